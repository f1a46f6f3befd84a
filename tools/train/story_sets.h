/* SPDX-License-Identifier: Apache-2.0 */
/* Labelled sets of stories, as the programs that learn across articles read them. */
#ifndef TRAIN_STORY_SETS_H
#define TRAIN_STORY_SETS_H

#include "flow/collection.h"

/* A folder with articles.jsonl.gz, gold.tsv (article, story) and, of days of one affair, siblings.tsv (story, story). */
typedef struct story_set {
    const char *folder;
    fhi_collection articles;
    uint32_t *gold; /* story of each, UINT32_MAX: in none */
    uint32_t stories;
    uint32_t (*siblings)[2];
    uint32_t sibling_count;
} story_set;

/* Says what is wrong and ends the program. */
void train_fail(const char *what, const char *where);

/* Reads a set, its articles as far as `depth`, into `*s`, which is all zero. What cannot be read ends the program. */
void story_set_read(story_set *s, const char *folder, fhi_depth depth);

#endif
