/* SPDX-License-Identifier: Apache-2.0 */
/* Who is credited, for the text or for a picture, and with which words. */
#include "extract/article_notation.h"

#define LEAD                                                                                                           \
    "The sea wall at Vessmouth gave way early on Tuesday and flooded more than 80 houses, the town council said."

static void assert_credits(const char *text, const char *wanted)
{
    char out[4096];
    made m;
    make(&m, text);
    assert_string_equal(credits_of(&m, out, sizeof out), wanted);
    unmake(&m);
}

static void credit_lines(void **state)
{
    (void)state;
    assert_credits(LEAD "\nSource: Reuters News Agency\n", "text Reuters: Reuters News Agency\n");
    assert_credits(LEAD "\n(With inputs from Northern Wire)\n", "text Northern Wire: Northern Wire\n");
    assert_credits(LEAD "\n(FRANCE 24 with AFP)\n", "text France 24: FRANCE 24\ntext AFP: AFP\n");
    assert_credits(LEAD "\n\xE2\x80\x93IANS\n", "text IANS: IANS\n");
    assert_credits(LEAD "\nAssociated Press writer Owen Farr in Lindmar contributed to this report.\n",
                   "text AP: Associated Press\n");
    assert_credits(
        LEAD
        "\nThese were the details of the news about the rail line for this day, and we hope that we have given you "
        "all that you want to know of it. Please note that the original news has been published and can be "
        "read at The Texas Tribune, that our desk has checked it, and that parts of it may have been changed, "
        "shortened or put in other words before it was put on this page.\n",
        "text The Texas Tribune: The Texas Tribune\n");
    assert_credits(LEAD "\nThis article originally appeared in The Texas Tribune.\n",
                   "text The Texas Tribune: The Texas Tribune\n");
    assert_credits(LEAD "\nSource: Vess Radio\n", "text Vess Radio: Vess Radio\n");
    assert_credits(LEAD "\nThis article originally appeared in the Vessmouth Times.\n", /* no table has it */
                   "text Vessmouth Times: Vessmouth Times\n");
    assert_credits(LEAD "\nThis article originally appeared in The Times.\n", "text The Times: The Times\n");
    assert_credits("By Lotte Brandt, The Vessmouth Guardian\n" LEAD "\n", /* not The Guardian's */
                   "text The Vessmouth Guardian: The Vessmouth Guardian\n");
    assert_credits(LEAD "\nThis article originally appeared in The Daily Express of Lindmar.\n",
                   "text Daily Express: The Daily Express\n");
    assert_credits(LEAD "\nThis article originally appeared in The Daily Lantern Star.\n",
                   "text The Daily Lantern Star: The Daily Lantern Star\n");
}

static void a_byline_may_tell_through_whom_it_came(void **state)
{
    (void)state;
    assert_credits("By AFP and published by Reuters\n" LEAD "\n", "text AFP: AFP\ntext Reuters: Reuters\n");
    assert_credits("By Time and by tide the harbour fills up with sand\n" LEAD "\n", "");
}

static void credits_behind_a_text(void **state)
{
    (void)state;
    assert_credits(LEAD " (Yonhap)\n", "text Yonhap: Yonhap\n");
    assert_credits(LEAD " (Northern Wire)\n", "text Northern Wire: Northern Wire\n");
    assert_credits(LEAD " \xE2\x80\x94 AFP\n", "text AFP: AFP\n");
    assert_credits(LEAD " \xE2\x80\x94 Northern Wire, AFP\n", "text Northern Wire: Northern Wire\ntext AFP: AFP\n");
    assert_credits(LEAD " \xE2\x80\x94 Reuters said so\n", "");
    assert_credits(LEAD "\nMayor Lotte Hargreave poses at the town hall. (AFP)\n" LEAD " It met.\n",
                   "photo AFP: AFP\n");
}

static void brackets_that_give_initials_are_no_credit(void **state)
{
    (void)state;
    assert_credits(LEAD "\nThe report was first carried by the Islamic Republic News Agency (IRNA).\n", "");
    assert_credits(LEAD "\nHe leads the Party of All Pensioners (PAP)\n" LEAD " It met.\n", "");
}

static void datelines(void **state)
{
    (void)state;
    made m;
    make(&m, "VESSMOUTH, Kestria (AP) \xE2\x80\x94 " LEAD);
    assert_span(m.article.dateline, "VESSMOUTH, Kestria");
    assert_span(m.article.credits.at[0].name, "AP");
    assert_int_equal(m.article.credits.at[0].form, FHI_CREDITED_BY_DATELINE);
    unmake(&m);
    make(&m, "Vessmouth, March 4 (Northern Wire) -- " LEAD);
    assert_span(m.article.dateline, "Vessmouth");
    assert_span(m.article.credits.at[0].name, "Northern Wire");
    unmake(&m);
    make(&m, "Port Vessmouth [KS], March 4 (Northern Wire): " LEAD);
    assert_span(m.article.dateline, "Port Vessmouth");
    assert_span(m.article.credits.at[0].name, "Northern Wire");
    unmake(&m);
    make(&m, "VESSMOUTH: " LEAD);
    assert_span(m.article.dateline, "VESSMOUTH");
    assert_int_equal(m.article.credits.n, 0);
    unmake(&m);
    make(&m, "VESSMOUTH \xE2\x80\x95 " LEAD);
    assert_span(m.article.dateline, "VESSMOUTH");
    unmake(&m);
    make(&m, "(Northern Wire) " LEAD);
    assert_span(m.article.dateline, "");
    assert_span(m.article.credits.at[0].name, "Northern Wire");
    assert_int_equal(m.article.credits.at[0].form, FHI_CREDITED_BY_DATELINE);
    unmake(&m);
    make(&m, "WATCH: " LEAD);
    assert_span(m.article.dateline, "");
    unmake(&m);
}

