/* SPDX-License-Identifier: Apache-2.0 */
/* Keys of texts: eight bytes at a time, against the same of each word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/span.h"
#include "tables/key.h"

static void key_is(const char *text, const char *expected, uint32_t expected_words)
{
    fh_span span = fhi_span_of(text);
    char *out = malloc(FHI_KEY_ROOM(span.len)); /* its own piece, so that a sanitizer sees a byte too far */
    uint32_t words;
    fh_span key = fhi_key_make(span, out, &words);
    if (!fhi_span_is(key, fhi_span_of(expected))) print_error("%s: \"%.*s\"\n", text, (int)key.len, key.ptr);
    assert_true(fhi_span_is(key, fhi_span_of(expected)));
    assert_int_equal(words, expected_words);
    free(out);
}

static void words_are_made_plain(void **state)
{
    (void)state;
    key_is("", "", 0);
    key_is("  \t", "", 0);
    key_is("The Harbour  Ferry", "the harbour ferry", 3);
    key_is("harbour news and weather ", "harbour news and weather", 4);
    key_is(" harbour news and weather", "harbour news and weather", 4);
    key_is("News24 at 7pm", "news 24 at 7 pm", 5);
    key_is("It's the fleet\xE2\x80\x99s \xE2\x80\x9Ckey\xE2\x80\x9D", "its the fleets key", 4);
    key_is("caf\xC3\xA9 \xE2\x80\x93 D\xC3\xA9", "caf\xC3\xA9 d\xC3\xA9", 2);
    key_is("a,b;c - d", "a b c d", 4);
    key_is("'a'b'", "ab", 1);
}

/* Each text in pieces of its own gives the same words: what is taken together does not depend on where it stands. */
static void a_word_has_one_key_wherever_it_stands(void **state)
{
    (void)state;
    static const char *const pieces[] = {"Harbour", "a",   "\xE2\x80\x94",      "12", "o'clock",
                                         "Quays",   "b2b", "\xC3\xA9t\xC3\xA9", "-",  "Zed"};
    enum { PIECES = sizeof pieces / sizeof *pieces };
    for (size_t first = 0; first < 1000; first++) {
        char text[128], expected[128];
        int len = 0, expected_len = 0;
        uint32_t words = 0;
        for (size_t i = 0, rest = first * 7919; i < 7; i++, rest /= 3) {
            const char *piece = pieces[(rest + i) % PIECES];
            len += snprintf(text + len, sizeof text - (size_t)len, "%s%s", i ? " " : "", piece);
            char out[64];
            uint32_t n;
            fh_span key = fhi_key_make(fhi_span_of(piece), out, &n);
            words += n;
            if (n)
                expected_len += snprintf(expected + expected_len, sizeof expected - (size_t)expected_len, "%s%.*s",
                                         expected_len ? " " : "", (int)key.len, key.ptr);
        }
        expected[expected_len] = 0;
        key_is(text, expected, words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_made_plain),
        cmocka_unit_test(a_word_has_one_key_wherever_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
