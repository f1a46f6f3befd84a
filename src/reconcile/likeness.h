/* SPDX-License-Identifier: Apache-2.0 */
/* How near two units are to saying the same, and which units are worth comparing. */
#ifndef FHI_RECONCILE_LIKENESS_H
#define FHI_RECONCILE_LIKENESS_H

#include "reconcile/units.h"

/* Two units that may say the same. */
typedef struct fhi_likeness {
    uint32_t a, b; /* units, a < b */
    double value;  /* 0 to 1 */
} fhi_likeness;

typedef FHI_LIST(fhi_likeness) fhi_likenesses;

/* Sets the weights of the units' keys by how rare each is among them (units that are the same word for word count once), and their totals. */
bool fhi_likeness_weigh(fhi_arena *scratch, fhi_units *units);

/* How much of the story each unit is about: the share of the articles that its keys stand in, by weight, 0 to 1. NULL when memory is out. */
double *fhi_likeness_central(fhi_arena *scratch, const fhi_units *units);

/* 0: nothing in common; 1: the same words. Symmetric. */
double fhi_likeness_of(const fhi_unit *a, const fhi_unit *b);

/* Whether each of two like units tells what the other tells: an act of the one stands in the other, or they are surely alike (leads sooner), and where both give
 * numbers, one of them is the same. */
bool fhi_likeness_bears_out(const fhi_unit *a, const fhi_unit *b);

/* Finds pairs with a likeness of at least `least`, of two leads at least `least_of_leads`, through an index of keys: time grows with the units, not with their square. */
bool fhi_likeness_find(fhi_arena *scratch, const fhi_units *units, double least, double least_of_leads,
                       fhi_likenesses *found);

#endif
