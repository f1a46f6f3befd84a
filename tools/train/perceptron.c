/* SPDX-License-Identifier: Apache-2.0 */
/* Averaged perceptron; see perceptron.h. The average is kept as Daumé (2006) does: each update is also summed times its step. */
#include "perceptron.h"

#include "base/hash.h"

#include <math.h>
#include <stdlib.h>

void *train_alloc(size_t n, size_t size)
{
    void *memory = calloc(n ? n : 1, size);
    if (!memory) {
        fputs("train: out of memory\n", stderr);
        exit(5);
    }
    return memory;
}

perceptron perceptron_new(uint32_t classes)
{
    perceptron p = {.classes = classes, .size = 1u << 20};
    p.keys = train_alloc(p.size, sizeof *p.keys);
    p.counts = train_alloc(p.size, sizeof *p.counts);
    p.rows = train_alloc(p.size, sizeof *p.rows);
    return p;
}

void perceptron_free(perceptron *p)
{
    free(p->keys);
    free(p->counts);
    free(p->rows);
    free(p->weights);
    free(p->sums);
    free(p->blend);
    *p = (perceptron){0};
}

static uint32_t slot_of(const perceptron *p, uint64_t feature)
{
    uint32_t slot = (uint32_t)(feature >> 20) & (p->size - 1);
    while (p->keys[slot] && p->keys[slot] != feature) slot = (slot + 1) & (p->size - 1);
    return slot;
}

static void grow(perceptron *p)
{
    perceptron more = {.classes = p->classes, .size = p->size * 2, .used = p->used};
    more.keys = train_alloc(more.size, sizeof *more.keys);
    more.counts = train_alloc(more.size, sizeof *more.counts);
    more.rows = train_alloc(more.size, sizeof *more.rows);
    for (uint32_t i = 0; i < p->size; i++) {
        if (!p->keys[i]) continue;
        uint32_t slot = slot_of(&more, p->keys[i]);
        more.keys[slot] = p->keys[i];
        more.counts[slot] = p->counts[i];
    }
    free(p->keys);
    free(p->counts);
    free(p->rows);
    *p = more;
}

void perceptron_count(perceptron *p, uint64_t feature)
{
    if (p->used > p->size / 2) grow(p);
    uint32_t slot = slot_of(p, feature);
    if (!p->keys[slot]) {
        p->keys[slot] = feature;
        p->used++;
    }
    p->counts[slot]++;
}

static void reset_weights(perceptron *p)
{
    free(p->weights);
    free(p->sums);
    p->weights = train_alloc((size_t)p->kept * p->classes, sizeof *p->weights);
    p->sums = train_alloc((size_t)p->kept * p->classes, sizeof *p->sums);
    p->step = 0;
    free(p->blend);
    p->blend = train_alloc((size_t)p->kept * p->classes, sizeof *p->blend);
    p->rounds = 0;
}

void perceptron_keep(perceptron *p, uint32_t least)
{
    p->kept = 0;
    for (uint32_t i = 0; i < p->size; i++) p->rows[i] = p->keys[i] && p->counts[i] >= least ? ++p->kept : 0;
    reset_weights(p);
}

enum { MOST_CLASSES = 64 };

static void add_rows(const perceptron *p, const uint32_t *rows, uint32_t n, float scores[MOST_CLASSES])
{
    for (uint32_t i = 0; i < n; i++) {
        if (!rows[i]) continue;
        const float *row = p->weights + (size_t)(rows[i] - 1) * p->classes;
        for (uint32_t k = 0; k < p->classes; k++) scores[k] += row[k];
    }
}

/* The best of the allowed classes; the number of classes if there is none. */
static uint32_t best_of(const perceptron *p, const float scores[MOST_CLASSES], uint64_t allowed)
{
    uint32_t best = p->classes;
    for (uint32_t k = 0; k < p->classes; k++) {
        if (allowed >> k & 1 && (best == p->classes || scores[k] > scores[best])) best = k;
    }
    return best;
}

