/* SPDX-License-Identifier: Apache-2.0 */
/* texts → links, origins and relations. Trace looks at the pairs that share a run of words; relate, once stories are known, at every
 * pair of a story, since a rewrite may share no run at all. Links are worked out from what both have found; from what the first has, where dates are
 * to be inferred by them. */
#include "lineage/lineage.h"

#include "base/limits.h"
#include "base/span.h"
#include "lineage/carriers.h"
#include "lineage/origins.h"
#include "lineage/peers.h"
#include "lineage/relation.h"

#include <stdlib.h>

enum { FEWEST_TO_WEIGH = 4 }; /* articles of a story: in fewer, what all have may as well be copied */
static const float COMMON_DISCOUNT = 0.7f;

static int by_key(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

/* Whom other outlets credit for their text makes texts to be printed by others, whether the table of newsrooms knows it or not. */
static bool find_agencies(fhi_arena *arena, fhi_tracing *t)
{
    FHI_LIST(uint64_t) credited = {0};
    for (uint32_t i = 0; i < t->all.n; i++) {
        const fhi_sourcing *s = &t->sourcing[i];
        for (uint32_t k = 0; k < s->text.n && s->text.at[k].strength == FHI_CREDIT_LINE; k++) {
            uint64_t *key = FHI_PUSH(arena, &credited);
            if (!key) return false;
            *key = s->text.at[k].key;
        }
    }
    if (!credited.n) return true;
    qsort(credited.at, credited.n, sizeof *credited.at, by_key);
    for (uint32_t i = 0; i < t->all.n; i++) {
        fhi_sourcing *s = &t->sourcing[i];
        if (s->self && bsearch(&s->self, credited.at, credited.n, sizeof *credited.at, by_key)) s->agency = true;
    }
    return true;
}

static bool prepare(fhi_arena *arena, const fhi_reading *readings, uint32_t n, fhi_tracing *t)
{
    t->sourcing = fhi_arena_array(arena, n, sizeof *t->sourcing);
    t->phrasing_of = fhi_arena_array(arena, n, sizeof *t->phrasing_of);
    if (!t->sourcing || !t->phrasing_of || !fhi_phrasing_all(arena, readings, n, &t->all)) return false;
    uint32_t longest = 0;
    t->all.aligned = t->told ? t->told->aligned : NULL;
    for (uint32_t i = 0; i < n; i++) {
        t->phrasing_of[t->all.at[i].article] = i;
        t->all.at[i].told = t->told && t->told->origin[t->all.at[i].article] != FHI_NONE;
        t->sourcing[i] = t->all.at[i].diction->sourcing;
        if (t->all.at[i].n > longest) longest = t->all.at[i].n;
    }
    t->seen = fhi_arena_array(arena, longest, 1);
    if (!t->seen || !find_agencies(arena, t)) return false;
    fhi_candidates candidates = {0};
    return fhi_carriers_find(arena, &t->all, &candidates) &&
           fhi_overlap_look(arena, &t->all, &candidates, NULL, &t->overlaps);
}

/* The text of phrasing `w` names the outlet of `other`: by a credit, or wherever. */
static bool names(const fhi_tracing *t, uint32_t w, uint32_t other)
{
    const fhi_sourcing *s = &t->sourcing[w];
    for (uint32_t i = 0; i < s->text.n; i++)
        if (s->text.at[i].key == t->sourcing[other].self) return true;
    fh_span outlet = fhi_sourcing_bare(t->all.at[other].reading->article->outlet);
    return outlet.len && fhi_span_find(t->all.at[w].reading->article->text, outlet, 0) >= 0;
}

/* Whom people spoke to was there itself: what it tells as another does, in words of its own, is no rewrite of that one. Who retells it names
 * it. */
static void forget_rewrites(const fhi_tracing *t)
{
    for (uint32_t i = 0; i < t->overlaps.at.n; i++) {
        fhi_overlap *o = &t->overlaps.at.at[i];
        const fhi_sourcing *a = &t->sourcing[o->a], *b = &t->sourcing[o->b];
        bool apart = (a->heard && !names(t, o->b, o->a)) || (b->heard && !names(t, o->a, o->b));
        if (!apart || a->self == b->self) continue; /* of one outlet: a report and its update */
        uint32_t kept = 0;
        for (uint32_t k = 0; k < o->stretches.n; k++)
            if (o->stretches.at[k].kind != FHI_PASSAGE_REWRITTEN) o->stretches.at[kept++] = o->stretches.at[k];
        o->stretches.n = kept;
        o->shared_a = o->copied_a;
        o->shared_b = o->copied_b;
    }
}

static bool work_out(fhi_arena *arena, fhi_tracing *t, fhi_lineage *lineage)
{
    forget_rewrites(t);
    fhi_descents descents = {0};
    fhi_lineage fresh = {.told = t->told, .tracing = t};
    if (!fhi_descent_all(arena, t, &descents) || !fhi_descent_fill(arena, t, &descents, &fresh) ||
        !fhi_origins_fill(arena, t, &descents, &fresh))
        return false;
    *lineage = fresh;
    return true;
}

fh_status fhi_lineage_trace(fhi_arena *arena, const fhi_reading *readings, uint32_t n, const fhi_told *told,
                            fhi_lineage *lineage, fh_error *error)
{
    fhi_tracing *t = fhi_arena_alloc(arena, sizeof *t);
    if (t) t->told = told;
    if (!t || !prepare(arena, readings, n, t)) return fhi_error_memory(error, "lineage");
    *lineage = (fhi_lineage){.told = told, .tracing = t};
    return FH_OK;
}

fh_status fhi_lineage_link(fhi_arena *arena, fhi_lineage *lineage, fh_error *error)
{
    return work_out(arena, lineage->tracing, lineage) ? FH_OK : fhi_error_memory(error, "lineage");
}

/* ---- pairs of stories */

typedef struct member {
    uint32_t story;
    uint32_t article;
} member;

static int by_story(const void *x, const void *y)
{
    const member *a = x, *b = y;
    if (a->story != b->story) return a->story < b->story ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

static int by_later(const void *x, const void *y)
{
    const fhi_candidate *p = x, *q = y;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    return (p->a > q->a) - (p->a < q->a);
}

/* The end of the articles that the `i`th of a story is compared with, which begin behind it. */
static uint32_t neighbours_end(uint32_t i, uint32_t n)
{
    return n - i > FHI_MAX_STORY_NEIGHBOURS ? i + 1 + FHI_MAX_STORY_NEIGHBOURS : n;
}

/* Every two of the articles, as phrasings. */
static bool all_pairs(fhi_arena *arena, const fhi_tracing *t, const member *in_story, uint32_t n, fhi_candidates *pairs)
{
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = i + 1; k < neighbours_end(i, n); k++) {
            uint32_t a = t->phrasing_of[in_story[i].article], b = t->phrasing_of[in_story[k].article];
            fhi_candidate *pair = FHI_PUSH(arena, pairs);
            if (!pair) return false;
            *pair = (fhi_candidate){a < b ? a : b, a < b ? b : a, 0};
        }
    }
    if (pairs->n) qsort(pairs->at, pairs->n, sizeof *pairs->at, by_later);
    return true;
}

