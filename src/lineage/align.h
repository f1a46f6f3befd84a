/* SPDX-License-Identifier: Apache-2.0 */
/* two phrasings → the passages that they share word for word or nearly so. */
#ifndef FHI_LINEAGE_ALIGN_H
#define FHI_LINEAGE_ALIGN_H

#include "lineage/links.h"
#include "lineage/phrasing.h"

/* A shared passage in words: [a, a_end) of the one, [b, b_end) of the other, `same` of them the same in the same order. */
typedef struct fhi_stretch {
    uint32_t a, a_end;
    uint32_t b, b_end;
    uint32_t same;
    fhi_passage_kind kind;
} fhi_stretch;

typedef FHI_LIST(fhi_stretch) fhi_stretches;

/* Runs of three words of one phrasing, to be looked up: made once, used for all its partners. */
typedef struct fhi_run_table fhi_run_table;

/* NULL when memory is out; lives in `arena`. */
fhi_run_table *fhi_align_table(fhi_arena *arena, const fhi_phrasing *b);

/* Adds the stretches that `a` shares with the table's phrasing, in order of `b`, without overlap in either. False when memory is out.
 * Linear in the two but for refrains, which are bounded. */
bool fhi_align_stretches(fhi_arena *arena, const fhi_phrasings *all, const fhi_phrasing *a, const fhi_phrasing *b,
                         const fhi_run_table *table, fhi_stretches *stretches);

#endif
