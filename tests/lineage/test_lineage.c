/* SPDX-License-Identifier: Apache-2.0 */
/* Who took what from whom, over invented reports of one invented event. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/span.h"
#include "base/utf8.h"
#include "lineage/traced.h"

#define WIRE                                                                                                           \
    "A glass roof fell into the main hall of Tarnow Point station on Friday morning, and eleven travellers were hurt " \
    "by splinters, the fire service said.\\n\\nThe roof was put up in 1962 and had been closed to workers since "      \
    "January after two panes came loose in a storm, chief engineer Dora Finch wrote in a note to the council.\\n\\n"   \
    "Trains on the coast line were sent round through Hollin Bridge until the evening, which added forty minutes to "  \
    "every journey, the railway company said.\\n\\nThe council will decide on Tuesday whether the east wing of the "   \
    "building can be opened again.\\n"
#define REWRITE                                                                                                        \
    "Eleven travellers were injured by splinters on Friday morning as the glass roof above Tarnow Point station's "    \
    "main hall came down, firefighters said.\\n\\nAccording to a note that chief engineer Dora Finch sent the "        \
    "council, the 1962 roof has been shut to workers since a storm loosened two panes in January.\\n\\nThe railway "   \
    "company said coast line trains went round by Hollin Bridge until evening, adding forty minutes to each journey."  \
    "\\n\\nOn Tuesday the council decides if the building's east wing may open again.\\n"
#define OWN                                                                                                            \
    "Mina Abel was buying a ticket when she heard a crack like a whip above her head.\\n\\nShe pulled her daughter "   \
    "under the counter, and for a minute there was nothing but dust and the noise of alarms, she told this paper in "  \
    "the yard behind the buffet.\\n\\nNurses from the clinic across the square carried bandages over in a laundry "    \
    "cart. They counted twenty patients, most of them with cuts to their hands.\\n\\nThe baker at the corner gave "    \
    "away his bread until noon.\\n"

#define LINE(id, outlet, text)                                                                                         \
    "{\"id\": \"" id "\", \"outlet\": \"" outlet "\", \"title\": \"Station roof falls\", \"text\": \"" text "\"}\n"

static void a_copy_and_its_source_have_one_origin_and_an_own_report_another(void **state)
{
    (void)state;
    traced t =
        trace(LINE("wire", "Reuters", WIRE) LINE("copy", "Tarnow Gazette", WIRE) LINE("own", "Hollin Star", OWN));
    assert_int_equal(pair_of(&t, "wire", "copy")->relation, FHI_SAME_ORIGIN);
    assert_int_equal(pair_of(&t, "wire", "own")->relation, FHI_INDEPENDENT);
    assert_int_equal(pair_of(&t, "copy", "own")->relation, FHI_INDEPENDENT);
    assert_int_equal(t.lineage.origins.n, 2);
    assert_int_equal(t.lineage.standings[number_of(&t, "wire")].of, FHI_CLASS_OWN);
    assert_int_equal(t.lineage.standings[number_of(&t, "copy")].of, FHI_CLASS_DERIVED);
    assert_int_equal(t.lineage.standings[number_of(&t, "own")].of, FHI_CLASS_OWN);
    assert_int_equal(t.lineage.links.n, 1);
    assert_int_equal(t.lineage.links.at[0].from, number_of(&t, "wire"));
    assert_true(t.lineage.links.at[0].share > 0.99);
    assert_true(t.lineage.links.at[0].basis & FHI_BY_OUTLET);
    done(&t);
}

static void a_rewrite_sentence_by_sentence_is_found(void **state)
{
    (void)state;
    traced t =
        trace(LINE("wire", "Reuters", WIRE) LINE("rewrite", "Coast Daily", REWRITE) LINE("own", "Hollin Star", OWN));
    assert_int_equal(pair_of(&t, "wire", "rewrite")->relation, FHI_SAME_ORIGIN);
    assert_int_equal(pair_of(&t, "rewrite", "own")->relation, FHI_INDEPENDENT);
    bool rewritten = false;
    for (uint32_t i = 0; i < t.lineage.links.n; i++) {
        for (uint32_t k = 0; k < t.lineage.links.at[i].passages.n; k++) {
            rewritten |= t.lineage.links.at[i].passages.at[k].kind == FHI_PASSAGE_REWRITTEN;
        }
    }
    assert_true(rewritten);
    done(&t);
}

#define BY_WIRE "TARNOW POINT (Reuters) - "
#define SHARED                                                                                                         \
    "\\n\\nTrains on the coast line were sent round through Hollin Bridge until the evening, which added forty "       \
    "minutes "                                                                                                         \
    "to every journey, the railway company said.\\n"

static void two_reports_of_one_agency_stay_two_origins_though_a_paragraph_of_one_stands_in_the_other(void **state)
{
    (void)state;
    traced t = trace(LINE("first", "Reuters", WIRE) LINE("first copy", "Tarnow Gazette", BY_WIRE WIRE) LINE(
        "second", "Hollin Star", BY_WIRE OWN) LINE("second copy", "Bay News", BY_WIRE OWN SHARED));
    assert_int_equal(t.lineage.origins.n, 2);
    uint32_t first = t.lineage.standings[number_of(&t, "first")].origin;
    uint32_t second = t.lineage.standings[number_of(&t, "second")].origin;
    assert_int_equal(t.lineage.standings[number_of(&t, "first copy")].origin, first);
    assert_int_equal(t.lineage.standings[number_of(&t, "second copy")].origin, second);
    assert_int_not_equal(first, second);
    assert_int_equal(pair_of(&t, "first", "second copy")->relation, FHI_NOT_ESTABLISHED);
    done(&t);
}

/* A paragraph of the first report in other words: sentences that an outlet prints again word for word are its furniture. */
#define UPDATED                                                                                                        \
    "Eleven travellers were injured by splinters on Friday morning as the glass roof above Tarnow Point station's "    \
    "main hall came down, firefighters said.\\n\\nThe railway company said coast line trains went round by Hollin "    \
    "Bridge until evening, adding forty minutes to each journey.\\n\\n" OWN

