/* SPDX-License-Identifier: Apache-2.0 */
/* Messages are one line of UTF-8, whatever they quote. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/utf8.h"

#include <string.h>

static void message_is(const char *text, const char *wanted)
{
    fh_error error;
    assert_int_equal(fhi_error_set(&error, FH_INVALID, "test", 7, "%s", text), FH_INVALID);
    assert_int_equal(error.code, FH_INVALID);
    assert_int_equal(error.offset, 7);
    assert_string_equal(error.message, wanted);
}

static void what_is_plain_stays(void **state)
{
    (void)state;
    message_is("", "");
    message_is("cannot be opened: \xE2\x80\x9Cn\xC3\xA9\xE2\x80\x9D",
               "cannot be opened: \xE2\x80\x9Cn\xC3\xA9\xE2\x80\x9D");
    message_is("\xEF\xBF\xBD", "\xEF\xBF\xBD");
}

static void controls_and_broken_characters_are_marked(void **state)
{
    (void)state;
    message_is("a\nb\x1B[31mc\x7F", "a?b?[31mc?");
    message_is("a\xC2\x9B"
               "b\xC2\xA0",
               "a?b\xC2\xA0");
    message_is("a\xFF\xFE\xFF"
               "b\xE2\x80",
               "a?b?");
}

static void a_long_message_is_cut_between_characters(void **state)
{
    (void)state;
    fh_error error;
    char text[400];
    for (size_t before = 0; before < 4; before++) {
        memset(text, 'a', before);
        for (size_t i = before; i + 3 < sizeof text; i += 3) memcpy(text + i, "\xE2\x82\xAC", 4);
        fhi_error_set(&error, FH_IO, "test", 0, "%s", text);
        fh_span message = {error.message, strlen(error.message)};
        assert_in_range(message.len, sizeof error.message - 4, sizeof error.message - 1);
        assert_int_equal(fhi_utf8_valid(message), message.len);
    }
}

static void nobody_need_listen(void **state)
{
    (void)state;
    assert_int_equal(fhi_error_set(NULL, FH_LIMIT, "test", 0, "nothing"), FH_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_plain_stays),
        cmocka_unit_test(controls_and_broken_characters_are_marked),
        cmocka_unit_test(a_long_message_is_cut_between_characters),
        cmocka_unit_test(nobody_need_listen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
