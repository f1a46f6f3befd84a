/* SPDX-License-Identifier: Apache-2.0 */
/* The table of page furniture; see furniture.h. */
#include "tables/furniture.h"

#include "tables/search.h"

typedef struct phrase {
    const char *words;
    const char *rule;
    uint8_t most; /* words in the line, at most */
} phrase;

#include "tables/furniture.inc"

enum {
    LONGEST_LINE = 60, /* words: furniture is short, and no row asks for more */
    LONGEST_KEY = 600, /* bytes of such a line's key */
    LONGEST_START = 8  /* words of a phrase that starts a line */
};

#define ROWS(table) (sizeof(table) / sizeof *(table))

static const char *starts(fh_span key, uint32_t words)
{
    size_t at = 0;
    for (uint32_t n = 0; n < LONGEST_START && at < key.len; n++) {
        while (at < key.len && key.ptr[at] != ' ') at++;
        ptrdiff_t found = FHI_SEARCH(start_phrases, ((fh_span){key.ptr, at}));
        if (found >= 0 && words <= start_phrases[found].most) return start_phrases[found].rule;
        at++;
    }
    return NULL;
}

/* True if `phrase` stands in `key` at a word boundary. */
static bool has_phrase(fh_span key, fh_span words)
{
    for (ptrdiff_t at = fhi_span_find(key, words, 0); at >= 0; at = fhi_span_find(key, words, (size_t)at + 1)) {
        size_t end = (size_t)at + words.len;
        if ((at == 0 || key.ptr[at - 1] == ' ') && (end == key.len || key.ptr[end] == ' ')) return true;
    }
    return false;
}

/* `key` with each number as "#", which is how the table writes them. */
static fh_span without_numbers(fh_span key, char *out)
{
    size_t len = 0;
    for (size_t i = 0; i < key.len; i++) {
        if (!fhi_ascii_digit(key.ptr[i])) {
            out[len++] = key.ptr[i];
        } else if (len == 0 || out[len - 1] != '#') {
            out[len++] = '#';
        }
    }
    return (fh_span){out, len};
}

const char *fhi_furniture_rule(fh_span key, uint32_t words)
{
    char room[LONGEST_KEY];
    if (words == 0 || words > LONGEST_LINE || key.len > LONGEST_KEY) return NULL;
    key = without_numbers(key, room);
    ptrdiff_t found = FHI_SEARCH(whole_phrases, key);
    if (found >= 0) return whole_phrases[found].rule;
    const char *rule = starts(key, words);
    if (rule) return rule;
    for (size_t i = 0; i < ROWS(end_phrases); i++) {
        if (words <= end_phrases[i].most && fhi_span_ends(key, fhi_span_of(end_phrases[i].words)))
            return end_phrases[i].rule;
    }
    for (size_t i = 0; i < ROWS(any_phrases); i++) {
        if (words <= any_phrases[i].most && has_phrase(key, fhi_span_of(any_phrases[i].words)))
            return any_phrases[i].rule;
    }
    return NULL;
}
