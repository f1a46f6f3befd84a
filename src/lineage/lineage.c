/* SPDX-License-Identifier: Apache-2.0 */
/* texts → links, origins and relations. Trace looks at the pairs that share a run of words; relate, once stories are known, at every
 * pair of a story, since a rewrite may share no run at all, and then works everything out again. */
#include "lineage/lineage.h"

#include "base/limits.h"
#include "lineage/carriers.h"
#include "lineage/origins.h"
#include "lineage/relation.h"

#include <stdlib.h>

static bool prepare(fhi_arena *arena, const fhi_reading *readings, uint32_t n, fhi_tracing *t)
{
    t->sourcing = fhi_arena_array(arena, n, sizeof *t->sourcing);
    t->phrasing_of = fhi_arena_array(arena, n, sizeof *t->phrasing_of);
    if (!t->sourcing || !t->phrasing_of || !fhi_phrasing_all(arena, readings, n, &t->all)) return false;
    for (uint32_t i = 0; i < n; i++) {
        t->phrasing_of[t->all.at[i].article] = i;
        if (!fhi_sourcing_of(arena, t->all.at[i].reading, &t->sourcing[i])) return false;
    }
    fhi_candidates candidates = {0};
    return fhi_carriers_find(arena, &t->all, &candidates) &&
           fhi_overlap_look(arena, &t->all, &candidates, &t->overlaps);
}

static bool work_out(fhi_arena *arena, fhi_tracing *t, fhi_lineage *lineage)
{
    fhi_descents descents = {0};
    fhi_lineage fresh = {.tracing = t};
    if (!fhi_descent_all(arena, t, &descents) || !fhi_descent_fill(arena, t, &descents, &fresh) ||
        !fhi_origins_fill(arena, t, &descents, &fresh))
        return false;
    *lineage = fresh;
    return true;
}

fh_status fhi_lineage_trace(fhi_arena *arena, const fhi_reading *readings, uint32_t n, fhi_lineage *lineage,
                            fh_error *error)
{
    fhi_tracing *t = fhi_arena_alloc(arena, sizeof *t);
    if (!t || !prepare(arena, readings, n, t) || !work_out(arena, t, lineage))
        return fhi_error_memory(error, "lineage");
    return FH_OK;
}

/* ---- pairs of stories */

typedef struct told {
    uint32_t story;
    uint32_t article;
} told;

static int by_story(const void *x, const void *y)
{
    const told *a = x, *b = y;
    if (a->story != b->story) return a->story < b->story ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

static int by_later(const void *x, const void *y)
{
    const fhi_candidate *p = x, *q = y;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    return (p->a > q->a) - (p->a < q->a);
}

/* Every two articles of a story, as phrasings. */
static bool story_pairs(fhi_arena *arena, const fhi_tracing *t, const told *in_story, uint32_t n, fhi_candidates *pairs)
{
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = i + 1; k < n && in_story[k].story == in_story[i].story; k++) {
            uint32_t a = t->phrasing_of[in_story[i].article], b = t->phrasing_of[in_story[k].article];
            fhi_candidate *pair = FHI_PUSH(arena, pairs);
            if (!pair) return false;
            *pair = (fhi_candidate){a < b ? a : b, a < b ? b : a, 0};
        }
    }
    if (pairs->n) qsort(pairs->at, pairs->n, sizeof *pairs->at, by_later);
    return true;
}

static int by_articles(const void *x, const void *y)
{
    const fhi_pair *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

fh_status fhi_lineage_relate(fhi_arena *arena, const fhi_reading *readings, const uint32_t *story_of,
                             fhi_lineage *lineage, fh_error *error)
{
    fhi_tracing *t = lineage->tracing;
    (void)readings;
    fhi_arena *scratch = fhi_arena_new();
    told *in_story = scratch ? fhi_arena_array(scratch, lineage->articles, sizeof *in_story) : NULL;
    fhi_candidates pairs = {0};
    bool ok = in_story != NULL;
    for (uint32_t i = 0; i < lineage->articles && ok; i++) in_story[i] = (told){story_of[i], i};
    if (ok) qsort(in_story, lineage->articles, sizeof *in_story, by_story);
    t->story_of = story_of;
    ok = ok && story_pairs(scratch, t, in_story, lineage->articles, &pairs) &&
         fhi_overlap_look(arena, &t->all, &pairs, &t->overlaps) && work_out(arena, t, lineage);
    for (uint32_t i = 0; i < pairs.n && ok; i++) {
        uint32_t a = t->all.at[pairs.at[i].a].article, b = t->all.at[pairs.at[i].b].article;
        fhi_pair *pair = FHI_PUSH(arena, &lineage->pairs);
        ok = pair && fhi_relation_judge(arena, t, lineage, a < b ? a : b, a < b ? b : a, pair);
    }
    if (ok && lineage->pairs.n) qsort(lineage->pairs.at, lineage->pairs.n, sizeof *lineage->pairs.at, by_articles);
    fhi_arena_free(scratch);
    return ok ? FH_OK : fhi_error_memory(error, "lineage");
}
