/* SPDX-License-Identifier: Apache-2.0 */
/* Figures: what counts the same thing stands together, and differs as a conflict, an update or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "reconcile/told.h"

/* The figure that has a value of `low`; NULL if none. */
static const fhi_figure *figure_with(const told *t, double low)
{
    for (uint32_t i = 0; i < t->claims.figures.n; i++)
        for (uint32_t k = 0; k < t->claims.figures.at[i].values.n; k++)
            if (t->claims.figures.at[i].values.at[k].low == low) return &t->claims.figures.at[i];
    return NULL;
}

static bool has_value(const fhi_figure *figure, double low)
{
    for (uint32_t k = 0; k < figure->values.n; k++)
        if (figure->values.at[k].low == low) return true;
    return false;
}

static void two_numbers_of_one_day_are_a_conflict(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "The fire in the Tarnby mill injured 14 workers, police said.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "Nine people were hurt in the fire at the Tarnby mill, the hospital said.")));
    const fhi_figure *figure = figure_with(&t, 14);
    assert_non_null(figure);
    assert_true(has_value(figure, 9));
    assert_int_equal(figure->relation, FHI_FIGURE_CONFLICT);
    assert_int_equal(figure->articles, 2);
    assert_true(fhi_span_is(figure->label, FHI_SPAN("injured")));
    told_done(&t);
}

static void what_is_counted_is_named_in_the_plural(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "One woman was attacked by the dog in Tarnby, police said.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06", "Two women were attacked by the dog in Tarnby.")));
    const fhi_figure *figure = figure_with(&t, 2);
    assert_non_null(figure);
    assert_true(has_value(figure, 1));
    assert_true(fhi_span_is(figure->counted, FHI_SPAN("women")));
    told_done(&t);
}

static void a_later_number_is_an_update(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "The fire in the Tarnby mill killed four workers.") TOLD_LINE(
                "b", "Inland Mail", "2031-05-08", "The death toll from the fire in the Tarnby mill rose to seven.")));
    const fhi_figure *figure = figure_with(&t, 4);
    assert_non_null(figure);
    assert_true(has_value(figure, 7));
    assert_int_equal(figure->relation, FHI_FIGURE_UPDATE);
    assert_int_equal(figure->values.at[0].low, 4); /* in order of time */
    told_done(&t);
}

static void a_number_of_long_ago_is_no_figure_of_the_story(void **state)
{
    (void)state;
    static const struct {
        const char *sentence;
        bool now; /* the 52 are of the story */
    } cases[] = {
        {"The fire in the Tarnby mill killed 52 workers, police said.", true},
        {"The fire in the Tarnby mill, which opened in March 2009, killed 52 workers.", true},
        {"The fire in the Tarnby mill killed 52 workers on Tuesday, its worst since 2009.", true},
        {"It was the worst since March 2009, when fire in the Tarnby mill killed 52 workers.", false},
        {"A fire in the Tarnby mill killed 52 workers in March 2009.", false},
        {"It came on the anniversary of the fire in the Tarnby mill in which 52 workers were killed.", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char lines[1024];
        told t;
        snprintf(
            lines, sizeof lines, "%s%s%s%s",
            TOLD_LINE("a", "Coast Post", "2031-05-06", "The fire in the Tarnby mill killed 40 workers on Tuesday."),
            "{\"id\": \"b\", \"outlet\": \"Inland Mail\", \"published\": \"2031-05-06\", \"text\": \"",
            cases[i].sentence, "\"}\n");
        assert_true(told_of_lines(&t, lines));
        assert_int_equal(figure_with(&t, 52) != NULL, cases[i].now);
        told_done(&t);
    }
}

static void bounds_that_leave_room_agree(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "About 3,000 soldiers moved to the border at Varr.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06", "The army moved 3,100 troops to the border at Varr.")));
    const fhi_figure *figure = figure_with(&t, 3000);
    assert_non_null(figure);
    assert_true(has_value(figure, 3100));
    assert_int_equal(figure->relation, FHI_FIGURE_AGREE);
    told_done(&t);
}

static void the_dead_and_the_missing_are_two_things(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                                            "Four people were killed and six were missing after the Tarnby mill fire.")
                                      TOLD_LINE("b", "Inland Mail", "2031-05-07",
                                                "Five people died in the Tarnby mill fire and three are missing.")));
    const fhi_figure *dead = figure_with(&t, 4), *missing = figure_with(&t, 6);
    assert_non_null(dead);
    assert_non_null(missing);
    assert_ptr_not_equal(dead, missing);
    assert_true(has_value(dead, 5));
    assert_true(has_value(missing, 3));
    told_done(&t);
}

