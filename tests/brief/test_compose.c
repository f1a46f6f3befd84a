/* SPDX-License-Identifier: Apache-2.0 */
/* The brief: short cited lines in sections, nothing said twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "brief/phrase.h"
#include "reconcile/told.h"

static const char port[] = TOLD_LINE("a", "Coast Post", "2031-05-06",
                                     "A fire destroyed the old mill at Tarnby on Monday night. "
                                     "Fourteen workers were injured in the fire, police said. "
                                     "The Tarnby council will meet on Friday to discuss the fire. "
                                     "The mill belongs to the Oule Paper company.")
    TOLD_LINE("b", "Inland Mail", "2031-05-06",
              "The old mill at Tarnby was destroyed by a fire on Monday night. "
              "Nine workers were injured in the fire, the hospital said. "
              "The Oule Paper company denied that it ignored a warning about the mill.")
        TOLD_LINE("c", "Valley Times", "2031-05-07",
                  "Fire officers found a faulty lamp in the ruin of the Tarnby mill on Wednesday. "
                  "Fourteen workers were injured in the fire, police said.");

static const char strike[] = TOLD_LINE(
    "a", "Coast Post", "2031-10-06",
    "Train drivers of Tarnby will strike for two days from Thursday in a dispute over pay, their union said on Monday. "
    "The Oule railway has offered four percent.")
    TOLD_LINE("b", "Inland Mail", "2031-10-08",
              "The union of the Tarnby train drivers called off a two-day strike on Wednesday after a deal with the "
              "Oule railway. Members will vote on the deal on Oct. 24.");

static void each_thing_stands_in_its_section(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, port));
    assert_true(told_has_line(&t, FHI_SECTION_ESTABLISHED, "mill at Tarnby") ||
                told_has_line(&t, FHI_SECTION_LATEST, "mill at Tarnby"));
    assert_true(told_has_line(&t, FHI_SECTION_DISPUTED, "denied that it ignored"));
    assert_true(told_has_line(&t, FHI_SECTION_ANNOUNCED, "will meet on Friday"));
    assert_true(told_has_line(&t, FHI_SECTION_FIGURES, "14"));
    assert_true(told_has_line(&t, FHI_SECTION_FIGURES, "9"));
    assert_true(told_has_line(&t, FHI_SECTION_TIMELINE, "5 May"));
    assert_true(told_has_line(&t, FHI_SECTION_SOURCES, "Coast Post"));
    told_done(&t);
}

static void the_latest_is_of_the_story_and_not_of_what_was_before_it(void **state)
{
    (void)state;
    static const char mayor[] = TOLD_LINE(
        "a", "Coast Post", "2031-05-06",
        "Mayor Mara Lind of Tarnby resigned on Monday after a row over the harbour. The council had elected "
        "her in March 2029. The harbour council of Tarnby has long accused Mara Lind of waste.")
        TOLD_LINE("b", "Inland Mail", "2031-05-06",
                  "Mara Lind, mayor of Tarnby, resigned on Monday. The council of Tarnby had elected Lind in March "
                  "2029. “I have had enough of this harbour and of its storms”, Lind said.")
            TOLD_LINE("c", "Valley Times", "2031-05-07",
                      "Tarnby mayor Mara Lind has resigned. Snow fell on the hills of Oule. A dog show will be held.");
    told t;
    assert_true(told_of_lines(&t, mayor));
    assert_true(told_has_line(&t, FHI_SECTION_LATEST, "resigned"));
    assert_false(told_has_line(&t, FHI_SECTION_LATEST, "elected"));
    assert_false(told_has_line(&t, FHI_SECTION_LATEST, "has long accused"));
    assert_false(told_has_line(&t, FHI_SECTION_LATEST, "Snow"));
    assert_true(told_has_line(&t, FHI_SECTION_SAID, "storms”"));
    assert_false(told_has_line(&t, FHI_SECTION_SAID, "””"));
    told_done(&t);
}

static void the_latest_is_not_earlier_than_the_news_nor_how_things_are(void **state)
{
    (void)state;
    static const char vote[] = TOLD_LINE(
        "a", "Coast Post", "2031-05-07",
        "The assembly of Varland passed the ferry law on Tuesday with ninety votes. On Sunday fifty unions of ferry "
        "crews in Varland issued a statement against the ferry law.")
        TOLD_LINE(
            "b", "Inland Mail", "2031-05-07",
            "Varland's assembly passed the ferry law on Tuesday. Varland relies on its ferry crews for the law of "
            "the sea and for most of its trade.")
            TOLD_LINE(
                "c", "Valley Times", "2031-05-07",
                "The ferry law was passed by the assembly of Varland on Tuesday. The assembly then rose until June, "
                "and President Ada Holm thanked the assembly of Varland.")
                TOLD_LINE(
                    "d", "North Wire", "2031-05-07",
                    "On Tuesday the assembly of Varland passed the ferry law. Fifty unions of ferry crews in Varland "
                    "on Sunday issued a statement against the ferry law.")
                    TOLD_LINE(
                        "e", "Isle News", "2031-05-07",
                        "The assembly in Varland passed the ferry law on Tuesday. Varland relies on the ferry crews "
                        "for most of its trade.");
    told t;
    assert_true(told_of_lines(&t, vote));
    assert_true(told_has_line(&t, FHI_SECTION_LATEST, "passed the ferry law"));
    assert_false(told_has_line(&t, FHI_SECTION_LATEST, "Sunday"));
    assert_false(told_has_line(&t, FHI_SECTION_LATEST, "relies"));
    told_done(&t);
}

/* What nobody opens with is not the latest, though more of it is told. */
static void the_latest_is_what_a_report_opens_with(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "A judge in Oule ordered the Tarnby ferry to sail again on Tuesday. The council had asked for "
                      "it. Engineers of the ferry found rust on both ramps of the Tarnby ferry in Oule.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "The Tarnby ferry may sail again, by order of a court. Rust was found on both ramps of the "
                          "Tarnby ferry in Oule by engineers.")));
    assert_true(told_has_line(&t, FHI_SECTION_LATEST, "sail again"));
    assert_true(told_has_line(&t, FHI_SECTION_ESTABLISHED, "rust"));
    told_done(&t);
}

