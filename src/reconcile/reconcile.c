/* SPDX-License-Identifier: Apache-2.0 */
/* Marks, links and stories come in; claims, figures and a timeline go out, a story at a time. */
#include "reconcile/reconcile.h"

#include "base/span.h"
#include "reconcile/assemble.h"
#include "reconcile/core.h"
#include "reconcile/figures.h"
#include "reconcile/timeline.h"

#include <stdlib.h>

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* The articles of a story in the order of their numbers; NULL when memory is out. */
static uint32_t *articles_of(fhi_arena *scratch, const fhi_story *story)
{
    uint32_t *articles = fhi_arena_array(scratch, story->articles.n, sizeof *articles);
    if (!articles) return NULL;
    for (uint32_t i = 0; i < story->articles.n; i++) articles[i] = story->articles.at[i];
    if (story->articles.n) qsort(articles, story->articles.n, sizeof *articles, by_number);
    return articles;
}

/* How many origins the story has, all that it tells taken together. */
static bool count_origins(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, const uint32_t *articles,
                          fhi_claims *claims)
{
    fhi_claim whole = {0};
    fhi_origin_count *count = FHI_PUSH(arena, &claims->counts);
    uint32_t n = work->stories->stories.at[work->story].articles.n;
    if (!count || !fhi_independence_count(scratch, work->independence, articles, n, &whole)) return false;
    *count = (fhi_origin_count){whole.origins.n, whole.independent, whole.most};
    return true;
}

/* The units of the story's articles. */
static bool cut_units(fhi_arena *scratch, const uint32_t *articles, fhi_story_work *work)
{
    const fhi_story *story = &work->stories->stories.at[work->story];
    work->first = work->last = FHI_NO_DAY;
    for (uint32_t i = 0; i < story->articles.n;
         i++) { /* as the dates are now: some were inferred after the stories were made */
        fhi_day day = work->readings[articles[i]].article->published.day;
        if (day == FHI_NO_DAY) continue;
        if (work->first == FHI_NO_DAY || day < work->first) work->first = day;
        if (day > work->last) work->last = day;
    }
    for (uint32_t i = 0; i < story->articles.n; i++)
        if (!fhi_units_add(scratch, work->readings, articles[i], work->concepts, &work->units)) return false;
    return true;
}

static bool reconcile_story(fhi_arena *arena, fhi_arena *scratch, fhi_story_work *work, fhi_claims *claims)
{
    const uint32_t *articles = articles_of(scratch, &work->stories->stories.at[work->story]);
    if (!articles || !count_origins(arena, scratch, work, articles, claims)) return false;
    if (!cut_units(scratch, articles, work) || !fhi_likeness_weigh(scratch, &work->units)) return false;
    work->central = fhi_likeness_central(scratch, &work->units);
    return work->central && fhi_cluster_units(scratch, &work->units, &work->clusters) && fhi_core_join(scratch, work) &&
           fhi_assemble_claims(arena, scratch, work, claims) && fhi_figures_add(arena, scratch, work, claims) &&
           fhi_timeline_add(arena, scratch, work, claims);
}

static int by_edtf(const void *a, const void *b)
{
    const fhi_event *x = a, *y = b;
    int order = fhi_span_compare(x->edtf, y->edtf);
    if (!order) order = x->story < y->story ? -1 : x->story > y->story;
    if (!order) order = fhi_span_compare(x->text, y->text);
    if (!order)
        order = x->cites.at[0].article < y->cites.at[0].article ? -1 : x->cites.at[0].article > y->cites.at[0].article;
    return order;
}

fh_status fhi_reconcile_claims(fhi_arena *arena, const fhi_reading *readings, uint32_t n, const fhi_lineage *lineage,
                               const fhi_stories *stories, fhi_claims *claims, fh_error *error)
{
    fhi_arena *scratch = fhi_arena_new(), *words = fhi_arena_new();
    fhi_concepts concepts = {0};
    fhi_independence independence;
    fhi_claims made = {0};
    fh_status status = FH_OK;
    if (!scratch || !words || !fhi_concepts_start(words, &concepts) ||
        !fhi_independence_start(words, lineage, n, &independence)) {
        status = fhi_error_memory(error, "reconcile");
        goto done;
    }
    for (uint32_t i = 0; i < stories->stories.n; i++) {
        fhi_story_work work = {
            .readings = readings, .stories = stories, .story = i, .independence = &independence, .concepts = &concepts};
        if (!reconcile_story(arena, scratch, &work, &made)) {
            status = fhi_error_memory(error, "reconcile");
            goto done;
        }
        fhi_arena_reset(scratch);
    }
    if (made.timeline.n) qsort(made.timeline.at, made.timeline.n, sizeof *made.timeline.at, by_edtf);
    *claims = made;
done:
    fhi_concepts_done(&concepts);
    fhi_arena_free(words);
    fhi_arena_free(scratch);
    return status;
}
