/* SPDX-License-Identifier: Apache-2.0 */
/* Each article goes with the one that accounts for most of it: a forest, so that a report made of two others joins the larger of its
 * sources and does not make one heap of all three. A report and its update are one origin; credits join what passages alone leave apart. */
#include "lineage/origins.h"

#include "base/span.h"

#include <stdlib.h>

static const float SAME_REPORT = 0.45f; /* of an article: from here on it is the other's report */
static const float SAME_HALF = 0.33f;   /* of both: a cut or a rewrite loses some of its half */
static const float SAME_CREDIT = 0.10f; /* where both credit one newsroom, if only for a picture */
static const float UPDATE = 0.20f;      /* of a report and what brings it up to date */
static const float LEAST_SHARED =
    0.02f; /* of the longer of two articles that credit one newsroom: below, one sentence */

static uint32_t root(uint32_t *up, uint32_t i)
{
    while (up[i] != i) i = up[i] = up[up[i]];
    return i;
}

/* The least index is the root: the outcome does not depend on the order of joins. */
static void join(uint32_t *up, uint32_t a, uint32_t b)
{
    a = root(up, a);
    b = root(up, b);
    if (a < b)
        up[b] = a;
    else
        up[a] = b;
}

/* Agencies are named for a fact in many a report that is not theirs. */
static bool is_for_fact(const fhi_sourced *credit)
{
    return credit->agency && credit->strength == FHI_CREDIT_REPORT && credit->reach == FHI_REACH_OPENING;
}

/* True of that newsroom's own page, where it writes for others, and of texts that credit it for more than a fact. */
static bool is_from(const fhi_sourcing *s, uint64_t key)
{
    if (key && s->self == key && s->agency) return true;
    for (uint32_t i = 0; key && i < s->text.n; i++) {
        const fhi_sourced *credit = &s->text.at[i];
        if (credit->key == key && credit->strength >= FHI_CREDIT_REPORT && !is_for_fact(credit)) return true;
    }
    return false;
}

static bool pictures(const fhi_sourcing *s, uint64_t key)
{
    for (uint32_t i = 0; i < s->photos.n; i++) {
        if (s->photos.at[i].key == key) return true;
    }
    return false;
}

/* One newsroom stands behind the texts of both, by their credits. */
static bool credited_alike(const fhi_sourcing *a, const fhi_sourcing *b)
{
    for (int turn = 0; turn < 2; turn++) {
        const fhi_sourcing *x = turn ? b : a, *y = turn ? a : b;
        if (x->agency && is_from(y, x->self)) return true;
        for (uint32_t i = 0; i < x->text.n; i++) {
            const fhi_sourced *s = &x->text.at[i];
            if (s->strength < FHI_CREDIT_REPORT || is_for_fact(s)) continue;
            if (is_from(y, s->key)) return true;
            if (s->strength == FHI_CREDIT_LINE && pictures(y, s->key)) return true;
        }
    }
    return false;
}

static float larger_share(const fhi_descent *d)
{
    return d->shared_to > d->shared_from ? d->shared_to : d->shared_from;
}

/* Each article goes with the one that accounts for most of it; `parent` is all NULL before. */
static void join_by_text(const fhi_tracing *t, const fhi_descents *descents, uint32_t *up, const fhi_descent **parent)
{
    for (uint32_t i = 0; i < descents->n; i++) {
        const fhi_descent *d = &descents->at[i];
        const fhi_descent *best = parent[d->to];
        bool same = d->shared_to >= SAME_REPORT || (d->shared_to >= SAME_HALF && d->shared_from >= SAME_HALF) ||
                    fhi_descent_cut_short(t, d);
        bool more =
            !best || d->shared_to > best->shared_to || (d->shared_to == best->shared_to && d->from < best->from);
        if (same && more) parent[d->to] = d;
    }
    for (uint32_t i = 0; i < t->all.n; i++) {
        if (parent[i]) join(up, i, parent[i]->from);
    }
}

/* A credit in common, with a little text. Two stories of one agency are two origins, also where they have a paragraph of background in
 * common. */
static bool tied_by_credit(const fhi_tracing *t, const fhi_descent *d)
{
    float more = larger_share(d), less = more > d->shared_to ? d->shared_to : d->shared_from;
    bool apart = t->story_of && t->story_of[t->all.at[d->from].article] != t->story_of[t->all.at[d->to].article];
    return !apart && more >= SAME_CREDIT && less >= LEAST_SHARED &&
           credited_alike(&t->sourcing[d->from], &t->sourcing[d->to]);
}

static bool is_own_page(const fhi_sourcing *s)
{
    return s->self && !fhi_sourcing_has_line(s);
}

