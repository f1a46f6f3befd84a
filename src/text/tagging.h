/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences → part-of-speech tags. */
#ifndef FHI_TEXT_TAGGING_H
#define FHI_TEXT_TAGGING_H

#include "base/error.h"
#include "text/traits.h"

enum {
    FHI_TAGGING_AROUND = 2,    /* traits that must stand before and behind a token's */
    FHI_TAGGING_FEATURES = 43, /* of a token */
    /* in a dictionary value: */
    FHI_TAGGING_ALONE = 0x8000,  /* the word has just the tag in the low bits */
    FHI_TAGGING_LISTED = 0x4000, /* the training text hardly has it: what it may be is known of a list of words */
};

/* The features of the token whose traits are *here, with the two tags before it. Both the tagger and its training call this. */
void fhi_tagging_features(const fhi_trait *here, uint8_t before, uint8_t before_that,
                          uint64_t features[FHI_TAGGING_FEATURES]);

/* The tag that needs no model: that of a quotation mark or bracket, or of a word that the dictionary knows with one tag only; else
 * FHI_TAG_NONE. `given` is the tag that the token has already. */
uint8_t fhi_tagging_certain(fh_span word, const fhi_trait *trait, uint8_t given);

/* Tags every sentence of `text` that is not tagged, greedily from left to right. */
fh_status fhi_tagging_run(fhi_arena *scratch, fhi_text *text, fh_error *error);

#endif
