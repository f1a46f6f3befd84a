/* SPDX-License-Identifier: Apache-2.0 */
/* Articles out of pages of HTML: blocks, their way back to the bytes, and what was left out. */
#include "extract/article_notation.h"

#include "base/limits.h"

#include <stdlib.h>

#define HEAD                                                                                                           \
    "<!doctype html><html lang=en><head><title>Lock gate fails at Ardenhall | The Ardenhall Courier</title>"           \
    "<meta name=description content='Eleven boats are stuck above the lock.'><style>p{}</style></head><body>"          \
    "<header class=site-header><nav class=main-nav><ul><li><a href=/>Home</a><li><a "                                  \
    "href=/s>Sport</a></ul></nav></header>"
#define FIRST                                                                                                          \
    "A gate of the lock at Ardenhall failed on Monday evening, and eleven boats are stuck above it, the waterways "    \
    "trust said."
#define SECOND                                                                                                         \
    "\"We heard a crack like a shot, and then the water went,\" said Odile Brandt, who keeps the lock. Nobody was "    \
    "hurt."
#define THIRD                                                                                                          \
    "The trust expects to lift the gate out on Thursday, if a crane can be found that the towpath will carry. Boats "  \
    "that are bound for Vessmouth may use the upper canal until then."
#define FOOT                                                                                                           \
    "<div class=related><h3>Related stories</h3><ul><li><a href=/a>Canal to be drained</a><li><a href=/b>Crane "       \
    "tips over</a></ul></div><footer class=site-footer><p>&copy; 2031 The Ardenhall Courier. All rights "              \
    "reserved.</p></footer></body></html>"
#define PAGE                                                                                                           \
    HEAD "<main><article class=story><h1 class=headline>Lock gate fails at Ardenhall</h1><p class=byline>By Odd "      \
         "Nilsen</p><figure><img src=l.jpg><figcaption>The lock on Tuesday morning, with boats waiting</figcaption>"   \
         "</figure><div class=story-body><p>" FIRST "</p><p>" SECOND "</p><h2>What comes next</h2><p>" THIRD           \
         "</p></div></article></main>" FOOT

static void make_page(made *m, const char *html)
{
    make_capture(m, fhi_span_of(html), FHI_MEDIA_HTML, false);
}

static void the_article_stands_out_from_the_page(void **state)
{
    (void)state;
    made m;
    char out[8192];
    make_page(&m, PAGE);
    blocks_of(&m, out, sizeof out);
    const char *const wanted[] = {
        "title: Lock gate fails at Ardenhall\n",
        "credit: By Odd Nilsen\n",
        "paragraph: " FIRST "\n",
        "paragraph: " SECOND "\n",
        "heading: What comes next\n",
        "paragraph: " THIRD "\n",
        "- page-navigation: Home",
        "- page-other-stories: Related stories",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!strstr(out, wanted[i])) fail_msg("%sis not in:\n%s", wanted[i], out);
    assert_span(m.article.title, "Lock gate fails at Ardenhall");
    assert_int_equal(m.article.bylines.n, 1);
    assert_span(m.article.bylines.at[0], "Odd Nilsen");
    unmake(&m);
}

/* Each block's source holds the block's words; each byte of the text that has a source is that byte. */
static void blocks_lead_back_to_the_bytes(void **state)
{
    (void)state;
    made m;
    make_page(&m, PAGE);
    for (uint32_t i = 0; i < m.article.blocks.n; i++) {
        fhi_block block = m.article.blocks.at[i];
        assert_true(fhi_span_is(fhi_span_cut(m.page.captured, block.source), fhi_span_cut(m.article.text, block.at)));
        for (uint32_t at = block.at.start; at < block.at.end; at++) {
            fh_range source = fhi_map_source(&m.article.map, (fh_range){at, at + 1});
            assert_int_equal(source.end - source.start, 1);
            assert_int_equal(m.page.captured.ptr[source.start], m.article.text.ptr[at]);
        }
    }
    unmake(&m);
}

