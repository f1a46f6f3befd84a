/* SPDX-License-Identifier: Apache-2.0 */
/* Acronyms in brackets behind what they stand for (Schwartz and Hearst 2003); see acronyms.h. */
#include "annotate/name/acronyms.h"

enum { LEAST = 3, MOST = 8, SMALL = 2 /* words without a capital that are passed over in a row */ };

/* How many words back from the bracket at token `i` have the acronym's letters as their initials; 0 if they do not. */
static uint32_t spelled_out(const fhi_naming *n, const fhi_sentence *s, uint32_t i, fh_span acronym)
{
    uint32_t first = i, small = 0;
    size_t letters = acronym.len;
    while (letters > 0 && first > 0 && small <= SMALL) {
        bool capital = fhi_naming_capital(n, first - 1);
        if (capital && fhi_naming_words(n, s, first - 1, 1).ptr[0] != acronym.ptr[letters - 1]) break;
        letters -= capital;
        small = capital ? 0 : small + 1;
        first--;
    }
    return letters == 0 ? i - first : 0;
}

/* The name before the bracket at token `i` is a body. */
static void introduce(fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    bool framed = fhi_span_is(fhi_naming_words(n, s, i, 1), FHI_SPAN("(")) &&
                  fhi_span_is(fhi_naming_words(n, s, i + 2, 1), FHI_SPAN(")"));
    fh_span acronym = fhi_naming_words(n, s, i + 1, 1);
    if (!framed || acronym.len < LEAST || acronym.len > MOST) return;
    uint32_t count = spelled_out(n, s, i, acronym);
    if (count) fhi_naming_write(n, i - count, count, FHI_NAME_ORG);
}

void fhi_acronyms_settle(fhi_naming *naming, const fhi_sentence *sentence)
{
    for (uint32_t i = 2; i + 2 < naming->count; i++) introduce(naming, sentence, i);
}
