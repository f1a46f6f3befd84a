/* SPDX-License-Identifier: Apache-2.0 */
/* Amounts: what is one and what is none, its value, bound, unit, what it counts, and which way it moved. Cases are read in the notation
 * of amount_notation.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "amount/amount_notation.h"

#include <stdlib.h>

typedef struct amount_case {
    const char *text, *expect, *tags;
} amount_case;

static void run(const amount_case *cases, size_t n)
{
    char out[1024];
    int failed = 0;
    for (size_t i = 0; i < n; i++) {
        fhi_arena *arena = fhi_arena_new();
        assert_non_null(arena);
        assert_true(notation_of(arena, cases[i].text, cases[i].tags, out, sizeof out));
        if (strcmp(out, cases[i].expect) != 0) {
            print_error("%s\n    expected %s\n    found    %s\n", cases[i].text, cases[i].expect, out);
            failed++;
        }
        fhi_arena_free(arena);
    }
    assert_int_equal(failed, 0);
}

#define RUN(cases) run(cases, sizeof(cases) / sizeof *(cases))

static void values_are_exact(void **state)
{
    static const amount_case cases[] = {
        {"The port cost 1.2 million euros.", "1200000 EUR", NULL},
        {"The port cost $0.1bn.", "100000000 USD", NULL},
        {"They have 1,234,567.5 acres.", "1234567.5 acre", NULL},
        {"They have 12,34,567 acres.", "1234567 acre", NULL},
        {"They have 1\302\240234 acres.", "1234 acre", NULL},
        {"They have 1.234.567 acres.", "1234567 acre", NULL},
        {"They have 1.234,5 acres.", "1234.5 acre", NULL},
        {"It has two million three hundred and four members.", "2000304 (members)", NULL},
        {"It drew two and a half million visitors.", "2500000 (visitors)", NULL},
        {"It drew a million and a half visitors.", "1500000 (visitors)", NULL},
        {"They walked 1\302\275 miles.", "1.5 mile", NULL},
        {"They waited for a year and a half, or two days and a half.", "1.5 year; 2.5 day", NULL},
        {"The firm lost money in the first two quarters.", "2 quarter", NULL},
        {"It grew in the past three quarters.", "3 quarter", NULL},
        {"They walked 2 1/2 miles.", "2.5 mile", NULL},
        {"A quarter of a million people fled.", "250000 (people)", NULL},
        {"Three quarters of the villages have power.", "0.75 (the villages)", NULL},
        {"Several hundred people marched.", "at_least 100 (people)", NULL},
        {"A few dozen people marched.", "at_least 12 (people)", NULL},
        {"One in five voters stayed away.", "0.2 (voters)", NULL},
        {"Nine out of 10 ships turned back.", "0.9 (ships)", NULL},
        {"He is 6ft 3in tall.", "6.25 foot", NULL},
        {"The night was minus 12 degrees Celsius.", "-12 \302\260C", NULL},
        {"The night was -12C.", "-12 \302\260C", NULL},
        {"The night was minus one.", "-1", NULL},
        {"It has three million, two hundred and forty members.", "3000240 (members)", NULL},
        {"It has three million, two hundred of them old.", "3000000; 200", NULL},
        {"He ate 3 dozens of eggs.", "36 (eggs)", NULL},
        {"It was cooled to 273.15K.", "273.15 K", NULL},
        {"They paid 15 dollars 50.", "15.5 USD", NULL},
        {"They paid 15 dollars 50 times.", "15 USD; 50 (times)", NULL},
        {"They paid 75 USD million.", "75000000 USD", NULL},
        {"Barley rose 4-1/2 cents.", "4.5 cent up", NULL},
        {"A couple of ships sank.", "2 (ships)", NULL},
        {"A couple of hundred ships sank.", "200 (ships)", NULL},
        {"The couple have two ships.", "2 (ships)", NULL},
        {"Costs fell by a third.", "0.3333333333333333 down", NULL},
        {"Nearly a quarter were away.", "about 0.25", NULL},
        {"He came by a third road.", "-", NULL},
        {"She ran as a third-party candidate.", "-", NULL},
        {"Two men died and a third was hurt.", "2 (men)", NULL},
        {"Its rate fell by a quarter point.", "0.25 (point) down", "PRP$ NN VBD IN DT NN NN ."},
    };
    (void)state;
    RUN(cases);
}

static void letters_and_signs_are_units_where_they_can_be(void **state)
{
    static const amount_case cases[] = {
        {"Some 2.5m people fled.", "about 2500000 (people)", NULL},
        {"It sold 1m tonnes.", "1000000 t", NULL},
        {"It cost 5m euros.", "5000000 EUR", NULL},
        {"It sold 1.1m electric bikes.", "1100000 (electric bikes)", "PRP VBD CD JJ NNS ."},
        {"It has 10M downloads.", "10000000 (downloads)", NULL},
        {"He won the 100m hurdles.", "100 m (hurdles)", NULL},
        {"They sold 300 F-15 kites.", "300 (F-15 kites)", "PRP VBD CD NNP NNS ."},
        {"They bought 40 Boeing 737 jets.", "40 (Boeing 737 jets)", "PRP VBD CD NNP CD NNS ."},
        {"The under-18s won in 9.5s.", "9.5 second", NULL},
        {"They wait for 20 more years.", "20 year", NULL},
        {"Five straight days of rain came.", "5 day (rain)", NULL},
        {"The wall is 5m high.", "5 m", NULL},
        {"The plank is 2 in. wide.", "2 inch", NULL},
        {"The plank is 3 in thick.", "3 inch", NULL},
        {"They met 3 in Norland.", "3", NULL},
        {"The screen has 13\".", "13 inch", NULL},
        {"They said \"we sold 10\" of them.", "10", NULL},
        {"He is 6'3\" tall.", "6.25 foot", NULL},
        {"A $40 fine was set.", "40 USD (fine)", NULL},
        {"They spent 40 AUD$ and AUD$ 20.", "40 AUD; 20 AUD", NULL},
        {"They spent $ 40.50 $ 30 in all.", "40.5 USD; 30 USD", NULL},
        {"They asked for dlrs 2 million.", "2000000 USD", NULL},
        {"The sheet is 3 by 5 metres.", "3 m; 5 m", NULL},
        {"The screen has 900 x 400 pixels.", "900 pixel; 400 pixel", NULL},
        {"It fell by 3 to 5 votes.", "3..5 (votes) down", NULL},
        {"They met at 9 pm, and at 5.30 pm.", "-", NULL},
        {"The atom is 90.5 pm wide.", "90.5 pm", NULL},
        {"It fell to -20\302\260 on the Celsius scale.", "-20 \302\260C", NULL},
    };
    (void)state;
    RUN(cases);
}

static void ranges_have_two_ends(void **state)
{
    static const amount_case cases[] = {
        {"Between 5 and 7 ships sank.", "5..7 (ships)", NULL},
        {"It costs 5 to 7 million dollars.", "5000000..7000000 USD", NULL},
        {"It costs $5-7 million.", "5000000..7000000 USD", NULL},
        {"It costs $12.1-12.5 million.", "12100000..12500000 USD", NULL},
        {"It costs 2 to 2.5 million dollars.", "2000000..2500000 USD", NULL},
        {"Costs will rise by 3 percent to 4 percent.", "3..4 % up", NULL},
        {"It costs $5 million to $7 million.", "5000000..7000000 USD", NULL},
        {"Prices rose 5-7 per cent.", "5..7 % up", NULL},
        {"An 8- to 16-metre mast was lost.", "8..16 m (mast)", NULL},
        {"Two or three men fled.", "2..3 (men)", NULL},
        {"From 30 to 40 people live there.", "30..40 (people)", NULL},
        {"The nights ranged from -2 \302\260C to -12 \302\260C.", "-12..-2 \302\260C", NULL},
        {"The rod measured 4.2 \302\261 0.3 mm.", "3.9..4.5 mm", NULL},
        {"Support is 52 percent plus or minus 3 percent.", "49..55 %", NULL},
        {"The margin is plus or minus 3 points.", "3 (points)", NULL},
        /* two levels, no range */
        {"Turnout rose from 50 to 54 percent.", "50 %; 54 %", NULL},
        {"Turnout fell to 50 percent from 54 percent.", "50 %; 54 %", NULL},
        {"Sales rose by 2 million to 61 million.", "2000000 up; 61000000", NULL},
        {"Sales rose $2 million to $61 million.", "2000000 USD up; 61000000 USD", NULL},
        {"He won by 58-27 percent.", "58 %; 27 %", NULL},
    };
    (void)state;
    RUN(cases);
}

