/* SPDX-License-Identifier: Apache-2.0 */
/* texts → phrasings: the words of each article as numbers, ready to be compared. */
#ifndef FHI_LINEAGE_PHRASING_H
#define FHI_LINEAGE_PHRASING_H

#include "lineage/diction.h"

/* A diction with what the others of a run make of it. */
typedef struct fhi_phrasing {
    const fhi_reading *reading;
    const fhi_diction *diction;
    uint32_t article; /* its number among the readings */
    bool told;        /* before, in an instalment */
    uint32_t *stem;   /* number of each word's stem among those of the run */
    uint8_t *flags;   /* FHI_WORD_* */
    float body;       /* weight of the words that are the report itself: see fhi_phrasing_weight() */
    /* Of the words before each, and of all at the end: their weight, in quarters, and how many are quoted. */
    uint32_t *quarters, *quoted;
    const uint64_t *hash; /* the rest stands in the diction */
    const uint32_t *run;
    uint32_t n;
    const uint32_t *sentence;
    uint32_t sentences;
} fhi_phrasing;

/* All phrasings of one run. `at` is in an order that depends on what the articles say alone, not on how they were given. */
typedef struct fhi_phrasings {
    fhi_phrasing *at;
    uint32_t n;
    float *weight; /* by stem: what it counts for where content is compared; rarity, unless a story lowers it */
    float *rarity; /* by stem number: how much it says that two texts have it, 0 (everybody does) upwards */
    uint32_t stems;
    struct fhi_aligned *aligned; /* from the instalment before and for the next one; NULL: nothing is kept */
} fhi_phrasings;

/* Makes the phrasings of all readings. False when memory is out. Linear in the texts. */
bool fhi_phrasing_all(fhi_arena *arena, const fhi_reading *readings, uint32_t n, fhi_phrasings *phrasings);

/* What a word counts for in the share of a text: nothing outside the report, little in a quotation. */
static inline float fhi_phrasing_weight(uint8_t flags)
{
    if (flags & (FHI_WORD_ASIDE | FHI_WORD_FURNITURE)) return 0;
    return flags & FHI_WORD_QUOTED ? 0.25f : 1;
}

/* The weight of the words from `first` to `end`; the same as their sum, for weights are quarters. */
static inline float fhi_phrasing_sum(const fhi_phrasing *phrasing, uint32_t first, uint32_t end)
{
    return (float)(phrasing->quarters[end] - phrasing->quarters[first]) / 4;
}

/* The share of the report that words of that weight are, 0 to 1. In a report of a sentence or two a phrase that everybody uses is a large part:
 * it counts as if it were longer, unless nearly all of it is shared. */
float fhi_phrasing_share(const fhi_phrasing *phrasing, float words);

/* The bytes from the word `first` to the word before `end` (first < end). */
fh_range fhi_phrasing_bytes(const fhi_phrasing *phrasing, uint32_t first, uint32_t end);

#endif
