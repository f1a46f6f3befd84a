/* SPDX-License-Identifier: Apache-2.0 */
/* What day it is in a stream of articles, some of them undated or misdated. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story/clock.h"

static fhi_day after(const fhi_day *days, int n)
{
    fhi_clock clock = {0};
    for (int i = 0; i < n; i++) fhi_clock_tick(&clock, days[i]);
    return clock.now;
}

#define AFTER(...) after((const fhi_day[]){__VA_ARGS__}, (int)(sizeof((fhi_day[]){__VA_ARGS__}) / sizeof(fhi_day)))

static void the_newest_of_three_near_days_is_the_day(void **state)
{
    (void)state;
    assert_int_equal(AFTER(100), FHI_NO_DAY);
    assert_int_equal(AFTER(100, 100), FHI_NO_DAY);
    assert_int_equal(AFTER(100, 100, 101), 101);
    assert_int_equal(AFTER(100, 101, 107), 107);
    assert_int_equal(AFTER(100, 101, 108), FHI_NO_DAY);
    assert_int_equal(AFTER(900, 100, 100, 101), 101);
}

static void undated_arrivals_are_of_that_day_unless_most_are_undated(void **state)
{
    (void)state;
    const fhi_day none = FHI_NO_DAY;
    assert_int_equal(AFTER(100, 100, 101, none, none), 101);
    assert_int_equal(AFTER(100, 100, 101, none, none, none, none, none), none);
    assert_int_equal(AFTER(none, none, none), none);
}

static void a_wrong_date_does_not_move_the_day(void **state)
{
    (void)state;
    assert_int_equal(AFTER(100, 100, 100, 40000), FHI_NO_DAY);
    assert_int_equal(AFTER(100, 100, 100, 40000, 101, 101, 101), 101);
    assert_int_equal(AFTER(INT32_MAX, INT32_MIN + 1, 0), FHI_NO_DAY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_newest_of_three_near_days_is_the_day),
        cmocka_unit_test(undated_arrivals_are_of_that_day_unless_most_are_undated),
        cmocka_unit_test(a_wrong_date_does_not_move_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
