/* SPDX-License-Identifier: Apache-2.0 */
/* Hashes of features: a number for which feature it is, mixed with what was seen. */
#ifndef FHI_TEXT_FEATURES_H
#define FHI_TEXT_FEATURES_H

#include <stdint.h>

/* The feature `which` of a model (its place in the list of features) with up to two values. The high half picks the bucket, the low
 * 16 bits the slot in it: both must depend on every bit. */
static inline uint64_t fhi_features_mix(uint32_t which, uint64_t a, uint64_t b)
{
    uint64_t x = (a + which * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    x = ((x ^ x >> 32) + b) * 0xA0761D6478BD642Fu;
    return x ^ x >> 29;
}

#endif
