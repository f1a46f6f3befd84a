/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/body/forest.h"

#include "base/hash.h"
#include "base/lanes.h"
#include "base/span.h"

#include <stdatomic.h>
#ifdef FHI_LANES_AVX2
#include <immintrin.h>
#endif

extern const char fhi_forest_bytes[], fhi_forest_bytes_end[]; /* judge.S */

uint64_t fhi_forest_names(void)
{
    uint64_t hash = 0;
    for (uint32_t c = 0; c < FHI_SIGN_COUNT; c++) {
        char name[FHI_SIGN_NAME];
        fhi_signs_name(c, name);
        hash = fhi_hash_mix(hash, fhi_hash(fhi_span_of(name)));
    }
    return hash;
}

fh_status fhi_forest_view(fh_span bytes, fhi_forest *forest, fh_error *error)
{
    const fhi_forest_head *head = (const void *)bytes.ptr;
    if (bytes.len < sizeof *head || head->format != FHI_FOREST_FORMAT)
        return fhi_error_set(error, FH_INVALID, "body.model", 0, "this is no model of bodies of format %d",
                             FHI_FOREST_FORMAT);
    if (head->columns != FHI_SIGN_COUNT || head->names != fhi_forest_names())
        return fhi_error_set(error, FH_INVALID, "body.model", 0,
                             "the model was trained for other signs; run make models");
    uint64_t size = ((uint64_t)head->trees[0] + head->trees[1]) * sizeof(fhi_forest_tree);
    fh_span trees = {bytes.ptr + sizeof *head, bytes.len - sizeof *head};
    if (trees.len != size || fhi_hash(trees) != head->digest)
        return fhi_error_set(error, FH_INVALID, "body.model", 0, "the model is damaged");
    const fhi_forest_tree *tree = (const void *)trees.ptr;
    for (uint32_t t = 0; t < head->trees[0] + head->trees[1]; t++)
        for (uint32_t k = 0; k < FHI_FOREST_LEVELS; k++)
            if (tree[t].columns[k] >= FHI_SIGN_COUNT)
                return fhi_error_set(error, FH_INVALID, "body.model", 0, "tree %u asks for a column that is not there",
                                     t);
    *forest = (fhi_forest){head, tree};
    return FH_OK;
}

/* Where the model stands: the first thread that needs it checks it, others may do so as well; all find the same. */
static atomic_bool checked;

fh_status fhi_forest_embedded(fhi_forest *forest, fh_error *error)
{
    fh_span bytes = {fhi_forest_bytes, (size_t)(fhi_forest_bytes_end - fhi_forest_bytes)};
    if (atomic_load_explicit(&checked, memory_order_relaxed)) {
        const fhi_forest_head *head = (const void *)bytes.ptr;
        *forest = (fhi_forest){head, (const void *)(bytes.ptr + sizeof *head)};
        return FH_OK;
    }
    fh_status status = fhi_forest_view(bytes, forest, error);
    if (status == FH_OK) atomic_store_explicit(&checked, true, memory_order_relaxed);
    return status;
}

/* As many values of a column as are asked at once. */
typedef uint8_t lanes __attribute__((vector_size(FHI_SIGN_LANES)));

/* The columns that a tree asks, for the segments from the first on. */
FHI_LANES_INLINE void find_columns(const fhi_forest_tree *tree, const fhi_signs *f, const uint8_t **columns)
{
    for (uint32_t k = 0; k < FHI_FOREST_LEVELS; k++) columns[k] = f->columns + (size_t)tree->columns[k] * f->stride;
}

/* The numbers of the leaves that the segments from `i` on come to. */
FHI_LANES_INLINE void find_leaves(const fhi_forest_tree *tree, const uint8_t *const *columns, uint32_t i,
                                  uint8_t numbers[FHI_SIGN_LANES])
{
    lanes leaf = {0};
    for (uint32_t k = 0; k < FHI_FOREST_LEVELS; k++) {
        lanes values;
        memcpy(&values, columns[k] + i, sizeof values);
        leaf |= (lanes)(values > tree->bounds[k]) & (uint8_t)(1u << k);
    }
    memcpy(numbers, &leaf, sizeof leaf);
}

