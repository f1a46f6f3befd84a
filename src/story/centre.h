/* SPDX-License-Identifier: Apache-2.0 */
/* vectors → centre: the sum of a story's vectors, which new articles are held against. */
#ifndef FHI_STORY_CENTRE_H
#define FHI_STORY_CENTRE_H

#include "story/vector.h"

/* Most stories have one article, whose own terms are then the sum. */
typedef struct fhi_centre {
    const fhi_term *only; /* of the one member there has been so far, which keeps them; else NULL */
    fhi_term *at;         /* open addressing by number, at most half full; number UINT32_MAX: free */
    uint64_t *there;      /* bits by number, four for a place of the table: a term whose bit is not set has no place */
    uint32_t room;        /* a power of two, 0 where there is no table */
    uint32_t n;           /* terms */
    uint32_t members;
    uint32_t names;               /* terms among names and numbers, of all members that it has had */
    double whole, opening, named; /* squared lengths */
} fhi_centre;

typedef FHI_LIST(uint32_t) fhi_numbers;

/* Adds a vector, whose terms outlive the centre; the terms that the centre did not have are put behind `fresh`, which lives in `arena`, unless it is NULL. False when
 * memory is out. */
bool fhi_centre_add(fhi_arena *arena, fhi_centre *centre, const fhi_vector *vector, fhi_numbers *fresh);

/* Takes a vector away that was added. */
void fhi_centre_take(fhi_centre *centre, const fhi_vector *vector);

/* Adds all that `from` has to `into`. False when memory is out; `into` is then unchanged. */
bool fhi_centre_unite(fhi_centre *into, const fhi_centre *from);

/* Copies the terms that weigh something into `terms`, room for `n`, in no order; gives how many. */
uint32_t fhi_centre_terms(const fhi_centre *centre, fhi_term *terms);

/* Puts the numbers of all its terms behind `numbers`, which lives in `arena`. False when memory is out. */
bool fhi_centre_numbers(fhi_arena *arena, const fhi_centre *centre, fhi_numbers *numbers);

/* How alike two sides are, by the average over pairs of articles, one of each. */
typedef struct fhi_average {
    fhi_likeness like;
    /* How surely they tell of two events, 0 to 1: neither says, among names or elsewhere, anything of what the other names, and both name enough. */
    float strange;
} fhi_average;

/* Of the vector and each member. */
void fhi_centre_average(const fhi_centre *centre, const fhi_sought *vector, fhi_average *average);

/* Of each member of the one and each of the other; `sought` are the terms of `a` where it has one member. */
void fhi_centre_average_of(const fhi_centre *a, const fhi_sought *sought, const fhi_centre *b, fhi_average *average);

/* Cosines of the vector and the centre. */
void fhi_centre_compare(const fhi_centre *centre, const fhi_sought *vector, fhi_likeness *likeness);

/* An article that is to be held against many centres, with what its weights come to. */
typedef struct fhi_arrival {
    fhi_sought sought;
    const bool *figures; /* of each term, whether it is a number in digits */
    float opening, named, numbers;
} fhi_arrival;

/* The vector outlives the arrival, and its figures are known. */
void fhi_centre_arrive(const fhi_vector *vector, fhi_arrival *arrival);

/* Shares of weights, 0 to 1; 0 where there is nothing to have a share of. */
typedef struct fhi_cover {
    /* of what the article has, what the members have on average, of no term more than the article: */
    float opening; /* of what it opens with, */
    float named;   /* of its names and numbers, */
    float numbers; /* of the numbers that it opens with */
    float core;    /* of what the members open with, by squared weights of the centre: the terms that the article has */
    float strange; /* as in fhi_average */
} fhi_cover;

/* Cosines of the article and the centre, and how far each covers the other. */
void fhi_centre_hold(const fhi_centre *centre, const fhi_arrival *arrival, fhi_likeness *likeness, fhi_cover *cover);

void fhi_centre_done(fhi_centre *centre);

#endif
