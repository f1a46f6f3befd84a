/* SPDX-License-Identifier: Apache-2.0 */
/* Groups of units that say the same → claims. */
#ifndef FHI_RECONCILE_ASSEMBLE_H
#define FHI_RECONCILE_ASSEMBLE_H

#include "reconcile/cluster.h"
#include "reconcile/independence.h"

/* What the stage has of one story while it works on it. */
typedef struct fhi_story_work {
    const fhi_reading *readings;
    const fhi_stories *stories;
    uint32_t story;
    const fhi_independence *independence;
    fhi_concepts *concepts;
    fhi_units units;
    fhi_clusters clusters;
    /* The cluster of the story's main event, FHI_NONE if none; its units may stand in another one as well. */
    uint32_t core_group;
    uint32_t core_unit;  /* that tells it best */
    fhi_day first, last; /* publication of its articles, FHI_NO_DAY if none is known */
    double *central;     /* of each unit: how much of the story it is about, 0 to 1 */
    uint32_t *claim_of;  /* of each unit: index into the claims, FHI_NONE if it came into none */
} fhi_story_work;

/* Adds the claims of a story, heaviest first, and fills claim_of. Results in `arena`. False when memory is out. */
bool fhi_assemble_claims(fhi_arena *arena, fhi_arena *scratch, fhi_story_work *work, fhi_claims *claims);

#endif
