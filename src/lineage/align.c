/* SPDX-License-Identifier: Apache-2.0 */
/* Seed and extend: runs of three common words are extended to maximal matches; the longest are laid first (greedy string tiling, Wise
 * 1993), so that paragraphs put in another order are found; neighbouring tiles with a small gap between them are chained into one
 * edited passage (as gapped local alignment does after Smith and Waterman 1981). */
#include "lineage/align.h"

#include "base/limits.h"
#include "base/sort.h"

#include <assert.h>
#include <string.h>

enum {
    SEED = FHI_RUN_WORDS,
    WIDEST_GAP = 10,    /* words put in or left out inside one edited passage */
    FEWEST_WORDS = 7,   /* common words that make a passage: shorter runs are names, titles and phrases of the day */
    FEWEST_TELLING = 4, /* of these, neither in names nor among the commonest words */
};
static const float TELLING = 0.12f; /* rarity above which a word counts as telling: "said" and "government" are below */

struct fhi_run_table {
    uint32_t *head; /* by hash: place of a run, plus one */
    uint32_t *next; /* by place: the next place of the same hash, plus one */
    uint32_t mask;
    /* Which hashes there are, by bits of theirs that the mask leaves out: most runs that are looked for are not there, and this tells it without a
     * jump that nobody can foresee. */
    uint64_t *there;
};

enum { THERE_BITS = 15, THERE_SHIFT = 32 - THERE_BITS };

static uint32_t there_bit(uint32_t run)
{
    return run >> THERE_SHIFT & 63;
}

static uint32_t there_word(uint32_t run)
{
    return run >> THERE_SHIFT >> 6;
}

fhi_run_table *fhi_align_table(fhi_arena *arena, const fhi_phrasing *b)
{
    fhi_run_table *table = fhi_arena_alloc(arena, sizeof *table);
    uint32_t room = 64;
    while (room < b->n) room *= 2;
    if (!table) return NULL;
    table->mask = room - 1;
    table->head = fhi_arena_array(arena, room, sizeof *table->head);
    table->next = fhi_arena_array(arena, b->n + 1, sizeof *table->next);
    table->there = fhi_arena_array(arena, (1 << THERE_BITS) / 64, sizeof *table->there);
    if (!table->head || !table->next || !table->there) return NULL;
    for (uint32_t i = b->n; i-- > 0;) {
        if (i + SEED > b->n) continue;
        uint32_t *head = &table->head[b->run[i] & table->mask];
        table->next[i] = *head;
        *head = i + 1;
        table->there[there_word(b->run[i])] |= (uint64_t)1 << there_bit(b->run[i]);
    }
    return table;
}

/* A maximal match, or what is left of it once others are laid. */
typedef struct tile {
    uint32_t a, b, len;
} tile;

typedef FHI_LIST(tile) tiles;

/* Where `a` has a run that may be in the table, ascending, into `places` (room for a->n); how many. */
static uint32_t look_up(const fhi_phrasing *a, const fhi_run_table *table, uint32_t *places)
{
    const uint32_t *runs = a->run; /* these are read once, whatever `places` may overlap */
    const uint64_t *there = table->there;
    uint32_t end = a->n < SEED ? 0 : a->n - SEED + 1;
    uint32_t n = 0;
    for (uint32_t i = 0; i < end; i++) {
        places[n] = i;
        n += (uint32_t)(there[there_word(runs[i])] >> there_bit(runs[i]) & 1);
    }
    return n;
}

static bool collect(fhi_arena *arena, const fhi_phrasing *a, const fhi_phrasing *b, const fhi_run_table *table,
                    tiles *found)
{
    uint64_t budget = 64 * ((uint64_t)a->n + b->n); /* word comparisons: text made of refrains would be quadratic */
    uint32_t *places = fhi_arena_unset(arena, a->n, sizeof *places);
    if (!places) return false;
    uint32_t n = look_up(a, table, places);
    for (uint32_t k = 0; k < n && budget; k++) {
        uint32_t i = places[k], run = a->run[i], tries = 0;
        for (uint32_t p = table->head[run & table->mask]; p && tries < FHI_MAX_ALIGN_TRIES;
             p = table->next[p - 1], tries++) {
            uint32_t j = p - 1;
            if (b->run[j] != run) continue;
            if (i > 0 && j > 0 && a->hash[i - 1] == b->hash[j - 1])
                continue; /* inside a match that was found from its start */
            uint32_t len = 0;
            while (i + len < a->n && j + len < b->n && a->hash[i + len] == b->hash[j + len]) len++;
            budget -= len < budget ? len : budget;
            if (len < SEED) continue;
            tile *t = FHI_PUSH(arena, found);
            if (!t) return false;
            *t = (tile){i, j, len};
        }
    }
    return true;
}

