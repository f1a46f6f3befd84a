/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens → names with their types, by a trained sequence model; entities are not its matter. */
#ifndef FHI_ANNOTATE_NAME_NAMING_H
#define FHI_ANNOTATE_NAME_NAMING_H

#include "annotate/marks.h"
#include "annotate/name/gazetteer.h"
#include "base/error.h"
#include "text/traits.h"

/* A token's label: outside of names, or what part of which type of name (Ratinov and Roth 2009): the first, one inside, the last,
 * or the only token. */
enum {
    FHI_NAMING_OUT,
    FHI_NAMING_FIRST = 1,  /* + fhi_name_type */
    FHI_NAMING_INSIDE = 5, /* + fhi_name_type */
    FHI_NAMING_LAST = 9,   /* + fhi_name_type */
    FHI_NAMING_ONLY = 13,  /* + fhi_name_type */
    FHI_NAMING_LABELS = 17,
};

enum { FHI_NAMING_AROUND = 3, FHI_NAMING_FEATURES = 87, FHI_NAMING_STRIDE = 24 };

/* What the article showed of a word so far. */
typedef struct fhi_naming_seen {
    uint64_t word;
    uint16_t capital; /* with a capital, not first in its sentence */
    uint16_t lower;
    uint8_t type;    /* fhi_name_type + 1 of the name that it last stood in, 0: in none */
    uint8_t acronym; /* fhi_name_type + 1 of the name that it was said to stand for, 0: of none */
} fhi_naming_seen;

/* One token as the features see it. */
typedef struct fhi_naming_view {
    fhi_trait trait;
    fhi_gazette gazette;
    uint8_t tag;
    uint8_t label;
    uint8_t seen; /* bits: lower elsewhere, capital elsewhere, and 4 times the type it had before */
    uint16_t left,
        right; /* the tokens round the run of capitals that this one stands in, counted from the sentence's first; + AROUND */
} fhi_naming_view;

/* The sentence at hand and what is known of the article. */
typedef struct fhi_naming {
    const fhi_text *text;
    fhi_naming_view *views; /* of the sentence, with AROUND empty ones before and behind */
    uint32_t count;
    uint32_t style;        /* of the sentence: see fhi_naming_style() */
    fhi_naming_seen *seen; /* hashed by word */
    uint32_t mask;
    fhi_wordtable lists;
    bool careless; /* the writer spares capitals: "i went to oslo" */
} fhi_naming;

/* How a sentence is written: 0 plain, 1 most words have capitals, as in headlines, 2 all upper case. */
uint32_t fhi_naming_style(const fhi_text *text, const fhi_sentence *sentence);

/* Takes memory for an article. FH_NO_MEMORY, FH_INVALID where the embedded lists are damaged. */
fh_status fhi_naming_open(fhi_arena *scratch, const fhi_text *text, fhi_naming *naming, fh_error *error);

/* Makes a sentence the one at hand. */
void fhi_naming_turn(fhi_naming *naming, const fhi_sentence *sentence);

/* True if token `i` may be in a name at all; the others are out without asking the model. */
bool fhi_naming_candidate(const fhi_naming *naming, uint32_t i);

/* The features of token `i`, whose labels before it are set. */
void fhi_naming_features(const fhi_naming *naming, uint32_t i, uint64_t features[FHI_NAMING_FEATURES]);

/* A bit for each label that may follow the one before token `i`. */
uint64_t fhi_naming_allowed(const fhi_naming *naming, uint32_t i);

/* What is known of a word: `word` 0 where the article has it nowhere with a capital. */
fhi_naming_seen *fhi_naming_seen_of(const fhi_naming *naming, uint64_t word);

static inline void fhi_naming_label(fhi_naming *naming, uint32_t i, uint32_t label)
{
    naming->views[i + FHI_NAMING_AROUND].label = (uint8_t)label;
}

/* Labels a whole name, the tokens [first, first + count). */
void fhi_naming_write(fhi_naming *naming, uint32_t first, uint32_t count, uint32_t type);

/* The text of tokens of the sentence at hand. */
fh_span fhi_naming_words(const fhi_naming *naming, const fhi_sentence *sentence, uint32_t first, uint32_t count);

static inline bool fhi_naming_capital(const fhi_naming *naming, uint32_t i)
{
    return naming->views[i + FHI_NAMING_AROUND].trait.flags & FHI_TOKEN_CAPITAL;
}

/* Remembers the types that the words of the sentence at hand have got. */
void fhi_naming_remember(fhi_naming *naming);

/* The names of the whole article into `marks->names`, entity 0. */
fh_status fhi_naming_run(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error);

#endif
