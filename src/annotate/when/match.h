/* SPDX-License-Identifier: Apache-2.0 */
/* pieces → the longest time that starts at one of them. */
#ifndef FHI_WHEN_MATCH_H
#define FHI_WHEN_MATCH_H

#include "annotate/when/meaning.h"
#include "annotate/when/pieces.h"

/* A sentence as the grammar sees it. */
typedef struct fhi_match_sentence {
    const fhi_marks *marks;
    const fhi_piece *pieces;
    uint32_t start, end; /* of the sentence in `pieces` */
} fhi_match_sentence;

typedef struct fhi_match {
    uint32_t start, end; /* pieces [start, end) */
    uint16_t rule;
    fhi_time_type type;
    fhi_time_meaning meaning;
} fhi_match;

/* True if a time starts at the piece `at`. Cost is bounded by the grammar: no pattern is longer than a few words. */
bool fhi_match_at(const fhi_match_sentence *sentence, uint32_t at, fhi_match *match);

#endif
