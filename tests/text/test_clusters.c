/* SPDX-License-Identifier: Apache-2.0 */
/* Words of one kind share a family; words that no vector is known of have none. */
#include "text/texts.h"

#include "text/clusters.h"

static uint32_t family_of(const char *word)
{
    sample s;
    sample_up(&s, fhi_span_of(word));
    assert_int_equal(s.text.tokens.n, 1);
    uint32_t family = fhi_clusters_family(s.text.tokens.at[0].cluster);
    sample_down(&s);
    return family;
}

static void words_of_one_kind_are_one_family(void **state)
{
    (void)state;
    static const char *const kinds[][2] = {
        {"Monday", "tuesday"}, {"minister", "premier"}, {"London", "Paris"}, {"Smith", "Jones"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        assert_int_not_equal(family_of(kinds[i][0]), 0);
        assert_int_equal(family_of(kinds[i][0]), family_of(kinds[i][1]));
    }
    assert_int_not_equal(family_of("Monday"), family_of("Smith"));
}

static void unknown_words_have_none(void **state)
{
    (void)state;
    static const char *const words[] = {"Ardenhallxy", "zzqqvv", "Velmoraxx"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) assert_int_equal(family_of(words[i]), 0);
    assert_int_equal(fhi_clusters_kin(0), 0);
    assert_int_equal(fhi_clusters_kin(8), 1);
    assert_int_equal(fhi_clusters_kin(9), 2);
    assert_int_equal(fhi_clusters_family(64), 1);
    assert_int_equal(fhi_clusters_family(65), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_one_kind_are_one_family),
        cmocka_unit_test(unknown_words_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
