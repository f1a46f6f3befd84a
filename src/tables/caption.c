/* SPDX-License-Identifier: Apache-2.0 */
/* The table of caption words; see caption.h. */
#include "tables/caption.h"

#include "base/wordstart.h"
#include "tables/search.h"

#include "tables/caption.inc"

enum { LONGEST_START = 4 /* words */ };

/* True if one of the `count` rows is the first words of the key. */
static bool opens(fh_span key, const char *const *rows, size_t count)
{
    size_t at = 0;
    if (key.len < 4 || !opening_starts[fhi_wordstart_of(key.ptr)]) return false; /* as nearly all */
    for (uint32_t n = 0; n < LONGEST_START && at < key.len; n++, at++) {
        at = fhi_span_to(key, at, ' ');
        bool found;
        size_t place = fhi_search_place(rows, count, sizeof *rows, (fh_span){key.ptr, at}, &found);
        if (found) return true;
        if (place == count || strncmp(rows[place], key.ptr, at) != 0) return false; /* none begins so */
    }
    return false;
}

bool fhi_caption_starts_alone(fh_span key)
{
    return opens(key, caption_alones, sizeof caption_alones / sizeof *caption_alones);
}

bool fhi_caption_starts(fh_span key)
{
    return opens(key, caption_starts, sizeof caption_starts / sizeof *caption_starts);
}

bool fhi_caption_verb(fh_span word)
{
    return FHI_SEARCH(caption_verbs, word) >= 0;
}
