/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes, a sentence a line: times lie in order within the text, have a value once resolved, and days that are not the wrong way
 * round; resolving again from the same day gives the same. The first two bytes choose how tokens are tagged and the publication day. */
#include "annotate/when/when.h"
#include "base/span.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds) abort();
}

/* A sentence a line, a token a blank-separated word, with tags that go round. */
static bool split(fhi_arena *arena, fhi_text *words, unsigned seed)
{
    fh_span text = words->article->text;
    for (size_t start = 0, at = 0; at <= text.len; at++) {
        if (at < text.len && text.ptr[at] != '\n') continue;
        fhi_sentence *sentence = FHI_PUSH(arena, &words->sentences);
        if (!sentence) return false;
        *sentence = (fhi_sentence){.at = {(uint32_t)start, (uint32_t)at}, .first = words->tokens.n};
        for (size_t from = start, to = start; to <= at; to++) {
            if (to < at && text.ptr[to] != ' ') continue;
            fhi_token *token = to > from ? FHI_PUSH(arena, &words->tokens) : NULL;
            if (token) *token = (fhi_token){.at = {(uint32_t)from, (uint32_t)to}, .sentence = words->sentences.n - 1};
            if (token) token->tag = (uint8_t)((seed * words->tokens.n) % FHI_TAG_COUNT);
            from = to + 1;
        }
        sentence->count = words->tokens.n - sentence->first;
        start = at + 1;
    }
    return true;
}

static void check_times(const fhi_marks *marks, fhi_day published)
{
    for (uint32_t i = 0; i < marks->times.n; i++) {
        const fhi_time *time = &marks->times.at[i];
        check(time->at.start < time->at.end && time->at.end <= marks->text->article->text.len);
        check(i == 0 || marks->times.at[i - 1].at.end <= time->at.start);
        check(time->value.len > 0 && (time->edtf.len == 0) == (time->edtf.ptr == NULL));
        check((time->first == FHI_NO_DAY) == (time->last == FHI_NO_DAY) && time->first <= time->last);
        check(time->meaning.base == FHI_NONE || time->meaning.base < i);
        fhi_day first, last;
        fhi_when_days(marks, i, published, &first, &last);
        check(first == time->first && last == time->last);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) return 0;
    fhi_arena *arena = fhi_arena_new();
    if (!arena) return 0;
    fhi_article article = {.text = {(const char *)data + 2, size - 2}};
    fhi_text words = {.article = &article};
    fhi_marks marks = {.text = &words};
    fhi_day published = data[1] ? data[1] * 271 - 20000 : FHI_NO_DAY;
    if (split(arena, &words, data[0]) && fhi_when_find(arena, arena, &marks, NULL) == FH_OK &&
        fhi_when_resolve(arena, &marks, published, NULL) == FH_OK) {
        check_times(&marks, published);
        check(fhi_when_resolve_about(arena, &marks, 19000, 14, NULL) == FH_OK);
    }
    fhi_arena_free(arena);
    return 0;
}
