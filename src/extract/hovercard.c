/* SPDX-License-Identifier: Apache-2.0 */
/* A card ends in "MORE", and where its full name ends, the first headline is glued to it; that family name is the word before the card, too. */
#include "extract/hovercard.h"

#include "base/span.h"

enum { LONGEST_CARD = 800, LONGEST_NAME = 80, LONGEST_SURNAME = 40 }; /* bytes */

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* "MORE" in capitals, as a word. */
static bool ends_card(fh_span line, size_t at)
{
    if (!fhi_span_starts((fh_span){line.ptr + at, line.len - at}, FHI_SPAN("MORE"))) return false;
    if (at == 0 || line.ptr[at - 1] != ' ') return false;
    return at + 4 == line.len || !fhi_ascii_alpha(line.ptr[at + 4]);
}

/* True if every word of it is one of a name: "Ann Maria ", "Robert (Bob) ". */
static bool is_name(fh_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool starts = i == 0 || text.ptr[i - 1] == ' ';
        if (starts && text.ptr[i] != ' ' && text.ptr[i] != '(' && is_lower(text.ptr[i])) return false;
    }
    return true;
}

/* Behind the family name that ends at `glue`, where it stood before the card: within LONGEST_NAME bytes before, as a word, with nothing but
 * the full name between; nought if it did not. */
static size_t behind_name(fh_span line, size_t least, size_t glue)
{
    size_t start = glue;
    while (start > least && glue - start <= LONGEST_SURNAME && fhi_ascii_alpha(line.ptr[start - 1])) start--;
    size_t len = glue - start;
    if (len < 3 || len > LONGEST_SURNAME || !fhi_ascii_upper(line.ptr[start])) return 0;
    size_t first = start > least + LONGEST_NAME ? start - LONGEST_NAME : least;
    for (size_t at = start; at-- > first;) {
        bool word = (at == 0 || line.ptr[at - 1] == ' ') && at + len < start && line.ptr[at + len] == ' ';
        if (word && memcmp(line.ptr + at, line.ptr + start, len) == 0)
            return is_name((fh_span){line.ptr + at + len, start - at - len}) ? at + len : 0;
    }
    return 0;
}

bool fhi_hovercard_find(fh_span line, fh_range *card)
{
    for (size_t at = 0, least = 0; at + 4 <= line.len; at++) {
        const char *next = memchr(line.ptr + at, 'M', line.len - at);
        if (!next) return false;
        at = (size_t)(next - line.ptr);
        if (!ends_card(line, at)) continue;
        size_t back = at - least > LONGEST_CARD ? at - LONGEST_CARD : least;
        for (size_t glue = back + 1; glue < at; glue++) {
            bool glued =
                is_lower(line.ptr[glue - 1]) && (fhi_ascii_upper(line.ptr[glue]) || fhi_ascii_digit(line.ptr[glue]));
            size_t start = glued ? behind_name(line, back, glue) : 0;
            if (!start) continue;
            *card = (fh_range){(uint32_t)start, (uint32_t)at + 4};
            return true;
        }
        least = at + 4;
    }
    return false;
}
