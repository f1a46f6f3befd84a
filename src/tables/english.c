/* SPDX-License-Identifier: Apache-2.0 */
/* The list of common words; see english.h. */
#include "tables/english.h"

#include "tables/search.h"

#include "tables/english.inc"

enum { LONGEST_WORD = 40 };

static bool listed(const char *word, size_t len)
{
    return FHI_SEARCH(english_words, ((fh_span){word, len})) >= 0;
}

/* True if `base`, with what its spelling lost before the ending, is listed: "claim", "decid(e)", "stop(p)", "stud(i→y)". */
static bool base_listed(const char *base, size_t len)
{
    char with[LONGEST_WORD + 1];
    if (len < 3) return false; /* "med" is no form of "me" */
    if (listed(base, len)) return true;
    memcpy(with, base, len);
    with[len] = 'e';
    if (listed(with, len + 1)) return true;
    if (base[len - 1] == 'i') {
        with[len - 1] = 'y';
        return listed(with, len);
    }
    return len > 2 && base[len - 1] == base[len - 2] && listed(base, len - 1);
}

bool fhi_english_knows(fh_span word)
{
    static const char *const endings[] = {"s",   "es", "ed",  "d",   "ing",  "ly",   "er",
                                          "ers", "or", "ors", "est", "ness", "ment", "ments"};
    if (word.len == 0 || word.len > LONGEST_WORD) return false;
    if (listed(word.ptr, word.len)) return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        fh_span ending = fhi_span_of(endings[i]);
        if (word.len > ending.len + 1 && fhi_span_ends(word, ending) && base_listed(word.ptr, word.len - ending.len))
            return true;
    }
    return false;
}
