/* SPDX-License-Identifier: Apache-2.0 */
/* Articles out of plain texts: what each line is, what is healed, what is left out, what becomes a field. */
#include "extract/article_notation.h"

#include <stdlib.h>

#define LEAD                                                                                                           \
    "The sea wall at Vessmouth gave way early on Tuesday and flooded more than 80 houses, the town council said."
#define NEXT "Nobody was hurt, but the school will stay shut for a week while the roof is made safe, it added."

static void assert_blocks(const char *text, const char *wanted)
{
    char out[8192];
    made m;
    make(&m, text);
    assert_string_equal(blocks_of(&m, out, sizeof out), wanted);
    unmake(&m);
}

static void a_headline_above_a_lead_is_the_title(void **state)
{
    (void)state;
    assert_blocks("Sea wall gives way in Vessmouth\n" LEAD "\n" NEXT "\n",
                  "title: Sea wall gives way in Vessmouth\nparagraph: " LEAD "\nparagraph: " NEXT "\n");
}

static void a_lead_is_no_title(void **state)
{
    (void)state;
    assert_blocks(LEAD "\n\n" NEXT "\n", "paragraph: " LEAD "\nparagraph: " NEXT "\n");
}

static void a_teaser_that_opens_a_later_paragraph_is_left_out(void **state)
{
    (void)state;
    assert_blocks(
        "Sea wall gives way in Vessmouth\nThe sea wall at Vessmouth gave way early on Tuesday and floo…\n" LEAD "\n",
        "title: Sea wall gives way in Vessmouth\nparagraph: " LEAD
        "\n- cut-off-lead: The sea wall at Vessmouth gave way early on Tuesday and floo…\n");
}

static void dots_without_a_whole_stay(void **state)
{
    (void)state;
    assert_blocks(LEAD "\nAnd then the lights went out, one street after another...\n" NEXT "\n",
                  "paragraph: " LEAD
                  "\nparagraph: And then the lights went out, one street after another...\nparagraph: " NEXT "\n");
}

static void headlines_behind_the_text_are_links(void **state)
{
    (void)state;
    assert_blocks(LEAD "\n\n" NEXT
                       "\n\nFerry to Fennay runs aground in fog\n\nWorld, 3 hours ago\n\nHarbour board picks a "
                       "new chair after long dispute\n\nWhy the tide tables of 1953 still matter\n",
                  "paragraph: " LEAD "\nparagraph: " NEXT "\n- link-list: Ferry to Fennay runs aground in fog"
                  "\n- link-list: World, 3 hours ago\n- link-list: Harbour board picks a new chair after long dispute"
                  "\n- link-list: Why the tide tables of 1953 still matter\n");
}

static void lists_of_the_article_stay(void **state)
{
    (void)state;
    assert_blocks(
        LEAD "\n\n" NEXT "\n\nThe board that signed the letter:\n\nMara Ellin, chair of the board\n\nTom Hask, "
             "keeper of the sluices\n\nIda Brandt, head of the ferry office\n",
        "paragraph: " LEAD "\nparagraph: " NEXT "\nparagraph: The board that signed the letter:\nparagraph: Mara "
        "Ellin, chair of the board\nparagraph: Tom Hask, keeper of the sluices\nparagraph: Ida Brandt, head of "
        "the ferry office\n");
    assert_blocks(LEAD "\n\n" NEXT "\n\nDone: two of the four gates\n\nDone: the pumps of the school\n\nOpen: the road "
                       "along the coast\n",
                  "paragraph: " LEAD "\nparagraph: " NEXT
                  "\nparagraph: Done: two of the four gates\nparagraph: Done: the "
                  "pumps of the school\nparagraph: Open: the road along the coast\n");
    assert_blocks(LEAD "\n\n" NEXT "\n\nFerry to Fennay runs aground in fog\n\nWhy the tide tables of 1953 still "
                       "matter\n",
                  "paragraph: " LEAD "\nparagraph: " NEXT
                  "\nparagraph: Ferry to Fennay runs aground in fog\nparagraph: "
                  "Why the tide tables of 1953 still matter\n");
}

