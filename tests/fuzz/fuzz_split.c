/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a text, a block a paragraph: tokens and names lie in order within their block, sentences hold their tokens, entities are
 * numbered, and nothing takes longer than it should. */
#include "annotate/name/name.h"
#include "base/span.h"
#include "text/split.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds) abort();
}

static void add_blocks(fhi_arena *arena, fhi_article *article)
{
    fh_span text = article->text;
    for (size_t at = 0; at < text.len;) {
        ptrdiff_t blank = fhi_span_find(text, FHI_SPAN("\n\n"), at);
        size_t end = blank < 0 ? text.len : (size_t)blank;
        fhi_block *block = FHI_PUSH(arena, &article->blocks);
        check(block);
        *block = (fhi_block){.kind = FHI_BLOCK_PARAGRAPH, .at = {(uint32_t)at, (uint32_t)end}};
        at = blank < 0 ? end : end + 2;
    }
}

static void check_text(const fhi_text *text)
{
    uint32_t end = 0, next = 0;
    for (uint32_t s = 0; s < text->sentences.n; s++) {
        const fhi_sentence *sentence = &text->sentences.at[s];
        fh_range block = text->article->blocks.at[sentence->block].at;
        check(sentence->first == next && sentence->count > 0);
        next += sentence->count;
        check(sentence->at.start >= block.start && sentence->at.end <= block.end);
        for (uint32_t i = sentence->first; i < next; i++) {
            fhi_token token = text->tokens.at[i];
            check(token.at.start >= end && token.at.end > token.at.start && token.sentence == s);
            check(token.tag != FHI_TAG_NONE && token.tag < FHI_TAG_COUNT);
            end = token.at.end;
        }
        check(end == sentence->at.end);
    }
    check(next == text->tokens.n);
}

static void check_names(const fhi_marks *marks)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < marks->names.n; i++) {
        fhi_name name = marks->names.at[i];
        check(name.at.start >= end && name.at.end > name.at.start && name.entity < marks->entities.n);
        end = name.at.end;
    }
    check(end <= marks->text->article->text.len);
    for (uint32_t e = 0; e < marks->entities.n; e++)
        check(marks->entities.at[e].mentions > 0 && marks->entities.at[e].name.len > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhi_arena *arena = fhi_arena_new(), *scratch = fhi_arena_new();
    check(arena && scratch);
    fhi_article article = {.text = {(const char *)data, size}};
    add_blocks(arena, &article);
    fhi_text text;
    fh_error error = {0};
    check(fhi_split_text(arena, scratch, &article, &text, &error) == FH_OK);
    check_text(&text);
    fhi_marks marks = {.text = &text};
    check(fhi_name_find(arena, scratch, &marks, &error) == FH_OK);
    check_names(&marks);
    fhi_arena_free(scratch);
    fhi_arena_free(arena);
    return 0;
}