static void other_things_and_parts_are_not_compared(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "The fire destroyed 12 houses near the Tarnby mill.") TOLD_LINE(
                "b", "Inland Mail", "2031-05-06",
                "Three of the seven people who died came from the island. The council owns 900 houses in the north.")));
    assert_null(figure_with(&t, 12));
    assert_null(figure_with(&t, 3));
    told_done(&t);
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06", "Varr fined four judges of the Tarnby court on Monday.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06", "Varr fined two more judges of the Tarnby court on Monday.")));
    assert_null(figure_with(&t, 2));
    told_done(&t);
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "The storm killed 40 people, of whom around half are children.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "The storm killed 40 people; about half of the dead are children.")));
    assert_null(figure_with(&t, 0.5));
    told_done(&t);
}

static void a_sum_and_its_parts_are_other_things(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "At least 44 people were killed by two blasts in Varland on Sunday. The blast at the Tarnby mill "
                      "killed at least 27 people, officials said. The blast at the Oule mill killed 17 people.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "Two blasts in Varland on Sunday killed at least 44 people. At Tarnby mill a blast killed 27 "
                          "people. A blast at Oule mill killed 17 people.")));
    for (uint32_t i = 0; i < t.claims.figures.n; i++)
        assert_int_not_equal(t.claims.figures.at[i].relation, FHI_FIGURE_CONFLICT);
    told_done(&t);
}

static void what_two_places_count_is_two_things(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06",
                  "A blast hit the church in Helsinki on Sunday. The blast injured 71 people in Helsinki and 35 "
                  "others in Stockholm, the ministry said.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06",
                      "A blast in Helsinki on Sunday shook the church. The blast in Stockholm injured 48 people.")));
    const fhi_figure *one = figure_with(&t, 71), *other = figure_with(&t, 48);
    assert_true(!one || one != other);
    told_done(&t);
}

static void numbers_between_two_do_not_join_them(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "Six people died in Tarnby on Monday when stalls burned at the market.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06", "In Tarnby and in the hills above Oule 40 people died.")
                    TOLD_LINE("c", "Valley Times", "2031-05-06",
                              "The army said that 300 people died in the hills above Oule.")));
    const fhi_figure *few = figure_with(&t, 6), *many = figure_with(&t, 300);
    assert_true(!few || few != many);
    told_done(&t);
}

static bool conflicts(const char *lines)
{
    told t;
    bool made = told_of_lines(&t, lines), found = false;
    for (uint32_t i = 0; made && i < t.claims.figures.n; i++)
        found = found || t.claims.figures.at[i].relation == FHI_FIGURE_CONFLICT;
    told_done(&t);
    return found;
}

/* What no toll is kept of has one number in one report, unless two speakers give it. */
static void a_report_does_not_differ_from_itself(void **state)
{
    (void)state;
    assert_false(
        conflicts(TOLD_LINE("a", "Coast Post", "2031-05-06",
                            "Varland keeps 2,000 troops at the Oule border, President Ada Holm said on Monday. Some "
                            "5,200 troops guard the Oule border of Varland.")
                      TOLD_LINE("b", "Inland Mail", "2031-05-06", "Ada Holm visited the Oule border.")));
    assert_true(conflicts(
        TOLD_LINE("a", "Coast Post", "2031-05-06",
                  "Varland keeps 2,000 troops at the Oule border, President Ada Holm said on Monday.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06", "Some 5,200 troops guard the Oule border of Varland.")));
}

/* Two of this and four of that are told in every report; two reports of one thing say more of the same. */
static void a_few_things_are_seldom_the_same(void **state)
{
    (void)state;
    assert_false(
        conflicts(TOLD_LINE("a", "Coast Post", "2031-05-06",
                            "Divers found rust on two ships in Tarnby harbour on Monday. Pupils of Tarnby will go by "
                            "bus this week.")
                      TOLD_LINE("b", "Inland Mail", "2031-05-06",
                                "Five ships left Tarnby harbour on Monday with flour and wool for Oule. Snow fell on "
                                "the hills.")));
    assert_true(conflicts(TOLD_LINE("a", "Coast Post", "2031-05-06",
                                    "Two ships ran aground in the storm off Tarnby harbour on Monday night.")
                              TOLD_LINE("b", "Inland Mail", "2031-05-06",
                                        "Three ships ran aground off Tarnby harbour in the storm on Monday night.")));
}

