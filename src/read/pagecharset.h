/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of a web page → UTF-8, with the way back: which encoding it is, as the WHATWG HTML standard decides it (13.2.3.2). */
#ifndef FHI_READ_PAGECHARSET_H
#define FHI_READ_PAGECHARSET_H

#include "base/error.h"
#include "base/map.h"

/* Decodes `bytes` by their byte order mark, else the charset of `content_type` (a Content-Type header; {NULL, 0} if there is none), else
 * that of a meta element in the first 1,024 bytes, else UTF-8 where they are valid, else what ICU takes them for. Bytes that the
 * encoding does not have become U+FFFD. `map` goes from `body` to `bytes`. FH_NO_MEMORY. What is re-coded ends at the first character
 * past TEXT_BYTES. Linear. */
fh_status fhi_pagecharset_decode(fhi_arena *arena, fh_span bytes, fh_span content_type, fh_span *body, fhi_map *map,
                                 fh_error *error);

/* The label of the encoding that a meta element in the first 1,024 bytes gives, as it stands there; {NULL, 0} if none does. */
fh_span fhi_pagecharset_prescan(fh_span bytes);

/* The label behind "charset=" in a Content-Type; {NULL, 0} if there is none. */
fh_span fhi_pagecharset_of_type(fh_span content_type);

#endif
