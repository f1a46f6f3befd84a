/* SPDX-License-Identifier: Apache-2.0 */
/* Hashes, over xxHash and libcrypto; see hash.h. */
#include "base/hash.h"

#define XXH_INLINE_ALL /* words are short: the call would cost as much as the hash */
/* Deprecated are the functions that hash in pieces. SHA256(), which is not, looks the digest up among those that are installed, for each text anew, and
 * reads a configuration first: as long as a kilobyte takes to hash. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <xxhash.h>

uint64_t fhi_hash(fh_span bytes)
{
    return XXH3_64bits(bytes.ptr, bytes.len);
}

void fhi_hash_sha1(fh_span bytes, uint8_t *out)
{
    SHA_CTX sha;
    SHA1_Init(&sha);
    SHA1_Update(&sha, bytes.ptr, bytes.len);
    SHA1_Final(out, &sha);
}

void fhi_hash_sha256(fh_span bytes, uint8_t *out)
{
    SHA256_CTX sha;
    SHA256_Init(&sha);
    SHA256_Update(&sha, bytes.ptr, bytes.len);
    SHA256_Final(out, &sha);
}
