/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes, split and tagged as the program does: the statements that rules and model find have ranges in order within the text, a cue and
 * content each, and speakers and chains that exist. The first byte says whether every other word becomes a name. */
#include "annotate/quote/quote.h"
#include "base/span.h"
#include "text/split.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds) abort();
}

static void check_ranges(const fhi_ranges *ranges, size_t length)
{
    for (uint32_t i = 0; i < ranges->n; i++)
        check(ranges->at[i].start < ranges->at[i].end && ranges->at[i].end <= length);
}

static void check_voice(const fhi_marks *marks, fhi_voice voice)
{
    check(voice.entity == FHI_NONE || voice.entity < marks->entities.n);
    check((voice.name.len == 0) == (voice.name.ptr == NULL) || voice.entity != FHI_NONE);
}

static void check_statements(const fhi_marks *marks)
{
    size_t length = marks->text->article->text.len;
    for (uint32_t i = 0; i < marks->statements.n; i++) {
        const fhi_statement *s = &marks->statements.at[i];
        check(s->cue.n == 1 && s->content.n > 0 && s->source.n <= 1);
        check_ranges(&s->source, length);
        check_ranges(&s->cue, length);
        check_ranges(&s->content, length);
        check_voice(marks, s->speaker);
        for (uint32_t c = 0; c < s->chain.n; c++) check_voice(marks, s->chain.at[c]);
        check(i == 0 || marks->statements.at[i - 1].cue.at[0].start <= s->cue.at[0].start);
    }
}

static void add_blocks(fhi_arena *arena, fhi_article *article)
{
    for (size_t start = 0, at = 0; at <= article->text.len; at++) {
        if (at < article->text.len && article->text.ptr[at] != '\n') continue;
        fhi_block *block = at > start ? FHI_PUSH(arena, &article->blocks) : NULL;
        if (block) *block = (fhi_block){.kind = FHI_BLOCK_PARAGRAPH, .at = {(uint32_t)start, (uint32_t)at}};
        start = at + 1;
    }
}

static void add_names(fhi_arena *arena, fhi_marks *marks)
{
    for (uint32_t i = 0; i < marks->text->tokens.n; i += 2) {
        const fhi_token *token = &marks->text->tokens.at[i];
        fhi_entity *entity = token->flags & FHI_TOKEN_WORD ? FHI_PUSH(arena, &marks->entities) : NULL;
        fhi_name *name = entity ? FHI_PUSH(arena, &marks->names) : NULL;
        if (!name) continue;
        fhi_name_type type = (fhi_name_type)(i / 2 % 4);
        *entity =
            (fhi_entity){.name = fhi_span_cut(marks->text->article->text, token->at), .type = type, .title = token->at};
        *name = (fhi_name){token->at, type, marks->entities.n - 1};
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    fhi_arena *arena = fhi_arena_new(), *scratch = fhi_arena_new();
    if (!arena || !scratch) abort();
    fhi_article article = {.text = {(const char *)data + 1, size - 1}};
    fhi_text text = {.article = &article};
    fhi_marks marks = {.text = &text};
    add_blocks(arena, &article);
    if (fhi_split_text(arena, scratch, &article, &text, NULL) == FH_OK) {
        if (data[0] & 1) add_names(arena, &marks);
        if (fhi_quote_find(arena, scratch, &marks, NULL) == FH_OK) check_statements(&marks);
        fhi_arena_reset(scratch);
        if (fhi_quote_find_by_rules(arena, scratch, &marks, NULL) == FH_OK) check_statements(&marks);
    }
    fhi_arena_free(scratch);
    fhi_arena_free(arena);
    return 0;
}
