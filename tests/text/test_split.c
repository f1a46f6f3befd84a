/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens and sentences: the conventions, the examples of the tables, and texts that are no news. */
#include "text/rows.h"
#include "text/texts.h"

static void tokens_are(const char *text, const char *expected)
{
    sample s;
    sample_up(&s, fhi_span_of(text));
    assert_string_equal(sample_tokens(&s), expected);
    sample_down(&s);
}

/* `marked` is the text with " | " where one sentence ends and the next starts. */
static void sentences_are(const char *marked)
{
    char text[2048];
    size_t n = 0;
    for (const char *at = marked; *at; at++) {
        if (strncmp(at, " | ", 3) == 0) at += 2;
        assert_true(n + 1 < sizeof text);
        text[n++] = *at;
    }
    text[n] = 0;
    sample s;
    sample_up(&s, (fh_span){text, n});
    assert_string_equal(sample_sentences(&s), marked);
    sample_down(&s);
}

static void contractions_and_possessives_are_cut(void **state)
{
    (void)state;
    tokens_are("They won't; she can't, he’s Varlen's.", "They|wo|n't|;|she|ca|n't|,|he|’s|Varlen|'s|.");
    tokens_are("The workers' pay, O'Brien's too.", "The|workers|'|pay|,|O'Brien|'s|too|.");
    tokens_are("Varlen 's boats, as tokenized text has it", "Varlen|'s|boats|,|as|tokenized|text|has|it");
    tokens_are("We cannot go, I'm gonna stay", "We|can|not|go|,|I|'m|gon|na|stay");
    tokens_are("its own port, im sure its not large", "its|own|port|,|i|m|sure|it|s|not|large");
    tokens_are("It was the 1980's, and the 1987's end.", "It|was|the|1980's|,|and|the|1987|'s|end|.");
}

static void abbreviations_keep_their_stop(void **state)
{
    (void)state;
    tokens_are("S. Varlen, U.S. and a.m. (e.g. Adm. Ostrander)", "S.|Varlen|,|U.S.|and|a.m.|(|e.g.|Adm.|Ostrander|)");
    tokens_are("Boats, nets, etc. The rest, etc. in sheds", "Boats|,|nets|,|etc|.|The|rest|,|etc.|in|sheds");
    tokens_are("No. 5 said no. It is Gov. Hale Jr.'s.", "No.|5|said|no|.|It|is|Gov.|Hale|Jr.|'s|.");
}

static void marks_that_belong_together_stay_so(void **state)
{
    (void)state;
    tokens_are("Hale@HARBOUR asked it.? \xE2\x80\x98Yes\xE2\x80\x99\xE2\x80\x99",
               "Hale@HARBOUR|asked|it|.?|\xE2\x80\x98|Yes|\xE2\x80\x99\xE2\x80\x99");
}

static void numbers_stay_whole_and_units_part(void **state)
{
    (void)state;
    tokens_are("in Varlen 12345-6789, pages 12-6789", "in|Varlen|12345-6789|,|pages|12|-|6789");
    tokens_are("$1.2bn, 1,200.50 at 8:30 on 2024-10-28", "$|1.2|bn|,|1,200.50|at|8:30|on|2024-10-28");
    tokens_are("US$50, 40%, 5km, the 1990s, 4th, 3-4 at 7pm.",
               "US$|50|,|40|%|,|5|km|,|the|1990s|,|4th|,|3|-|4|at|7|pm|.");
    tokens_are("up .5 to 555-0199 or '90s", "up|.5|to|555-0199|or|'90s");
}

static void hyphens_part_words_but_not_prefixes(void **state)
{
    (void)state;
    tokens_are("a front-line unit's pre-war co-founder Kim Jang-ho",
               "a|front|-|line|unit|'s|pre-war|co-founder|Kim|Jang|-|ho");
}