static void bounds_are_read_on_both_sides(void **state)
{
    static const amount_case cases[] = {
        {"Close to 11,000 Norland troops crossed.", "about 11000 (Norland troops)", NULL},
        {"No fewer than six and no more than ten ships sank.", "at_least 6; at_most 10 (ships)", NULL},
        {"Not more than half of the members came.", "at_most 0.5 (the members)", NULL},
        {"More than a dozen ships sank.", "more_than 12 (ships)", NULL},
        {"It holds 40 people or more.", "at_least 40 (people)", NULL},
        {"They lost $5 million over two years.", "5000000 USD; 2 year", NULL},
        {"They lost 5 million euros (a tenth) over two years.", "5000000 EUR; 2 year", NULL},
        {"He was held for over two years.", "more_than 2 year", NULL},
        {"He served over a two-year period.", "2 year (period)", NULL},
        {"As many as 30 people or so were seen.", "at_most 30 (people)", NULL},
    };
    (void)state;
    RUN(cases);
}

static void what_is_counted_is_the_noun_phrase(void **state)
{
    static const amount_case cases[] = {
        {"Some 3,000 of the soldiers left .", "about 3000 (soldiers)", "DT CD IN DT NNS VBD ."},
        {"Four brigades totaling 12,000 soldiers left .", "4 (brigades); 12000 (soldiers)", "CD NNS VBG CD NNS VBD ."},
        {"About 66 percent of respondents agreed .", "about 66 % (respondents)", "RB CD NN IN NNS VBD ."},
        {"They sent 11,000 North Norland troops there .", "11000 (North Norland troops)", "PRP VBD CD JJ NNP NNS RB ."},
        {"12 people killed in the blast", "12 (people)", "CD NNS VBN IN DT NN"},
        {"At least 12 killed in the blast", "at_least 12 (killed)", "IN JJS CD VBN IN DT NN"},
        {"About 40 of the 1,200 witnesses spoke .", "about 40 (witnesses); 1200 (witnesses)",
         "RB CD IN DT CD NNS VBD ."},
        {"44 of 45 witnesses spoke .", "44 (witnesses); 45 (witnesses)", "CD IN CD NNS VBD ."},
        {"They gave $5 million in aid .", "5000000 USD (aid)", "PRP VBD $ CD IN NN ."},
        {"a 25 percent tariff", "25 % (tariff)", "DT CD NN NN"},
        {"About 6 percent favor Lee .", "about 6 %", "RB CD NN NN NNP ."},
        {"three U.S. warships", "3 (U.S. warships)", "CD NNP NNS"},
        {"a 40-year-old man", "40 year", "DT JJ NN"},
        {"Her mother , 74 , left .", "74 year", "PRP$ NN , CD , VBD ."},
        {"They built 40 newly designed ships .", "40 (newly designed ships)", "PRP VBD CD RB VBN NNS ."},
        {"They make 40 weekly trips .", "40 (weekly trips)", "PRP VBP CD JJ NNS ."},
    };
    (void)state;
    RUN(cases);
}

