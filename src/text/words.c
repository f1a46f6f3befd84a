/* SPDX-License-Identifier: Apache-2.0 */
/* Names of the part-of-speech tags, and tokens by offset. */
#include "text/words.h"

const char *fhi_words_tag(fhi_tag tag)
{
    static const char *const names[] = {
        "",
#define TAG(name, text) text,
#include "text/tags.def"
#undef TAG
    };
    return (unsigned)tag < FHI_TAG_COUNT ? names[tag] : "";
}

uint32_t fhi_words_from(const fhi_text *text, uint32_t offset)
{
    uint32_t low = 0, high = text->tokens.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (text->tokens.at[middle].at.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