/* CNN is an outlet that others credit, and prints an agency's text as well. */
static void an_outlet_with_an_agencys_text_has_it_from_there(void **state)
{
    (void)state;
    traced t = trace(LINE("printed", "CNN", WIRE) LINE("wire", "Reuters", WIRE) LINE("copy", "Tarnow Gazette", WIRE)
                         LINE("own", "CNN", OWN) LINE("own copy", "Bay News", OWN));
    assert_int_equal(t.lineage.standings[number_of(&t, "wire")].of, FHI_CLASS_OWN);
    assert_int_equal(t.lineage.standings[number_of(&t, "printed")].of, FHI_CLASS_DERIVED);
    assert_int_equal(t.lineage.standings[number_of(&t, "own")].of, FHI_CLASS_OWN);
    assert_int_equal(t.lineage.standings[number_of(&t, "own copy")].of, FHI_CLASS_DERIVED);
    done(&t);
}

static void a_report_and_its_update_are_one_origin(void **state)
{
    (void)state;
    traced t = trace(LINE("first", "Reuters", WIRE) LINE("first copy", "Tarnow Gazette", WIRE)
                         LINE("update", "Reuters", UPDATED) LINE("update copy", "Bay News", UPDATED));
    assert_int_equal(t.lineage.origins.n, 1);
    done(&t);
}

static void an_origin_is_named_after_the_newsroom_that_most_of_its_articles_credit(void **state)
{
    (void)state;
    traced t = trace(LINE("a", "Tarnow Gazette", BY_WIRE WIRE) LINE("b", "Hollin Star", BY_WIRE WIRE)
                         LINE("c", "Prensa Latina", WIRE) LINE("d", "Bay News", BY_WIRE WIRE));
    assert_int_equal(t.lineage.origins.n, 1);
    assert_true(fhi_span_is(t.lineage.origins.at[0].name, FHI_SPAN("Reuters")));
    done(&t);
}

