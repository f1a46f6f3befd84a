/* SPDX-License-Identifier: Apache-2.0 */
/* The table of page furniture; see furniture.h. */
#include "tables/furniture.h"

#include "base/wordstart.h"
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
        bool found;
        size_t place =
            fhi_search_place(start_phrases, ROWS(start_phrases), sizeof *start_phrases, (fh_span){key.ptr, at}, &found);
        if (found && words <= start_phrases[place].most) return start_phrases[place].rule;
        place += found;
        if (place == ROWS(start_phrases) || strncmp(start_phrases[place].words, key.ptr, at) != 0) return NULL;
        at++;
    }
    return NULL;
}

/* True if `wanted` stands at the start of `rest`, and not as a part of longer words. */
static bool stands_at(fh_span rest, const char *wanted)
{
    size_t at = 0;
    while (wanted[at] && at < rest.len && wanted[at] == rest.ptr[at]) at++;
    return wanted[at] == '\0' && (at == rest.len || rest.ptr[at] == ' ');
}

/* The first row of `any_phrases` that stands somewhere in `key`: one walk over the words, not one for each phrase. */
static const char *holds(fh_span key, uint32_t words)
{
    size_t best = ROWS(any_phrases);
    for (size_t at = 0; (at = fhi_wordstart_next(any_starts, key, at)) < key.len; at++) {
        fh_span rest = {key.ptr + at, key.len - at};
        for (size_t i = 0; i < best; i++) {
            if (words <= any_phrases[i].most && stands_at(rest, any_phrases[i].words)) best = i;
        }
    }
    return best < ROWS(any_phrases) ? any_phrases[best].rule : NULL;
}

static bool has_number(fh_span key)
{
    size_t at = 0;
    for (; key.len - at >= 16; at += 16) {
        if (fhi_sixteen_digits(fhi_sixteen_at(key.ptr + at))) return true;
    }
    while (at < key.len && !fhi_ascii_digit(key.ptr[at])) at++;
    return at < key.len;
}

/* `key` with each number as "#", which is how the table writes them. */
static fh_span without_numbers(fh_span key, char *out)
{
    if (!has_number(key)) return key;
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
    if (key.len < 4 || line_starts[fhi_wordstart_of(key.ptr)]) {
        ptrdiff_t found = FHI_SEARCH(whole_phrases, key);
        if (found >= 0) return whole_phrases[found].rule;
        const char *rule = starts(key, words);
        if (rule) return rule;
    }
    for (size_t i = 0; i < ROWS(end_phrases); i++) {
        if (words <= end_phrases[i].most && fhi_span_ends(key, fhi_span_of(end_phrases[i].words)))
            return end_phrases[i].rule;
    }
    return holds(key, words);
}
