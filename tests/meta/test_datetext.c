/* SPDX-License-Identifier: Apache-2.0 */
/* Dates as pages write them. Every row of the table of months is read in its example. */
#include "extract/meta/datetext.h"

#include "base/span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_day_in(const char *text, fhi_day_order order, const char *wanted)
{
    fhi_datetext date;
    char day[11] = "none";
    if (fhi_datetext_find(fhi_span_of(text), order, &date)) fhi_day_write(date.day, day);
    if (strcmp(day, wanted) != 0) fail_msg("\"%s\" gives %s, not %s", text, day, wanted);
}

static void assert_day(const char *text, const char *wanted)
{
    assert_day_in(text, FHI_ORDER_UNKNOWN, wanted);
}

static void dates_are_read_in_all_their_forms(void **state)
{
    (void)state;
    assert_day("2031-03-07", "2031-03-07");
    assert_day("20310307", "2031-03-07");
    assert_day("2031/3/7 09:00", "2031-03-07");
    assert_day("Fri, 07 Mar 2031 10:00:00 GMT", "2031-03-07");
    assert_day("Published March 7th, 2031 at 9am", "2031-03-07");
    assert_day("7 de marzo de 2031", "2031-03-07");
    assert_day("le 1er mars 2031", "2031-03-01");
    assert_day("Freitag, 7. M\xC3\xA4rz 2031", "2031-03-07");
    assert_day("7. M\xC3\x84RZ 2031", "2031-03-07");
    assert_day("07.03.2031", "2031-03-07");
    assert_day("7. 3. 2031", "2031-03-07");
    assert_day("07.03.31", "2031-03-07");
    assert_day("17 | 03 | 2031", "2031-03-17");
    assert_day("17 / 03 / 2031", "2031-03-17");
    assert_day("17 - 03 / 2031", "none");
    assert_day("17 |03 |2031", "none");
    assert_day("Tilda Brook7.3.2031", "2031-03-07");
    assert_day("Tilda Brook7 March 2031", "2031-03-07");
    assert_day("Tilda BrookMar 7, 2031", "2031-03-07");
    assert_day("v7.3.2031", "none");
    assert_day("2031\xE5\xB9\xB4"
               "3\xE6\x9C\x88"
               "7\xE6\x97\xA5",
               "2031-03-07");
    assert_day("2031\xEB\x85\x84 3\xEC\x9B\x94 7\xEC\x9D\xBC", "2031-03-07");
}

static void what_can_be_read_in_two_ways_is_not_read(void **state)
{
    (void)state;
    assert_day("3/7/2031", "none");
    assert_day("13/7/2031", "2031-07-13");
    assert_day("7/13/2031", "2031-07-13");
    assert_day("7/7/2031", "2031-07-07");
    assert_day_in("3/7/2031", FHI_DAY_FIRST, "2031-07-03");
    assert_day_in("3/7/2031", FHI_MONTH_FIRST, "2031-03-07");
    assert_int_equal(fhi_datetext_order(FHI_SPAN("en-US")), FHI_MONTH_FIRST);
    assert_int_equal(fhi_datetext_order(FHI_SPAN("en-GB")), FHI_DAY_FIRST);
    assert_int_equal(fhi_datetext_order(FHI_SPAN("en")), FHI_ORDER_UNKNOWN);
    assert_int_equal(fhi_datetext_order(FHI_SPAN("de")), FHI_DAY_FIRST);
}

