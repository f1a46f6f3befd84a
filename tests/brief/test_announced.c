/* SPDX-License-Identifier: Apache-2.0 */
/* What is still to come: what is set, planned or said to be about to happen, not all that has a day ahead in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reconcile/told.h"

/* Whether the sentence of a report of May 7, 2031, which has another beside it, is told as announced. */
#define ANNOUNCES(words)                                                                                               \
    announces(TOLD_LINE("a", "Coast Post", "2031-05-07",                                                               \
                        "Mayor Mara Lind of Tarnby quarrelled with the harbour pilots on Tuesday. " words)             \
                  TOLD_LINE("b", "Inland Mail", "2031-05-07",                                                          \
                            "The harbour pilots of Tarnby and Mayor Mara Lind quarrelled on Tuesday."))

static bool announces(const char *lines)
{
    told t;
    bool made = told_of_lines(&t, lines);
    bool found = made && told_section(&t, FHI_SECTION_ANNOUNCED);
    told_done(&t);
    return found;
}

static void what_is_set_is_announced(void **state)
{
    (void)state;
    assert_true(ANNOUNCES("Hearings of the harbour council in Tarnby begin on May 24."));
    assert_true(ANNOUNCES("Lind is leaving Tarnby on Friday for a meeting of mayors in Oule."));
    assert_true(ANNOUNCES("The harbour council of Tarnby is widely expected to close the ramp in June."));
    assert_true(ANNOUNCES("Lind said she would meet the pilots of Tarnby harbour on Friday."));
    assert_true(ANNOUNCES("Most pilots expect the harbour council of Tarnby to resume its ramp works in June."));
}

static void a_day_that_tells_which_thing_is_meant_announces_nothing(void **state)
{
    (void)state;
    assert_false(ANNOUNCES("Pilots in Tarnby say that Lind faces doubt ahead of the June 12 vote on the harbour."));
    assert_false(ANNOUNCES("Recent polls have shown that as many as seven in ten people in Tarnby want a new harbour "
                           "council, the most in 20 years."));
    assert_false(
        ANNOUNCES("Pilots told Tarnby to take part in a June vote that will decide who runs the harbour council."));
}

static void what_may_be_or_is_wanted_announces_nothing(void **state)
{
    (void)state;
    assert_false(ANNOUNCES("The goal of Lind and her party in Tarnby is to raise the harbour fee."));
    assert_false(ANNOUNCES("Lind said that she would never sell the harbour of Tarnby in June."));
    assert_false(ANNOUNCES("Tarnby will lose its pilots if the harbour council wins, Lind said."));
}

/* What came before a vote was not on the day of the vote. */
static void a_day_of_something_later_is_no_day_of_the_event(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-07",
                  "Mayor Mara Lind of Tarnby quarrelled with the harbour council on Tuesday. She visited the pilots "
                  "of Tarnby ahead of the June 12 vote. Lind had sold two ferries before last year's elections.")
            TOLD_LINE("b", "Inland Mail", "2031-05-07",
                      "The harbour council of Tarnby and Mayor Mara Lind quarrelled on Tuesday. Lind had spoken with "
                      "the pilots of Tarnby ahead of Friday's vote on the harbour.")));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "12 June"));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "9 May"));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "2030"));
    told_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_set_is_announced),
        cmocka_unit_test(a_day_that_tells_which_thing_is_meant_announces_nothing),
        cmocka_unit_test(what_may_be_or_is_wanted_announces_nothing),
        cmocka_unit_test(a_day_of_something_later_is_no_day_of_the_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
