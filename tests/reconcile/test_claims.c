/* SPDX-License-Identifier: Apache-2.0 */
/* Claims: what says the same is one, who stands behind it is counted by origin, and its status moves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "reconcile/told.h"

static const char bridge[] = TOLD_LINE("a", "Coast Post", "2031-05-06",
                                       "The old bridge at Tarnby collapsed into the river Oule on Tuesday morning. "
                                       "Engineers had inspected the bridge in March.")
    TOLD_LINE(
        "b", "Inland Mail", "2031-05-06",
        "The town of Tarnby saw the collapse of its old bridge on Tuesday morning, when it fell into the river Oule. "
        "A bakery next to it was not touched.")
        TOLD_LINE("c", "Valley Times", "2031-05-07",
                  "The ferry company said on Wednesday that its boats would carry passengers free of charge.");

static void two_wordings_of_one_event_are_one_claim(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, bridge));
    const fhi_claim *claim = told_claim(&t, "collapsed into the river");
    assert_non_null(claim);
    assert_ptr_equal(claim, told_claim(&t, "fell into the river"));
    assert_int_equal(claim->articles.n, 2);
    assert_int_equal(claim->origins.n, 2);
    assert_int_equal(claim->independent, 2);
    assert_int_equal(claim->relation, FHI_INDEPENDENT);
    assert_int_equal(claim->status, FHI_CLAIM_REPORTED);
    told_done(&t);
}

/* Of a toll that rises, who gave the first number does not stand behind the last. */
static void another_toll_is_not_borne_out(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "At least four people died when the river Senn flooded the towns of Oule and Tarnby, officials "
                      "said on Tuesday. More rain is expected.")
                TOLD_LINE("b", "Inland Mail", "2031-05-07",
                          "Edda Krohn said six people had died in Oule and two in Tarnby when the river Senn flooded "
                          "the towns. The water has fallen by a metre.")));
    const fhi_claim *claim = told_claim(&t, "six people had died");
    assert_non_null(claim);
    assert_true(claim->independent < 2);
    told_done(&t);
}

static void different_events_are_different_claims(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, bridge));
    assert_ptr_not_equal(told_claim(&t, "collapsed into"), told_claim(&t, "had inspected"));
    assert_ptr_not_equal(told_claim(&t, "collapsed into"), told_claim(&t, "bakery"));
    assert_ptr_not_equal(told_claim(&t, "collapsed into"), told_claim(&t, "free of charge"));
    told_done(&t);
}

/* Four reports, each with other news in its main clause; three of them tell that the crane fell. */
static const char crane[] = TOLD_LINE(
    "a", "Coast Post", "2031-05-06",
    "Nine people were hurt when a tower crane collapsed over the Tarnby market, the fire "
    "service said.") TOLD_LINE("b", "Inland Mail", "2031-05-06",
                               "Mara Lind was selling pears when the crane gave way. The crane fell on Tuesday.")
    TOLD_LINE("c", "Valley Times", "2031-05-07",
              "Schools in Tarnby stayed shut for a second day since a crane came down. The mayor thanked the crews.")
        TOLD_LINE("d", "Hill Star", "2031-05-07", "The mayor of Tarnby bought a crane for the harbour.");

static void an_event_told_in_passing_stands_on_all_who_tell_it(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, crane));
    const fhi_claim *claim = told_claim(&t, "The crane fell on Tuesday");
    assert_non_null(claim);
    assert_true(fhi_span_starts(claim->text, FHI_SPAN("The crane fell on Tuesday")));
    assert_int_equal(claim->articles.n, 3);
    assert_int_equal(claim->independent, 3);
    told_done(&t);
}

/* A person is what something became of as well, and a verb in the active and in the passive voice tell one event. */
static void an_event_is_told_of_whom_the_verb_acts_on(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "Police arrested Jonas Vell on Tuesday over missing bonds from the Tarnby savings bank.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "Jonas Vell was arrested at the airport with two suitcases and a one-way ticket.")
                    TOLD_LINE("c", "Valley Times", "2031-05-07",
                              "Savers queued in the rain again after banker Jonas Vell had been arrested.")));
    const fhi_claim *claim = told_claim(&t, "Police arrested Jonas Vell");
    assert_non_null(claim);
    assert_int_equal(claim->articles.n, 3);
    assert_int_equal(claim->independent, 3);
    told_done(&t);
}