/* What is needed while one story is looked at, by stem and by phrasing. */
typedef struct by_number {
    uint32_t *have; /* articles of the story that have the stem; 0 between stories */
    uint32_t *last; /* of them the last that was counted, plus one; likewise */
    float *weight;
    fhi_retelling **retellings; /* by phrasing; see fhi_overlap_look() */
} by_number;

/* How many articles of the story have each stem; with `undo` back to none. */
static void count_stems(const fhi_tracing *t, const member *in_story, uint32_t n, by_number *sums, bool undo)
{
    for (uint32_t i = 0; i < n; i++) {
        const fhi_phrasing *p = &t->all.at[t->phrasing_of[in_story[i].article]];
        for (uint32_t k = 0; k < p->n; k++) {
            uint32_t stem = p->stem[k];
            if (undo)
                sums->have[stem] = sums->last[stem] = 0;
            else if (sums->last[stem] != i + 1)
                sums->have[stem]++;
            if (!undo) sums->last[stem] = i + 1;
        }
    }
}

/* What everybody who tells the story must say (who, where, what) shows no copying: within a story of several articles stems weigh the
 * less the more of them have it. */
static bool look_at_story(fhi_arena *arena, fhi_arena *scratch, fhi_tracing *t, const member *in_story, uint32_t n,
                          fhi_overlaps *found, by_number *sums)
{
    fhi_candidates pairs = {0};
    if (!all_pairs(scratch, t, in_story, n, &pairs)) return false;
    fhi_phrasings weighed = t->all;
    if (n >= FEWEST_TO_WEIGH) {
        count_stems(t, in_story, n, sums, false);
        for (uint32_t i = 0; i < n; i++) {
            const fhi_phrasing *p = &t->all.at[t->phrasing_of[in_story[i].article]];
            for (uint32_t k = 0; k < p->n; k++) {
                uint32_t stem = p->stem[k];
                float beyond = sums->have[stem] > 2 ? (float)(sums->have[stem] - 2) / (float)(n - 2) : 0;
                sums->weight[stem] = t->all.rarity[stem] * (1 - COMMON_DISCOUNT * beyond);
            }
        }
        weighed.weight = sums->weight;
    }
    bool ok = fhi_overlap_look(arena, &weighed, &pairs, sums->retellings, found);
    if (n >= FEWEST_TO_WEIGH) count_stems(t, in_story, n, sums, true);
    return ok;
}

