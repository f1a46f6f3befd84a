/* SPDX-License-Identifier: Apache-2.0 */
/* Maps: runs join, ranges find their source, maps compose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/map.h"

static int arena_up(void **state)
{
    *state = fhi_arena_new();
    return *state ? 0 : -1;
}

static int arena_down(void **state)
{
    fhi_arena_free(*state);
    return 0;
}

static void runs_that_go_on_are_joined(void **state)
{
    fhi_map map = {0};
    assert_true(fhi_map_add(*state, &map, (fhi_map_run){0, 4, 10, 4}));
    assert_true(fhi_map_add(*state, &map, (fhi_map_run){4, 3, 14, 3}));
    assert_true(fhi_map_add(*state, &map, (fhi_map_run){7, 3, 20, 3}));
    assert_int_equal(map.n, 2);
    assert_int_equal(map.at[0].len, 7);
}

static void a_range_finds_the_bytes_it_was_made_from(void **state)
{
    fhi_map map = {0};
    assert_true(fhi_map_add(*state, &map, (fhi_map_run){0, 4, 10, 4}));
    assert_true(fhi_map_add(*state, &map, (fhi_map_run){4, 3, 14, 6})); /* an escape: one unit */
    assert_true(fhi_map_add(*state, &map, (fhi_map_run){8, 4, 30, 4})); /* byte 7 has no source */
    fh_range source = fhi_map_source(&map, (fh_range){2, 4});
    assert_int_equal(source.start, 12);
    assert_int_equal(source.end, 14);
    source = fhi_map_source(&map, (fh_range){5, 10});
    assert_int_equal(source.start, 14);
    assert_int_equal(source.end, 32);
    source = fhi_map_source(&map, (fh_range){7, 8});
    assert_int_equal(source.start, 0);
    assert_int_equal(source.end, 0);
}

static void maps_compose(void **state)
{
    fhi_map inner = {0}, outer = {0}, joined = {0};
    assert_true(fhi_map_add(*state, &inner, (fhi_map_run){0, 5, 100, 5}));
    assert_true(fhi_map_add(*state, &inner, (fhi_map_run){5, 1, 105, 2}));
    assert_true(fhi_map_add(*state, &inner, (fhi_map_run){6, 5, 107, 5}));
    assert_true(fhi_map_add(*state, &outer, (fhi_map_run){0, 3, 3, 3}));
    assert_true(fhi_map_add(*state, &outer, (fhi_map_run){4, 3, 8, 3}));
    assert_true(fhi_map_join(*state, &outer, &inner, &joined));
    fh_range source = fhi_map_source(&joined, (fh_range){0, 2});
    assert_int_equal(source.start, 103);
    assert_int_equal(source.end, 105);
    source = fhi_map_source(&joined, (fh_range){0, 3});
    assert_int_equal(source.end, 107);
    source = fhi_map_source(&joined, (fh_range){4, 7});
    assert_int_equal(source.start, 109);
    assert_int_equal(source.end, 112);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(runs_that_go_on_are_joined, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(a_range_finds_the_bytes_it_was_made_from, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(maps_compose, arena_up, arena_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
