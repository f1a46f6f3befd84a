/* SPDX-License-Identifier: Apache-2.0 */
/* Sixteen bytes at a time, of which the compiler's vectors (GCC, Clang) add, compare and join each with the one in its place. What is asked of
 * them is answered by lanes (0xFF for yes, 0 for no) or by bits, the lowest for the first byte. */
#ifndef FHI_BASE_SIXTEEN_H
#define FHI_BASE_SIXTEEN_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef unsigned char fhi_sixteen __attribute__((vector_size(16)));

enum { FHI_SIXTEEN = 16, FHI_SIXTEEN_ALL = 0xFFFF };

static inline fhi_sixteen fhi_sixteen_at(const char *bytes)
{
    fhi_sixteen made;
    memcpy(&made, bytes, sizeof made);
    return made;
}

static inline void fhi_sixteen_put(fhi_sixteen bytes, char *out)
{
    memcpy(out, &bytes, sizeof bytes);
}

/* ASCII letters in lower case; blanks stay, other bytes become any. */
static inline fhi_sixteen fhi_sixteen_small(fhi_sixteen letters)
{
    return letters | 0x20;
}

/* ---- answers by lanes */

/* Those that are `c`. */
static inline fhi_sixteen fhi_sixteen_is(fhi_sixteen bytes, char c)
{
    return (fhi_sixteen)(bytes == (unsigned char)c);
}

/* Those from `first` to `last`. */
static inline fhi_sixteen fhi_sixteen_in(fhi_sixteen bytes, char first, char last)
{
    return (fhi_sixteen)(bytes - (unsigned char)first <= (unsigned char)(last - first));
}

/* The sum of all sixteen. */
static inline uint32_t fhi_sixteen_sum(fhi_sixteen lanes)
{
#ifdef __SSE2__
    __m128i sums = _mm_sad_epu8((__m128i)lanes, _mm_setzero_si128());
    return (uint32_t)_mm_cvtsi128_si32(sums) + (uint32_t)_mm_extract_epi16(sums, 4);
#else
    uint32_t sum = 0;
    for (uint32_t i = 0; i < FHI_SIXTEEN; i++) sum += lanes[i];
    return sum;
#endif
}

/* ---- answers by bits */

/* The highest bit of each: of lanes, which are set; of bytes, which are not ASCII. */
static inline uint32_t fhi_sixteen_bits(fhi_sixteen lanes)
{
#ifdef __SSE2__
    return (uint32_t)_mm_movemask_epi8((__m128i)lanes);
#else
    uint32_t bits = 0;
    for (uint32_t i = 0; i < FHI_SIXTEEN; i++) bits |= (uint32_t)(lanes[i] >> 7) << i;
    return bits;
#endif
}

static inline uint32_t fhi_sixteen_same(fhi_sixteen bytes, char c)
{
    return fhi_sixteen_bits(fhi_sixteen_is(bytes, c));
}

static inline uint32_t fhi_sixteen_between(fhi_sixteen bytes, char first, char last)
{
    return fhi_sixteen_bits(fhi_sixteen_in(bytes, first, last));
}

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