uint32_t perceptron_guess(const perceptron *p, const uint64_t *features, uint32_t n, uint32_t *rows, uint64_t allowed)
{
    float scores[MOST_CLASSES] = {0};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t slot = slot_of(p, features[i]);
        rows[i] = p->keys[slot] ? p->rows[slot] : 0;
    }
    add_rows(p, rows, n, scores);
    uint32_t best = best_of(p, scores, allowed);
    return best == p->classes ? 0 : best;
}

uint32_t perceptron_rival(const perceptron *p, const uint32_t *rows, uint32_t n, uint64_t allowed, uint32_t gold,
                          float margin)
{
    float scores[MOST_CLASSES] = {0};
    add_rows(p, rows, n, scores);
    uint32_t best = best_of(p, scores, allowed & ~(1ull << gold));
    return best == p->classes || scores[gold] - scores[best] >= margin ? gold : best;
}

void perceptron_learn(perceptron *p, const uint32_t *rows, uint32_t n, uint32_t gold, uint32_t guess)
{
    p->step++;
    if (gold == guess) return;
    for (uint32_t i = 0; i < n; i++) {
        if (!rows[i]) continue;
        size_t row = (size_t)(rows[i] - 1) * p->classes;
        p->weights[row + gold] += 1;
        p->sums[row + gold] += (double)p->step;
        p->weights[row + guess] -= 1;
        p->sums[row + guess] -= (double)p->step;
    }
}

void perceptron_round(perceptron *p)
{
    size_t n = (size_t)p->kept * p->classes;
    for (size_t i = 0; i < n; i++) p->blend[i] += p->weights[i] - p->sums[i] / (double)(p->step + 1);
    memset(p->weights, 0, n * sizeof *p->weights);
    memset(p->sums, 0, n * sizeof *p->sums);
    p->step = 0;
    p->rounds++;
}

void perceptron_blend(perceptron *p)
{
    for (size_t i = 0; i < (size_t)p->kept * p->classes; i++) p->weights[i] = (float)(p->blend[i] / p->rounds);
}

typedef struct ranked {
    float size;
    uint64_t key;
} ranked;

static int by_size(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->size != y->size) return x->size > y->size ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

void perceptron_select(perceptron *p, uint32_t best)
{
    ranked *order = train_alloc(p->kept, sizeof *order);
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->size; i++) {
        if (!p->rows[i]) continue;
        const float *row = p->weights + (size_t)(p->rows[i] - 1) * p->classes;
        float size = 0;
        for (uint32_t k = 0; k < p->classes; k++) size += fabsf(row[k]);
        /* a large weight that is hardly ever asked for is worth less than a small one that often is */
        order[n++] = (ranked){size * logf(1 + (float)p->counts[i]), p->keys[i]};
    }
    qsort(order, n, sizeof *order, by_size);
    memset(p->rows, 0, p->size * sizeof *p->rows);
    p->kept = 0;
    for (uint32_t i = 0; i < n && i < best; i++) p->rows[slot_of(p, order[i].key)] = ++p->kept;
    free(order);
    reset_weights(p);
}

/* ---- the file */

/* How many steps make one of a weight: the largest but for one in a thousand is 127 of them. */
static float scale_of(const perceptron *p)
{
    uint32_t counts[4096] = {0};
    size_t n = (size_t)p->kept * p->classes, rest = n / 1000 + 1;
    float largest = 0;
    for (size_t i = 0; i < n; i++) largest = fmaxf(largest, fabsf(p->weights[i]));
    if (largest == 0) return 1;
    for (size_t i = 0; i < n; i++) counts[(uint32_t)(fabsf(p->weights[i]) / largest * 4095)]++;
    uint32_t cut = 4095;
    for (size_t above = 0; cut > 0 && above + counts[cut] < rest; cut--) above += counts[cut];
    return 127 / (largest * (float)(cut + 1) / 4096);
}

/* The first free slot for a feature; `slots` if its buckets are full, or hold one that looks the same. */
static uint32_t free_slot(uint64_t feature, const uint16_t *marks, uint32_t slots)
{
    uint32_t slot = fhi_model_bucket(feature, slots), end = slot + 2 * FHI_MODEL_BUCKET;
    uint16_t mark = fhi_model_mark(feature);
    while (slot < end && slot < slots && marks[slot] && marks[slot] != mark) slot++;
    return slot < end && slot < slots && !marks[slot] ? slot : slots;
}

