/* SPDX-License-Identifier: Apache-2.0 */
/* Hashes, over xxHash: the same value on every machine for the same bytes. Not for anything that an attacker must not guess. */
#ifndef FHI_BASE_HASH_H
#define FHI_BASE_HASH_H

#include "firsthand/span.h"

/* XXH3, 64 bits, seed 0. */
uint64_t fhi_hash(fh_span bytes);

/* Mixes one number into another: for hashes of sequences of hashes. Order counts. */
static inline uint64_t fhi_hash_mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDu;
    return x ^ (x >> 33);
}

/* SHA-1 (FIPS 180-4), 20 bytes: only to check what archives say of their records. */
void fhi_hash_sha1(fh_span bytes, uint8_t *out);

/* SHA-256 (FIPS 180-4) of `bytes`, through libcrypto: 32 bytes. */
void fhi_hash_sha256(fh_span bytes, uint8_t *out);

#endif
