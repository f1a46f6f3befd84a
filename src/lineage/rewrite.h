/* SPDX-License-Identifier: Apache-2.0 */
/* two phrasings → sentences of the one that tell what sentences of the other tell, in new words. */
#ifndef FHI_LINEAGE_REWRITE_H
#define FHI_LINEAGE_REWRITE_H

#include "lineage/align.h"

/* The stems of a phrasing's sentences, to be looked up: made once, used for all its partners. */
typedef struct fhi_retelling fhi_retelling;

/* NULL when memory is out; lives in `arena`. */
fhi_retelling *fhi_rewrite_table(fhi_arena *arena, fhi_arena *scratch, const fhi_phrasings *all, const fhi_phrasing *b);

/* Adds rewritten stretches, whole sentences each, to those that alignment found: where the same telling words, names and numbers stand in
 * a sentence of each, and neighbouring sentences agree. Stretches come out in order of `b`. False when memory is out. */
bool fhi_rewrite_stretches(fhi_arena *arena, const fhi_phrasing *a, const fhi_phrasing *b, const fhi_retelling *table_a,
                           const fhi_retelling *table_b, fhi_stretches *stretches);

#endif