static void credits_in_sentences(void **state)
{
    (void)state;
    assert_credits("The wall was to be torn down, Reuters first reported on Monday.", "text Reuters: Reuters\n");
    assert_credits("The wall was to be torn down, according to a report by the Guardian, Haaretz and the Israeli "
                   "outlet Local Call.",
                   "text The Guardian: Guardian\ntext Haaretz: Haaretz\ntext Local Call: Local Call\n");
    assert_credits("The wall was to be torn down, two councillors told Reuters.", "text Reuters: Reuters\n");
    assert_credits("The wall was to be torn down, two councillors told CBS News.", "");
    assert_credits("The wall was to be torn down, according to People's Daily.",
                   "text People's Daily: People's Daily\n");
    assert_credits("The wall was to be torn down, L\xE2\x80\x99Orient Today reported.",
                   "text L'Orient Today: L\xE2\x80\x99Orient Today\n");
    assert_credits("The wall was to be torn down, and AFP reported a loss of 12 million.", "");
    assert_credits("The mayor reported that the time had come, and told time and again of the sun.", "");
}

static void a_day_before_the_word(void **state)
{
    (void)state;
    assert_credits("The wall will go, Reuters on Tuesday reported.", "text Reuters: Reuters\n");
    assert_credits("The wall will go, AFP first on Sunday reported.", "text AFP: AFP\n");
}

static void whom_somebody_told_something(void **state)
{
    (void)state;
    assert_credits("\"The wall will go,\" the mayor told AFP.", "");
    assert_credits("\"The wall will go,\" the mayor told AFP. A clerk told AFP that it leaked.", "text AFP: AFP\n");
    assert_credits("\"The wall will go,\" said the mayor. A clerk told AFP that it leaked.", "text AFP: AFP\n");
}

static void captions_credit_pictures(void **state)
{
    (void)state;
    assert_credits(LEAD "\nImage: REUTERS/Owen Farr\n" LEAD " It met.\n", "photo Reuters: REUTERS\n");
    assert_credits(LEAD "\nMayor Owen Farr crosses the bridge at Vessmouth, May 4, 2031. REUTERS/Ines Falk\n" LEAD
                        " It met.\n",
                   "photo Reuters: REUTERS\n");
    assert_credits("FILE - A boat lies on the quay at Vessmouth, March 4, 2025. (AP Photo/Owen Farr)\n" LEAD "\n",
                   "photo AP: AP\n");
}

static void a_name_and_an_agency_in_brackets_credit_a_picture(void **state)
{
    (void)state;
    made m;
    make(&m, "Mayor Owen Farr chastises a captain on the quay at Vessmouth, May 4, 2031. (Ines Falk/Reuters)\n\n" LEAD
             "\n");
    assert_int_equal(m.article.blocks.at[0].kind, FHI_BLOCK_CAPTION);
    unmake(&m);
    make(&m, "Mayor Owen Farr chastised a captain on the quay at Vessmouth on Sunday. (and/or his crew)\n\n" LEAD "\n");
    assert_int_equal(m.article.blocks.at[0].kind, FHI_BLOCK_PARAGRAPH);
    unmake(&m);
}

static void the_line_under_a_film_is_a_caption(void **state)
{
    (void)state;
    made m;
    make(&m, "CLOSE The mayor crosses the new bridge at Vessmouth on the day it opens.\n\n" LEAD "\n");
    assert_int_equal(m.article.blocks.at[0].kind, FHI_BLOCK_CAPTION);
    assert_int_equal(m.article.blocks.at[1].kind, FHI_BLOCK_PARAGRAPH);
    unmake(&m);
    make(&m, "CLOSE TO the bridge stands a mill that the council wants to sell this year.\n\n" LEAD "\n");
    assert_int_equal(m.article.blocks.at[0].kind, FHI_BLOCK_PARAGRAPH);
    unmake(&m);
}

/* Who needs the text alone leaves the rest out, and gets the same when it is asked for. */
static void the_text_comes_without_its_sources(void **state)
{
    (void)state;
    made m;
    fh_error error;
    fhi_article article;
    make(&m, "TOLVIK, Sept. 8, 2031 (Northern Wire) - The ferry to Fennay ran aground in fog on Monday, the harbour "
             "master told AFP.\n");
    assert_int_equal(fhi_extract_text(m.arena, m.scratch, &m.page, &article, &error), FH_OK);
    assert_true(fhi_span_is(article.text, m.article.text));
    assert_int_equal(article.credits.n, 0);
    assert_int_equal(article.published.basis, FHI_BASIS_UNKNOWN);
    assert_int_equal(fhi_extract_sources(m.arena, &article, &error), FH_OK);
    assert_in_range(article.credits.n, 1, 8);
    assert_int_equal(article.credits.n, m.article.credits.n);
    assert_int_equal(article.published.basis, FHI_BASIS_TEXT);
    assert_int_equal(article.published.day, m.article.published.day);
    unmake(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credit_lines),
        cmocka_unit_test(a_byline_may_tell_through_whom_it_came),
        cmocka_unit_test(credits_behind_a_text),
        cmocka_unit_test(brackets_that_give_initials_are_no_credit),
        cmocka_unit_test(datelines),
        cmocka_unit_test(credits_in_sentences),
        cmocka_unit_test(a_day_before_the_word),
        cmocka_unit_test(whom_somebody_told_something),
        cmocka_unit_test(captions_credit_pictures),
        cmocka_unit_test(a_name_and_an_agency_in_brackets_credit_a_picture),
        cmocka_unit_test(the_line_under_a_film_is_a_caption),
        cmocka_unit_test(the_text_comes_without_its_sources),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
