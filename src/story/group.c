/* SPDX-License-Identifier: Apache-2.0 */
/* articles → stories, one pass ... */
#include "story/group.h"

#include "base/limits.h"
#include "base/span.h"
#include "story/centre.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SEARCHED_TERMS = 32, CANDIDATES = 12, COMPARED_MEMBERS = 16, LONGEST_SEARCH = 512 };

typedef struct member {
    fhi_vector vector;
    uint32_t story;
    fhi_day day;
    fh_span title;
} member;

typedef struct told {
    fhi_centre centre;
    fhi_numbers members;
    fhi_day first, last;
} told;

struct fhi_grouping {
    fhi_arena *arena;
    fhi_arena *scratch;
    fhi_vocabulary *vocabulary;
    FHI_LIST(member) members;
    FHI_LIST(told) stories;
    FHI_LIST(fhi_numbers) postings; /* stories by term */
    float *gained;                  /* by story: scratch for the search */
    uint32_t gained_room;
};

fh_status fhi_group_new(fhi_grouping **out, fh_error *error)
{
    fhi_grouping *g = calloc(1, sizeof *g);
    if (!g) return fhi_error_memory(error, "story");
    g->arena = fhi_arena_new();
    g->scratch = fhi_arena_new();
    g->vocabulary = fhi_vector_vocabulary();
    if (!g->arena || !g->scratch || !g->vocabulary) {
        fhi_group_free(g);
        return fhi_error_memory(error, "story");
    }
    *out = g;
    return FH_OK;
}

void fhi_group_free(fhi_grouping *g)
{
    if (!g) return;
    for (uint32_t i = 0; i < g->stories.n; i++) fhi_centre_done(&g->stories.at[i].centre);
    fhi_vector_vocabulary_free(g->vocabulary);
    fhi_arena_free(g->scratch);
    fhi_arena_free(g->arena);
    free(g->gained);
    free(g);
}

typedef struct candidate {
    uint32_t story;
    float gain;
} candidate;

static int by_weight(const void *a, const void *b)
{
    const fhi_term *x = a, *y = b;
    float p = x->whole + x->opening, q = y->whole + y->opening;
    if (p != q) return p > q ? -1 : 1;
    return x->number < y->number ? -1 : 1;
}

static uint32_t search(fhi_grouping *g, const fhi_vector *v, candidate found[CANDIDATES])
{
    fhi_term *terms = fhi_arena_array(g->scratch, v->n, sizeof *terms);
    if (v->n) memcpy(terms, v->terms, v->n * sizeof *terms);
    qsort(terms, v->n, sizeof *terms, by_weight);
    uint32_t n = v->n < SEARCHED_TERMS ? v->n : SEARCHED_TERMS;
    if (g->stories.n > g->gained_room) {
        g->gained_room = g->stories.n * 2;
        free(g->gained);
        g->gained = calloc(g->gained_room, sizeof *g->gained);
    }
    FHI_LIST(uint32_t) touched = {0};
    for (uint32_t i = 0; i < n; i++) {
        if (terms[i].number >= g->postings.n) continue;
        fhi_numbers *list = &g->postings.at[terms[i].number];
        uint32_t from = list->n > LONGEST_SEARCH ? list->n - LONGEST_SEARCH : 0;
        for (uint32_t k = from; k < list->n; k++) {
            uint32_t s = list->at[k];
            if (g->gained[s] == 0) *FHI_PUSH(g->scratch, &touched) = s;
            g->gained[s] += terms[i].whole * terms[i].whole + terms[i].opening * terms[i].opening;
        }
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < touched.n; i++) {
        uint32_t s = touched.at[i];
        float gain = g->gained[s];
        g->gained[s] = 0;
        uint32_t at = kept;
        while (at > 0 && (found[at - 1].gain < gain || (found[at - 1].gain == gain && found[at - 1].story < s))) at--;
        if (at >= CANDIDATES) continue;
        if (kept < CANDIDATES) kept++;
        memmove(&found[at + 1], &found[at], (kept - 1 - at) * sizeof *found);
        found[at] = (candidate){s, gain};
    }
    return kept;
}

typedef struct features {
    fhi_likeness centre;
    fhi_likeness nearest; /* the highest of each among the members */
    float members;        /* logarithm of their number */
    float days;           /* logarithm of the days between the article and the story, plus one */
    float undated;        /* 1 where that is not known */
} features;

static void keep_highest(float *highest, float value)
{
    if (value > *highest) *highest = value;
}

static features compare(const fhi_grouping *g, const told *s, const fhi_vector *v, fhi_day day)
{
    features f = {0};
    fhi_centre_compare(&s->centre, v, &f.centre);
    uint32_t from = s->members.n > COMPARED_MEMBERS ? s->members.n - COMPARED_MEMBERS : 0;
    for (uint32_t i = from; i < s->members.n; i++) {
        fhi_likeness near;
        fhi_vector_compare(v, &g->members.at[s->members.at[i]].vector, &near);
        keep_highest(&f.nearest.whole, near.whole);
        keep_highest(&f.nearest.opening, near.opening);
        keep_highest(&f.nearest.named, near.named);
    }
    f.members = logf((float)s->members.n);
    f.undated = 1;
    if (day != FHI_NO_DAY && s->last != FHI_NO_DAY) {
        int gap = day > s->last ? day - s->last : day < s->first ? s->first - day : 0;
        f.days = logf(1 + (float)gap);
        f.undated = 0;
    }
    return f;
}

