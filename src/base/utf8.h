/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 one code point at a time (RFC 3629), for text that may be broken. */
#ifndef FHI_BASE_UTF8_H
#define FHI_BASE_UTF8_H

#include "firsthand/span.h"

#include <stdbool.h>

/* The code point at `at` (< text.len) and its length in bytes; a byte that starts no valid sequence gives U+FFFD and length 1. */
uint32_t fhi_utf8_next(fh_span text, size_t at, uint32_t *len);

/* The start of the code point that ends at `at` (> 0). */
size_t fhi_utf8_before(fh_span text, size_t at);

/* Writes `code` (a Unicode scalar value) to `out` and returns the number of bytes, 1 to 4. */
uint32_t fhi_utf8_put(uint32_t code, char out[4]);

/* The offset of the first byte that is not valid UTF-8, or text.len. */
size_t fhi_utf8_valid(fh_span text);

#endif
