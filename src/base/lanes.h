/* SPDX-License-Identifier: Apache-2.0 */
/* Eight numbers at a time, in plain C: what the compiler makes of it is up to the instructions that it may use. A function that works on
 * lanes is compiled twice, for every machine and for those with AVX2; both give the same. */
#ifndef FHI_BASE_LANES_H
#define FHI_BASE_LANES_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC diagnostic ignored "-Wpsabi" /* lanes are handed between inlined functions only */

enum { FHI_LANES = 8 };

typedef uint32_t fhi_lanes __attribute__((vector_size(4 * FHI_LANES)));

/* What a comparison of lanes gives: all bits of a lane are set where it holds. */
typedef int32_t fhi_lanes_mask __attribute__((vector_size(4 * FHI_LANES)));

/* For the function that is compiled for AVX2: all that it calls must be inlined. With FIRSTHAND_PLAIN there are none. */
#if defined(__x86_64__) && !defined(FIRSTHAND_PLAIN)
#define FHI_LANES_AVX2 1
#define FHI_LANES_WIDE __attribute__((target("avx2")))
#else
#define FHI_LANES_WIDE
#endif
#define FHI_LANES_INLINE static inline __attribute__((always_inline))

/* True on a machine that may run it. */
static inline bool fhi_lanes_wide(void)
{
#ifdef FHI_LANES_AVX2
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
}

FHI_LANES_INLINE fhi_lanes fhi_lanes_all(uint32_t value)
{
    return (fhi_lanes){0} + value;
}

FHI_LANES_INLINE fhi_lanes fhi_lanes_pick(fhi_lanes_mask mask, fhi_lanes yes, fhi_lanes no)
{
    return ((fhi_lanes)mask & yes) | (~(fhi_lanes)mask & no);
}

/* 1 where the mask is set, else 0. */
FHI_LANES_INLINE fhi_lanes fhi_lanes_flag(fhi_lanes_mask mask)
{
    return (fhi_lanes)mask & 1;
}

FHI_LANES_INLINE fhi_lanes fhi_lanes_least(fhi_lanes a, uint32_t b)
{
    return fhi_lanes_pick(a < b, a, fhi_lanes_all(b));
}

#endif
