/* SPDX-License-Identifier: Apache-2.0 */
/* Direction by what is surest first: a credit, the agency's own page, containment, time. First published is not the origin: a copy
 * may carry an earlier stamp than the page that it was taken from. */
#include "lineage/descent.h"

#include <stdlib.h>
#include <string.h>

static const float CLEARLY_MORE = 0.2f; /* of a share over the other: the one text lies in the other */
/* Shares that make an article derived and partly derived. Alignment sees some three quarters of what was taken: the rest is told in
 * words of its own, so that the bounds lie below the shares that they stand for. */
static const double MOST = 0.45, SOME = 0.2;
static const double BY_REPORT_ALONE =
    0.5; /* the same where the article says from its opening on whose report it tells */
static const double BY_FACT_ALONE =
    0.4; /* the same where it tells a fact near the top as another's, and spoke to nobody itself */
static const double BY_CREDIT_ALONE =
    0.85; /* share that a credit line stands for where the credited text is not among the articles */

static const float MOST_OF_PAGE = 0.5f;
static const float ALL_OF_PART = 0.7f, LEAST_PART = 0.25f, ALL_OF_MIX = 0.75f,
                   TWICE_IN_MIX = 0.1f; /* of texts put together of others */

/* True if the text credits that newsroom for a report at least. */
static bool credits(const fhi_sourcing *s, uint64_t key)
{
    for (uint32_t i = 0; key && i < s->text.n; i++) {
        if (s->text.at[i].key == key && s->text.at[i].strength >= FHI_CREDIT_REPORT) return true;
    }
    return false;
}

/* What speaks for phrasing `a` being the source of `b`, from the credits alone: 0 nothing. */
static uint32_t credit_basis(const fhi_tracing *t, uint32_t a, uint32_t b)
{
    const fhi_sourcing *sa = &t->sourcing[a], *sb = &t->sourcing[b];
    if (credits(sb, sa->self) && !credits(sa, sb->self)) return FHI_BY_CREDIT;
    bool own_page = sa->agency && !fhi_sourcing_has_line(sa);
    if (own_page && (!sb->agency || (sa->wire && !sb->wire))) return FHI_BY_OUTLET;
    return 0;
}

static fhi_descent direct(const fhi_tracing *t, const fhi_overlap *o)
{
    fhi_descent forward = {o, o->a, o->b, o->shared_a, o->shared_b, FHI_BY_CONTAINMENT};
    fhi_descent back = {o, o->b, o->a, o->shared_b, o->shared_a, FHI_BY_CONTAINMENT};
    for (uint32_t k = 0; k < o->stretches.n; k++) {
        if (o->stretches.at[k].kind == FHI_PASSAGE_REWRITTEN)
            forward.basis = back.basis = FHI_BY_CONTAINMENT | FHI_BY_ORDER;
    }
    uint32_t ab = credit_basis(t, o->a, o->b), ba = credit_basis(t, o->b, o->a);
    forward.basis |= ab;
    back.basis |= ba;
    if ((ab != 0) != (ba != 0)) return ab ? forward : back;
    if (o->shared_b > o->shared_a + CLEARLY_MORE) return forward;
    if (o->shared_a > o->shared_b + CLEARLY_MORE) return back;
    fhi_day da = t->all.at[o->a].reading->article->published.day, db = t->all.at[o->b].reading->article->published.day;
    if (da != FHI_NO_DAY && db != FHI_NO_DAY && da != db) {
        forward.basis |= FHI_BY_TIME;
        back.basis |= FHI_BY_TIME;
        return da < db ? forward : back;
    }
    bool line_a = fhi_sourcing_has_line(&t->sourcing[o->a]), line_b = fhi_sourcing_has_line(&t->sourcing[o->b]);
    if (line_a != line_b) return line_a ? forward : back; /* who names the source stands nearer to it */
    if (t->all.at[o->a].body != t->all.at[o->b].body)
        return t->all.at[o->a].body > t->all.at[o->b].body ? forward : back;
    return forward;
}

/* ---- compilations */

static bool is_sure(const fhi_descent *d)
{
    return (d->basis & (FHI_BY_CREDIT | FHI_BY_OUTLET | FHI_BY_TIME)) != 0;
}

/* A text that holds another whole is its source, but for one that is put together of several: where what is left of it is surely from
 * another, the other part will be from there too. */
static void turn_compilations(const fhi_tracing *t, fhi_descents *descents, const uint32_t *surest)
{
    for (uint32_t i = 0; i < descents->n; i++) {
        fhi_descent *d = &descents->at[i];
        uint32_t by = surest[d->from];
        if (is_sure(d) || by == FHI_NONE) continue;
        const fhi_descent *other = &descents->at[by];
        const fhi_phrasing *mix = &t->all.at[d->from];
        bool whole = d->shared_to >= ALL_OF_PART && d->shared_from >= LEAST_PART && other->shared_to >= LEAST_PART &&
                     d->shared_from + other->shared_to >= ALL_OF_MIX;
        if (!whole || other->from == d->to ||
            fhi_overlap_common(&t->all, d->from, d->overlap, other->overlap, t->seen) > TWICE_IN_MIX * mix->body)
            continue;
        *d = (fhi_descent){d->overlap, d->to, d->from, d->shared_to, d->shared_from, d->basis};
    }
}

