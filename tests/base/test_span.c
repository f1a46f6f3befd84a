/* SPDX-License-Identifier: Apache-2.0 */
/* Questions that are answered for sixteen bytes at a time, against the same byte by byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/span.h"
#include "base/utf8.h"

enum { LONGEST = 40 };

static size_t letters_one_by_one(fh_span text, size_t at)
{
    size_t n = 0;
    while (at + n < text.len && fhi_ascii_alpha(text.ptr[at + n])) n++;
    return n;
}

static void letters_are_counted_up_to_any_byte(void **state)
{
    (void)state;
    char text[LONGEST];
    for (unsigned odd = 0; odd < 256; odd++) {
        for (size_t i = 0; i < LONGEST; i++) text[i] = i % 2 ? 'z' : 'A';
        for (size_t place = 0; place < LONGEST; place += 3) text[place] = (char)odd;
        for (size_t len = 0; len <= LONGEST; len++) {
            for (size_t at = 0; at <= len; at++)
                assert_int_equal(fhi_ascii_letters((fh_span){text, len}, at),
                                 letters_one_by_one((fh_span){text, len}, at));
        }
    }
}

static void a_byte_is_found_wherever_it_stands(void **state)
{
    (void)state;
    char text[LONGEST];
    for (size_t place = 0; place < LONGEST; place++) {
        memset(text, ' ' + 1, sizeof text); /* differs from it in the lowest bit */
        text[place] = ' ';
        for (size_t at = 0; at <= LONGEST; at++)
            assert_int_equal(fhi_span_to((fh_span){text, LONGEST}, at, ' '), at <= place ? place : LONGEST);
    }
}

static void bits_stand_for_bytes(void **state)
{
    (void)state;
    for (uint32_t bits = 0; bits <= FHI_SIXTEEN_ALL; bits++) {
        char text[16];
        uint32_t set = 0;
        for (uint32_t i = 0; i < 16; i++) {
            text[i] = bits >> i & 1 ? 'b' : 'a';
            set += bits >> i & 1;
        }
        assert_int_equal(fhi_sixteen_same(fhi_sixteen_at(text), 'b'), bits);
        assert_int_equal(fhi_sixteen_count(bits), set);
    }
}

static void bytes_are_told_by_their_kind(void **state)
{
    (void)state;
    for (unsigned byte = 0; byte < 256; byte++) {
        char c = (char)byte, text[16], small[16];
        memset(text, '/', sizeof text);
        text[0] = text[15] = c;
        assert_int_equal(fhi_sixteen_digits(fhi_sixteen_at(text)), fhi_ascii_digit(c) ? 0x8001 : 0);
        assert_int_equal(fhi_sixteen_letters(fhi_sixteen_at(text)), fhi_ascii_alpha(c) ? 0x8001 : 0);
        fhi_sixteen_put(fhi_sixteen_small(fhi_sixteen_at(text)), small);
        if (fhi_ascii_alpha(c) || c == ' ') assert_int_equal(small[15], fhi_ascii_lower(c));
    }
}

static void utf8_is_valid_up_to_the_first_wrong_byte(void **state)
{
    (void)state;
    enum { LONG = 150 };
    static const char *const rights[] = {"\xC3\xA9", "\xE2\x80\x99", "\xF0\x9F\x8C\x8A"};
    for (size_t wrong = 0; wrong < LONG; wrong++) {
        char text[LONG];
        memset(text, 'a', LONG);
        const char *right = rights[wrong % 3];
        size_t place = wrong / 2, len = strlen(right); /* a character before the wrong byte */
        if (place + len <= wrong) memcpy(text + place, right, len);
        assert_int_equal(fhi_utf8_valid((fh_span){text, LONG}), LONG);
        text[wrong] = (char)0xFF;
        assert_int_equal(fhi_utf8_valid((fh_span){text, LONG}), wrong);
        assert_int_equal(fhi_utf8_valid((fh_span){text, wrong}), wrong);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_counted_up_to_any_byte),
        cmocka_unit_test(a_byte_is_found_wherever_it_stands),
        cmocka_unit_test(bits_stand_for_bytes),
        cmocka_unit_test(bytes_are_told_by_their_kind),
        cmocka_unit_test(utf8_is_valid_up_to_the_first_wrong_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