static void what_is_told_far_down_is_not_the_main_event(void **state)
{
    (void)state;
#define AHEAD                                                                                                          \
    "The sky was grey. The road was wet. The shops were shut. The trains were late. The market was dull. The fair "    \
    "was "                                                                                                             \
    "small. The harbour was calm. The school was full. "
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", AHEAD "Jonas Vell finished third in an old race over hills.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06", AHEAD "Ten years ago Vell finished ahead of his brother.")
                    TOLD_LINE("c", "Valley Times", "2031-05-07", AHEAD "Nobody knew why Vell finished that letter.")));
    const fhi_claim *claim = told_claim(&t, "finished third");
    assert_true(!claim || claim->articles.n == 1);
    told_done(&t);
#undef AHEAD
}

/* Reports that say when before they say what tell the same event as those that say it behind. */
static void a_day_before_the_verb_hides_nobody(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06", "Harbour master Jonas Vell on Tuesday resigned over unpaid fees.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06",
                      "Angry traders had waited for weeks. Jonas Vell resigned, to the relief of the fish market.")
                TOLD_LINE("c", "Valley Times", "2031-05-06",
                          "A letter of two lines did it: Vell resigned before breakfast, his deputy told guests.")));
    const fhi_claim *claim = told_claim(&t, "over unpaid fees");
    assert_non_null(claim);
    assert_int_equal(claim->articles.n, 3);
    told_done(&t);
}

/* What two reports open with is one piece of news sooner than what stands anywhere in them; two days later it is another. */
static void two_leads_of_one_day_are_one_claim(void **state)
{
    (void)state;
#define LEADS(second)                                                                                                  \
    TOLD_LINE("a", "Coast Post", "2031-05-06",                                                                         \
              "Fire destroyed the old mill at Tarnby on Tuesday night, ending a trade that had fed the families of "   \
              "the valley for two centuries.")                                                                         \
    TOLD_LINE("b", "Inland Mail", second,                                                                              \
              "The old mill at Tarnby was destroyed by fire hours before its sale to a brewer from the coast.")
    told t;
    assert_true(told_of_lines(&t, LEADS("2031-05-06")));
    assert_ptr_equal(told_claim(&t, "ending a trade"), told_claim(&t, "brewer"));
    assert_int_equal(told_claim(&t, "brewer")->independent, 2);
    told_done(&t);
    assert_true(told_of_lines(&t, LEADS("2031-05-08")));
    assert_ptr_not_equal(told_claim(&t, "ending a trade"), told_claim(&t, "brewer"));
    told_done(&t);
#undef LEADS
}

static void what_was_copied_stands_for_its_source(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                                            "The old bridge at Tarnby collapsed into the river Oule on Tuesday.")
                                      TOLD_LINE("b", "Inland Mail", "2031-05-06",
                                                "The old bridge at Tarnby collapsed into the river Oule on Tuesday.")));
    fhi_link *link = FHI_PUSH(t.arena, &t.lineage.links);
    *link = (fhi_link){.from = 0, .to = 1, .share = 1};
    fhi_passage *passage = FHI_PUSH(t.arena, &link->passages);
    *passage = (fhi_passage){{0, 62}, {0, 62}, FHI_PASSAGE_VERBATIM};
    assert_true(told_again(&t));
    const fhi_claim *claim = told_claim(&t, "collapsed into");
    assert_non_null(claim);
    assert_int_equal(claim->articles.n, 2);
    assert_int_equal(claim->origins.n, 1);
    assert_int_equal(claim->independent, 1);
    assert_int_equal(claim->relation, FHI_SAME_ORIGIN);
    told_done(&t);
}

/* Two reports that are known to be independent share the words of an order of the court: half of a sentence comes from nobody's report. */
static void words_of_a_public_text_are_nobodys_report(void **state)
{
    (void)state;
    static const char first[] = "The Tarnby court ordered the mill to cease all discharge into the river forthwith.";
    static const char second[] =
        "To cease all discharge into the river forthwith is what a Tarnby court ordered the mill.";
    for (uint32_t whole = 0; whole < 2; whole++) {
        told t;
        assert_true(told_of_lines(
            &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                          "The Tarnby court ordered the mill to cease all discharge into the river "
                          "forthwith.") TOLD_LINE("b", "Inland Mail", "2031-05-06",
                                                  "To cease all discharge into the river forthwith is what a Tarnby "
                                                  "court ordered the mill.")));
        uint32_t end = whole ? sizeof second - 1 : (uint32_t)(strstr(second, " is what") - second);
        fhi_link *link = FHI_PUSH(t.arena, &t.lineage.links);
        *link = (fhi_link){.from = 0, .to = 1, .share = 0.1};
        fhi_passage *passage = FHI_PUSH(t.arena, &link->passages);
        *passage = (fhi_passage){{0, sizeof first - 1}, {0, end}, FHI_PASSAGE_VERBATIM};
        assert_true(told_again(&t));
        const fhi_claim *claim = told_claim(&t, "discharge");
        assert_non_null(claim);
        assert_int_equal(claim->articles.n, 2);
        assert_int_equal(claim->independent, whole ? 1 : 2);
        told_done(&t);
    }
}

