/* SPDX-License-Identifier: Apache-2.0 */
/* Units: what a sentence says; the lead is all that an article opens with, and a statement said by the way is no unit's only words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"
#include "reading.h"
#include "reconcile/units.h"

typedef struct cut {
    fhi_document *document;
    fhi_arena *arena;
    fhi_concepts concepts;
    fhi_units units;
} cut;

static void cut_text(cut *c, const char *text)
{
    *c = (cut){.document = reading_of_text(text, NULL, true), .arena = fhi_arena_new()};
    assert_non_null(c->document);
    assert_non_null(c->arena);
    assert_true(fhi_concepts_start(c->arena, &c->concepts));
    assert_true(fhi_units_add(c->arena, &c->document->reading, 0, &c->concepts, &c->units));
}

static void cut_done(cut *c)
{
    fhi_concepts_done(&c->concepts);
    fhi_arena_free(c->arena);
    fhi_document_free(c->document);
}

static fh_span words_of(const cut *c, fh_range at)
{
    return fhi_span_cut(c->document->article.text, at);
}

static void the_lead_is_all_that_an_article_opens_with(void **state)
{
    (void)state;
    cut c;
    uint32_t leads = 0;
    cut_text(&c,
             "The assembly reopened the coast road to Varr on Monday for the first time in two winters, and although "
             "traders in the whole valley cheered, some said that the governor wanted votes alone. The road runs "
             "along the sea.");
    for (uint32_t i = 0; i < c.units.n; i++) {
        if (!c.units.at[i].lead) continue;
        leads++;
        assert_true(fhi_span_starts(words_of(&c, c.units.at[i].compared), FHI_SPAN("The assembly reopened")));
        assert_true(fhi_span_ends(words_of(&c, c.units.at[i].compared), FHI_SPAN("alone.")));
    }
    assert_int_equal(leads, 1);
    cut_done(&c);
}

static void who_says_it_is_not_compared(void **state)
{
    (void)state;
    cut c;
    cut_text(
        &c,
        "Harbour master Jonas Vell said on Friday that the new quay at Tarnby would open before the winter storms.");
    assert_int_equal(c.units.n, 1);
    assert_true(fhi_span_find(words_of(&c, c.units.at[0].compared), FHI_SPAN("quay"), 0) >= 0);
    assert_true(fhi_span_find(words_of(&c, c.units.at[0].compared), FHI_SPAN("Vell"), 0) < 0);
    assert_true(fhi_span_find(words_of(&c, c.units.at[0].shown), FHI_SPAN("Vell"), 0) >= 0);
    cut_done(&c);
}

static void the_cue_is_compared_where_it_tells_what_was_done(void **state)
{
    (void)state;
    cut c;
    cut_text(&c, "The harbour board on Tuesday criticized the governor's long-planned ban on foreign ferries.");
    assert_int_equal(c.units.n, 1);
    assert_true(c.units.at[0].statement != FHI_NONE);
    assert_true(fhi_span_find(words_of(&c, c.units.at[0].said), FHI_SPAN("criticized"), 0) < 0);
    assert_true(fhi_span_find(words_of(&c, c.units.at[0].compared), FHI_SPAN("criticized"), 0) >= 0);
    cut_done(&c);
}

static void what_a_judge_denies_is_no_denial(void **state)
{
    (void)state;
    cut c;
    cut_text(&c,
             "Earlier this month the judge denied a bid by the ferry company to move the case to Tarnby. The company "
             "denied that it had hidden the letters from the court.");
    assert_int_equal(c.units.n, 2);
    assert_int_equal(c.units.at[0].status, FHI_CLAIM_REPORTED);
    assert_int_equal(c.units.at[1].status, FHI_CLAIM_DENIED);
    cut_done(&c);
}

static fhi_claim_status status_of(const char *text)
{
    cut c;
    cut_text(&c, text);
    assert_true(c.units.n > 0);
    fhi_claim_status status = c.units.at[0].status;
    cut_done(&c);
    return status;
}

static void what_a_thing_would_do_announces_nothing(void **state)
{
    (void)state;
    assert_int_equal(
        status_of("Voters in Oule have rejected a law passed by the council that would ban night ferries."),
        FHI_CLAIM_REPORTED);
    assert_int_equal(status_of("The law would have closed the port of Oule for the whole winter."), FHI_CLAIM_REPORTED);
    assert_int_equal(status_of("The law would close the port of Oule for the whole winter."), FHI_CLAIM_ANNOUNCED);
}

static void what_somebody_is_glad_to_announce_is_to_come(void **state)
{
    (void)state;
    assert_int_equal(
        status_of("\"I am pleased to announce that Mara Lind will lead the port of Oule,\" Governor Jon Falk said."),
        FHI_CLAIM_ANNOUNCED);
}

static void what_is_counted_is_kept_with_its_number(void **state)
{
    (void)state;
    cut c;
    cut_text(&c, "Four people were killed and nine houses burned in the fire at Tarnby.");
    assert_int_equal(c.units.n, 1);
    assert_int_equal(c.units.at[0].counts.n, 2);
    assert_true(c.units.at[0].counts.at[0].thing == fhi_hash_mix(fhi_concepts_counted("dead"), 0));
    assert_true(fhi_units_has(&c.units.at[0].numbers, c.units.at[0].counts.at[0].number));
    assert_true(c.units.at[0].counts.at[0].thing != c.units.at[0].counts.at[1].thing);
    cut_done(&c);
}

/* How many words are kept of a sentence of so many that all differ. */
static uint32_t kept_of(uint32_t words)
{
    cut c;
    char text[(FHI_MAX_UNIT_KEYS + 8) * 8];
    size_t at = 0;
    for (uint32_t i = 0; i < words; i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "%sr%c%c%c", i ? " " : "", 'a' + (int)(i / 26 / 26 % 26),
                               'a' + (int)(i / 26 % 26), 'a' + (int)(i % 26));
    snprintf(text + at, sizeof text - at, ".");
    cut_text(&c, text);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c.units.n; i++)
        if (c.units.at[i].words.n > kept) kept = c.units.at[i].words.n;
    cut_done(&c);
    return kept;
}

static void of_a_sentence_no_more_words_are_kept_than_the_limit(void **state)
{
    (void)state;
    assert_int_equal(kept_of(FHI_MAX_UNIT_KEYS - 1), FHI_MAX_UNIT_KEYS - 1);
    assert_int_equal(kept_of(FHI_MAX_UNIT_KEYS), FHI_MAX_UNIT_KEYS);
    assert_int_equal(kept_of(FHI_MAX_UNIT_KEYS + 1), FHI_MAX_UNIT_KEYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lead_is_all_that_an_article_opens_with),
        cmocka_unit_test(who_says_it_is_not_compared),
        cmocka_unit_test(the_cue_is_compared_where_it_tells_what_was_done),
        cmocka_unit_test(what_a_judge_denies_is_no_denial),
        cmocka_unit_test(what_a_thing_would_do_announces_nothing),
        cmocka_unit_test(what_somebody_is_glad_to_announce_is_to_come),
        cmocka_unit_test(what_is_counted_is_kept_with_its_number),
        cmocka_unit_test(of_a_sentence_no_more_words_are_kept_than_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
