/* SPDX-License-Identifier: Apache-2.0 */
/* Stems of words, and those of a text, each once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/span.h"
#include "reading.h"
#include "text/letters.h"
#include "text/stem.h"

static uint64_t stem_of(fhi_stems *stems, const char *word)
{
    return fhi_stem_of(stems, fhi_letters_hash(fhi_span_of(word)), fhi_span_of(word));
}

static void words_of_one_stem_have_one_number(void **state)
{
    (void)state;
    fhi_stems *stems = fhi_stem_new();
    assert_int_equal(stem_of(stems, "bridges"), stem_of(stems, "Bridge"));
    assert_int_equal(stem_of(stems, "3,000"), stem_of(stems, "3000"));
    assert_int_not_equal(stem_of(stems, "bridge"), stem_of(stems, "ferry"));
    fhi_stem_free(stems);
}

static void what_was_forgotten_is_stemmed_again(void **state)
{
    (void)state;
    fhi_stems *stems = fhi_stem_new();
    uint64_t before = stem_of(stems, "ferries");
    for (uint32_t i = 0; i <= FHI_MAX_STEMS_KEPT; i++) {
        char word[16];
        snprintf(word, sizeof word, "%u", i);
        assert_int_not_equal(stem_of(stems, word), 0);
    }
    assert_int_equal(stem_of(stems, "ferries"), before);
    assert_int_equal(stem_of(stems, "ferry"), before);
    fhi_stem_free(stems);
}

static void a_text_has_each_stem_once(void **state)
{
    (void)state;
    fhi_document *d = reading_of_text("Ferries stopped. The ferry stops at noon.", NULL, true);
    fhi_stems *stems = fhi_stem_new();
    fhi_stemmed stemmed;
    assert_true(fhi_stem_text(d->arena, stems, &d->text, &stemmed));
    static const uint32_t of[] = {0, 1, FHI_NOT_STEMMED, 2, 0, 1, 3, 4, FHI_NOT_STEMMED};
    assert_int_equal(d->text.tokens.n, sizeof of / sizeof *of);
    assert_memory_equal(stemmed.of, of, sizeof of);
    assert_int_equal(stemmed.n, 5);
    assert_int_equal(stemmed.stems[0], stem_of(stems, "ferry"));
    assert_int_equal(fhi_stem_find(&stemmed, stem_of(stems, "stopping")), 1);
    assert_int_equal(fhi_stem_find(&stemmed, stem_of(stems, "harbour")), FHI_NOT_STEMMED);
    fhi_stem_free(stems);
    fhi_document_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_one_stem_have_one_number),
        cmocka_unit_test(what_was_forgotten_is_stemmed_again),
        cmocka_unit_test(a_text_has_each_stem_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
