/* SPDX-License-Identifier: Apache-2.0 */
/* reading → outline: the terms of one article by itself, with how much it makes of each. How rare they are is the vector's to say. */
#ifndef FHI_STORY_OUTLINE_H
#define FHI_STORY_OUTLINE_H

#include "annotate/marks.h"
#include "text/stem.h"

/* A stem or a pair of neighbouring stems. The weights are logarithms of counts: in the whole article, in its opening (title and lead), and among its
 * names and numbers. */
typedef struct fhi_outlined {
    uint64_t key; /* never 0 */
    float whole, opening, named;
    bool compound; /* a pair */
    bool number;   /* in digits */
} fhi_outlined;

struct fhi_outline {
    fhi_outlined *terms; /* each once, in the order in which they come */
    uint32_t n;
    bool headline; /* there is no text but a headline */
};

/* What it is made with; the stemmer is for the title, which need not be part of the text. */
typedef struct fhi_outliner {
    fhi_stems *stems;
    const fhi_stemmed *text; /* of the reading's text, by the same stemmer */
} fhi_outliner;

/* Lives in `arena`. False when memory is out. Linear in the text. */
bool fhi_outline_make(fhi_arena *arena, fhi_arena *scratch, fhi_outliner outliner, const fhi_reading *reading,
                      fhi_outline *outline);

#endif