static void an_origin_of_one_article_is_named_once(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, strike));
    assert_true(told_has_line(&t, FHI_SECTION_SOURCES, "Coast Post, in one article"));
    told_done(&t);
}

static void three_outlets_with_a_report_each_share_a_line(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, port));
    const fhi_section *sources = told_section(&t, FHI_SECTION_SOURCES);
    assert_non_null(sources);
    assert_int_equal(sources->lines.n, 1);
    assert_string_equal(sources->lines.at[0].text.ptr, "Coast Post, Inland Mail, Valley Times, in one article each");
    assert_int_equal(sources->lines.at[0].cites.n, 3);
    told_done(&t);
}

/* Four outlets with two reports each, and that line: the fourth of the outlets gives way to it. */
static void the_shared_line_is_one_of_those_that_the_section_has(void **state)
{
    (void)state;
    static const char *const things[] = {"lamp", "door", "stove", "floor"};
    char lines[6000];
    int n = snprintf(lines, sizeof lines, "%s", port);
    for (int i = 0; i < 8; i++)
        n += snprintf(lines + n, sizeof lines - (size_t)n,
                      TOLD_LINE("%d", "%c Post", "2031-05-07", "Fire officers found a faulty %s in the Tarnby mill."),
                      i, 'A' + i / 2, things[i / 2]);
    told t;
    assert_true(told_of_lines(&t, lines));
    const fhi_section *sources = told_section(&t, FHI_SECTION_SOURCES);
    assert_non_null(sources);
    assert_int_equal(sources->lines.n, 4);
    assert_true(told_has_line(&t, FHI_SECTION_SOURCES, "C Post, in 2 articles"));
    assert_true(fhi_span_ends(sources->lines.at[3].text, FHI_SPAN(", in one article each")));
    told_done(&t);
}