static void assert_fragment(const char *html, const char *wanted)
{
    made m = {.arena = fhi_arena_new(), .scratch = fhi_arena_new()};
    m.page = (fhi_page){
        .media = FHI_MEDIA_FEED, .form = FHI_BODY_FRAGMENT, .captured = fhi_span_of(html), .body = fhi_span_of(html)};
    assert_true(
        fhi_map_add(m.arena, &m.page.map, (fhi_map_run){0, (uint32_t)m.page.body.len, 0, (uint32_t)m.page.body.len}));
    assert_int_equal(fhi_extract_article(m.arena, m.scratch, &m.page, &m.article, NULL), FH_OK);
    char out[4096];
    assert_string_equal(blocks_of(&m, out, sizeof out), wanted);
    unmake(&m);
}

static void a_fragment_is_an_article_as_it_stands(void **state)
{
    (void)state;
    assert_fragment("<p>One  line<br>and &amp; another.</p>", "paragraph: One line\nand & another.\n");
    assert_fragment("<ul><li>Bread<li>Salt</ul><p>Then:<ol><li>Wine</ol>",
                    "list: Bread\nSalt\nparagraph: Then:\nlist: Wine\n");
    assert_fragment("<table><tr><th>Town<th>Dead<tr><td>Kell<td>3</table>", "table: Town\tDead\nKell\t3\n");
    assert_fragment("<blockquote><p>No word.</p></blockquote>", "quote: No word.\n");
    assert_fragment("<figure><img><figcaption>The pier</figcaption></figure>", "caption: The pier\n");
    assert_fragment("", "");
}

static void references_lead_back_to_where_they_stand(void **state)
{
    (void)state;
    static const char html[] = "<p>Salt &amp; bread&nbsp;for   all</p>";
    made m = {.arena = fhi_arena_new(), .scratch = fhi_arena_new()};
    m.page = (fhi_page){.form = FHI_BODY_FRAGMENT, .captured = fhi_span_of(html), .body = fhi_span_of(html)};
    assert_true(fhi_map_add(m.arena, &m.page.map, (fhi_map_run){0, sizeof html - 1, 0, sizeof html - 1}));
    assert_int_equal(fhi_extract_article(m.arena, m.scratch, &m.page, &m.article, NULL), FH_OK);
    assert_span(m.article.text, "Salt & bread for all");
    fh_range source = fhi_map_source(&m.article.map, (fh_range){5, 6});
    assert_span(fhi_span_cut(m.page.captured, source), "&amp;");
    source = fhi_map_source(&m.article.map, (fh_range){17, 20});
    assert_span(fhi_span_cut(m.page.captured, source), "all");
    unmake(&m);
}

static void assert_sort(const char *html, fhi_page_sort sort)
{
    made m;
    make_page(&m, html);
    assert_int_equal(m.article.sort, sort);
    unmake(&m);
}

static void pages_without_their_article_are_told_apart(void **state)
{
    (void)state;
    assert_sort(PAGE, FHI_SORT_ARTICLE);
    assert_sort(
        "<html><body><div class=consent><h2>Before you go on</h2><p>We and our partners use cookies to show you what "
        "you "
        "like.</p><p>Your browser must accept cookies. You can withdraw your consent at any time.</p><button>Accept "
        "cookies</button></div></body></html>",
        FHI_SORT_CONSENT);
    assert_sort("<html><head><script "
                "type=application/ld+json>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>"
                "</head><body><article><h1>Lock gate fails at Ardenhall</h1><p>" FIRST "</p></article></body></html>",
                FHI_SORT_STUB);
    assert_sort("<html><body></body></html>", FHI_SORT_EMPTY);
}

