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
    assert_true(fhi_span_is(back.article.language, d->article.language));
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

static void all_that_lineage_takes_comes_back(void **state)
{
    (void)state;
    fhi_document *d = reading_of_text(
        "Mast falls at Orlow\n\nORLOW, May 3 (Lowland Wire) – A mast fell “at noon”.\n\n(Barge Agency)\n", "2025-05-03",
        false);
    fhi_arena *arena = fhi_arena_new();
    fhi_pack pack = {0};
    fhi_article back;
    uint8_t sha256[32];
    assert_non_null(d);
    d->article.outlet = FHI_SPAN("Orlow Paper");
    d->article.published.why = FHI_SPAN("It says so.");
    assert_true(d->article.credits.n > 0 && d->article.dateline.len > 0);
    fhi_packed_write_whole(&d->article, d->page.sha256, &pack);
    assert_int_equal(fhi_packed_read_whole(arena, fhi_pack_span(&pack), &back, sha256, NULL), FH_OK);
    assert_memory_equal(sha256, d->page.sha256, sizeof sha256);
    assert_true(fhi_span_is(back.id, d->article.id) && fhi_span_is(back.title, d->article.title));
    assert_true(fhi_span_is(back.text, d->article.text) && back.blocks.n == d->article.blocks.n);
    assert_true(fhi_span_is(back.outlet, d->article.outlet) && fhi_span_is(back.dateline, d->article.dateline));
    assert_true(fhi_span_is(back.published.value, d->article.published.value));
    assert_true(fhi_span_is(back.published.why, d->article.published.why));
    assert_int_equal(back.published.day, d->article.published.day);
    assert_int_equal(back.published.basis, FHI_BASIS_GIVEN);
    assert_int_equal(back.credits.n, d->article.credits.n);
    for (uint32_t i = 0; i < back.credits.n; i++) {
        const fhi_credit *a = &back.credits.at[i], *b = &d->article.credits.at[i];
        assert_true(fhi_span_is(a->name, b->name) && a->applies_to == b->applies_to && a->form == b->form);
        assert_memory_equal(&a->at, &b->at, sizeof a->at);
    }
    for (size_t n = 0; n < pack.n; n++)
        assert_int_equal(fhi_packed_read_whole(arena, (fh_span){pack.at, n}, &back, sha256, NULL), FH_STORE);
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
        cmocka_unit_test(all_that_lineage_takes_comes_back),
        cmocka_unit_test(what_no_article_can_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