static void a_report_of_its_own_is_named_after_its_outlet_whomever_it_cites(void **state)
{
    (void)state;
    traced t = trace(LINE("a", "Tarnow Gazette",
                          OWN SHARED "A rail club called the roof old. The owners were warned, Reuters reported on "
                                     "Monday. The club wants another."));
    assert_int_equal(t.lineage.standings[0].of, FHI_CLASS_OWN);
    assert_true(fhi_span_is(t.lineage.origins.at[0].name, FHI_SPAN("Tarnow Gazette")));
    assert_true(fhi_span_find(t.lineage.origins.at[0].why.at[0], FHI_SPAN("credits Reuters"), 0) >= 0);
    done(&t);
}

static void nothing_is_established_between_articles_of_unknown_outlets(void **state)
{
    (void)state;
    traced t = trace(LINE("wire", "", WIRE) LINE("own", "", OWN));
    assert_int_equal(pair_of(&t, "wire", "own")->relation, FHI_NOT_ESTABLISHED);
    done(&t);
}

static void nor_between_two_reports_of_one_outlet(void **state)
{
    (void)state;
    traced t = trace(LINE("a", "Tarnow Gazette", WIRE) LINE("b", "Tarnow Gazette", OWN));
    assert_int_equal(pair_of(&t, "a", "b")->relation, FHI_NOT_ESTABLISHED);
    done(&t);
}

/* Every pair has a reason; passages lie on characters, in order and apart in the derived text; shares are shares. */
static void results_hold_together(void **state)
{
    (void)state;
    traced t = trace(LINE("wire", "Reuters", WIRE) LINE("copy", "Tarnow Gazette", WIRE) LINE("own", "Hollin Star", OWN)
                         LINE("rewrite", "Coast Daily", REWRITE) LINE("both", "Radio Tarnow", OWN "\\n" WIRE));
    assert_int_equal(t.lineage.pairs.n, 10);
    for (uint32_t i = 0; i < t.lineage.pairs.n; i++) assert_true(t.lineage.pairs.at[i].why.n > 0);
    for (uint32_t i = 0; i < t.lineage.links.n; i++) {
        const fhi_link *link = &t.lineage.links.at[i];
        fh_span from = t.collection->readings[link->from].article->text,
                to = t.collection->readings[link->to].article->text;
        assert_true(link->share >= 0 && link->share <= 1);
        assert_true(link->from != link->to);
        uint32_t end = 0;
        for (uint32_t k = 0; k < link->passages.n; k++) {
            const fhi_passage *p = &link->passages.at[k];
            assert_true(p->to.start >= end && p->to.start < p->to.end && p->to.end <= to.len);
            assert_true(p->from.start < p->from.end && p->from.end <= from.len);
            assert_int_equal(fhi_utf8_valid(fhi_span_cut(to, p->to)), p->to.end - p->to.start);
            assert_int_equal(fhi_utf8_valid(fhi_span_cut(from, p->from)), p->from.end - p->from.start);
            end = p->to.end;
        }
    }
    done(&t);
}

static void any_order_gives_the_same_result(void **state)
{
    (void)state;
    static const char *const ids[] = {"wire", "copy", "own", "rewrite"};
    traced a = trace(LINE("wire", "Reuters", WIRE) LINE("copy", "Tarnow Gazette", WIRE) LINE("own", "Hollin Star", OWN)
                         LINE("rewrite", "Coast Daily", REWRITE));
    traced b = trace(LINE("rewrite", "Coast Daily", REWRITE) LINE("own", "Hollin Star", OWN)
                         LINE("copy", "Tarnow Gazette", WIRE) LINE("wire", "Reuters", WIRE));
    assert_int_equal(a.lineage.links.n, b.lineage.links.n);
    assert_int_equal(a.lineage.origins.n, b.lineage.origins.n);
    for (size_t i = 0; i < 4; i++) {
        const fhi_standing *x = &a.lineage.standings[number_of(&a, ids[i])],
                           *y = &b.lineage.standings[number_of(&b, ids[i])];
        assert_int_equal(x->of, y->of);
        assert_true(x->own_share == y->own_share);
        for (size_t k = 0; k < i; k++) {
            assert_int_equal(pair_of(&a, ids[i], ids[k])->relation, pair_of(&b, ids[i], ids[k])->relation);
        }
    }
    done(&a);
    done(&b);
}

