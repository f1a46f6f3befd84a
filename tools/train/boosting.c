/* SPDX-License-Identifier: Apache-2.0 */
/* Trees by histograms of slopes and curvatures in the bins of each column; see boosting.h. */
#include "boosting.h"

#include "story_sets.h"

#include <math.h>
#include <string.h>

static uint64_t chance;

void boosting_start(void)
{
    chance = 0x9E3779B97F4A7C15u;
}

static double any(void) /* 0 .. 1: xorshift64* */
{
    chance ^= chance >> 12;
    chance ^= chance << 25;
    chance ^= chance >> 27;
    return (double)(chance * 0x2545F4914F6CDD1Du >> 11) / 9007199254740992.0;
}

static void *room(fhi_arena *arena, size_t n, size_t size)
{
    void *made = fhi_arena_array(arena, n, size);
    if (!made) train_fail("out of memory", "");
    return made;
}

void boosting_table_make(fhi_arena *arena, uint32_t rows, uint32_t columns, boosting_table *t)
{
    *t = (boosting_table){.rows = rows, .columns = columns};
    t->values = room(arena, rows, columns);
    t->bins = room(arena, rows, columns);
    t->bounds = room(arena, columns, sizeof *t->bounds);
    t->bound_count = room(arena, columns, sizeof *t->bound_count);
    t->labels = room(arena, rows, sizeof *t->labels);
    t->weights = room(arena, rows, sizeof *t->weights);
    t->folds = room(arena, rows, 1);
}

void boosting_part(boosting_table *t, uint32_t column)
{
    uint32_t counts[256] = {0}, seen = 0, step = t->rows / BOOSTING_BINS + 1, since = 0;
    const uint8_t *values = t->values + (size_t)column * t->rows;
    for (uint32_t r = 0; r < t->rows; r++) counts[values[r]]++;
    t->bound_count[column] = 0;
    uint32_t kinds = 0;
    for (uint32_t v = 0; v < 256; v++) kinds += counts[v] > 0;
    for (uint32_t v = 0; v < 255; v++) {
        seen += counts[v];
        since += counts[v];
        if (seen == t->rows) break;
        bool full = kinds < BOOSTING_BINS ? counts[v] > 0 : since >= step;
        if (!full || t->bound_count[column] == BOOSTING_BINS - 1) continue;
        t->bounds[column][t->bound_count[column]++] = (uint8_t)v;
        since = 0;
    }
    uint8_t bin_of[256];
    for (uint32_t v = 0, b = 0; v < 256; v++) {
        bin_of[v] = (uint8_t)b;
        if (b < t->bound_count[column] && v == t->bounds[column][b]) b++;
    }
    uint8_t *bins = t->bins + (size_t)column * t->rows;
    for (uint32_t r = 0; r < t->rows; r++) bins[r] = bin_of[values[r]];
}

typedef struct booster {
    const boosting_table *t;
    const boosting_ways *ways;
    uint32_t columns; /* those below it may be asked */
    uint32_t *chosen; /* rows of this tree */
    uint32_t chosen_count;
    float *sums; /* [row] logits so far */
    float *slopes, *curves;
    uint8_t *leaves;
} booster;

/* The gain of the best bound of a column over all leaves of this level. */
static double best_bound(const booster *b, uint32_t column, uint32_t leaves, uint32_t *bound)
{
    static double slope[BOOSTING_LEAVES][BOOSTING_BINS], curve[BOOSTING_LEAVES][BOOSTING_BINS];
    memset(slope, 0, leaves * sizeof *slope);
    memset(curve, 0, leaves * sizeof *curve);
    const uint8_t *bins = b->t->bins + (size_t)column * b->t->rows;
    for (uint32_t i = 0; i < b->chosen_count; i++) {
        uint32_t row = b->chosen[i];
        slope[b->leaves[row]][bins[row]] += b->slopes[row];
        curve[b->leaves[row]][bins[row]] += b->curves[row];
    }
    double gains[BOOSTING_BINS] = {0};
    uint32_t bounds = b->t->bound_count[column];
    for (uint32_t leaf = 0; leaf < leaves; leaf++) {
        double all_slope = 0, all_curve = 0, left_slope = 0, left_curve = 0;
        for (uint32_t k = 0; k <= bounds; k++) {
            all_slope += slope[leaf][k];
            all_curve += curve[leaf][k];
        }
        for (uint32_t k = 0; k < bounds; k++) {
            left_slope += slope[leaf][k];
            left_curve += curve[leaf][k];
            double right_slope = all_slope - left_slope, right_curve = all_curve - left_curve;
            gains[k] += left_slope * left_slope / (left_curve + b->ways->calm) +
                        right_slope * right_slope / (right_curve + b->ways->calm) -
                        all_slope * all_slope / (all_curve + b->ways->calm);
        }
    }
    double best = 0;
    for (uint32_t k = 0; k < bounds; k++)
        if (gains[k] > best) {
            best = gains[k];
            *bound = k;
        }
    return best;
}

