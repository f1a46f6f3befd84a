/* SPDX-License-Identifier: Apache-2.0 */
/* Trains the judge of segments: folders of pages with the text of their articles in, data/models/body.model out.
 *   train_body OUT.model FOLDER... [--picks OUT.jsonl]
 * Sites are dealt to folds. The second pass learns from what the first says of sites that it was not trained on, and --picks writes,
 * for every page, what both say of it when its site is left out: the figures to judge a change by. */
#include "body_pages.h"

#include "base/hash.h"
#include "base/span.h"
#include "extract/body/forest.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FOLDS = 5, BINS = 32, TREES = 150, MOST_COLUMNS = FHI_SIGN_COUNT };
static const float RATE = 0.1f, ROWS = 0.6f, COLUMNS = 0.4f;
static const double CALM = 6.0; /* added to each sum of curvatures: small leaves say little */

/* One row a segment. */
typedef struct table {
    uint32_t rows;
    uint8_t *values; /* [column][row] */
    uint8_t *bins;   /* [column][row]: number of the bounds that are below the value */
    uint8_t bounds[MOST_COLUMNS][BINS];
    uint32_t bound_count[MOST_COLUMNS];
    float *labels, *weights;
    uint8_t *folds;
} table;

typedef struct forest {
    fhi_forest_tree trees[TREES];
    float base;
} forest;

static uint64_t chance;

static double any(void) /* 0 .. 1: xorshift64* */
{
    chance ^= chance >> 12;
    chance ^= chance << 25;
    chance ^= chance >> 27;
    return (double)(chance * 0x2545F4914F6CDD1Du >> 11) / 9007199254740992.0;
}

static void *must(void *memory)
{
    if (!memory) {
        fprintf(stderr, "train_body: out of memory\n");
        exit(5);
    }
    return memory;
}

/* ---- the table */

