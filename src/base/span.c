/* SPDX-License-Identifier: Apache-2.0 */
/* Small questions about spans; see span.h. */
#define _GNU_SOURCE /* memmem */
#include "base/span.h"

bool fhi_span_same(fh_span a, fh_span b)
{
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        if (fhi_ascii_lower(a.ptr[i]) != fhi_ascii_lower(b.ptr[i])) return false;
    }
    return true;
}

bool fhi_span_starts(fh_span text, fh_span prefix)
{
    return text.len >= prefix.len && (prefix.len == 0 || memcmp(text.ptr, prefix.ptr, prefix.len) == 0);
}

bool fhi_span_ends(fh_span text, fh_span suffix)
{
    return text.len >= suffix.len &&
           (suffix.len == 0 || memcmp(text.ptr + text.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

fh_span fhi_span_trim(fh_span text)
{
    while (text.len && fhi_ascii_space(text.ptr[0])) text.ptr++, text.len--;
    while (text.len && fhi_ascii_space(text.ptr[text.len - 1])) text.len--;
    return text;
}

ptrdiff_t fhi_span_find(fh_span text, fh_span needle, size_t from)
{
    if (from > text.len) return -1;
    if (needle.len == 0) return (ptrdiff_t)from;
    if (needle.len > text.len - from) return -1; /* also "none", whose pointer memmem() must not get */
    const char *at = memmem(text.ptr + from, text.len - from, needle.ptr, needle.len);
    return at ? at - text.ptr : -1;
}

int fhi_span_compare(fh_span a, fh_span b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    /* in a binary search most pairs differ in their first byte */
    if (len && a.ptr[0] != b.ptr[0]) return (unsigned char)a.ptr[0] < (unsigned char)b.ptr[0] ? -1 : 1;
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool fhi_span_among(fh_span word, const char *const *list, size_t n)
{
    char first = word.len ? fhi_ascii_lower(word.ptr[0]) : '\0';
    for (size_t i = 0; i < n; i++)
        if (fhi_ascii_lower(list[i][0]) == first && fhi_span_same(word, fhi_span_of(list[i]))) return true;
    return false;
}

bool fhi_span_has_words(fh_span text, fh_span words)
{
    for (ptrdiff_t at = fhi_span_find(text, words, 0); at >= 0; at = fhi_span_find(text, words, (size_t)at + 1)) {
        size_t end = (size_t)at + words.len;
        bool begins = at == 0 || !fhi_ascii_alpha(text.ptr[at - 1]);
        if (begins && (end == text.len || !fhi_ascii_alpha(text.ptr[end]))) return true;
    }
    return false;
}