static void a_word_broken_over_a_line_is_healed(void **state)
{
    (void)state;
    assert_blocks(LEAD "\nThe mayor has dec\nlared a state of emergency for the whole of the North Shore.\n",
                  "paragraph: " LEAD
                  "\nparagraph: The mayor has declared a state of emergency for the whole of the North Shore.\n");
}

static void a_word_whose_first_piece_is_a_word_is_healed(void **state)
{
    (void)state;
    assert_blocks(LEAD "\nMembers of the harbour board had asked to have it post\nponed so that the divers could look "
                       "at the wall.\n",
                  "paragraph: " LEAD "\nparagraph: Members of the harbour board had asked to have it postponed so "
                  "that the divers could look at the wall.\n");
}

static void a_word_that_stands_elsewhere_is_healed(void **state)
{
    (void)state;
    assert_blocks(LEAD "\nA grozzler was seen in the harbour.\nNobody knew how the groz\nzler had come so far north.\n",
                  "paragraph: " LEAD "\nparagraph: A grozzler was seen in the harbour.\nparagraph: Nobody knew how "
                  "the grozzler had come so far north.\n");
}

static void two_words_stay_two(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"in", "to"},    {"with", "out"}, {"an", "other"},  {"under", "taken"},
                                           {"over", "led"}, {"be", "came"},  {"all", "ready"}, {"some", "one"},
                                           {"so", "me"},    {"he", "art"},   {"the", "me"},    {"25th", "in"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char text[400], wanted[400];
        snprintf(text, sizeof text, LEAD "\nThe divers went down %s\n%s the water was cold.\n", pairs[i][0],
                 pairs[i][1]);
        snprintf(wanted, sizeof wanted,
                 "paragraph: " LEAD "\nparagraph: The divers went down %s %s the water was cold.\n", pairs[i][0],
                 pairs[i][1]);
        assert_blocks(text, wanted);
    }
}

static void a_sentence_broken_between_words_gets_a_space(void **state)
{
    (void)state;
    assert_blocks(LEAD "\nThe mayor said that with\nthe tide the town would flood again.\n",
                  "paragraph: " LEAD "\nparagraph: The mayor said that with the tide the town would flood again.\n");
}

static void wrapped_lines_are_joined(void **state)
{
    (void)state;
    assert_blocks("The sea wall at Vessmouth gave way early on Tuesday and\nflooded more than 80 houses, the town "
                  "council said. Nobody\n"
                  "was hurt, but the school will stay shut for a week.\n\nFerries to Fennay were cancelled for the "
                  "day, and the road\n"
                  "along the coast was closed by fallen trees in four places,\npolice said.\n",
                  "paragraph: The sea wall at Vessmouth gave way early on Tuesday and flooded more than 80 houses, the "
                  "town council said. "
                  "Nobody was hurt, but the school will stay shut for a week.\nparagraph: Ferries to Fennay were "
                  "cancelled for the day, and "
                  "the road along the coast was closed by fallen trees in four places, police said.\n");
}

static void a_hyphen_at_a_line_end_stays_a_hyphen(void **state)
{
    (void)state;
    assert_blocks("The sea wall at Vessmouth gave way early on Tuesday in a long-\nfeared flood of the old houses, the "
                  "town council said when it\n"
                  "met in the morning to hear from the people of North Shore.\n",
                  "paragraph: The sea wall at Vessmouth gave way early on Tuesday in a long-feared flood of the old "
                  "houses, the town council "
                  "said when it met in the morning to hear from the people of North Shore.\n");
}

