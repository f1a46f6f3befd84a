/* SPDX-License-Identifier: Apache-2.0 */
/* Heads of the records of ARC archives (Internet Archive, ARC File Format, 1996; versions 1 and 2), the forerunner of WARC: one line of
 * fields before each block. Pure, and with the same questions as warc.h, so that one walk serves both. */
#ifndef FHI_READ_ARC_H
#define FHI_READ_ARC_H

#include "base/arena.h"
#include "read/warc.h"

/* True if a record starts at the beginning of `bytes`, or may once the rest of its line is there. */
bool fhi_arc_starts(fh_span bytes);

/* Where the next record may start in `bytes` at or after `from`; bytes.len if nowhere. */
size_t fhi_arc_find(fh_span bytes, size_t from);

/* The size of the line that ends in `bytes`, with its line end; 0 if it does not end there. */
uint32_t fhi_arc_head_size(fh_span bytes);

/* Reads a line of that size: the record is a response if an HTTP head follows in `bytes`, else a resource; that of the file itself and
 * answers of name servers are neither. False if the fields are not those of a record. */
bool fhi_arc_head_read(fh_span bytes, uint32_t size, fhi_warc_head *head);

/* The date of such a line (YYYYMMDDhhmmss, UTC) as ISO 8601; {NULL, 0} when memory is out. */
fh_span fhi_arc_date(fhi_arena *arena, fh_span digits);

#endif
