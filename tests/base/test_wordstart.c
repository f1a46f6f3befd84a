/* SPDX-License-Identifier: Apache-2.0 */
/* Words found by their first four bytes, wherever they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/wordstart.h"

enum { LONGEST = 200 };

static const bool starts[FHI_WORDSTARTS] = {[FHI_WORDSTART('f', 'e', 'r', 'r')] = true};

static void a_word_is_found_wherever_it_begins(void **state)
{
    (void)state;
    char text[LONGEST];
    for (size_t place = 1; place < LONGEST; place++) {
        memset(text, 'a', sizeof text);
        text[place - 1] = ' ';
        size_t len = LONGEST - place < 5 ? LONGEST - place : 5;
        memcpy(text + place, "ferry", len);
        for (size_t at = 0; at < LONGEST; at++)
            assert_int_equal(fhi_wordstart_next(starts, (fh_span){text, LONGEST}, at),
                             len >= 4 && at <= place ? place : LONGEST);
        assert_int_equal(fhi_wordstart_next(starts, (fh_span){text, place}, 0), place); /* cut off before it */
    }
}

static void a_text_begins_with_a_word(void **state)
{
    static const struct {
        const char *text;
        size_t at, found;
    } cases[] = {{"ferries and a ferry", 0, 0}, {"ferries and a ferry", 1, 14}, {"fer", 0, 3}, {"", 0, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(fhi_wordstart_next(starts, fhi_span_of(cases[i].text), cases[i].at), cases[i].found);
}

static void what_stands_inside_of_a_word_is_no_start(void **state)
{
    (void)state;
    fh_span text = FHI_SPAN("transferred \"ferry\" car-ferry");
    assert_int_equal(fhi_wordstart_next(starts, text, 0), text.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_found_wherever_it_begins),
        cmocka_unit_test(a_text_begins_with_a_word),
        cmocka_unit_test(what_stands_inside_of_a_word_is_no_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
