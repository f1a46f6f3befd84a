/* SPDX-License-Identifier: Apache-2.0 */
/* word → cue, by binary search in the generated table of all forms. */
#include "annotate/quote/cues.h"

#include "base/span.h"

typedef struct cue_row {
    const char *form;
    uint8_t len;
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

enum {
    CUE_ROWS = sizeof cue_rows / sizeof cue_rows[0],
    PHRASE_ROWS = sizeof phrase_rows / sizeof phrase_rows[0],
    LONGEST_CUE = 24
};

bool fhi_cues_find(fh_span word, fhi_cue *verb, fhi_cue *noun)
{
    char lower[LONGEST_CUE];
    if (word.len < 2 || word.len > LONGEST_CUE) return false;
    for (size_t i = 0; i < word.len; i++) lower[i] = fhi_ascii_lower(word.ptr[i]);
    uint32_t low = 0, high = CUE_ROWS;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const cue_row *row = &cue_rows[middle];
        int order = fhi_span_compare((fh_span){lower, word.len}, (fh_span){row->form, row->len});
        if (order == 0) {
            *verb = row->verb;
            *noun = row->noun;
            return true;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
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