static void grow(booster *b, boosting_tree *tree)
{
    const boosting_table *t = b->t;
    memset(tree, 0, sizeof *tree);
    memset(b->leaves, 0, t->rows);
    uint8_t offered[UINT8_MAX + 1];
    for (uint32_t c = 0; c < b->columns; c++) offered[c] = any() < (double)b->ways->columns;
    for (uint32_t level = 0; level < b->ways->levels; level++) {
        double best = 0;
        uint32_t column = 0, bound = 0;
        for (uint32_t c = 0; c < b->columns; c++) {
            uint32_t at = 0;
            double gain = offered[c] ? best_bound(b, c, 1u << level, &at) : 0;
            if (gain <= best) continue;
            best = gain;
            column = c;
            bound = at;
        }
        if (best <= 0) { /* nothing to ask: a question that all answer with no */
            tree->bounds[level] = 255;
            continue;
        }
        tree->columns[level] = (uint8_t)column;
        tree->bounds[level] = t->bounds[column][bound];
        const uint8_t *values = t->values + (size_t)column * t->rows;
        for (uint32_t r = 0; r < t->rows; r++)
            if (values[r] > tree->bounds[level]) b->leaves[r] |= (uint8_t)(1u << level);
    }
    double slope[BOOSTING_LEAVES] = {0}, curve[BOOSTING_LEAVES] = {0};
    for (uint32_t i = 0; i < b->chosen_count; i++) {
        slope[b->leaves[b->chosen[i]]] += b->slopes[b->chosen[i]];
        curve[b->leaves[b->chosen[i]]] += b->curves[b->chosen[i]];
    }
    for (uint32_t leaf = 0; leaf < BOOSTING_LEAVES; leaf++)
        tree->leaves[leaf] =
            (int16_t)lrint(b->ways->rate * BOOSTING_UNIT * slope[leaf] / (curve[leaf] + b->ways->calm));
}

float boosting_learn(fhi_arena *arena, const boosting_table *t, uint32_t columns, uint32_t without,
                     const boosting_ways *ways, boosting_tree *trees, float *sums)
{
    booster b = {.t = t, .ways = ways, .columns = columns, .sums = sums};
    b.chosen = room(arena, t->rows, sizeof *b.chosen);
    b.slopes = room(arena, t->rows, sizeof *b.slopes);
    b.curves = room(arena, t->rows, sizeof *b.curves);
    b.leaves = room(arena, t->rows, 1);
    double yes = 0, all = 0;
    for (uint32_t r = 0; r < t->rows; r++) {
        if (t->folds[r] == without) continue;
        yes += t->labels[r] * t->weights[r];
        all += t->weights[r];
    }
    float base = (float)(lrint(log(yes / (all - yes)) * BOOSTING_UNIT)) / BOOSTING_UNIT;
    for (uint32_t r = 0; r < t->rows; r++) sums[r] = base;
    for (uint32_t k = 0; k < ways->trees; k++) {
        b.chosen_count = 0;
        for (uint32_t r = 0; r < t->rows; r++) {
            bool in = t->folds[r] != without && any() < (double)ways->rows;
            if (!in) continue;
            double p = 1.0 / (1.0 + exp(-(double)sums[r]));
            b.slopes[r] = (float)((t->labels[r] - p) * t->weights[r]);
            b.curves[r] = (float)(p * (1 - p) * t->weights[r]);
            b.chosen[b.chosen_count++] = r;
        }
        grow(&b, &trees[k]);
        for (uint32_t r = 0; r < t->rows; r++) sums[r] += (float)trees[k].leaves[b.leaves[r]] / BOOSTING_UNIT;
    }
    return base;
}