void fhi_forest_add_plain(const fhi_forest_tree *tree, const fhi_signs *f, int32_t *sums)
{
    const uint8_t *columns[FHI_FOREST_LEVELS];
    find_columns(tree, f, columns);
    for (uint32_t i = 0; i < f->stride; i += FHI_SIGN_LANES) {
        uint8_t numbers[FHI_SIGN_LANES];
        find_leaves(tree, columns, i, numbers);
        for (uint32_t lane = 0; lane < FHI_SIGN_LANES; lane++) sums[i + lane] += tree->leaves[numbers[lane]];
    }
}

#ifdef FHI_LANES_AVX2
/* One byte of each of the 64 leaves, sixteen by sixteen, each sixteen twice. */
typedef struct plane {
    __m256i of[FHI_FOREST_LEAVES / 16];
} plane;

/* The bytes of the leaves that have those numbers: the low four bits choose one of sixteen, bits 4 and 5 which sixteen. */
FHI_LANES_WIDE __attribute__((always_inline)) static inline __m256i pick(const plane *p, __m256i numbers)
{
    __m256i bit4 = _mm256_slli_epi16(numbers, 3), bit5 = _mm256_slli_epi16(numbers, 2);
    __m256i low =
        _mm256_blendv_epi8(_mm256_shuffle_epi8(p->of[0], numbers), _mm256_shuffle_epi8(p->of[1], numbers), bit4);
    __m256i high =
        _mm256_blendv_epi8(_mm256_shuffle_epi8(p->of[2], numbers), _mm256_shuffle_epi8(p->of[3], numbers), bit4);
    return _mm256_blendv_epi8(low, high, bit5);
}

/* Adds eight numbers of two bytes. */
FHI_LANES_WIDE __attribute__((always_inline)) static inline void add_eight(int32_t *sums, __m128i values)
{
    __m256i *to = (void *)sums;
    _mm256_storeu_si256(to, _mm256_add_epi32(_mm256_loadu_si256(to), _mm256_cvtepi16_epi32(values)));
}

FHI_LANES_WIDE static void add_wide(const fhi_forest_tree *tree, const fhi_signs *f, int32_t *sums)
{
    plane low, high;
    const __m128i byte = _mm_set1_epi16(0xFF);
    for (uint32_t k = 0; k < FHI_FOREST_LEAVES / 16; k++) {
        __m128i a = _mm_loadu_si128((const void *)(tree->leaves + 16 * (size_t)k)),
                b = _mm_loadu_si128((const void *)(tree->leaves + 16 * (size_t)k + 8));
        low.of[k] = _mm256_broadcastsi128_si256(_mm_packus_epi16(_mm_and_si128(a, byte), _mm_and_si128(b, byte)));
        high.of[k] = _mm256_broadcastsi128_si256(_mm_packus_epi16(_mm_srli_epi16(a, 8), _mm_srli_epi16(b, 8)));
    }
    const uint8_t *columns[FHI_FOREST_LEVELS];
    find_columns(tree, f, columns);
    for (uint32_t i = 0; i < f->stride; i += FHI_SIGN_LANES) {
        uint8_t found[FHI_SIGN_LANES];
        find_leaves(tree, columns, i, found);
        __m256i numbers = _mm256_loadu_si256((const void *)found);
        __m256i lows = pick(&low, numbers), highs = pick(&high, numbers);
        __m256i first = _mm256_unpacklo_epi8(lows, highs), second = _mm256_unpackhi_epi8(lows, highs);
        add_eight(sums + i, _mm256_castsi256_si128(first));
        add_eight(sums + i + 8, _mm256_castsi256_si128(second));
        add_eight(sums + i + 16, _mm256_extracti128_si256(first, 1));
        add_eight(sums + i + 24, _mm256_extracti128_si256(second, 1));
    }
}
#else
#define add_wide fhi_forest_add_plain
#endif

void fhi_forest_add(const fhi_forest *forest, uint32_t pass, const fhi_signs *f, int32_t *sums)
{
    const fhi_forest_tree *trees = forest->trees + (pass ? forest->head->trees[0] : 0);
    bool wide = fhi_lanes_wide();
    for (uint32_t i = 0; i < f->stride; i++) sums[i] = forest->head->bases[pass];
    for (uint32_t t = 0; t < forest->head->trees[pass]; t++)
        (wide ? add_wide : fhi_forest_add_plain)(&trees[t], f, sums);
}

uint8_t fhi_forest_score(int32_t sum)
{
    int32_t size = (sum < 0 ? -sum : sum) + FHI_FOREST_UNIT;
    return (uint8_t)(128 + (int64_t)sum * 127 / size);
}