static void dates_that_the_page_shows_are_found(void **state)
{
    (void)state;
    made m;
    make_page(&m, "<html lang=en><body><article><h1>Lock gate fails at Ardenhall</h1><p class=date>Published 7 March "
                  "2031</p><p>" FIRST "</p><p>" SECOND "</p><p>" THIRD "</p></article></body></html>");
    assert_span(m.article.published.value, "2031-03-07");
    assert_int_equal(m.article.published.basis, FHI_BASIS_METADATA);
    assert_span(fhi_span_cut(m.page.captured, m.article.published.at), "Published 7 March 2031");
    unmake(&m);
    /* the day in UTC is the next one already */
    make_page(&m, "<html lang=en><head><meta property=article:published_time "
                  "content=2031-03-08T02:00:00Z></head><body><article><h1>Lock "
                  "gate fails at Ardenhall</h1><p class=date>March 7, 2031</p><p>" FIRST "</p><p>" SECOND
                  "</p></article></body></html>");
    assert_span(m.article.published.value, "2031-03-07");
    unmake(&m);
    /* the time element is of another story; the article shows its own date */
    make_page(&m, "<html lang=en><body><article><h1>Lock gate fails at Ardenhall</h1><p>7 March 2031</p><p>" FIRST
                  "</p><p>" SECOND "</p><p>" THIRD "</p></article><ul class=related><li><a href=/a>Canal to be drained"
                  "</a> <time datetime=2031-02-01>1 February</time></ul></body></html>");
    assert_span(m.article.published.value, "2031-03-07");
    unmake(&m);
    /* the dateline has the date */
    make_page(&m,
              "<html lang=en><body><article><h1>Lock gate fails at Ardenhall</h1><p>Ardenhall, (March 7, 2031). " FIRST
              "</p><p>" SECOND "</p><p>" THIRD "</p></article></body></html>");
    assert_span(m.article.published.value, "2031-03-07");
    unmake(&m);
}

/* The day of a page with `meta` in its head, `above` below its headline and `below` behind its text. */
static void assert_day(const char *meta, const char *above, const char *below, const char *wanted)
{
    made m;
    char html[4096];
    snprintf(html, sizeof html,
             "<html lang=en><head>%s</head><body><article><h1>Lock gate fails at Ardenhall</h1>%s<p>" FIRST
             "</p><p>" SECOND "</p><p>" THIRD "</p></article>%s</body></html>",
             meta, above, below);
    make_page(&m, html);
    assert_span(m.article.published.value, wanted);
    unmake(&m);
}

static void lines_say_which_day_they_give(void **state)
{
    (void)state;
    assert_day("", "<p>Updated 8 March 2031 / Published 7 March 2031</p>", "", "2031-03-07");
    assert_day("", "<p>7 March 2031. Updated: 9 March 2031</p>", "", "2031-03-07");
    assert_day("", "<p>9 March 2031</p><p>First published on 7 March 2031</p>", "", "2031-03-07");
    assert_day("", "<p>Last modified: 9 March 2031</p>", "", "2031-03-09");
    assert_day("", "<p>Tilda Brook<span>Mar 07, 2031</span><span>25 shares</span></p>", "", "2031-03-07");
    assert_day("", "<dl><dt>Date published</dt><dd>7 March 2031</dd></dl>", "", "2031-03-07");
    /* of the last change, after publication: another day than that of the time in UTC is no sign of the outlet's zone; one before it is */
    static const char utc[] = "<meta property=article:published_time content=2031-03-07T22:00:00+0000>";
    assert_day(utc, "<p>Updated 8 March 2031</p>", "", "2031-03-07T22:00:00+0000");
    assert_day(utc, "<p>8 March 2031</p>", "", "2031-03-08");
    assert_day(utc, "<p>Updated 6 March 2031</p>", "", "2031-03-06");
}

static void lines_far_from_the_text_count_where_they_say_so(void **state)
{
    (void)state;
    static const char entry[] =
        "<hr><p>Related</p><p>Canal</p><p>Crane</p><p>Vess</p><p>Lock</p><p>Gate</p><p>Sail</p><p>Mast</p>"
        "<p>Tide</p><p>This entry was posted on Friday, March 7th, 2031 at 9:05 pm and is filed under "
        "Canals, Locks.</p>",
                      list[] =
                          "<ul><li>Canal to be drained <b>6 March 2031</b><li>Crane tips over <b>5 March 2031</b></ul>";
    assert_day("", "", entry, "2031-03-07");
    assert_day("", "", "<p>7 March 2031</p>", "2031-03-07");
    assert_day("", "", list, ""); /* of other articles */
}

