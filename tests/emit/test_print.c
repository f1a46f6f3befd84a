/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON writer: commas, escapes, numbers, and text made harmless for a terminal. */
#define _POSIX_C_SOURCE 200809L /* uselocale */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/span.h"
#include "emit/print.h"
#include "emit/wrap.h"

typedef struct page {
    char text[1 << 18];
    size_t used;
    size_t room; /* writing fails past this */
} page;

static page written;
static fhi_output output;
static fhi_print json;

static bool take(void *context, fh_span bytes)
{
    page *p = context;
    if (p->used + bytes.len > p->room) return false;
    memcpy(p->text + p->used, bytes.ptr, bytes.len);
    p->used += bytes.len;
    return true;
}

static int start(void **state)
{
    (void)state;
    written.used = 0;
    written.room = sizeof written.text;
    fhi_output_start(&output, take, &written);
    fhi_print_start(&json, &output);
    return 0;
}

static void assert_written(const char *expected)
{
    assert_int_equal(fhi_output_flush(&output, NULL), FH_OK);
    fh_span text = {written.text, written.used};
    if (!fhi_span_is(text, fhi_span_of(expected))) print_message("%.*s\n", (int)text.len, text.ptr);
    assert_true(fhi_span_is(text, fhi_span_of(expected)));
}

static void commas_stand_between_elements_at_every_depth(void **state)
{
    (void)state;
    fhi_print_object(&json);
    fhi_print_integer_at(&json, "a", 1);
    fhi_print_key(&json, "b");
    fhi_print_array(&json);
    fhi_print_range(&json, (fh_range){0, 4294967295});
    fhi_print_object(&json);
    fhi_print_end_object(&json);
    fhi_print_array(&json);
    fhi_print_end_array(&json);
    fhi_print_null(&json);
    fhi_print_boolean(&json, true);
    fhi_print_end_array(&json);
    fhi_print_word_at(&json, "c", "d");
    fhi_print_end_object(&json);
    assert_written("{\"a\":1,\"b\":[[0,4294967295],{},[],null,true],\"c\":\"d\"}");
}

static void strings_are_escaped_where_they_must_be(void **state)
{
    (void)state;
    fhi_print_string(&json, FHI_SPAN("\"\\/\b\f\n\r\t\x01\x7f \xC3\xA9 \xF0\x9F\x9A\xA2 \0 <-->"));
    assert_written("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u007f \xC3\xA9 \xF0\x9F\x9A\xA2 \\u0000 <-->\"");
}

static void what_is_not_utf_8_becomes_the_replacement_character(void **state)
{
    (void)state;
    fhi_print_string(&json, FHI_SPAN("a\xFF"
                                     "b\xC3"
                                     "c\xE2\x82"));
    assert_written("\"a\xEF\xBF\xBD"
                   "b\xEF\xBF\xBD"
                   "c\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

static void nothing_in_a_comment_can_close_it(void **state)
{
    (void)state;
    json.in_comment = true;
    fhi_print_string(&json, FHI_SPAN("--> </script>"));
    assert_written("\"\\u002d\\u002d\\u003e \\u003c/script\\u003e\"");
}

static void numbers(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {-0.0, "0"},
        {3, "3"},
        {-12, "-12"},
        {1e15, "1000000000000000"},
        {0.5, "0.5"},
        {-0.25, "-0.25"},
        {0.1, "0.1"},
        {1.2e6, "1200000"},
        {2.675, "2.675"},
        {100.125, "100.125"},
        {0.000001, "0.000001"},
        {1e-7, "1e-7"},
        {1.5e-9, "1.5e-9"},
        {1e21, "1e21"},
        {1.25e30, "1.25e30"},
        {1e17, "100000000000000000"},
        {0.1 + 0.2, "0.3"},
        {1.0 / 3, "0.333333333333333"},
        {99.99, "99.99"},
        {1e300 * 1e300, "null"},
        {-1e300 * 1e300, "null"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        start(NULL);
        fhi_print_number(&json, cases[i].value);
        assert_written(cases[i].text);
    }
    start(NULL);
    fhi_print_number(&json, NAN);
    assert_written("null");
}

static void integers_at_the_ends(void **state)
{
    (void)state;
    fhi_print_array(&json);
    fhi_print_integer(&json, INT64_MIN);
    fhi_print_integer(&json, INT64_MAX);
    fhi_print_end_array(&json);
    assert_written("[-9223372036854775808,9223372036854775807]");
}

static void integers_of_any_length(void **state)
{
    (void)state;
    static const int64_t integers[] = {0,    9,     10, 99,   100,        107,
                                       1000, 12345, -7, -100, UINT32_MAX, UINT32_MAX + INT64_C(1)};
    fhi_print_array(&json);
    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) fhi_print_integer(&json, integers[i]);
    fhi_print_numbered(&json, 'c', 1);
    fhi_print_numbered(&json, 'o', UINT32_MAX);
    fhi_print_end_array(&json);
    assert_written("[0,9,10,99,100,107,1000,12345,-7,-100,4294967295,4294967296,\"c1\",\"o4294967295\"]");
}

static void numbers_do_not_follow_the_locale(void **state)
{
    (void)state;
    static const char *const with_comma[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "nl_NL.UTF-8", "ru_RU.UTF-8"};
    locale_t other = (locale_t)0;
    for (int i = 0; i < 4 && !other; i++) other = newlocale(LC_NUMERIC_MASK, with_comma[i], (locale_t)0);
    if (!other) skip(); /* no such locale here */
    locale_t before = uselocale(other);
    fhi_print_number(&json, 1.5);
    uselocale(before);
    freelocale(other);
    assert_written("1.5");
}

static void more_than_the_buffer_comes_out_whole(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 3 * FHI_OUTPUT_BUFFER; i++) fhi_output_char(&output, (char)('a' + i % 26));
    assert_int_equal(fhi_output_flush(&output, NULL), FH_OK);
    assert_int_equal(written.used, 3 * FHI_OUTPUT_BUFFER);
    for (uint32_t i = 0; i < written.used; i++) assert_int_equal(written.text[i], 'a' + i % 26);
}