static void a_thing_announced_and_then_told_is_reported(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t,
                              TOLD_LINE("a", "Coast Post", "2031-05-06",
                                        "Divers will search the river Oule below the Tarnby bridge on Thursday.")
                                  TOLD_LINE("b", "Inland Mail", "2031-05-08",
                                            "Divers searched the river Oule below the Tarnby bridge on Thursday.")));
    const fhi_claim *claim = told_claim(&t, "will search");
    assert_non_null(claim);
    assert_ptr_equal(claim, told_claim(&t, "searched"));
    assert_int_equal(claim->status, FHI_CLAIM_REPORTED);
    assert_int_equal(claim->history.n, 2);
    assert_int_equal(claim->history.at[0].status, FHI_CLAIM_ANNOUNCED);
    assert_int_equal(claim->history.at[1].status, FHI_CLAIM_REPORTED);
    assert_true(fhi_span_is(claim->history.at[0].by, FHI_SPAN("Coast Post")));
    told_done(&t);
}

/* What is done was not announced, whatever day another report of it looks ahead to. */
static void what_is_done_is_no_announcement(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "Voters in Oule have rejected the council's law on night ferries by a wide margin.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "The council's law on night ferries, which voters in Oule rejected by a wide margin, will "
                          "be put to the voters in Oule again on Nov. 4.")));
    const fhi_claim *claim = told_claim(&t, "have rejected");
    assert_non_null(claim);
    assert_int_equal(claim->status, FHI_CLAIM_REPORTED);
    told_done(&t);
}

/* Of a report without a date nobody knows whether it was written before the day or behind it. */
static void what_an_undated_report_tells_is_no_announcement(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06", "The council of Oule will close the Tarnby ferry on May 9, 2031.")
            TOLD_LINE("b", "Inland Mail", "", "The Tarnby ferry is closed by the council of Oule.")));
    const fhi_claim *claim = told_claim(&t, "The council of Oule");
    assert_non_null(claim);
    assert_int_equal(claim->articles.n, 2);
    assert_int_equal(claim->history.n, 2);
    assert_int_equal(claim->history.at[0].status + claim->history.at[1].status,
                     FHI_CLAIM_REPORTED + FHI_CLAIM_ANNOUNCED);
    told_done(&t);
}

static const char captain[] = TOLD_LINE(
    "a", "Coast Post", "2031-05-06",
    "Governor Jon Falk says he will nominate Mara Lind, a ferry captain, as head of the port of Oule. “She is talented "
    "and quick, so Mara Lind will be nominated as head of the port of Oule,” Falk told reporters.")
    TOLD_LINE("b", "Inland Mail", "2031-05-06",
              "Governor Jon Falk announced he will nominate the captain Mara Lind to be the next head of the port of "
              "Oule. “I am pleased to announce that Mara Lind will be nominated head of the port of Oule,” Falk said.");

/* A speaker's words of what others announce do not make it done, nor are they the news themselves. */
static void an_announcement_is_told_by_a_report_of_it(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, captain));
    const fhi_claim *claim = &t.claims.claims.at[0];
    assert_int_equal(claim->status, FHI_CLAIM_ANNOUNCED);
    assert_true(fhi_span_starts(claim->text, FHI_SPAN("Governor Jon Falk")));
    assert_int_equal(claim->articles.n, 2);
    assert_int_equal(claim->leads, 2);
    told_done(&t);
}

