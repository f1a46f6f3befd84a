/* SPDX-License-Identifier: Apache-2.0 */
/* Lines that read alone: of whom they tell is named in them, and a thing is told once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "brief/draft.h"
#include "reconcile/told.h"

static void a_line_names_of_whom_it_tells(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-07",
                  "Mayor Mara Lind of Tarnby resigned on Tuesday after a row over the harbour of Tarnby. In March "
                  "2029, she sold the two old ferries of Tarnby to a scrapyard. On Monday she said that the harbour "
                  "of Tarnby had been a burden. While she was in office, Lind closed two schools in 2030.")
            TOLD_LINE("b", "Inland Mail", "2031-05-07",
                      "The mayor of Tarnby, Mara Lind, resigned on Tuesday. They also lost a vote on the harbour of "
                      "Tarnby on Sunday. Their own harbour council had voted against them.")));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "sold the two old ferries"));
    assert_true(told_has_line(&t, FHI_SECTION_TIMELINE, "On Monday she [Mara Lind] said"));
    assert_true(told_has_line(&t, FHI_SECTION_TIMELINE, "While she was in office"));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "They also lost"));
    told_done(&t);
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-07",
                      "Mayor Mara Lind of Tarnby resigned on Tuesday after a row over the harbour of Tarnby. On Monday "
                      "she's said that the harbour of Tarnby had been a burden.")));
    assert_true(told_has_line(&t, FHI_SECTION_SINGLE, "she [Mara Lind]'s said"));
    told_done(&t);
}

/* "This week" tells when, not of what. */
static void a_time_at_the_head_needs_nothing_before_it(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t,
                              TOLD_LINE("a", "Coast Post", "2031-05-07",
                                        "The council of Tarnby closed the old ferry ramp on Tuesday. This week harbour "
                                        "pilots blocked the road to the pier of Tarnby with forty tractors.")
                                  TOLD_LINE("b", "Inland Mail", "2031-05-07",
                                            "On Tuesday the council of Tarnby closed its old ferry ramp.")));
    assert_true(told_has_line(&t, FHI_SECTION_SINGLE, "This week harbour pilots"));
    told_done(&t);
}

static void words_of_nobody_known_are_no_event(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-07",
                  "The council of Tarnby closed the old ferry ramp on Tuesday after a vote in the town hall.\\n\\n“We "
                  "stand by the old ramp,” she wrote. “On Monday the council of Tarnby sold the last boats of this "
                  "coast.”")
            TOLD_LINE("b", "Inland Mail", "2031-05-07",
                      "On Tuesday the council of Tarnby voted to close its old ferry ramp. The ramp is of wood.")));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "the last boats"));
    told_done(&t);
}

/* What was said is left to who said it, and to days of which nothing else is told. */
static void the_timeline_is_of_what_happened(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-07",
                  "The council of Tarnby closed the old ferry ramp on Tuesday. “I call this vote a shame for the whole "
                  "harbour of Tarnby,” Mayor Mara Lind said on Tuesday. “The harbour of Tarnby will outlive the ferry "
                  "and its ramp,” Piers Haldane said on Monday. The pilots of Tarnby today hold ten times as many "
                  "shares of the ferry as in the past.")
            TOLD_LINE("b", "Inland Mail", "2031-05-07",
                      "On Tuesday the council of Tarnby closed its old ferry ramp. In March 2030 the ferry of Tarnby "
                      "struck the ramp. In June 2029 the council had bought the ramp from Oule. The ramp of Tarnby was "
                      "built in 1998 by the harbour council.")));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "I call this vote"));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "outlive"));
    assert_true(told_has_line(&t, FHI_SECTION_TIMELINE, "1998"));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "ten times"));
    told_done(&t);
}

