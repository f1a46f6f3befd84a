/* SPDX-License-Identifier: Apache-2.0 */
/* An article packed for the store comes back; one that is damaged is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/span.h"
#include "flow/packed.h"
#include "reading.h"

static const uint8_t digest[FHI_ARRIVALS_DIGEST] = {1, 2, 3, 4, 5, 6, 7, 8};

static void an_article_comes_back(void **state)
{
    (void)state;
    fhi_document *d = reading_of_text("Mast falls at Orlow\n\nORLOW, May 3 – A mast fell “at noon”.\n\n• One\n• Two\n",
                                      "2025-05-03", false);
    fhi_arena *arena = fhi_arena_new();
    fhi_pack pack = {0};
    fhi_packed back;
    assert_non_null(d);
    fhi_packed_write(&d->article, digest, &pack);
    assert_int_equal(fhi_packed_read(arena, fhi_pack_span(&pack), &back, NULL), FH_OK);
    assert_true(fhi_span_is(back.article.id, d->article.id));
    assert_true(fhi_span_is(back.article.title, d->article.title));
    assert_true(fhi_span_is(back.article.text, d->article.text));
    assert_int_equal(back.article.published.day, d->article.published.day);
    assert_memory_equal(back.digest, digest, sizeof digest);
    assert_true(back.article.blocks.n > 1);
    assert_int_equal(back.article.blocks.n, d->article.blocks.n);
    for (uint32_t i = 0; i < back.article.blocks.n; i++) {
        assert_int_equal(back.article.blocks.at[i].kind, d->article.blocks.at[i].kind);
        assert_memory_equal(&back.article.blocks.at[i].at, &d->article.blocks.at[i].at, sizeof(fh_range));
    }
    for (size_t n = 0; n < pack.n; n++) { /* and cut short anywhere it does not */
        fh_error error = {0};
        assert_int_equal(fhi_packed_read(arena, (fh_span){pack.at, n}, &back, &error), FH_STORE);
        assert_non_null(strstr(error.message, "damaged"));
    }
    fhi_pack_done(&pack);
    fhi_arena_free(arena);
    fhi_document_free(d);
}

static void write_one(fhi_pack *pack, fh_span text, fh_range at)
{
    fhi_block block = {FHI_BLOCK_PARAGRAPH, at, at};
    fhi_article article = {.id = FHI_SPAN("a"), .text = text};
    article.blocks.at = &block;
    article.blocks.n = 1;
    fhi_pack_clear(pack);
    fhi_packed_write(&article, digest, pack);
}

static void what_no_article_can_be_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        fh_range at;
        fh_status status;
    } cases[] = {{"Mast", {0, 4}, FH_OK},           {"Mast", {4, 4}, FH_OK},
                 {"Mast", {0, 5}, FH_STORE},                                        /* past the end */
                 {"Ma\xC3\xA9t", {0, 3}, FH_STORE},                                 /* inside a character */
                 {"Ma\xC3\xA9t", {3, 5}, FH_STORE}, {"Ma\xC3t", {0, 4}, FH_STORE}}; /* no UTF-8 */
    fhi_arena *arena = fhi_arena_new();
    fhi_pack pack = {0};
    fhi_packed back;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_one(&pack, fhi_span_of(cases[i].text), cases[i].at);
        assert_int_equal(fhi_packed_read(arena, fhi_pack_span(&pack), &back, NULL), cases[i].status);
    }
    fhi_pack_done(&pack);
    fhi_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_comes_back),
        cmocka_unit_test(what_no_article_can_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
