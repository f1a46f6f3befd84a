/* SPDX-License-Identifier: Apache-2.0 */
/* How rare what units speak of is, and which of them say the same. */
#ifndef FHI_RECONCILE_LIKENESS_H
#define FHI_RECONCILE_LIKENESS_H

#include "reconcile/units.h"

/* Two units that may say the same. */
typedef struct fhi_likeness {
    uint32_t a, b; /* units, a < b */
    double value;  /* fhi_paraphrase_of() */
} fhi_likeness;

typedef FHI_LIST(fhi_likeness) fhi_likenesses;

/* Sets the weights of the units' keys by how rare each is among them (units that are the same word for word count once), and their totals. */
bool fhi_likeness_weigh(fhi_arena *scratch, fhi_units *units);

/* How much of the story each unit is about: the share of the articles that its keys stand in, by weight, 0 to 1. NULL when memory is out. */
double *fhi_likeness_central(fhi_arena *scratch, const fhi_units *units);

/* Finds the pairs of units that tell the same at least so surely, through an index of keys: time grows with the units, not with their square. A pair may
 * be found twice. */
bool fhi_likeness_find(fhi_arena *scratch, const fhi_units *units, double least, fhi_likenesses *found);

#endif