static void addresses_stay_whole(void **state)
{
    (void)state;
    tokens_are("See https://example.org/a-b?c=1, (www.example.org) or a.b@example.org.",
               "See|https://example.org/a-b?c=1|,|(|www.example.org|)|or|a.b@example.org|.");
}

static void quotation_marks_are_paired(void **state)
{
    (void)state;
    sample s;
    sample_up(&s, FHI_SPAN("\"We go,\" he said. “Now.\" The 'old guard' of workers' unions"));
    const char *opened = "";
    for (uint32_t i = 0; i < s.text.tokens.n; i++) {
        uint8_t tag = s.text.tokens.at[i].tag;
        fh_span token = sample_token(&s, i);
        if (token.ptr[0] != '"' && token.ptr[0] != '\'' && token.len < 3) continue;
        if (tag != FHI_TAG_OPEN_QUOTE && tag != FHI_TAG_CLOSE_QUOTE) continue;
        opened = fhi_arena_format(s.arena, "%s%s", opened, tag == FHI_TAG_OPEN_QUOTE ? "<" : ">").ptr;
    }
    assert_string_equal(opened, "<><><>");
    assert_true(s.text.tokens.at[1].flags & FHI_TOKEN_QUOTED);
    assert_false(s.text.tokens.at[5].flags & FHI_TOKEN_QUOTED);
    sample_down(&s);
}

static void sentences_end_where_they_should(void **state)
{
    (void)state;
    sentences_are("The U.S. Navy came at 5 a.m. on Nov. 1. | It left at 6 p.m. | The port closed.");
    sentences_are("The gate shut at 5 p.m. Eastern on Monday. | It shuts at 6 p.m. Kestria time.");
    sentences_are("“We will go.” | She left. | \"Is it so?\" Karel Ostrander asked. | \"Yes!\" he said.");
    sentences_are("It cost $1.5 million ... or more. | I never meant that.... | She left.");
    sentences_are(
        "He moved to the U.K. | The rest stayed. | She met J. P. Varlen Jr. of Hale & Co. in D.C. | They talked.");
}

static void lists_part_at_their_numbers(void **state)
{
    (void)state;
    sentences_are("1.) Pay the crew | 2.) Load the ship | 3.) Sail");
    sentences_are("a. Pay the crew | b. Load the ship");
    sentences_are("• Pay the crew | • Load the ship");
}

static void sentences_stay_in_their_block(void **state)
{
    (void)state;
    sample s;
    sample_up(&s, FHI_SPAN("Talks open in Varlen\n\nThe talks opened,\nas planned on Monday\n\nwithout a stop"));
    assert_string_equal(sample_sentences(&s),
                        "Talks open in Varlen | The talks opened,\nas planned on Monday | without a stop");
    assert_int_equal(s.text.sentences.at[2].block, 2);
    assert_int_equal(s.text.tokens.at[s.text.sentences.at[1].first].sentence, 1);
    assert_true(s.text.tokens.at[4].flags & FHI_TOKEN_FIRST);
    assert_false(s.text.tokens.at[8].flags & FHI_TOKEN_FIRST);
    sample_down(&s);
}

static void words_have_one_hash_in_any_dress(void **state)
{
    (void)state;
    sample s;
    sample_up(&s, FHI_SPAN("Don't DON’T ÉTAT état – -"));
    const fhi_token *t = s.text.tokens.at;
    assert_int_equal(s.text.tokens.n, 8);
    assert_true(t[0].word == t[2].word && t[1].word == t[3].word && t[4].word == t[5].word && t[6].word == t[7].word);
    assert_true(t[0].word != t[1].word);
    sample_down(&s);
}

static void abbreviation_row(char **cells, unsigned n)
{
    assert_int_equal(n, 4);
    sentences_are(cells[3]);
}

static void contraction_row(char **cells, unsigned n)
{
    assert_int_equal(n, 3);
    char expected[128];
    snprintf(expected, sizeof expected, "They|%s|go|.", cells[1]);
    tokens_are(cells[2], expected);
}

