/* SPDX-License-Identifier: Apache-2.0 */
/* A sentence cut finer than tokens: runs of letters, runs of digits, single signs. How "$1.2bn" or "40-year-old" is tokenised does not
 * matter then: the number grammar reads fragments. */
#ifndef FHI_ANNOTATE_FRAGMENT_H
#define FHI_ANNOTATE_FRAGMENT_H

#include "annotate/amount/amount_words.h"
#include "annotate/marks.h"
#include "base/span.h"

typedef enum fhi_fragment_kind {
    FHI_FRAGMENT_END,
    FHI_FRAGMENT_LETTERS,
    FHI_FRAGMENT_DIGITS,
    FHI_FRAGMENT_SIGN
} fhi_fragment_kind;

typedef struct fhi_fragment {
    fh_range at;
    uint16_t word; /* amount_words.h; 0 for what the tables do not know */
    uint8_t kind;
    uint8_t tag;   /* fhi_tag of the token that it stands in */
    bool space;    /* white space stands before it */
    bool capital;  /* its first letter is upper case in ASCII */
    bool first;    /* the first fragment of its sentence with a letter or digit */
    uint32_t code; /* of a sign: its code point */
} fhi_fragment;

/* The fragments of one sentence. */
typedef struct fhi_fragments {
    fh_span text;  /* the article's */
    bool headline; /* most long words of the sentence start with a capital */
    FHI_LIST(fhi_fragment) list;
} fhi_fragments;

/* Cuts one sentence into `fragments`, whose list is emptied and used again. False when memory is out. */
bool fhi_fragment_cut(fhi_arena *scratch, const fhi_text *text, const fhi_sentence *sentence, fhi_fragments *fragments);

/* The fragment at `index`; an empty one of kind END outside of the sentence, also for an index that wrapped below 0. */
static inline const fhi_fragment *fhi_fragment_at(const fhi_fragments *fragments, uint32_t index)
{
    static const fhi_fragment none = {.space = true};
    return index < fragments->list.n ? &fragments->list.at[index] : &none;
}

static inline fh_span fhi_fragment_text(const fhi_fragments *fragments, uint32_t index)
{
    return fhi_span_cut(fragments->text, fhi_fragment_at(fragments, index)->at);
}

/* What the tables know of the word at `index`; nothing where no word stands. */
static inline const fhi_amount_word *fhi_fragment_meaning(const fhi_fragments *fragments, uint32_t index)
{
    return fhi_amount_words_at(fhi_fragment_at(fragments, index)->word);
}

/* True if the fragment is this word, in any case. `word` is lower case. */
bool fhi_fragment_is(const fhi_fragments *fragments, uint32_t index, const char *word);

/* True if the fragment is one of `n` words. */
bool fhi_fragment_is_any(const fhi_fragments *fragments, uint32_t index, const char *const *words, size_t n);

/* The same for an array of words. */
#define FHI_FRAGMENT_IN(fragments, index, words)                                                                       \
    fhi_fragment_is_any((fragments), (index), (words), sizeof(words) / sizeof *(words))

/* True for "a" and "an". */
static inline bool fhi_fragment_article(const fhi_fragments *fragments, uint32_t index)
{
    return fhi_fragment_is(fragments, index, "a") || fhi_fragment_is(fragments, index, "an");
}

/* True for a sign with this code point. */
static inline bool fhi_fragment_sign(const fhi_fragments *fragments, uint32_t index, uint32_t code)
{
    const fhi_fragment *fragment = fhi_fragment_at(fragments, index);
    return fragment->kind == FHI_FRAGMENT_SIGN && fragment->code == code;
}

/* True for a hyphen, minus or dash of any length. */
bool fhi_fragment_dash(const fhi_fragments *fragments, uint32_t index);

/* True if the fragment touches the one before it. */
static inline bool fhi_fragment_touches(const fhi_fragments *fragments, uint32_t index)
{
    return !fhi_fragment_at(fragments, index)->space;
}

/* True if a hyphen stands at `index` and touches both its neighbours: "two-year". */
bool fhi_fragment_joins(const fhi_fragments *fragments, uint32_t index);

#endif