/* Sorts before what is to be laid later: the longest first, of equals the one nearer to the same place in both, then the earlier. */
static uint64_t rank_of(const tile *t)
{
    static_assert(FHI_MAX_TRACED_WORDS <= 1 << 16, "places and lengths of a tile are packed into 16 bits each");
    uint64_t shorter = UINT16_MAX - (t->len - 1), apart = t->a > t->b ? t->a - t->b : t->b - t->a;
    return shorter << 48 | apart << 32 | t->b << 16 | t->a;
}

/* Cuts what is already covered off both ends of a tile. A hole in its middle leaves the longer side. */
static void trim(tile *t, const uint8_t *covered_a, const uint8_t *covered_b)
{
    uint32_t best = 0, best_from = 0, from = 0;
    for (uint32_t k = 0; k <= t->len; k++) {
        bool free = k < t->len && !covered_a[t->a + k] && !covered_b[t->b + k];
        if (free) continue;
        if (k - from > best) {
            best = k - from;
            best_from = from;
        }
        from = k + 1;
    }
    *t = (tile){t->a + best_from, t->b + best_from, best};
}

/* Puts the tiles in the order of b, where no two begin at one place. `order` tells their numbers from there on. */
static bool put_in_order(fhi_arena *arena, const fhi_phrasing *b, const fhi_ranked *order, uint32_t n, tiles *found)
{
    uint32_t words = b->n / 64 + 1, left = 0;
    uint64_t *begins = fhi_arena_array(arena, words, sizeof *begins);
    uint32_t *at = fhi_arena_unset(arena, b->n, sizeof *at);
    tile *ordered = fhi_arena_unset(arena, n, sizeof *ordered);
    if (!begins || !at || !ordered) return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t place = found->at[order[i].at].b;
        begins[place / 64] |= (uint64_t)1 << place % 64;
        at[place] = order[i].at;
    }
    for (uint32_t i = 0; i < words; i++) {
        for (uint64_t bits = begins[i]; bits; bits &= bits - 1)
            ordered[left++] = found->at[at[i * 64 + (uint32_t)__builtin_ctzll(bits)]];
    }
    found->at = ordered;
    found->n = n;
    return true;
}

/* Lays the tiles, and puts those that are left into the order of b. */
static bool lay(fhi_arena *arena, const fhi_phrasing *a, const fhi_phrasing *b, tiles *found)
{
    uint8_t *covered_a = fhi_arena_array(arena, a->n, 1), *covered_b = fhi_arena_array(arena, b->n, 1);
    fhi_ranked *ranked = fhi_arena_unset(arena, found->n, 2 * sizeof *ranked);
    if (!covered_a || !covered_b || !ranked) return false;
    for (uint32_t i = 0; i < found->n; i++) ranked[i] = (fhi_ranked){rank_of(&found->at[i]), i};
    fhi_sort_ranked(ranked, ranked + found->n, found->n);
    uint32_t laid = 0;
    for (uint32_t i = 0; i < found->n; i++) {
        tile *t = &found->at[ranked[i].at];
        trim(t, covered_a, covered_b);
        if (t->len < SEED) continue;
        memset(covered_a + t->a, 1, t->len);
        memset(covered_b + t->b, 1, t->len);
        ranked[laid++] = ranked[i];
    }
    return put_in_order(arena, b, ranked, laid, found);
}

/* The tile goes on where the stretch ends, but for a few words in one or both texts, and no more of these than of common ones. */
static bool goes_on(const fhi_stretch *s, const tile *t)
{
    if (t->a < s->a_end || t->b < s->b_end) return false;
    uint32_t gap_a = t->a - s->a_end, gap_b = t->b - s->b_end, gap = gap_a > gap_b ? gap_a : gap_b;
    return gap <= WIDEST_GAP && gap <= 2 * t->len && gap <= 2 * s->same;
}

static bool start(const fhi_phrasing *a, uint32_t in_a, const fhi_phrasing *b, uint32_t in_b)
{
    return a->flags[in_a] & b->flags[in_b] & FHI_WORD_STARTS;
}

typedef struct pieces {
    fhi_arena *arena;
    fhi_stretches *out;
    uint32_t first; /* of the chain being cut */
} pieces;

/* One run of common words joins the piece before it, unless both texts start a sentence here; two whole sentences that follow each other
 * word for word in both are one piece again. */
