/* SPDX-License-Identifier: Apache-2.0 */
/* How two articles of a story stand to each other where a third or somebody unnamed comes in, over invented reports. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lineage/ferry.h"
#include "lineage/traced.h"

#define LINE(id, outlet, text)                                                                                         \
    "{\"id\": \"" id "\", \"outlet\": \"" outlet "\", \"title\": \"From the bay\", \"text\": \"" text "\"}\n"

static void assert_relation(const traced *t, const char *a, const char *b, fhi_relation relation)
{
    if (pair_of(t, a, b)->relation != relation) fail_msg("%s %s: %d", a, b, (int)pair_of(t, a, b)->relation);
}

#define GOVERNOR                                                                                                       \
    "HASK (Northern Wire) - At least four people were killed and 37 injured when an express train left the rails "     \
    "near Hask on Tuesday, the regional governor said.\\n\\nThe 07.12 from Lindau was running at about 130 "           \
    "kilometres an hour when three of its six coaches tipped over on a curve, Governor Malin Stroud told "             \
    "reporters.\\n\\nCranes were on their way to lift the second coach, under which rescuers still heard "             \
    "knocking.\\n\\nThe line was relaid in 2027. The railway said signals had worked without fault in the "            \
    "morning.\\n\\nPresident Anders Kolm sent his condolences to the families and cut short a visit to the coast.\\n"
#define BANG                                                                                                           \
    "HASK, July 15 (Continental Press Agency) - Four people died and dozens were hurt on Tuesday when a high-speed "   \
    "train jumped the tracks in a field outside Hask, rescue services said.\\n\\nA reporter saw coaches lying in the " \
    "maize and passengers with bandaged heads being led to buses.\\n\\n\\\"There was a bang, then everything "         \
    "flew,\\\" said Jonna Reis, a student who had been on her way to an examination. She climbed out through a "       \
    "window with her neighbour's baby in her arms.\\n\\nHospitals in Hask and Lindau called in off-duty staff. The "   \
    "chief surgeon in Hask, Pavel Moric, said six of the injured were in danger.\\n\\nIt is the worst rail accident "  \
    "in the country since 2011, when 19 people lost their lives at Brome junction.\\n"
#define BOTH                                                                                                           \
    "At least four people were killed and 37 injured when an express train left the rails near Hask on Tuesday, the "  \
    "regional governor said.\\n\\nThe 07.12 from Lindau was running at about 130 kilometres an hour when three of "    \
    "its six coaches tipped over on a curve, Governor Malin Stroud told reporters.\\n\\n\\\"There was a bang, then "   \
    "everything flew,\\\" said Jonna Reis, a student who had been on her way to an examination.\\n\\nHospitals in "    \
    "Hask and Lindau called in off-duty staff. - Northern Wire, Continental Press Agency\\n"
#define CUT                                                                                                            \
    "Four people died and dozens were hurt on Tuesday when a high-speed train jumped the tracks in a field outside "   \
    "Hask, rescue services said.\\n\\n\\\"There was a bang, then everything flew,\\\" said Jonna Reis, a student who " \
    "had been on her way to an examination. She climbed out through a window with her neighbour's baby in her "        \
    "arms.\\n\\nHospitals in Hask and Lindau called in off-duty staff. The chief surgeon in Hask, Pavel Moric, said "  \
    "six of the injured were in danger.\\n"

static void a_text_put_together_of_two_does_not_tie_them(void **state)
{
    (void)state;
    traced t = trace(LINE("a", "Northern Wire", GOVERNOR) LINE("b", "Continental Press Agency", BANG)
                         LINE("both", "Lindau Echo", BOTH) LINE("cut", "Brome Star", CUT));
    assert_relation(&t, "a", "b", FHI_INDEPENDENT);
    assert_relation(&t, "a", "cut", FHI_INDEPENDENT);
    assert_relation(&t, "a", "both", FHI_SAME_ORIGIN);
    assert_relation(&t, "b", "cut", FHI_SAME_ORIGIN);
    done(&t);
}

static void what_lies_whole_in_a_compilation_is_not_from_there(void **state)
{
    (void)state;
    traced t = trace(LINE("a", "Northern Wire", GOVERNOR) LINE("both", "Lindau Echo", GOVERNOR CUT)
                         LINE("cut", "Brome Star", CUT));
    assert_int_equal(standing_of(&t, "cut")->of, FHI_CLASS_OWN);
    assert_int_equal(standing_of(&t, "both")->of, FHI_CLASS_DERIVED);
    assert_relation(&t, "a", "cut", FHI_INDEPENDENT);
    done(&t);
}

#define FERRY_CUT                                                                                                      \
    "MERRENPORT: A ferry with 212 people on board ran aground off the island of Skell late on Sunday, tearing a hole " \
    "in its hull, the coastguard said.\\n\\nAll passengers were taken off by lifeboats and a fishing vessel before "   \
    "dawn, and nine were treated for cold.\\n\\nThe operator, Skellin Line, said the ship passed its yearly survey "   \
    "in March.\\n"
#define FERRY_RETOLD                                                                                                   \
    "An inquiry has been opened after a ferry carrying 212 people hit a reef off Skell on Sunday night, ripping open " \
    "its hull.\\n\\nThe coastguard said lifeboats and a fishing boat had taken off all passengers before dawn. Nine "  \
    "of them were treated for cold, while the captain and four crew stayed on board.\\n\\nBuilt in 1994, the Ingrid "  \
    "Vance was making its regular crossing from Merrenport to Osk when it struck the Hallow reef, half a mile "        \
    "outside the marked channel.\\n\\n\\\"We do not yet know why she left the channel,\\\" coastguard commander "      \
    "Hedda Roe said. \\\"The recorder has been secured.\\\"\\n\\nSkellin Line, the operator, said the ship had "       \
    "passed its yearly survey in March. Last year two of its other ferries were kept in port because of faulty "       \
    "steering gear.\\n\\nThe weather office said winds were light and visibility good at the time. Divers will look "  \
    "at the hull on Tuesday, and the transport ministry promised first findings within 30 days.\\n"

static void a_cut_and_a_rewrite_of_one_report_are_of_one_origin(void **state)
{
    (void)state;
    traced t = trace(LINE("wire", "Northern Wire", FERRY) LINE("cut", "Lowmoor Gazette", FERRY_CUT)
                         LINE("retold", "Tarn Valley Mail", FERRY_RETOLD));
    assert_relation(&t, "cut", "retold", FHI_SAME_ORIGIN);
    done(&t);
}

#define DIARY                                                                                                          \
    "Housing Minister Gerd Valen met the builder Hugo Sandt twice before the tender for the Riverside estate was "     \
    "published, according to his office diary, which the Courier has seen.\\n\\nThe meetings, on 3 and 17 May, are "   \
    "entered as \\\"private\\\". The tender came out on 20 May and was won by Sandt's firm, Sandt & Sons, in "         \
    "July.\\n\\nValen's spokeswoman said the two men had been at school together and had talked about a "              \
    "reunion.\\n\\nThe estate, of 640 flats, is to cost 310 million crowns. Three other firms had offered to build "   \
    "it for less, documents of the housing office show.\\n\\nAn official of the housing office who has since left "    \
    "said that the scores for quality had been changed overnight. \\\"I was told to sign, so I signed,\\\" the "       \
    "official said.\\n"
#define MOTION                                                                                                         \
    "Opposition parties called on Wednesday for the resignation of Housing Minister Gerd Valen, and a motion of no "   \
    "confidence is to be put to parliament next Tuesday.\\n\\nGreens leader Astrid Bohm said in the chamber that the " \
    "minister had lost the trust of everyone who had ever waited for a flat. Members of his own party looked at "      \
    "their telephones.\\n\\nThe Aldport Courier reported on Tuesday that Valen had met the builder Hugo Sandt twice "  \
    "before the tender for the Riverside estate was published. The tender came out on 20 May and was won by Sandt's "  \
    "firm in July.\\n\\nPrime Minister Vera Lund, travelling in the north, said she had full confidence in him. But "  \
    "two ministers, who asked not to be named, told the Ledger they had been asked who might follow.\\n\\nThe motion " \
    "needs 76 votes; the opposition has 71. Five members of the Farmers' League said that they would decide on "       \
    "Monday.\\n\\nSandt, reached by telephone on his boat, said: \\\"Ask my lawyer.\\\"\\n"

static void one_fact_with_its_words_does_not_make_one_report_of_two(void **state)
{
    (void)state;
    traced t = trace(LINE("diary", "Aldport Courier", DIARY) LINE("motion", "Capital Ledger", MOTION));
    assert_relation(&t, "diary", "motion", FHI_NOT_ESTABLISHED);
    done(&t);
}

#define RESIGNS                                                                                                        \
    "Housing Minister Gerd Valen resigned on Monday, an hour before a vote of no confidence.\\n\\nHe told the prime "  \
    "minister at noon, a government spokesman said. His deputy, Ina Sund, takes over for now.\\n\\nValen had met a "   \
    "builder twice before a tender, as this newspaper found out in April. Prosecutors in the capital have had the "    \
    "papers since Thursday, and two of his officials have been questioned.\\n\\nThe League wants the post for "        \
    "itself.\\n"

static void a_sentence_word_for_word_is_no_accident(void **state)
{
    (void)state;
    traced t = trace(LINE("report", "Capital Ledger", RESIGNS)
                         LINE("digest", "Evening Digest",
                              "Housing: Minister Gerd Valen resigned on Monday, an hour before a vote of no confidence."
                              "\\n\\nWeather: Storm Edda killed two people in the north.\\n\\nFootball: Striker Bo "
                              "Renner is leaving Osk United after nine seasons.\\n"));
    assert_relation(&t, "report", "digest", FHI_NOT_ESTABLISHED);
    done(&t);
}

#define CHAIRS                                                                                                         \
    "The barn is swept, and behind it grows the meadow that will be a car park on 6 September.\\n\\nMia Dorn came by " \
    "bicycle, said farmer Olga Prem, who rents out the barn. \\\"She asked if the hens would mind the "                \
    "drums.\\\"\\n\\nSixty guests have been asked to bring a chair each. The groom, Ivo Lenz, drums in her band; the " \
    "two know each other from the school choir in Hask.\\n\\nThe innkeeper has ordered nine hams.\\n"
#define WEDDING_A "The singer Mia Dorn is to marry her drummer in September"
#define WEDDING_B                                                                                                      \
    "\\n\\nThe wedding is to be held in a barn near Hask, and 60 guests have been asked to bring a chair "             \
    "each.\\n\\nDorn, 29, has sold four million records. Her manager did not reply to a request for comment.\\n"

static void who_has_it_from_unnamed_media_may_have_it_from_the_other(void **state)
{
    (void)state;
    traced t = trace(LINE("barn", "Hask Herald", CHAIRS)
                         LINE("far", "Capital Ledger", WEDDING_A ", local media reported on Monday." WEDDING_B));
    assert_relation(&t, "barn", "far", FHI_NOT_ESTABLISHED);
    done(&t);
}

static void agencies_without_a_name_may_be_any(void **state)
{
    (void)state;
    traced t = trace(LINE("wire", "Northern Wire", GOVERNOR)
                         LINE("paper", "Hask Herald", CHAIRS "\\n(With agencies)\\n") LINE("own", "Bay News", RESIGNS));
    assert_relation(&t, "wire", "paper", FHI_NOT_ESTABLISHED);
    assert_relation(&t, "own", "paper", FHI_INDEPENDENT);
    done(&t);
}

/* One of two copies tells whose report it is: who names that agency may have a part of it from there, and so from the other copy as well. */
static void who_names_the_agency_of_one_copy_is_not_independent_of_the_other(void **state)
{
    (void)state;
    traced t = trace(LINE("copy", "Osk Post", FERRY) LINE("credits", "Merren Daily", "SKELL (AFP) - " FERRY) LINE(
        "names", "Hask Herald",
        "A ferry lies on the Hallow reef, AFP reported. Its captain had sailed the line for twenty years, said "
        "his brother, Nils Brand, at the quay in Merrenport.\\n\\nThe coastguard does not know "
        "why the ship left the channel, according to AFP.\\n\\nThe islanders were without mail "
        "on Monday. \\\"We will row,\\\" said the postmistress, Ida Holt.\\n"));
    assert_relation(&t, "copy", "credits", FHI_SAME_ORIGIN);
    assert_relation(&t, "credits", "names", FHI_NOT_ESTABLISHED);
    assert_relation(&t, "copy", "names", FHI_NOT_ESTABLISHED);
    done(&t);
}

