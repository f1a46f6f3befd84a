/* SPDX-License-Identifier: Apache-2.0 */
/* What pages say of their articles, in all the places where they say it, and JSON-LD that is broken in the usual ways. */
#include "extract/meta/facts.h"

#include "base/limits.h"
#include "base/span.h"
#include "extract/meta/jsonld.h"
#include "extract/meta/people.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct found {
    fhi_arena *arena;
    fhi_tree tree;
    fhi_facts facts;
} found;

static void find(found *f, const char *html, const char *url)
{
    f->arena = fhi_arena_new();
    assert_non_null(f->arena);
    assert_int_equal(fhi_tree_build(f->arena, fhi_span_of(html), &f->tree, NULL), FH_OK);
    assert_true(fhi_facts_find(f->arena, &f->tree, fhi_span_of(url), &f->facts));
}

/* "title=… author=… published=… addressed=… modified=… outlet=… language=… address=…", without those that are not said. */
static void assert_facts_at(const char *html, const char *url, const char *wanted)
{
    found f;
    char out[1024] = "";
    find(&f, html, url);
    const struct {
        const char *name;
        fh_span value;
    } fields[] = {{"title", f.facts.title.value},         {"published", f.facts.published.value},
                  {"addressed", f.facts.addressed.value}, {"modified", f.facts.modified.value},
                  {"outlet", f.facts.outlet.value},       {"language", f.facts.language.value},
                  {"address", f.facts.address.value}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!fields[i].value.len) continue;
        snprintf(out + strlen(out), sizeof out - strlen(out), "%s%s=%.*s", out[0] ? " " : "", fields[i].name,
                 (int)fields[i].value.len, fields[i].value.ptr);
    }
    for (uint32_t i = 0; i < f.facts.authors.n; i++)
        snprintf(out + strlen(out), sizeof out - strlen(out), "%sauthor=%.*s", out[0] ? " " : "",
                 (int)f.facts.authors.at[i].value.len, f.facts.authors.at[i].value.ptr);
    assert_string_equal(out, wanted);
    fhi_arena_free(f.arena);
}

static void assert_facts(const char *html, const char *wanted)
{
    assert_facts_at(html, NULL, wanted);
}

#define LD(json) "<script type=\"application/ld+json\">" json "</script>"

static void json_ld_of_an_article_is_believed_most(void **state)
{
    (void)state;
    assert_facts(
        "<meta property='og:title' content='Other'>" LD(
            "{\"@type\":\"NewsArticle\",\"headline\":\"Lock gate fails\",\"author\":{\"@type\":\"Person\","
            "\"name\":\"Odd Nilsen\"},\"datePublished\":\"2031-03-07T09:05:00+02:00\",\"dateModified\":\"2031-03-08\","
            "\"publisher\":{\"name\":\"The Ardenhall Courier\"}}"),
        "title=Lock gate fails published=2031-03-07T09:05:00+02:00 modified=2031-03-08 outlet=The Ardenhall Courier "
        "author=Odd Nilsen");
    assert_facts(LD("{\"@graph\":[{\"@type\":[\"Thing\",\"Article\"],\"headline\":\"One\",\"author\":{\"@id\":\"#a\"}},"
                    "{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ines Roth\"}]}"),
                 "title=One author=Ines Roth");
    assert_facts(LD("[{\"@type\":\"BreadcrumbList\",\"name\":\"No\"},{\"@type\":\"BlogPosting\",\"headline\":\"Two\","
                    "\"author\":[\"A Bey\",{\"name\":\"C Dow\"}]}]"),
                 "title=Two author=A Bey author=C Dow");
    /* what an article lists is not the page's */
    assert_facts(LD("{\"@type\":\"Article\",\"headline\":\"Mine\",\"hasPart\":[{\"@type\":\"Article\",\"author\":\"Jo "
                    "Else\"}]}"),
                 "title=Mine");
}