static void movements_are_told_from_levels(void **state)
{
    static const amount_case cases[] = {
        {"The index was up 3 percent to 1,200.", "3 % up; 1200", NULL},
        {"The bank raised its key rate by 25 basis points to 4.5 percent.", "25 basis point up; 4.5 %", NULL},
        {"Shares fell 5%, or $2, to $38.", "5 % down; 2 USD down; 38 USD", NULL},
        {"It was the 10 percent cut in fares that hurt.", "10 % (cut) down", NULL},
        {"They expect growth of 2 percent.", "2 % up", NULL},
        {"Sales are 5 percent lower.", "5 % down", NULL},
        {"They made a loss of $5 million.", "5000000 USD", NULL},
        {"The stock closed at $21.25, down 50 cents.", "21.25 USD; 50 cent down", NULL},
        {"The stock fell 4 to 15.", "4 down; 15", NULL},
        {"Turnout fell below 40 percent.", "less_than 40 %", NULL},
        {"They make up 38 percent of voters.", "38 % (voters)", NULL},
        {"It fell five votes short.", "5 (votes)", NULL},
        {"Barley gained 3 cents.", "3 cent up", NULL},
        {"Barley lost $1.35, or 2 percent.", "1.35 USD down; 2 % down", NULL},
        {"It fell 120 points, or 2 percent.", "120 (points) down; 2 % down", NULL},
        {"She added 12 points.", "12 (points)", NULL},
        {"Sales grew by an average of 3 percent.", "3 % up", NULL},
        {"They set up 12 camps.", "12 (camps)", NULL},
        {"Up to 700 jobs may go.", "at_most 700 (jobs)", NULL},
    };
    (void)state;
    RUN(cases);
}

