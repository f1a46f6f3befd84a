/* SPDX-License-Identifier: Apache-2.0 */
/* Words in one plain form, by which tables are looked up and lines are compared. */
#ifndef FHI_TABLES_KEY_H
#define FHI_TABLES_KEY_H

#include "firsthand/span.h"

/* Room that the key of a text of `len` bytes may need: a blank beside each byte, at most. */
#define FHI_KEY_ROOM(len) (2 * (size_t)(len) + 2)

/* Writes the key of `text` to `out`, which has room for FHI_KEY_ROOM(text.len) bytes, and returns it: words in lower case (ASCII),
 * without apostrophes, numbers apart ("news24" is "news 24"), one blank between words, everything else gone. `*words` (may be
 * NULL) is their number. */
fh_span fhi_key_make(fh_span text, char *out, uint32_t *words);

#endif
