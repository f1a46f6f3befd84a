/* SPDX-License-Identifier: Apache-2.0 */
/* What naming another newsroom makes of an article, over invented reports. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "lineage/sourcing.h"
#include "lineage/traced.h"

#define LINE(id, outlet, text)                                                                                         \
    "{\"id\": \"" id "\", \"outlet\": \"" outlet "\", \"title\": \"From the bay\", \"text\": \"" text "\"}\n"

#define MOTION                                                                                                         \
    "Opposition parties called on Wednesday for the resignation of Housing Minister Gerd Valen.\\n\\nGreens leader "   \
    "Astrid Bohm said in the chamber that he had lost the trust of everyone who ever waited for a flat.\\n\\n"
#define VOTES                                                                                                          \
    "The motion needs 76 votes, and the opposition has 71. Five members of the Farmers' League will decide on "        \
    "Monday.\\n"
#define DIARY "The Aldport Courier reported on Tuesday that Valen had met builder Hugo Sandt before a tender.\\n\\n"

static void who_takes_one_fact_from_another_and_has_its_own_voices_stays_its_own(void **state)
{
    (void)state;
    traced t =
        trace(LINE("a", "Capital Ledger", MOTION DIARY "Sandt told the Ledger that he would say nothing.\\n\\n" VOTES));
    assert_int_equal(standing_of(&t, "a")->of, FHI_CLASS_OWN);
    assert_int_equal(standing_of(&t, "a")->credited.n, 1);
    assert_true(fhi_span_is(standing_of(&t, "a")->credited.at[0], fhi_span_of("Aldport Courier")));
    assert_true(fhi_span_is(t.lineage.origins.at[0].name, fhi_span_of("Capital Ledger")));
    done(&t);
}

static void who_has_no_voices_of_its_own_may_have_part_from_there(void **state)
{
    (void)state;
    traced t = trace(LINE("a", "Capital Ledger", MOTION DIARY VOTES));
    assert_int_equal(standing_of(&t, "a")->of, FHI_CLASS_PARTLY_DERIVED);
    done(&t);
}

static void whose_lead_is_another_newsrooms_has_its_report_from_there(void **state)
{
    (void)state;
    traced t = trace(LINE("a", "Capital Ledger", DIARY MOTION VOTES));
    assert_int_equal(standing_of(&t, "a")->of, FHI_CLASS_DERIVED);
    done(&t);
}

static void who_was_told_again_and_again_and_reported_is_credited_for_the_report(void **state)
{
    (void)state;
    traced t =
        trace(LINE("a", "Bay News",
                   "The sea wall was built of sand. A clerk told the Guardian that nobody asked. Two masons told "
                   "the Guardian that they had. An engineer told the Guardian that it would not last, and the "
                   "plans were changed in May, the Guardian reported.\\n"));
    assert_int_equal(standing_of(&t, "a")->credited.n, 1);
    assert_int_equal(standing_of(&t, "a")->of, FHI_CLASS_PARTLY_DERIVED);
    done(&t);
}

#define PROBE                                                                                                          \
    "Forty of the bay's mussel beds were closed by false readings, an investigation by the Guardian and Haaretz "      \
    "found.\\n\\nMeters at six stations had been set by hand, papers of the water office show.\\n"

static void partners_in_a_piece_of_work_are_no_sources_of_it(void **state)
{
    (void)state;
    traced t = trace(LINE("own", "The Guardian", PROBE) LINE("print", "Hollin Star", "(The Guardian) " PROBE)
                         LINE("other", "Bay News", PROBE));
    assert_int_equal(standing_of(&t, "own")->credited.n, 0);
    assert_int_equal(standing_of(&t, "print")->credited.n, 1);
    assert_int_equal(standing_of(&t, "other")->credited.n, 2);
    done(&t);
}

static void what_an_author_writes_about_a_report_is_the_authors(void **state)
{
    (void)state;
    traced t = trace(
        LINE("i", "Bay News",
             "I read the investigation by Haaretz on the mussel beds twice, and then I put the paper down.\\n\\nNobody "
             "asks what it is like to live on mussels. My father did, and he never trusted a meter.\\n")
            LINE("they", "Hollin Star",
                 "The mussel beds were closed by false readings, an investigation by Haaretz shows.\\n\\nFishermen "
                 "lost a year, and some sold their boats. \\\"I knew it, and I said so,\\\" one of them said.\\n"));
    assert_int_equal(standing_of(&t, "i")->of, FHI_CLASS_OWN);
    assert_int_equal(standing_of(&t, "i")->credited.n, 0);
    assert_int_equal(standing_of(&t, "they")->of, FHI_CLASS_DERIVED);
    done(&t);
}

#define STORM                                                                                                          \
    "Storm Edda killed two people and left 80,000 homes without power in the north on Monday, officials said. Winds "  \
    "of 152 kilometres an hour were measured on Mount Kell, the weather office said.\\n"

static void help_from_an_agency_that_no_table_has_makes_no_one_report_of_two(void **state)
{
    (void)state;
    traced t = trace(
        LINE("wire", "Northern Wire",
             STORM "\\nA forester was struck by a tree, and a woman died when her car was swept off the bridge at "
                   "Senn.\\n\\nThe rail operator stopped all trains north of Lindau until Tuesday noon, and crews from "
                   "three regions were on their way to mend power lines, the grid company said.\\n")
            LINE("paper", "Hollin Courier",
                 "The beech that killed Arne Holt had stood for 180 years, and he had wanted to save it. His brother "
                 "Per found him at noon.\\n\\nIn Hollin the roof of the market hall lies in the church garden. Traders "
                 "carried their cheese into the vestry; the pastor blessed it, and ate some.\\n\\n" STORM
                 "\\nSchools stay shut until Thursday. The council has opened the sports hall to anyone without "
                 "light.\\n\\nNorthern Wire contributed to this report.\\n"));
    assert_int_equal(pair_of(&t, "wire", "paper")->relation, FHI_NOT_ESTABLISHED);
    done(&t);
}

static void who_names_a_wire_is_not_independent_of_its_copies(void **state)
{
    (void)state;
    traced t = trace(LINE("wire", "Northern Wire", STORM) LINE("copy", "Hollin Courier", STORM)
                         LINE("live", "Capital Ledger",
                              "Ferries will run again from six, the harbour office says.\\n\\nThe school in Weir Lane "
                              "takes in whoever has no "
                              "bed.\\n\\nNorthern Wire reports that two people were killed.\\n"));
    assert_int_equal(pair_of(&t, "wire", "copy")->relation, FHI_SAME_ORIGIN);
    assert_int_equal(pair_of(&t, "wire", "live")->relation, FHI_NOT_ESTABLISHED);
    assert_int_equal(pair_of(&t, "copy", "live")->relation, FHI_NOT_ESTABLISHED);
    assert_int_not_equal(standing_of(&t, "live")->origin, standing_of(&t, "wire")->origin);
    done(&t);
}

/* How many names that no table has are kept of an article that names the Guardian `known` times and then a "Bay Lantern" `unsure` times. */
static uint32_t unsure_of(uint32_t known, uint32_t unsure)
{
    char line[16384];
    size_t n = (size_t)snprintf(line, sizeof line, "{\"id\": \"a\", \"outlet\": \"Capital Ledger\", \"text\": \"");
    for (uint32_t i = 0; i < known; i++)
        n += (size_t)snprintf(line + n, sizeof line - n, "The Guardian reported that a boat of the bay sank. ");
    for (uint32_t i = 0; i < unsure; i++)
        n += (size_t)snprintf(line + n, sizeof line - n, "The Bay Lantern reported that a boat of the bay sank. ");
    assert_true(n + 4 < sizeof line);
    snprintf(line + n, sizeof line - n, "\"}\n");
    fhi_collection *c = reading_of_lines(line, true);
    fhi_arena *arena = fhi_arena_new();
    fhi_sourcing s = {0};
    assert_true(c && arena && fhi_sourcing_of(arena, &c->readings[0], &s));
    uint32_t kept = s.unsure.n;
    fhi_arena_free(arena);
    reading_done(c);
    return kept;
}

