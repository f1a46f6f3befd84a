/* SPDX-License-Identifier: Apache-2.0 */
/* Words that begin with the same four bytes as one of a list: nearly all words of a text are told by these alone to be none of it, and passed over
 * without a jump that nobody can foresee. */
#ifndef FHI_BASE_WORDSTART_H
#define FHI_BASE_WORDSTART_H

#include "base/span.h"

enum { FHI_WORDSTARTS = 1 << 10 };

/* The place of four bytes in a table of FHI_WORDSTARTS; a constant where they are. Some others have the same. gen_extract.py reckons it, too. */
#define FHI_WORDSTART(a, b, c, d)                                                                                      \
    (((uint32_t)(unsigned char)(a) | (uint32_t)(unsigned char)(b) << 8 | (uint32_t)(unsigned char)(c) << 16 |          \
      (uint32_t)(unsigned char)(d) << 24) *                                                                            \
         0x9E3779B1u >>                                                                                                \
     22)

static inline uint32_t fhi_wordstart_of(const char *word)
{
    return FHI_WORDSTART(word[0], word[1], word[2], word[3]);
}

/* The blanks among the 64 bytes from `at` on, or as many as there are: a bit each. */
static inline uint64_t fhi_wordstart_blanks(fh_span text, size_t at)
{
    char last[64];
    const char *bytes = text.ptr + at;
    if (text.len - at < sizeof last) {
        memset(last, 0, sizeof last);
        memcpy(last, bytes, text.len - at);
        bytes = last;
    }
    uint64_t blanks = 0;
    for (uint32_t i = 0; i < 64; i += 16) blanks |= (uint64_t)fhi_sixteen_same(fhi_sixteen_at(bytes + i), ' ') << i;
    return blanks;
}

/* Where the next word at or behind `at` stands that may begin as `starts` says: a word begins the text or stands behind a blank. text.len where there
 * is none. */
static inline size_t fhi_wordstart_next(const bool starts[FHI_WORDSTARTS], fh_span text, size_t at)
{
    if (at == 0 && text.len >= 4 && starts[fhi_wordstart_of(text.ptr)]) return 0;
    for (size_t from = at ? at - 1 : 0; from < text.len; from += 64) {
        for (uint64_t blanks = fhi_wordstart_blanks(text, from); blanks; blanks &= blanks - 1) {
            size_t word = from + (size_t)__builtin_ctzll(blanks) + 1;
            if (text.len - word < 4) return text.len;
            if (starts[fhi_wordstart_of(text.ptr + word)]) return word;
        }
    }
    return text.len;
}

#endif
