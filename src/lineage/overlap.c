/* SPDX-License-Identifier: Apache-2.0 */
/* Aligns pairs of phrasings, each pair once, and measures how much of each text the other accounts for. */
#include "lineage/overlap.h"

#include "base/hash.h"
#include "base/limits.h"
#include "lineage/aligned.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 8, FEWEST = 5, BESIDE = 15 /* words */ };

struct fhi_overlap_slot {
    uint32_t a, b;    /* both 0: free, since a < b */
    uint32_t overlap; /* index plus one; 0: nothing in common */
};

static struct fhi_overlap_slot *slot_of(struct fhi_overlap_slot *slots, size_t room, uint32_t a, uint32_t b)
{
    size_t i = (size_t)fhi_hash_mix(a, b) & (room - 1);
    while (slots[i].b && (slots[i].a != a || slots[i].b != b)) i = (i + 1) & (room - 1);
    return &slots[i];
}

static bool make_room(fhi_arena *arena, fhi_overlaps *o)
{
    if (o->room && o->looked_at * 2 < o->room) return true;
    size_t room = o->room ? o->room * 2 : FIRST_ROOM;
    struct fhi_overlap_slot *slots = fhi_arena_array(arena, room, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < o->room; i++) {
        if (o->slots[i].b) *slot_of(slots, room, o->slots[i].a, o->slots[i].b) = o->slots[i];
    }
    o->slots = slots;
    o->room = room;
    return true;
}

const fhi_overlap *fhi_overlap_of(const fhi_overlaps *overlaps, uint32_t a, uint32_t b)
{
    if (!overlaps->room) return NULL;
    const struct fhi_overlap_slot *slot = slot_of(overlaps->slots, overlaps->room, a, b);
    return slot->b && slot->overlap ? &overlaps->at.at[slot->overlap - 1] : NULL;
}

/* The weight of a phrasing's words that stand in a stretch, where these follow each other in the text, as they mostly do; else false. */
static bool sum_of_ascending(const fhi_phrasing *w, const fhi_stretches *stretches, bool side_b, bool rewritten,
                             float *sum)
{
    for (uint32_t k = 0, from = 0; k < stretches->n; k++) {
        const fhi_stretch *s = &stretches->at[k];
        if (!rewritten && s->kind == FHI_PASSAGE_REWRITTEN) continue;
        uint32_t first = side_b ? s->b : s->a, end = side_b ? s->b_end : s->a_end;
        if (first < from) return false;
        *sum += fhi_phrasing_sum(w, first, end);
        from = end;
    }
    return true;
}

/* The same wherever they stand, each word once. `side_b` picks the side. */
static float covered(const fhi_phrasing *w, const fhi_stretches *stretches, bool side_b, bool rewritten, uint8_t *seen)
{
    float sum = 0;
    if (sum_of_ascending(w, stretches, side_b, rewritten, &sum)) return fhi_phrasing_share(w, sum);
    sum = 0;
    memset(seen, 0, w->n);
    for (uint32_t k = 0; k < stretches->n; k++) {
        const fhi_stretch *s = &stretches->at[k];
        if (!rewritten && s->kind == FHI_PASSAGE_REWRITTEN) continue;
        for (uint32_t i = side_b ? s->b : s->a; i < (side_b ? s->b_end : s->a_end); i++) {
            if (!seen[i]) sum += fhi_phrasing_weight(w->flags[i]);
            seen[i] = 1;
        }
    }
    return fhi_phrasing_share(w, sum);
}

/* So few words between two stretches that they stand in one place. */
static bool is_beside(uint32_t first, uint32_t end, uint32_t other, uint32_t other_end)
{
    return first <= other_end + BESIDE && other <= end + BESIDE;
}

/* The stretches in words that count: one that lies in captions, furniture or a quotation alone shows no copying. But a quotation that
 * stands beside copied words in both texts came with them. False when memory is out. */
