/* SPDX-License-Identifier: Apache-2.0 */
/* Words in one plain form, by which tables are looked up and lines are compared. */
#ifndef FHI_TABLES_KEY_H
#define FHI_TABLES_KEY_H

#include "firsthand/span.h"

/* Writes the key of `text` to `out`, which has room for fhi_key_room(text.len) bytes, and returns it: words in lower case (ASCII),
 * without apostrophes, numbers apart ("news24" is "news 24"), one blank between words, everything else gone. `*words` (may be
 * NULL) is their number. */
fh_span fhi_key_make(fh_span text, char *out, uint32_t *words);

/* Room that the key of a text of `len` bytes may need. */
static inline size_t fhi_key_room(size_t len)
{
    return len * 2 + 2;
}

#endif
