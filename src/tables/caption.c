/* SPDX-License-Identifier: Apache-2.0 */
/* The table of caption words; see caption.h. */
#include "tables/caption.h"

#include "tables/search.h"

#include "tables/caption.inc"

enum { LONGEST_START = 4 }; /* words */

bool fhi_caption_starts(fh_span key)
{
    size_t at = 0;
    for (uint32_t n = 0; n < LONGEST_START && at < key.len; n++, at++) {
        while (at < key.len && key.ptr[at] != ' ') at++;
        if (FHI_SEARCH(caption_starts, ((fh_span){key.ptr, at})) >= 0) return true;
    }
    return false;
}

bool fhi_caption_verb(fh_span word)
{
    return FHI_SEARCH(caption_verbs, word) >= 0;
}