static void one_voice_gives_no_conflict_with_itself(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                                            "The fire at the Tarnby mill injured 14 workers. Nine workers were injured "
                                            "in a fire at the Tarnby mill in 2019.")));
    for (uint32_t i = 0; i < t.claims.figures.n; i++)
        assert_int_not_equal(t.claims.figures.at[i].relation, FHI_FIGURE_CONFLICT);
    told_done(&t);
}

static void the_dead_do_not_become_fewer(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "The fire in the Tarnby mill killed 35 workers, police said.")
                TOLD_LINE("b", "Inland Mail", "2031-05-07",
                          "The fire in the Tarnby mill killed 11 workers, the mayor said.")));
    const fhi_figure *figure = figure_with(&t, 35);
    assert_non_null(figure);
    assert_int_not_equal(figure->relation, FHI_FIGURE_UPDATE);
    told_done(&t);
}

static void numbers_far_apart_in_one_article_are_of_two_things(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "The mayor said that the storm killed 40 people in Tarnby when the river broke through the dam. "
                      "Winter storms killed 300 people in the country, Ann Lind of the weather office said.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "The storm killed 44 people in Tarnby when the dam broke, police said.")));
    const fhi_figure *figure = figure_with(&t, 40);
    assert_non_null(figure);
    assert_true(has_value(figure, 44));
    assert_false(has_value(figure, 300));
    told_done(&t);
}

static void numbers_of_two_owners_are_not_joined_by_a_third(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06", "The clash at Tarnby killed 12 Norwegian soldiers on Monday.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06", "The clash at Tarnby killed 12 soldiers on Monday.")
                TOLD_LINE("c", "Bay News", "2031-05-06", "The clash at Tarnby killed 30 Swedish soldiers on Monday.")));
    const fhi_figure *figure = figure_with(&t, 12);
    assert_true(!figure || !has_value(figure, 30));
    told_done(&t);
}

static void what_comes_on_top_is_no_number_of_all(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "The army will call up 5,000 guards for Tarnby.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "The army will call up 5,000 guards for Tarnby. For Tarnby an additional 2,000 guards "
                          "will serve longer.")));
    assert_null(figure_with(&t, 2000));
    told_done(&t);
}

static void what_a_number_is_measured_against_is_no_other_number(void **state)
{
    (void)state;
    static const char *const ends[] = {"compared to the 31 people who were hurt last year.",
                                       "up from 31 people hurt last year.", "versus 31 people hurt last year."};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char lines[512];
        told t;
        snprintf(lines, sizeof lines,
                 "%s{\"id\":\"b\",\"outlet\":\"Inland Mail\",\"published\":\"2031-05-06\",\"text\":\"In Oule the "
                 "storm did harm to many, %s\"}\n",
                 TOLD_LINE("a", "Coast Post", "2031-05-06", "The storm hurt 42 people in Oule, police said."), ends[i]);
        assert_true(told_of_lines(&t, lines));
        assert_null(figure_with(&t, 31));
        told_done(&t);
    }
}

static void one_of_them_is_no_number_of_them(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "After the flood at Tarnby 40 bridges were shut, police said.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "After the flood at Tarnby one bridge had a crack, the mayor said.")));
    assert_null(figure_with(&t, 1));
    told_done(&t);
}

static void children_are_a_part_of_the_people(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06", "The fire in the Tarnby mill killed twelve people, police said.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06",
                      "The fire in the Tarnby mill killed eleven workers, the mayor of Tarnby said. Four children were "
                      "killed in the fire in the Tarnby mill, the hospital said.")
                TOLD_LINE("c", "Bay News", "2031-05-06",
                          "The fire in the Tarnby mill killed five women, the Tarnby church said.")));
    const fhi_figure *figure = figure_with(&t, 12);
    assert_non_null(figure);
    assert_true(has_value(figure, 11)); /* who they were does not tell that some were others */
    assert_false(has_value(figure, 4));
    assert_false(has_value(figure, 5));
    told_done(&t);
}

static void what_one_voice_says_a_day_later_is_an_update(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-05",
                      "The fire in the Tarnby mill killed twelve people, the coast police said on Monday.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "The fire in the Tarnby mill killed 14 people, the coast police said on Monday.")));
    const fhi_figure *figure = figure_with(&t, 12);
    assert_non_null(figure);
    assert_true(has_value(figure, 14));
    assert_int_equal(figure->relation, FHI_FIGURE_UPDATE);
    told_done(&t);
}

