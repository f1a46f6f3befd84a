/* SPDX-License-Identifier: Apache-2.0 */
/* What `text` makes of an article: tokens, sentences, and a hash per word that all later stages share. */
#ifndef FHI_TEXT_WORDS_H
#define FHI_TEXT_WORDS_H

#include "base/span.h"
#include "extract/article.h"

/* Penn Treebank tags (Santorini 1990), the punctuation tags behind the word tags. FHI_TAG_NONE: not tagged. */
typedef enum fhi_tag {
    FHI_TAG_NONE,
#define TAG(name, text) FHI_TAG_##name,
#include "text/tags.def"
#undef TAG
    FHI_TAG_COUNT
} fhi_tag;

enum {
    FHI_TOKEN_WORD = 1,      /* has a letter or a digit */
    FHI_TOKEN_NUMBER = 2,    /* starts with a digit */
    FHI_TOKEN_CAPITAL = 4,   /* its first letter is upper case */
    FHI_TOKEN_UPPER = 8,     /* two or more letters, all upper case */
    FHI_TOKEN_FIRST = 16,    /* the first word of its sentence */
    FHI_TOKEN_QUOTED = 32,   /* between quotation marks */
    FHI_TOKEN_SPACE = 64,    /* white space stands before it */
    FHI_TOKEN_LETTERS = 128, /* ASCII letters alone, as most words are */
};

/* Tokens follow the Penn conventions: "won't" is "wo" + "n't", "Kim's" is "Kim" + "'s", punctuation apart, "U.S." whole. */
typedef struct fhi_token {
    fh_range at; /* in the article's text */
    /* Hash of the token in lower case, quotation marks and dashes made plain; the same in every article. */
    uint64_t word;
    uint16_t cluster;  /* see text/clusters.h; 0: none */
    uint8_t tag;       /* fhi_tag */
    uint8_t flags;     /* FHI_TOKEN_* */
    uint32_t sentence; /* index of its sentence */
} fhi_token;

typedef struct fhi_sentence {
    fh_range at;    /* in the article's text, without blanks at its ends */
    uint32_t first; /* its tokens are [first, first + count) */
    uint32_t count;
    uint32_t block; /* index of the article's block that it stands in; a sentence never crosses blocks */
} fhi_sentence;

typedef struct fhi_text {
    const fhi_article *article; /* outlives it */
    FHI_LIST(fhi_token) tokens; /* none where words alone are asked for, and what they are needed for has been made */
    FHI_LIST(fhi_sentence) sentences;
} fhi_text;

/* The bytes of a token. */
static inline fh_span fhi_words_text(const fhi_text *text, uint32_t token)
{
    return fhi_span_cut(text->article->text, text->tokens.at[token].at);
}

/* A verb that carries its clause: in the past or the present, or a modal. */
static inline bool fhi_words_finite(uint32_t tag)
{
    return tag == FHI_TAG_VBD || tag == FHI_TAG_VBZ || tag == FHI_TAG_VBP || tag == FHI_TAG_MD;
}

static inline bool fhi_words_common_noun(uint32_t tag)
{
    return tag == FHI_TAG_NN || tag == FHI_TAG_NNS;
}

static inline bool fhi_words_proper_noun(uint32_t tag)
{
    return tag == FHI_TAG_NNP || tag == FHI_TAG_NNPS;
}

static inline bool fhi_words_noun(uint32_t tag)
{
    return fhi_words_common_noun(tag) || fhi_words_proper_noun(tag);
}

/* What stands in a noun phrase: its article, what tells of the noun, the noun. */
static inline bool fhi_words_of_noun(uint32_t tag)
{
    return fhi_words_noun(tag) || tag == FHI_TAG_DT || tag == FHI_TAG_PRPS || tag == FHI_TAG_CD || tag == FHI_TAG_JJ ||
           tag == FHI_TAG_VBN || tag == FHI_TAG_VBG || tag == FHI_TAG_HYPH;
}

/* The first token that does not start before the offset; the number of tokens where none does. */
uint32_t fhi_words_from(const fhi_text *text, uint32_t offset);

/* "NNP", "VBD", …; "" for FHI_TAG_NONE. Static. */
const char *fhi_words_tag(fhi_tag tag);

#endif