static void broken_json_ld_is_read_all_the_same(void **state)
{
    (void)state;
    static const char *const broken[] = {
        LD("{\"@type\":\"Article\",\"headline\":\"Lock fails\",}"),
        LD("{\"@type\":\"Article\" \"headline\":\"Lock fails\"}"),
        LD("{\"@type\":\"Article\",\"headline\":\"Lock\nfails\"}"),
        LD("/*<![CDATA[*/{\"@type\":\"Article\",\"headline\":\"Lock fails\"}/*]]>*/"),
        LD("<!-- {\"@type\":\"Article\",\"headline\":\"Lock fails\"} -->"),
        LD("{\"@type\":\"Thing\"}{\"@type\":\"Article\",\"headline\":\"Lock fails\"}"),
        LD("{\"@type\":\"Article\",\"headline\":\"Lock fails\",\"image\":[{\"url\":\"x\""),
        LD("{\"@type\":\"Article\",\"headline\":\"Lock fails\"}]}}]"),
        LD("{\"@type\":\"Article\",\"headline\":\"Lock fails"),
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) assert_facts(broken[i], "title=Lock fails");
    assert_facts(LD("{\"@type\":\"Article\",\"headline\":\"Salt &amp; bread &#8211; \\u00e9t\\u00E9 \\ud83d\\ude00\"}"),
                 "title=Salt & bread \xE2\x80\x93 \xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80");
    assert_facts(LD("{\"@type\":\"Article\",\"headline\":\"\\ud83d \\uZZ \\\xC3\xA9 \\\"q\\\"\"}"),
                 "title=\xEF\xBF\xBD uZZ \xC3\xA9 \"q\"");
}

static void meta_elements_and_links_are_read(void **state)
{
    (void)state;
    assert_facts("<html lang=en-GB><title>Lock gate fails | Ardenhall Courier</title><meta property=og:site_name "
                 "content='Ardenhall Courier'>"
                 "<meta property=article:published_time content=2031-03-07T09:05:00Z><meta name=author content='By Odd "
                 "Nilsen and Ines Roth'>"
                 "<link rel=canonical href=https://courier.example/lock>",
                 "title=Lock gate fails published=2031-03-07T09:05:00Z outlet=Ardenhall Courier language=en-GB "
                 "address=https://courier.example/lock author=Odd Nilsen author=Ines Roth");
    assert_facts("<meta property=og:locale content=de_AT><meta name=date content='7. M\xC3\xA4rz 2031'>",
                 "published=2031-03-07 language=de-AT");
    assert_facts(
        "<meta property=og:title content='Courier: no'><meta property=article:author content=https://face.example/x>",
        "title=Courier: no");
}

static void elements_are_read(void **state)
{
    (void)state;
    assert_facts("<h1>Lock</h1><time datetime=2031-03-07>today</time><time datetime=2030-01-01>then</time>",
                 "published=2031-03-07");
    assert_facts("<time datetime=2030-01-01>then</time><h1>Lock</h1><time class=published>7 March 2031</time>",
                 "published=2031-03-07");
    assert_facts("<abbr class=published title=2031-03-07>a year ago</abbr>", "published=2031-03-07");
    assert_facts("<span itemprop='author creator'>Odd Nilsen</span><i itemprop=datePublished content=2031-03-07></i>",
                 "published=2031-03-07 author=Odd Nilsen");
    assert_facts("<h1>L</h1><a rel=author href=/x>Odd Nilsen</a>", "author=Odd Nilsen");
    assert_facts("<h1>L</h1><a href=/author/odd>Odd Nilsen</a> <a href=/author/ines>Ines Roth</a>",
                 "author=Odd Nilsen");
    assert_facts("<p class=byline>By <a href=/o>Odd Nilsen</a><span>March 7</span></p>", "author=Odd Nilsen");
}

static void an_author_may_be_the_label_of_a_card(void **state)
{
    (void)state;
    assert_facts(
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ines Roth'>"
        "<meta name='twitter:label2' content='Est. reading time'><meta name='twitter:data2' content='4 minutes'>",
        "author=Ines Roth");
    assert_facts("<meta name='twitter:label1' content='Price'><meta name='twitter:data1' content='Ines Roth'>", "");
    assert_facts("<meta name='twitter:data1' content='Ines Roth'>", "");
}