static bool drop_weightless(fhi_arena *scratch, const fhi_phrasing *b, fhi_stretches *stretches)
{
    if (!stretches->n) return true;
    bool *keep = fhi_arena_array(scratch, stretches->n, sizeof *keep);
    if (!keep) return false;
    for (uint32_t k = 0; k < stretches->n; k++)
        keep[k] = fhi_phrasing_sum(b, stretches->at[k].b, stretches->at[k].b_end) >= FEWEST;
    for (uint32_t k = 0; k < stretches->n; k++) {
        const fhi_stretch *s = &stretches->at[k];
        if (keep[k] || fhi_phrasing_sum(b, s->b, s->b_end) <= 0) continue;
        for (uint32_t j = 0; j < stretches->n && !keep[k]; j++) {
            const fhi_stretch *near = &stretches->at[j];
            keep[k] = keep[j] && is_beside(s->a, s->a_end, near->a, near->a_end) &&
                      is_beside(s->b, s->b_end, near->b, near->b_end);
        }
    }
    uint32_t kept = 0;
    for (uint32_t k = 0; k < stretches->n; k++)
        if (keep[k]) stretches->at[kept++] = stretches->at[k];
    stretches->n = kept;
    return true;
}

static bool has_rewritten(const fhi_stretches *stretches)
{
    uint32_t k = 0;
    while (k < stretches->n && stretches->at[k].kind != FHI_PASSAGE_REWRITTEN) k++;
    return k < stretches->n;
}

/* What is needed again and again while pairs are looked at. */
typedef struct looking {
    fhi_arena *arena;
    fhi_arena *scratch; /* of one b */
    fhi_arena *kept;    /* of all pairs */
    const fhi_phrasings *all;
    fhi_run_table *runs;        /* of b, made when it is asked for */
    fhi_retelling **retellings; /* made when they are asked for; NULL: rewriting is not looked for */
} looking;

static const fhi_retelling *retelling_of(const looking *l, uint32_t phrasing)
{
    fhi_retelling **at = &l->retellings[phrasing];
    if (!*at) *at = fhi_rewrite_table(l->kept, l->scratch, l->all, &l->all->at[phrasing]);
    return *at;
}

static bool find_rewritten(const looking *l, const fhi_candidate *pair, fhi_stretches *stretches)
{
    const fhi_retelling *of_a = retelling_of(l, pair->a), *of_b = retelling_of(l, pair->b);
    return of_a && of_b &&
           fhi_rewrite_stretches(l->scratch, &l->all->at[pair->a], &l->all->at[pair->b], of_a, of_b, stretches);
}

/* What was kept, or else `made`; NULL when memory is out. */
static const fhi_alignment *align(looking *l, const fhi_phrasing *a, const fhi_phrasing *b, fhi_alignment *made)
{
    fhi_aligned *aligned = a->told == b->told ? l->all->aligned : NULL;
    const fhi_alignment *kept = aligned ? fhi_aligned_of(aligned, a->diction, b->diction, a->told) : NULL;
    if (kept) return kept;
    if (!l->runs) l->runs = fhi_align_table(l->scratch, b);
    if (!l->runs || !fhi_align_find(l->scratch, a, b, l->runs, made)) return NULL;
    bool keep = aligned && !a->told;
    return !keep || fhi_aligned_keep(aligned, a->diction, b->diction, made) ? made : NULL;
}

static bool look_at(looking *l, const fhi_candidate *pair, fhi_overlap *found)
{
    const fhi_phrasing *a = &l->all->at[pair->a], *b = &l->all->at[pair->b];
    fhi_stretches stretches = {0};
    fhi_alignment made = {0};
    const fhi_alignment *alignment = align(l, a, b, &made);
    *found = (fhi_overlap){.a = pair->a, .b = pair->b};
    if (!alignment || !fhi_align_stretches(l->scratch, l->all, b, alignment, &stretches)) return false;
    if (l->retellings && !find_rewritten(l, pair, &stretches)) return false;
    if (!drop_weightless(l->scratch, b, &stretches)) return false;
    if (!stretches.n) return true;
    uint8_t *seen = fhi_arena_array(l->scratch, a->n > b->n ? a->n : b->n, 1);
    if (!seen) return false;
    found->shared_a = found->copied_a = covered(a, &stretches, false, false, seen);
    found->shared_b = found->copied_b = covered(b, &stretches, true, false, seen);
    if (has_rewritten(&stretches)) {
        found->shared_a = covered(a, &stretches, false, true, seen);
        found->shared_b = covered(b, &stretches, true, true, seen);
    }
    for (uint32_t k = 0; k < stretches.n; k++) {
        fhi_stretch *kept = FHI_PUSH(l->arena, &found->stretches);
        if (!kept) return false;
        *kept = stretches.at[k];
    }
    return true;
}