static void courtesies_are_left_out(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06",
                  "The mill at Tarnby burnt down on Monday. “I saw the flames from my kitchen and ran,” Mr Jan Rusk "
                  "said. Rusk has milled there for years.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06",
                      "The mill at Tarnby burnt down on Monday. “There is nothing left but the stones,” Mayor Mara "
                      "Lind said.")));
    assert_true(told_has_line(&t, FHI_SECTION_SAID, "Jan Rusk: "));
    assert_false(told_has_line(&t, FHI_SECTION_SAID, "Mr Jan"));
    assert_true(told_has_line(&t, FHI_SECTION_SAID, "Mayor Mara Lind: "));
    told_done(&t);
}

static void the_end_of_a_quotation_is_no_event(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06",
                  "The mill at Tarnby burnt down on Monday. “They say that we lit it ourselves. What nonsense!” the "
                  "miller Jan Rusk wrote on Tuesday morning.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06", "The mill at Tarnby burnt down on Monday.")));
    assert_true(told_has_line(&t, FHI_SECTION_TIMELINE, "burnt down"));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, ": What nonsense!”"));
    told_done(&t);
}

/* What a writer says of himself weighs less than what is told of others. */
static void a_writer_is_not_the_news(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "We at the ferry company cannot carry every islander of Fennay. Our boats to Fennay are old, and "
                      "we need new ones for Fennay. We lost two boats of the Fennay line in the storm of 2029.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06",
                          "The ferry company has asked the council for money, it wrote on Tuesday. Its boats to Fennay "
                          "are forty years old. The council of Tarnby meets on the ferry to Fennay in June. The island "
                          "of Fennay has 900 people.")));
    assert_false(told_has_line(&t, FHI_SECTION_LATEST, "We at"));
    assert_false(told_has_line(&t, FHI_SECTION_SINGLE, "We lost"));
    told_done(&t);
}

/* A toll that later reports brought up to date is no established fact any more. */
static void an_old_toll_is_left_to_the_figures(void **state)
{
    (void)state;
    told t;
#define COLLAPSE "The ramp of the ferry at Tarnby collapsed on Monday as passengers went on board. "
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", COLLAPSE "Four people are known to have died, police said.")
                TOLD_LINE("b", "Inland Mail", "2031-05-06", COLLAPSE "Four people are known to have died.")
                    TOLD_LINE("c", "Valley Times", "2031-05-08",
                              COLLAPSE "The number of dead has risen to nine, police said on Thursday.")));
    assert_true(told_has_line(&t, FHI_SECTION_FIGURES, "4"));
    assert_true(told_has_line(&t, FHI_SECTION_FIGURES, "then 9"));
    assert_false(told_has_line(&t, FHI_SECTION_ESTABLISHED, "Four people"));
    assert_false(told_has_line(&t, FHI_SECTION_LATEST, "Four people"));
    told_done(&t);
}

static void an_office_stands_where_the_report_has_it(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06",
                  "The mill at Tarnby burnt down on Monday. “There is nothing left but the stones,” said Mara Lind, "
                  "mayor of Tarnby.")
            TOLD_LINE("b", "Inland Mail", "2031-05-06",
                      "The mill at Tarnby burnt down on Monday. “I saw the flames from my kitchen and ran,” Council "
                      "President Jan Rusk said.")));
    assert_true(told_has_line(&t, FHI_SECTION_SAID, "Mara Lind, mayor of Tarnby: "));
    assert_true(told_has_line(&t, FHI_SECTION_SAID, "President Jan Rusk: "));
    told_done(&t);
}

