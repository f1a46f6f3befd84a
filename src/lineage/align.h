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

/* Common words that follow each other in both texts, but for small gaps. */
typedef struct fhi_chain {
    uint32_t b, b_end; /* its whole extent in b */
    uint32_t pieces;   /* how many stretches it is cut into */
} fhi_chain;

/* What two texts have in common by themselves: which of it tells something depends on the other texts too. */
typedef struct fhi_alignment {
    FHI_LIST(fhi_chain) chains;
    fhi_stretches pieces; /* of one chain after the other */
} fhi_alignment;

/* Finds what `a` has in common with the table's phrasing, into `alignment`, which is empty. False when memory is out. Linear in the two but for refrains,
 * which are bounded. */
bool fhi_align_find(fhi_arena *arena, const fhi_phrasing *a, const fhi_phrasing *b, const fhi_run_table *table,
                    fhi_alignment *alignment);

/* Adds the stretches of an alignment that tell something, in order of `b`, without overlap in either. False when memory is out. */
bool fhi_align_stretches(fhi_arena *arena, const fhi_phrasings *all, const fhi_phrasing *b,
                         const fhi_alignment *alignment, fhi_stretches *stretches);

#endif
