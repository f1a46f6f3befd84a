/* SPDX-License-Identifier: Apache-2.0 */
/* Hashes, over xxHash and libcrypto; see hash.h. */
#include "base/hash.h"

#define XXH_INLINE_ALL /* words are short: the call would cost as much as the hash */
#include <openssl/sha.h>
#include <xxhash.h>

uint64_t fhi_hash(fh_span bytes)
{
    return XXH3_64bits(bytes.ptr, bytes.len);
}

void fhi_hash_sha1(fh_span bytes, uint8_t *out)
{
    SHA1((const unsigned char *)bytes.ptr, bytes.len, out);
}

void fhi_hash_sha256(fh_span bytes, uint8_t *out)
{
    SHA256((const unsigned char *)bytes.ptr, bytes.len, out);
}
