/* SPDX-License-Identifier: Apache-2.0 */
/* What `story` makes of articles: which of them tell of one event. */
#ifndef FHI_STORY_STORIES_H
#define FHI_STORY_STORIES_H

#include "annotate/marks.h"

typedef struct fhi_story {
    fh_span title;      /* of the article nearest to the middle of the story; from its lead where it has no title */
    uint32_t titled_by; /* that article */
    FHI_LIST(uint32_t) articles; /* in order of arrival */
    fhi_day first, last;         /* publication dates, FHI_NO_DAY where none is known */
} fhi_story;

typedef struct fhi_stories {
    FHI_LIST(fhi_story) stories; /* in order of their first article */
    uint32_t *story_of;          /* one an article */
} fhi_stories;

#endif
