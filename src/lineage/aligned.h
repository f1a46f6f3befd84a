/* SPDX-License-Identifier: Apache-2.0 */
/* Alignments from one instalment to the next: an alignment is made of two articles by themselves, and those of a block are compared twice, as the new ones
 * and, with the next block, as those told before. */
#ifndef FHI_LINEAGE_ALIGNED_H
#define FHI_LINEAGE_ALIGNED_H

#include "lineage/align.h"

typedef struct fhi_aligned fhi_aligned;

/* An empty one; NULL when memory is out. */
fhi_aligned *fhi_aligned_new(void);

/* NULL is allowed. */
void fhi_aligned_free(fhi_aligned *aligned);

/* The articles that were new are told from now on; what was kept of those told before is gone. */
void fhi_aligned_turn(fhi_aligned *aligned);

/* What was kept of two new articles, or of two that are `told`; NULL if nothing. */
const fhi_alignment *fhi_aligned_of(const fhi_aligned *aligned, const fhi_diction *a, const fhi_diction *b, bool told);

/* Keeps a copy of the alignment of two new articles, which live until the turn after the next. False when memory is out. */
bool fhi_aligned_keep(fhi_aligned *aligned, const fhi_diction *a, const fhi_diction *b, const fhi_alignment *alignment);

#endif