static void a_failed_write_is_told_and_nothing_follows_it(void **state)
{
    (void)state;
    fh_error error = {0};
    written.room = 10;
    fhi_output_put(&output, FHI_SPAN("12345678901"));
    assert_int_equal(fhi_output_flush(&output, &error), FH_IO);
    assert_int_equal(error.code, FH_IO);
    fhi_output_put(&output, FHI_SPAN("x"));
    assert_int_equal(fhi_output_flush(&output, &error), FH_IO);
    assert_int_equal(written.used, 0);
}

static void lines_are_broken_at_blanks(void **state)
{
    (void)state;
    fhi_output_put(&output, FHI_SPAN("* "));
    fhi_wrap_put(&output, FHI_SPAN("The  ferry\nruns again, caf\xC3\xA9s are open incomprehensibilities"), 2, 4, 14);
    assert_written("* The ferry\n    runs\n    again,\n    caf\xC3\xA9s are\n    open\n    incomprehensibilities\n");
}

static void nothing_in_a_text_steers_the_terminal(void **state)
{
    (void)state;
    fhi_wrap_put(&output,
                 FHI_SPAN("a\x1b[31m \xC2\x9B"
                          "31m b"),
                 0, 0, 80);
    assert_written("a\xEF\xBF\xBD[31m \xEF\xBF\xBD"
                   "31m b\n");
}

static void a_long_line_is_cut(void **state)
{
    (void)state;
    assert_int_equal(fhi_wrap_cut(&output, FHI_SPAN("caf\xC3\xA9s\nopen"), 10), 10);
    fhi_output_char(&output, '|');
    assert_int_equal(fhi_wrap_cut(&output, FHI_SPAN("caf\xC3\xA9s open late"), 6), 6);
    assert_written("caf\xC3\xA9s open|caf\xC3\xA9s\xE2\x80\xA6");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(commas_stand_between_elements_at_every_depth, start),
        cmocka_unit_test_setup(strings_are_escaped_where_they_must_be, start),
        cmocka_unit_test_setup(what_is_not_utf_8_becomes_the_replacement_character, start),
        cmocka_unit_test_setup(nothing_in_a_comment_can_close_it, start),
        cmocka_unit_test_setup(numbers, start),
        cmocka_unit_test_setup(integers_at_the_ends, start),
        cmocka_unit_test_setup(integers_of_any_length, start),
        cmocka_unit_test_setup(numbers_do_not_follow_the_locale, start),
        cmocka_unit_test_setup(more_than_the_buffer_comes_out_whole, start),
        cmocka_unit_test_setup(a_failed_write_is_told_and_nothing_follows_it, start),
        cmocka_unit_test_setup(lines_are_broken_at_blanks, start),
        cmocka_unit_test_setup(nothing_in_a_text_steers_the_terminal, start),
        cmocka_unit_test_setup(a_long_line_is_cut, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
