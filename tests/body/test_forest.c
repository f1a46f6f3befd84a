/* SPDX-License-Identifier: Apache-2.0 */
/* The judge of segments: what it adds up, and which models it refuses. */
#include "extract/body/forest.h"

#include "base/hash.h"
#include "base/span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct model {
    fhi_forest_head head;
    fhi_forest_tree trees[2];
} model;

/* One tree a pass: the first asks one question, the second three. */
static model small_model(void)
{
    model m = {.head = {.format = FHI_FOREST_FORMAT, .columns = FHI_SIGN_COUNT, .trees = {1, 1}, .bases = {5, -7}}};
    m.head.names = fhi_forest_names();
    for (uint32_t t = 0; t < 2; t++)
        for (uint32_t k = 0; k < FHI_FOREST_LEVELS; k++) m.trees[t].bounds[k] = 255;
    m.trees[0].columns[0] = FHI_SIGN_CHARS;
    m.trees[0].bounds[0] = 10;
    m.trees[0].leaves[0] = -100;
    m.trees[0].leaves[1] = 100;
    for (uint32_t k = 0; k < 3; k++) {
        m.trees[1].columns[k] = (uint8_t)k;
        m.trees[1].bounds[k] = 0;
    }
    for (int16_t leaf = 0; leaf < 8; leaf++) m.trees[1].leaves[leaf] = leaf;
    m.head.digest = fhi_hash((fh_span){(const char *)m.trees, sizeof m.trees});
    return m;
}

static fh_span bytes_of(const model *m)
{
    return (fh_span){(const char *)m, sizeof *m};
}

static void a_sum_is_the_base_and_a_leaf_of_each_tree(void **state)
{
    (void)state;
    model m = small_model();
    fhi_forest forest;
    assert_int_equal(fhi_forest_view(bytes_of(&m), &forest, NULL), FH_OK);
    fhi_signs f = {.count = 3, .stride = FHI_SIGN_LANES};
    f.columns = calloc(f.stride, FHI_SIGN_COUNT);
    assert_non_null(f.columns);
    uint8_t *chars = f.columns + (size_t)FHI_SIGN_CHARS * f.stride;
    chars[0] = 10; /* the bound itself is not above it */
    chars[1] = 11;
    f.columns[0 * f.stride + 2] = 1;
    f.columns[2 * f.stride + 2] = 1;
    int32_t sums[FHI_SIGN_LANES];
    fhi_forest_add(&forest, 0, &f, sums);
    assert_int_equal(sums[0], -95);
    assert_int_equal(sums[1], 105);
    fhi_forest_add(&forest, 1, &f, sums);
    assert_int_equal(sums[0], -7);
    assert_int_equal(sums[2], -2);
    free(f.columns);
}

static void the_machine_that_runs_it_changes_no_sum(void **state)
{
    (void)state;
    enum { STRIDE = 3 * FHI_SIGN_LANES };
    model m = small_model();
    fhi_forest forest = {&m.head, m.trees};
    fhi_signs f = {.count = STRIDE, .stride = STRIDE, .columns = malloc((size_t)STRIDE * FHI_SIGN_COUNT)};
    assert_non_null(f.columns);
    uint64_t random = 1;
    for (uint32_t round = 0; round < 50; round++) {
        for (size_t i = 0; i < (size_t)STRIDE * FHI_SIGN_COUNT; i++)
            f.columns[i] = (uint8_t)((random = fhi_hash_mix(random, i)) >> 56);
        for (uint32_t leaf = 0; leaf < FHI_FOREST_LEAVES; leaf++)
            m.trees[0].leaves[leaf] = (int16_t)((random = fhi_hash_mix(random, leaf)) >> 48);
        for (uint32_t k = 0; k < FHI_FOREST_LEVELS; k++) {
            m.trees[0].columns[k] = (uint8_t)(random >> (8 * k)) % FHI_SIGN_COUNT;
            m.trees[0].bounds[k] = (uint8_t)(random >> (8 * k + 8));
        }
        int32_t sums[STRIDE], plain[STRIDE];
        for (uint32_t i = 0; i < STRIDE; i++) plain[i] = m.head.bases[0];
        fhi_forest_add(&forest, 0, &f, sums);
        fhi_forest_add_plain(&m.trees[0], &f, plain);
        assert_memory_equal(sums, plain, sizeof sums);
    }
    free(f.columns);
}

static void scores_rise_with_sums_and_even_odds_are_128(void **state)
{
    (void)state;
    assert_int_equal(fhi_forest_score(0), 128);
    assert_int_equal(fhi_forest_score(FHI_FOREST_UNIT), 191);
    assert_int_equal(fhi_forest_score(-FHI_FOREST_UNIT), 65);
    assert_int_equal(fhi_forest_score(INT32_MAX / 2), 254);
    for (int32_t sum = -40000; sum < 40000; sum += 100)
        assert_true(fhi_forest_score(sum) <= fhi_forest_score(sum + 100));
}

static void assert_refused(const model *m, size_t len, const char *why)
{
    fhi_forest forest;
    fh_error error = {0};
    assert_int_equal(fhi_forest_view((fh_span){(const char *)m, len}, &forest, &error), FH_INVALID);
    assert_non_null(strstr(error.message, why));
}

static void models_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    model m = small_model();
    assert_refused(&m, sizeof m.head - 1, "no model");
    assert_refused(&m, sizeof m - 1, "damaged");
    m.trees[1].leaves[3]++;
    assert_refused(&m, sizeof m, "damaged");
    m = small_model();
    m.head.names++;
    assert_refused(&m, sizeof m, "other signs");
    m = small_model();
    m.head.format++;
    assert_refused(&m, sizeof m, "no model");
    m = small_model();
    m.trees[0].columns[5] = FHI_SIGN_COUNT;
    m.head.digest = fhi_hash((fh_span){(const char *)m.trees, sizeof m.trees});
    assert_refused(&m, sizeof m, "column");
}

static void the_embedded_model_is_good(void **state)
{
    (void)state;
    fhi_forest forest;
    for (int i = 0; i < 2; i++) { /* checked, then taken as checked */
        assert_int_equal(fhi_forest_embedded(&forest, NULL), FH_OK);
        assert_true(forest.head->trees[0] > 0 && forest.head->trees[1] > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sum_is_the_base_and_a_leaf_of_each_tree),
        cmocka_unit_test(the_machine_that_runs_it_changes_no_sum),
        cmocka_unit_test(scores_rise_with_sums_and_even_odds_are_128),
        cmocka_unit_test(models_that_do_not_fit_are_refused),
        cmocka_unit_test(the_embedded_model_is_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