static void a_caption_that_stands_twice_is_kept_once(void **state)
{
    (void)state;
    assert_blocks(
        LEAD "\n\nMayor Lotte Hargreave speaks at the town hall on March 4, 2025. (Northern Wire)\n"
             "Mayor Lotte Hargreave speaks at the town hall on March 4, 2025. (Northern Wire)\n\n" NEXT "\n",
        "paragraph: " LEAD
        "\ncaption: Mayor Lotte Hargreave speaks at the town hall on March 4, 2025. (Northern Wire)\nparagraph: " NEXT
        "\n- line-twice: Mayor Lotte Hargreave speaks at the town hall on March 4, 2025. (Northern Wire)\n");
}

static void a_doubled_body_is_kept_once(void **state)
{
    (void)state;
    assert_blocks(LEAD "\n" NEXT "\n" LEAD "\n" NEXT "\n",
                  "paragraph: " LEAD "\nparagraph: " NEXT "\n- paragraph-twice: " LEAD "\n- paragraph-twice: " NEXT
                  "\n");
}

static void furniture_is_listed_with_its_rule(void **state)
{
    (void)state;
    assert_blocks("Share this article\n" LEAD "\nAdvertisement\n" NEXT
                  "\nRead also\n- Harbour reopens\n- Ferry late again\nShare.\nExit mobile version\n",
                  "paragraph: " LEAD "\nparagraph: " NEXT
                  "\n- share-line: Share this article\n- ad-line: Advertisement\n- related-line: Read also\n"
                  "- related-list: - Harbour reopens\n- related-list: - Ferry late again\n- share-line: Share.\n- "
                  "app-exit: Exit mobile version\n");
}

static void headings_and_lists_keep_their_kind(void **state)
{
    (void)state;
    assert_blocks("Sea wall gives way in Vessmouth\n" LEAD "\nWhat happens next?\n" NEXT
                  "\n- The school stays shut.\n- The road opens.\n",
                  "title: Sea wall gives way in Vessmouth\nparagraph: " LEAD
                  "\nheading: What happens next?\nparagraph: " NEXT
                  "\nlist: - The school stays shut.\nlist: - The road opens.\n");
}

static void a_date_line_becomes_the_publication_date(void **state)
{
    (void)state;
    made m;
    make(&m, "Sea wall gives way in Vessmouth\n\nPosted on March 4, 2025\n\n" LEAD "\n");
    assert_span(m.article.published.value, "2025-03-04");
    assert_int_equal(m.article.published.basis, FHI_BASIS_METADATA);
    assert_span(fhi_span_cut(m.page.captured, m.article.published.at), "March 4, 2025");
    assert_int_equal(m.article.dropped.n, 1);
    assert_string_equal(m.article.dropped.at[0].rule, "date-line");
    unmake(&m);
}

static void a_dateline_with_a_year_dates_the_article(void **state)
{
    (void)state;
    static const struct {
        const char *dateline, *published;
    } cases[] = {{"VESSMOUTH, March 4, 2025 (Northern Wire) - ", "2025-03-04"},
                 {"VESSMOUTH, 4 March 2025 (Northern Wire) \xE2\x80\x94 ", "2025-03-04"},
                 {"VESSMOUTH, 4 March 2025: ", "2025-03-04"},
                 {"VESSMOUTH, March 4 (Northern Wire) - ", ""},
                 {"VESSMOUTH (Northern Wire) - ", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1000];
        made m;
        snprintf(text, sizeof text, "Sea wall gives way in Vessmouth\n\n%s" LEAD "\n\n" NEXT "\n", cases[i].dateline);
        make(&m, text);
        assert_span(m.article.published.value, cases[i].published);
        assert_int_equal(m.article.published.basis, cases[i].published[0] ? FHI_BASIS_TEXT : FHI_BASIS_UNKNOWN);
        assert_span(m.article.dateline, "VESSMOUTH");
        unmake(&m);
    }
}