static void rates_keep_what_they_are_counted_by(void **state)
{
    static const amount_case cases[] = {
        {"Oil cost $80 a barrel.", "80 USD/barrel", NULL},
        {"She earns \302\24312 an hour.", "12 GBP/hour", NULL},
        {"It costs $300 per patient.", "300 USD/patient", NULL},
        {"The $37-a-share offer failed.", "37 USD/share (offer)", "DT JJ NN VBD ."},
        {"It costs $2 per diluted share.", "2 USD/share", "PRP VBZ $ IN JJ NN ."},
        {"They eat 3 kg of rice per person per year.", "3 kg (rice)", NULL},
        {"They eat 3 kg per person per year.", "3 kg/person/year", NULL},
        {"Profit was $5 million a year earlier.", "5000000 USD", NULL},
        {"The road sees nine deaths a week.", "9 deaths/week (deaths)", NULL},
        {"The road saw nine deaths a week after that.", "9 (deaths)", NULL},
        {"She trains four times per week or more.", "at_least 4 times/week (times)", NULL},
        {"They sell 400 per day.", "400 /day", NULL},
        {"They took 40 bags per lorry.", "40 bags/lorry (bags)", NULL},
        {"They took two films a lorry.", "2 (films)", NULL},
    };
    (void)state;
    RUN(cases);
}

static void some_numbers_are_no_amounts(void **state)
{
    static const amount_case cases[] = {
        {"In 2019 voters stayed at home.", "-", NULL},
        {"The 1990s were hard.", "-", NULL},
        {"He is in his 20s.", "-", NULL},
        {"They won 3-1 on Sunday.", "-", NULL},
        {"It was the 21st time.", "-", NULL},
        {"It was the twenty-first time.", "-", NULL},
        {"The MiG-29 landed at 10:30.", "-", NULL},
        {"Call 555-0199-22 now.", "-", NULL},
        {"They met on May 5 and 6 June.", "-", NULL},
        {"They met at 5 p.m. in room 12.", "-", NULL},
        {"He lives at 10 Elm Street.", "-", NULL},
        {"Version 1.2.3 is out.", "-", NULL},
        {"They pay into a 401(k) plan under Directive 40213.", "-", NULL},
        {"No one came, and one of them left.", "-", NULL},
        {"One thing is clear.", "-", NULL},
        {"In the first half they slept.", "-", NULL},
        {"They were attacked on 9/11.", "-", NULL},
        {"The year and a half was long.", "-", NULL},
        {"It stood at 131 West 23rd Street.", "-", NULL},
        {"Record 778257943577919488 was lost.", "-", NULL},
        {"Agent 007 slept.", "-", NULL},
        {"The Sudland 50 index closed.", "-", NULL},
    };
    (void)state;
    RUN(cases);
}