static void what_two_people_own_is_two_things(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06", "In the harbour race at Tarnby on Monday Mara Lind won 14 prizes.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06",
                      "In the harbour race at Tarnby on Monday Otto Brandt won nine prizes.")
                TOLD_LINE("c", "Bay News", "2031-05-06",
                          "In the harbour race at Tarnby on Monday Mara Lind won twelve prizes.")));
    const fhi_figure *figure = figure_with(&t, 14);
    assert_non_null(figure);
    assert_true(has_value(figure, 12));
    assert_false(has_value(figure, 9));
    told_done(&t);
}

static void a_measure_is_of_the_noun_that_leads_to_it(void **state)
{
    (void)state;
    static const char *const said[] = {"stood at 6.2 percent", "was 6.2 percent", "rose to 6.2 percent"};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        char lines[2000];
        snprintf(
            lines, sizeof lines,
            TOLD_LINE("a", "Coast Post", "2031-05-06", "Inflation in Tarnby %s in April, the statistics office said.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "Inflation in Tarnby was 6.5 percent in April, the statistics office said. The bank of "
                          "Tarnby lifted its rate to 4 percent after that."),
            said[i]);
        told t;
        assert_true(told_of_lines(&t, lines));
        const fhi_figure *figure = figure_with(&t, 6.2);
        assert_non_null(figure);
        assert_true(has_value(figure, 6.5));
        assert_false(has_value(figure, 4));
        assert_true(fhi_span_is(figure->counted, FHI_SPAN("Inflation")));
        told_done(&t);
    }
}

static void places_on_a_scale_are_compared(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "An earthquake of magnitude 6.1 struck Tarnby on Tuesday, killing seven people, officials said.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "The earthquake in Tarnby had a magnitude of 6.3, the seismic office said.")));
    const fhi_figure *figure = figure_with(&t, 6.1);
    assert_non_null(figure);
    assert_true(has_value(figure, 6.3));
    assert_true(fhi_span_is(figure->counted, FHI_SPAN("magnitude")));
    told_done(&t);
}

static void what_a_thing_is_worth_is_compared(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06",
                  "The ferry contract, worth 240 million euros, was signed in Tarnby on Monday.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06",
                      "The ferry contract with Oule Lines, worth 260 million euros, was signed in Tarnby on Monday.")));
    const fhi_figure *figure = figure_with(&t, 240e6);
    assert_non_null(figure);
    assert_true(has_value(figure, 260e6));
    assert_true(fhi_span_is(figure->counted, FHI_SPAN("contract")));
    told_done(&t);
}

static void a_number_that_is_a_name_counts_nothing(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", "A guard was shot in the 1200 block of Mill Street in Tarnby.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "A guard was shot in the 1250 block of Mill Street in Tarnby, police said.")));
    assert_null(figure_with(&t, 1200));
    told_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_dead_do_not_become_fewer),
        cmocka_unit_test(numbers_far_apart_in_one_article_are_of_two_things),
        cmocka_unit_test(numbers_of_two_owners_are_not_joined_by_a_third),
        cmocka_unit_test(what_comes_on_top_is_no_number_of_all),
        cmocka_unit_test(what_a_number_is_measured_against_is_no_other_number),
        cmocka_unit_test(one_of_them_is_no_number_of_them),
        cmocka_unit_test(children_are_a_part_of_the_people),
        cmocka_unit_test(what_two_people_own_is_two_things),
        cmocka_unit_test(a_sum_and_its_parts_are_other_things),
        cmocka_unit_test(what_two_places_count_is_two_things),
        cmocka_unit_test(a_measure_is_of_the_noun_that_leads_to_it),
        cmocka_unit_test(places_on_a_scale_are_compared),
        cmocka_unit_test(what_a_thing_is_worth_is_compared),
        cmocka_unit_test(a_number_that_is_a_name_counts_nothing),
        cmocka_unit_test(what_one_voice_says_a_day_later_is_an_update),
        cmocka_unit_test(two_numbers_of_one_day_are_a_conflict),
        cmocka_unit_test(a_later_number_is_an_update),
        cmocka_unit_test(what_is_counted_is_named_in_the_plural),
        cmocka_unit_test(a_number_of_long_ago_is_no_figure_of_the_story),
        cmocka_unit_test(bounds_that_leave_room_agree),
        cmocka_unit_test(the_dead_and_the_missing_are_two_things),
        cmocka_unit_test(other_things_and_parts_are_not_compared),
        cmocka_unit_test(numbers_between_two_do_not_join_them),
        cmocka_unit_test(a_report_does_not_differ_from_itself),
        cmocka_unit_test(a_few_things_are_seldom_the_same),
        cmocka_unit_test(one_voice_gives_no_conflict_with_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