static void its_row(char **cells, unsigned n)
{
    assert_int_equal(n, 2);
    char expected[64];
    snprintf(expected, sizeof expected, "I|think|it|s|%s|old|one|.", cells[0]);
    tokens_are(cells[1], expected);
}

static void prefix_row(char **cells, unsigned n)
{
    assert_int_equal(n, 2);
    tokens_are(cells[1], cells[1]);
}

static void unit_row(char **cells, unsigned n)
{
    assert_int_equal(n, 2);
    char expected[64];
    snprintf(expected, sizeof expected, "5|%s", cells[0]);
    tokens_are(cells[1], expected);
}

static void starter_row(char **cells, unsigned n)
{
    assert_int_equal(n, 1);
    char marked[128];
    snprintf(marked, sizeof marked, "She lives in the U.K. | %c%s of it.", cells[0][0] - 32, cells[0] + 1);
    sentences_are(marked);
}

static void speech_row(char **cells, unsigned n)
{
    assert_int_equal(n, 2);
    sentences_are(cells[1]);
}

static void past_row(char **cells, unsigned n)
{
    assert_int_equal(n, 2);
    sample s;
    sample_up(&s, fhi_span_of(cells[1]));
    uint32_t found = 0;
    for (uint32_t i = 0; i < s.text.tokens.n; i++) {
        if (!fhi_span_is(sample_token(&s, i), fhi_span_of(cells[0]))) continue;
        assert_int_equal(s.text.tokens.at[i].tag, FHI_TAG_VBD);
        found++;
    }
    assert_int_equal(found, 1);
    sample_down(&s);
}

static void a_signed_post_is_a_quotation(void **state)
{
    (void)state;
    sample s;
    sample_up(&s, FHI_SPAN("The bridge is shut. Go round! \xE2\x80\x94 Ann Lind (@annlind) May 6, 2031\n\n"
                           "She wrote to the club (@tarnbyclub) on Monday."));
    uint32_t quoted = 0;
    for (uint32_t i = 0; i < s.text.tokens.n; i++) {
        bool said = s.text.tokens.at[i].flags & FHI_TOKEN_QUOTED;
        assert_true(!said || i == quoted);
        quoted += said;
    }
    assert_true(fhi_span_is(sample_token(&s, quoted), FHI_SPAN("\xE2\x80\x94")));
    sample_down(&s);
}

static void every_example_of_the_tables_holds(void **state)
{
    (void)state;
    assert_true(each_row("data/text/abbreviations.tsv", abbreviation_row) > 100);
    assert_true(each_row("data/text/contractions.tsv", contraction_row) > 10);
    assert_true(each_row("data/text/its.tsv", its_row) > 10);
    assert_true(each_row("data/text/prefixes.tsv", prefix_row) > 10);
    assert_true(each_row("data/text/units.tsv", unit_row) > 10);
    assert_true(each_row("data/text/starters.tsv", starter_row) > 50);
    assert_true(each_row("data/text/speech.tsv", speech_row) > 10);
    assert_true(each_row("data/text/preterites.tsv", past_row) > 40);
    assert_true(each_row("data/text/unchanging.tsv", past_row) > 10);
}

static void ranges_hold_for_any_bytes(void **state)
{
    (void)state;
    static const char *const hard[] = {"",
                                       " ",
                                       "\xFF\xFE",
                                       "a\xC3",
                                       "....",
                                       "\"\"\"\"",
                                       "'",
                                       "(",
                                       "1.",
                                       "1.)",
                                       "\xE2\x80\x9C",
                                       "@a.b",
                                       "a@b.",
                                       "http://",
                                       "N\xC2\xB0",
                                       "\xC2\xB0.",
                                       "A.A.A.",
                                       "-",
                                       "1-2-",
                                       "'s",
                                       "n't",
                                       "\xF0\x9F\x98\x80.\xF0\x9F\x98\x80"};
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
        sample s;
        sample_up(&s, fhi_span_of(hard[i]));
        uint32_t end = 0;
        for (uint32_t k = 0; k < s.text.tokens.n; k++) {
            fhi_token t = s.text.tokens.at[k];
            assert_true(t.at.start >= end && t.at.end > t.at.start && t.at.end <= s.article.text.len);
            end = t.at.end;
        }
        sample_down(&s);
    }
}