/* A number inside a date or a name is no amount; a span of time is. */
static void marks_that_hold_a_number_keep_it(void **state)
{
    static const char text[] = "The Club of 80 met three days ago.";
    fhi_arena *arena = fhi_arena_new();
    fhi_article article = {.text = fhi_span_of(text)};
    fhi_text words = {.article = &article};
    fhi_marks marks = {.text = &words};
    (void)state;
    fhi_sentence *sentence = FHI_PUSH(arena, &words.sentences);
    fhi_name *name = FHI_PUSH(arena, &marks.names);
    fhi_time *time = FHI_PUSH(arena, &marks.times);
    assert_true(sentence && name && time);
    sentence->at = (fh_range){0, sizeof text - 1};
    name->at = (fh_range){4, 14};
    *time = (fhi_time){.at = {19, 33}, .type = FHI_TIME_DATE};
    assert_int_equal(fhi_amount_find(arena, arena, &marks, NULL), FH_OK);
    assert_int_equal(marks.amounts.n, 1);
    assert_int_equal(marks.amounts.at[0].at.start, 19);
    assert_int_equal(marks.amounts.at[0].at.end, 29);
    fhi_arena_free(arena);
}

static void bad_text_is_survived(void **state)
{
    static const char *const texts[] = {"",
                                        "-",
                                        "$",
                                        "1",
                                        "1,",
                                        ".5",
                                        "$.",
                                        "1/",
                                        "1/2/3/4",
                                        "a",
                                        "a half",
                                        "half",
                                        "of of of",
                                        "\377\376 5 \300 km",
                                        "5 \342\202",
                                        "999999999999999999999999999999999999999999999999 people",
                                        "1e99999 km",
                                        "million million million billion billion",
                                        "hundred hundred hundred",
                                        "1 2 3 4 5 6 7 8 9 0 1 2 3 4",
                                        "five-six-seven-eight",
                                        "$$$5$$$",
                                        "1-2-3-4-5-6-7",
                                        "between and between 5 and and 6",
                                        "one in one in one in zero",
                                        "9 out of 0 people",
                                        "1 in 0 people"};
    char out[4096];
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        fhi_arena *arena = fhi_arena_new();
        assert_true(notation_of(arena, texts[i], NULL, out, sizeof out));
        assert_null(strstr(out, "inf"));
        assert_null(strstr(out, "nan"));
        fhi_arena_free(arena);
    }
}

static void an_allocation_that_fails_is_reported(void **state)
{
    char out[1024];
    int failures = 0;
    (void)state;
    for (uint64_t n = 1; n < 64; n++) {
        fhi_arena *arena = fhi_arena_new();
        fhi_article article = {.text = FHI_SPAN("Oil cost $80 a barrel, and 12 ships with 300 men sank.")};
        fhi_text words = {.article = &article};
        fhi_marks marks = {.text = &words};
        assert_true(notation_split(arena, &article, &words));
        fh_error error = {0};
        fhi_arena_fail_after(n);
        fh_status status = fhi_amount_find(arena, arena, &marks, &error);
        fhi_arena_fail_after(0);
        if (status != FH_OK) {
            failures++;
            assert_int_equal(status, FH_NO_MEMORY);
            assert_int_equal(marks.amounts.n, 0);
        } else {
            out[0] = '\0';
            for (uint32_t i = 0; i < marks.amounts.n; i++)
                notation_write(article.text, &marks.amounts.at[i], out, sizeof out);
            assert_string_equal(out, "80 USD/barrel; 12 (ships); 300 (men)");
        }
        fhi_arena_free(arena);
    }
    assert_true(failures > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_exact),
        cmocka_unit_test(letters_and_signs_are_units_where_they_can_be),
        cmocka_unit_test(ranges_have_two_ends),
        cmocka_unit_test(bounds_are_read_on_both_sides),
        cmocka_unit_test(what_is_counted_is_the_noun_phrase),
        cmocka_unit_test(movements_are_told_from_levels),
        cmocka_unit_test(rates_keep_what_they_are_counted_by),
        cmocka_unit_test(some_numbers_are_no_amounts),
        cmocka_unit_test(marks_that_hold_a_number_keep_it),
        cmocka_unit_test(bad_text_is_survived),
        cmocka_unit_test(an_allocation_that_fails_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