static void a_reprint_that_does_not_say_of_what_is_derived(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        fhi_class of;
    } cases[] = {
        {LINE("post", "Bay News", RESIGNS "\\nThis post was originally published on this site.\\n"), FHI_CLASS_DERIVED},
        {LINE("post", "Bay News", RESIGNS "\\nThis story first appeared on another website\\n"), FHI_CLASS_DERIVED},
        {LINE("post", "Bay News", RESIGNS "\\nThe map was originally published on this site in 2029.\\n"),
         FHI_CLASS_OWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        traced t = trace(cases[i].line);
        assert_int_equal(standing_of(&t, "post")->of, cases[i].of);
        done(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_put_together_of_two_does_not_tie_them),
        cmocka_unit_test(what_lies_whole_in_a_compilation_is_not_from_there),
        cmocka_unit_test(a_cut_and_a_rewrite_of_one_report_are_of_one_origin),
        cmocka_unit_test(one_fact_with_its_words_does_not_make_one_report_of_two),
        cmocka_unit_test(a_sentence_word_for_word_is_no_accident),
        cmocka_unit_test(who_has_it_from_unnamed_media_may_have_it_from_the_other),
        cmocka_unit_test(agencies_without_a_name_may_be_any),
        cmocka_unit_test(who_names_the_agency_of_one_copy_is_not_independent_of_the_other),
        cmocka_unit_test(a_reprint_that_does_not_say_of_what_is_derived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
