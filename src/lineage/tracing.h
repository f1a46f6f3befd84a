/* SPDX-License-Identifier: Apache-2.0 */
/* What is known of all articles while their lineage is worked out. */
#ifndef FHI_LINEAGE_TRACING_H
#define FHI_LINEAGE_TRACING_H

#include "lineage/links.h"
#include "lineage/overlap.h"
#include "lineage/sourcing.h"

struct fhi_tracing {
    fhi_phrasings all;
    fhi_sourcing *sourcing; /* by phrasing */
    uint32_t *phrasing_of;  /* by article */
    fhi_overlaps overlaps;
    uint8_t *seen;            /* for fhi_overlap_common() */
    const uint32_t *story_of; /* by article; NULL while stories are not known */
    const fhi_told *told;     /* NULL: nothing was told before */
};

#endif
