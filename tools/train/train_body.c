/* SPDX-License-Identifier: Apache-2.0 */
/* Trains the judge of segments: folders of pages with the text of their articles in, data/models/body.model out.
 *   train_body OUT.model FOLDER... [--picks OUT.jsonl]
 * Sites are dealt to folds. The second pass learns from what the first says of sites that it was not trained on, and --picks writes,
 * for every page, what both say of it when its site is left out: the figures to judge a change by. */
#include "body_pages.h"
#include "boosting.h"

#include "base/hash.h"
#include "base/span.h"
#include "extract/body/forest.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FOLDS = 5, TREES = 150 };
static const boosting_ways WAYS = {
    .trees = TREES, .levels = FHI_FOREST_LEVELS, .rate = 0.1f, .rows = 0.6f, .columns = 0.4f, .calm = 6.0};
_Static_assert(sizeof(boosting_tree) == sizeof(fhi_forest_tree) && (int)BOOSTING_UNIT == (int)FHI_FOREST_UNIT,
               "trees as they are read");

typedef struct forest {
    boosting_tree trees[TREES];
    float base;
} forest;

static void *must(void *memory)
{
    if (!memory) {
        fprintf(stderr, "train_body: out of memory\n");
        exit(5);
    }
    return memory;
}

/* ---- the table */

static void fill(boosting_table *t, const body_pages *pages, uint32_t from, uint32_t to)
{
    uint32_t row = 0;
    for (uint32_t p = 0; p < pages->n; p++) {
        const fhi_signs *f = &pages->at[p].signs;
        for (uint32_t c = from; c < to; c++)
            memcpy(t->values + (size_t)c * t->rows + row, f->columns + (size_t)c * f->stride, f->count);
        row += f->count;
    }
    for (uint32_t c = from; c < to; c++) boosting_part(t, c);
}

/* One row a segment. */
static void make_table(fhi_arena *arena, const body_pages *pages, boosting_table *t)
{
    uint32_t rows = 0;
    for (uint32_t p = 0; p < pages->n; p++) rows += pages->at[p].signs.count;
    boosting_table_make(arena, rows, FHI_SIGN_COUNT, t);
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

/* Trains on the rows that are not in fold `without` (FOLDS: on all), and leaves the logits of every row in `sums`. */
static void boost(fhi_arena *arena, const boosting_table *t, uint32_t columns, uint32_t without, forest *out,
                  float *sums)
{
    out->base = boosting_learn(arena, t, columns, without, &WAYS, out->trees, sums);
}

/* What a pass says of each row when its fold is left out. */
static void left_out(const boosting_table *t, uint32_t columns, float *said)
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

static void look_around(fhi_arena *arena, body_pages *pages, boosting_table *t, const float *said)
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
    uint32_t use[FHI_SIGN_COUNT] = {0};
    for (uint32_t k = 0; k < TREES; k++)
        for (uint32_t l = 0; l < FHI_FOREST_LEVELS; l++) use[f->trees[k].columns[l]]++;
    printf("asked:");
    for (uint32_t c = 0; c < FHI_SIGN_COUNT; c++) {
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
    boosting_start();
    boosting_table *t = must(fhi_arena_alloc(arena, sizeof *t));
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
