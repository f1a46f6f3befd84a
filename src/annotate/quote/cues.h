/* SPDX-License-Identifier: Apache-2.0 */
/* The table of cues (data/quote/cues.tsv): which words attribute, how strongly, and what content they take. */
#ifndef FHI_ANNOTATE_QUOTE_CUES_H
#define FHI_ANNOTATE_QUOTE_CUES_H

#include "firsthand/span.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum fhi_cue_kind {
    FHI_CUE_NONE,
    FHI_CUE_SAID,
    FHI_CUE_BELIEF,
    FHI_CUE_PLAN,
    FHI_CUE_DENIAL,
    FHI_CUE_CONFIRMATION,
    FHI_CUE_QUESTION,
    FHI_CUE_ORDER,
    FHI_CUE_OPINION,
} fhi_cue_kind;

typedef enum fhi_cue_form {
    FHI_FORM_NONE,
    FHI_FORM_BASE,
    FHI_FORM_THIRD,
    FHI_FORM_PAST,
    FHI_FORM_ING,
    FHI_FORM_NOUN,
} fhi_cue_form;

/* What content a cue may have: the letters of the column `takes`. */
enum {
    FHI_TAKES_C = 1,   /* a clause, with or without "that" */
    FHI_TAKES_Q = 2,   /* a quotation */
    FHI_TAKES_W = 4,   /* a question clause */
    FHI_TAKES_T = 8,   /* an infinitive */
    FHI_TAKES_N = 16,  /* a noun phrase */
    FHI_TAKES_P = 32,  /* a noun phrase behind a preposition, which belongs to the cue */
    FHI_TAKES_A = 64,  /* the one addressed, before the content */
    FHI_TAKES_O = 128, /* an object and an infinitive */
    FHI_TAKES_S = 256, /* the source (phrases) */
};

/* One reading of a cue: as a verb or as a noun. `kind` is FHI_CUE_NONE where the word has no such reading. */
typedef struct fhi_cue {
    uint16_t takes;
    uint8_t kind; /* fhi_cue_kind */
    uint8_t form; /* fhi_cue_form */
    uint16_t row; /* of cues.tsv */
} fhi_cue;

/* The verb and the noun that `word` (in any case of ASCII letters) may be. False if it is neither. */
bool fhi_cues_find(fh_span word, fhi_cue *verb, fhi_cue *noun);

/* Phrases that attribute ("according to"): how many there are, and the words of one, of which `count` are set. */
uint32_t fhi_cues_phrases(void);
const char *const *fhi_cues_phrase(uint32_t at, uint32_t *count, fhi_cue *cue);

#endif
