/* SPDX-License-Identifier: Apache-2.0 */
/* outlets of a story → which of its articles name another of them as a source. Extract knows the newsrooms of the table and names that are
 * built like one; those of the other articles are known for certain, whatever they are called. */
#ifndef FHI_LINEAGE_PEERS_H
#define FHI_LINEAGE_PEERS_H

#include "lineage/tracing.h"

/* Adds to the sourcing of the `n` articles whom of each other they name: "the deal is near, Touchline reported". What their dictions hold stays
 * as it is. Lives in `arena`. False when memory is out. */
bool fhi_peers_add(fhi_arena *arena, fhi_tracing *tracing, const uint32_t *articles, uint32_t n);

#endif
