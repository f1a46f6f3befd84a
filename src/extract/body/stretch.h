/* SPDX-License-Identifier: Apache-2.0 */
/* Text that is shown as it stands in a page, words with one blank between each two, and where its words are, sixteen bytes at a time. */
#ifndef FHI_EXTRACT_BODY_STRETCH_H
#define FHI_EXTRACT_BODY_STRETCH_H

#include "base/span.h"

/* The length of the white space at `at`, 0 for none: a no-break space is one as well. */
static inline size_t fhi_stretch_space(fh_span text, size_t at)
{
    if (fhi_ascii_space(text.ptr[at])) return 1;
    return text.ptr[at] == '\xC2' && at + 1 < text.len && text.ptr[at + 1] == '\xA0' ? 2 : 0;
}

/* True if the bytes, of which the first `n` are text, the others 0, and `next` stands behind them, are shown as they stand, as far as that can be
 * told from them: no white space but single blanks, nor a blank at the end with more behind it; no byte that may begin a no-break space. */
static inline bool fhi_stretch_stands(fhi_sixteen bytes, size_t n, unsigned char next)
{
    uint32_t all = (1u << n) - 1, blanks = fhi_sixteen_same(bytes, ' '), low = fhi_sixteen_between(bytes, 0, ' '),
             odd = fhi_sixteen_same(bytes, '\xC2'), behind = (uint32_t)(next <= ' ' || next == 0xC2) << n;
    return !((low & ~blanks & all) | odd | (blanks & (blanks | behind) >> 1));
}

/* A bit for each of the next sixteen bytes of `text` at `at` that is of a word: a letter, a digit, or not ASCII. */
static inline uint32_t fhi_stretch_words(fh_span text, size_t at)
{
    char room[FHI_SIXTEEN] = {0};
    const char *from = text.ptr + at;
    if (text.len - at < FHI_SIXTEEN) from = memcpy(room, from, text.len - at);
    fhi_sixteen bytes = fhi_sixteen_at(from);
    return fhi_sixteen_bits(bytes | fhi_sixteen_in(fhi_sixteen_small(bytes), 'a', 'z') |
                            fhi_sixteen_in(bytes, '0', '9'));
}

/* Where what is shown as it stands from `at` on ends, as far as that can be told sixteen bytes at a time: `at` or behind it, never between a
 * blank and other white space. */
static inline size_t fhi_stretch_end(fh_span text, size_t at)
{
    for (; text.len - at > FHI_SIXTEEN; at += FHI_SIXTEEN) {
        fhi_sixteen bytes = fhi_sixteen_at(text.ptr + at);
        if (!fhi_stretch_stands(bytes, FHI_SIXTEEN, (unsigned char)text.ptr[at + FHI_SIXTEEN])) break;
    }
    return at;
}

#endif
