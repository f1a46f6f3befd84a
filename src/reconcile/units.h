/* SPDX-License-Identifier: Apache-2.0 */
/* What `units` makes of the marks of a story: the propositions that claims are made of. */
#ifndef FHI_RECONCILE_UNITS_H
#define FHI_RECONCILE_UNITS_H

#include "reconcile/claims.h"
#include "reconcile/concepts.h"

/* Something that a unit speaks of, a concept, an entity, a day or a number, and how much it weighs there. */
typedef struct fhi_key {
    uint64_t key;
    float weight;
} fhi_key;

typedef FHI_LIST(uint64_t) fhi_key_set; /* ascending, each once */

/* How many of something a unit gives. */
typedef struct fhi_count {
    uint64_t thing;  /* see fhi_counted */
    uint64_t number; /* as in `numbers` */
} fhi_count;

/* A sentence, or the content of a statement in it. */
typedef struct fhi_unit {
    uint32_t article;
    uint32_t sentence;
    uint32_t statement; /* whose content it is; FHI_NONE */
    fh_range at;        /* who says it and what */
    /* As it is shown and cited: `at`, and the rest of the sentence where a cut would change what is said. */
    fh_range shown;
    fh_range said;     /* without source and cue */
    fh_range compared; /* the words that the keys are of: `said`, or more where that is little of it or tells no act */
    FHI_LIST(fhi_key) keys; /* by key, each once */
    fhi_key_set words;      /* all of them, by their forms, the common ones too */
    fhi_key_set entities;   /* persons, bodies and places named */
    fhi_key_set sides; /* of a denial: the words of the names that speak and are spoken of, but for words of offices */
    fhi_key_set acts;  /* concepts of its verbs */
    fhi_key_set numbers;        /* its amounts, by value and unit */
    FHI_LIST(fhi_count) counts; /* of those, what is known to count something; in text order */
    fhi_day day;                /* the day it tells of, where it names just one; else FHI_NO_DAY */
    fhi_day published;          /* its article */
    fhi_day due;                /* of what is announced: the last day that it names; else FHI_NO_DAY */
    uint64_t voice;             /* key of the speaker's entity; 0 if nobody is named */
    fh_span by;                 /* the speaker, else the outlet, agency or id */
    fhi_claim_status status;
    bool quoted;    /* in the words of a speaker: "I" and "we" speak there */
    bool done;      /* its main clause is in the past or the perfect */
    bool possible;  /* "may", "could": it is not said that it is so */
    bool verb;      /* has one: it says something */
    bool finished;  /* ends in a full stop; headlines and scraps do not */
    bool lead;      /* the first of its article that is prose and nobody's words: what the article is about */
    bool prose;     /* a whole sentence with a verb of its own; headlines, captions and broken quotations are none */
    double clarity; /* how well it reads alone; higher is better */
    double plain;   /* the part of `total` that is not names */
    double total;   /* sum of the weights, after fhi_likeness_weigh() */
} fhi_unit;

typedef FHI_LIST(fhi_unit) fhi_units;

/* Adds the units of one article, in text order; none of an article that is not in English. False when memory is out. */
bool fhi_units_add(fhi_arena *arena, const fhi_reading *readings, uint32_t article, fhi_concepts *concepts,
                   fhi_units *units);

/* How near the head of its article a unit stands: 1 in the first sentence, falling to 0. */
static inline double fhi_units_place(const fhi_unit *unit)
{
    return 1 / (1 + 0.12 * unit->sentence);
}

/* Whether a key is in the set; whether two sets have one in common. */
bool fhi_units_has(const fhi_key_set *set, uint64_t key);
bool fhi_units_share(const fhi_key_set *a, const fhi_key_set *b);

/* How many keys both have. */
uint32_t fhi_units_shared(const fhi_key_set *a, const fhi_key_set *b);

/* False for a pronoun or a scrap of a phrase. */
bool fhi_units_names_somebody(fh_span name);

/* What stands for the speaker where nobody is named: the outlet, else the agency credited, else the id. */
fh_span fhi_units_outlet(const fhi_reading *reading);

#endif
