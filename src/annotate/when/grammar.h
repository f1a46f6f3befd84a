/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of the grammar of times, made from data/when: words with their classes, the automaton of all patterns, the rules. */
#ifndef FHI_WHEN_GRAMMAR_H
#define FHI_WHEN_GRAMMAR_H

#include "annotate/marks.h"

/* A word of the grammar. */
typedef struct fhi_grammar_word {
    const char *text; /* lower case, without a closing full stop */
    uint16_t literal; /* its number as a word of patterns, 0 = none */
    uint16_t sense;   /* first of its senses */
    uint16_t senses;  /* how many */
    uint8_t length;   /* of the text */
    uint8_t opens;    /* 1: a pattern starts with the word itself */
    uint64_t classes; /* bits */
} fhi_grammar_word;

typedef struct fhi_grammar_sense {
    int16_t of; /* FHI_CLASS_* */
    int16_t value;
    int16_t capital; /* only where the word has a capital */
} fhi_grammar_sense;

/* A step of the automaton: on this symbol, to that node. */
typedef struct fhi_grammar_edge {
    uint16_t symbol; /* number of a word, or FHI_GRAMMAR_CLASS + class */
    uint16_t glued;  /* the piece must stand right behind the one before */
    int16_t field;   /* takes the value of the piece; -1 = none */
    uint16_t sets;   /* first of what else is set */
    uint16_t node;
} fhi_grammar_edge;

typedef struct fhi_grammar_set {
    int16_t field; /* -1 = end of the list */
    int16_t value;
} fhi_grammar_set;

typedef struct fhi_grammar_node {
    uint16_t edge;  /* first; up to the next node's first */
    uint16_t words; /* so many of the edges are on words, in order of their number; the rest are on classes */
    uint16_t rule;  /* that ends here, + 1; 0 = none */
} fhi_grammar_node;

/* What must hold besides the pattern; see check.c. */
typedef enum fhi_grammar_check {
#define CHECK(name) FHI_CHECK_##name,
#include "annotate/when/checks.def"
#undef CHECK
} fhi_grammar_check;

enum { FHI_RULE_MOMENT = 100 }; /* a time where the words name a part of the day or an hour, else a date */

typedef struct fhi_grammar_rule {
    const char *name;
    uint8_t type; /* fhi_time_type or FHI_RULE_MOMENT */
    uint8_t check;
} fhi_grammar_rule;

typedef enum fhi_festival_kind {
    FHI_FESTIVAL_FIXED,
    FHI_FESTIVAL_NTH,
    FHI_FESTIVAL_FOURTH,
    FHI_FESTIVAL_EASTER,
    FHI_FESTIVAL_ORTHODOX,
    FHI_FESTIVAL_THANKSGIVING,
    FHI_FESTIVAL_TAX,
    FHI_FESTIVAL_HEBREW,
    FHI_FESTIVAL_ISLAMIC,
    FHI_FESTIVAL_BEFORE_ISLAMIC,
    FHI_FESTIVAL_CHINESE,
    FHI_FESTIVAL_PERSIAN,
    FHI_FESTIVAL_HINDU,
    FHI_FESTIVAL_PARSI,
    FHI_FESTIVAL_SUN
} fhi_festival_kind;

enum { FHI_FESTIVAL_NUMBERS = 4 };

typedef struct fhi_festival {
    fhi_festival_kind kind;
    int number[FHI_FESTIVAL_NUMBERS]; /* what its kind asks for; see the head of data/when/festivals.tsv */
    int days;                         /* that it lasts; 0 = the month that it begins */
} fhi_festival;

enum { FHI_GRAMMAR_CLASS = 0x4000 };

#include "annotate/when/classes.inc"

extern const fhi_grammar_edge fhi_grammar_edges[];
extern const fhi_grammar_node fhi_grammar_nodes[];
extern const fhi_grammar_set fhi_grammar_sets[];
extern const fhi_grammar_rule fhi_grammar_rules[];
extern const fhi_grammar_word fhi_grammar_words[];
extern const fhi_grammar_sense fhi_grammar_senses[];
extern const fhi_festival fhi_grammar_festivals[];
extern const uint32_t fhi_grammar_rule_count, fhi_grammar_festival_count;

/* The lengths of words by the low five bits of their first and last bytes, a bit each. */
extern const uint32_t fhi_grammar_shapes[32][32];

/* False of most words that are none of the grammar's, in any case. */
static inline bool fhi_grammar_may_have(fh_span word)
{
    return fhi_grammar_shapes[word.ptr[0] & 31][word.ptr[word.len - 1] & 31] >> (word.len & 31) & 1;
}

/* The row of a word in lower case; 0 if it is none of the grammar's. */
uint16_t fhi_grammar_find(const char *word, uint32_t length);

/* The value of a word in a class it belongs to; false if it does not, or only with a capital that it has not. */
bool fhi_grammar_value(uint16_t word, int of, bool capital, int *value);

#endif
