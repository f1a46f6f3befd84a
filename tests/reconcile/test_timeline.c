/* SPDX-License-Identifier: Apache-2.0 */
/* The timeline: what is dated, in order, the same thing once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "reconcile/told.h"

#include <stdio.h>

static const fhi_event *event_on(const told *t, const char *day, const char *words)
{
    for (uint32_t i = 0; i < t->claims.timeline.n; i++) {
        const fhi_event *event = &t->claims.timeline.at[i];
        if (fhi_span_starts(event->edtf, fhi_span_of(day)) && fhi_span_find(event->text, fhi_span_of(words), 0) >= 0)
            return event;
    }
    return NULL;
}

static const char mill[] = TOLD_LINE("a", "Coast Post", "2031-05-06",
                                     "A fire destroyed the old mill at Tarnby on Monday. "
                                     "Inspectors had closed the mill in March 2030. "
                                     "The council will meet on Friday to discuss the fire.")
    TOLD_LINE("b", "Inland Mail", "2031-05-07",
              "The old mill at Tarnby was destroyed by a fire on Monday. The sky was grey.");

static void events_stand_in_order(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, mill));
    assert_true(t.claims.timeline.n >= 3);
    for (uint32_t i = 1; i < t.claims.timeline.n; i++)
        assert_true(fhi_span_compare(t.claims.timeline.at[i - 1].edtf, t.claims.timeline.at[i].edtf) <= 0);
    told_done(&t);
}

static void one_thing_of_two_articles_is_one_event_with_two_cites(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, mill));
    const fhi_event *event = event_on(&t, "2031-05-05", "destroyed");
    assert_non_null(event);
    assert_int_equal(event->cites.n, 2);
    assert_false(event->expected);
    assert_int_equal(event->certainty, FHI_CERTAINTY_RESOLVED);
    told_done(&t);
}

static void what_is_to_come_is_expected(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, mill));
    const fhi_event *event = event_on(&t, "2031-05-09", "council");
    assert_non_null(event);
    assert_true(event->expected);
    told_done(&t);
}

static void a_date_that_stands_whole_is_stated(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, mill));
    const fhi_event *event = event_on(&t, "2030-03", "closed");
    assert_non_null(event);
    assert_int_equal(event->certainty, FHI_CERTAINTY_STATED);
    told_done(&t);
}

static void a_sentence_without_a_date_is_no_event(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, mill));
    assert_null(event_on(&t, "", "grey"));
    told_done(&t);
}

static void no_more_events_than_the_limit(void **state)
{
    (void)state;
    enum { DAYS = FHI_MAX_STORY_EVENTS + 8 };
    static char lines[DAYS * 160];
    size_t at = (size_t)snprintf(lines, sizeof lines,
                                 "{\"id\":\"a\",\"outlet\":\"P\",\"published\":\"2031-05-06\",\"text\":\"");
    for (int i = 0; i < DAYS; i++)
        at += (size_t)snprintf(lines + at, sizeof lines - at, "The ship number %d reached the harbour on %d %s 2030. ",
                               i, i % 28 + 1, i < 28 ? "March" : "June");
    snprintf(lines + at, sizeof lines - at, "\"}\n");
    told t;
    assert_true(told_of_lines(&t, lines));
    assert_int_equal(t.claims.timeline.n, FHI_MAX_STORY_EVENTS);
    told_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_stand_in_order),
        cmocka_unit_test(one_thing_of_two_articles_is_one_event_with_two_cites),
        cmocka_unit_test(what_is_to_come_is_expected),
        cmocka_unit_test(a_date_that_stands_whole_is_stated),
        cmocka_unit_test(a_sentence_without_a_date_is_no_event),
        cmocka_unit_test(no_more_events_than_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
