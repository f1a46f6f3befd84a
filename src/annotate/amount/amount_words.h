/* SPDX-License-Identifier: Apache-2.0 */
/* The words that data/amount knows: word → what it means for an amount. */
#ifndef FHI_ANNOTATE_AMOUNT_WORDS_H
#define FHI_ANNOTATE_AMOUNT_WORDS_H

#include "firsthand/span.h"

#include <stdbool.h>

enum { FHI_AMOUNT_PHRASE = 6 }; /* words in the longest phrase of the tables */

/* What kind of number word it is; the order is that of tools/gen/gen_amount.py, as for all enums here. */
typedef enum fhi_numeral_kind {
    FHI_NUMERAL_NONE,
    FHI_NUMERAL_ONE,     /* zero to nine */
    FHI_NUMERAL_TEEN,    /* ten to nineteen */
    FHI_NUMERAL_TEN,     /* twenty to ninety */
    FHI_NUMERAL_HUNDRED, /* "hundred" */
    FHI_NUMERAL_SCALE,   /* "million"; the value is the power of ten */
    FHI_NUMERAL_DOZEN,
    FHI_NUMERAL_PART, /* "third", "thirds"; the value is the denominator */
    FHI_NUMERAL_HALF,
    FHI_NUMERAL_MANY,    /* "hundreds" */
    FHI_NUMERAL_SEVERAL, /* "several", before "hundred" and the like */
    FHI_NUMERAL_PAIR,    /* "couple", in "a couple of" */
} fhi_numeral_kind;

typedef enum fhi_unit_kind {
    FHI_UNIT_LENGTH,
    FHI_UNIT_AREA,
    FHI_UNIT_VOLUME,
    FHI_UNIT_MASS,
    FHI_UNIT_TIME,
    FHI_UNIT_RATIO,
    FHI_UNIT_TEMPERATURE,
    FHI_UNIT_SPEED,
    FHI_UNIT_ENERGY,
    FHI_UNIT_POWER,
    FHI_UNIT_DATA,
    FHI_UNIT_AGE,
    FHI_UNIT_OTHER,
    FHI_UNIT_MONEY,
    FHI_UNIT_EACH, /* only what a rate is counted by: "a share" */
} fhi_unit_kind;

/* What a word beside a number makes of it. */
typedef enum fhi_refusal {
    FHI_REFUSAL_NONE,
    FHI_REFUSAL_LABEL,  /* before: "Article 5" */
    FHI_REFUSAL_STREET, /* behind: "12 Elm Street" */
    FHI_REFUSAL_AGED,   /* before: "aged 45", no refusal but an age */
    FHI_REFUSAL_INDEX,  /* before: "the FTSE 100", but for "lifted the FTSE 100 points" */
    FHI_REFUSAL_GROWN,  /* before a bound: "children under five", no refusal but an age */
} fhi_refusal;

typedef enum fhi_noun_hint {
    FHI_NOUN_OPEN, /* nothing is known of the word */
    FHI_NOUN_STOP,
    FHI_NOUN_FATE,
    FHI_NOUN_PLURAL,
    FHI_NOUN_SINGULAR,
    FHI_NOUN_CALENDAR, /* months and weekdays */
    FHI_NOUN_VAGUE,    /* "one" before it counts nothing: "one thing" */
} fhi_noun_hint;

enum { FHI_MOVES_UP = 1, FHI_MOVES_DOWN = 2, FHI_MOVES_RATIO = 4 }; /* RATIO: moves percentages and points alone */

/* A word and its meanings; the last four are 1 + the first row of its phrases, 0 if none. */
typedef struct fhi_amount_word {
    const char *text;
    uint8_t length;
    uint8_t number; /* fhi_numeral_kind */
    int64_t value;
    uint8_t refusal;          /* fhi_refusal */
    uint8_t noun;             /* fhi_noun_hint */
    uint8_t verb, of, behind; /* FHI_MOVES_*: as a verb before, as a noun with "of" or behind, as an adverb behind */
    uint16_t unit_after, unit_before, bound_before, bound_after;
} fhi_amount_word;

/* A way to write a unit. */
typedef struct fhi_amount_spelling {
    uint16_t unit;
    uint8_t n;
    bool glued;        /* counts only where it touches the number */
    const char *cased; /* where case counts: the exact bytes, without blanks; else NULL */
    uint16_t words[FHI_AMOUNT_PHRASE];
} fhi_amount_spelling;

/* A bound in words. */
typedef struct fhi_amount_phrase {
    uint8_t bound; /* fhi_bound */
    uint8_t n;
    uint16_t words[FHI_AMOUNT_PHRASE];
} fhi_amount_phrase;

/* The number of a word, case folded in ASCII; 0 if the tables do not know it. */
uint16_t fhi_amount_words_find(fh_span text);

/* The meanings of a word number; of 0: none. Never NULL. */
const fhi_amount_word *fhi_amount_words_at(uint16_t word);

/* True of "hundred", "million", "dozen": what stands behind "a", "half a", "several". */
static inline bool fhi_amount_words_round(const fhi_amount_word *word)
{
    return word->number == FHI_NUMERAL_HUNDRED || word->number == FHI_NUMERAL_SCALE ||
           word->number == FHI_NUMERAL_DOZEN;
}

/* True of "dozen" and "dozens". */
static inline bool fhi_amount_words_dozen(const fhi_amount_word *word)
{
    return word->number == FHI_NUMERAL_DOZEN || (word->number == FHI_NUMERAL_MANY && word->value == 12);
}

/* True of "half", "third", "quarters"; the value is the denominator. */
static inline bool fhi_amount_words_part(const fhi_amount_word *word)
{
    return word->number == FHI_NUMERAL_HALF || word->number == FHI_NUMERAL_PART;
}

/* The row after which phrases and spellings are looked through: those of one word stand together, longest first; a row with n = 0 or
 * another first (before the number: last) word ends them. */
const fhi_amount_spelling *fhi_amount_words_spelling(uint16_t row);
const fhi_amount_phrase *fhi_amount_words_bound(uint16_t row);

/* "USD", "km"; static. */
fh_span fhi_amount_words_unit(uint16_t unit);
fhi_unit_kind fhi_amount_words_unit_kind(uint16_t unit);

#endif
