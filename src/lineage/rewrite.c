/* SPDX-License-Identifier: Apache-2.0 */
/* Sentence alignment by content: two sentences are alike by the weight of the stems that both have, over the weight of each. */
#include "lineage/rewrite.h"

#include "base/limits.h"
#include "base/sort.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST_TOLD = 4 };
static const float HELD = .5f;      /* of a sentence: most of what it says */
static const float BY_CREDIT = .6f; /* trust where the one names the other as its source */

typedef struct place {
    uint32_t stem;
    uint32_t sentence;
    float weight;
} place;

struct fhi_retelling {
    place *at; /* by stem, then sentence; each pair once */
    uint32_t n;
    float *whole; /* weight of each sentence */
};

static float word_weight(const fhi_phrasings *all, const fhi_phrasing *w, uint32_t i)
{
    uint8_t flags = w->flags[i];
    if (flags & (FHI_WORD_ASIDE | FHI_WORD_FURNITURE)) return 0;
    float weight = all->weight[w->stem[i]];
    if (flags & FHI_WORD_QUOTED) weight *= 0.3f;
    if (flags & FHI_WORD_NAME) weight *= 0.7f;
    return weight;
}

fhi_retelling *fhi_rewrite_table(fhi_arena *arena, fhi_arena *scratch, const fhi_phrasings *all, const fhi_phrasing *b)
{
    fhi_retelling *table = fhi_arena_alloc(arena, sizeof *table);
    fhi_ranked *ranked = fhi_arena_unset(scratch, b->n, 2 * sizeof *ranked);
    float *weights = fhi_arena_unset(scratch, b->n, sizeof *weights);
    if (!table || !ranked || !weights) return NULL;
    uint32_t words = 0;
    for (uint32_t s = 0; s < b->sentences && s < FHI_MAX_REWRITE_SENTENCES; s++) {
        for (uint32_t i = b->sentence[s]; i < b->sentence[s + 1]; i++) {
            weights[i] = word_weight(all, b, i);
            if (weights[i] > 0.02f) ranked[words++] = (fhi_ranked){(uint64_t)b->stem[i] << 32 | s, i};
        }
    }
    fhi_sort_ranked(ranked, ranked + b->n, words);
    table->at = fhi_arena_unset(arena, words, sizeof *table->at);
    table->whole = fhi_arena_array(arena, b->sentences, sizeof *table->whole);
    if (!table->at || !table->whole) return NULL;
    for (uint32_t i = 0; i < words; i++) {
        float weight = weights[ranked[i].at];
        if (i == 0 || ranked[i - 1].key != ranked[i].key)
            table->at[table->n++] = (place){(uint32_t)(ranked[i].key >> 32), (uint32_t)ranked[i].key, weight};
        else if (weight > table->at[table->n - 1].weight)
            table->at[table->n - 1].weight = weight;
    }
    for (uint32_t i = 0; i < table->n; i++) table->whole[table->at[i].sentence] += table->at[i].weight;
    return table;
}

/* Shared weight of every sentence of `a` with every sentence of `b`, by merging the two tables. */
static float *shared_weights(fhi_arena *arena, const fhi_retelling *a, const fhi_retelling *b, uint32_t rows,
                             uint32_t columns)
{
    float *shared = fhi_arena_array(arena, (size_t)rows * columns, sizeof *shared);
    if (!shared) return NULL;
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        uint32_t stem = a->at[i].stem, other = b->at[j].stem, end = j;
        if (stem != other) { /* one jump that can mostly be foreseen, not two that cannot */
            i += stem < other;
            j += other < stem;
            continue;
        }
        while (end < b->n && b->at[end].stem == stem) end++;
        for (; i < a->n && a->at[i].stem == stem; i++) {
            for (uint32_t k = j; k < end; k++) {
                float w = a->at[i].weight < b->at[k].weight ? a->at[i].weight : b->at[k].weight;
                shared[(size_t)a->at[i].sentence * columns + b->at[k].sentence] += w;
            }
        }
        j = end;
    }
    return shared;
}

