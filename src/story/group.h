/* SPDX-License-Identifier: Apache-2.0 */
/* articles → stories, one pass. */
#ifndef FHI_STORY_GROUP_H
#define FHI_STORY_GROUP_H

#include "base/error.h"
#include "story/judge.h"
#include "story/stories.h"

typedef struct fhi_grouping fhi_grouping; /* stories so far, and the index that finds them */

fh_status fhi_group_new(fhi_grouping **out, fh_error *error);
void fhi_group_free(fhi_grouping *grouping);

/* Decides by other weights than those that are built in; `judge` outlives the grouping. */
void fhi_group_judge_by(fhi_grouping *grouping, const fhi_judge *judge);

/* For who learns from it: tells what each article that is added is held against, article and story by number (of arrival, of start). */
typedef void fhi_on_closeness(void *context, uint32_t article, uint32_t story, const fhi_closeness *closeness);
void fhi_group_watch(fhi_grouping *grouping, fhi_on_closeness *on_closeness, void *context);

/* Forgets a story that has had no article for more than `days` (> 0) days of the stream: it takes no more. What is held is then bounded by the
 * articles of that many days, but for the line of each story and the terms that many articles have. To be set before the first article. */
void fhi_group_window(fhi_grouping *grouping, uint32_t days);

/* Takes the next article, which it need not keep: whatever later arrivals need is copied into the grouping. The decision uses only what
 * came before. Uses the article and its words alone: no tags, no marks. */
fh_status fhi_group_add(fhi_grouping *grouping, const fhi_reading *reading, fh_error *error);

uint32_t fhi_group_articles(const fhi_grouping *grouping);      /* added so far */
uint32_t fhi_group_open_articles(const fhi_grouping *grouping); /* of them, in stories that are not forgotten */

/* The stories of all articles added so far, article numbers in order of arrival, in `arena`. With `batch` the decisions are gone over
 * again in the light of all articles, which a window rules out. */
fh_status fhi_group_stories(fhi_arena *arena, const fhi_grouping *grouping, bool batch, fhi_stories *stories,
                            fh_error *error);

#endif
