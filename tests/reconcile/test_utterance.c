/* SPDX-License-Identifier: Apache-2.0 */
/* Whether two passages pass on the same words of somebody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "reconcile/utterance.h"
#include "support/reading.h"

static bool is_one(const char *a, const char *b)
{
    fhi_document *x = reading_of_text(a, NULL, true), *y = reading_of_text(b, NULL, true);
    assert_non_null(x);
    assert_non_null(y);
    const fhi_text *of_x = x->reading.text, *of_y = y->reading.text;
    bool one = fhi_utterance_is(of_x, (fh_range){0, (uint32_t)x->article.text.len}, of_y,
                                (fh_range){0, (uint32_t)y->article.text.len});
    fhi_document_free(x);
    fhi_document_free(y);
    return one;
}

static void words_that_one_of_them_quotes_were_said_once(void **state)
{
    (void)state;
    assert_true(is_one("The mayor wrote that \"nobody had ever seen a bolt like this\".",
                       "She said nobody had ever seen a bolt like this."));
    assert_false(is_one("The mayor wrote that nobody had ever seen a bolt like this.",
                        "She said nobody had ever seen a bolt like this."));
    assert_false(is_one("The mayor wrote that \"nobody had a bolt\".", "She said nobody had a bolt like this."));
}

/* So many words, of which the last six are quoted, beside these six. */
static bool is_found_at_the_end_of(uint32_t words)
{
    char text[FHI_MAX_UTTERANCE_WORDS * 6 + 64] = "";
    for (uint32_t i = 0; i + 6 < words; i++) strcat(text, "rope ");
    strcat(text, "\"nobody had ever seen that bolt\"");
    return is_one(text, "nobody had ever seen that bolt");
}

static void beyond_the_limit_no_words_are_looked_at(void **state)
{
    (void)state;
    assert_true(is_found_at_the_end_of(FHI_MAX_UTTERANCE_WORDS));
    assert_false(is_found_at_the_end_of(FHI_MAX_UTTERANCE_WORDS + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_one_of_them_quotes_were_said_once),
        cmocka_unit_test(beyond_the_limit_no_words_are_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
