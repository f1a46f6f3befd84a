/* SPDX-License-Identifier: Apache-2.0 */
/* overlaps and credits → the relation of each two articles of a story. */
#ifndef FHI_LINEAGE_RELATION_H
#define FHI_LINEAGE_RELATION_H

#include "lineage/links.h"
#include "lineage/tracing.h"

/* Judges the two articles of `pair`, which is not established so far; fills in the relation, with reasons. `*close` tells that they share
 * more than two reports of their own would. False when memory is out. */
bool fhi_relation_judge(fhi_arena *arena, const fhi_tracing *tracing, const fhi_lineage *lineage, fhi_pair *pair,
                        bool *close);

/* Whether what articles x and y have in common with a third is so surely not the same words that it says nothing of x and y: it is put
 * together of them. */
bool fhi_relation_apart_in(const fhi_tracing *tracing, uint32_t x, uint32_t y, uint32_t third);

/* Takes back that a pair is independent, since one of them is close to `twin`, an article of the other's origin. False when memory is
 * out. */
bool fhi_relation_withdraw(fhi_arena *arena, const fhi_tracing *tracing, uint32_t twin, fhi_pair *pair);

#endif