/* Words between plain blanks are cut without many questions; no-break spaces part words as well, and there all are asked. */
static void the_short_way_gives_the_same(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Boats", "NATO,", "I",    "U.S.",  "Adm.",  "cannot",      "im",         "it's",
        "end.",  "why?",  "(as",  "told)", "No!",   "p.m.",        "well-known", "\"Go,\"",
        "3,000", "a",     "Kim;", "O",     "etc.,", "caf\xC3\xA9", "x:",         "\xE2\x80\x9CYes\xE2\x80\x9D",
        "Mr.",   "WON'T", "McX."};
    enum { WORDS = sizeof words / sizeof *words, TEXTS = 500, TAKEN = 12 };
    uint64_t drawn = 1;
    for (uint32_t n = 0; n < TEXTS; n++) {
        char plain[512], broken[512];
        int plain_len = 0, broken_len = 0;
        for (uint32_t i = 0; i < TAKEN; i++) {
            drawn = drawn * 0x5851F42D4C957F2Du + 0x14057B7EF767814Fu;
            const char *word = words[(drawn >> 33) % WORDS];
            plain_len += snprintf(plain + plain_len, sizeof plain - (size_t)plain_len, "%s%s", i ? " " : "", word);
            broken_len +=
                snprintf(broken + broken_len, sizeof broken - (size_t)broken_len, "%s%s", i ? "\xC2\xA0" : "", word);
        }
        sample a, b;
        sample_up(&a, fhi_span_of(plain));
        sample_up(&b, fhi_span_of(broken));
        assert_string_equal(sample_tokens(&a), sample_tokens(&b));
        for (uint32_t i = 0; i < a.text.tokens.n; i++) {
            assert_int_equal(a.text.tokens.at[i].flags, b.text.tokens.at[i].flags);
            assert_true(a.text.tokens.at[i].word == b.text.tokens.at[i].word);
        }
        sample_down(&a);
        sample_down(&b);
    }
}

static void each_allocation_may_fail(void **state)
{
    (void)state;
    sample s;
    sample_up(&s, FHI_SPAN("One. Two. Three."));
    fhi_text untouched = {0};
    for (uint64_t n = 1; n < 100; n++) {
        fh_error error = {0};
        fhi_arena_fail_after(n);
        fh_status status = fhi_split_text(s.arena, s.arena, &s.article, &untouched, &error);
        fhi_arena_fail_after(0);
        if (status == FH_OK) {
            assert_true(n > 1);
            break;
        }
        assert_int_equal(status, FH_NO_MEMORY);
        assert_null(untouched.tokens.at);
    }
    assert_int_equal(untouched.sentences.n, 3);
    sample_down(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contractions_and_possessives_are_cut),
        cmocka_unit_test(a_signed_post_is_a_quotation),
        cmocka_unit_test(abbreviations_keep_their_stop),
        cmocka_unit_test(marks_that_belong_together_stay_so),
        cmocka_unit_test(numbers_stay_whole_and_units_part),
        cmocka_unit_test(hyphens_part_words_but_not_prefixes),
        cmocka_unit_test(addresses_stay_whole),
        cmocka_unit_test(quotation_marks_are_paired),
        cmocka_unit_test(sentences_end_where_they_should),
        cmocka_unit_test(lists_part_at_their_numbers),
        cmocka_unit_test(sentences_stay_in_their_block),
        cmocka_unit_test(words_have_one_hash_in_any_dress),
        cmocka_unit_test(every_example_of_the_tables_holds),
        cmocka_unit_test(ranges_hold_for_any_bytes),
        cmocka_unit_test(the_short_way_gives_the_same),
        cmocka_unit_test(each_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
