/* SPDX-License-Identifier: Apache-2.0 */
/* stories made in one pass → the same, gone over again in the light of all articles. */
#ifndef FHI_STORY_REFINE_H
#define FHI_STORY_REFINE_H

#include "base/day.h"
#include "story/vector.h"

/* An article with its story, which refining may change. */
typedef struct fhi_placed {
    const fhi_vector *vector;
    fhi_day day;
    uint32_t story;
} fhi_placed;

/* Merges stories that tell of one event and moves articles to the story that they are most like. Story numbers are below `stories`
 * before and mean nothing but equality afterwards. The outcome depends on the articles and their order alone. Every article looks at a
 * bounded number of stories. False when memory is out. */
bool fhi_refine_stories(fhi_placed *articles, uint32_t n, uint32_t stories);

#endif
