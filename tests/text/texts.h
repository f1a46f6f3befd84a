/* SPDX-License-Identifier: Apache-2.0 */
/* For the tests of text and annotate: a text of one block a paragraph, split, tokens written out with bars between them. */
#ifndef TESTS_TEXT_TEXTS_H
#define TESTS_TEXT_TEXTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/span.h"
#include "text/split.h"

typedef struct sample {
    fhi_arena *arena;
    fhi_article article;
    fhi_text text;
} sample;

/* Blocks are parted by blank lines. */
static inline void sample_up(sample *s, fh_span text)
{
    *s = (sample){.arena = fhi_arena_new()};
    s->article.text = text;
    for (size_t at = 0; at < text.len;) {
        ptrdiff_t blank = fhi_span_find(text, FHI_SPAN("\n\n"), at);
        size_t end = blank < 0 ? text.len : (size_t)blank;
        fhi_block *block = FHI_PUSH(s->arena, &s->article.blocks);
        assert_non_null(block);
        block->kind = FHI_BLOCK_PARAGRAPH;
        block->at = (fh_range){(uint32_t)at, (uint32_t)end};
        at = blank < 0 ? end : end + 2;
    }
    fh_error error = {0};
    assert_int_equal(fhi_split_text(s->arena, s->arena, &s->article, &s->text, &error), FH_OK);
}

static inline void sample_down(sample *s)
{
    fhi_arena_free(s->arena);
}

static inline fh_span sample_token(const sample *s, uint32_t i)
{
    return fhi_span_cut(s->article.text, s->text.tokens.at[i].at);
}

/* The tokens with "|" between them. */
static inline const char *sample_tokens(const sample *s)
{
    fh_span out = {"", 0};
    for (uint32_t i = 0; i < s->text.tokens.n; i++) {
        fh_span token = sample_token(s, i);
        out = fhi_arena_format(s->arena, "%.*s%s%.*s", (int)out.len, out.ptr, i ? "|" : "", (int)token.len, token.ptr);
    }
    return out.ptr;
}

/* The sentences with " | " between them. */
static inline const char *sample_sentences(const sample *s)
{
    fh_span out = {"", 0};
    for (uint32_t i = 0; i < s->text.sentences.n; i++) {
        fh_span one = fhi_span_cut(s->article.text, s->text.sentences.at[i].at);
        out = fhi_arena_format(s->arena, "%.*s%s%.*s", (int)out.len, out.ptr, i ? " | " : "", (int)one.len, one.ptr);
    }
    return out.ptr;
}

#endif
