/* SPDX-License-Identifier: Apache-2.0 */
/* Which encoding a page is in, and the way back from each character to its bytes. */
#include "read/pagecharset.h"

#include "base/limits.h"
#include "base/span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_prescan(const char *page, const char *wanted)
{
    fh_span label = fhi_pagecharset_prescan(fhi_span_of(page));
    char got[64];
    snprintf(got, sizeof got, "%.*s", (int)label.len, label.len ? label.ptr : "");
    assert_string_equal(got, wanted);
}

static void meta_elements_are_found_as_the_standard_says(void **state)
{
    (void)state;
    assert_prescan("<meta charset=shift_jis>", "shift_jis");
    assert_prescan("<!doctype html><html><head><META CHARSET = ' windows-1251 '>", "windows-1251");
    assert_prescan("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r");
    assert_prescan("<meta content='text/html; charset = \"gbk\"; x' http-equiv=content-type>", "gbk");
    assert_prescan("<meta content='text/html; charset=gbk'>", "");
    assert_prescan("<!-- <meta charset=gbk> --><meta charset=big5>", "big5");
    assert_prescan("<script x='<meta charset=gbk>'></script><meta charset=big5>", "big5");
    assert_prescan("<metal charset=gbk><meta/charset=big5>", "big5");
    assert_prescan("<meta charset='gbk", "");
    assert_prescan("<meta charset", "");
    assert_prescan("<", "");
    assert_prescan("", "");
    char late[2048];
    memset(late, ' ', sizeof late);
    memcpy(late + 1023, "<meta charset=gbk>", 19);
    assert_prescan(late, "");
}

static void labels_stand_in_content_types(void **state)
{
    (void)state;
    assert_true(fhi_span_is(fhi_pagecharset_of_type(FHI_SPAN("text/html; Charset=\"utf-8\"")), FHI_SPAN("utf-8")));
    assert_true(fhi_span_is(fhi_pagecharset_of_type(FHI_SPAN("text/html;charset=koi8-r; q=1")), FHI_SPAN("koi8-r")));
    assert_null(fhi_pagecharset_of_type(FHI_SPAN("text/html; charset")).ptr);
    assert_null(fhi_pagecharset_of_type(FHI_SPAN("text/html; charset='x")).ptr);
    assert_null(fhi_pagecharset_of_type((fh_span){NULL, 0}).ptr);
}

static void assert_decoded(fh_span bytes, const char *type, const char *wanted)
{
    fhi_arena *arena = fhi_arena_new();
    fh_span body;
    fhi_map map;
    assert_int_equal(fhi_pagecharset_decode(arena, bytes, fhi_span_of(type), &body, &map, NULL), FH_OK);
    char got[512];
    snprintf(got, sizeof got, "%.*s", (int)body.len, body.ptr);
    assert_string_equal(got, wanted);
    fhi_arena_free(arena);
}

static void encodings_are_those_of_the_standard(void **state)
{
    (void)state;
    assert_decoded(FHI_SPAN("caf\xE9 \x93x\x94"), "text/html; charset=iso-8859-1",
                   "caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D");
    assert_decoded(FHI_SPAN("\xCF\xF0\xE8"), "text/html; charset=windows-1251", "\xD0\x9F\xD1\x80\xD0\xB8");
    assert_decoded(FHI_SPAN("\x93\xFA\x96\x7B"), "text/html; charset=Shift_JIS", "\xE6\x97\xA5\xE6\x9C\xAC");
    assert_decoded(FHI_SPAN("\xD6\xD0\xCE\xC4"), "text/html; charset=gb2312", "\xE4\xB8\xAD\xE6\x96\x87");
    assert_decoded(FHI_SPAN("\xC7\xD1"), "text/html; charset=euc-kr", "\xED\x95\x9C");
    assert_decoded(FHI_SPAN("\xC7"), "text/html; charset=tis-620", "\xE0\xB8\xA7");
    /* the header comes before the meta element, the byte order mark before both; an unknown label says nothing */
    assert_decoded(FHI_SPAN("<meta charset=gbk>\xE9"), "text/html; charset=latin1", "<meta charset=gbk>\xC3\xA9");
    assert_decoded(FHI_SPAN("\xEF\xBB\xBF\xC3\xA9"), "text/html; charset=latin1", "\xC3\xA9");
    assert_decoded(FHI_SPAN("<meta charset=klingon>\xC3\xA9"), NULL, "<meta charset=klingon>\xC3\xA9");
    /* UTF-8 that is broken stays UTF-8 where it says so */
    assert_decoded(FHI_SPAN("<meta charset=utf-8>\xC3\xA9\xFF!"), NULL, "<meta charset=utf-8>\xC3\xA9\xEF\xBF\xBD!");
    assert_decoded(FHI_SPAN(""), NULL, "");
}