/* What the first paragraph loses, and the day that is taken from it. */
static void check_glued(const char *stamp, const char *text, const char *day)
{
    char page[512];
    made m;
    snprintf(page, sizeof page, "Sea wall gives way in Vessmouth\n\n%s%s\n\n" LEAD "\n", stamp, text);
    make(&m, page);
    if (!fhi_span_is(m.article.published.value, fhi_span_of(day)))
        fail_msg("%s: %.*s", stamp, (int)m.article.published.value.len, m.article.published.value.ptr);
    fh_span body = m.article.text;
    ptrdiff_t at = fhi_span_find(body, fhi_span_of(text), 0);
    assert_true(at > 1 && body.ptr[at - 1] == '\n');
    unmake(&m);
}

static void a_date_that_ran_into_the_text_is_cut_off(void **state)
{
    (void)state;
    static const char text[] = "The old sea wall of Vessmouth gave way in the night, the town council said.";
    check_glued("26 September 2031,10:00 (GMT+05:00) ", text, "2031-09-26T10:00");
    check_glued("Sunday, 9 June 2031 ", text, "2031-06-09");
    check_glued("16 August 2031 (Tue, 16 Aug 2031) ", text, "2031-08-16");
    check_glued("2031-09-26 ", text, "2031-09-26");
    check_glued("Published: Tuesday, Dec. 20 2031 12:00 a.m. MST ", text, "2031-12-20T00:00");
    check_glued("7 July 2031 Last updated at 22:46 GMT ", text, "2031-07-07");
    check_glued("May 5 2031 15:14 ", text, "2031-05-05T15:14");
    check_glued("May 6, 2031 ", "12 Vessmouth firemen were hurt when the sea wall gave way in the night.",
                "2031-05-06");
    check_glued("May 6, 2031 10 am ", "12 firemen were hurt when the sea wall gave way in the night.", "2031-05-06");
    check_glued("Tue, 6 May 2031 ", "A FIRE broke out in the old town of Vessmouth, the council said.", "2031-05-06");
}

/* Blanks behind a date line are no text that it ran into. */
static void a_date_line_stands_alone(void **state)
{
    (void)state;
    static const struct {
        const char *behind;
        fhi_basis basis;
    } cases[] = {{"\n", FHI_BASIS_METADATA},
                 {"  \t\n", FHI_BASIS_METADATA},
                 {"\xC2\xA0\r\n", FHI_BASIS_METADATA},
                 {" ", FHI_BASIS_TEXT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char page[1000];
        made m;
        snprintf(page, sizeof page, "Sea wall gives way in Vessmouth\n\nPublished: May 6, 2031%s" LEAD "\n",
                 cases[i].behind);
        make(&m, page);
        assert_span(m.article.published.value, "2031-05-06");
        assert_int_equal(m.article.published.basis, cases[i].basis);
        unmake(&m);
    }
}

static void a_date_in_a_sentence_stays_there(void **state)
{
    (void)state;
    check_glued("", "On 6 May 2031 Minister Lind said that the wall of Vessmouth had been closed for good.", "");
    check_glued("", "May 6, 2031, the day of the flood, was cold in the town of Vessmouth and in the hills.", "");
    check_glued("", "6 May 2031 was the day on which the sea wall of Vessmouth gave way in the night.", "");
}

static void a_date_line_may_begin_with_a_desk(void **state)
{
    (void)state;
    made m;
    make(&m, "Sea wall gives way in Vessmouth\n\nKestria Today web desk | 4 March 2025\n\n" LEAD "\n\n" NEXT "\n");
    assert_span(m.article.published.value, "2025-03-04");
    assert_span(m.article.outlet, "Kestria Today");
    unmake(&m);
}

static void a_date_that_can_be_read_in_two_ways_is_not_believed(void **state)
{
    (void)state;
    made m;
    make(&m, "Sea wall gives way in Vessmouth\n\n04/03/2025\n\n" LEAD "\n");
    assert_int_equal(m.article.published.basis, FHI_BASIS_UNKNOWN);
    assert_span(m.article.published.why, "the page's date \"04/03/2025\" can be read in two ways");
    unmake(&m);
}

static void bylines_name_people(void **state)
{
    (void)state;
    made m;
    make(&m, "Sea wall gives way in Vessmouth\nBy Nell Arkwright in Vessmouth and Owen Farr, Northern Wire\n" LEAD
             "\n" NEXT "\n");
    assert_int_equal(m.article.bylines.n, 2);
    assert_span(m.article.bylines.at[0], "Nell Arkwright");
    assert_span(m.article.bylines.at[1], "Owen Farr");
    assert_int_equal(m.article.credits.n, 1);
    assert_span(m.article.credits.at[0].name, "Northern Wire");
    unmake(&m);
}

static void a_byline_names_the_outlet_behind_the_authors(void **state)
{
    (void)state;
    static const struct {
        const char *line, *outlet;
    } cases[] = {{"By Nell Arkwright, Harbour Gazette, 4 March 2025", "Harbour Gazette"},
                 {"By Nell Arkwright and Owen Farr, Radio Vess", "Radio Vess"},
                 {"By Nell Arkwright | The Harbour Post", "The Harbour Post"},
                 {"By Nell Post", ""},
                 {"By Nell Arkwright, Senior Reporter", ""},
                 {"By Nell Arkwright, Northern Wire", ""}}; /* an agency: whose text it is, not whose page */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1000];
        made m;
        snprintf(text, sizeof text, "Sea wall gives way in Vessmouth\n\n%s\n\n" LEAD "\n\n" NEXT "\n", cases[i].line);
        make(&m, text);
        assert_span(m.article.outlet, cases[i].outlet);
        assert_true(m.article.bylines.n > 0);
        assert_true(fhi_span_starts(m.article.bylines.at[0], FHI_SPAN("Nell ")));
        for (uint32_t k = 0; k < m.article.bylines.n; k++)
            assert_false(fhi_span_is(m.article.bylines.at[k], m.article.outlet));
        unmake(&m);
    }
}