/* Bounds that part the values of a column into about equally many rows. */
static void find_bounds(table *t, uint32_t column)
{
    uint32_t counts[256] = {0}, seen = 0, step = t->rows / BINS + 1, since = 0;
    const uint8_t *values = t->values + (size_t)column * t->rows;
    for (uint32_t r = 0; r < t->rows; r++) counts[values[r]]++;
    t->bound_count[column] = 0;
    uint32_t kinds = 0;
    for (uint32_t v = 0; v < 256; v++) kinds += counts[v] > 0;
    for (uint32_t v = 0; v < 255; v++) {
        seen += counts[v];
        since += counts[v];
        if (seen == t->rows) break;
        bool full = kinds < BINS ? counts[v] > 0 : since >= step;
        if (!full || t->bound_count[column] == BINS - 1) continue;
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

static void fill(table *t, const body_pages *pages, uint32_t from, uint32_t to)
{
    uint32_t row = 0;
    for (uint32_t p = 0; p < pages->n; p++) {
        const fhi_signs *f = &pages->at[p].signs;
        for (uint32_t c = from; c < to; c++)
            memcpy(t->values + (size_t)c * t->rows + row, f->columns + (size_t)c * f->stride, f->count);
        row += f->count;
    }
    for (uint32_t c = from; c < to; c++) find_bounds(t, c);
}

static void make_table(fhi_arena *arena, const body_pages *pages, table *t)
{
    *t = (table){0};
    for (uint32_t p = 0; p < pages->n; p++) t->rows += pages->at[p].signs.count;
    t->values = must(fhi_arena_array(arena, t->rows, MOST_COLUMNS));
    t->bins = must(fhi_arena_array(arena, t->rows, MOST_COLUMNS));
    t->labels = must(fhi_arena_array(arena, t->rows, sizeof *t->labels));
    t->weights = must(fhi_arena_array(arena, t->rows, sizeof *t->weights));
    t->folds = must(fhi_arena_array(arena, t->rows, 1));
    uint32_t row = 0;
    for (uint32_t p = 0; p < pages->n; p++) {
        const body_page *page = &pages->at[p];
        for (uint32_t i = 0; i < page->signs.count; i++, row++) {
            t->labels[row] = page->labels[i];
            t->weights[row] = page->weights[i];
            t->folds[row] = (uint8_t)(page->site % FOLDS);
        }
    }
    fill(t, pages, 0, FHI_SIGN_FIRST_PASS);
}

/* ---- boosting */

typedef struct booster {
    const table *t;
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
    static double slope[FHI_FOREST_LEAVES][BINS], curve[FHI_FOREST_LEAVES][BINS];
    memset(slope, 0, leaves * sizeof *slope);
    memset(curve, 0, leaves * sizeof *curve);
    const uint8_t *bins = b->t->bins + (size_t)column * b->t->rows;
    for (uint32_t i = 0; i < b->chosen_count; i++) {
        uint32_t row = b->chosen[i];
        slope[b->leaves[row]][bins[row]] += b->slopes[row];
        curve[b->leaves[row]][bins[row]] += b->curves[row];
    }
    double gains[BINS] = {0};
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
            gains[k] += left_slope * left_slope / (left_curve + CALM) +
                        right_slope * right_slope / (right_curve + CALM) - all_slope * all_slope / (all_curve + CALM);
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

static void grow(booster *b, fhi_forest_tree *tree)
{
    const table *t = b->t;
    memset(tree, 0, sizeof *tree);
    memset(b->leaves, 0, t->rows);
    uint8_t offered[MOST_COLUMNS];
    for (uint32_t c = 0; c < b->columns; c++) offered[c] = any() < COLUMNS;
    for (uint32_t level = 0; level < FHI_FOREST_LEVELS; level++) {
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
    double slope[FHI_FOREST_LEAVES] = {0}, curve[FHI_FOREST_LEAVES] = {0};
    for (uint32_t i = 0; i < b->chosen_count; i++) {
        slope[b->leaves[b->chosen[i]]] += b->slopes[b->chosen[i]];
        curve[b->leaves[b->chosen[i]]] += b->curves[b->chosen[i]];
    }
    for (uint32_t leaf = 0; leaf < FHI_FOREST_LEAVES; leaf++)
        tree->leaves[leaf] = (int16_t)lrint(RATE * FHI_FOREST_UNIT * slope[leaf] / (curve[leaf] + CALM));
}

/* Trains on the rows that are not in fold `without` (FOLDS: on all), and leaves the logits of every row in `sums`. */
static void boost(fhi_arena *arena, const table *t, uint32_t columns, uint32_t without, forest *out, float *sums)
{
    booster b = {.t = t, .columns = columns, .sums = sums};
    b.chosen = must(fhi_arena_array(arena, t->rows, sizeof *b.chosen));
    b.slopes = must(fhi_arena_array(arena, t->rows, sizeof *b.slopes));
    b.curves = must(fhi_arena_array(arena, t->rows, sizeof *b.curves));
    b.leaves = must(fhi_arena_array(arena, t->rows, 1));
    double yes = 0, all = 0;
    for (uint32_t r = 0; r < t->rows; r++) {
        if (t->folds[r] == without) continue;
        yes += t->labels[r] * t->weights[r];
        all += t->weights[r];
    }
    out->base = (float)(lrint(log(yes / (all - yes)) * FHI_FOREST_UNIT)) / FHI_FOREST_UNIT;
    for (uint32_t r = 0; r < t->rows; r++) sums[r] = out->base;
    for (uint32_t k = 0; k < TREES; k++) {
        b.chosen_count = 0;
        for (uint32_t r = 0; r < t->rows; r++) {
            bool in = t->folds[r] != without && any() < ROWS;
            if (!in) continue;
            double p = 1.0 / (1.0 + exp(-(double)sums[r]));
            b.slopes[r] = (float)((t->labels[r] - p) * t->weights[r]);
            b.curves[r] = (float)(p * (1 - p) * t->weights[r]);
            b.chosen[b.chosen_count++] = r;
        }
        grow(&b, &out->trees[k]);
        for (uint32_t r = 0; r < t->rows; r++) sums[r] += (float)out->trees[k].leaves[b.leaves[r]] / FHI_FOREST_UNIT;
    }
}

/* What a pass says of each row when its fold is left out. */
static void left_out(const table *t, uint32_t columns, float *said)
{
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        fhi_arena *arena = must(fhi_arena_new());
        forest *f = must(fhi_arena_alloc(arena, sizeof *f));
        float *sums = must(fhi_arena_array(arena, t->rows, sizeof *sums));
        boost(arena, t, columns, fold, f, sums);
        double loss = 0, weight = 0;
        for (uint32_t r = 0; r < t->rows; r++) {
            if (t->folds[r] != fold) continue;
            said[r] = sums[r];
            double p = 1.0 / (1.0 + exp(-(double)sums[r]));
            loss -= t->weights[r] * (t->labels[r] * log(p + 1e-9) + (1 - t->labels[r]) * log(1 - p + 1e-9));
            weight += t->weights[r];
        }
        printf("fold %u: loss %.4f on its own sites\n", fold + 1, loss / weight);
        fflush(stdout);
        fhi_arena_free(arena);
    }
}

static void look_around(fhi_arena *arena, body_pages *pages, table *t, const float *said)
{
    uint32_t row = 0;
    for (uint32_t p = 0; p < pages->n; p++) {
        body_page *page = &pages->at[p];
        uint8_t *scores = must(fhi_arena_alloc(arena, page->signs.count + 1));
        for (uint32_t i = 0; i < page->signs.count; i++)
            scores[i] = fhi_forest_score((int32_t)lrintf(said[row + i] * FHI_FOREST_UNIT));
        if (!fhi_signs_look_around(arena, &page->segments, scores, &page->signs)) must(NULL);
        row += page->signs.count;
    }
    fill(t, pages, FHI_SIGN_FIRST_PASS, FHI_SIGN_COUNT);
}

/* ---- out */

/* The threshold of the second pass by which words are chosen best: the mean over pages of F1 in words. */
static float best_threshold(const body_pages *pages, const float *said)
{
    float best = 0, best_f1 = 0;
    for (int step = -12; step <= 8; step++) {
        float threshold = (float)step / 8;
        double sum = 0;
        uint32_t row = 0;
        for (uint32_t p = 0; p < pages->n; p++) {
            const body_page *page = &pages->at[p];
            double right = 0, chosen = 0, wanted = 0;
            for (uint32_t i = 0; i < page->signs.count; i++, row++) {
                double words = page->segments.list.at[i].words;
                wanted += words * page->labels[i];
                if (said[row] < threshold) continue;
                chosen += words;
                right += words * page->labels[i];
            }
            sum += chosen + wanted > 0 ? 2 * right / (chosen + wanted) : 1;
        }
        float f1 = (float)(sum / pages->n);
        printf("threshold %+.3f: F1 %.4f\n", (double)threshold, (double)f1);
        if (f1 > best_f1) {
            best_f1 = f1;
            best = threshold;
        }
    }
    return best;
}

static void write_picks(const char *path, const body_pages *pages, const float *first, const float *second)
{
    FILE *out = must(fopen(path, "w"));
    uint32_t row = 0;
    for (uint32_t p = 0; p < pages->n; p++) {
        const body_page *page = &pages->at[p];
        json_t *list = json_array();
        for (uint32_t i = 0; i < page->signs.count; i++, row++) {
            fh_span text = page->segments.list.at[i].lower;
            json_array_append_new(list, json_pack("[s%,f,f,f]", text.ptr, text.len, (double)page->labels[i],
                                                  (double)first[row], (double)second[row]));
        }
        json_t *line = json_pack("{s:s%,s:o}", "page", page->name.ptr, page->name.len, "segments", list);
        json_dumpf(line, out, JSON_COMPACT);
        fputc('\n', out);
        json_decref(line);
    }
    fclose(out);
}

static void write_model(const char *path, forest *const passes[2], float threshold)
{
    fhi_forest_head head = {.note = "firsthand: bodies of web pages. Trained on pages of the "
                                    "article-extraction-benchmark (MIT), newspaper4k's dataset "
                                    "(Apache-2.0) and WCXB (CC BY 4.0).",
                            .format = FHI_FOREST_FORMAT,
                            .columns = FHI_SIGN_COUNT,
                            .names = fhi_forest_names(),
                            .trees = {TREES, TREES},
                            .threshold = (int32_t)lrintf(threshold * FHI_FOREST_UNIT)};
    static fhi_forest_tree trees[2 * TREES];
    for (int k = 0; k < 2; k++) {
        memcpy(trees + k * TREES, passes[k]->trees, sizeof passes[k]->trees);
        head.bases[k] = (int32_t)lrintf(passes[k]->base * FHI_FOREST_UNIT);
    }
    head.digest = fhi_hash((fh_span){(const char *)trees, sizeof trees});
    FILE *out = must(fopen(path, "wb"));
    bool ok = fwrite(&head, sizeof head, 1, out) == 1 && fwrite(trees, sizeof trees, 1, out) == 1;
    if (fclose(out) != 0 || !ok) {
        fprintf(stderr, "train_body: cannot write %s\n", path);
        exit(5);
    }
}

/* The columns that trees ask most, for whoever works on the signs. */
static void print_use(const forest *f)
{
    uint32_t use[MOST_COLUMNS] = {0};
    for (uint32_t k = 0; k < TREES; k++)
        for (uint32_t l = 0; l < FHI_FOREST_LEVELS; l++) use[f->trees[k].columns[l]]++;
    printf("asked:");
    for (uint32_t c = 0; c < MOST_COLUMNS; c++) {
        char name[FHI_SIGN_NAME];
        fhi_signs_name(c, name);
        if (use[c]) printf(" %s %u", name, use[c]);
    }
    printf("\n");
}

int main(int argc, char **argv)
{
    const char *picks = NULL;
    fhi_arena *arena = must(fhi_arena_new());
    body_pages pages = {0};
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--picks") == 0 && i + 1 < argc)
            picks = argv[++i];
        else
            body_pages_read(arena, argv[i], &pages);
    }
    if (pages.n == 0) {
        fprintf(stderr, "usage: train_body OUT.model FOLDER... [--picks OUT.jsonl]\n");
        return 2;
    }
    chance = 0x9E3779B97F4A7C15u;
    table *t = must(fhi_arena_alloc(arena, sizeof *t));
    make_table(arena, &pages, t);
    printf("%u pages, %u segments, %d columns\n", pages.n, t->rows, FHI_SIGN_COUNT);
    float *said[2] = {must(fhi_arena_array(arena, t->rows, sizeof(float))),
                      must(fhi_arena_array(arena, t->rows, sizeof(float)))};
    float *sums = must(fhi_arena_array(arena, t->rows, sizeof *sums));
    forest *passes[2] = {must(fhi_arena_alloc(arena, sizeof(forest))), must(fhi_arena_alloc(arena, sizeof(forest)))};
    left_out(t, FHI_SIGN_FIRST_PASS, said[0]);
    boost(arena, t, FHI_SIGN_FIRST_PASS, FOLDS, passes[0], sums);
    look_around(arena, &pages, t, said[0]);
    left_out(t, FHI_SIGN_COUNT, said[1]);
    boost(arena, t, FHI_SIGN_COUNT, FOLDS, passes[1], sums);
    print_use(passes[0]);
    print_use(passes[1]);
    write_model(argv[1], passes, best_threshold(&pages, said[1]));
    if (picks) write_picks(picks, &pages, said[0], said[1]);
    fhi_arena_free(arena);
    return 0;
}
