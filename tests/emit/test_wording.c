/* SPDX-License-Identifier: Apache-2.0 */
/* Days as the formats that people read write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emit/wording.h"

static void a_page_date_that_was_not_believed_is_named(void **state)
{
    (void)state;
    char out[96];
    fhi_published published = {
        .day = fhi_day_of((fhi_date){2031, 5, 6}), .basis = FHI_BASIS_INFERRED, .disbelieved = FHI_NO_DAY};
    fhi_wording_published(&published, out);
    assert_string_equal(out, "6 May 2031 (inferred)");
    published.disbelieved = fhi_day_of((fhi_date){2031, 5, 19});
    fhi_wording_published(&published, out);
    assert_string_equal(out, "6 May 2031 (inferred; the page says 19 May 2031)");
    published.disbelieved = published.day;
    fhi_wording_published(&published, out);
    assert_string_equal(out, "6 May 2031 (inferred)");
    published.basis = FHI_BASIS_METADATA;
    fhi_wording_published(&published, out);
    assert_string_equal(out, "6 May 2031");
}

static void days_are_written_short(void **state)
{
    (void)state;
    char out[64];
    fhi_day day = fhi_day_of((fhi_date){2031, 5, 6});
    fhi_wording_days(day, day, out);
    assert_string_equal(out, "6 May 2031");
    fhi_wording_days(day, day + 3, out);
    assert_string_equal(out, "6 to 9 May 2031");
    fhi_wording_days(day, day + 30, out);
    assert_string_equal(out, "6 May to 5 June 2031");
    fhi_wording_days(day, day + 365, out);
    assert_string_equal(out, "6 May 2031 to 5 May 2032");
    fhi_wording_days(FHI_NO_DAY, FHI_NO_DAY, out);
    assert_string_equal(out, "date unknown");
}

static const char *independent(uint32_t origins, uint32_t least, uint32_t most)
{
    static char out[64];
    fhi_wording_independent(&(fhi_origin_count){origins, least, most}, out);
    return out;
}

static void the_least_and_the_most_that_are_independent_are_told(void **state)
{
    (void)state;
    assert_string_equal(independent(1, 1, 1), "");
    assert_string_equal(independent(2, 2, 2), ", both independent");
    assert_string_equal(independent(3, 3, 3), ", all independent");
    assert_string_equal(independent(3, 2, 2), ", 2 of them independent");
    assert_string_equal(independent(3, 2, 3), ", 2 or 3 of them independent");
    assert_string_equal(independent(7, 2, 5), ", 2 to 5 of them independent");
    assert_string_equal(independent(2, 1, 1), ", none independent");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_date_that_was_not_believed_is_named),
        cmocka_unit_test(days_are_written_short),
        cmocka_unit_test(the_least_and_the_most_that_are_independent_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