/* Of two turns, the one that the later reports tell stands first, though more tell the other. */
static void the_newest_stands_first(void **state)
{
    (void)state;
    told t;
#define FIRE   "The old mill at Tarnby burnt down on Monday, and the miller, Jan Rusk, was killed."
#define ARREST "Police on Wednesday arrested a man who had quarrelled with the miller of Tarnby, Jan Rusk, for years."
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06", FIRE) TOLD_LINE("b", "Coast Post", "2031-05-06", FIRE)
                TOLD_LINE("c", "Coast Post", "2031-05-06", FIRE) TOLD_LINE("d", "North Wire", "2031-05-07", ARREST)
                    TOLD_LINE("e", "North Wire", "2031-05-07", ARREST)));
    const fhi_section *latest = told_section(&t, FHI_SECTION_LATEST);
    assert_non_null(latest);
    assert_int_equal(latest->lines.n, 2);
    assert_true(fhi_span_find(latest->lines.at[0].text, FHI_SPAN("arrested"), 0) >= 0);
    assert_true(fhi_span_find(latest->lines.at[1].text, FHI_SPAN("burnt down"), 0) >= 0);
    told_done(&t);
}

static void every_line_has_text_and_cites_that_hold(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, port));
    for (uint32_t s = 0; s < t.brief.sections.n; s++) {
        const fhi_section *section = &t.brief.sections.at[s];
        assert_true(section->lines.n > 0);
        for (uint32_t i = 0; i < section->lines.n; i++) {
            assert_true(section->lines.at[i].text.len > 0);
            assert_true(section->lines.at[i].cites.n > 0);
            for (uint32_t k = 0; k < section->lines.at[i].cites.n; k++) {
                fhi_cite cite = section->lines.at[i].cites.at[k];
                assert_true(cite.article < t.from->n);
                assert_true(cite.at.start < cite.at.end);
                assert_true(cite.at.end <= t.from->readings[cite.article].article->text.len);
            }
        }
    }
    told_done(&t);
}

static void what_was_called_off_is_not_announced(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, strike));
    assert_false(told_has_line(&t, FHI_SECTION_ANNOUNCED, "will strike"));
    assert_false(told_has_line(&t, FHI_SECTION_TIMELINE, "expected: Train drivers"));
    assert_true(told_has_line(&t, FHI_SECTION_LATEST, "called off"));
    assert_true(told_has_line(&t, FHI_SECTION_ANNOUNCED, "will vote"));
    told_done(&t);
}

/* Two reports of one day: the one of the evening has the latest. */
static void the_latest_goes_by_the_hour(void **state)
{
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        char lines[2048];
        told t;
        snprintf(
            lines, sizeof lines,
            "%s{\"id\": \"b\", \"outlet\": \"Inland Mail\", \"published\": \"2031-06-03T%s:00:00Z\", \"text\": \"In "
            "Tarnby, two people are now known to have died, the mayor, Karl Voss, told reporters. Three people were "
            "still missing.\"}\n{\"id\": \"c\", \"outlet\": \"Valley Times\", \"published\": \"2031-06-03T%s:00:00Z\", "
            "\"text\": \"The death toll from the floods in the Senn valley rose to eight after a man of 81 died in "
            "hospital. The prime minister will visit Oule.\"}\n",
            TOLD_LINE("a", "Coast Post", "2031-06-02T10:00:00Z",
                      "At least four people died when the river Senn flooded the towns of Oule and Tarnby, "
                      "officials said on Monday."),
            turn ? "07" : "21", turn ? "21" : "07");
        assert_true(told_of_lines(&t, lines));
        const fhi_section *latest = told_section(&t, FHI_SECTION_LATEST);
        assert_non_null(latest);
        assert_true(fhi_span_find(latest->lines.at[0].text, fhi_span_of(turn ? "rose to eight" : "In Tarnby"), 0) >= 0);
        told_done(&t);
    }
}

static void what_was_announced_and_came_about_are_two_events(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t,
        TOLD_LINE("a", "Coast Post", "2031-05-06",
                  "Mayor Mara Lind of Tarnby is expected to resign over the sale of the mill, two people said on "
                  "Tuesday.") TOLD_LINE("b", "Inland Mail", "2031-05-08",
                                        "Mayor Mara Lind of Tarnby resigned on Thursday over the sale of the mill.")));
    assert_true(told_has_line(&t, FHI_SECTION_TIMELINE, "6 May"));
    assert_true(told_has_line(&t, FHI_SECTION_TIMELINE, "8 May"));
    told_done(&t);
}

