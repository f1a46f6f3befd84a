/* SPDX-License-Identifier: Apache-2.0 */
/* Words that tell what a box of a page (its class and id), or a short segment of its text, is for: data/body. */
#ifndef FHI_EXTRACT_BODY_SPOT_H
#define FHI_EXTRACT_BODY_SPOT_H

#include "extract/body/words.inc"
#include "firsthand/span.h"

typedef enum fhi_hint {
#define X(name) FHI_HINT_##name,
    FHI_HINTS(X)
#undef X
        FHI_HINT_COUNT
} fhi_hint;

typedef enum fhi_phrase {
#define X(name) FHI_PHRASE_##name,
    FHI_PHRASES(X)
#undef X
        FHI_PHRASE_COUNT
} fhi_phrase;

/* The hints in the value of a class, id or like attribute, as bits 1 << fhi_hint. Letters of any case. */
uint64_t fhi_spot_hints(fh_span value);

/* The phrases in a segment of text in lower case, with single blanks, as bits 1 << fhi_phrase. */
uint64_t fhi_spot_phrases(fh_span text);

#endif