static bool put_run(pieces *p, const fhi_phrasing *a, const fhi_phrasing *b, tile run)
{
    bool fresh = p->out->n == p->first;
    fhi_stretch *last = fresh ? NULL : &p->out->at[p->out->n - 1];
    bool sentence = start(a, run.a, b, run.b);
    bool follows = last && last->a_end == run.a && last->b_end == run.b;
    if (last && (!sentence || (follows && last->kind == FHI_PASSAGE_VERBATIM))) {
        if (!follows) last->kind = FHI_PASSAGE_EDITED;
        last->a_end = run.a + run.len;
        last->b_end = run.b + run.len;
        last->same += run.len;
        return true;
    }
    fhi_stretch *added = FHI_PUSH(p->arena, p->out);
    if (!added) return false;
    *added = (fhi_stretch){run.a, run.a + run.len, run.b, run.b + run.len, run.len, FHI_PASSAGE_VERBATIM};
    return true;
}

/* Cuts a tile where both texts start a sentence, so that a sentence taken whole stands apart from an edited one before or after it. */
static bool put_tile(pieces *p, const fhi_phrasing *a, const fhi_phrasing *b, tile t)
{
    uint32_t from = 0;
    for (uint32_t k = 1; k <= t.len; k++) {
        if (k < t.len && !start(a, t.a + k, b, t.b + k)) continue;
        if (!put_run(p, a, b, (tile){t.a + from, t.b + from, k - from})) return false;
        from = k;
    }
    return true;
}

/* The tiles that go on from `first`, marked as used; their whole extent. */
static fhi_stretch chain(const tiles *found, uint32_t first, uint32_t *chain_of)
{
    fhi_stretch s = {found->at[first].a,   found->at[first].a + found->at[first].len,
                     found->at[first].b,   found->at[first].b + found->at[first].len,
                     found->at[first].len, FHI_PASSAGE_VERBATIM};
    chain_of[first] = first + 1;
    for (uint32_t k = first + 1; k < found->n && found->at[k].b <= s.b_end + WIDEST_GAP; k++) {
        const tile *t = &found->at[k];
        if (chain_of[k] || !goes_on(&s, t)) continue;
        chain_of[k] = first + 1;
        s.a_end = t->a + t->len;
        s.b_end = t->b + t->len;
        s.same += t->len;
    }
    return s;
}

bool fhi_align_find(fhi_arena *arena, const fhi_phrasing *a, const fhi_phrasing *b, const fhi_run_table *table,
                    fhi_alignment *alignment)
{
    tiles found = {0};
    if (!collect(arena, a, b, table, &found) || !lay(arena, a, b, &found)) return false;
    uint32_t *chain_of = fhi_arena_array(arena, found.n, sizeof *chain_of);
    if (!chain_of) return false;
    for (uint32_t i = 0; i < found.n; i++) {
        if (chain_of[i]) continue;
        fhi_stretch whole = chain(&found, i, chain_of);
        if (whole.same < FEWEST_WORDS) continue;
        pieces p = {arena, &alignment->pieces, alignment->pieces.n};
        for (uint32_t k = i; k < found.n && found.at[k].b < whole.b_end; k++) {
            if (chain_of[k] == i + 1 && !put_tile(&p, a, b, found.at[k])) return false;
        }
        fhi_chain *added = FHI_PUSH(arena, &alignment->chains);
        if (!added) return false;
        *added = (fhi_chain){whole.b, whole.b_end, alignment->pieces.n - p.first};
    }
    return true;
}

/* Enough of its words are not the names and phrases of any report of the event. */
static bool tells(const fhi_phrasings *all, const fhi_phrasing *b, const fhi_chain *c)
{
    uint32_t telling = 0;
    for (uint32_t i = c->b; i < c->b_end && telling < FEWEST_TELLING; i++) {
        if (!(b->flags[i] & FHI_WORD_NAME) && all->rarity[b->stem[i]] > TELLING) telling++;
    }
    return telling == FEWEST_TELLING;
}

bool fhi_align_stretches(fhi_arena *arena, const fhi_phrasings *all, const fhi_phrasing *b,
                         const fhi_alignment *alignment, fhi_stretches *stretches)
{
    const fhi_stretch *piece = alignment->pieces.at;
    for (uint32_t i = 0; i < alignment->chains.n; i++) {
        const fhi_chain *c = &alignment->chains.at[i];
        bool taken = tells(all, b, c);
        for (uint32_t k = 0; k < c->pieces; k++, piece++) {
            fhi_stretch *added = taken ? FHI_PUSH(arena, stretches) : NULL;
            if (taken && !added) return false;
            if (taken) *added = *piece;
        }
    }
    return true;
}