/* Two reports of one newsroom on one story with so much in common: the one brings the other up to date, whatever was made of each. */
static void join_updates(const fhi_tracing *t, const fhi_descents *descents, uint32_t *up)
{
    for (uint32_t i = 0; i < descents->n; i++) {
        const fhi_descent *d = &descents->at[i];
        const fhi_sourcing *from = &t->sourcing[d->from], *to = &t->sourcing[d->to];
        bool one_story =
            t->story_of && t->story_of[t->all.at[d->from].article] == t->story_of[t->all.at[d->to].article];
        if (one_story && from->self == to->self && is_own_page(from) && is_own_page(to) && larger_share(d) >= UPDATE)
            join(up, d->from, d->to);
    }
}

/* An article that no text ties to another goes where a credit ties it the closest. Only such: each of these ties is weak, and to follow
 * them all would make one heap of everything that an agency sent on a large story. False when memory is out. */
static bool join_by_credit(fhi_arena *arena, const fhi_tracing *t, const fhi_descents *descents, uint32_t *up,
                           const fhi_descent *const *parent)
{
    const fhi_descent **closest = fhi_arena_array(arena, t->all.n, sizeof(const fhi_descent *));
    bool *tied = fhi_arena_array(arena, t->all.n, sizeof *tied);
    if (!closest || !tied) return false;
    for (uint32_t i = 0; i < t->all.n; i++) {
        if (parent[i]) tied[i] = tied[parent[i]->from] = true;
    }
    for (uint32_t i = 0; i < descents->n; i++) {
        const fhi_descent *d = &descents->at[i];
        if ((tied[d->from] && tied[d->to]) || !tied_by_credit(t, d)) continue;
        for (int side = 0; side < 2; side++) {
            uint32_t end = side ? d->from : d->to;
            if (!tied[end] && (!closest[end] || larger_share(d) > larger_share(closest[end]))) closest[end] = d;
        }
    }
    for (uint32_t i = 0; i < t->all.n; i++) {
        if (closest[i]) join(up, closest[i]->from, closest[i]->to);
    }
    return true;
}

/* ---- what was told before */

/* An article with the number that its origin was told under. */
typedef struct numbered {
    uint32_t number;
    uint32_t article;
} numbered;

typedef FHI_LIST(numbered) numbereds;

static int by_number(const void *x, const void *y)
{
    const numbered *a = x, *b = y;
    if (a->number != b->number) return a->number < b->number ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

static bool list_told(fhi_arena *arena, const fhi_tracing *t, numbereds *told)
{
    for (uint32_t i = 0; t->told && i < t->all.n; i++) {
        if (t->told->origin[i] == FHI_NONE) continue;
        numbered *added = FHI_PUSH(arena, told);
        if (!added) return false;
        *added = (numbered){t->told->origin[i], i};
    }
    if (told->n) qsort(told->at, told->n, sizeof *told->at, by_number);
    return true;
}

/* What was told to be of one origin stays so. */
static void join_told(const fhi_tracing *t, const numbereds *told, uint32_t *up)
{
    for (uint32_t i = 1; i < told->n; i++) {
        if (told->at[i].number == told->at[i - 1].number)
            join(up, t->phrasing_of[told->at[i].article], t->phrasing_of[told->at[i - 1].article]);
    }
}

/* An origin keeps the number that it was told under, the lowest where there are several; the others get those that follow. */
static bool number_origins(fhi_arena *arena, const numbereds *told, uint32_t next, fhi_lineage *lineage)
{
    for (uint32_t i = 0; i < lineage->origins.n; i++) lineage->origins.at[i].number = FHI_NONE;
    for (uint32_t i = 0; i < told->n; i++) {
        fhi_origin *origin = &lineage->origins.at[lineage->standings[told->at[i].article].origin];
        uint32_t number = told->at[i].number;
        if (origin->number == FHI_NONE) {
            origin->number = number;
        } else if (number != told->at[i - 1].number) {
            uint32_t *joined = FHI_PUSH(arena, &origin->joined);
            if (!joined) return false;
            *joined = number;
        }
    }
    for (uint32_t i = 0; i < lineage->origins.n; i++) {
        if (lineage->origins.at[i].number == FHI_NONE) lineage->origins.at[i].number = next++;
    }
    return true;
}

/* ---- names and reasons */

typedef struct vote {
    const fhi_sourced *credit;
    uint32_t articles;
} vote;

/* How many members credit a newsroom, or are its own page. */
static uint32_t crediting(const fhi_tracing *t, const fhi_origin *origin, uint64_t key)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < origin->articles.n; i++)
        n += is_from(&t->sourcing[t->phrasing_of[origin->articles.at[i]]], key);
    return n;
}

