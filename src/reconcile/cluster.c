/* SPDX-License-Identifier: Apache-2.0 */
/* Pairs come in, groups go out: agglomerative, nearest pair first, two groups joined only where their members are near on average
 * (average link, Sokal and Michener 1958) and nothing forbids it. Of large groups some members stand for all. */
#include "reconcile/cluster.h"

#include <stdlib.h>

static const double NEAR = 0.46; /* of units of two articles */
static const double NEAR_LEADS =
    0.26; /* of two leads: articles of one story begin with the same news, each in words of its own */
static const double NEAR_OWN = 0.62; /* of units of one: an article seldom says a thing twice */
static const double LOOSE = 0.80;    /* the average may fall short of NEAR by this much */

enum { SPOKESMEN = 6 /* members of a group that are compared */ };

typedef struct groups {
    uint32_t *parent;
    uint32_t *next; /* ring of the members */
    uint32_t *size;
} groups;

static uint32_t root_of(groups *g, uint32_t unit)
{
    while (g->parent[unit] != unit) {
        g->parent[unit] = g->parent[g->parent[unit]];
        unit = g->parent[unit];
    }
    return unit;
}

static int nearest_first(const void *a, const void *b)
{
    const fhi_likeness *x = a, *y = b;
    if (x->value != y->value) return x->value > y->value ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* What keeps two units apart however like their words are: one sentence does not say a thing twice, and what happened on one day did not
 * happen on another. Neighbouring days are let pass: time zones, and dates that were inferred. */
static bool forbidden(const fhi_unit *a, const fhi_unit *b)
{
    if (a->article == b->article && a->sentence == b->sentence) return true;
    return a->day != FHI_NO_DAY && b->day != FHI_NO_DAY && (a->day - b->day > 3 || b->day - a->day > 3);
}

static bool may_join(groups *g, const fhi_units *units, uint32_t a, uint32_t b)
{
    double sum = 0;
    uint32_t pairs = 0, x = a;
    for (uint32_t i = 0; i < g->size[a] && i < SPOKESMEN; i++, x = g->next[x]) {
        uint32_t y = b;
        for (uint32_t j = 0; j < g->size[b] && j < SPOKESMEN; j++, y = g->next[y]) {
            double near = fhi_likeness_of(&units->at[x], &units->at[y]);
            if (near < 0.9 && forbidden(&units->at[x], &units->at[y])) return false;
            sum += near;
            pairs++;
        }
    }
    return sum / pairs >= NEAR * LOOSE;
}

static bool days_apart(fhi_day a, fhi_day b)
{
    return a != FHI_NO_DAY && b != FHI_NO_DAY && (a - b > 1 || b - a > 1);
}

/* Leads need not be near to what else is in the two groups. Two days later the news is another. What one denies and another tells is joined by nearer words alone. */
static bool may_join_leads(groups *g, const fhi_units *units, const fhi_likeness *pair)
{
    const fhi_unit *a = &units->at[pair->a], *b = &units->at[pair->b];
    if ((a->status == FHI_CLAIM_DENIED) != (b->status == FHI_CLAIM_DENIED)) return false;
    if (days_apart(a->published, b->published) || days_apart(a->day, b->day) || !fhi_likeness_bears_out(a, b))
        return false;
    uint32_t x = root_of(g, pair->a), first = root_of(g, pair->b), m = g->size[x], n = g->size[first];
    for (uint32_t i = 0; i < m && i < SPOKESMEN; i++, x = g->next[x]) {
        uint32_t y = first;
        for (uint32_t j = 0; j < n && j < SPOKESMEN; j++, y = g->next[y])
            if (forbidden(&units->at[x], &units->at[y])) return false;
    }
    return true;
}

static void merge(groups *g, uint32_t a, uint32_t b)
{
    if (b < a) {
        uint32_t swap = a;
        a = b;
        b = swap;
    }
    g->parent[b] = a;
    g->size[a] += g->size[b];
    uint32_t next = g->next[a];
    g->next[a] = g->next[b];
    g->next[b] = next;
}

/* Writes the groups out, members ascending. */
static bool write_out(fhi_arena *scratch, groups *g, uint32_t n, fhi_clusters *clusters)
{
    uint32_t *number = fhi_arena_array(scratch, n, sizeof *number);
    clusters->members = fhi_arena_array(scratch, n, sizeof *clusters->members);
    clusters->start = fhi_arena_array(scratch, (size_t)n + 1, sizeof *clusters->start);
    if (!number || !clusters->members || !clusters->start) return false;
    clusters->n = 0;
    for (uint32_t i = 0; i < n; i++)
        if (root_of(g, i) == i) { /* a root is the smallest of its group */
            number[i] = clusters->n++;
            clusters->start[clusters->n] = clusters->start[clusters->n - 1] + g->size[i];
        }
    uint32_t *fill = fhi_arena_array(scratch, clusters->n, sizeof *fill);
    if (!fill) return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t group = number[root_of(g, i)];
        clusters->members[clusters->start[group] + fill[group]++] = i;
    }
    return true;
}

bool fhi_cluster_units(fhi_arena *scratch, const fhi_units *units, fhi_clusters *clusters)
{
    fhi_likenesses pairs = {0};
    groups g = {fhi_arena_array(scratch, units->n, sizeof *g.parent),
                fhi_arena_array(scratch, units->n, sizeof *g.next), fhi_arena_array(scratch, units->n, sizeof *g.size)};
    if (!g.parent || !g.next || !g.size || !fhi_likeness_find(scratch, units, NEAR, NEAR_LEADS, &pairs)) return false;
    for (uint32_t i = 0; i < units->n; i++) {
        g.parent[i] = g.next[i] = i;
        g.size[i] = 1;
    }
    if (pairs.n) qsort(pairs.at, pairs.n, sizeof *pairs.at, nearest_first);
    for (uint32_t i = 0; i < pairs.n; i++) {
        const fhi_likeness *pair = &pairs.at[i];
        uint32_t a = root_of(&g, pair->a), b = root_of(&g, pair->b);
        if (a == b) continue;
        if (units->at[pair->a].article == units->at[pair->b].article && pair->value < NEAR_OWN) continue;
        if (pair->value >= NEAR ? may_join(&g, units, a, b) : may_join_leads(&g, units, pair)) merge(&g, a, b);
    }
    return write_out(scratch, &g, units->n, clusters);
}