/* The origin of the article with that id. */
static const fhi_origin *origin_of(const traced *t, const char *id)
{
    return &t->lineage.origins.at[t->lineage.standings[number_of(t, id)].origin];
}

static void what_was_told_keeps_its_number_and_is_not_told_again(void **state)
{
    (void)state;
    traced t = read_lines(LINE("wire", "Reuters", WIRE) LINE("copy", "Tarnow Gazette", WIRE)
                              LINE("own", "Hollin Star", OWN) LINE("later", "Orlow Post", WIRE));
    uint32_t origin[] = {5, 9, FHI_NONE, FHI_NONE};
    relate(&t, &(fhi_told){.origin = origin, .origins = 10});
    const fhi_origin *wire = origin_of(&t, "wire");
    assert_ptr_equal(wire, origin_of(&t, "copy"));
    assert_ptr_equal(wire, origin_of(&t, "later"));
    assert_int_equal(wire->number, 5);
    assert_int_equal(wire->joined.n, 1); /* told apart before: the same text is enough to know better */
    assert_int_equal(wire->joined.at[0], 9);
    assert_int_equal(origin_of(&t, "own")->number, 10);
    assert_true(t.lineage.links.n > 0);
    for (uint32_t i = 0; i < t.lineage.links.n; i++)
        assert_true(t.lineage.links.at[i].from >= 2 || t.lineage.links.at[i].to >= 2);
    assert_int_equal(t.lineage.pairs.n, 5); /* of six, that of the two old ones was told */
    done(&t);
}

static void what_was_told_to_be_one_origin_stays_one(void **state)
{
    (void)state;
    traced t = read_lines(LINE("one", "Tarnow Gazette", WIRE) LINE("two", "Hollin Star", OWN)
                              LINE("new", "Orlow Post", "Sheep were counted in Orlow on Tuesday.\\n"));
    uint32_t origin[] = {3, 3, FHI_NONE}; /* by a text that both shared, and that is gone */
    relate(&t, &(fhi_told){.origin = origin, .origins = 4});
    assert_ptr_equal(origin_of(&t, "one"), origin_of(&t, "two"));
    assert_int_equal(origin_of(&t, "one")->number, 3);
    assert_int_equal(origin_of(&t, "one")->joined.n, 0);
    assert_int_equal(origin_of(&t, "new")->number, 4);
    done(&t);
}

static void memory_running_out_is_told(void **state)
{
    (void)state;
    fhi_collection *c = reading_of_lines(LINE("wire", "Reuters", WIRE) LINE("copy", "Tarnow Gazette", WIRE), true);
    assert_non_null(c);
    uint32_t one_story[2] = {0};
    for (uint64_t n = 1;; n += 7) {
        fhi_arena *arena = fhi_arena_new();
        fhi_lineage lineage = {0};
        fh_error error = {0};
        fhi_arena_fail_after(n);
        fh_status status = fhi_lineage_trace(arena, c->readings, c->n, NULL, &lineage, &error);
        if (status == FH_OK) status = fhi_lineage_relate(arena, one_story, &lineage, &error);
        fhi_arena_fail_after(0);
        fhi_arena_free(arena);
        if (status == FH_OK) break;
        assert_int_equal(status, FH_NO_MEMORY);
    }
    reading_done(c);
}