/* For each phrasing the descent that surely leads to it and accounts for most. */
static uint32_t *find_surest(fhi_arena *arena, const fhi_tracing *t, const fhi_descents *descents)
{
    uint32_t *surest = fhi_arena_array(arena, t->all.n, sizeof *surest);
    for (uint32_t i = 0; surest && i < t->all.n; i++) surest[i] = FHI_NONE;
    for (uint32_t i = 0; surest && i < descents->n; i++) {
        const fhi_descent *d = &descents->at[i];
        uint32_t *best = &surest[d->to];
        if (is_sure(d) && (*best == FHI_NONE || d->shared_to > descents->at[*best].shared_to)) *best = i;
    }
    return surest;
}

bool fhi_descent_all(fhi_arena *arena, const fhi_tracing *tracing, fhi_descents *descents)
{
    for (uint32_t i = 0; i < tracing->overlaps.at.n; i++) {
        if (!tracing->overlaps.at.at[i].stretches.n) continue;
        fhi_descent *d = FHI_PUSH(arena, descents);
        if (!d) return false;
        *d = direct(tracing, &tracing->overlaps.at.at[i]);
    }
    const uint32_t *surest = find_surest(arena, tracing, descents);
    if (surest) turn_compilations(tracing, descents, surest);
    return surest != NULL;
}

bool fhi_descent_cut_short(const fhi_tracing *tracing, const fhi_descent *d)
{
    return tracing->sourcing[d->from].agency && d->shared_from >= MOST_OF_PAGE && d->shared_to < d->shared_from;
}

/* ---- links */

/* The shared stretches of a descent as the copy has them: `a` is the source, `b` the copy. */
static bool turn(fhi_arena *scratch, const fhi_descent *d, fhi_stretches *turned)
{
    bool same_way = d->to == d->overlap->b;
    for (uint32_t k = 0; k < d->overlap->stretches.n; k++) {
        const fhi_stretch *s = &d->overlap->stretches.at[k];
        fhi_stretch *added = FHI_PUSH(scratch, turned);
        if (!added) return false;
        *added = same_way ? *s : (fhi_stretch){s->b, s->b_end, s->a, s->a_end, s->same, s->kind};
    }
    return true;
}

static int by_place(const void *x, const void *y)
{
    const fhi_stretch *p = x, *q = y;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    if (p->b_end != q->b_end) return p->b_end > q->b_end ? -1 : 1;
    return (p->a > q->a) - (p->a < q->a);
}

static bool add_link(fhi_arena *arena, fhi_arena *scratch, const fhi_tracing *t, const fhi_descent *d,
                     fhi_lineage *lineage)
{
    const fhi_phrasing *from = &t->all.at[d->from], *to = &t->all.at[d->to];
    fhi_link *link = FHI_PUSH(arena, &lineage->links);
    fhi_stretches turned = {0};
    if (!link || !turn(scratch, d, &turned)) return false;
    *link = (fhi_link){.from = from->article, .to = to->article, .share = (double)d->shared_to, .basis = d->basis};
    if (turned.n) qsort(turned.at, turned.n, sizeof *turned.at, by_place);
    uint32_t kept = 0;
    for (uint32_t k = 0; k < turned.n; k++) { /* each word of the copy is in one passage */
        fhi_stretch s = turned.at[k];
        const fhi_stretch *last = kept ? &turned.at[kept - 1] : NULL;
        uint32_t whole = s.b_end - s.b;
        if (last && s.b < last->b_end) s.b = last->b_end;
        if (s.b < s.b_end && (s.b_end - s.b) * 2 >= whole) turned.at[kept++] = s;
    }
    for (uint32_t k = 0; k < kept; k++) {
        const fhi_stretch *s = &turned.at[k];
        fhi_passage *p = FHI_PUSH(arena, &link->passages);
        if (!p) return false;
        *p = (fhi_passage){fhi_phrasing_bytes(from, s->a, s->a_end), fhi_phrasing_bytes(to, s->b, s->b_end), s->kind};
    }
    return true;
}

static int by_target(const void *x, const void *y)
{
    const fhi_link *p = x, *q = y;
    if (p->to != q->to) return p->to < q->to ? -1 : 1;
    if (p->share != q->share) return p->share > q->share ? -1 : 1;
    return (p->from > q->from) - (p->from < q->from);
}

/* For each article the one that accounts for most of it. */
static void find_sources(const fhi_tracing *t, const fhi_descents *descents, fhi_standing *standings, double *most)
{
    for (uint32_t i = 0; i < t->all.n; i++) {
        standings[i].source = FHI_NONE;
        most[i] = 0;
    }
    for (uint32_t i = 0; i < descents->n; i++) {
        const fhi_descent *d = &descents->at[i];
        if ((double)d->shared_to <= most[d->to]) continue;
        most[d->to] = (double)d->shared_to;
        standings[t->all.at[d->to].article].source = t->all.at[d->from].article;
    }
}