static void names_that_no_table_has_are_bounded(void **state)
{
    (void)state;
    assert_int_equal(unsure_of(0, FHI_MAX_UNSURE_SOURCES), FHI_MAX_UNSURE_SOURCES);
    assert_int_equal(unsure_of(0, FHI_MAX_UNSURE_SOURCES + 1), FHI_MAX_UNSURE_SOURCES);
    assert_int_equal(unsure_of(FHI_MAX_SOURCE_PLACES - 1, 1), 1); /* the last place that is looked at */
    assert_int_equal(unsure_of(FHI_MAX_SOURCE_PLACES, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_takes_one_fact_from_another_and_has_its_own_voices_stays_its_own),
        cmocka_unit_test(who_has_no_voices_of_its_own_may_have_part_from_there),
        cmocka_unit_test(whose_lead_is_another_newsrooms_has_its_report_from_there),
        cmocka_unit_test(who_was_told_again_and_again_and_reported_is_credited_for_the_report),
        cmocka_unit_test(partners_in_a_piece_of_work_are_no_sources_of_it),
        cmocka_unit_test(what_an_author_writes_about_a_report_is_the_authors),
        cmocka_unit_test(help_from_an_agency_that_no_table_has_makes_no_one_report_of_two),
        cmocka_unit_test(who_names_a_wire_is_not_independent_of_its_copies),
        cmocka_unit_test(names_that_no_table_has_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
