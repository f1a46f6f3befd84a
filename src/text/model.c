/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a model file, and scoring by it; see model.h. */
#include "text/model.h"

#include "base/hash.h"
#include "base/lanes.h"
#include "base/sixteen.h"

#ifdef FHI_LANES_AVX2
#include <immintrin.h>
#endif

_Static_assert(sizeof(fhi_model_head) == FHI_MODEL_HEAD, "the head of a model file is laid out without gaps");

static fh_status wrong(fh_error *error, const char *name, const char *what)
{
    return fhi_error_set(error, FH_INVALID, "text", 0, "the model %s %s", name, what);
}

fh_status fhi_model_view(fh_span bytes, fhi_model *model)
{
    const fhi_model_head *head = (const void *)bytes.ptr;
    fhi_model made = {.head = head, .labels = bytes.ptr + FHI_MODEL_HEAD};
    made.keys = (const void *)(made.labels + FHI_MODEL_CLASSES * FHI_MODEL_LABEL);
    made.values = (const void *)(made.keys + head->words);
    made.marks = made.values + head->words;
    made.weights = (const void *)(made.marks + head->slots);
    *model = made;
    return FH_OK;
}

fh_status fhi_model_open(fh_span bytes, const char *name, uint32_t stride, uint32_t features, fhi_model *model,
                         fh_error *error)
{
    const fhi_model_head *head = (const void *)bytes.ptr;
    if (bytes.len < FHI_MODEL_HEAD || memcmp(head->magic, "fhmodel", 8) != 0)
        return wrong(error, name, "is not a model file");
    if (head->version != FHI_MODEL_VERSION) return wrong(error, name, "is of another format version");
    if (strncmp(head->name, name, sizeof head->name) != 0)
        return wrong(error, name, "is another model than its name says");
    uint64_t labels = (uint64_t)FHI_MODEL_CLASSES * FHI_MODEL_LABEL;
    uint64_t rows = (uint64_t)head->slots * (sizeof(uint16_t) + head->stride);
    uint64_t words = (uint64_t)head->words * (sizeof(uint32_t) + sizeof(uint16_t));
    if (head->stride != stride || head->features != features)
        return wrong(error, name, "was trained for other features");
    bool shaped = features <= FHI_MODEL_FEATURES && head->classes && head->classes < stride && head->slots &&
                  head->slots % FHI_MODEL_BUCKET == 0 && head->words && (head->words & (head->words - 1)) == 0;
    if (!shaped || bytes.len != FHI_MODEL_HEAD + labels + rows + words)
        return wrong(error, name, "is cut short or damaged");
    fh_span payload = {bytes.ptr + FHI_MODEL_HEAD, bytes.len - FHI_MODEL_HEAD};
    if (fhi_hash(payload) != head->digest) return wrong(error, name, "is damaged: its digest does not match");
    return fhi_model_view(bytes, model);
}

uint32_t fhi_model_word(const fhi_model *model, uint64_t word)
{
    uint32_t mask = model->head->words - 1, key = (uint32_t)word ? (uint32_t)word : 1;
    for (uint32_t slot = (uint32_t)(word >> 32) & mask; model->keys[slot]; slot = (slot + 1) & mask) {
        if (model->keys[slot] == key) return model->values[slot];
    }
    return 0;
}

/* ---- scoring: this is where tagging spends its time */

typedef uint16_t bucket_marks __attribute__((vector_size(2 * FHI_MODEL_BUCKET)));
typedef int8_t eight_weights __attribute__((vector_size(8)));

/* Two bits for each mark of the bucket that is `mark`. */
FHI_LANES_INLINE uint32_t marks_equal(const uint16_t *marks, uint16_t mark)
{
    bucket_marks bucket;
    memcpy(&bucket, marks, sizeof bucket);
    return fhi_sixteen_bits((fhi_sixteen)(bucket == mark));
}

/* Where a feature is, counted from `slot`, two bits a slot; 0 where it is not. A bucket is filled from its first slot, and the one behind it when
 * it is full. Which features there are nobody can foresee, so there is no jump: where no bucket follows, the same is looked at twice. */
FHI_LANES_INLINE uint32_t slots_with(const fhi_model *model, uint64_t feature, uint32_t slot)
{
    const uint16_t *marks = model->marks + slot;
    uint16_t mark = fhi_model_mark(feature);
    bool goes_on = (marks[FHI_MODEL_BUCKET - 1] != 0) & (slot != model->head->slots - FHI_MODEL_BUCKET);
    const uint16_t *behind = marks + goes_on * FHI_MODEL_BUCKET;
    return marks_equal(marks, mark) | marks_equal(behind, mark) << 2 * FHI_MODEL_BUCKET;
}

