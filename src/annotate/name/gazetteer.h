/* SPDX-License-Identifier: Apache-2.0 */
/* Which tokens of a sentence stand in phrases that the word lists know (data/name). */
#ifndef FHI_ANNOTATE_NAME_GAZETTEER_H
#define FHI_ANNOTATE_NAME_GAZETTEER_H

#include "text/words.h"
#include "text/wordtable.h"

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
    FHI_PHRASE_OPENS = 2048, /* in the table alone: it is the first word of longer phrases */
};

/* The kinds of the long lists (data/name/lists.tsv, tools/train/name_lists.py): much less sure than the phrases above. */
enum {
    FHI_LISTED_GIVEN = 1, /* the commonest given names */
    FHI_LISTED_GIVEN_RARE = 2,
    FHI_LISTED_SURNAME = 4, /* the commonest surnames */
    FHI_LISTED_SURNAME_RARE = 8,
    FHI_LISTED_CITY_LARGE = 16,
    FHI_LISTED_CITY = 32,
    FHI_LISTED_COUNTY = 64,
    FHI_LISTED_COMPANY = 128,
    FHI_LISTED_SMALL = FHI_LISTED_CITY_LARGE | FHI_LISTED_COMPANY, /* may be names even in small letters */
    FHI_LISTED_SMALL_NOUN = FHI_LISTED_SMALL | FHI_LISTED_CITY,    /* of careless writers, where the word is a noun */
    FHI_PHRASE_SMALL_NOUN = FHI_PHRASE_COUNTRY | FHI_PHRASE_REGION | FHI_PHRASE_CITY,
};

/* What a token is in the phrases that it stands in. */
typedef struct fhi_gazette {
    uint16_t starts; /* FHI_PHRASE_* of phrases that start here */
    uint16_t inside; /* of phrases that started before */
    uint8_t longest; /* tokens in the longest phrase that starts here */
    uint8_t listed;  /* FHI_LISTED_* of phrases of the long lists that start here */
    uint8_t listed_inside;
    uint8_t listed_longest;
} fhi_gazette;

/* FH_INVALID where the embedded lists are damaged. */
fh_status fhi_gazetteer_open(fhi_wordtable *lists, fh_error *error);

/* Adds to what is known of the tokens of a sentence; `found` is the first one's, the others follow `stride` bytes apart. A
 * careless writer's names may lack their capitals. */
void fhi_gazetteer_mark(const fhi_wordtable *lists, const fhi_text *text, const fhi_sentence *sentence, bool careless,
                        fhi_gazette *found, size_t stride);

/* FHI_PHRASE_* of a whole phrase, 0 if it is not known. */
uint32_t fhi_gazetteer_phrase(fh_span phrase);

#endif