static bool make_sums(fhi_arena *arena, const fhi_tracing *t, by_number *sums)
{
    sums->have = fhi_arena_array(arena, t->all.stems, sizeof *sums->have);
    sums->last = fhi_arena_array(arena, t->all.stems, sizeof *sums->last);
    sums->weight = fhi_arena_array(arena, t->all.stems, sizeof *sums->weight);
    sums->retellings = fhi_arena_array(arena, t->all.n, sizeof *sums->retellings);
    return sums->have && sums->last && sums->weight && sums->retellings;
}

static bool look_at_stories(fhi_arena *arena, fhi_tracing *t, const member *in_story, uint32_t n)
{
    fhi_arena *scratch = fhi_arena_new(), *counts = fhi_arena_new();
    by_number sums = {0};
    fhi_overlaps found = {0};
    bool ok = scratch && counts && make_sums(counts, t, &sums);
    for (uint32_t i = 0, end; i < n && ok; i = end) {
        for (end = i; end < n && in_story[end].story == in_story[i].story;) end++;
        fhi_arena_reset(scratch);
        ok = look_at_story(arena, scratch, t, in_story + i, end - i, &found, &sums);
    }
    ok = ok && fhi_overlap_adopt(arena, &t->overlaps, &found);
    if (ok) t->overlaps = found;
    fhi_arena_free(counts);
    fhi_arena_free(scratch);
    return ok;
}

/* Whom of the outlets of its story each article names as a source. */
static bool find_peers(fhi_arena *arena, fhi_tracing *t, const member *in_story, uint32_t n)
{
    uint32_t *articles = fhi_arena_array(arena, n, sizeof *articles);
    bool ok = articles != NULL;
    for (uint32_t i = 0; i < n && ok; i++) articles[i] = in_story[i].article;
    for (uint32_t i = 0, end; i < n && ok; i = end) {
        for (end = i; end < n && in_story[end].story == in_story[i].story;) end++;
        ok = fhi_peers_add(arena, t, articles + i, end - i);
    }
    return ok;
}

