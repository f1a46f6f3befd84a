/* SPDX-License-Identifier: Apache-2.0 */
/* The list of common words, and the stems that the news at large uses (data/story/background.tsv), found by Snowball's English stemmer
 * (Porter 2001); see english.h. */
#include "tables/english.h"

#include "tables/search.h"

#include <libstemmer.h>

#include "tables/english.inc"

enum { LONGEST_WORD = 40, LONGEST_PIECE = 3 };

fhi_english *fhi_english_new(void)
{
    return (fhi_english *)sb_stemmer_new("english", "UTF_8");
}

void fhi_english_free(fhi_english *english)
{
    if (english) sb_stemmer_delete((struct sb_stemmer *)english);
}

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

/* True if the news uses a word of the stem of `word`. */
static bool stem_listed(fhi_english *english, fh_span word)
{
    struct sb_stemmer *stemmer = (struct sb_stemmer *)english;
    const char *stem = (const char *)sb_stemmer_stem(stemmer, (const sb_symbol *)word.ptr, (int)word.len);
    if (!stem) return false;
    size_t low = 0, high = sizeof news_stems / sizeof *news_stems;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = strcmp(news_stems[mid], stem); /* Snowball ends its stems with a NUL */
        if (order == 0) return true;
        if (order < 0) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return false;
}

bool fhi_english_knows(fhi_english *english, fh_span word)
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
    return word.len > LONGEST_PIECE && stem_listed(english, word);
}