/* The reports of RAIL and VISIT tell the same in other words. */
#define RAIL                                                                                                           \
    "Transport minister Edda Krag resigned on Wednesday over the contract for the coast line that was given to her "   \
    "brother.\\n\\nThe prime minister accepted the resignation and named her deputy Jon Falk as her successor until "  \
    "the election in November.\\n\\nThe contract with the railway company, worth 240 million crowns, will be "         \
    "reviewed by the auditor general.\\n"
#define VISIT                                                                                                          \
    "Edda Krag stepped down as transport minister on Wednesday after it emerged that her brother got the contract "    \
    "for the coast line.\\n\\n“I made a mistake,” she told the Star in her office.\\n\\nHer deputy Jon Falk "      \
    "was named her successor until November's election by the prime minister, who accepted the resignation.\\n\\n"     \
    "The auditor general will review the contract with the railway company, which is worth 240 million crowns.\\n"

static void whom_people_spoke_to_rewrote_nobody(void **state)
{
    (void)state;
    traced t = trace(LINE("wire", "Reuters", RAIL) LINE("star", "Hollin Star", VISIT));
    assert_int_not_equal(t.lineage.standings[number_of(&t, "star")].of, FHI_CLASS_DERIVED);
    assert_int_not_equal(pair_of(&t, "wire", "star")->relation, FHI_SAME_ORIGIN);
    for (uint32_t i = 0; i < t.lineage.links.n; i++)
        for (uint32_t k = 0; k < t.lineage.links.at[i].passages.n; k++)
            assert_int_not_equal(t.lineage.links.at[i].passages.at[k].kind, FHI_PASSAGE_REWRITTEN);
    done(&t);
    t = trace(LINE("wire", "Reuters", RAIL) LINE("post", "Orlow Post", VISIT)); /* she told the Star, not the Post */
    assert_int_equal(t.lineage.standings[number_of(&t, "post")].of, FHI_CLASS_DERIVED);
    done(&t);
}

static void who_retells_an_interview_names_the_outlet(void **state)
{
    (void)state;
    traced t = trace(LINE("star", "Hollin Star", VISIT) LINE(
        "digest", "Kestria Digest", RAIL "\\nShe had told the Hollin Star that it was a mistake.\\n"));
    bool retold = false;
    for (uint32_t i = 0; i < t.lineage.links.n; i++)
        for (uint32_t k = 0; k < t.lineage.links.at[i].passages.n; k++)
            retold = retold || t.lineage.links.at[i].passages.at[k].kind == FHI_PASSAGE_REWRITTEN;
    assert_true(retold);
    done(&t);
}

static void a_phrase_in_common_makes_no_copy_of_a_short_report(void **state)
{
    (void)state;
    traced t = trace(LINE(
        "a", "Hollin Star",
        "Twelve people were killed when a ferry sank off Tarnow Point on Friday, the coast police said.\\n\\nIt was "
        "on its way to Orlow with cars and sheep.\\n") LINE("b", "Bay News",
                                                            "Three children died when a ferry sank off Tarnow "
                                                            "Point on Friday, their school said.\\n\\nThe mayor "
                                                            "will visit the town on Monday.\\n"));
    assert_int_not_equal(pair_of(&t, "a", "b")->relation, FHI_SAME_ORIGIN);
    assert_int_not_equal(t.lineage.standings[number_of(&t, "a")].of, FHI_CLASS_DERIVED);
    assert_int_not_equal(t.lineage.standings[number_of(&t, "b")].of, FHI_CLASS_DERIVED);
    assert_ptr_not_equal(origin_of(&t, "a"), origin_of(&t, "b"));
    done(&t);
}

static void a_short_report_that_is_all_copied_is_a_copy(void **state)
{
    (void)state;
    static const char short_report[] =
        LINE("a", "Hollin Star",
             "Twelve people were killed when a ferry sank off Tarnow Point on Friday, the coast police said.\\n")
            LINE("b", "Bay News",
                 "Twelve people were killed when a ferry sank off Tarnow Point on Friday, the coast police said.\\n");
    traced t = trace(short_report);
    assert_int_equal(pair_of(&t, "a", "b")->relation, FHI_SAME_ORIGIN);
    done(&t);
}

