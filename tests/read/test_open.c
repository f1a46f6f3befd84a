/* SPDX-License-Identifier: Apache-2.0 */
/* Captured bytes → pages: records, charsets, and maps that lead back to each byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/span.h"
#include "base/utf8.h"
#include "read/json.h"
#include "read/open.h"

#include <stdio.h>

static int arena_up(void **state)
{
    *state = fhi_arena_new();
    return *state ? 0 : -1;
}

static int arena_down(void **state)
{
    fhi_arena_free(*state);
    return 0;
}

static fh_status open_bytes(fhi_arena *arena, fh_span bytes, fhi_media media, fhi_page *page, fh_error *error)
{
    fhi_capture capture = {
        .path = FHI_SPAN("file"), .record = media == FHI_MEDIA_JSON ? 7 : 0, .media = media, .bytes = bytes};
    fhi_open_options options = {.published = FHI_SPAN("2025-03-04")};
    return fhi_open_page(arena, arena, &capture, &options, page, error);
}

static void assert_body(fhi_arena *arena, fh_span bytes, fhi_media media, const char *wanted)
{
    fhi_page page;
    fh_error error;
    assert_int_equal(open_bytes(arena, bytes, media, &page, &error), FH_OK);
    assert_int_equal(page.body.len, strlen(wanted));
    assert_memory_equal(page.body.ptr, wanted, page.body.len);
}

static void assert_refused(fhi_arena *arena, fh_span bytes, fhi_media media, fh_status status, const char *message)
{
    fhi_page page;
    fh_error error;
    assert_int_equal(open_bytes(arena, bytes, media, &page, &error), status);
    if (!strstr(error.message, message)) fail_msg("\"%s\" does not say \"%s\"", error.message, message);
}

static void a_record_gives_its_fields(void **state)
{
    fhi_page page;
    fh_error error;
    fh_span line = FHI_SPAN("{\"id\": \"n 1\", \"title\": null, \"outlet\": \"Echo\", \"byline\": [\"A B\", \"C D\"], "
                            "\"published\": {\"value\": \"2025-01-02\"}, \"text\": \"One.\"}");
    assert_int_equal(open_bytes(*state, line, FHI_MEDIA_JSON, &page, &error), FH_OK);
    assert_true(fhi_span_is(page.id, FHI_SPAN("n 1")));
    assert_true(fhi_span_is(page.given.outlet, FHI_SPAN("Echo")));
    assert_true(fhi_span_is(page.given.byline, FHI_SPAN("A B, C D")));
    assert_true(fhi_span_is(page.given.published, FHI_SPAN("2025-01-02")));
    assert_int_equal(page.given.title.len, 0);
    assert_true(fhi_span_is(page.captured, line));
}

static void a_record_without_id_and_date_gets_them(void **state)
{
    fhi_page page;
    fh_error error;
    assert_int_equal(open_bytes(*state, FHI_SPAN("{\"text\": \"One.\"}"), FHI_MEDIA_JSON, &page, &error), FH_OK);
    assert_true(fhi_span_is(page.id, FHI_SPAN("file#7")));
    assert_true(fhi_span_is(page.given.published, FHI_SPAN("2025-03-04")));
}

static void escapes_are_units_of_the_map(void **state)
{
    fhi_page page;
    fh_error error;
    fh_span line = FHI_SPAN("{\"te\\u0078t\": \"a\\n\\uD83D\\uDE00b\\u00e9\"}");
    assert_int_equal(open_bytes(*state, line, FHI_MEDIA_JSON, &page, &error), FH_OK);
    assert_true(fhi_span_is(page.body, FHI_SPAN("a\n\xF0\x9F\x98\x80"
                                                "b\xC3\xA9")));
    fh_range smile = fhi_map_source(&page.map, (fh_range){2, 6});
    assert_true(fhi_span_is(fhi_span_cut(line, smile), FHI_SPAN("\\uD83D\\uDE00")));
    fh_range accent = fhi_map_source(&page.map, (fh_range){8, 9});
    assert_true(fhi_span_is(fhi_span_cut(line, accent), FHI_SPAN("\\u00e9")));
    assert_true(fhi_span_is(fhi_span_cut(line, fhi_map_source(&page.map, (fh_range){6, 7})), FHI_SPAN("b")));
}

/* A long text is checked by a way of its own, which must come to what is made of a short one. */
static void a_long_text_is_taken_and_refused_as_a_short_one_is(void **state)
{
    static const struct {
        const char *text, *means; /* NULL: it is refused */
    } cases[] = {
        {"one\\ntwo", "one\ntwo"},
        {"\\u00e9 \xC3\xA9 \\/", "\xC3\xA9 \xC3\xA9 /"},
        {"\\ud83d\\ude00", "\xF0\x9F\x98\x80"},
        {"a quote \\\" and a backslash \\\\", "a quote \" and a backslash \\"},
        {"\\\\\", \"title\": \"Behind", "\\"},
        {"\\x", NULL},
        {"\\u12g4", NULL},
        {"\\u12", NULL},
        {"\\u0000", NULL},
        {"\\ud83d alone", NULL},
        {"\xFF", NULL},
        {"\xC3", NULL},
        {"a\tb", NULL},
        {"end\\", NULL},
        {"\", \"text\": \"again", NULL},
    };
    char padding[2][700] = {"", ""}, record[2000], wanted[2000];
    memset(padding[1], 'x', sizeof padding[1] - 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int k = 0; k < 2; k++) {
            snprintf(record, sizeof record, "{\"id\": \"1\", \"text\": \"%s%s\"}", padding[k], cases[i].text);
            snprintf(wanted, sizeof wanted, "%s%s", padding[k], cases[i].means ? cases[i].means : "");
            if (cases[i].means)
                assert_body(*state, fhi_span_of(record), FHI_MEDIA_JSON, wanted);
            else
                assert_refused(*state, fhi_span_of(record), FHI_MEDIA_JSON, FH_INVALID, "not a JSON object");
        }
    }
}

