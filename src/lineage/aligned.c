/* SPDX-License-Identifier: Apache-2.0 */
#include "lineage/aligned.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 10 };

typedef struct slot {
    const fhi_diction *a, *b; /* `a` NULL: free */
    const fhi_alignment *alignment;
} slot;

typedef struct generation {
    fhi_arena *arena;
    slot *slots; /* open addressing */
    size_t room, n;
} generation;

struct fhi_aligned {
    generation fresh, told;
};

fhi_aligned *fhi_aligned_new(void)
{
    fhi_aligned *made = calloc(1, sizeof *made);
    if (!made) return NULL;
    made->fresh.arena = fhi_arena_new();
    made->told.arena = fhi_arena_new();
    if (made->fresh.arena && made->told.arena) return made;
    fhi_aligned_free(made);
    return NULL;
}

static void empty(generation *g)
{
    if (g->arena) fhi_arena_reset(g->arena);
    free(g->slots);
    *g = (generation){.arena = g->arena};
}

void fhi_aligned_free(fhi_aligned *aligned)
{
    if (!aligned) return;
    empty(&aligned->fresh);
    empty(&aligned->told);
    fhi_arena_free(aligned->fresh.arena);
    fhi_arena_free(aligned->told.arena);
    free(aligned);
}

void fhi_aligned_turn(fhi_aligned *aligned)
{
    generation before = aligned->told;
    empty(&before);
    aligned->told = aligned->fresh;
    aligned->fresh = before;
}

static slot *slot_of(const generation *g, const fhi_diction *a, const fhi_diction *b)
{
    size_t i = (size_t)fhi_hash_mix((uint64_t)(uintptr_t)a, (uint64_t)(uintptr_t)b) & (g->room - 1);
    while (g->slots[i].a && (g->slots[i].a != a || g->slots[i].b != b)) i = (i + 1) & (g->room - 1);
    return &g->slots[i];
}

static bool make_room(generation *g)
{
    if (g->n * 2 < g->room) return true;
    generation grown = *g;
    grown.room = g->room ? g->room * 2 : FIRST_ROOM;
    grown.slots = calloc(grown.room, sizeof *grown.slots);
    if (!grown.slots) return false;
    for (size_t i = 0; i < g->room; i++)
        if (g->slots[i].a) *slot_of(&grown, g->slots[i].a, g->slots[i].b) = g->slots[i];
    free(g->slots);
    *g = grown;
    return true;
}

const fhi_alignment *fhi_aligned_of(const fhi_aligned *aligned, const fhi_diction *a, const fhi_diction *b, bool told)
{
    const generation *g = told ? &aligned->told : &aligned->fresh;
    return g->room ? slot_of(g, a, b)->alignment : NULL;
}

static fhi_alignment *copy(fhi_arena *arena, const fhi_alignment *of)
{
    fhi_alignment *made = fhi_arena_alloc(arena, sizeof *made);
    if (!made) return NULL;
    made->chains.at = fhi_arena_unset(arena, of->chains.n, sizeof *made->chains.at);
    made->pieces.at = fhi_arena_unset(arena, of->pieces.n, sizeof *made->pieces.at);
    if (!made->chains.at || !made->pieces.at) return NULL;
    made->chains.n = of->chains.n;
    made->pieces.n = of->pieces.n;
    if (of->chains.n) memcpy(made->chains.at, of->chains.at, of->chains.n * sizeof *of->chains.at);
    if (of->pieces.n) memcpy(made->pieces.at, of->pieces.at, of->pieces.n * sizeof *of->pieces.at);
    return made;
}

bool fhi_aligned_keep(fhi_aligned *aligned, const fhi_diction *a, const fhi_diction *b, const fhi_alignment *alignment)
{
    generation *g = &aligned->fresh;
    fhi_alignment *kept = copy(g->arena, alignment);
    if (!kept || !make_room(g)) return false;
    *slot_of(g, a, b) = (slot){a, b, kept};
    g->n++;
    return true;
}
