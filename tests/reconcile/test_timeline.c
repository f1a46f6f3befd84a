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

static void of_an_event_the_words_that_name_its_day_are_shown(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-07",
                      "Mayor Mara Lind of Tarnby has stepped down over the sale of the old mill to her brother.")
                TOLD_LINE("b", "Inland Mail", "2031-05-07",
                          "Mara Lind, she of the mill, stepped down as mayor of Tarnby on Wednesday, it was said, over "
                          "the sale of the old mill to her brother, it was said.")));
    const fhi_event *event = event_on(&t, "2031-05-07", "Wednesday");
    assert_non_null(event);
    assert_true(event->named);
    told_done(&t);
}

static void an_event_is_not_cut_between_adjectives(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-07",
                      "The port of Oule opened again late on Tuesday after weeks of bitter, high-level talks that "
                      "had worn down both sides. The port of Varr opened on Monday after long, costly repairs by "
                      "the council, which owns it. The port of Hask was closed on Sunday because the ramp was unsafe; "
                      "long repairs of both piers and of the harbour wall will follow in the summer.")));
    const fhi_event *event = event_on(&t, "2031-05-06", "port of Oule");
    assert_non_null(event);
    assert_true(fhi_span_find(event->text, FHI_SPAN("talks"), 0) >= 0);
    event = event_on(&t, "2031-05-05", "port of Varr");
    assert_non_null(event);
    assert_true(fhi_span_find(event->text, FHI_SPAN("repairs"), 0) >= 0);
    event = event_on(&t, "2031-05-04", "port of Hask");
    assert_non_null(event);
    assert_true(
        fhi_span_ends(event->text, FHI_SPAN("unsafe"))); /* a semicolon parts clauses, whatever stands beside it */
    told_done(&t);
}

static void a_dateline_dates_nothing(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-08",
                      "TARNBY, May 8, 2031 (Coastal Wire) - The old mill at Tarnby will be rebuilt by its owner.")
                TOLD_LINE("b", "Inland Mail", "2031-05-08", "The old mill at Tarnby will be rebuilt by its owner.")));
    for (uint32_t i = 0; i < t.claims.timeline.n; i++)
        assert_int_equal(fhi_span_find(t.claims.timeline.at[i].text, FHI_SPAN("TARNBY"), 0), -1);
    told_done(&t);
}

static void a_day_in_front_of_who_says_it_is_that_of_the_saying(void **state)
{
    (void)state;
    told t;
    assert_true(
        told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-10-23",
                                    "On Friday the council of Tarnby welcomed the new mill. "
                                    "In a letter to staff Tuesday, Hedda Lind announced the sale of the old mill.")));
    const fhi_event *event = event_on(&t, "2031-10-21", "sale");
    assert_non_null(event);
    assert_null(event_on(&t, "2031-10-17", "sale"));
    /* the sentence and the statement in it are two units with the same words: one claim, one event */
    uint32_t sales = 0;
    for (uint32_t i = 0; i < t.claims.claims.n; i++)
        sales += fhi_span_find(t.claims.claims.at[i].text, FHI_SPAN("sale"), 0) >= 0;
    assert_int_equal(sales, 1);
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

static const char ferry[] = TOLD_LINE(
    "a", "Coast Post", "2031-05-06",
    "Tuesday, May 6, 2031\\n\\nYesterday, the shipyard of Tarnby showed its new ferry to the press. The hull was "
    "praised by the mayor.\\n\\nIn an April 14 letter, director Ada Holm said that the ferry would sail in June. "
    "Holm announced that a second ferry would follow in 2033. Workers laid the keel in 2029 and painted the hull in "
    "March. The owners have ordered a third ship.");

static void a_date_line_hides_no_day_below_it(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, ferry));
    assert_non_null(event_on(&t, "2031-05-05", "shipyard"));
    assert_non_null(event_on(&t, "2031-05-05", "praised")); /* the day that the report has come to */
    told_done(&t);
}

static bool has_cite_of(const told *t, const fhi_event *event, const char *words)
{
    for (uint32_t i = 0; i < event->cites.n; i++) {
        fh_span text = t->from->readings[event->cites.at[i].article].article->text;
        if (fhi_span_is(fhi_span_cut(text, event->cites.at[i].at), fhi_span_of(words))) return true;
    }
    return false;
}

static void saying_has_a_day_of_its_own(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, ferry));
    const fhi_event *said = event_on(&t, "2031-04-14", "sail");
    assert_non_null(said);
    assert_true(has_cite_of(&t, said, "said"));
    assert_non_null(event_on(&t, "2031-06", "sail"));
    const fhi_event *announced = event_on(&t, "2031-05-05", "second");
    assert_non_null(announced);
    assert_true(has_cite_of(&t, announced, "announced"));
    told_done(&t);
}

/* The day of the saying stands in the midst of what is said. */
static void a_line_tells_more_than_who_said_it(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-09",
                                            "Orm Stone will stop digging at its Tarnby quarry on Monday, the company "
                                            "said on Friday, two days after a court annulled its permit.")
                                      TOLD_LINE("b", "Inland Mail", "2031-05-07",
                                                "A court annulled the permit of the Tarnby quarry on Wednesday.")));
    const fhi_event *said = event_on(&t, "2031-05-09", "digging");
    assert_non_null(said);
    assert_non_null(event_on(&t, "2031-05-12", "digging"));
    told_done(&t);
}

