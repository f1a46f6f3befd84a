/* SPDX-License-Identifier: Apache-2.0 */
/* term → the stories that have it, the latest last: the index by which a new article finds its candidates. */
#ifndef FHI_STORY_POSTINGS_H
#define FHI_STORY_POSTINGS_H

#include <stdbool.h>
#include <stdint.h>

enum { FHI_POSTINGS_INSIDE = 2 }; /* most terms are in one story or two, which need no array of their own */

typedef struct fhi_posting {
    uint32_t n;
    uint32_t room; /* of `at`; 0: the stories stand in `inside` */
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

/* The stories of a term, `*n` of them; at most the latest STORY_POSTINGS. Valid until the next call with the same postings. */
const uint32_t *fhi_postings_of(const fhi_postings *postings, uint32_t term, uint32_t *n);

/* Takes out of every list the stories for which `gone` holds. */
void fhi_postings_sweep(fhi_postings *postings, bool (*gone)(const void *context, uint32_t story), const void *context);

void fhi_postings_done(fhi_postings *postings);

#endif