/* The newsroom that most members credit; NULL where none does. */
static vote most_credited(const fhi_tracing *t, const fhi_origin *origin)
{
    vote best = {NULL, 0};
    for (uint32_t i = 0; i < origin->articles.n; i++) {
        const fhi_sourcing *s = &t->sourcing[t->phrasing_of[origin->articles.at[i]]];
        for (uint32_t k = 0; k < s->text.n && s->text.at[k].strength >= FHI_CREDIT_REPORT; k++) {
            vote v = {&s->text.at[k], crediting(t, origin, s->text.at[k].key)};
            bool more = !best.credit || v.credit->strength > best.credit->strength ||
                        (v.credit->strength == best.credit->strength &&
                         (v.articles > best.articles ||
                          (v.articles == best.articles && fhi_span_compare(v.credit->name, best.credit->name) < 0)));
            if (more) best = v;
        }
    }
    return best;
}

static bool say(fhi_arena *arena, fhi_reasons *why, fh_span sentence)
{
    fh_span *at = sentence.ptr ? FHI_PUSH(arena, why) : NULL;
    if (at) *at = sentence;
    return at != NULL;
}

/* The member whose own page it is: an agency's first; else the one that nobody accounts for. */
static uint32_t head_of(const fhi_tracing *t, const fhi_origin *origin, const fhi_descent *const *parent)
{
    uint32_t head = FHI_NONE;
    for (uint32_t i = 0; i < origin->articles.n; i++) {
        uint32_t w = t->phrasing_of[origin->articles.at[i]];
        if (t->sourcing[w].agency && !fhi_sourcing_has_line(&t->sourcing[w])) return w;
        if (!parent[w] && (head == FHI_NONE || w < head)) head = w;
    }
    return head == FHI_NONE ? t->phrasing_of[origin->articles.at[0]] : head;
}

static bool name_origin(fhi_arena *arena, const fhi_tracing *t, const fhi_descent *const *parent,
                        const fhi_lineage *lineage, fhi_origin *origin)
{
    uint32_t head = head_of(t, origin, parent);
    const fhi_sourcing *s = &t->sourcing[head];
    const fhi_article *article = t->all.at[head].reading->article;
    vote v = most_credited(t, origin);
    bool own_page = s->agency && is_own_page(s) && (!v.credit || v.articles <= crediting(t, origin, s->self));
    /* a report of its own that names others for a part of it */
    bool own_words = origin->articles.n == 1 && lineage->standings[origin->articles.at[0]].of != FHI_CLASS_DERIVED;
    if (own_page || own_words || !v.credit) {
        origin->name = s->outlet.len ? s->outlet : fhi_span_file_name(article->id);
        if (own_page &&
            !say(arena, &origin->why,
                 fhi_arena_format(arena, "%.*s has it on its own page.", (int)s->outlet.len, s->outlet.ptr)))
            return false;
    } else {
        origin->name = v.credit->name;
    }
    if (v.credit && !say(arena, &origin->why,
                         fhi_arena_format(arena, "%u of %u %s %.*s.", v.articles, origin->articles.n,
                                          origin->articles.n == 1 ? "article credits" : "articles credit",
                                          (int)v.credit->name.len, v.credit->name.ptr)))
        return false;
    if (origin->articles.n > 1)
        return say(arena, &origin->why, fhi_arena_format(arena, "%u articles share its text.", origin->articles.n));
    return origin->why.n || say(arena, &origin->why, fhi_arena_format(arena, "No other article shares its text."));
}

bool fhi_origins_fill(fhi_arena *arena, const fhi_tracing *t, const fhi_descents *descents, fhi_lineage *lineage)
{
    uint32_t *up = fhi_arena_array(arena, t->all.n, sizeof *up);
    uint32_t *number = fhi_arena_array(arena, t->all.n, sizeof *number);
    const fhi_descent **parent = fhi_arena_array(arena, t->all.n, sizeof(const fhi_descent *));
    if (!up || !number || !parent) return false;
    for (uint32_t i = 0; i < t->all.n; i++) {
        up[i] = i;
        number[i] = FHI_NONE;
    }
    numbereds told = {0};
    if (!list_told(arena, t, &told)) return false;
    join_told(t, &told, up);
    join_by_text(t, descents, up, parent);
    join_updates(t, descents, up);
    if (!join_by_credit(arena, t, descents, up, parent)) return false;
    for (uint32_t article = 0; article < t->all.n; article++) {
        uint32_t r = root(up, t->phrasing_of[article]);
        if (number[r] == FHI_NONE) {
            number[r] = lineage->origins.n;
            fhi_origin *origin = FHI_PUSH(arena, &lineage->origins);
            if (!origin) return false;
        }
        uint32_t *at = FHI_PUSH(arena, &lineage->origins.at[number[r]].articles);
        if (!at) return false;
        *at = article;
        lineage->standings[article].origin = number[r];
    }
    for (uint32_t i = 0; i < lineage->origins.n; i++) {
        if (!name_origin(arena, t, parent, lineage, &lineage->origins.at[i])) return false;
    }
    return number_origins(arena, &told, t->told ? t->told->origins : 0, lineage);
}