static void pages_that_say_nothing_are_looked_at(void **state)
{
    (void)state;
    /* German in windows-1252 */
    assert_decoded(FHI_SPAN("<p>Die B\xFCrgermeisterin sagte, die Br\xFC"
                            "cke \xFC"
                            "ber den Fluss m\xFCsse f\xFCr M\xE4rz gesperrt werden."),
                   NULL,
                   "<p>Die B\xC3\xBCrgermeisterin sagte, die Br\xC3\xBC"
                   "cke \xC3\xBC"
                   "ber den Fluss m\xC3\xBCsse f\xC3\xBCr M\xC3\xA4rz gesperrt werden.");
}

static void characters_lead_back_to_their_bytes(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    static const char page[] = "ab\x93\xFA"
                               "c\x96\x7B";
    fh_span body;
    fhi_map map;
    assert_int_equal(
        fhi_pagecharset_decode(arena, fhi_span_of(page), FHI_SPAN("x; charset=shift_jis"), &body, &map, NULL), FH_OK);
    assert_int_equal(body.len, 9);
    fh_range source = fhi_map_source(&map, (fh_range){2, 5});
    assert_int_equal(source.start, 2);
    assert_int_equal(source.end, 4);
    source = fhi_map_source(&map, (fh_range){5, 6});
    assert_int_equal(source.start, 4);
    assert_int_equal(source.end, 5);
    source = fhi_map_source(&map, (fh_range){6, 9});
    assert_int_equal(source.start, 5);
    assert_int_equal(source.end, 7);
    fhi_arena_free(arena);
}

/* Characters of two bytes over the borders of the blocks in which pages are decoded. */
static void blocks_leave_no_mark(void **state)
{
    (void)state;
    enum { PAIRS = 10000 };
    fhi_arena *arena = fhi_arena_new();
    char *page = fhi_arena_alloc(arena, 2 * PAIRS + 1);
    page[0] = 'x';
    for (size_t i = 0; i < PAIRS; i++) memcpy(page + 1 + 2 * i, "\x93\xFA", 2);
    fh_span body;
    fhi_map map;
    assert_int_equal(
        fhi_pagecharset_decode(arena, (fh_span){page, 2 * PAIRS + 1}, FHI_SPAN("x; charset=sjis"), &body, &map, NULL),
        FH_OK);
    assert_int_equal(body.len, 3 * PAIRS + 1);
    for (uint32_t i = 0; i < PAIRS; i++) {
        assert_memory_equal(body.ptr + 1 + 3 * i, "\xE6\x97\xA5", 3);
        fh_range source = fhi_map_source(&map, (fh_range){1 + 3 * i, 4 + 3 * i});
        assert_int_equal(source.start, 1 + 2 * i);
        assert_int_equal(source.end, 3 + 2 * i);
    }
    fhi_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meta_elements_are_found_as_the_standard_says),
        cmocka_unit_test(labels_stand_in_content_types),
        cmocka_unit_test(encodings_are_those_of_the_standard),
        cmocka_unit_test(pages_that_say_nothing_are_looked_at),
        cmocka_unit_test(characters_lead_back_to_their_bytes),
        cmocka_unit_test(blocks_leave_no_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
