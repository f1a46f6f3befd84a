/* SPDX-License-Identifier: Apache-2.0 */
/* Which tokens of a sentence stand in phrases that the word lists know (data/name). */
#ifndef FHI_ANNOTATE_NAME_GAZETTEER_H
#define FHI_ANNOTATE_NAME_GAZETTEER_H

#include "text/words.h"

enum {
    FHI_PHRASE_FIRST = 1,
    FHI_PHRASE_SURNAME = 2,
    FHI_PHRASE_COUNTRY = 4,
    FHI_PHRASE_CITY = 8,
    FHI_PHRASE_REGION = 16,
    FHI_PHRASE_PEOPLE = 32, /* "Korean", "Koreans" */
    FHI_PHRASE_BODY = 64,
    FHI_PHRASE_BODY_WORD = 128,
    FHI_PHRASE_PLACE_WORD = 256,
    FHI_PHRASE_TITLE = 512,
    FHI_PHRASE_CALENDAR = 1024,
};

/* What a token is in the phrases that it stands in. */
typedef struct fhi_gazette {
    uint16_t starts; /* FHI_PHRASE_* of phrases that start here */
    uint16_t inside; /* of phrases that started before */
    uint8_t longest; /* tokens in the longest phrase that starts here */
} fhi_gazette;

/* Adds to what is known of the tokens of a sentence; `found` is the first one's, the others follow `stride` bytes apart. */
void fhi_gazetteer_mark(const fhi_text *text, const fhi_sentence *sentence, fhi_gazette *found, size_t stride);

/* FHI_PHRASE_* of a whole phrase, 0 if it is not known. */
uint32_t fhi_gazetteer_phrase(fh_span phrase);

#endif