/* "Are dead" tells news as "died" does, and what two independent reports open with is news whatever days it names. */
static void the_latest_may_be_in_the_present(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-07",
                  "At least ten people are dead after a ferry ramp fell at Tarnby, the governor said. Divers searched "
                  "the harbour on Tuesday.")
            TOLD_LINE("b", "Coast Post", "2031-05-07",
                      "Ten people are dead after the ferry ramp of Tarnby fell, the governor said. Divers searched the "
                      "harbour of Tarnby on Tuesday for a bus.")));
    assert_true(told_has_line(&t, FHI_SECTION_LATEST, "are dead"));
    told_done(&t);
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-07",
                  "The owners of the Tarnby mill sued the families of five workers who died in its fire in March 2030. "
                  "Officers searched a house in Oule.")
            TOLD_LINE("b", "Inland Mail", "2031-05-07",
                      "The owners of the mill at Tarnby have sued the families of workers who died there in a fire in "
                      "March 2030. A house in Oule was searched by officers.")));
    assert_true(told_has_line(&t, FHI_SECTION_LATEST, "sued"));
    told_done(&t);
}

/* What is told in the present is not of a day that is over. */
static void the_present_has_no_day_that_is_over(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE(
                "a", "Coast Post", "2031-05-07",
                "The council of Tarnby closed the old ferry ramp on Tuesday. The vote last month is a defeat for the "
                "harbour pilots of Tarnby.") TOLD_LINE("b", "Inland Mail", "2031-05-07",
                                                       "On Tuesday the council of Tarnby closed its old ferry ramp.")));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "a defeat"));
    told_done(&t);
}

/* A part of a sentence that has its line is not told again with the rest. */
static void a_sentence_is_told_once(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-07",
                  "The Bridge Party named Mara Lind of Tarnby for mayor on Tuesday. Much of the long evening was an "
                  "appeal to former friends of Piers Haldane to join their fold, and several speakers argued that "
                  "Haldane had been treated unfairly by the Harbour Party of Tarnby.")
            TOLD_LINE("b", "Coast Post", "2031-05-07",
                      "Mara Lind was named for mayor by the Bridge Party of Tarnby on Tuesday.")));
    uint32_t lines = 0;
    for (uint32_t s = 0; s < t.brief.sections.n; s++)
        for (uint32_t i = 0; i < t.brief.sections.at[s].lines.n; i++)
            lines += fhi_span_find(t.brief.sections.at[s].lines.at[i].text, FHI_SPAN("unfairly"), 0) >= 0;
    assert_int_equal(lines, 1);
    told_done(&t);
}

static fhi_cite sentence_of(const told *t, uint32_t article, uint32_t sentence)
{
    return (fhi_cite){article, t->from->readings[article].text->sentences.at[sentence].at};
}

/* What stands behind a line of the section is told there in other words. */
static void what_is_cited_has_no_line_of_its_own(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-07", "Mayor Mara Lind will travel to Oule.")
                                      TOLD_LINE("b", "Inland Mail", "2031-05-07",
                                                "A visit to the paper mills is planned. The quarrel goes on.")));
    fhi_draft draft = {.arena = t.arena, .scratch = t.arena, .readings = t.from->readings, .claims = &t.claims};
    fhi_cite cites[] = {sentence_of(&t, 0, 0), sentence_of(&t, 1, 0)};
    bool failed = false;
    fhi_draft_open(&draft, FHI_SECTION_ANNOUNCED);
    assert_false(fhi_draft_repeats(&draft, cites[1], &failed));
    assert_true(fhi_draft_line(&draft, FHI_SPAN("Mayor Mara Lind will travel to Oule"), cites, 2, FHI_NONE));
    assert_true(fhi_draft_repeats(&draft, cites[1], &failed));
    assert_false(fhi_draft_repeats(&draft, sentence_of(&t, 1, 1), &failed));
    assert_false(failed);
    told_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_names_of_whom_it_tells),
        cmocka_unit_test(a_time_at_the_head_needs_nothing_before_it),
        cmocka_unit_test(words_of_nobody_known_are_no_event),
        cmocka_unit_test(the_timeline_is_of_what_happened),
        cmocka_unit_test(the_latest_may_be_in_the_present),
        cmocka_unit_test(the_present_has_no_day_that_is_over),
        cmocka_unit_test(a_sentence_is_told_once),
        cmocka_unit_test(what_is_cited_has_no_line_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