static void when_an_outlet_reported_it_is_no_event_of_its_own(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Inland Mail", "2031-05-06",
                      "The Oule Paper company is close to buying the old mill at Tarnby, the Coast Post reported on "
                      "Monday, citing three people familiar with the talks. The mill was shut in March 2030.")));
    assert_non_null(event_on(&t, "2031-05-05", "close to buying"));
    for (uint32_t i = 0; i < t.claims.timeline.n; i++)
        assert_false(t.claims.timeline.at[i].named &&
                     fhi_span_starts(t.claims.timeline.at[i].text, FHI_SPAN("the Coast Post reported")));
    told_done(&t);
}

static void each_verb_goes_with_its_own_time(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, ferry));
    const fhi_event *laid = event_on(&t, "2029", "keel"), *painted = event_on(&t, "2031-03", "painted");
    assert_non_null(laid);
    assert_non_null(painted);
    assert_true(has_cite_of(&t, laid, "Workers laid the keel in 2029"));
    assert_non_null(event_on(&t, "2031-05-05", "third"));
    told_done(&t);
}

static void a_time_that_tells_of_something_else_dates_nothing(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                                            "A fire destroyed the old mill at Tarnby on Monday. "
                                            "The owner blamed the 2024 flood for cracks in the walls of the mill. "
                                            "The council praised the caretaker, who came to Tarnby in 2019. "
                                            "A panel will look into the storm of 2025. "
                                            "Mills of Tarnby and the coast back to 1871. "
                                            "The town was not ready on August 7. "
                                            "The miller, who bought it in 2016, wept on the bridge. "
                                            "Visits fell by a third in April compared to 2023. "
                                            "In 2028 inspectors found the cracks.")));
    assert_null(event_on(&t, "2016", "miller"));
    assert_null(event_on(&t, "2023", "Visits"));
    assert_non_null(event_on(&t, "2031-04", "Visits"));
    assert_null(event_on(&t, "2031-08", "not ready"));
    assert_null(event_on(&t, "2025", "panel"));
    assert_null(event_on(&t, "1871", "Mills"));
    assert_null(event_on(&t, "2024", "flood"));
    assert_null(event_on(&t, "2019", "caretaker"));
    assert_non_null(event_on(&t, "2028", "inspectors found"));
    told_done(&t);
}

static void no_more_events_than_the_limit(void **state)
{
    (void)state;
    enum { DAYS = FHI_MAX_STORY_EVENTS + 8 };
    static char lines[DAYS * 160];
    size_t at = (size_t)snprintf(lines, sizeof lines,
                                 "{\"id\":\"a\",\"outlet\":\"P\",\"published\":\"2031-05-06\",\"text\":\"");
    static const char *const months[] = {"January", "February", "March", "April", "May", "June"};
    for (int i = 0; i < DAYS; i++)
        at += (size_t)snprintf(lines + at, sizeof lines - at, "The ship number %d reached the harbour on %d %s %d. ", i,
                               i % 28 + 1, months[i / 28 % 6], 2029 + i / (28 * 6));
    snprintf(lines + at, sizeof lines - at, "\"}\n");
    told t;
    assert_true(told_of_lines(&t, lines));
    assert_int_equal(t.claims.timeline.n, FHI_MAX_STORY_EVENTS);
    told_done(&t);
}

static void a_day_in_quoted_words_is_not_that_of_the_event(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                                            "In 2029, the council set a plaque at the Tarnby mill for "
                                            "\\\"those whom we honour today,\\\" near the old gate.")));
    assert_non_null(event_on(&t, "2029", "set a plaque"));
    assert_null(event_on(&t, "2031-05-06", "set a plaque"));
    told_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_in_quoted_words_is_not_that_of_the_event),
        cmocka_unit_test(events_stand_in_order),
        cmocka_unit_test(one_thing_of_two_articles_is_one_event_with_two_cites),
        cmocka_unit_test(of_an_event_the_words_that_name_its_day_are_shown),
        cmocka_unit_test(an_event_is_not_cut_between_adjectives),
        cmocka_unit_test(a_dateline_dates_nothing),
        cmocka_unit_test(a_day_in_front_of_who_says_it_is_that_of_the_saying),
        cmocka_unit_test(what_is_to_come_is_expected),
        cmocka_unit_test(a_date_that_stands_whole_is_stated),
        cmocka_unit_test(a_sentence_without_a_date_is_no_event),
        cmocka_unit_test(a_date_line_hides_no_day_below_it),
        cmocka_unit_test(saying_has_a_day_of_its_own),
        cmocka_unit_test(a_line_tells_more_than_who_said_it),
        cmocka_unit_test(when_an_outlet_reported_it_is_no_event_of_its_own),
        cmocka_unit_test(each_verb_goes_with_its_own_time),
        cmocka_unit_test(a_time_that_tells_of_something_else_dates_nothing),
        cmocka_unit_test(no_more_events_than_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