static void a_self_reference_names_the_outlet(void **state)
{
    (void)state;
    made m;
    make(&m, LEAD "\nIn an interview with The Harbour Gazette, the mayor said the wall would be built again.\n");
    assert_span(m.article.outlet, "The Harbour Gazette");
    assert_int_equal(m.article.outlet_basis, FHI_BASIS_TEXT);
    unmake(&m);
}

static void a_question_from_the_credited_agency_names_no_outlet(void **state)
{
    (void)state;
    made m;
    make(&m, LEAD
         "\nAnswering a question from Northern Wire, the mayor said the wall would be built again. (Northern Wire)\n");
    assert_span(m.article.outlet, "");
    unmake(&m);
}

static void plain_text_is_left_as_it_is(void **state)
{
    (void)state;
    made m;
    const char *text = "Share this article\n\n  " LEAD "\nThe mayor has dec\nlared it.  \n";
    make_capture(&m, fhi_span_of(text), FHI_MEDIA_TEXT, true);
    assert_span(m.article.text, text);
    assert_int_equal(m.article.dropped.n, 0);
    unmake(&m);
}

static void a_given_title_is_believed_and_found_in_the_text(void **state)
{
    (void)state;
    char out[4096];
    made m;
    const char *record = "{\"title\": \"Sea wall gives way in Vessmouth | Harbour Gazette\", \"text\": \"Sea wall "
                         "gives way in Vessmouth\\n" LEAD "\"}";
    make_capture(&m, fhi_span_of(record), FHI_MEDIA_JSON, false);
    assert_span(m.article.title, "Sea wall gives way in Vessmouth | Harbour Gazette");
    assert_string_equal(blocks_of(&m, out, sizeof out),
                        "title: Sea wall gives way in Vessmouth\nparagraph: " LEAD "\n");
    unmake(&m);
}

