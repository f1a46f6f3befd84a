/* SPDX-License-Identifier: Apache-2.0 */
/* The features of statements: the same in whatever lane they are asked for, and with or without the instructions of some machines. */
#include "annotate/quote/statement_hashes.h"
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { SENTENCE = 20, TOKENS = 5 * SENTENCE, ALL = TOKENS + 1 + 2 * FHI_GLANCES_AROUND };

static uint64_t state = 7;

static uint32_t draw(uint32_t below)
{
    state = fhi_hash_mix(state, 1);
    return (uint32_t)(state >> 32) % below;
}

static fhi_glance glances[ALL];
static fhi_token tokens[TOKENS];
static fhi_sentence sentences[TOKENS / SENTENCE];
static const fhi_scene scene = {.tokens = tokens, .count = TOKENS, .sentences = sentences};

static const fhi_glance *drawn_text(void)
{
    fhi_glance *text = glances + FHI_GLANCES_AROUND;
    for (int i = -FHI_GLANCES_AROUND; i <= TOKENS + FHI_GLANCES_AROUND; i++) {
        fhi_glance *g = &text[i];
        *g = (fhi_glance){.word = FHI_GLANCE_NO_WORD, .look = FHI_GLANCE_NO_LOOK};
        if (i > 0)
            *g = (fhi_glance){.verbs = g[-1].verbs + draw(2),
                              .commas = g[-1].commas + draw(2),
                              .quotes = g[-1].quotes + draw(2),
                              .cues = g[-1].cues + draw(2),
                              .word = FHI_GLANCE_NO_WORD,
                              .look = FHI_GLANCE_NO_LOOK};
        if (i < 0 || i >= TOKENS) continue;
        g->word = draw(UINT32_MAX);
        g->ending = draw(1 << 24);
        g->look = draw(UINT32_MAX) & 0xFF073F3Fu;
        g->kinship = draw(1000) | draw(70) << 16;
        g->cue = draw(100);
        g->telling = draw(UINT32_MAX);
        g->quotation = draw(1024);
        tokens[i].sentence = (uint32_t)i / SENTENCE;
    }
    for (uint32_t i = 0; i < TOKENS / SENTENCE; i++) sentences[i] = (fhi_sentence){{0, 0}, i * SENTENCE, SENTENCE, 0};
    return text;
}

static void assert_same(const fhi_hashes *a, const fhi_hashes *b)
{
    assert_int_equal(a->n, b->n);
    assert_memory_equal(a->lanes, b->lanes, a->n * sizeof a->lanes[0]);
}

/* What the lanes say together and each alone. */
static void assert_lane(const fhi_hashes *all, const fhi_hashes *one, uint32_t lane)
{
    assert_int_equal(all->n, one->n);
    for (uint32_t i = 0; i < all->n; i++) assert_int_equal(all->of[i][lane], one->of[i][0]);
}

static void cues_are_the_same(void **unused)
{
    (void)unused;
    const fhi_glance *text = drawn_text();
    for (int round = 0; round < 200; round++) {
        uint32_t at[FHI_LANES], alone[FHI_LANES], lane = draw(FHI_LANES);
        fhi_hashes one = {.mask = UINT32_MAX}, all = {.mask = UINT32_MAX};
        for (uint32_t k = 0; k < FHI_LANES; k++) at[k] = draw(TOKENS);
        for (uint32_t k = 0; k < FHI_LANES; k++) alone[k] = at[lane];
        fhi_statement_hashes_cue(&scene, text, at, &all);
        fhi_statement_hashes_cue_plain(&scene, text, at, &one);
        assert_same(&all, &one);
        fhi_statement_hashes_cue_plain(&scene, text, alone, &one);
        assert_lane(&all, &one, lane);
    }
}

static fhi_question drawn_question(void)
{
    uint32_t first = draw(TOKENS - 3), source = draw(TOKENS - 5);
    fhi_question q = {
        .edge = (fhi_edge)draw(FHI_EDGE_COUNT), .cue = {first, first + 1 + draw(2)}, .near = 1 + draw(TOKENS - 1)};
    if (draw(2)) q.source = (fhi_extent){source, source + 1 + draw(4)};
    return q;
}

/* Where an edge may stand: near ones before the cue or behind it, far ones on one side of the near one. */
static uint32_t drawn_edge(const fhi_question *q)
{
    if (q->edge == FHI_BEHIND_END) return q->near + 1 + draw(TOKENS - q->near);
    if (q->edge % 2 == 1) return draw(q->near);
    return draw(2) ? draw(q->cue.first + 1) : q->cue.end + draw(TOKENS - q->cue.end + 1);
}

static void edges_are_the_same(void **unused)
{
    (void)unused;
    const fhi_glance *text = drawn_text();
    for (int round = 0; round < 1000; round++) {
        fhi_question q = drawn_question();
        uint32_t at[FHI_LANES], alone[FHI_LANES], lane = draw(FHI_LANES);
        fhi_hashes one = {.mask = UINT32_MAX}, all = {.mask = UINT32_MAX};
        bool none = q.edge % 2 == 0 && draw(4) == 0;
        for (uint32_t k = 0; k < FHI_LANES; k++) at[k] = none ? (uint32_t)FHI_NONE : drawn_edge(&q);
        for (uint32_t k = 0; k < FHI_LANES; k++) alone[k] = at[lane];
        fhi_statement_hashes_edge(&scene, text, &q, at, &all);
        fhi_statement_hashes_edge_plain(&scene, text, &q, at, &one);
        assert_same(&all, &one);
        fhi_statement_hashes_edge_plain(&scene, text, &q, alone, &one);
        assert_lane(&all, &one, lane);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cues_are_the_same), cmocka_unit_test(edges_are_the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
