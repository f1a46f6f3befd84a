/* SPDX-License-Identifier: Apache-2.0 */
/* The index from terms to stories: order, bounds, and what a sweep leaves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "story/postings.h"

static void stories_come_back_in_order(void **state)
{
    (void)state;
    fhi_postings p = {0};
    uint32_t n;
    assert_null(fhi_postings_of(&p, 7, &n));
    assert_int_equal(n, 0);
    for (uint32_t story = 0; story < 20; story++) assert_true(fhi_postings_add(&p, 7, story));
    assert_true(fhi_postings_add(&p, 9000, 3));
    const uint32_t *at = fhi_postings_of(&p, 7, &n);
    assert_int_equal(n, 20);
    for (uint32_t i = 0; i < n; i++) assert_int_equal(at[i], i);
    at = fhi_postings_of(&p, 9000, &n);
    assert_int_equal(n, 1);
    assert_int_equal(at[0], 3);
    fhi_postings_of(&p, 8, &n);
    assert_int_equal(n, 0);
    fhi_postings_done(&p);
}

static void of_a_long_list_the_latest_are_given(void **state)
{
    (void)state;
    fhi_postings p = {0};
    uint32_t n, all = 5 * FHI_MAX_STORY_POSTINGS + 3;
    for (uint32_t story = 0; story < all; story++) {
        assert_true(fhi_postings_add(&p, 0, story));
        const uint32_t *at = fhi_postings_of(&p, 0, &n);
        assert_int_equal(n, story < FHI_MAX_STORY_POSTINGS ? story + 1 : FHI_MAX_STORY_POSTINGS);
        assert_int_equal(at[n - 1], story);
        assert_int_equal(at[0], story + 1 - n);
    }
    assert_true(p.by_term[0].room <= 2 * FHI_MAX_STORY_POSTINGS);
    fhi_postings_done(&p);
}

static bool is_below(const void *bound, uint32_t story)
{
    return story < *(const uint32_t *)bound;
}

static void a_sweep_takes_stories_out(void **state)
{
    (void)state;
    fhi_postings p = {0};
    uint32_t n, bound = 18, terms[] = {0, 1, 0};
    for (uint32_t story = 0; story < 20; story++) assert_true(fhi_postings_add(&p, story % 2, story));
    fhi_postings_sweep(&p, terms, 3, is_below, &bound);
    for (uint32_t term = 0; term < 2; term++) {
        const uint32_t *at = fhi_postings_of(&p, term, &n);
        assert_int_equal(n, 1);
        assert_int_equal(at[0], 18 + term);
        for (uint32_t story = 20; story < 30; story++) assert_true(fhi_postings_add(&p, term, story));
        at = fhi_postings_of(&p, term, &n);
        assert_int_equal(n, 11);
        assert_int_equal(at[0], 18 + term);
        assert_int_equal(at[10], 29);
    }
    fhi_postings_done(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stories_come_back_in_order),
        cmocka_unit_test(of_a_long_list_the_latest_are_given),
        cmocka_unit_test(a_sweep_takes_stories_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
