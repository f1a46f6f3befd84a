/* SPDX-License-Identifier: Apache-2.0 */
/* Statements of invented reports: kinds, split quotations, paragraphs, speakers, chains and status, by rules alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "annotate/quote/statement_model.h"
#include "base/limits.h"
#include "quote/marked.h"

static fh_range where(const marked *m, const char *words)
{
    ptrdiff_t at = fhi_span_find(m->article.text, fhi_span_of(words), 0);
    assert_true(at >= 0);
    return (fh_range){(uint32_t)at, (uint32_t)(at + (ptrdiff_t)strlen(words))};
}

static void read_text(marked *m, const char *text)
{
    assert_true(marked_read(m, fhi_span_of(text)));
}

/* The statement whose cue is the marked one. */
static const fhi_statement *found_at_cue(marked *m)
{
    assert_int_equal(marked_find(m, true), FH_OK);
    for (uint32_t i = 0; i < m->marks.statements.n; i++)
        if (marked_has(&m->marks.statements.at[i].cue, m->cue)) return &m->marks.statements.at[i];
    fail_msg("no statement has the marked cue");
    return NULL;
}

static void assert_content(const marked *m, const fhi_statement *s, uint32_t at, const char *words)
{
    assert_true(at < s->content.n);
    fh_span content = fhi_span_cut(m->article.text, s->content.at[at]);
    assert_int_equal(content.len, strlen(words));
    assert_memory_equal(content.ptr, words, content.len);
}

static void a_quotation_split_by_its_cue_is_one_statement(void **state)
{
    (void)state;
    marked m;
    read_text(&m, "\"The pier is safe,\" Lind {said}, \"and it will stay so.\"");
    const fhi_statement *s = found_at_cue(&m);
    assert_int_equal(s->content.n, 2);
    assert_content(&m, s, 0, "\"The pier is safe,\"");
    assert_content(&m, s, 1, "\"and it will stay so.\"");
    assert_int_equal(s->kind, FHI_STATEMENT_DIRECT);
    fhi_arena_free(m.arena);
}

static void quotation_marks_may_be_mixed(void **state)
{
    (void)state;
    marked m;
    read_text(&m, "Lind {noted} that \xE2\x80\x9Cthe town knows what the pier needs.\" Nobody answered.");
    const fhi_statement *s = found_at_cue(&m);
    assert_content(&m, s, 0, "that \xE2\x80\x9Cthe town knows what the pier needs.\"");
    assert_int_equal(s->kind, FHI_STATEMENT_MIXED);
    fhi_arena_free(m.arena);
}

static void a_quotation_runs_over_paragraphs(void **state)
{
    (void)state;
    marked m;
    read_text(&m, "\xE2\x80\x9CThe pier is old.\n\n\xE2\x80\x9CIt will be rebuilt,\xE2\x80\x9D Lind {said}.");
    const fhi_statement *s = found_at_cue(&m);
    assert_int_equal(s->content.n, 2);
    assert_content(&m, s, 0, "\xE2\x80\x9CThe pier is old.");
    assert_content(&m, s, 1, "\xE2\x80\x9CIt will be rebuilt,\xE2\x80\x9D");
    fhi_arena_free(m.arena);
}

static void a_lost_mark_does_not_swallow_the_paragraph(void **state)
{
    (void)state;
    marked m;
    read_text(&m, "The \xE2\x80\x9Cpier was old. It was sold in May. Lind {said} that nobody asked.");
    const fhi_statement *s = found_at_cue(&m);
    assert_content(&m, s, 0, "that nobody asked");
    assert_int_equal(s->kind, FHI_STATEMENT_INDIRECT);
    fhi_arena_free(m.arena);
}

static void he_is_the_one_who_spoke_last(void **state)
{
    (void)state;
    marked m;
    read_text(&m, "Otto Brandt said the pier was old. Mara Lind slept. He {added} that it would close.");
    marked_name(&m, where(&m, "Otto Brandt"), FHI_NAME_PER);
    marked_name(&m, where(&m, "Mara Lind"), FHI_NAME_PER);
    const fhi_statement *s = found_at_cue(&m);
    assert_int_equal(s->speaker.entity, 0);
    assert_true(fhi_span_is(s->speaker.name, FHI_SPAN("Otto Brandt")));
    fhi_arena_free(m.arena);
}

static void who_wrote_the_article_does_not_speak_in_it(void **state)
{
    (void)state;
    static const char *const rest[] = {"The pier is old, the mayor {said}.", "He {said} the pier was old."};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        char text[200];
        marked m;
        snprintf(text, sizeof text, "By Otto Brandt\n\n%s", rest[i]);
        read_text(&m, text);
        m.article.blocks.at[0].kind = FHI_BLOCK_CREDIT;
        marked_name(&m, where(&m, "Otto Brandt"), FHI_NAME_PER);
        assert_int_equal(found_at_cue(&m)->speaker.entity, FHI_NONE);
        fhi_arena_free(m.arena);
    }
}

static void those_who_are_not_named_stay_as_described(void **state)
{
    (void)state;
    marked m;
    read_text(&m, "Two harbour officials {said} that the pier was old.");
    const fhi_statement *s = found_at_cue(&m);
    assert_int_equal(s->speaker.entity, FHI_NONE);
    assert_true(fhi_span_is(s->speaker.name, FHI_SPAN("Two harbour officials")));
    fhi_arena_free(m.arena);
}

