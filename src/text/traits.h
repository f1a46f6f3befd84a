/* SPDX-License-Identifier: Apache-2.0 */
/* What the taggers look at in a token, computed once for all features. */
#ifndef FHI_TEXT_TRAITS_H
#define FHI_TEXT_TRAITS_H

#include "text/model.h"
#include "text/words.h"

typedef struct fhi_trait {
    uint64_t word;    /* fhi_token.word */
    uint32_t ends[4]; /* its last 1 to 4 folded bytes, filled up with zeros */
    uint32_t starts;  /* its first 4 folded bytes */
    uint32_t shape;   /* upper, lower, digit and other runs, at most 8 of them, 3 bits each */
    uint32_t known;   /* its value in the model's dictionary */
    uint16_t cluster; /* fhi_token.cluster */
    uint8_t flags;    /* fhi_token.flags, with FHI_TRAIT_TITLED for FHI_TOKEN_LETTERS */
} fhi_trait;

/* A flag in the place of FHI_TOKEN_LETTERS: most words of the sentence have a capital, as in a title, so that a capital says little. */
enum { FHI_TRAIT_TITLED = FHI_TOKEN_LETTERS };

/* FHI_TRAIT_TITLED for a sentence of which it is true, else 0. */
uint8_t fhi_traits_titled(const fhi_token *tokens, uint32_t count);

/* The traits of one token. `known` stays 0. */
fhi_trait fhi_traits_of(fh_span word, const fhi_token *token);

#endif
