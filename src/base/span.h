/* SPDX-License-Identifier: Apache-2.0 */
/* Small questions about spans. Letters are ASCII here: what needs Unicode asks ICU or text/. */
#ifndef FHI_BASE_SPAN_H
#define FHI_BASE_SPAN_H

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

static inline bool fhi_span_is(fh_span a, fh_span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline char fhi_ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* ---- eight bytes at a time, as they stand in memory */

#define FHI_EACH_BYTE 0x0101010101010101u

static inline uint64_t fhi_eight_at(const char *bytes)
{
    uint64_t eight;
    memcpy(&eight, bytes, 8);
    return eight;
}

/* How many bytes stand before the first whose highest bit is set in `marks`, which is not 0. */
static inline size_t fhi_eight_before(uint64_t marks)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return (size_t)__builtin_clzll(marks) / 8;
#else
    return (size_t)__builtin_ctzll(marks) / 8;
#endif
}

/* Marks the highest bit of those that are `c`. */
static inline uint64_t fhi_eight_same(uint64_t eight, char c)
{
    uint64_t odd = eight ^ (unsigned char)c * FHI_EACH_BYTE, low = 0x7F * FHI_EACH_BYTE;
    return ~(((odd & low) + low) | odd | low);
}

/* How many are marked. */
static inline uint32_t fhi_eight_count(uint64_t marks)
{
    return (uint32_t)((marks >> 7) * FHI_EACH_BYTE >> 56);
}

/* Marks those from `first` to `last`, both ASCII. */
static inline uint64_t fhi_eight_between(uint64_t eight, char first, char last)
{
    uint64_t low = eight & 0x7F * FHI_EACH_BYTE;
    uint64_t from_first = low + (uint64_t)(0x80 - first) * FHI_EACH_BYTE;
    uint64_t past_last = low + (uint64_t)(0x80 - last - 1) * FHI_EACH_BYTE;
    return from_first & ~past_last & ~eight & 0x80 * FHI_EACH_BYTE;
}

/* Marks those that are no ASCII letters. */
static inline uint64_t fhi_eight_others(uint64_t eight)
{
    /* only what is a letter becomes a small one */
    return ~fhi_eight_between(eight | 0x20 * FHI_EACH_BYTE, 'a', 'z') & 0x80 * FHI_EACH_BYTE;
}

static inline uint64_t fhi_eight_digits(uint64_t eight)
{
    return fhi_eight_between(eight, '0', '9');
}

/* How many ASCII letters stand in `text` from `at` on. */
static inline size_t fhi_ascii_letters(fh_span text, size_t at)
{
    size_t end = at;
    for (; text.len - end >= 8; end += 8) {
        uint64_t others = fhi_eight_others(fhi_eight_at(text.ptr + end));
        if (others) return end + fhi_eight_before(others) - at;
    }
    while (end < text.len && (unsigned char)((text.ptr[end] | 0x20) - 'a') <= 'z' - 'a') end++;
    return end - at;
}

/* Where the first `c` at or behind `at` (<= text.len) stands; text.len where there is none. For short ways: memchr() is for long ones. */
static inline size_t fhi_span_to(fh_span text, size_t at, char c)
{
    for (; text.len - at >= 8; at += 8) {
        uint64_t same = fhi_eight_same(fhi_eight_at(text.ptr + at), c);
        if (same) return at + fhi_eight_before(same);
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

static inline bool fhi_ascii_alpha(char c)
{
    return fhi_ascii_upper(c) || (c >= 'a' && c <= 'z');
}

/* Equal but for the case of ASCII letters. */
bool fhi_span_same(fh_span a, fh_span b);

bool fhi_span_starts(fh_span text, fh_span prefix);
bool fhi_span_ends(fh_span text, fh_span suffix);

/* Without ASCII blanks at both ends. */
fh_span fhi_span_trim(fh_span text);

/* Offset of the first `needle` at or after `from`, or -1. */
ptrdiff_t fhi_span_find(fh_span text, fh_span needle, size_t from);

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
