/* SPDX-License-Identifier: Apache-2.0 */
/* The phrases of hearsay.inc, looked for between words; see hearsay.h. */
#include "reconcile/hearsay.h"

#include "base/span.h"

static const struct {
    const char *phrase;
} phrases[] = {
#include "reconcile/hearsay.inc"
};

/* A part that each phrase has one of: most texts have none, and are passed over by it. */
static bool has_stem(fh_span text)
{
    static const char *const stems[] = {"eport", "media", "umo"};
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
        if (fhi_span_find(text, fhi_span_of(stems[i]), 0) >= 0) return true;
    return false;
}

bool fhi_hearsay_is(fh_span text)
{
    if (!has_stem(text)) return false;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (fhi_span_has_words(text, fhi_span_of(phrases[i].phrase))) return true;
    return false;
}