static float clamp(float x)
{
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

typedef struct fit {
    const fhi_phrasing *a, *b;
    const fhi_retelling *ta, *tb;
    const float *shared; /* rows of a's sentences, columns of b's */
    uint32_t rows, columns;
    uint32_t *partner; /* of each sentence of b, the sentence of a that it retells; FHI_NONE */
    float *score;      /* how alike each is to the best of a */
    uint32_t *best;
    float least; /* weight that two sentences must share */
} fit;

static float alike(const fit *f, uint32_t i, uint32_t j)
{
    float s = f->shared[(size_t)i * f->columns + j];
    if (s < f->least) return 0;
    return s / sqrtf((f->ta->whole[i] + 0.1f) * (f->tb->whole[j] + 0.1f));
}

enum { ABREAST = 8 };

typedef float four __attribute__((vector_size(16)));
typedef int32_t four_mask __attribute__((vector_size(16)));

/* Whether one of so many numbers is `least` or more: most are not. */
static bool reaches(const float *numbers, float least)
{
    four first, second;
    memcpy(&first, numbers, sizeof first);
    memcpy(&second, numbers + 4, sizeof second);
    four_mask mask = (first >= least) | (second >= least);
    uint64_t bits[2];
    memcpy(bits, &mask, sizeof mask);
    return (bits[0] | bits[1]) != 0;
}

/* Of the sentences of b from `first` to `end`, those that are more like sentence i of a than like any before. */
static void match(const fit *f, uint32_t i, uint32_t first, uint32_t end)
{
    for (uint32_t j = first; j < end; j++) {
        float score = alike(f, i, j);
        if (score <= f->score[j]) continue;
        f->score[j] = score;
        f->best[j] = i;
    }
}

/* The best partner of each sentence. What is clearly the same is taken; what is nearly so, where a neighbour was taken from the
 * neighbourhood: a rewrite keeps the order of facts. */
static void choose_partners(fit *f, float trust)
{
    f->least = 1 - .3f * trust; /* in a story of copies all words are common */
    float sure = .55f - .2f * trust,
          near = .42f - .16f * trust; /* scores that a partner needs, alone and beside others */
    for (uint32_t i = 0; i < f->rows; i++) {
        const float *row = f->shared + (size_t)i * f->columns;
        uint32_t j = 0;
        for (; j + ABREAST <= f->columns; j += ABREAST)
            if (reaches(row + j, f->least)) match(f, i, j, j + ABREAST);
        match(f, i, j, f->columns);
    }
    for (uint32_t j = 0; j < f->columns; j++) f->partner[j] = f->score[j] >= sure ? f->best[j] : FHI_NONE;
    for (uint32_t j = 0; j < f->columns; j++) {
        if (f->partner[j] != FHI_NONE || f->score[j] < near) continue;
        uint32_t before = j > 0 ? f->partner[j - 1] : FHI_NONE,
                 after = j + 1 < f->columns ? f->partner[j + 1] : FHI_NONE;
        bool follows = before != FHI_NONE && f->best[j] >= before && f->best[j] <= before + 2;
        bool leads = after != FHI_NONE && f->best[j] <= after && f->best[j] + 2 >= after;
        if (follows || leads) f->partner[j] = f->best[j];
    }
}

/* The share of what a sentence says, of either text, that sentences i and j have in common. */
static float held(const fit *f, const fhi_retelling *table, uint32_t sentence, uint32_t i, uint32_t j)
{
    float shared = f->shared[(size_t)i * f->columns + j];
    return shared < f->least ? 0 : shared / (table->whole[sentence] + 0.1f);
}

/* ---- the order of facts */

/* Two reporters at one event tell some of the same facts, each in an order of their own; who rewrites a report keeps its order to the
 * end. So many sentences, this share of the shorter text, must agree one after the other, with this share of all that agree at all. */
enum { FEWEST_IN_ORDER = 7, WIDEST_GAP = 2 };
static const float AGREES = .18f, BEST = .8f, OF_SHORTER = .35f, OF_AGREEING = .8f;

/* The heaviest chain of agreeing sentences whose order is the same in both texts, into `chain`: for each sentence of b the one of a, or
 * FHI_NONE (the alignment of Needleman and Wunsch 1970, gaps free). False when memory is out. */
static bool find_chain(fhi_arena *arena, const fit *f, uint32_t *chain)
{
    size_t wide = (size_t)f->columns + 1;
    float *sum = fhi_arena_array(arena, (f->rows + 1) * wide, sizeof *sum);
    if (!sum) return false;
    for (size_t i = 1; i <= f->rows; i++) {
        for (size_t j = 1; j < wide; j++) {
            float *at = sum + i * wide + j, score = alike(f, (uint32_t)i - 1, (uint32_t)j - 1);
            if (score < BEST * f->score[j - 1]) score = 0; /* of many sentences some come in order by chance */
            *at = at[-1] > *(at - wide) ? at[-1] : *(at - wide);
            if (score >= AGREES && *(at - wide - 1) + score > *at) *at = *(at - wide - 1) + score;
        }
    }
    for (size_t i = f->rows, j = f->columns; i && j;) {
        const float *at = sum + i * wide + j;
        chain[j - 1] = FHI_NONE;
        if (*at == *(at - wide)) {
            i--;
        } else {
            if (*at != at[-1]) chain[j - 1] = (uint32_t)--i;
            j--;
        }
    }
    return true;
}

/* Sentences between two of the chain, as many in the one text as in the other and few, are told after each other too. */
static void fill_gaps(const fit *f, uint32_t *chain)
{
    uint32_t last = FHI_NONE;
    for (uint32_t j = 0; j < f->columns; j++) {
        if (chain[j] == FHI_NONE) continue;
        uint32_t gap = last == FHI_NONE ? 0 : j - last - 1;
        bool even = gap && gap <= WIDEST_GAP && chain[j] - chain[last] == j - last;
        for (uint32_t k = 1; even && k <= gap; k++) chain[last + k] = chain[last] + k;
        last = j;
    }
}

/* Takes partners from the order of facts, where that shows a text to be told after the other from end to end. */
static bool choose_by_order(fhi_arena *arena, fit *f)
{
    uint32_t agreeing = 0, length = 0, shorter = f->rows < f->columns ? f->rows : f->columns;
    for (uint32_t j = 0; j < f->columns; j++) agreeing += f->score[j] >= AGREES;
    if (agreeing < FEWEST_IN_ORDER || (float)agreeing < OF_SHORTER * (float)shorter) return true;
    uint32_t *chain = fhi_arena_array(arena, f->columns, sizeof *chain);
    if (!chain) return false;
    for (uint32_t j = 0; j < f->columns; j++) chain[j] = FHI_NONE;
    if (!find_chain(arena, f, chain)) return false;
    for (uint32_t j = 0; j < f->columns; j++) length += chain[j] != FHI_NONE;
    bool told_after = length >= FEWEST_IN_ORDER && (float)length >= OF_SHORTER * (float)shorter &&
                      (float)length >= OF_AGREEING * (float)agreeing;
    if (!told_after) return true;
    fill_gaps(f, chain);
    for (uint32_t j = 0; j < f->columns; j++)
        if (f->partner[j] == FHI_NONE) f->partner[j] = chain[j];
    return true;
}

/* ---- stretches */

static bool touch(uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
    return a == b_end || b == a_end;
}

static bool meet(uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
    return a < b_end && b < a_end;
}

/* A whole sentence retold: what alignment found of it is taken in and grows to its ends. */
static bool put(fhi_arena *arena, const fit *f, uint32_t i, uint32_t j, bool half, fhi_stretches *stretches)
{
    fhi_stretch whole = {f->a->sentence[i],    f->a->sentence[i + 1], f->b->sentence[j], f->b->sentence[j + 1], 0,
                         FHI_PASSAGE_REWRITTEN};
    uint32_t kept = 0;
    for (uint32_t k = 0; k < stretches->n; k++) {
        fhi_stretch s = stretches->at[k];
        if (s.b <= whole.b && s.b_end >= whole.b_end && (!half || (s.a <= whole.a && s.a_end >= whole.a_end)))
            return true; /* all there */
        bool meets_a = meet(s.a, s.a_end, whole.a, whole.a_end), meets_b = meet(s.b, s.b_end, whole.b, whole.b_end);
        bool goes_on = half && ((meets_b && touch(s.a, s.a_end, whole.a, whole.a_end)) ||
                                (meets_a && touch(s.b, s.b_end, whole.b, whole.b_end)));
        if (!(meets_a && meets_b) && !goes_on) continue;
        if (s.a < whole.a) whole.a = s.a;
        if (s.b < whole.b) whole.b = s.b;
        if (s.a_end > whole.a_end) whole.a_end = s.a_end;
        if (s.b_end > whole.b_end) whole.b_end = s.b_end;
        whole.same += s.same;
    }
    for (uint32_t k = 0; k < stretches->n; k++) {
        fhi_stretch s = stretches->at[k];
        bool inside = s.a >= whole.a && s.a_end <= whole.a_end && s.b >= whole.b && s.b_end <= whole.b_end;
        if (!inside) stretches->at[kept++] = s;
    }
    stretches->n = kept;
    uint32_t longer = whole.a_end - whole.a > whole.b_end - whole.b ? whole.a_end - whole.a : whole.b_end - whole.b;
    if (whole.same * 2 >= longer) whole.kind = FHI_PASSAGE_EDITED;
    fhi_stretch *added = FHI_PUSH(arena, stretches);
    if (!added) return false;
    *added = whole;
    return true;
}

static int in_order(const void *x, const void *y)
{
    const fhi_stretch *s = x, *t = y;
    if (s->b != t->b) return s->b < t->b ? -1 : 1;
    return (s->a > t->a) - (s->a < t->a);
}

/* One sentence told in two, or two in one: the sentence before or behind one that was taken, where most of what it says stands in the same
 * sentence of the other text. */
static bool put_halves(fhi_arena *arena, const fit *f, fhi_stretches *stretches)
{
    bool *told = fhi_arena_array(arena, f->rows, sizeof *told);
    if (!told) return false;
    for (uint32_t j = 0; j < f->columns; j++)
        if (f->partner[j] != FHI_NONE) told[f->partner[j]] = true;
    for (uint32_t j = 0; j < f->columns; j++) {
        uint32_t i = f->partner[j];
        if (i == FHI_NONE) continue;
        for (int side = -1; side <= 1; side += 2) {
            uint32_t before = side < 0 ? i - 1 : i + 1,
                     beside = side < 0 ? j - 1 : j + 1; /* out of range at the ends */
            if (before < f->rows && !told[before] && held(f, f->ta, before, before, j) >= HELD &&
                !put(arena, f, before, j, true, stretches))
                return false;
            if (beside < f->columns && f->partner[beside] == FHI_NONE && held(f, f->tb, beside, i, beside) >= HELD &&
                !put(arena, f, i, beside, true, stretches))
                return false;
        }
    }
    return true;
}

/* Into the order of b, each word of b in one stretch only. */
static void settle(fhi_stretches *stretches)
{
    if (stretches->n) qsort(stretches->at, stretches->n, sizeof *stretches->at, in_order);
    uint32_t kept = 0, end = 0;
    for (uint32_t k = 0; k < stretches->n; k++) {
        fhi_stretch s = stretches->at[k];
        if (s.b < end) s.b = end;
        if (s.b >= s.b_end) continue;
        end = s.b_end;
        stretches->at[kept++] = s;
    }
    stretches->n = kept;
}

static bool is_quoted(const fhi_phrasing *w, uint32_t first, uint32_t end)
{
    uint32_t quoted = w->quoted[end] - w->quoted[first];
    return quoted * 3 > (end - first) * 2;
}

/* How much of the shorter text is copied: where much is, more will be told after the other. What either text quotes counts half: whoever
 * was there, or read the statement, has the same words. */
static float copied_share(const fhi_phrasing *a, const fhi_phrasing *b, const fhi_stretches *stretches)
{
    float words = (float)(a->n < b->n ? a->n : b->n), same = 0;
    for (uint32_t k = 0; k < stretches->n; k++) {
        const fhi_stretch *s = &stretches->at[k];
        bool said = is_quoted(a, s->a, s->a_end) || is_quoted(b, s->b, s->b_end);
        same += (float)s->same * (said ? .5f : 1);
    }
    return words > 0 ? same / words : 0;
}

static bool is_of_whole(const fhi_sourcing *s, uint32_t i)
{
    const fhi_sourced *credit = &s->text.at[i];
    return credit->strength >= FHI_CREDIT_REPORT && credit->reach == FHI_REACH_WHOLE &&
           fhi_sourcing_is_source(s, credit);
}

/* The one says that what it tells is the other's, or both that it is one outlet's; not of one fact alone. Of an agency there may be two reports. */
static bool names(const fhi_phrasing *a, const fhi_phrasing *b)
{
    const fhi_sourcing *x = &a->diction->sourcing, *y = &b->diction->sourcing;
    for (uint32_t i = 0; i < x->text.n; i++) {
        if (!is_of_whole(x, i)) continue;
        if (y->self && x->text.at[i].key == y->self) return true;
        for (uint32_t k = 0; k < y->text.n && !x->text.at[i].agency; k++)
            if (y->text.at[k].key == x->text.at[i].key && is_of_whole(y, k)) return true;
    }
    return false;
}

/* The same by the sentences that were found told: where half of the shorter text is, the rest will be. */
static float told_share(const fit *f)
{
    uint32_t told = 0, shorter = f->rows < f->columns ? f->rows : f->columns;
    for (uint32_t j = 0; j < f->columns; j++) told += f->partner[j] != FHI_NONE;
    return told < FEWEST_TOLD ? 0 : clamp(((float)told / (float)shorter - .3f) / .2f);
}

bool fhi_rewrite_stretches(fhi_arena *arena, const fhi_phrasing *a, const fhi_phrasing *b, const fhi_retelling *table_a,
                           const fhi_retelling *table_b, fhi_stretches *stretches)
{
    fit f = {.a = a, .b = b, .ta = table_a, .tb = table_b};
    f.rows = a->sentences < FHI_MAX_REWRITE_SENTENCES ? a->sentences : FHI_MAX_REWRITE_SENTENCES;
    f.columns = b->sentences < FHI_MAX_REWRITE_SENTENCES ? b->sentences : FHI_MAX_REWRITE_SENTENCES;
    f.shared = shared_weights(arena, table_a, table_b, f.rows, f.columns);
    f.partner = fhi_arena_array(arena, f.columns, sizeof *f.partner);
    f.best = fhi_arena_array(arena, f.columns, sizeof *f.best);
    f.score = fhi_arena_array(arena, f.columns, sizeof *f.score);
    if (!f.shared || !f.partner || !f.best || !f.score) return false;
    float trust = clamp((copied_share(a, b, stretches) - .12f) / .2f);
    if (trust < BY_CREDIT && (names(a, b) || names(b, a))) trust = BY_CREDIT;
    choose_partners(&f, trust);
    float told = told_share(&f);
    if (told > trust) choose_partners(&f, told);
    if (!choose_by_order(arena, &f)) return false;
    for (uint32_t j = 0; j < f.columns; j++) {
        if (f.partner[j] != FHI_NONE && b->sentence[j + 1] > b->sentence[j] &&
            a->sentence[f.partner[j] + 1] > a->sentence[f.partner[j]] &&
            !put(arena, &f, f.partner[j], j, false, stretches))
            return false;
    }
    if (!put_halves(arena, &f, stretches)) return false;
    settle(stretches);
    return true;
}