#define NF 14
static void expand(const features *f, float x[NF])
{
    float e[NF] = {1,
                   f->centre.whole,
                   f->centre.opening,
                   f->centre.named,
                   logf(f->centre.whole + .02f),
                   logf(f->centre.opening + .02f),
                   logf(f->centre.named + .02f),
                   logf(f->nearest.whole + .02f),
                   logf(f->nearest.opening + .02f),
                   f->members,
                   f->members * f->centre.whole,
                   f->days,
                   f->undated,
                   f->nearest.whole};
    memcpy(x, e, sizeof e);
}
static float judge(const features *f, bool headline)
{
    static float w[2][NF] = {{-1.3f, 0, 1, 0, 0, .5f, 0, .6f, 0, -.3f, 1, -1},
                             {-.5f, 0, 1, 0, 0, .5f, 0, .6f, 0, -.3f, 1, -1}};
    static int init;
    if (!init) {
        init = 1;
        for (int k = 0; k < 2; k++) {
            char *e = getenv(k ? "LRH" : "LRT");
            for (int i = 0; e && i < NF; i++) w[k][i] = strtof(e, &e), e += *e == ',';
        }
    }
    float x[NF], s = 0;
    expand(f, x);
    for (int i = 0; i < NF; i++) s += x[i] * w[headline][i];
    return s - (headline ? 0.0f : 0.0f);
}

static bool join(fhi_grouping *g, uint32_t article, uint32_t story)
{
    member *m = &g->members.at[article];
    told *s = &g->stories.at[story];
    fhi_numbers fresh = {0};
    if (!fhi_centre_add(g->scratch, &s->centre, &m->vector, &fresh)) return false;
    for (uint32_t i = 0; i < fresh.n; i++) {
        while (g->postings.n <= fresh.at[i]) {
            fhi_numbers *list = FHI_PUSH(g->arena, &g->postings);
            if (!list) return false;
        }
        uint32_t *at = FHI_PUSH(g->arena, &g->postings.at[fresh.at[i]]);
        if (!at) return false;
        *at = story;
    }
    uint32_t *at = FHI_PUSH(g->arena, &s->members);
    if (!at) return false;
    *at = article;
    m->story = story;
    if (m->day != FHI_NO_DAY) {
        if (s->first == FHI_NO_DAY || m->day < s->first) s->first = m->day;
        if (s->last == FHI_NO_DAY || m->day > s->last) s->last = m->day;
    }
    return true;
}

fh_status fhi_group_add(fhi_grouping *g, const fhi_reading *reading, fh_error *error)
{
    fhi_arena_reset(g->scratch);
    member *m = FHI_PUSH(g->arena, &g->members);
    if (!m) return fhi_error_memory(error, "story");
    uint32_t article = g->members.n - 1;
    if (!fhi_vector_make(g->arena, g->scratch, g->vocabulary, reading, &m->vector))
        return fhi_error_memory(error, "story");
    m->day = reading->article->published.day;
    m->title = fhi_arena_copy(g->arena, reading->article->title);
    candidate found[CANDIDATES + 1];
    uint32_t n = search(g, &m->vector, found);
    float best = 0;
    uint32_t story = FHI_NONE;
    for (uint32_t i = 0; i < n; i++) {
        features f = compare(g, &g->stories.at[found[i].story], &m->vector, m->day);
        float score = judge(&f, m->vector.headline);
        if (score > best) best = score, story = found[i].story;
    }
    if (story == FHI_NONE) {
        told *s = FHI_PUSH(g->arena, &g->stories);
        if (!s) return fhi_error_memory(error, "story");
        s->first = s->last = FHI_NO_DAY;
        story = g->stories.n - 1;
    }
    return join(g, article, story) ? FH_OK : fhi_error_memory(error, "story");
}

fh_status fhi_group_stories(fhi_arena *arena, const fhi_grouping *g, bool batch, fhi_stories *stories, fh_error *error)
{
    (void)batch, (void)error;
    stories->story_of = fhi_arena_array(arena, g->members.n, sizeof *stories->story_of);
    for (uint32_t i = 0; i < g->members.n; i++) stories->story_of[i] = g->members.at[i].story;
    for (uint32_t i = 0; i < g->stories.n; i++) {
        fhi_story *s = FHI_PUSH(arena, &stories->stories);
        s->first = g->stories.at[i].first;
        s->last = g->stories.at[i].last;
        for (uint32_t k = 0; k < g->stories.at[i].members.n; k++)
            *FHI_PUSH(arena, &s->articles) = g->stories.at[i].members.at[k];
        s->title = fhi_arena_copy(arena, g->members.at[s->articles.at[0]].title);
    }
    return FH_OK;
}