static bool look_at_all(looking *l, const fhi_candidates *pairs, fhi_overlaps *overlaps)
{
    uint32_t b = FHI_NONE;
    for (uint32_t i = 0; i < pairs->n; i++) {
        const fhi_candidate *pair = &pairs->at[i];
        if (!make_room(l->arena, overlaps)) return false;
        struct fhi_overlap_slot *slot = slot_of(overlaps->slots, overlaps->room, pair->a, pair->b);
        if (slot->b) continue;
        if (pair->b != b) {
            b = pair->b;
            fhi_arena_reset(l->scratch);
            l->runs = NULL;
        }
        fhi_overlap found;
        if (!look_at(l, pair, &found)) return false;
        *slot = (struct fhi_overlap_slot){pair->a, pair->b, 0};
        overlaps->looked_at++;
        if (!found.stretches.n) continue;
        fhi_overlap *kept = FHI_PUSH(l->arena, &overlaps->at);
        if (!kept) return false;
        *kept = found;
        slot->overlap = overlaps->at.n;
    }
    return true;
}

bool fhi_overlap_look(fhi_arena *arena, const fhi_phrasings *all, const fhi_candidates *pairs,
                      fhi_retelling **retellings, fhi_overlaps *overlaps)
{
    if (!pairs->n) return true;
    looking l = {arena, fhi_arena_new(), fhi_arena_new(), all, NULL, retellings};
    bool ok = l.scratch && l.kept && look_at_all(&l, pairs, overlaps);
    for (uint32_t i = 0; retellings && i < pairs->n; i++)
        retellings[pairs->at[i].a] = retellings[pairs->at[i].b] = NULL;
    fhi_arena_free(l.kept);
    fhi_arena_free(l.scratch);
    return ok;
}

bool fhi_overlap_adopt(fhi_arena *arena, const fhi_overlaps *before, fhi_overlaps *overlaps)
{
    for (uint32_t i = 0; i < before->at.n; i++) {
        const fhi_overlap *old = &before->at.at[i];
        if (!make_room(arena, overlaps)) return false;
        struct fhi_overlap_slot *slot = slot_of(overlaps->slots, overlaps->room, old->a, old->b);
        if (slot->b) continue;
        fhi_overlap *kept = FHI_PUSH(arena, &overlaps->at);
        if (!kept) return false;
        *kept = *old;
        *slot = (struct fhi_overlap_slot){old->a, old->b, overlaps->at.n};
        overlaps->looked_at++;
    }
    return true;
}

static fh_range stretch_in(const fhi_overlap *o, uint32_t stretch, uint32_t phrasing)
{
    const fhi_stretch *s = &o->stretches.at[stretch];
    return phrasing == o->b ? (fh_range){s->b, s->b_end} : (fh_range){s->a, s->a_end};
}

float fhi_overlap_common(const fhi_phrasings *all, uint32_t of, const fhi_overlap *x, const fhi_overlap *y,
                         uint8_t *seen)
{
    float weight = 0;
    for (uint32_t k = 0; k < x->stretches.n; k++) {
        fh_range s = stretch_in(x, k, of);
        memset(seen + s.start, 1, s.end - s.start);
    }
    for (uint32_t k = 0; k < y->stretches.n; k++) {
        fh_range s = stretch_in(y, k, of);
        for (uint32_t i = s.start; i < s.end; i++) {
            if (seen[i]) weight += fhi_phrasing_weight(all->at[of].flags[i]);
            seen[i] = 0;
        }
    }
    for (uint32_t k = 0; k < x->stretches.n; k++) {
        fh_range s = stretch_in(x, k, of);
        memset(seen + s.start, 0, s.end - s.start);
    }
    return weight;
}
