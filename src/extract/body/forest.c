/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/body/forest.h"

#include "base/hash.h"
#include "base/span.h"

#include <stdatomic.h>

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

void fhi_forest_add(const fhi_forest *forest, uint32_t pass, const fhi_signs *f, int32_t *sums)
{
    const fhi_forest_tree *trees = forest->trees + (pass ? forest->head->trees[0] : 0);
    for (uint32_t i = 0; i < f->stride; i++) sums[i] = forest->head->bases[pass];
    for (uint32_t t = 0; t < forest->head->trees[pass]; t++) {
        const fhi_forest_tree *tree = &trees[t];
        const uint8_t *columns[FHI_FOREST_LEVELS];
        for (uint32_t k = 0; k < FHI_FOREST_LEVELS; k++) columns[k] = f->columns + (size_t)tree->columns[k] * f->stride;
        for (uint32_t i = 0; i < f->stride; i += FHI_SIGN_LANES) {
            lanes leaf = {0};
            for (uint32_t k = 0; k < FHI_FOREST_LEVELS; k++) {
                lanes values;
                memcpy(&values, columns[k] + i, sizeof values);
                leaf |= (lanes)(values > tree->bounds[k]) & (uint8_t)(1u << k);
            }
            uint8_t numbers[FHI_SIGN_LANES];
            memcpy(numbers, &leaf, sizeof numbers);
            for (uint32_t lane = 0; lane < FHI_SIGN_LANES; lane++) sums[i + lane] += tree->leaves[numbers[lane]];
        }
    }
}

uint8_t fhi_forest_score(int32_t sum)
{
    int32_t size = (sum < 0 ? -sum : sum) + FHI_FOREST_UNIT;
    return (uint8_t)(128 + (int64_t)sum * 127 / size);
}
