/* SPDX-License-Identifier: Apache-2.0 */
/* The phrases of no_answer.inc, looked for between words; see no_answer.h. */
#include "reconcile/no_answer.h"

#include "base/span.h"

static const struct {
    const char *phrase;
} phrases[] = {
#include "reconcile/no_answer.inc"
};

bool fhi_no_answer_is(fh_span text)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (fhi_span_has_words(text, fhi_span_of(phrases[i].phrase))) return true;
    return false;
}