static bool fill_links(fhi_arena *arena, const fhi_tracing *t, const fhi_descents *descents, fhi_lineage *lineage)
{
    fhi_arena *scratch = fhi_arena_new();
    bool ok = scratch != NULL;
    for (uint32_t i = 0; i < descents->n && ok; i++) {
        const fhi_descent *d = &descents->at[i];
        bool fresh = fhi_lineage_is_new(lineage, t->all.at[d->from].article) ||
                     fhi_lineage_is_new(lineage, t->all.at[d->to].article);
        fhi_arena_reset(scratch);
        ok = !fresh || add_link(arena, scratch, t, d, lineage);
    }
    fhi_arena_free(scratch);
    return ok;
}

/* ---- standings */

/* The share of each phrasing that those before it account for, together. What an agency's customers print, it has not from them. */
static bool taken_shares(const fhi_tracing *t, const fhi_descents *descents, double *taken)
{
    fhi_arena *scratch = fhi_arena_new();
    uint8_t **seen = scratch ? fhi_arena_array(scratch, t->all.n, sizeof *seen) : NULL;
    double *least =
        scratch ? fhi_arena_array(scratch, t->all.n, sizeof *least) : NULL; /* where the source itself is cut short */
    bool ok = seen != NULL && least != NULL;
    for (uint32_t i = 0; i < descents->n && ok; i++) {
        const fhi_descent *d = &descents->at[i];
        if (t->sourcing[d->to].agency && !t->sourcing[d->from].agency) continue;
        if (!seen[d->to]) seen[d->to] = fhi_arena_array(scratch, t->all.at[d->to].n, 1);
        ok = seen[d->to] != NULL;
        if (fhi_descent_cut_short(t, d) && (double)d->shared_from > least[d->to]) least[d->to] = (double)d->shared_from;
        for (uint32_t k = 0; k < d->overlap->stretches.n && ok; k++) {
            const fhi_stretch *s = &d->overlap->stretches.at[k];
            uint32_t first = d->to == d->overlap->b ? s->b : s->a, end = d->to == d->overlap->b ? s->b_end : s->a_end;
            memset(seen[d->to] + first, 1, end - first);
        }
    }
    for (uint32_t i = 0; i < t->all.n && ok; i++) {
        const fhi_phrasing *w = &t->all.at[i];
        float sum = 0;
        for (uint32_t k = 0; seen[i] && k < w->n; k++) {
            if (seen[i][k]) sum += fhi_phrasing_weight(w->flags[k]);
        }
        taken[i] = (double)fhi_phrasing_share(w, sum);
        if (taken[i] < least[i]) taken[i] = least[i];
    }
    fhi_arena_free(scratch);
    return ok;
}

static bool stand(fhi_arena *arena, const fhi_sourcing *s, double taken, fhi_standing *standing)
{
    bool line = fhi_sourcing_has_line(s);
    bool report = s->text.n && s->text.at[0].strength == FHI_CREDIT_REPORT && fhi_sourcing_is_source(s, &s->text.at[0]);
    fhi_credit_reach reach = report ? s->text.at[0].reach : FHI_REACH_FACT;
    double least = line || s->reprint                        ? BY_CREDIT_ALONE
                   : reach == FHI_REACH_WHOLE                ? BY_REPORT_ALONE
                   : reach == FHI_REACH_OPENING && !s->heard ? BY_FACT_ALONE
                                                             : 0;
    if (taken < least) taken = least;
    if (s->wire && !line) taken = 0;
    standing->own_share = taken > 1 ? 0 : 1 - taken;
    standing->of = taken >= MOST ? FHI_CLASS_DERIVED : taken >= SOME ? FHI_CLASS_PARTLY_DERIVED : FHI_CLASS_OWN;
    fh_span *own = s->own_credit.len ? FHI_PUSH(arena, &standing->credited) : NULL;
    if (own) *own = s->own_credit;
    if (s->own_credit.len && !own) return false;
    for (uint32_t i = 0; i < s->text.n; i++) {
        if (!fhi_sourcing_is_source(s, &s->text.at[i])) continue;
        fh_span *name = FHI_PUSH(arena, &standing->credited);
        if (!name) return false;
        *name = s->text.at[i].name;
    }
    return true;
}

bool fhi_descent_fill(fhi_arena *arena, const fhi_tracing *t, const fhi_descents *descents, fhi_lineage *lineage)
{
    if (!fill_links(arena, t, descents, lineage)) return false;
    if (lineage->links.n) qsort(lineage->links.at, lineage->links.n, sizeof *lineage->links.at, by_target);
    lineage->articles = t->all.n;
    lineage->standings = fhi_arena_array(arena, t->all.n, sizeof *lineage->standings);
    double *taken = fhi_arena_array(arena, t->all.n, sizeof *taken);
    if (!lineage->standings || !taken) return false;
    find_sources(t, descents, lineage->standings, taken);
    if (!taken_shares(t, descents, taken)) return false;
    for (uint32_t i = 0; i < t->all.n; i++) {
        if (!stand(arena, &t->sourcing[i], taken[i], &lineage->standings[t->all.at[i].article])) return false;
    }
    return true;
}
