/* SPDX-License-Identifier: Apache-2.0 */
/* phrasings → candidates: for each article the others that may share passages with it. */
#ifndef FHI_LINEAGE_CARRIERS_H
#define FHI_LINEAGE_CARRIERS_H

#include "lineage/phrasing.h"

typedef struct fhi_candidate {
    uint32_t a, b;   /* indexes into the phrasings, a < b */
    uint32_t common; /* fingerprints */
} fhi_candidate;

typedef FHI_LIST(fhi_candidate) fhi_candidates;

/* Finds the pairs that share several runs of words or a long one, by b, then by how much they share. Of a text with many carriers each is paired with the first few,
 * which stand for the rest. False when memory is out. Linear in the texts. */
bool fhi_carriers_find(fhi_arena *arena, const fhi_phrasings *phrasings, fhi_candidates *candidates);

#endif
