/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of a plain text → UTF-8, with the way back. */
#ifndef FHI_READ_CHARSET_H
#define FHI_READ_CHARSET_H

#include "base/error.h"
#include "base/map.h"

/* Decodes `bytes`: UTF-8 (borrowed where it is valid, with or without byte order mark), UTF-16 with byte order mark, else windows-1252
 * where that makes plausible text, else UTF-8 with U+FFFD for each invalid sequence. `map` goes from `body` to `bytes`. FH_INVALID
 * with the offset for binary data, FH_NO_MEMORY. What is re-coded ends at the first character past TEXT_BYTES. Linear. */
fh_status fhi_charset_decode(fhi_arena *arena, fh_span bytes, fh_span *body, fhi_map *map, fh_error *error);

#endif
