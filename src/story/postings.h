/* SPDX-License-Identifier: Apache-2.0 */
/* term → the stories that have it, the latest last: the index by which a new article finds its candidates. */
#ifndef FHI_STORY_POSTINGS_H
#define FHI_STORY_POSTINGS_H

#include "base/pack.h"

enum { FHI_POSTINGS_INSIDE = 2 }; /* most terms are in one story or two, which need no array of their own */

typedef struct fhi_posting {
    uint32_t n;
    uint16_t room; /* of `at`; 0: the stories stand in `inside` */
    bool cut;      /* earlier stories were let go */
    bool swept;    /* while a sweep goes on: it has been here */
    union {
        uint32_t *at;
        uint32_t inside[FHI_POSTINGS_INSIDE];
    };
} fhi_posting;

typedef struct fhi_postings {
    fhi_posting *by_term;
    uint32_t terms, room;
} fhi_postings;

/* Adds a story behind the others of the term. Of more than twice STORY_POSTINGS the earlier half is let go. False when memory is out. */
bool fhi_postings_add(fhi_postings *postings, uint32_t term, uint32_t story);

/* Has the list of a term brought near that will be added to soon. */
static inline void fhi_postings_fetch(const fhi_postings *postings, uint32_t term)
{
    if (term < postings->terms) __builtin_prefetch(&postings->by_term[term]);
}

/* The stories of a term, `*n` of them; at most the latest STORY_POSTINGS. Valid until the next call with the same postings. */
const uint32_t *fhi_postings_of(const fhi_postings *postings, uint32_t term, uint32_t *n);

/* Takes the stories for which `gone` holds out of the lists of these terms, each of which may stand there more than once. */
void fhi_postings_sweep(fhi_postings *postings, const uint32_t *terms, uint32_t n,
                        bool (*gone)(const void *context, uint32_t story), const void *context);

/* Whether stories of the term were let go for being too many: what is left cannot be worked out from the stories that have it. */
bool fhi_postings_is_cut(const fhi_postings *postings, uint32_t term);

/* The lists that were cut, as bytes, and back into postings that are new. False when memory is out. */
void fhi_postings_pack_cut(const fhi_postings *postings, fhi_pack *pack);
bool fhi_postings_unpack_cut(fhi_postings *postings, fhi_unpack *unpack, uint32_t terms, uint32_t stories);

void fhi_postings_done(fhi_postings *postings);

#endif