/* 00:30 in one zone is before 17:00 of the day before in another. */
static void steps_are_in_order_of_time_not_of_the_clock_on_the_wall(void **state)
{
    (void)state;
    told t;
    assert_true(
        told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-06T17:00:00-08:00",
                                    "The Tarnby council shut the north bridge after rust was found in it.")
                              TOLD_LINE("b", "Inland Mail", "2031-05-07T00:30:00+09:00",
                                        "The Tarnby council will shut the north bridge after rust was found in it.")));
    const fhi_claim *claim = told_claim(&t, "shut the north bridge");
    assert_non_null(claim);
    assert_int_equal(claim->history.n, 2);
    assert_int_equal(claim->history.at[0].cite.article, 1);
    assert_int_equal(claim->history.at[0].status, FHI_CLAIM_ANNOUNCED);
    told_done(&t);
}

static void what_one_denies_and_another_reports_is_disputed(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "The Tarnby council ignored a warning about rust in the bridge, according to a report.")
                TOLD_LINE("b", "Inland Mail", "2031-05-07",
                          "The Tarnby council denied that it ignored a warning about rust in the bridge.")));
    const fhi_claim *claim = told_claim(&t, "denied");
    assert_non_null(claim);
    assert_ptr_equal(claim, told_claim(&t, "according to a report"));
    assert_int_equal(claim->status, FHI_CLAIM_DISPUTED);
    told_done(&t);
}

static void what_is_ruled_out_is_no_decision(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06", "Governor Petra Voss told reporters the decision was unanimous.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06",
                      "\xE2\x80\x9CI don't rule out another step in July,\xE2\x80\x9D governor Petra Voss said in an "
                      "interview with the Mail.")));
    const fhi_claim *claim = told_claim(&t, "unanimous");
    assert_non_null(claim);
    assert_int_equal(claim->borne, 1);
    told_done(&t);
}

static void a_minister_between_commas_denies(void **state)
{
    (void)state;
    told t;
    assert_true(
        told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-07",
                                    "Lorn's defence minister, Jon Falk, denied on Wednesday that the country had "
                                    "attacked a refinery in Oule.")));
    const fhi_claim *claim = told_claim(&t, "denied");
    assert_non_null(claim);
    assert_int_equal(claim->status, FHI_CLAIM_DENIED);
    told_done(&t);
}

static void what_stands_behind_after_is_not_the_news(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "Oule Lines said it would cut 300 jobs at the Tarnby docks.")
                TOLD_LINE("b", "Inland Mail", "2031-05-07",
                          "The dockers' union denied that it plans a strike in June after Oule Lines said it would cut "
                          "jobs at the Tarnby docks.")));
    const fhi_claim *claim = told_claim(&t, "denied");
    assert_non_null(claim);
    assert_int_equal(claim->articles.n, 1);
    told_done(&t);
}

static void the_order_of_articles_changes_no_claim(void **state)
{
    (void)state;
    told one, other;
    assert_true(told_of_lines(
        &one, TOLD_LINE("a", "P", "2031-05-06", "The old bridge at Tarnby collapsed into the river Oule.")
                  TOLD_LINE("b", "Q", "2031-05-06", "At Tarnby the old bridge fell into the river Oule.")));
    assert_true(told_of_lines(
        &other, TOLD_LINE("b", "Q", "2031-05-06", "At Tarnby the old bridge fell into the river Oule.")
                    TOLD_LINE("a", "P", "2031-05-06", "The old bridge at Tarnby collapsed into the river Oule.")));
    assert_int_equal(one.claims.claims.n, other.claims.claims.n);
    assert_true(fhi_span_is(one.claims.claims.at[0].text, other.claims.claims.at[0].text));
    told_done(&one);
    told_done(&other);
}

/* The most independent origins of a claim with that name in it, in two reports of a storm that tell it in these words, well below their heads. */
static uint32_t independent_of(const char *name, const char *one, const char *other)
{
    char lines[2048];
    told t;
    uint32_t found = 0;
    snprintf(lines, sizeof lines,
             "{\"id\":\"a\",\"outlet\":\"Coast Post\",\"published\":\"2031-05-06\",\"text\":\"A storm tore the roofs "
             "off the market hall, the school and the old mill at Tarnby on Tuesday morning. Nobody was hurt. Lamps "
             "went out. Trees blocked three roads. Trains stood still. %s\"}\n"
             "{\"id\":\"b\",\"outlet\":\"Inland Mail\",\"published\":\"2031-05-06\",\"text\":\"On Tuesday morning a "
             "storm tore the roofs off the old mill, the market hall and the school at Tarnby. Shops opened late. The "
             "sea broke over the quay. Boats lay on the beach. Slates lay everywhere. %s\"}\n",
             one, other);
    assert_true(told_of_lines(&t, lines));
    for (uint32_t i = 0; i < t.claims.claims.n; i++)
        if (fhi_span_find(t.claims.claims.at[i].text, fhi_span_of(name), 0) >= 0 &&
            t.claims.claims.at[i].independent > found)
            found = t.claims.claims.at[i].independent;
    told_done(&t);
    return found;
}

