/* SPDX-License-Identifier: Apache-2.0 */
/* Fingerprints of all texts in one table (lineage/diction.c tells what they are). No fingerprint is dropped for being common, since the widest wires are the commonest; but only its first
 * carriers are remembered, so that n copies of a text cost n pairs times a constant and not n². */
#include "lineage/carriers.h"

#include "base/limits.h"
#include "lineage/recurring.h"

#include <stdlib.h>

enum {
    FEWEST_COMMON = 3, /* fingerprints: a dozen words in a row; fewer are a title with a name, or a turn of phrase */
    LOOK_AHEAD = 8,    /* fingerprints */
};

/* The first carrier stands in the table and the rest in a chain beside it. */
typedef struct carried {
    uint64_t print; /* 0: free */
    uint32_t first;
    uint32_t more; /* index into `later`, 0: none */
} carried;

typedef struct carrier {
    uint32_t phrasing;
    uint32_t more;
} carrier;

typedef struct carrier_index {
    carried *at;
    size_t room;
    fhi_arena *arena;
    FHI_LIST(carrier) later; /* the first is not used */
} carrier_index;

static size_t first_place(size_t room, uint64_t print)
{
    return (size_t)print & (room - 1);
}

static carried *place_of(carried *at, size_t room, uint64_t print)
{
    size_t i = first_place(room, print);
    while (at[i].print && at[i].print != print) i = (i + 1) & (room - 1);
    return &at[i];
}

/* Notes all fingerprints: those of one carrier tell nothing of others. */
static bool find_recurring(const fhi_phrasings *phrasings, fhi_recurring *recurring)
{
    size_t prints = 0;
    for (uint32_t i = 0; i < phrasings->n; i++) prints += phrasings->at[i].diction->prints_n;
    if (!fhi_recurring_start(prints, recurring)) return false;
    for (uint32_t i = 0; i < phrasings->n; i++) {
        const fhi_diction *w = phrasings->at[i].diction;
        for (uint32_t k = 0; k < w->prints_n; k++) fhi_recurring_note(recurring, w->prints[k]);
    }
    return true;
}

/* Those of a text's fingerprints that recur, into `out`, in their order; how many. */
static uint32_t recurring_of(const fhi_recurring *recurring, const fhi_diction *w, uint64_t *out)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < w->prints_n; i++) {
        out[kept] = w->prints[i];
        kept += fhi_recurring_has(recurring, w->prints[i]);
    }
    return kept;
}

/* A table for all fingerprints that recur, so that it need not grow. */
static bool make_room(carrier_index *index, const fhi_recurring *recurring)
{
    for (index->room = 16; index->room < 4 * recurring->n;) index->room *= 2;
    index->at = calloc(index->room, sizeof *index->at);
    return index->at != NULL;
}

typedef struct in_common {
    uint32_t *common; /* by phrasing: fingerprints shared with the one being looked at */
    uint32_t *touched;
    uint32_t n;
} in_common;

static void count_common(in_common *tally, uint32_t other, uint32_t self)
{
    if (other != self && tally->common[other]++ == 0) tally->touched[tally->n++] = other;
}

/* Counts the carriers of a fingerprint and puts `self` behind them, unless it is there or there are enough. */
static bool look_up_one(carrier_index *index, uint64_t print, uint32_t self, in_common *tally)
{
    carried *c = place_of(index->at, index->room, print);
    if (!c->print) {
        *c = (carried){print, self, 0};
        return true;
    }
    count_common(tally, c->first, self);
    uint32_t last = c->first, carriers = 1, *link = &c->more;
    while (*link) {
        carrier *next = &index->later.at[*link];
        count_common(tally, next->phrasing, self);
        last = next->phrasing;
        link = &next->more;
        carriers++;
    }
    if (last == self || carriers >= FHI_MAX_CARRIERS) return true;
    *link = index->later.n; /* before the list moves */
    carrier *added = FHI_PUSH(index->arena, &index->later);
    if (!added) return false;
    added->phrasing = self;
    return true;
}

static bool look_up(carrier_index *index, const uint64_t *prints, uint32_t n, uint32_t self, in_common *tally)
{
    for (uint32_t i = 0; i < n; i++) {
        if (i + LOOK_AHEAD < n) __builtin_prefetch(&index->at[first_place(index->room, prints[i + LOOK_AHEAD])]);
        if (!look_up_one(index, prints[i], self, tally)) return false;
    }
    return true;
}

static int by_common(const void *a, const void *b)
{
    const fhi_candidate *x = a, *y = b;
    if (x->common != y->common) return x->common > y->common ? -1 : 1;
    return (x->a > y->a) - (x->a < y->a);
}

/* The partners with the most in common go to the candidates. */
static bool choose(fhi_arena *arena, in_common *tally, uint32_t self, fhi_candidate *partners,
                   fhi_candidates *candidates)
{
    for (uint32_t i = 0; i < tally->n; i++) {
        uint32_t other = tally->touched[i];
        partners[i] = (fhi_candidate){other, self, tally->common[other]};
        tally->common[other] = 0;
    }
    qsort(partners, tally->n, sizeof *partners, by_common);
    for (uint32_t i = 0; i < tally->n && i < FHI_MAX_COPY_CANDIDATES && partners[i].common >= FEWEST_COMMON; i++) {
        fhi_candidate *c = FHI_PUSH(arena, candidates);
        if (!c) return false;
        *c = partners[i];
    }
    tally->n = 0;
    return true;
}

/* Room for the fingerprints of the longest text. */
static uint64_t *make_prints(const fhi_phrasings *phrasings)
{
    uint32_t most = 1;
    for (uint32_t i = 0; i < phrasings->n; i++) {
        if (phrasings->at[i].diction->prints_n > most) most = phrasings->at[i].diction->prints_n;
    }
    return malloc(most * sizeof(uint64_t));
}

bool fhi_carriers_find(fhi_arena *arena, const fhi_phrasings *phrasings, fhi_candidates *candidates)
{
    carrier_index index = {.arena = fhi_arena_new()};
    fhi_recurring recurring = {0};
    in_common tally = {calloc(phrasings->n + 1, sizeof(uint32_t)), malloc((phrasings->n + 1) * sizeof(uint32_t)), 0};
    fhi_candidate *partners = malloc((phrasings->n + 1) * sizeof *partners);
    uint64_t *prints = make_prints(phrasings);
    bool ok = tally.common && tally.touched && partners && prints && index.arena;
    carrier *unused = ok ? FHI_PUSH(index.arena, &index.later) : NULL; /* number 0 ends a chain */
    ok = unused != NULL && find_recurring(phrasings, &recurring) && make_room(&index, &recurring);
    for (uint32_t i = 0; i < phrasings->n && ok; i++) {
        uint32_t n = recurring_of(&recurring, phrasings->at[i].diction, prints);
        ok = look_up(&index, prints, n, i, &tally) && choose(arena, &tally, i, partners, candidates);
    }
    fhi_recurring_done(&recurring);
    free(prints);
    free(partners);
    free(tally.touched);
    free(tally.common);
    free(index.at);
    fhi_arena_free(index.arena);
    return ok;
}