static void a_line_cites_nobody_who_gives_another_number(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(
        &t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                      "A fire in the old mill at Tarnby killed twelve people on Monday night, police said.")
                TOLD_LINE("b", "Inland Mail", "2031-05-07",
                          "A fire in the old mill at Tarnby killed fourteen people on Monday night, police said.")));
    const fhi_section *latest = told_section(&t, FHI_SECTION_LATEST);
    assert_non_null(latest);
    for (uint32_t i = 0; i < latest->lines.n; i++) {
        const fhi_line *line = &latest->lines.at[i];
        assert_true(fhi_span_find(line->text, FHI_SPAN("killed"), 0) > 0);
        assert_int_equal(line->cites.n, 1);
    }
    told_done(&t);
}

static void a_claim_has_one_line(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, port));
    for (uint32_t claim = 0; claim < t.claims.claims.n; claim++) {
        uint32_t lines = 0;
        for (uint32_t s = 0; s < t.brief.sections.n; s++)
            for (uint32_t i = 0; i < t.brief.sections.at[s].lines.n; i++)
                for (uint32_t k = 0; k < t.brief.sections.at[s].lines.at[i].claims.n; k++)
                    lines += t.brief.sections.at[s].lines.at[i].claims.at[k] == claim;
        assert_true(lines <= 1);
    }
    told_done(&t);
}

static void one_article_takes_a_few_lines(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, TOLD_LINE("a", "Coast Post", "2031-05-06",
                                            "A fire destroyed the old mill at Tarnby on Monday night. "
                                            "Fourteen workers were injured in the fire, police said. "
                                            "The river was low. The mayor visited the workers in hospital. "
                                            "The mill made paper for the coast and the islands.")));
    uint32_t lines = 0;
    for (uint32_t s = 0; s < t.brief.sections.n; s++) lines += t.brief.sections.at[s].lines.n;
    assert_in_range(lines, 1, 4);
    told_done(&t);
}

static void every_failing_allocation_is_reported(void **state)
{
    (void)state;
    told t;
    assert_true(told_of_lines(&t, port));
    for (uint64_t n = 1; n < 2000; n += 13) {
        fhi_brief brief = {0};
        fhi_arena_fail_after(n);
        fh_status status =
            fhi_compose_brief(t.arena, t.from->readings, &t.lineage, &t.stories, &t.claims, &brief, NULL);
        fhi_arena_fail_after(0);
        if (status == FH_OK) break;
        assert_int_equal(status, FH_NO_MEMORY);
        assert_int_equal(brief.sections.n, 0);
    }
    told_done(&t);
}

static void check_amount(double low, double high, fhi_bound bound, fh_span unit, const char *wanted)
{
    fhi_arena *arena = fhi_arena_new();
    fhi_phrase phrase;
    fhi_phrase_start(arena, &phrase);
    fhi_phrase_amount(&phrase, low, high, bound, unit);
    fh_span text = fhi_phrase_end(&phrase);
    if (!fhi_span_is(text, fhi_span_of(wanted))) print_error("%.*s, not %s\n", (int)text.len, text.ptr, wanted);
    assert_true(fhi_span_is(text, fhi_span_of(wanted)));
    fhi_arena_free(arena);
}

