/* SPDX-License-Identifier: Apache-2.0 */
/* Until story/group.c is there: every article is a story. */
#include "story/group.h"

#include "base/span.h"

#include <stdlib.h>

struct fhi_grouping {
    fhi_arena *arena;
    FHI_LIST(fhi_story) stories;
};

fh_status fhi_group_new(fhi_grouping **out, fh_error *error)
{
    fhi_grouping *g = calloc(1, sizeof *g);
    if (!g) return fhi_error_memory(error, "story");
    g->arena = fhi_arena_new();
    if (!g->arena) {
        free(g);
        return fhi_error_memory(error, "story");
    }
    *out = g;
    return FH_OK;
}

void fhi_group_free(fhi_grouping *g)
{
    fhi_arena_free(g->arena);
    free(g);
}

fh_status fhi_group_add(fhi_grouping *g, const fhi_reading *reading, fh_error *error)
{
    fhi_story *s = FHI_PUSH(g->arena, &g->stories);
    uint32_t *member = s ? FHI_PUSH(g->arena, &s->articles) : NULL;
    if (!member) return fhi_error_memory(error, "story");
    s->title = fhi_arena_copy(g->arena, reading->article->title);
    *member = s->titled_by = g->stories.n - 1;
    s->first = s->last = reading->article->published.day;
    return FH_OK;
}

fh_status fhi_group_stories(fhi_arena *arena, const fhi_grouping *g, bool batch, fhi_stories *stories, fh_error *error)
{
    (void)batch;
    stories->story_of = fhi_arena_array(arena, g->stories.n, sizeof(uint32_t));
    if (!stories->story_of) return fhi_error_memory(error, "story");
    for (uint32_t i = 0; i < g->stories.n; i++) {
        fhi_story *s = FHI_PUSH(arena, &stories->stories);
        if (!s) return fhi_error_memory(error, "story");
        *s = g->stories.at[i];
        s->articles.at = fhi_arena_array(arena, 1, sizeof(uint32_t));
        s->title = fhi_arena_copy(arena, s->title);
        if (!s->articles.at) return fhi_error_memory(error, "story");
        s->articles.at[0] = stories->story_of[i] = i;
    }
    return FH_OK;
}