/* Where the outlet stands for its author, and the page names one, the outlet is none: whatever part of the page says which it is. */
static void the_outlet_is_an_author_only_where_nobody_else_is(void **state)
{
    (void)state;
#define PAPER                                                                                                          \
    "<meta property='og:site_name' content='Senn Valley Post'>" LD(                                                    \
        "{\"@type\":\"NewsArticle\",\"author\":{\"name\":\", The Post & Echo\"},\"publisher\":{\"name\":\"The Post & " \
        "Echo\"}}")
    assert_facts(PAPER "<h1>Lock</h1><span class=author><a href=/staff/7/ines-roth>Ines Roth</a></span>",
                 "outlet=Senn Valley Post author=Ines Roth");
    assert_facts(PAPER, "outlet=Senn Valley Post author=The Post & Echo");
}

/* Microdata of several days are of the articles of a list: any other date is believed more. */
static void dates_of_a_list_are_of_other_articles(void **state)
{
    (void)state;
#define CARD(day) "<li><span itemprop=datePublished content='2031-03-" day "'>x</span>"
    assert_facts("<meta name=date content='March 7, 2031'><ul>" CARD("20") CARD("21") "</ul>", "published=2031-03-07");
    assert_facts("<meta name=date content='March 7, 2031'><ul>" CARD("20") CARD("20") "</ul>", "published=2031-03-20");
    assert_facts("<ul>" CARD("20") CARD("21") "</ul>", "published=2031-03-20");
}

static void an_address_has_no_blanks(void **state)
{
    (void)state;
    assert_facts("<link rel=canonical href='Lock gate fails'><meta property='og:url' "
                 "content='https://a.example/2031/march/07/lock'>",
                 "addressed=2031-03-07 address=https://a.example/2031/march/07/lock");
}

static void the_address_may_have_a_day(void **state)
{
    (void)state;
    assert_facts_at("<meta property=article:published_time content=2031-03-08T03:00:00Z>",
                    "https://courier.example/2031/03/07/lock", "published=2031-03-08T03:00:00Z addressed=2031-03-07");
    assert_facts_at("<title>Lock fails - courier</title>", "https://www.courier.example/lock", "title=Lock fails");
}

static void pages_say_what_they_are(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        fhi_page_kind kind;
    } pages[] = {{"<p>x", FHI_PAGE_UNSAID},
                 {"<meta property=og:type content=article>", FHI_PAGE_ARTICLE},
                 {LD("{\"@type\":\"NewsArticle\"}"), FHI_PAGE_ARTICLE},
                 {LD("{\"@type\":\"LiveBlogPosting\"}"), FHI_PAGE_LIVE},
                 {LD("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}"), FHI_PAGE_PAYWALLED},
                 {LD("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}"), FHI_PAGE_PAYWALLED}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        found f;
        find(&f, pages[i].html, NULL);
        assert_int_equal(f.facts.kind, pages[i].kind);
        fhi_arena_free(f.arena);
    }
}

static void scripts_are_asked_last(void **state)
{
    (void)state;
    found f;
    find(&f, "<script>w={\\\"publishedAt\\\":\\\"2031-03-07T01:00\\\"}</script>", NULL);
    fhi_fact published = {.value = {NULL, 0}};
    assert_null(f.facts.published.value.ptr);
    assert_true(fhi_facts_in_scripts(f.arena, &f.tree, &published));
    assert_true(fhi_span_is(published.value, FHI_SPAN("2031-03-07")));
    fhi_arena_free(f.arena);
}

static void assert_people(const char *text, const char *wanted)
{
    char out[256] = "";
    fh_span name;
    for (size_t at = 0; fhi_people_next(fhi_span_of(text), &at, &name);)
        snprintf(out + strlen(out), sizeof out - strlen(out), "%s%.*s", out[0] ? "|" : "", (int)name.len, name.ptr);
    assert_string_equal(out, wanted);
}

