/* SPDX-License-Identifier: Apache-2.0 */
/* Small questions about spans. Letters are ASCII here: what needs Unicode asks ICU or text/. */
#ifndef FHI_BASE_SPAN_H
#define FHI_BASE_SPAN_H

#include "base/sixteen.h"
#include "firsthand/span.h"

#include <stdbool.h>
#include <string.h>

#define FHI_SPAN(literal) ((fh_span){"" literal, sizeof(literal) - 1})

static inline fh_span fhi_span_of(const char *text)
{
    return (fh_span){text, text ? strlen(text) : 0};
}

/* The bytes of `text` in `range`, which must lie within it. */
static inline fh_span fhi_span_cut(fh_span text, fh_range range)
{
    return (fh_span){text.ptr + range.start, range.end - range.start};
}

static inline bool fhi_range_within(fh_range inner, fh_range outer)
{
    return inner.start >= outer.start && inner.end <= outer.end;
}

static inline bool fhi_span_is(fh_span a, fh_span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline char fhi_ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* How many ASCII letters stand in `text` from `at` on. */
static inline size_t fhi_ascii_letters(fh_span text, size_t at)
{
    size_t end = at;
    for (; text.len - end >= 16; end += 16) {
        uint32_t others = fhi_sixteen_letters(fhi_sixteen_at(text.ptr + end)) ^ FHI_SIXTEEN_ALL;
        if (others) return end + fhi_sixteen_first(others) - at;
    }
    while (end < text.len && (unsigned char)((text.ptr[end] | 0x20) - 'a') <= 'z' - 'a') end++;
    return end - at;
}

/* Where the first `c` at or behind `at` (<= text.len) stands; text.len where there is none. For short ways: memchr() is for long ones. */
static inline size_t fhi_span_to(fh_span text, size_t at, char c)
{
    for (; text.len - at >= 16; at += 16) {
        uint32_t same = fhi_sixteen_same(fhi_sixteen_at(text.ptr + at), c);
        if (same) return at + fhi_sixteen_first(same);
    }
    while (at < text.len && text.ptr[at] != c) at++;
    return at;
}

static inline bool fhi_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool fhi_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool fhi_ascii_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* One question: in text nobody can foresee which case a letter is. */
static inline bool fhi_ascii_alpha(char c)
{
    return (unsigned char)((c | 0x20) - 'a') <= 'z' - 'a';
}

/* Equal but for the case of ASCII letters. */
bool fhi_span_same(fh_span a, fh_span b);

bool fhi_span_starts(fh_span text, fh_span prefix);
bool fhi_span_ends(fh_span text, fh_span suffix);

/* Without ASCII blanks at both ends. */
fh_span fhi_span_trim(fh_span text);

/* Offset of the first `needle` at or after `from`, or -1. */
ptrdiff_t fhi_span_find(fh_span text, fh_span needle, size_t from);

/* True if the words stand in the text with no letter before or behind them: "let it" not in "to let items". */
bool fhi_span_has_words(fh_span text, fh_span words);

/* Byte order, shorter first on a common prefix: <0, 0, >0. */
int fhi_span_compare(fh_span a, fh_span b);

/* True if the word is one of the `n` of `list`, but for the case of ASCII letters. */
bool fhi_span_among(fh_span word, const char *const *list, size_t n);

/* Of a path the name of its file; else the text as it is. */
static inline fh_span fhi_span_file_name(fh_span path)
{
    for (size_t i = path.len; i-- > 0;)
        if (path.ptr[i] == '/' && i + 1 < path.len) return (fh_span){path.ptr + i + 1, path.len - i - 1};
    return path;
}

#endif
