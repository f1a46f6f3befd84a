/* SPDX-License-Identifier: Apache-2.0 */
/* word → cue, by the generated table of all forms. */
#include "annotate/quote/cues.h"

#include "tables/lexicon.h"

typedef struct cue_row {
    fhi_cue verb;
    fhi_cue noun;
} cue_row;

enum { PHRASE_WORDS = 6 };

typedef struct phrase_row {
    const char *words[PHRASE_WORDS];
    uint8_t count;
    uint8_t kind;
    uint16_t row;
} phrase_row;

#include "annotate/quote/cues.inc"

enum { PHRASE_ROWS = sizeof phrase_rows / sizeof phrase_rows[0], LONGEST_CUE = 24 };

bool fhi_cues_find(fh_span word, fhi_cue *verb, fhi_cue *noun)
{
    uint32_t row = word.len < 2 || word.len > LONGEST_CUE ? 0 : fhi_lexicon_find(&cue_forms, word);
    if (row == 0) return false;
    *verb = cue_rows[row - 1].verb;
    *noun = cue_rows[row - 1].noun;
    return true;
}

uint32_t fhi_cues_phrases(void)
{
    return PHRASE_ROWS;
}

const char *const *fhi_cues_phrase(uint32_t at, uint32_t *count, fhi_cue *cue)
{
    *count = phrase_rows[at].count;
    *cue = (fhi_cue){FHI_TAKES_S, phrase_rows[at].kind, FHI_FORM_NONE, phrase_rows[at].row};
    return phrase_rows[at].words;
}