/* A row of 8-bit weights, with the power of two that they are of behind them: the few large ones (of what stands at every token) must
 * not be cut, nor the many small ones lost. */
static void write_row(const float *from, uint32_t classes, float scale, int8_t *to, uint32_t stride)
{
    float largest = 0, step = 1;
    int8_t shift = 0;
    for (uint32_t k = 0; k < classes; k++) largest = fmaxf(largest, fabsf(from[k]) * scale);
    for (; shift < FHI_MODEL_SHIFT && largest > 127 * step; shift++) step *= 2;
    for (uint32_t k = 0; k < classes; k++) to[k] = (int8_t)fmaxf(-127, fminf(127, roundf(from[k] * scale / step)));
    to[stride - 1] = shift;
}

/* Places the features in the order of their rows, the best ones first, so that only poor ones find no place. */
static bool place(const perceptron *p, const model_text *text, uint16_t *marks, int8_t *weights)
{
    float scale = scale_of(p);
    uint32_t lost = 0;
    uint64_t *features = train_alloc(p->kept, sizeof *features);
    for (uint32_t i = 0; i < p->size; i++) {
        if (p->rows[i]) features[p->rows[i] - 1] = p->keys[i];
    }
    for (uint32_t i = 0; i < p->kept; i++) {
        uint32_t slot = free_slot(features[i], marks, text->slots);
        if (slot == text->slots) {
            lost++;
            continue;
        }
        marks[slot] = fhi_model_mark(features[i]);
        write_row(p->weights + (size_t)i * p->classes, p->classes, scale, weights + (size_t)slot * text->stride,
                  text->stride);
    }
    free(features);
    printf("%u features in %u slots, %u found no place; one is %.2f\n", p->kept, text->slots, lost, (double)scale);
    return lost < p->kept / 10;
}

static void fill_dictionary(const dictionary *words, uint32_t size, uint32_t *keys, uint16_t *values)
{
    for (uint32_t i = 0; i < words->n; i++) {
        uint32_t slot = (uint32_t)(words->words[i] >> 32) & (size - 1);
        while (keys[slot]) slot = (slot + 1) & (size - 1);
        keys[slot] = (uint32_t)words->words[i] ? (uint32_t)words->words[i] : 1;
        values[slot] = words->values[i];
    }
}

bool perceptron_write(const perceptron *p, const model_text *text, const dictionary *words, const char *path)
{
    uint32_t size = 16;
    while (size * 3 < words->n * 4) size *= 2; /* a quarter stays free */
    size_t labels = (size_t)FHI_MODEL_CLASSES * FHI_MODEL_LABEL;
    size_t len = FHI_MODEL_HEAD + labels + size * 6u + text->slots * (2u + text->stride);
    char *bytes = train_alloc(len, 1), *at = bytes + FHI_MODEL_HEAD;
    memcpy(at, text->labels, (size_t)p->classes * FHI_MODEL_LABEL);
    uint32_t *keys = (void *)(at + labels);
    uint16_t *values = (void *)(keys + size), *marks = values + size;
    fill_dictionary(words, size, keys, values);
    bool good = place(p, text, marks, (int8_t *)(marks + text->slots));
    fhi_model_head head = {
        .magic = "fhmodel", .version = FHI_MODEL_VERSION, .classes = p->classes, .stride = text->stride};
    head.slots = text->slots;
    head.words = size;
    head.features = text->features;
    head.digest = fhi_hash((fh_span){at, len - FHI_MODEL_HEAD});
    snprintf(head.name, sizeof head.name, "%s", text->name);
    snprintf(head.sources, sizeof head.sources, "%s", text->sources);
    memcpy(bytes, &head, sizeof head);
    FILE *file = good ? fopen(path, "wb") : NULL;
    good = file && fwrite(bytes, 1, len, file) == len;
    if (file && fclose(file) != 0) good = false;
    free(bytes);
    if (!good) fprintf(stderr, "train: %s cannot be written\n", path);
    return good;
}

uint64_t perceptron_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545F4914F6CDD1Du;
}