static void other_numbers_are_no_dates(void **state)
{
    (void)state;
    static const char *const none[] = {
        "",         "2031",           "March 2031",         "31.02.2031", "1 May 1871", "10.0.20.31.5", "v2.3.2031.1",
        "20311307", "7 Marches 2031", "call 2031-555-0199", "2031-3",     "May"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_day(none[i], "none");
}

static void times_of_iso_8601_come_along(void **state)
{
    (void)state;
    static const char text[] = "on 2031-03-07T09:05:00+02:00, say";
    fhi_datetext date;
    assert_true(fhi_datetext_find(fhi_span_of(text), FHI_ORDER_UNKNOWN, &date));
    assert_true(date.has_time);
    assert_int_equal(date.at.start, 3);
    assert_int_equal(date.at.end, 28);
    assert_true(fhi_datetext_find(FHI_SPAN("2031-3-7 09:05"), FHI_ORDER_UNKNOWN, &date));
    assert_int_equal(date.day, fhi_day_of((fhi_date){2031, 3, 7}));
    assert_false(date.has_time); /* not of ISO 8601 */
}

static void assert_time(const char *text, const char *read)
{
    fhi_datetext date;
    assert_true(fhi_datetext_find(fhi_span_of(text), FHI_ORDER_UNKNOWN, &date));
    assert_int_equal(date.day, fhi_day_of((fhi_date){2031, 3, 7}));
    assert_int_equal(date.has_time, strlen(read) > 10);
    fh_span there = fhi_span_cut(fhi_span_of(text), date.at);
    assert_int_equal(there.len, strlen(read));
    assert_memory_equal(there.ptr, read, there.len);
}

static void what_is_no_time_of_day_is_left_out(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "2031-03-07T09:05",          "2031-03-07T09:05Z",      "2031-03-07T09:05:00.123+0200",
        "2031-03-07T24:00:00+01:00", "2031-03-07 09:05:60-05", "2031-03-07"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) assert_time(whole[i], whole[i]);
    assert_time("2031-03-07T99:99:99Z++--", "2031-03-07");
    assert_time("2031-03-07T09:75", "2031-03-07");
    assert_time("2031-03-07T09:05:00.-:.+", "2031-03-07T09:05:00");
    assert_time("2031-03-07T09:05+99", "2031-03-07T09:05");
    assert_time("2031-03-07T09:05+02:", "2031-03-07T09:05+02");
    assert_time("2031-03-07T09:", "2031-03-07");
    assert_time("2031-03-07T", "2031-03-07");
}

static void addresses_may_have_a_day(void **state)
{
    (void)state;
    fhi_day day = fhi_day_of((fhi_date){2031, 3, 7});
    assert_int_equal(fhi_datetext_in_url(FHI_SPAN("https://courier.example/2031/03/07/lock")), day);
    assert_int_equal(fhi_datetext_in_url(FHI_SPAN("https://courier.example/news/2031/mar/07/lock")), day);
    assert_int_equal(fhi_datetext_in_url(FHI_SPAN("https://courier.example/a/lock-2031-03-07.html")), day);
    assert_int_equal(fhi_datetext_in_url(FHI_SPAN("https://courier.example/a/20310307-lock")), day);
    assert_int_equal(fhi_datetext_in_url(FHI_SPAN("https://courier.example/2031/03/lock")), FHI_NO_DAY);
    assert_int_equal(fhi_datetext_in_url(FHI_SPAN("https://courier.example/a/2031/13/07")), FHI_NO_DAY);
    assert_int_equal(fhi_datetext_in_url((fh_span){NULL, 0}), FHI_NO_DAY);
}

static void every_month_is_read_in_its_example(void **state)
{
    (void)state;
    FILE *file = fopen(FIRSTHAND_SOURCE_DIR "/data/meta/months.tsv", "r");
    assert_non_null(file);
    char line[512];
    uint32_t rows = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#' || strncmp(line, "word\t", 5) == 0) continue;
        line[strcspn(line, "\n")] = '\0';
        char *month = strchr(line, '\t') + 1, *example = strrchr(line, '\t') + 1, wanted[16];
        snprintf(wanted, sizeof wanted, "2031-%02ld-07", strtol(month, NULL, 10));
        assert_day(example, wanted);
        rows++;
    }
    fclose(file);
    assert_true(rows > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_in_all_their_forms),
        cmocka_unit_test(what_can_be_read_in_two_ways_is_not_read),
        cmocka_unit_test(other_numbers_are_no_dates),
        cmocka_unit_test(times_of_iso_8601_come_along),
        cmocka_unit_test(what_is_no_time_of_day_is_left_out),
        cmocka_unit_test(addresses_may_have_a_day),
        cmocka_unit_test(every_month_is_read_in_its_example),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
