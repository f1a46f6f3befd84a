/* SPDX-License-Identifier: Apache-2.0 */
/* Scores by a model: the same with and without the instructions that only some machines have. */
#include "base/hash.h"
#include "text/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

extern const char fhi_tagging_bytes[], fhi_tagging_bytes_end[], fhi_naming_bytes[], fhi_naming_bytes_end[];

/* Features by chance, most of which the model has: they share a mark with one in their bucket. */
static void draw_features(const fhi_model *model, uint64_t *features, uint64_t *state)
{
    for (uint32_t i = 0; i < FHI_MODEL_FEATURES; i++) {
        *state = fhi_hash_mix(*state, i);
        features[i] = *state;
        uint16_t mark = model->marks[fhi_model_bucket(features[i], model->head->slots) + i % FHI_MODEL_BUCKET];
        if (i % 4) features[i] = (features[i] & ~(uint64_t)UINT16_MAX) | mark;
    }
}

static void assert_same_scores(const char *bytes, const char *end, uint32_t eights)
{
    fhi_model model;
    assert_int_equal(fhi_model_view((fh_span){bytes, (size_t)(end - bytes)}, &model), FH_OK);
    uint64_t state = 1;
    bool any = false;
    for (int round = 0; round < 500; round++) {
        uint64_t features[FHI_MODEL_FEATURES];
        fhi_model_sums sums[FHI_MODEL_CLASSES / 8] = {{1, 2, 3}}, plain[FHI_MODEL_CLASSES / 8] = {{1, 2, 3}};
        draw_features(&model, features, &state);
        fhi_model_score(&model, features, FHI_MODEL_FEATURES, sums, eights);
        fhi_model_score_plain(&model, features, FHI_MODEL_FEATURES, plain, eights);
        assert_memory_equal(sums, plain, sizeof sums);
        for (uint32_t k = 1; k < 8; k++) any = any || plain[1][k] != 0;
    }
    assert_true(any);
}

static void tags_are_scored_the_same(void **unused)
{
    (void)unused;
    assert_same_scores(fhi_tagging_bytes, fhi_tagging_bytes_end, FHI_MODEL_CLASSES / 8);
}

static void names_are_scored_the_same(void **unused)
{
    (void)unused;
    assert_same_scores(fhi_naming_bytes, fhi_naming_bytes_end, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tags_are_scored_the_same),
                                       cmocka_unit_test(names_are_scored_the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
