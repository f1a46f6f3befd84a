/* SPDX-License-Identifier: Apache-2.0 */
/* Traits of ASCII letters, which are read four at a time, are those that are read letter by letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/span.h"
#include "text/traits.h"

enum { LONGEST = 30 };

static void is_the_same(fh_span word)
{
    uint8_t flags = FHI_TOKEN_WORD;
    if (fhi_ascii_upper(word.ptr[0])) flags |= FHI_TOKEN_CAPITAL;
    fhi_token token = {.word = 7, .cluster = 3, .flags = flags};
    fhi_trait slow = fhi_traits_of(word, &token);
    token.flags |= FHI_TOKEN_LETTERS;
    fhi_trait quick = fhi_traits_of(word, &token);
    assert_int_equal(quick.starts, slow.starts);
    for (size_t i = 0; i < 4; i++) assert_int_equal(quick.ends[i], slow.ends[i]);
    assert_int_equal(quick.shape, slow.shape);
    assert_int_equal(quick.flags, slow.flags);
    assert_true(quick.word == slow.word && quick.cluster == slow.cluster && quick.known == slow.known);
}

static void letters_are_read_as_other_words_are(void **state)
{
    (void)state;
    static const char low[] = "harbourmastersuperintendenceby", high[] = "HARBOURMASTERSUPERINTENDENCEBY";
    char word[LONGEST];
    for (size_t n = 1; n <= LONGEST; n++) {
        for (size_t i = 0; i < n; i++) word[i] = low[i];
        is_the_same((fh_span){word, n});
        for (size_t i = 0; i < n; i++) { /* one capital anywhere */
            word[i] = high[i];
            is_the_same((fh_span){word, n});
            word[i] = low[i];
        }
        for (size_t i = n; i-- > 0;) { /* capitals from anywhere on */
            word[i] = high[i];
            is_the_same((fh_span){word, n});
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(letters_are_read_as_other_words_are)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
