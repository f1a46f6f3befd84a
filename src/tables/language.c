/* SPDX-License-Identifier: Apache-2.0 */
/* Languages by function words; see language.h. */
#include "tables/language.h"

#include "tables/lexicon.h"

/* The value of a function word has a bit for each row of language_codes. */
#include "tables/language.inc"

enum {
    LANGUAGES = sizeof language_codes / sizeof *language_codes,
    WORDS_LOOKED_AT = 200,
    FEWEST_FOUND = 4, /* function words that must be there at all */
    LEAST_SHARE = 8   /* one word in so many must be a function word of the language: prose has one in two to four */
};

fh_span fhi_language_of(fh_span key)
{
    uint32_t found[LANGUAGES] = {0}, words = 0, best = 0, second = 0;
    for (size_t at = 0; at < key.len && words < WORDS_LOOKED_AT; at++, words++) {
        size_t start = at;
        at = fhi_span_to(key, at, ' ');
        uint32_t languages = fhi_lexicon_find(&function_words, (fh_span){key.ptr + start, at - start});
        for (uint32_t i = 0; languages && i < LANGUAGES; i++) found[i] += languages >> i & 1;
    }
    for (uint32_t i = 1; i < LANGUAGES; i++) {
        if (found[i] > found[best]) best = i;
    }
    for (uint32_t i = 0; i < LANGUAGES; i++) {
        if (i != best && found[i] > second) second = found[i];
    }
    if (found[best] < FEWEST_FOUND || found[best] * LEAST_SHARE < words || found[best] <= second)
        return (fh_span){NULL, 0};
    return fhi_span_of(language_codes[best]);
}

bool fhi_language_same(fh_span a, fh_span b)
{
    a.len = fhi_span_to(a, 0, '-');
    b.len = fhi_span_to(b, 0, '-');
    return fhi_span_same(a, b);
}

bool fhi_language_is_told(fh_span tag)
{
    for (uint32_t i = 0; i < LANGUAGES; i++)
        if (fhi_language_same(tag, fhi_span_of(language_codes[i]))) return true;
    return false;
}

bool fhi_language_joins(fh_span word)
{
    return fhi_lexicon_find(&function_words, word) > 1; /* the first row is English */
}
