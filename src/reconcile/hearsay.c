/* SPDX-License-Identifier: Apache-2.0 */
/* The phrases of hearsay.inc, looked for between words; see hearsay.h. */
#include "reconcile/hearsay.h"

#include "base/span.h"

static const struct {
    const char *phrase;
} phrases[] = {
#include "reconcile/hearsay.inc"
};

bool fhi_hearsay_is(fh_span text)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (fhi_span_has_words(text, fhi_span_of(phrases[i].phrase))) return true;
    return false;
}
