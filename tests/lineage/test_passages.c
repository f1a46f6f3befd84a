/* SPDX-License-Identifier: Apache-2.0 */
/* Which passages a link has, over invented reports. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lineage/ferry.h"
#include "lineage/traced.h"

#define LINE(id, outlet, text)                                                                                         \
    "{\"id\": \"" id "\", \"outlet\": \"" outlet "\", \"title\": \"From the bay\", \"text\": \"" text "\"}\n"

/* Some passage of the one link has these words, in the source or in the copy. */
static bool has_passage(const traced *t, const char *words)
{
    bool found = false;
    for (uint32_t i = 0; i < t->lineage.links.n; i++) {
        const fhi_link *link = &t->lineage.links.at[i];
        fh_span from = t->collection->readings[link->from].article->text,
                to = t->collection->readings[link->to].article->text;
        for (uint32_t k = 0; k < link->passages.n; k++) {
            const fhi_passage *p = &link->passages.at[k];
            found = found || fhi_span_find(fhi_span_cut(from, p->from), fhi_span_of(words), 0) >= 0 ||
                    fhi_span_find(fhi_span_cut(to, p->to), fhi_span_of(words), 0) >= 0;
        }
    }
    return found;
}

#define ENGINE "\\\"The engine is older than I am, and it has earned its rest"

static void a_quotation_beside_copied_words_came_with_them(void **state)
{
    (void)state;
    traced t = trace(
        LINE("wire", "Reuters",
             "The ferry to Orlow will not sail again before Easter, skipper Dora Finch told passengers who had waited "
             "on the quay of Tarnow Point since dawn.\\n\\nShe has crossed the bay for twenty-two years and has never "
             "before turned a single traveller away from her gangway.\\n\\n" ENGINE
             ",\\\" Finch said.\\n\\nThe company has ordered a new engine from a yard in Bergen.\\n")
            LINE("copy", "Coast Daily",
                 "Nobody had told the hotel, and forty rooms stood empty on Saturday night.\\n\\nShe has crossed the "
                 "bay for twenty-two years and has never before turned a single traveller away from her gangway.\\n\\n"
                 "Nor did she want to, as she shouted down to them. " ENGINE
                 "!\\\"\\n\\nAt the bakery they have begun to bake half as many rolls.\\n"));
    assert_true(has_passage(&t, "twenty-two years"));
    assert_true(has_passage(&t, "older than I am"));
    done(&t);
}

static void a_quotation_alone_is_no_passage(void **state)
{
    (void)state;
    traced t = trace(LINE("wire", "Reuters",
                          "The ferry to Orlow will not sail again before Easter, its skipper told passengers at Tarnow "
                          "Point.\\n\\n" ENGINE ".\\\"\\n\\nA new one will come from a yard in Bergen.\\n")
                         LINE("own", "Hollin Star",
                              "Tickets will be refunded from Monday, and buses will run twice as often.\\n\\n" ENGINE
                              ".\\\"\\n\\nThe mayor has written to the ministry for a boat from the reserve.\\n"));
    assert_false(has_passage(&t, "older than I am"));
    done(&t);
}

static void two_sentences_told_in_one_are_one_passage(void **state)
{
    (void)state;
    traced t = trace(
        LINE("star", "Hollin Star",
             "Eleven travellers were hurt when glass fell at Tarnow Point station on Friday.\\n\\nThe roof had been "
             "shut to workers since January because a storm had loosened two panes.\\n\\nChief engineer Dora Finch "
             "had written a note about the loose panes to the council in January. Her note was never read.\\n\\nThe "
             "railway sent its trains round through Hollin Bridge until evening.\\n")
            LINE("copy", "Coast Daily",
                 "Glass that fell at Tarnow Point station on Friday hurt eleven travellers, the Hollin Star reported."
                 "\\n\\nIn January chief engineer Dora Finch had written the council a note about two loose panes of "
                 "the roof, shut to workers since a storm that month.\\n\\nUntil evening the railway sent trains "
                 "round by Hollin Bridge, which took forty minutes longer, and nobody read the note.\\n"));
    assert_true(has_passage(&t, "had written a note about"));
    assert_true(has_passage(&t, "The roof had been shut to workers since January"));
    done(&t);
}