static void only_what_tells_the_same_bears_a_claim_out(void **state)
{
    (void)state;
    static const char lost[] = "The Harbour Party can lose 14 members in the vote on the mill.";
    assert_int_equal(
        independent_of("Harbour Party", lost, "In the vote on the mill the Harbour Party can lose 14 members."), 2);
    assert_int_equal(
        independent_of("Harbour Party", lost, "In the vote on the mill the Harbour Party can lose 15 members."), 1);
    static const char carried[] = "Guests carried Judge Odile Brandt of the harbour court home.";
    assert_int_equal(independent_of("Brandt", carried, "Judge Odile Brandt of the harbour court is ill."), 1);
    assert_int_equal(
        independent_of("Brandt", carried, "Judge Odile Brandt of the harbour court was carried home by guests."), 2);
}

static void a_sentence_without_its_head_is_no_claim(void **state)
{
    (void)state;
    told t;
    assert_true(
        told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                                    "The crane at Tarnby docks fell on Tuesday.\\n\\n"
                                    "that the crane at Tarnby docks was checked by the owner in May last year.\\n\\n"
                                    "After the owner of Tarnby docks asked the town for help with the crane.")));
    for (uint32_t i = 0; i < t.claims.claims.n; i++)
        assert_false(fhi_span_starts(t.claims.claims.at[i].text, FHI_SPAN("that the crane")));
    assert_int_equal(t.claims.claims.n, 1);
    told_done(&t);
}

static void a_question_is_no_claim(void **state)
{
    (void)state;
    told t;
    assert_true(
        told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                                    "The old mill at Tarnby burned down on Monday. Will Mayor Mara Lind ask the "
                                    "council to rebuild the mill on Friday?")));
    assert_non_null(told_claim(&t, "burned down"));
    assert_null(told_claim(&t, "rebuild"));
    told_done(&t);
}

static void every_failing_allocation_is_reported(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, bridge));
    for (uint64_t n = 1; n < 400; n += 7) {
        fhi_claims claims = {0};
        fhi_arena_fail_after(n);
        fh_status status =
            fhi_reconcile_claims(t.arena, t.from->readings, t.from->n, &t.lineage, &t.stories, &claims, NULL);
        fhi_arena_fail_after(0);
        if (status == FH_OK) break;
        assert_int_equal(status, FH_NO_MEMORY);
        assert_int_equal(claims.claims.n, 0);
    }
    told_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_wordings_of_one_event_are_one_claim),
        cmocka_unit_test(different_events_are_different_claims),
        cmocka_unit_test(another_toll_is_not_borne_out),
        cmocka_unit_test(an_event_told_in_passing_stands_on_all_who_tell_it),
        cmocka_unit_test(an_event_is_told_of_whom_the_verb_acts_on),
        cmocka_unit_test(what_is_told_far_down_is_not_the_main_event),
        cmocka_unit_test(a_day_before_the_verb_hides_nobody),
        cmocka_unit_test(two_leads_of_one_day_are_one_claim),
        cmocka_unit_test(what_was_copied_stands_for_its_source),
        cmocka_unit_test(words_of_a_public_text_are_nobodys_report),
        cmocka_unit_test(a_thing_announced_and_then_told_is_reported),
        cmocka_unit_test(what_is_done_is_no_announcement),
        cmocka_unit_test(what_an_undated_report_tells_is_no_announcement),
        cmocka_unit_test(an_announcement_is_told_by_a_report_of_it),
        cmocka_unit_test(steps_are_in_order_of_time_not_of_the_clock_on_the_wall),
        cmocka_unit_test(what_one_denies_and_another_reports_is_disputed),
        cmocka_unit_test(what_is_ruled_out_is_no_decision),
        cmocka_unit_test(a_minister_between_commas_denies),
        cmocka_unit_test(what_stands_behind_after_is_not_the_news),
        cmocka_unit_test(the_order_of_articles_changes_no_claim),
        cmocka_unit_test(only_what_tells_the_same_bears_a_claim_out),
        cmocka_unit_test(a_sentence_without_its_head_is_no_claim),
        cmocka_unit_test(a_question_is_no_claim),
        cmocka_unit_test(every_failing_allocation_is_reported),

    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
