/* SPDX-License-Identifier: Apache-2.0 */
/* overlaps → links and standings: which way a text went, and how much of each article is its own. */
#ifndef FHI_LINEAGE_DESCENT_H
#define FHI_LINEAGE_DESCENT_H

#include "lineage/links.h"
#include "lineage/tracing.h"

/* One overlap with its direction. */
typedef struct fhi_descent {
    const fhi_overlap *overlap;
    uint32_t from, to; /* phrasings */
    float shared_from, shared_to;
    uint32_t basis; /* FHI_BY_* */
} fhi_descent;

typedef FHI_LIST(fhi_descent) fhi_descents;

/* The direction of every overlap. False when memory is out. */
bool fhi_descent_all(fhi_arena *arena, const fhi_tracing *tracing, fhi_descents *descents);

/* The source is an agency's page that gives only the start of its report, most of which stands in the copy. */
bool fhi_descent_cut_short(const fhi_tracing *tracing, const fhi_descent *descent);

/* Fills links and standings (all but their origins). False when memory is out. */
bool fhi_descent_fill(fhi_arena *arena, const fhi_tracing *tracing, const fhi_descents *descents, fhi_lineage *lineage);

#endif
