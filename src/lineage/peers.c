/* SPDX-License-Identifier: Apache-2.0 */
#include "lineage/peers.h"

#include <stdlib.h>

typedef struct peer {
    uint64_t key;
    bool agency;
} peer;

static int by_key(const void *x, const void *y)
{
    const peer *a = x, *b = y;
    return (a->key > b->key) - (a->key < b->key);
}

static bool take(fhi_arena *arena, const peer *peers, uint32_t n, fhi_sourcing *s)
{
    for (uint32_t i = 0; i < s->unsure.n; i++) {
        fhi_sourced named = s->unsure.at[i];
        const peer wanted = {named.key, false};
        const peer *known = named.key == s->self ? NULL : bsearch(&wanted, peers, n, sizeof *peers, by_key);
        if (!known) continue;
        named.agency = known->agency;
        if (!fhi_sourcing_add(arena, s, named)) return false;
    }
    return true;
}

bool fhi_peers_add(fhi_arena *arena, fhi_tracing *t, const uint32_t *articles, uint32_t n)
{
    if (n < 2) return true;
    peer *peers = fhi_arena_array(arena, n, sizeof *peers);
    if (!peers) return false;
    for (uint32_t i = 0; i < n; i++) {
        const fhi_sourcing *s = &t->sourcing[t->phrasing_of[articles[i]]];
        peers[i] = (peer){s->self, s->agency};
    }
    qsort(peers, n, sizeof *peers, by_key);
    for (uint32_t i = 0; i < n; i++)
        if (!take(arena, peers, n, &t->sourcing[t->phrasing_of[articles[i]]])) return false;
    return true;
}