static void authors_are_people_and_bodies(void **state)
{
    (void)state;
    assert_people("By Odd Nilsen, Ines Roth and Tomas Brae", "Odd Nilsen|Ines Roth|Tomas Brae");
    assert_people("Written by: Odd Nilsen, Senior Editor", "Odd Nilsen");
    assert_people("Von Odd Nilsen und Ines Roth", "Odd Nilsen|Ines Roth");
    assert_people("Odd J. Nilsen Jr. | Northern Wire", "Odd J. Nilsen Jr|Northern Wire");
    assert_people("Odd Nilsen (Vessmouth)", "Odd Nilsen");
    assert_people("https://face.example/odd", "");
    assert_people("Articles by Odd Nilsen", "Odd Nilsen");
    assert_people("Insights from", "");
    assert_people("admin", "");
    assert_people("odd@courier.example, courier.example, @odd, Staff Writer, March 7, \xE2\x80\xA2", "");
    assert_people("", "");
}

static void json_is_bounded(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    enum { MANY = FHI_MAX_JSON_NODES + 10 };
    char *text = malloc((size_t)MANY * 2 + 1);
    assert_non_null(text);
    text[0] = '[';
    for (size_t i = 0; i < MANY; i++) memcpy(text + 1 + i * 2, "1,", 2);
    fhi_json_nodes nodes = {0};
    assert_true(fhi_jsonld_read(arena, (fh_span){text, (size_t)(FHI_MAX_JSON_NODES - 1) * 2 + 1}, &nodes));
    assert_int_equal(nodes.n, FHI_MAX_JSON_NODES); /* the array, and as many numbers as there is room for */
    nodes.n = 0;
    assert_true(fhi_jsonld_read(arena, (fh_span){text, (size_t)MANY * 2 + 1}, &nodes));
    assert_int_equal(nodes.n, FHI_MAX_JSON_NODES);
    memset(text, '[', FHI_MAX_JSON_DEPTH + 1);
    text[FHI_MAX_JSON_DEPTH + 1] = '1';
    nodes.n = 0;
    assert_true(fhi_jsonld_read(arena, (fh_span){text, FHI_MAX_JSON_DEPTH}, &nodes));
    assert_int_equal(nodes.n, FHI_MAX_JSON_DEPTH);
    nodes.n = 0;
    assert_true(fhi_jsonld_read(arena, (fh_span){text, FHI_MAX_JSON_DEPTH + 2}, &nodes));
    assert_int_equal(nodes.n, FHI_MAX_JSON_DEPTH);
    assert_int_equal(nodes.at[0].end, FHI_MAX_JSON_DEPTH);
    free(text);
    fhi_arena_free(arena);
}

static void authors_are_bounded(void **state)
{
    (void)state;
    for (uint32_t more = 0; more < 2; more++) {
        char html[8192] = "<meta name=author content='";
        for (uint32_t i = 0; i < FHI_MAX_AUTHORS + more; i++) {
            size_t used = strlen(html);
            snprintf(html + used, sizeof html - used, "A%c%c Roe,", (char)('a' + i / 26), (char)('a' + i % 26));
        }
        strncat(html, "'>", sizeof html - strlen(html) - 1);
        found f;
        find(&f, html, NULL);
        assert_int_equal(f.facts.authors.n, FHI_MAX_AUTHORS);
        fhi_arena_free(f.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_ld_of_an_article_is_believed_most),
        cmocka_unit_test(broken_json_ld_is_read_all_the_same),
        cmocka_unit_test(meta_elements_and_links_are_read),
        cmocka_unit_test(elements_are_read),
        cmocka_unit_test(an_author_may_be_the_label_of_a_card),
        cmocka_unit_test(the_outlet_is_an_author_only_where_nobody_else_is),
        cmocka_unit_test(dates_of_a_list_are_of_other_articles),
        cmocka_unit_test(an_address_has_no_blanks),
        cmocka_unit_test(the_address_may_have_a_day),
        cmocka_unit_test(pages_say_what_they_are),
        cmocka_unit_test(scripts_are_asked_last),
        cmocka_unit_test(authors_are_people_and_bodies),
        cmocka_unit_test(json_is_bounded),
        cmocka_unit_test(authors_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