static void to_have_spoken_to_an_agency_is_no_credit_for_the_text(void **state)
{
    (void)state;
    traced t = trace(LINE("a", "Tarnow Gazette",
                          "The roof will be built again, the owner confirmed to Reuters on Monday. " OWN SHARED));
    assert_int_equal(t.lineage.standings[0].of, FHI_CLASS_OWN);
    done(&t);
}

static void what_is_said_of_one_of_a_list_is_said_of_all(void **state)
{
    (void)state;
    const char *lines =
        LINE("a", "Tarnow Gazette",
             "The roof was known to be unsafe, an investigation by Reuters, the French-language agency AFP and the "
             "Associated Press has found. " OWN SHARED);
    traced t = trace(lines);
    assert_int_equal(t.lineage.standings[0].of, FHI_CLASS_DERIVED);
    assert_int_equal(t.lineage.standings[0].credited.n, 3);
    done(&t);
}

static traced trace_story_of(int articles)
{
    enum { ROOM = 400 };
    char *lines = malloc((size_t)articles * ROOM);
    size_t len = 0;
    assert_non_null(lines);
    for (int i = 0; i < articles; i++)
        len += (size_t)snprintf(
            lines + len, ROOM,
            "{\"id\": \"%04d\", \"outlet\": \"Outlet %d\", \"published\": \"2031-05-06\", \"text\": \"A glass "
            "roof fell into the main hall of Tarnow Point station on Friday, and eleven were hurt.\"}\n",
            i, i);
    traced t = trace(lines);
    free(lines);
    return t;
}

static void of_a_large_story_each_article_is_compared_with_the_next(void **state)
{
    (void)state;
    for (int beyond = 0; beyond <= 2; beyond++) { /* one more than its neighbours is the largest story compared whole */
        uint64_t articles = FHI_MAX_STORY_NEIGHBOURS + 1 + (uint64_t)beyond, pairs = articles * (articles - 1) / 2;
        traced t = trace_story_of((int)articles);
        assert_int_equal(t.lineage.uncompared, beyond * (beyond + 1) / 2);
        assert_int_equal(t.lineage.pairs.n, pairs - t.lineage.uncompared);
        done(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_copy_and_its_source_have_one_origin_and_an_own_report_another),
        cmocka_unit_test(a_rewrite_sentence_by_sentence_is_found),
        cmocka_unit_test(two_reports_of_one_agency_stay_two_origins_though_a_paragraph_of_one_stands_in_the_other),
        cmocka_unit_test(an_outlet_with_an_agencys_text_has_it_from_there),
        cmocka_unit_test(a_report_and_its_update_are_one_origin),
        cmocka_unit_test(an_origin_is_named_after_the_newsroom_that_most_of_its_articles_credit),
        cmocka_unit_test(a_report_of_its_own_is_named_after_its_outlet_whomever_it_cites),
        cmocka_unit_test(whom_people_spoke_to_rewrote_nobody),
        cmocka_unit_test(who_retells_an_interview_names_the_outlet),
        cmocka_unit_test(a_phrase_in_common_makes_no_copy_of_a_short_report),
        cmocka_unit_test(a_short_report_that_is_all_copied_is_a_copy),
        cmocka_unit_test(to_have_spoken_to_an_agency_is_no_credit_for_the_text),
        cmocka_unit_test(what_is_said_of_one_of_a_list_is_said_of_all),
        cmocka_unit_test(of_a_large_story_each_article_is_compared_with_the_next),
        cmocka_unit_test(nothing_is_established_between_articles_of_unknown_outlets),
        cmocka_unit_test(nor_between_two_reports_of_one_outlet),
        cmocka_unit_test(results_hold_together),
        cmocka_unit_test(any_order_gives_the_same_result),
        cmocka_unit_test(what_was_told_keeps_its_number_and_is_not_told_again),
        cmocka_unit_test(what_was_told_to_be_one_origin_stays_one),
        cmocka_unit_test(memory_running_out_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
