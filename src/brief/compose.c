/* SPDX-License-Identifier: Apache-2.0 */
/* Claims come in, a brief goes out: the heaviest story first, in each the sections that have something to say, few lines each. */
#include "brief/compose.h"

#include "brief/draft.h"
#include "reconcile/history.h"

#include <stdlib.h>
#include <string.h>

/* How many lines a section may have. */
typedef struct allowance {
    uint32_t latest, established, single, figures, disputed, announced, said, timeline, sources;
} allowance;

/* A story of one article is told in a few lines; one of many may fill a page. */
static allowance allow(uint32_t articles)
{
    if (articles < 2) return (allowance){.single = 2, .disputed = 1, .said = 1};
    if (articles < 5) return (allowance){1, 3, 3, 3, 2, 2, 2, 4, 4};
    return (allowance){2, 3, 2, 3, 2, 2, 2, 5, 4};
}

static bool compose_story(fhi_draft *draft)
{
    allowance most = allow(draft->stories->stories.at[draft->story].articles.n);
    return fhi_developments_latest(draft, most.latest) && fhi_developments_established(draft, most.established) &&
           fhi_developments_single(draft, most.single) && fhi_tables_figures(draft, most.figures) &&
           fhi_developments_disputed(draft, most.disputed) && fhi_developments_announced(draft, most.announced) &&
           fhi_voices_said(draft, most.said) && fhi_tables_timeline(draft, most.timeline) &&
           fhi_tables_sources(draft, most.sources);
}

/* A story by what it weighs: its articles and its heaviest claim. */
typedef struct heavy_story {
    uint32_t story;
    uint32_t first_claim, claim_end;
    uint32_t first_event, event_end;
    uint32_t first_figure, figure_end;
    double weight;
} heavy_story;

static int heaviest_first(const void *a, const void *b)
{
    const heavy_story *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->story < y->story ? -1 : x->story > y->story;
}

static void weigh_stories(const fhi_draft *draft, heavy_story *list)
{
    uint32_t claim = 0, event = 0, figure = 0, stories = draft->stories->stories.n;
    for (uint32_t i = 0; i < stories; i++) {
        list[i] = (heavy_story){.story = i, .first_claim = claim, .first_event = event, .first_figure = figure};
        while (claim < draft->claims->claims.n && draft->claims->claims.at[claim].story == i) claim++;
        while (event < draft->claims->timeline.n && draft->events[event]->story == i) event++;
        while (figure < draft->claims->figures.n && draft->claims->figures.at[figure].story == i) figure++;
        list[i].claim_end = claim;
        list[i].event_end = event;
        list[i].figure_end = figure;
        list[i].weight = draft->stories->stories.at[i].articles.n;
        if (claim > list[i].first_claim) list[i].weight += draft->claims->claims.at[list[i].first_claim].weight / 100;
    }
    if (stories) qsort(list, stories, sizeof *list, heaviest_first);
}

static int by_story(const void *a, const void *b)
{
    const fhi_event *const *x = a, *const *y = b;
    if ((*x)->story != (*y)->story) return (*x)->story < (*y)->story ? -1 : 1;
    return *x < *y ? -1 : *x > *y; /* both in one array */
}

/* The events by story; in one story they stay in order of edtf. False when memory is out. */
static bool sort_events(fhi_arena *arena, fhi_draft *draft)
{
    uint32_t n = draft->claims->timeline.n;
    draft->events = fhi_arena_array(arena, n, sizeof *draft->events);
    if (!draft->events) return false;
    for (uint32_t i = 0; i < n; i++) draft->events[i] = &draft->claims->timeline.at[i];
    if (n) qsort(draft->events, n, sizeof *draft->events, by_story);
    return true;
}

/* Of the dates as they are now: some were inferred after the stories were made. */
static void find_last(fhi_draft *draft)
{
    enum { WITH_TIME = 10 /* bytes of a day alone */ };
    const fhi_story *story = &draft->stories->stories.at[draft->story];
    bool timed = true;
    draft->last = FHI_NO_DAY;
    draft->last_minute = 0;
    for (uint32_t i = 0; i < story->articles.n; i++) {
        const fhi_published *published = &draft->readings[story->articles.at[i]].article->published;
        if (published->day == FHI_NO_DAY || published->day < draft->last) continue; /* FHI_NO_DAY is less than any */
        int64_t minute = fhi_history_minute(published);
        timed = (timed || published->day > draft->last) && published->value.len > WITH_TIME;
        if (minute > draft->last_minute || published->day > draft->last) draft->last_minute = minute;
        draft->last = published->day;
    }
    if (!timed) draft->last_minute = 0;
}

fh_status fhi_compose_brief(fhi_arena *arena, const fhi_reading *readings, const fhi_lineage *lineage,
                            const fhi_stories *stories, const fhi_claims *claims, fhi_brief *brief, fh_error *error)
{
    fhi_arena *scratch = fhi_arena_new(), *kept = fhi_arena_new();
    fhi_draft draft = {.arena = arena,
                       .scratch = scratch,
                       .readings = readings,
                       .lineage = lineage,
                       .stories = stories,
                       .claims = claims};
    heavy_story *list = kept ? fhi_arena_array(kept, stories->stories.n, sizeof *list) : NULL;
    draft.used = kept ? fhi_arena_alloc(kept, claims->claims.n + 1) : NULL;
    bool ok = scratch && list && draft.used && sort_events(kept, &draft);
    if (ok) weigh_stories(&draft, list);
    for (uint32_t i = 0; ok && i < stories->stories.n; i++) {
        draft.story = list[i].story;
        draft.first_claim = list[i].first_claim;
        draft.claim_end = list[i].claim_end;
        draft.first_event = list[i].first_event;
        draft.event_end = list[i].event_end;
        draft.first_figure = list[i].first_figure;
        draft.figure_end = list[i].figure_end;
        find_last(&draft);
        draft.year = draft.last == FHI_NO_DAY ? 0 : fhi_day_date(draft.last).year;
        ok = compose_story(&draft);
        fhi_arena_reset(scratch);
        memset(&draft.shown, 0, sizeof draft.shown);
        memset(&draft.told, 0, sizeof draft.told);
    }
    if (ok) *brief = draft.brief;
    fhi_arena_free(kept);
    fhi_arena_free(scratch);
    return ok ? FH_OK : fhi_error_memory(error, "brief");
}