static void the_address_is_held_against_data_and_lines(void **state)
{
    (void)state;
#define ADDRESS    "<link rel=canonical href=https://courier.example/2031/03/07/lock>"
#define SAID(when) "<meta property=article:published_time content=" when ">"
    assert_day(ADDRESS, "", "", "2031-03-07");
    assert_day(ADDRESS SAID("2031-03-07T20:00:00Z"), "<p>6 March 2031</p>", "", "2031-03-07T20:00:00Z");
    assert_day(ADDRESS SAID("2031-03-08T03:00:00Z"), "", "", "2031-03-07");
    assert_day(ADDRESS SAID("2033-01-02T08:00:00+01:00"), "", "", "2031-03-07");
    assert_day(ADDRESS SAID("2031-03-12T08:00:00+01:00"), "<p>12 March 2031</p>", "", "2031-03-12T08:00:00+01:00");
    assert_day(ADDRESS, "<p>Posted on 6 March 2031</p>", "", "2031-03-06");
    assert_day(ADDRESS, "<p>6 March 2031</p>", "", "2031-03-07");
#undef SAID
#undef ADDRESS
}

/* Data whose time of publication is that of the last change as well are changed with the article; what it shows was there before. */
static void data_of_the_last_change_give_way_to_an_earlier_day(void **state)
{
    (void)state;
#define LD(published, modified)                                                                                        \
    "<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"" published                           \
    "\",\"dateModified\":\"" modified "\"}</script>"
    static const char same[] = LD("2031-09-02T08:00:00Z", "2031-09-02T08:00:00Z"),
                      other[] = LD("2031-09-02T08:00:00Z", "2031-09-02T08:00:01Z");
    assert_day(same, "<p>7 March 2031</p>", "", "2031-03-07");
    assert_day(other, "<p>7 March 2031</p>", "", "2031-09-02T08:00:00Z");
    assert_day(same, "<p>Updated 7 March 2031</p>", "", "2031-09-02T08:00:00Z");
    assert_day(same, "<p>7 November 2031</p>", "", "2031-09-02T08:00:00Z");
    assert_day(same, "<figure><img src=l.jpg><figcaption>The lock on 7 March 2031</figcaption></figure>", "",
               "2031-09-02T08:00:00Z");
    assert_day(same, "", "<p>Published: 7 March 2031</p>", "2031-03-07");
    assert_day(same, "", "<p>7 March 2031</p>", "2031-09-02T08:00:00Z");
#undef LD
}

static void bylines_of_pages_name_people(void **state)
{
    (void)state;
    static const char *const lines[] = {"By Tilda N. Brook \xE2\x80\xA2 March 7, 2031 9:05 am",
                                        "Written by Tilda N. Brook", "by: Tilda N. Brook, Mar 7, 2031",
                                        "By Tilda N. Brook \xC2\xB7 4 min read"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        made m;
        char html[4096];
        snprintf(html, sizeof html,
                 "<html lang=en><body><article><h1>Lock gate fails at Ardenhall</h1><p>%s</p><p>" FIRST "</p><p>" SECOND
                 "</p><p>" THIRD "</p></article></body></html>",
                 lines[i]);
        make_page(&m, html);
        assert_int_equal(m.article.bylines.n, 1);
        assert_span(m.article.bylines.at[0], "Tilda N. Brook");
        unmake(&m);
    }
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    for (uint64_t n = 1;; n++) {
        made m = {.arena = fhi_arena_new(), .scratch = fhi_arena_new()};
        m.page = (fhi_page){.form = FHI_BODY_HTML, .captured = fhi_span_of(PAGE), .body = fhi_span_of(PAGE)};
        fh_error error = {0};
        fhi_arena_fail_after(n);
        fh_status status = fhi_extract_article(m.arena, m.scratch, &m.page, &m.article, &error);
        bool failed = fhi_arena_fail_after(0) == 0;
        assert_int_equal(status, failed ? FH_NO_MEMORY : FH_OK);
        unmake(&m);
        if (!failed) break;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_article_stands_out_from_the_page),
        cmocka_unit_test(blocks_lead_back_to_the_bytes),
        cmocka_unit_test(a_fragment_is_an_article_as_it_stands),
        cmocka_unit_test(references_lead_back_to_where_they_stand),
        cmocka_unit_test(pages_without_their_article_are_told_apart),
        cmocka_unit_test(dates_that_the_page_shows_are_found),
        cmocka_unit_test(lines_say_which_day_they_give),
        cmocka_unit_test(lines_far_from_the_text_count_where_they_say_so),
        cmocka_unit_test(the_address_is_held_against_data_and_lines),
        cmocka_unit_test(data_of_the_last_change_give_way_to_an_earlier_day),
        cmocka_unit_test(bylines_of_pages_name_people),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
