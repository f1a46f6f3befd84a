/* SPDX-License-Identifier: Apache-2.0 */
/* pairs of phrasings → what each pair shares. */
#ifndef FHI_LINEAGE_OVERLAP_H
#define FHI_LINEAGE_OVERLAP_H

#include "lineage/carriers.h"
#include "lineage/rewrite.h"

/* What two texts share. Shares are of the weight of the report itself (see fhi_phrasing_weight), 0 to 1. */
typedef struct fhi_overlap {
    uint32_t a, b; /* phrasings, a < b */
    fhi_stretches stretches;
    float copied_a, copied_b; /* word for word or edited */
    float shared_a, shared_b; /* rewritten, too */
} fhi_overlap;

typedef struct fhi_overlaps {
    FHI_LIST(fhi_overlap) at;       /* those with something in common */
    struct fhi_overlap_slot *slots; /* which pairs have been looked at */
    size_t room, looked_at;
} fhi_overlaps;

/* Looks at every pair of `pairs` (in order of b) that has not been looked at; with `retellings` (one a phrasing, all NULL before
 * and after; NULL is allowed) also for sentences told in new words. Everything lives in `arena`. False when memory is out. */
bool fhi_overlap_look(fhi_arena *arena, const fhi_phrasings *all, const fhi_candidates *pairs,
                      fhi_retelling **retellings, fhi_overlaps *overlaps);

/* Takes over what was found before for the pairs that have not been looked at here. False when memory is out. */
bool fhi_overlap_adopt(fhi_arena *arena, const fhi_overlaps *before, fhi_overlaps *overlaps);

/* What phrasings a < b share; NULL if nothing, or if they were not looked at. */
const fhi_overlap *fhi_overlap_of(const fhi_overlaps *overlaps, uint32_t a, uint32_t b);

/* The weight of the words of phrasing `of` that it shares with two others by overlaps x and y, each once. `seen` has room for a mark a word of the
 * longest phrasing, all 0 before and after. Linear in the stretches. */
float fhi_overlap_common(const fhi_phrasings *all, uint32_t of, const fhi_overlap *x, const fhi_overlap *y,
                         uint8_t *seen);

#endif
