/* SPDX-License-Identifier: Apache-2.0 */
/* Heads of the records of WARC archives (ISO 28500, versions 0.17 to 1.1). Pure: the reader brings the bytes. */
#ifndef FHI_READ_WARC_H
#define FHI_READ_WARC_H

#include "firsthand/span.h"

#include <stdbool.h>

typedef enum fhi_warc_type { FHI_WARC_OTHER, FHI_WARC_RESPONSE, FHI_WARC_RESOURCE, FHI_WARC_CONVERSION } fhi_warc_type;

/* A length in decimal digits, as heads say it. False for anything else. */
bool fhi_warc_length(fh_span value, uint64_t *out);

/* The head of a record; spans borrow from its bytes, {NULL, 0} where a field is missing. */
typedef struct fhi_warc_head {
    fhi_warc_type type;
    uint32_t size;   /* of the head, with the blank line behind it */
    uint64_t length; /* of the block behind it */
    fh_span record_id, url, date, block_digest, payload_digest, content_type;
} fhi_warc_head;

/* True if a record starts at the beginning of `bytes`. */
bool fhi_warc_starts(fh_span bytes);

/* Where the next record may start in `bytes` at or after `from`; bytes.len if nowhere. */
size_t fhi_warc_find(fh_span bytes, size_t from);

/* The size of a head that ends in `bytes`, with its blank line; 0 if it does not end there. */
uint32_t fhi_warc_head_size(fh_span bytes);

/* Reads a head of that size. False if it is none: no length, or a line without a name. */
bool fhi_warc_head_read(fh_span bytes, uint32_t size, fhi_warc_head *head);

#endif