FHI_LANES_INLINE void find_rows(const fhi_model *model, const uint64_t *features, uint32_t n, fhi_model_rows *rows)
{
    uint32_t slots[FHI_MODEL_FEATURES], found = 0, stride = model->head->stride;
    for (uint32_t i = 0; i < n; i++) {
        slots[i] = fhi_model_bucket(features[i], model->head->slots);
        __builtin_prefetch(model->marks + slots[i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t with = slots_with(model, features[i], slots[i]);
        slots[found] = slots[i] + (uint32_t)__builtin_ctz(with | 1u << 31) / 2;
        found += with != 0;
    }
    for (uint32_t i = 0; i < found; i++) {
        rows->at[i] = model->weights + (size_t)slots[i] * stride;
        __builtin_prefetch(rows->at[i]);
        __builtin_prefetch(rows->at[i] + stride - 1);
    }
    rows->n = found;
}

/* `eights` is a constant where this is inlined, so that the sums stay in registers. */
FHI_LANES_INLINE void add_rows(const fhi_model *model, const fhi_model_rows *rows, fhi_model_sums *sums,
                               uint32_t eights)
{
    fhi_model_sums added[FHI_MODEL_CLASSES / 8] = {{0}};
    uint32_t last = model->head->stride - 1;
    for (uint32_t i = 0; i < rows->n; i++) {
        int16_t shift = rows->at[i][last] & FHI_MODEL_SHIFT;
        for (uint32_t k = 0; k < eights; k++) {
            eight_weights weights;
            memcpy(&weights, rows->at[i] + 8 * (size_t)k, sizeof weights);
            added[k] += __builtin_convertvector(weights, fhi_model_sums) << shift;
        }
    }
    for (uint32_t k = 0; k < eights; k++) sums[k] += added[k];
}

static void add_plain(const fhi_model *model, const fhi_model_rows *rows, fhi_model_sums *sums, uint32_t eights)
{
    if (eights == FHI_MODEL_CLASSES / 8)
        add_rows(model, rows, sums, FHI_MODEL_CLASSES / 8);
    else
        add_rows(model, rows, sums, eights);
}

static void find_plain(const fhi_model *model, const uint64_t *features, uint32_t n, fhi_model_rows *rows)
{
    find_rows(model, features, n, rows);
}

#ifdef FHI_LANES_AVX2
/* The same, sixteen classes at a time. */
FHI_LANES_WIDE __attribute__((always_inline)) static inline void
add_rows_wide(const fhi_model *model, const fhi_model_rows *rows, fhi_model_sums *sums, uint32_t eights)
{
    __m256i added[FHI_MODEL_CLASSES / 16];
    fhi_model_sums odd = {0};
    for (uint32_t k = 0; k < eights / 2; k++) added[k] = _mm256_setzero_si256();
    uint32_t last = model->head->stride - 1;
    for (uint32_t i = 0; i < rows->n; i++) {
        const int8_t *row = rows->at[i];
        __m128i shift = _mm_cvtsi32_si128(row[last] & FHI_MODEL_SHIFT);
        for (uint32_t k = 0; k < eights / 2; k++) {
            __m128i weights = _mm_loadu_si128((const void *)(row + 16 * (size_t)k));
            added[k] = _mm256_add_epi16(added[k], _mm256_sll_epi16(_mm256_cvtepi8_epi16(weights), shift));
        }
        if (eights % 2 == 0) continue;
        __m128i weights = _mm_loadl_epi64((const void *)(row + 8 * (size_t)(eights - 1)));
        odd += (fhi_model_sums)_mm_sll_epi16(_mm_cvtepi8_epi16(weights), shift);
    }
    for (uint32_t k = 0; k < eights / 2; k++) {
        sums[2 * k] += (fhi_model_sums)_mm256_castsi256_si128(added[k]);
        sums[2 * k + 1] += (fhi_model_sums)_mm256_extracti128_si256(added[k], 1);
    }
    if (eights % 2) sums[eights - 1] += odd;
}

FHI_LANES_WIDE static void add_wide(const fhi_model *model, const fhi_model_rows *rows, fhi_model_sums *sums,
                                    uint32_t eights)
{
    if (eights == FHI_MODEL_CLASSES / 8)
        add_rows_wide(model, rows, sums, FHI_MODEL_CLASSES / 8);
    else if (eights == 3)
        add_rows_wide(model, rows, sums, 3);
    else
        add_rows_wide(model, rows, sums, eights);
}

FHI_LANES_WIDE static void find_wide(const fhi_model *model, const uint64_t *features, uint32_t n, fhi_model_rows *rows)
{
    find_rows(model, features, n, rows);
}
#else
#define add_wide  add_plain
#define find_wide find_plain
#endif

void fhi_model_find(const fhi_model *model, const uint64_t *features, uint32_t n, fhi_model_rows *rows)
{
    (fhi_lanes_wide() ? find_wide : find_plain)(model, features, n, rows);
}

void fhi_model_add(const fhi_model *model, const fhi_model_rows *rows, fhi_model_sums *sums, uint32_t eights)
{
    (fhi_lanes_wide() ? add_wide : add_plain)(model, rows, sums, eights);
}

void fhi_model_score(const fhi_model *model, const uint64_t *features, uint32_t n, fhi_model_sums *sums,
                     uint32_t eights)
{
    fhi_model_rows rows;
    fhi_model_find(model, features, n, &rows);
    fhi_model_add(model, &rows, sums, eights);
}

void fhi_model_score_plain(const fhi_model *model, const uint64_t *features, uint32_t n, fhi_model_sums *sums,
                           uint32_t eights)
{
    fhi_model_rows rows;
    find_plain(model, features, n, &rows);
    add_plain(model, &rows, sums, eights);
}
