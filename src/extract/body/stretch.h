/* SPDX-License-Identifier: Apache-2.0 */
/* Text that is shown as it stands in a page, words with one blank between each two, and where its words are, many bytes at a time. */
#ifndef FHI_EXTRACT_BODY_STRETCH_H
#define FHI_EXTRACT_BODY_STRETCH_H

#include "base/span.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The length of the white space at `at`, 0 for none: a no-break space is one as well. */
static inline size_t fhi_stretch_space(fh_span text, size_t at)
{
    if (fhi_ascii_space(text.ptr[at])) return 1;
    return text.ptr[at] == '\xC2' && at + 1 < text.len && text.ptr[at + 1] == '\xA0' ? 2 : 0;
}

#ifdef __SSE2__
enum { FHI_STRETCH = 16 }; /* bytes looked at at once */

/* True if the sixteen bytes, of which the first `n` are text and `next` stands behind them, are shown as they stand, as far as that can be told
 * from them: no white space but single blanks, none of them last before more, no byte that may begin a no-break space. */
static inline bool fhi_stretch_stands(__m128i bytes, size_t n, unsigned char next)
{
    const __m128i blank = _mm_set1_epi8(' ');
    uint32_t all = (1u << n) - 1, blanks = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, blank)),
             low = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(bytes, blank), blank)),
             odd = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xC2)));
    uint32_t behind = (uint32_t)(next <= ' ' || next == 0xC2) << n;
    return !((low & ~blanks & all) | odd | (blanks & (blanks | behind) >> 1));
}
#else
enum { FHI_STRETCH = 0 };
#endif

/* A bit for each of the next FHI_WORD_BYTES bytes of `text` at `at` that is of a word: a letter, a digit, or not ASCII. */
#ifdef __SSE2__
enum { FHI_WORD_BYTES = 16 };

static inline uint32_t fhi_stretch_words(fh_span text, size_t at)
{
    char room[FHI_WORD_BYTES] = {0};
    const char *from = text.ptr + at;
    if (text.len - at < FHI_WORD_BYTES) from = memcpy(room, from, text.len - at);
    __m128i bytes = _mm_loadu_si128((const void *)from);
    __m128i letter = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(' ')), _mm_set1_epi8('a')),
            digit = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8('z' - 'a')), letter);
    digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(bytes, _mm_or_si128(letter, digit)));
}
#else
enum { FHI_WORD_BYTES = 1 };

static inline uint32_t fhi_stretch_words(fh_span text, size_t at)
{
    char c = text.ptr[at];
    return fhi_ascii_alpha(c) || fhi_ascii_digit(c) || (unsigned char)c >= 0x80;
}
#endif

/* Where what is shown as it stands from `at` on ends, as far as that can be told many bytes at a time: `at` or behind it, never between a
 * blank and other white space. */
static inline size_t fhi_stretch_end(fh_span text, size_t at)
{
#ifdef __SSE2__
    for (; text.len - at > FHI_STRETCH; at += FHI_STRETCH) {
        __m128i bytes = _mm_loadu_si128((const void *)(text.ptr + at));
        if (!fhi_stretch_stands(bytes, FHI_STRETCH, (unsigned char)text.ptr[at + FHI_STRETCH])) break;
    }
#endif
    (void)text;
    return at;
}

#endif