static void the_chain_starts_with_the_outlet_and_holds_those_who_pass_it_on(void **state)
{
    (void)state;
    marked m;
    read_text(&m, "Dockside Radio reported that Otto Brandt {denied} that money was paid.");
    m.article.outlet = FHI_SPAN("The Aldport Courier");
    marked_name(&m, where(&m, "Dockside Radio"), FHI_NAME_ORG);
    marked_name(&m, where(&m, "Otto Brandt"), FHI_NAME_PER);
    const fhi_statement *s = found_at_cue(&m);
    assert_int_equal(s->status, FHI_DENIED);
    assert_int_equal(s->speaker.entity, 1);
    assert_int_equal(s->chain.n, 2);
    assert_true(fhi_span_is(s->chain.at[0].name, FHI_SPAN("The Aldport Courier")));
    assert_int_equal(s->chain.at[1].entity, 0);
    fhi_arena_free(m.arena);
}

static void the_status_follows_cue_and_modals(void **state)
{
    static const struct {
        const char *text;
        fhi_status_of status;
    } cases[] = {
        {"Lind {said} that the pier was sold.", FHI_ASSERTED},
        {"Lind {said} that the pier will be sold.", FHI_EXPECTED},
        {"Lind {said} that the pier may be sold.", FHI_POSSIBLE},
        {"Lind {said} that the pier was not sold.", FHI_DENIED},
        {"Lind {denied} that the pier was sold.", FHI_DENIED},
        {"Lind {plans} to sell the pier.", FHI_EXPECTED},
        {"Lind {is expected} to sell the pier.", FHI_EXPECTED},
        {"Lind {refused} to sell the pier.", FHI_DENIED},
        {"Lind {asked} whether the pier was sold.", FHI_POSSIBLE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        marked m;
        read_text(&m, cases[i].text);
        if (found_at_cue(&m)->status != cases[i].status) fail_msg("%s", cases[i].text);
        fhi_arena_free(m.arena);
    }
}

/* At the limit each paragraph of the speech is content; one past it the farthest is not. Before the cue's own paragraph stand `n`. */
static uint32_t paragraphs_of_speech(uint32_t n)
{
    char text[2048] = "";
    marked m;
    for (uint32_t i = 0; i < n; i++) strncat(text, "\"It is old.\n", sizeof text - strlen(text) - 1);
    strncat(text, "\"It will go,\" Lind {said}.", sizeof text - strlen(text) - 1);
    read_text(&m, text);
    uint32_t found = found_at_cue(&m)->content.n;
    fhi_arena_free(m.arena);
    return found;
}

static void a_speech_of_many_paragraphs_is_bounded(void **state)
{
    (void)state;
    assert_int_equal(paragraphs_of_speech(FHI_MAX_QUOTED_PARAGRAPHS), FHI_MAX_QUOTED_PARAGRAPHS + 1);
    assert_int_equal(paragraphs_of_speech(FHI_MAX_QUOTED_PARAGRAPHS + 1), FHI_MAX_QUOTED_PARAGRAPHS + 1);
}

static void text_without_statements_has_none(void **state)
{
    static const char *const texts[] = {"", "\n\n", "\"", "The pier is old.", "\xE2\x80\x9D \xE2\x80\x9D \xE2\x80\x9C"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        marked m;
        read_text(&m, texts[i]);
        assert_int_equal(marked_find(&m, true), FH_OK);
        assert_int_equal(m.marks.statements.n, 0);
        assert_int_equal(marked_find(&m, false), FH_OK);
        fhi_arena_free(m.arena);
    }
}

static void the_embedded_model_is_whole(void **state)
{
    (void)state;
    fhi_statement_model model;
    if (!fhi_statement_model_own(&model)) skip(); /* FIRSTHAND_POLNEAR=OFF */
    assert_true(fhi_statement_model_intact(&model));
    fhi_statement_model damaged = model;
    fhi_statement_head head = *model.head;
    head.digest ^= 1;
    damaged.head = &head;
    assert_false(fhi_statement_model_intact(&damaged));
}

static void each_allocation_may_fail(void **state)
{
    (void)state;
    fh_status status = FH_NO_MEMORY;
    for (uint64_t n = 1; status == FH_NO_MEMORY; n++) {
        marked m;
        read_text(
            &m,
            "\"The pier is old,\" Lind said. \"It will close.\" Brandt, who told reporters that it was sold, agreed.");
        fhi_arena_fail_after(n);
        status = marked_find(&m, n % 2);
        fhi_arena_fail_after(0);
        assert_true(status == FH_OK || m.marks.statements.n == 0);
        assert_true(n < 1000);
        fhi_arena_free(m.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_split_by_its_cue_is_one_statement),
        cmocka_unit_test(quotation_marks_may_be_mixed),
        cmocka_unit_test(a_quotation_runs_over_paragraphs),
        cmocka_unit_test(a_lost_mark_does_not_swallow_the_paragraph),
        cmocka_unit_test(he_is_the_one_who_spoke_last),
        cmocka_unit_test(who_wrote_the_article_does_not_speak_in_it),
        cmocka_unit_test(those_who_are_not_named_stay_as_described),
        cmocka_unit_test(the_chain_starts_with_the_outlet_and_holds_those_who_pass_it_on),
        cmocka_unit_test(the_status_follows_cue_and_modals),
        cmocka_unit_test(a_speech_of_many_paragraphs_is_bounded),
        cmocka_unit_test(text_without_statements_has_none),
        cmocka_unit_test(the_embedded_model_is_whole),
        cmocka_unit_test(each_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