static void the_right_member_is_found_among_others(void **state)
{
    assert_body(
        *state,
        FHI_SPAN(
            "{\"a\": {\"text\": \"no\"}, \"b\": [\"text\", \"}\"], \"title\": \"\\\"text\\\": \", \"text\": \"yes\"}"),
        FHI_MEDIA_JSON, "yes");
}

static void records_that_cannot_be_read_say_why(void **state)
{
    assert_refused(*state, FHI_SPAN("{\"text\": 5}"), FHI_MEDIA_JSON, FH_INVALID,
                   "record 7: \"text\" is a number where a string belongs");
    assert_refused(*state, FHI_SPAN("{\"text\": \"a\", \"title\": [1]}"), FHI_MEDIA_JSON, FH_INVALID,
                   "\"title\" is an array");
    assert_refused(*state, FHI_SPAN("{\"text\": \"a\", \"text\": \"b\"}"), FHI_MEDIA_JSON, FH_INVALID, "duplicate");
    assert_refused(*state, FHI_SPAN("{\"text\": \"a\\u0000\"}"), FHI_MEDIA_JSON, FH_INVALID, "record 7");
    assert_refused(*state, FHI_SPAN("{\"text\": \"a"), FHI_MEDIA_JSON, FH_INVALID, "record 7");
    assert_refused(*state, FHI_SPAN("{\"text\": \"a\xFF\"}"), FHI_MEDIA_JSON, FH_INVALID, "record 7");
    assert_refused(*state, FHI_SPAN("[1]"), FHI_MEDIA_JSON, FH_INVALID, "an array where an object belongs");
    assert_refused(*state, FHI_SPAN("{\"id\": \"a\"}"), FHI_MEDIA_JSON, FH_INVALID, "neither \"text\" nor \"html\"");
    assert_refused(*state, FHI_SPAN("{\"html\": 5}"), FHI_MEDIA_JSON, FH_INVALID,
                   "\"html\" is a number where a string belongs");
}