static void a_given_date_that_is_none_is_named(void **state)
{
    (void)state;
    made m;
    make_capture(&m, FHI_SPAN("{\"published\": \"yesterday\", \"text\": \"" LEAD "\"}"), FHI_MEDIA_JSON, false);
    assert_int_equal(m.article.published.basis, FHI_BASIS_UNKNOWN);
    assert_span(m.article.published.why, "the date given, \"yesterday\", is not ISO 8601");
    unmake(&m);
}

static void languages_are_told_by_their_function_words(void **state)
{
    (void)state;
    made m;
    make(&m, LEAD " " NEXT);
    assert_span(m.article.language, "en");
    unmake(&m);
    make(&m, "Die Mauer am Hafen von Vessmouth ist in der Nacht auf Dienstag gebrochen, und das Wasser hat mehr als 80 "
             "Häuser erreicht.");
    assert_span(m.article.language, "de");
    unmake(&m);
    make(&m, "Vessmouth 4 3 0");
    assert_span(m.article.language, "");
    unmake(&m);
}

/* Texts of lines by chance, some of them furniture: each byte of a block maps to the byte that it came from, and each byte of the input
 * is in a block or in a dropped range, white space apart. */
static void nothing_vanishes_and_every_byte_finds_its_way_back(void **state)
{
    (void)state;
    static const char *const lines[] = {LEAD,
                                        NEXT,
                                        "",
                                        "Share.",
                                        "The mayor has dec",
                                        "lared it.",
                                        "  ",
                                        "(Northern Wire)",
                                        "- one",
                                        "\t\xC2\xA0",
                                        "Über die Brücke",
                                        "Short line",
                                        "and so on with",
                                        "Read more: the storm",
                                        "March 4, 2025",
                                        "By Owen Farr",
                                        "\xE2\x80\x9CYes,\xE2\x80\x9D she said."};
    uint32_t seed = 1;
    for (int round = 0; round < 300; round++) {
        char text[4096] = "";
        for (int n = 0; n < 12; n++) {
            seed = seed * 1664525u + 1013904223u;
            size_t len = strlen(text);
            snprintf(text + len, sizeof text - len, "%s%s", lines[(seed >> 16) % (sizeof lines / sizeof *lines)],
                     seed >> 31 ? "\r\n" : "\n");
        }
        made m;
        make(&m, text);
        char covered[4096] = {0};
        for (uint32_t i = 0; i < m.article.blocks.n; i++) {
            fhi_block block = m.article.blocks.at[i];
            memset(covered + block.source.start, 1, block.source.end - block.source.start);
        }
        for (uint32_t i = 0; i < m.article.dropped.n; i++) {
            fh_range source = m.article.dropped.at[i].source;
            memset(covered + source.start, 1, source.end - source.start);
        }
        for (size_t i = 0; text[i]; i++) {
            bool blank = fhi_ascii_space(text[i]) || memcmp(text + i, "\xC2\xA0", 2) == 0 ||
                         (i > 0 && memcmp(text + i - 1, "\xC2\xA0", 2) == 0);
            assert_true(covered[i] || blank);
        }
        for (uint32_t at = 0; at < m.article.text.len; at++) {
            fh_range source = fhi_map_source(&m.article.map, (fh_range){at, at + 1});
            if (source.end > source.start) {
                assert_int_equal(text[source.start], m.article.text.ptr[at]);
            } else {
                assert_true(fhi_ascii_space(m.article.text.ptr[at]));
            }
        }
        unmake(&m);
    }
}

/* A walk over what was left out for each part would take minutes here, and so would comparing each part with each. */
static void a_page_of_like_lines_is_read_in_linear_time(void **state)
{
    (void)state;
    static const char *const lines[] = {"Share.\n",
                                        "The mayor said that the town was...\n",
                                        "Short line\n",
                                        "- one\n",
                                        "The mayor has dec\nlared\n",
                                        "A boat lies on the quay. (AFP)\n",
                                        "By Owen Farr\n",
                                        "March 4, 2025\n"};
    enum { LINES = 100000 };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        size_t len = strlen(lines[i]);
        char *text = malloc(LINES * len + 1);
        assert_non_null(text);
        for (size_t n = 0; n <= LINES; n++) memcpy(text + n * len, lines[i], n < LINES ? len + 1 : 0);
        made m;
        make(&m, text);
        assert_true(m.article.blocks.n + m.article.dropped.n > 0);
        unmake(&m);
        free(text);
    }
}