#define KASSOV                                                                                                         \
    "A court in Torvell on Wednesday ordered the release of Mira Kassov, editor of the magazine Plain Page, after "    \
    "412 days in custody, her lawyer said.\\n\\nJudge Ilan Brod dismissed two of three charges and set bail at "       \
    "50,000 crowns on the third, of insulting the state.\\n\\nKassov, 47, was arrested in July 2030 after Plain Page " \
    "printed tables of payments to officers of the border guard.\\n\\nAbout 200 people waited outside the prison in "  \
    "Nerva when she walked out at six in the evening.\\n\\nThe prosecution has ten days to appeal. The interior "      \
    "ministry declined to comment.\\n\\nTwo of her reporters, Jan Osk and Lea Marr, are still being held in Nerva.\\n"
#define RETOLD                                                                                                         \
    "Mira Kassov is out of jail: following 412 days behind bars, the woman who runs Plain Page won her freedom "       \
    "through a ruling handed down in Torvell on Wednesday, according to counsel.\\n\\nOf the three counts against "    \
    "her, a pair were thrown out by Judge Ilan Brod; over the remaining one, that of offending the state, she must "   \
    "deposit 50,000 crowns.\\n\\nOfficers had seized the 47-year-old in July 2030, once lists showing money that "     \
    "border guard commanders pocketed had appeared in her publication.\\n\\nSome 200 supporters stood by the gates "   \
    "of Nerva prison to greet her around 6pm.\\n\\nProsecutors may challenge the decision within ten days, and no "    \
    "word came from the ministry of the interior.\\n\\nHer colleagues Lea Marr and Jan Osk remain in Nerva.\\n"

static void who_names_the_other_as_its_source_is_taken_at_its_word(void **state)
{
    (void)state;
    traced t = trace(LINE("wire", "Reuters", KASSOV) LINE("a", "Delvary Standard", RETOLD));
    assert_false(has_passage(&t, "waited outside the prison"));
    done(&t);
    t = trace(LINE("wire", "Reuters", KASSOV)
                  LINE("a", "Delvary Standard", "This is according to Reuters.\\n\\n" RETOLD));
    assert_true(has_passage(&t, "waited outside the prison"));
    done(&t);
}

#define RETOLD_FERRY                                                                                                   \
    "A ferry with 212 people on board ran aground off the island of Skell late on Sunday, tearing a hole in its "      \
    "hull, the coastguard said.\\n\\nLifeboats and a fishing vessel took everyone off before dawn. Nine people had "   \
    "to be treated for cold.\\n\\nThe Ingrid Vance, built in 1994, was on its regular crossing from Merrenport to "    \
    "Osk when it struck the Hallow reef, which lies half a mile outside the marked channel.\\n\\nSkellin Line, which " \
    "operates her, said her yearly survey in March was passed. Faulty steering gear had kept two of its other "        \
    "ferries in port last year.\\n\\nFirst findings are to be published by the ministry within 30 days, and divers "   \
    "will look at the hull on Tuesday.\\n"

/* What all of a story say weighs little in it; in a text that is largely copied it is copied all the same. */
static void in_a_story_of_copies_a_sentence_told_anew_is_found(void **state)
{
    (void)state;
    traced t = trace(LINE("retold", "Tarn Valley Mail", RETOLD_FERRY) LINE("a", "Osk Herald", FERRY)
                         LINE("b", "Hollin Star", FERRY) LINE("wire", "Reuters", FERRY));
    assert_true(has_passage(&t, "took everyone off before dawn"));
    done(&t);
}

static void two_that_tell_one_outlets_report_are_taken_at_their_word(void **state)
{
    (void)state;
    traced t = trace(LINE("a", "Hollin Star", "This is according to Haaretz.\\n\\n" KASSOV)
                         LINE("b", "Delvary Standard", "This is according to Haaretz.\\n\\n" RETOLD));
    assert_true(has_passage(&t, "waited outside the prison"));
    done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_beside_copied_words_came_with_them),
        cmocka_unit_test(a_quotation_alone_is_no_passage),
        cmocka_unit_test(two_sentences_told_in_one_are_one_passage),
        cmocka_unit_test(who_names_the_other_as_its_source_is_taken_at_its_word),
        cmocka_unit_test(in_a_story_of_copies_a_sentence_told_anew_is_found),
        cmocka_unit_test(two_that_tell_one_outlets_report_are_taken_at_their_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
