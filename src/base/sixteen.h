/* SPDX-License-Identifier: Apache-2.0 */
/* Sixteen bytes at a time: what is asked of each is answered by a bit, the lowest for the first. */
#ifndef FHI_BASE_SIXTEEN_H
#define FHI_BASE_SIXTEEN_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>

typedef __m128i fhi_sixteen;

static inline fhi_sixteen fhi_sixteen_at(const char *bytes)
{
    return _mm_loadu_si128((const void *)bytes);
}

/* Those that are `c`. */
static inline uint32_t fhi_sixteen_same(fhi_sixteen bytes, char c)
{
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}

/* Those from `first` to `last`. */
static inline uint32_t fhi_sixteen_between(fhi_sixteen bytes, char first, char last)
{
    __m128i above = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
    __m128i within = _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8((char)(last - first))), above);
    return (uint32_t)_mm_movemask_epi8(within);
}

/* ASCII letters in lower case; blanks stay, other bytes become any. */
static inline fhi_sixteen fhi_sixteen_small(fhi_sixteen letters)
{
    return _mm_or_si128(letters, _mm_set1_epi8(0x20));
}

static inline void fhi_sixteen_put(fhi_sixteen bytes, char *out)
{
    _mm_storeu_si128((void *)out, bytes);
}

#else

typedef struct fhi_sixteen {
    unsigned char byte[16];
} fhi_sixteen;

static inline fhi_sixteen fhi_sixteen_at(const char *bytes)
{
    fhi_sixteen made;
    memcpy(made.byte, bytes, sizeof made.byte);
    return made;
}

static inline uint32_t fhi_sixteen_between(fhi_sixteen bytes, char first, char last)
{
    uint32_t bits = 0;
    for (uint32_t i = 0; i < 16; i++) {
        unsigned char above = (unsigned char)(bytes.byte[i] - (unsigned char)first);
        bits |= (uint32_t)(above <= (unsigned char)(last - first)) << i;
    }
    return bits;
}

static inline uint32_t fhi_sixteen_same(fhi_sixteen bytes, char c)
{
    return fhi_sixteen_between(bytes, c, c);
}

static inline fhi_sixteen fhi_sixteen_small(fhi_sixteen letters)
{
    for (uint32_t i = 0; i < 16; i++) letters.byte[i] |= 0x20;
    return letters;
}

static inline void fhi_sixteen_put(fhi_sixteen bytes, char *out)
{
    memcpy(out, bytes.byte, sizeof bytes.byte);
}

#endif

enum { FHI_SIXTEEN_ALL = 0xFFFF };

static inline uint32_t fhi_sixteen_letters(fhi_sixteen bytes)
{
    return fhi_sixteen_between(fhi_sixteen_small(bytes), 'a', 'z'); /* only what is a letter becomes a small one */
}

static inline uint32_t fhi_sixteen_digits(fhi_sixteen bytes)
{
    return fhi_sixteen_between(bytes, '0', '9');
}

/* The number of the first bit that is set in `bits`, which is not 0. */
static inline uint32_t fhi_sixteen_first(uint32_t bits)
{
    return (uint32_t)__builtin_ctz(bits);
}

/* How many bits are set. */
static inline uint32_t fhi_sixteen_count(uint32_t bits)
{
    bits -= bits >> 1 & 0x5555;
    bits = (bits & 0x3333) + (bits >> 2 & 0x3333);
    bits = (bits + (bits >> 4)) & 0x0F0F;
    return (bits + (bits >> 8)) & 31;
}

#endif
