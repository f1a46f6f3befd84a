/* SPDX-License-Identifier: Apache-2.0 */
/* texts → phrasings: the words of each article as numbers, ready to be compared. */
#ifndef FHI_LINEAGE_PHRASING_H
#define FHI_LINEAGE_PHRASING_H

#include "annotate/marks.h"

enum {
    FHI_WORD_QUOTED = 1,    /* said by somebody: whoever was there has the same words */
    FHI_WORD_NAME = 2,      /* part of a name */
    FHI_WORD_ASIDE = 4,     /* in a caption, a credit line or a title: not the report itself */
    FHI_WORD_FURNITURE = 8, /* in a sentence that the outlet prints under one article after another */
    FHI_WORD_NUMBER = 16,
    FHI_WORD_STARTS = 32, /* the first of its sentence */
};

enum { FHI_RUN_WORDS = 3 };

typedef struct fhi_phrasing {
    const fhi_reading *reading;
    uint32_t article; /* its number among the readings */
    uint64_t outlet;  /* hash of the outlet's name, 0 where it is not known */
    uint64_t *hash;   /* of each word */
    uint32_t *run;    /* hash of each word and those behind it, FHI_RUN_WORDS together; the last few have none */
    uint32_t *stem;   /* number of each word's stem */
    uint32_t *token;  /* where each word stands among the tokens */
    uint8_t *flags;   /* FHI_WORD_* */
    uint32_t n;
    uint32_t *sentence; /* index of the first word of each sentence; one more at the end, which is n */
    uint32_t sentences;
    float body; /* weight of the words that are the report itself: see fhi_phrasing_weight() */
} fhi_phrasing;

/* All phrasings of one run. `at` is in an order that depends on what the articles say alone, not on how they were given. */
typedef struct fhi_phrasings {
    fhi_phrasing *at;
    uint32_t n;
    float *weight; /* by stem: what it counts for where content is compared; rarity, unless a story lowers it */
    float *rarity; /* by stem number: how much it says that two texts have it, 0 (everybody does) upwards */
    uint32_t stems;
} fhi_phrasings;

/* Makes the phrasings of all readings. False when memory is out. Linear in the texts. */
bool fhi_phrasing_all(fhi_arena *arena, const fhi_reading *readings, uint32_t n, fhi_phrasings *phrasings);

/* What a word counts for in the share of a text: nothing outside the report, little in a quotation. */
static inline float fhi_phrasing_weight(uint8_t flags)
{
    if (flags & (FHI_WORD_ASIDE | FHI_WORD_FURNITURE)) return 0;
    return flags & FHI_WORD_QUOTED ? 0.25f : 1;
}

/* The share of the report that words of that weight are, 0 to 1. In a report of a sentence or two a phrase that everybody uses is a large part:
 * it counts as if it were longer, unless nearly all of it is shared. */
float fhi_phrasing_share(const fhi_phrasing *phrasing, float words);

/* The bytes from the word `first` to the word before `end` (first < end). */
fh_range fhi_phrasing_bytes(const fhi_phrasing *phrasing, uint32_t first, uint32_t end);

#endif
