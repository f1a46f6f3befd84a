/* SPDX-License-Identifier: Apache-2.0 */
/* Names of the part-of-speech tags. */
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