static void a_record_may_hold_a_page(void **state)
{
    fhi_page page;
    fh_error error = {0};
    assert_int_equal(open_bytes(*state, FHI_SPAN("{\"html\": \"<p>One\\n\"}"), FHI_MEDIA_JSON, &page, &error), FH_OK);
    assert_int_equal(page.form, FHI_BODY_HTML);
    assert_int_equal(page.body.len, 7);
    assert_memory_equal(page.body.ptr, "<p>One\n", 7);
    fh_range break_in_source = fhi_map_source(&page.map, (fh_range){6, 7});
    assert_int_equal(break_in_source.start, 16);
    assert_int_equal(break_in_source.end, 18);
}

static void charsets_of_plain_text(void **state)
{
    assert_body(*state, FHI_SPAN("caf\xC3\xA9"), FHI_MEDIA_TEXT, "caf\xC3\xA9");
    assert_body(*state,
                FHI_SPAN("\xEF\xBB\xBF"
                         "caf\xC3\xA9"),
                FHI_MEDIA_TEXT, "caf\xC3\xA9");
    assert_body(*state, FHI_SPAN("the caf\xE9 \x93said\x94"), FHI_MEDIA_TEXT,
                "the caf\xC3\xA9 \xE2\x80\x9Csaid\xE2\x80\x9D");
    assert_body(*state,
                FHI_SPAN("\xFF\xFE"
                         "a\0\xE9\0\x3D\xD8\x00\xDE"),
                FHI_MEDIA_TEXT, "a\xC3\xA9\xF0\x9F\x98\x80");
    assert_body(*state, FHI_SPAN("\xFE\xFF\0a\0\xE9"), FHI_MEDIA_TEXT, "a\xC3\xA9");
    assert_body(*state, FHI_SPAN("caf\xC3\xA9, caf\xC3\xA9 and \xE2\x82 cut"), FHI_MEDIA_TEXT,
                "caf\xC3\xA9, caf\xC3\xA9 and \xEF\xBF\xBD cut");
}

static void binary_data_are_refused(void **state)
{
    assert_refused(*state, FHI_SPAN("text\0more"), FHI_MEDIA_TEXT, FH_INVALID, "binary data: byte 4");
    assert_refused(*state, FHI_SPAN("a\x01\x02\x03z"), FHI_MEDIA_TEXT, FH_INVALID, "binary data: byte 1");
    assert_refused(*state, FHI_SPAN("\x83\x65\x83\x58\x83\x67\x82\xE0"), FHI_MEDIA_TEXT, FH_INVALID,
                   "neither UTF-8 nor windows-1252");
}

/* Random bytes, as text: what comes out is valid UTF-8, and the map covers it without a gap. */
static void any_bytes_give_valid_text_and_a_whole_map(void **state)
{
    uint32_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        char bytes[48];
        size_t len = 1 + seed % 47;
        for (size_t i = 0; i < len; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = seed >> 30 ? (char)('a' + (seed >> 8) % 26) : (char)(seed >> 16);
        }
        fhi_page page;
        fh_error error;
        if (open_bytes(*state, (fh_span){bytes, len}, FHI_MEDIA_TEXT, &page, &error) != FH_OK) continue;
        assert_int_equal(fhi_utf8_valid(page.body), page.body.len);
        uint32_t at = 0;
        for (uint32_t i = 0; i < page.map.n; i++) {
            assert_int_equal(page.map.at[i].at, at);
            at += page.map.at[i].len;
            assert_true(page.map.at[i].source + page.map.at[i].source_len <= len);
        }
        assert_int_equal(at, page.body.len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_record_gives_its_fields, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(a_record_without_id_and_date_gets_them, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(escapes_are_units_of_the_map, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(a_long_text_is_taken_and_refused_as_a_short_one_is, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(the_right_member_is_found_among_others, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(records_that_cannot_be_read_say_why, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(a_record_may_hold_a_page, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(charsets_of_plain_text, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(binary_data_are_refused, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(any_bytes_give_valid_text_and_a_whole_map, arena_up, arena_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