static void numbers_read_as_people_write_them(void **state)
{
    (void)state;
    fh_span none = {NULL, 0};
    check_amount(14, 14, FHI_BOUND_EXACT, none, "14");
    check_amount(3000, 3000, FHI_BOUND_ABOUT, none, "about 3,000");
    check_amount(1200000, 1200000, FHI_BOUND_AT_LEAST, none, "at least 1.2 million");
    check_amount(1234567, 1234567, FHI_BOUND_EXACT, none, "1,234,567");
    check_amount(66, 66, FHI_BOUND_EXACT, FHI_SPAN("%"), "66%");
    check_amount(2.5, 2.5, FHI_BOUND_MORE_THAN, FHI_SPAN("km"), "more than 2.5 km");
    check_amount(7, 9, FHI_BOUND_RANGE, none,
                 "7\xE2\x80\x93"
                 "9");
    check_amount(350e9, 350e9, FHI_BOUND_EXACT, FHI_SPAN("USD"), "USD 350 billion");
    check_amount(1e300, 1e300, FHI_BOUND_EXACT, none, "a number past counting");
}

static void check_words(const char *text, uint32_t most, const char *wanted)
{
    fhi_arena *arena = fhi_arena_new();
    fhi_phrase phrase;
    fhi_phrase_start(arena, &phrase);
    fhi_phrase_words(&phrase, fhi_span_of(text), most, true);
    assert_true(fhi_span_is(fhi_phrase_end(&phrase), fhi_span_of(wanted)));
    fhi_arena_free(arena);
}

static void words_of_a_source_fit_a_line(void **state)
{
    (void)state;
    check_words("But the mill\n  burned.", 10, "The mill burned");
    check_words("The mill burned, and the river was low on that day", 4, "The mill burned \xE2\x80\xA6");
    check_words("The mill burned down to its old stone walls on a night of storms in May", 11,
                "The mill burned down to its old stone walls \xE2\x80\xA6");
    check_words("The owners asked for ten more weeks so that they might rebuild the old mill", 10,
                "The owners asked for ten more weeks so \xE2\x80\xA6");
    check_words("It was built in the U.S.", 10, "It was built in the U.S.");
    check_words("So the mill burned.", 10, "The mill burned");
    check_words("So far the mill stands.", 10, "So far the mill stands");
    /* nothing is left hanging where it is cut, and no quotation open */
    check_words("The mill burned down on a night of storms in May and for want of rain all that week", 13,
                "The mill burned down on a night of storms in May \xE2\x80\xA6");
    check_words("She said: \"The mill will stand again.", 10, "She said: \"The mill will stand again\"");
    check_words("The mill will stand again,\" she said.", 10, "The mill will stand again,\" she said");
    check_words("(Update: the mill burned.", 10, "Update: the mill burned");
    check_words("(The mill burned.)", 10, "(The mill burned.)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_thing_stands_in_its_section),
        cmocka_unit_test(the_latest_is_of_the_story_and_not_of_what_was_before_it),
        cmocka_unit_test(the_latest_is_not_earlier_than_the_news_nor_how_things_are),
        cmocka_unit_test(the_latest_is_what_a_report_opens_with),
        cmocka_unit_test(an_origin_of_one_article_is_named_once),
        cmocka_unit_test(three_outlets_with_a_report_each_share_a_line),
        cmocka_unit_test(the_shared_line_is_one_of_those_that_the_section_has),
        cmocka_unit_test(courtesies_are_left_out),
        cmocka_unit_test(the_end_of_a_quotation_is_no_event),
        cmocka_unit_test(a_writer_is_not_the_news),
        cmocka_unit_test(an_old_toll_is_left_to_the_figures),
        cmocka_unit_test(an_office_stands_where_the_report_has_it),
        cmocka_unit_test(the_newest_stands_first),
        cmocka_unit_test(every_line_has_text_and_cites_that_hold),
        cmocka_unit_test(what_was_called_off_is_not_announced),
        cmocka_unit_test(the_latest_goes_by_the_hour),
        cmocka_unit_test(what_was_announced_and_came_about_are_two_events),
        cmocka_unit_test(a_line_cites_nobody_who_gives_another_number),
        cmocka_unit_test(a_claim_has_one_line),
        cmocka_unit_test(one_article_takes_a_few_lines),
        cmocka_unit_test(every_failing_allocation_is_reported),
        cmocka_unit_test(numbers_read_as_people_write_them),
        cmocka_unit_test(words_of_a_source_fit_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
