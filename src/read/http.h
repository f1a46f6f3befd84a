/* SPDX-License-Identifier: Apache-2.0 */
/* HTTP responses as they lie in archives (RFC 9110, 9112): what is wanted of their heads, and their bodies decoded. */
#ifndef FHI_READ_HTTP_H
#define FHI_READ_HTTP_H

#include "base/arena.h"
#include "base/error.h"
#include "firsthand/span.h"

#include <stdbool.h>

/* Behind the first blank line of `bytes`; 0 if there is none. Lines end in CR LF, in some archives in LF alone. */
uint32_t fhi_http_blank_line(fh_span bytes);

/* The next "name: value" of a head at *at, which is moved on; false at the end. A line without a colon has no name: {NULL, 0}. */
bool fhi_http_field(fh_span head, size_t *at, fh_span *name, fh_span *value);

/* An HTTP response: what is wanted of its head, and where its body starts. */
typedef struct fhi_http_head {
    uint32_t status;
    uint32_t size;
    fh_span content_type, content_encoding;
    bool chunked;
} fhi_http_head;

/* Reads the head of a response. False if `bytes` do not start with one that ends in them. */
bool fhi_http_head_read(fh_span bytes, fhi_http_head *head);

/* The payload behind the head in `bytes`, without the framing of chunks: borrowed where there was none, else in `arena`. What is damaged
 * is taken as far as it goes; `*whole` says whether that is all. False when memory is out. */
bool fhi_http_payload(fhi_arena *arena, fh_span bytes, const fhi_http_head *head, fh_span *payload, bool *whole);

/* The payload decoded (gzip, deflate, zstd, brotli), likewise. FH_UNSUPPORTED for another coding, FH_LIMIT past DOCUMENT_BYTES or
 * INFLATE_RATIO, FH_NO_MEMORY. */
fh_status fhi_http_decode(fhi_arena *arena, fh_span payload, const fhi_http_head *head, fh_span *body, bool *whole,
                          fh_error *error);

#endif
