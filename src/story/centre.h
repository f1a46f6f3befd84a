/* SPDX-License-Identifier: Apache-2.0 */
/* vectors → centre: the sum of a story's vectors, which new articles are held against. */
#ifndef FHI_STORY_CENTRE_H
#define FHI_STORY_CENTRE_H

#include "story/vector.h"

typedef struct fhi_centre {
    fhi_term *at;  /* open addressing by number, at most half full; number UINT32_MAX: free */
    uint32_t room; /* a power of two, 0 while empty */
    uint32_t n;
    uint32_t members;
    double whole, opening, named; /* squared lengths */
} fhi_centre;

typedef FHI_LIST(uint32_t) fhi_numbers;

/* Adds a vector; the terms that the centre did not have are put behind `fresh`, which lives in `arena`. False when memory is out. */
bool fhi_centre_add(fhi_arena *arena, fhi_centre *centre, const fhi_vector *vector, fhi_numbers *fresh);

/* Cosines of the vector and the centre. */
void fhi_centre_compare(const fhi_centre *centre, const fhi_vector *vector, fhi_likeness *likeness);

void fhi_centre_done(fhi_centre *centre);

#endif
