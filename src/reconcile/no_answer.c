/* SPDX-License-Identifier: Apache-2.0 */
/* The phrases of no_answer.inc, looked for between words; see no_answer.h. */
#include "reconcile/no_answer.h"

#include "base/span.h"

static const struct {
    const char *phrase;
} phrases[] = {
#include "reconcile/no_answer.inc"
};

/* "immediately respond" does not stand in "firemen immediately responded". */
static bool has_words(fh_span text, fh_span words)
{
    for (ptrdiff_t at = fhi_span_find(text, words, 0); at >= 0; at = fhi_span_find(text, words, (size_t)at + 1)) {
        size_t end = (size_t)at + words.len;
        bool begins = at == 0 || !fhi_ascii_alpha(text.ptr[at - 1]);
        if (begins && (end == text.len || !fhi_ascii_alpha(text.ptr[end]))) return true;
    }
    return false;
}

bool fhi_no_answer_is(fh_span text)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (has_words(text, fhi_span_of(phrases[i].phrase))) return true;
    return false;
}