/* Each allocation fails in turn: an error, never a crash, and the article is not touched. */
static void running_out_of_memory_is_an_error(void **state)
{
    (void)state;
    made m;
    make(&m,
         "Sea wall gives way in Vessmouth\nBy Owen Farr\nMarch 4, 2025\n" LEAD "\n" NEXT " (Northern Wire)\nShare.\n");
    for (uint64_t n = 1;; n++) {
        fhi_article article = {.id = FHI_SPAN("untouched")};
        fh_error error;
        fhi_arena_fail_after(n);
        fh_status status = fhi_extract_article(m.arena, m.scratch, &m.page, &article, &error);
        fhi_arena_fail_after(0);
        if (status == FH_OK) {
            assert_true(n > 10);
            break;
        }
        assert_int_equal(status, FH_NO_MEMORY);
        assert_span(article.id, "untouched");
    }
    unmake(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_headline_above_a_lead_is_the_title),
        cmocka_unit_test(a_lead_is_no_title),
        cmocka_unit_test(a_teaser_that_opens_a_later_paragraph_is_left_out),
        cmocka_unit_test(dots_without_a_whole_stay),
        cmocka_unit_test(headlines_behind_the_text_are_links),
        cmocka_unit_test(lists_of_the_article_stay),
        cmocka_unit_test(a_word_broken_over_a_line_is_healed),
        cmocka_unit_test(a_word_whose_first_piece_is_a_word_is_healed),
        cmocka_unit_test(a_word_that_stands_elsewhere_is_healed),
        cmocka_unit_test(two_words_stay_two),
        cmocka_unit_test(a_sentence_broken_between_words_gets_a_space),
        cmocka_unit_test(wrapped_lines_are_joined),
        cmocka_unit_test(a_hyphen_at_a_line_end_stays_a_hyphen),
        cmocka_unit_test(a_caption_that_stands_twice_is_kept_once),
        cmocka_unit_test(a_doubled_body_is_kept_once),
        cmocka_unit_test(furniture_is_listed_with_its_rule),
        cmocka_unit_test(headings_and_lists_keep_their_kind),
        cmocka_unit_test(a_date_line_becomes_the_publication_date),
        cmocka_unit_test(a_dateline_with_a_year_dates_the_article),
        cmocka_unit_test(a_date_that_ran_into_the_text_is_cut_off),
        cmocka_unit_test(a_date_line_stands_alone),
        cmocka_unit_test(a_date_in_a_sentence_stays_there),
        cmocka_unit_test(a_date_line_may_begin_with_a_desk),
        cmocka_unit_test(a_date_that_can_be_read_in_two_ways_is_not_believed),
        cmocka_unit_test(bylines_name_people),
        cmocka_unit_test(a_byline_names_the_outlet_behind_the_authors),
        cmocka_unit_test(a_self_reference_names_the_outlet),
        cmocka_unit_test(a_question_from_the_credited_agency_names_no_outlet),
        cmocka_unit_test(plain_text_is_left_as_it_is),
        cmocka_unit_test(a_given_title_is_believed_and_found_in_the_text),
        cmocka_unit_test(a_given_date_that_is_none_is_named),
        cmocka_unit_test(languages_are_told_by_their_function_words),
        cmocka_unit_test(nothing_vanishes_and_every_byte_finds_its_way_back),
        cmocka_unit_test(a_page_of_like_lines_is_read_in_linear_time),
        cmocka_unit_test(running_out_of_memory_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
