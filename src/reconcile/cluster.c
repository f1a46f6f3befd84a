/* SPDX-License-Identifier: Apache-2.0 */
/* Pairs come in, groups go out: agglomerative, nearest pair first, two groups joined only where their members are near on average
 * (average link, Sokal and Michener 1958) and nothing forbids it. Of large groups some members stand for all. */
#include "reconcile/cluster.h"

#include "reconcile/paraphrase.h"

#include <stdlib.h>

static const double NEAR = 0.5;
static const double LOOSE = 0.8; /* the average may fall short of NEAR by this much */

enum {
    SPOKESMEN = 6, /* members of a group that are compared */
    SAME_EVENT = 3 /* days that reports of one event may be apart: time zones, and dates that were inferred */
};

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

/* What keeps two units apart however like their words are: one sentence does not say a thing twice, what happened on one day did not
 * happen on another, and the numbers of one thing are one. */
static bool forbidden(const fhi_unit *a, const fhi_unit *b)
{
    if (a->article == b->article && a->sentence == b->sentence) return true;
    if (fhi_paraphrase_verbatim(a, b)) return false;
    if (fhi_paraphrase_counts_differ(a, b)) return true;
    return a->day != FHI_NO_DAY && b->day != FHI_NO_DAY &&
           (a->day - b->day > SAME_EVENT || b->day - a->day > SAME_EVENT);
}

static bool may_join(groups *g, const fhi_units *units, uint32_t a, uint32_t b)
{
    double sum = 0;
    uint32_t pairs = 0, x = a;
    for (uint32_t i = 0; i < g->size[a] && i < SPOKESMEN; i++, x = g->next[x]) {
        uint32_t y = b;
        for (uint32_t j = 0; j < g->size[b] && j < SPOKESMEN; j++, y = g->next[y]) {
            if (forbidden(&units->at[x], &units->at[y])) return false;
            sum += fhi_paraphrase_of(&units->at[x], &units->at[y]);
            pairs++;
        }
    }
    return sum / pairs >= NEAR * LOOSE;
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
    if (!g.parent || !g.next || !g.size || !fhi_likeness_find(scratch, units, NEAR, &pairs)) return false;
    for (uint32_t i = 0; i < units->n; i++) {
        g.parent[i] = g.next[i] = i;
        g.size[i] = 1;
    }
    if (pairs.n) qsort(pairs.at, pairs.n, sizeof *pairs.at, nearest_first);
    for (uint32_t i = 0; i < pairs.n; i++) {
        const fhi_likeness *pair = &pairs.at[i];
        uint32_t a = root_of(&g, pair->a), b = root_of(&g, pair->b);
        if (a != b && may_join(&g, units, a, b)) merge(&g, a, b);
    }
    return write_out(scratch, &g, units->n, clusters);
}
