/* SPDX-License-Identifier: Apache-2.0 */
/* Inside of a grouping: what group.c decides with, and shelf.c keeps. */
#ifndef FHI_STORY_GROUPING_H
#define FHI_STORY_GROUPING_H

#include "story/centre.h"
#include "story/clock.h"
#include "story/group.h"
#include "story/postings.h"

typedef struct fhi_member {
    fhi_vector vector; /* its terms and the title are one piece of memory; NULL once the story is forgotten */
    uint32_t story;
    fhi_day published; /* FHI_NO_DAY where that is not known */
    fhi_day day;       /* that it is taken to be of: where it has no date, the day of the stream when it came */
    fhi_day seen;      /* the day of the stream when it came, as far as it was known */
    fh_span title;
    bool foreign; /* not in English: titles a story of such articles alone */
} fhi_member;

typedef struct fhi_told {
    fhi_centre centre;
    fhi_numbers members;
    fhi_day first, last; /* of its articles' days */
    fhi_day seen;        /* of its latest article */
    bool forgotten;      /* takes no more articles */
    fh_span title;       /* of a forgotten one, */
    uint32_t titled_by;  /* and whose it is */
} fhi_told;

enum { FHI_GROUPING_DAYS = 1 << 12 /* eleven years */ };

struct fhi_grouping {
    fhi_arena *arena;
    fhi_arena *scratch;
    fhi_vocabulary *vocabulary;
    FHI_LIST(fhi_member) members;
    FHI_LIST(fhi_told) stories;
    fhi_postings postings;
    float *gained; /* by story: scratch for the search */
    uint32_t gained_room;
    float freshness[FHI_GROUPING_DAYS]; /* by days between: asked of all stories that a search touches */
    fhi_clock clock;
    fhi_day began, today; /* the first and the last day that the clock showed */
    uint32_t window;      /* days; 0: nothing is forgotten */
    fhi_numbers open;     /* stories not forgotten */
    uint32_t terms;       /* of the vocabulary when it was last looked through */
    uint32_t past;        /* articles of forgotten stories */
    uint32_t kept;        /* the first so many articles have their place on disk, */
    fhi_numbers closed;   /* and these stories were forgotten since */
    const fhi_judge *judge;
    fhi_on_closeness *on_closeness; /* NULL: nobody watches */
    void *watcher;
};

/* Copies vector and title into memory of the member's own. False when memory is out. */
bool fhi_group_hold(fhi_member *member, const fhi_vector *vector, fh_span title);

/* Starts a story without articles. False when memory is out. */
bool fhi_group_start(fhi_grouping *grouping, uint32_t *story);

/* Makes the article one of the story's; `again` where it was so before, and lists of postings that had been cut are already there. False
 * when memory is out. */
bool fhi_group_join(fhi_grouping *grouping, uint32_t article, uint32_t story, fhi_day seen, bool again);

#endif