static int by_articles(const void *x, const void *y)
{
    const fhi_pair *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* An article of a story that is close to one of an origin's: that one. */
typedef struct twin {
    uint32_t article, origin;
    uint32_t pair; /* where it was found: the first is taken */
    uint32_t of_origin;
} twin;

typedef FHI_LIST(twin) twins;

static int by_origin(const void *x, const void *y)
{
    const twin *a = x, *b = y;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    if (a->origin != b->origin) return a->origin < b->origin ? -1 : 1;
    return (a->pair > b->pair) - (a->pair < b->pair);
}

static bool add_twin(fhi_arena *scratch, twins *found, const fhi_lineage *lineage, uint32_t article, uint32_t other,
                     uint32_t pair)
{
    twin *added = FHI_PUSH(scratch, found);
    if (added) *added = (twin){article, lineage->standings[other].origin, pair, other};
    return added != NULL;
}

/* An article of `other`'s origin which `article` is close to, so that it is not independent of that origin; FHI_NONE if none is. */
static uint32_t twin_of(const fhi_tracing *t, const fhi_lineage *lineage, const twins *found, uint32_t article,
                        uint32_t other)
{
    uint32_t origin = lineage->standings[other].origin;
    twin wanted = {article, origin, 0, 0};
    uint32_t low = 0, high = found->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (by_origin(&found->at[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < found->n && found->at[low].article == article && found->at[low].origin == origin; low++)
        if (!fhi_relation_apart_in(t, article, other, found->at[low].of_origin)) return found->at[low].of_origin;
    return FHI_NONE;
}

/* How many of the pairs that a story leaves out have a new article. */
static uint64_t count_uncompared(const fhi_lineage *lineage, const member *in_story, uint32_t n)
{
    uint64_t pairs = 0;
    uint32_t fresh = 0, end = n; /* new articles among those from `end` on */
    for (uint32_t i = n; i-- > 0;) {
        while (end > neighbours_end(i, n)) fresh += fhi_lineage_is_new(lineage, in_story[--end].article);
        pairs += fhi_lineage_is_new(lineage, in_story[i].article) ? n - end : fresh;
    }
    return pairs;
}

/* Takes out the pairs, from `first` on, that were told before. */
static void drop_told(fhi_lineage *lineage, uint32_t first)
{
    uint32_t kept = first;
    for (uint32_t i = first; i < lineage->pairs.n; i++) {
        const fhi_pair *pair = &lineage->pairs.at[i];
        if (fhi_lineage_is_new(lineage, pair->a) || fhi_lineage_is_new(lineage, pair->b))
            lineage->pairs.at[kept++] = *pair;
    }
    lineage->pairs.n = kept;
}

/* The pairs of one story. */
static bool judge_story(fhi_arena *arena, fhi_arena *scratch, const fhi_tracing *t, const member *in_story, uint32_t n,
                        fhi_lineage *lineage)
{
    uint32_t first = lineage->pairs.n;
    twins found = {0};
    lineage->uncompared += count_uncompared(lineage, in_story, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t end = neighbours_end(i, n);
        for (uint32_t k = i + 1; k < end; k++) {
            uint32_t a = in_story[i].article, b = in_story[k].article;
            bool close = false;
            fhi_pair *pair = FHI_PUSH(arena, &lineage->pairs);
            if (!pair) return false;
            *pair = (fhi_pair){.a = a, .b = b, .relation = FHI_NOT_ESTABLISHED};
            if (!fhi_relation_judge(arena, t, lineage, pair, &close)) return false;
            uint32_t number = lineage->pairs.n - 1;
            if (close && (!add_twin(scratch, &found, lineage, a, b, number) ||
                          !add_twin(scratch, &found, lineage, b, a, number)))
                return false;
        }
    }
    if (found.n) qsort(found.at, found.n, sizeof *found.at, by_origin);
    for (uint32_t i = first; i < lineage->pairs.n; i++) {
        fhi_pair *pair = &lineage->pairs.at[i];
        if (pair->relation != FHI_INDEPENDENT) continue;
        uint32_t close = twin_of(t, lineage, &found, pair->a, pair->b);
        if (close == FHI_NONE) close = twin_of(t, lineage, &found, pair->b, pair->a);
        if (close != FHI_NONE && !fhi_relation_withdraw(arena, t, close, pair)) return false;
    }
    drop_told(lineage, first);
    return true;
}

static bool judge_stories(fhi_arena *arena, const fhi_tracing *t, const member *in_story, uint32_t n,
                          fhi_lineage *lineage)
{
    fhi_arena *scratch = fhi_arena_new();
    bool ok = scratch != NULL;
    for (uint32_t i = 0, end; i < n && ok; i = end) {
        for (end = i; end < n && in_story[end].story == in_story[i].story;) end++;
        fhi_arena_reset(scratch);
        ok = judge_story(arena, scratch, t, in_story + i, end - i, lineage);
    }
    if (ok && lineage->pairs.n) qsort(lineage->pairs.at, lineage->pairs.n, sizeof *lineage->pairs.at, by_articles);
    fhi_arena_free(scratch);
    return ok;
}

fh_status fhi_lineage_relate(fhi_arena *arena, const uint32_t *story_of, fhi_lineage *lineage, fh_error *error)
{
    fhi_tracing *t = lineage->tracing;
    uint32_t n = t->all.n;
    member *in_story = fhi_arena_array(arena, n, sizeof *in_story);
    bool ok = in_story != NULL;
    for (uint32_t i = 0; i < n && ok; i++) in_story[i] = (member){story_of[i], i};
    if (ok) qsort(in_story, n, sizeof *in_story, by_story);
    t->story_of = story_of;
    ok = ok && find_peers(arena, t, in_story, n) && look_at_stories(arena, t, in_story, n) &&
         work_out(arena, t, lineage) && judge_stories(arena, t, in_story, n, lineage);
    return ok ? FH_OK : fhi_error_memory(error, "lineage");
}
