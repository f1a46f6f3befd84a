/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes, one sentence a line: amounts lie in order within the text, their numbers are finite, low is not above high, units are said.
 * The first byte tells how tokens are tagged, so that the tagged and the untagged grammar are both reached. */
#include "annotate/amount/amount.h"
#include "base/span.h"

#include <math.h>
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
        for (size_t from = start, to = start; seed && to <= at; to++) {
            if (to < at && text.ptr[to] != ' ') continue;
            fhi_token *token = to > from ? FHI_PUSH(arena, &words->tokens) : NULL;
            if (token) *token = (fhi_token){.at = {(uint32_t)from, (uint32_t)to}};
            if (token) token->tag = (uint8_t)((seed * words->tokens.n) % FHI_TAG_COUNT);
            from = to + 1;
        }
        words->sentences.at[words->sentences.n - 1].count =
            words->tokens.n - words->sentences.at[words->sentences.n - 1].first;
        start = at + 1;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    fhi_arena *arena = fhi_arena_new();
    if (!arena) return 0;
    fhi_article article = {.text = {(const char *)data + 1, size - 1}};
    fhi_text words = {.article = &article};
    fhi_marks marks = {.text = &words};
    if (split(arena, &words, data[0]) && fhi_amount_find(arena, arena, &marks, NULL) == FH_OK) {
        for (uint32_t i = 0; i < marks.amounts.n; i++) {
            const fhi_amount *a = &marks.amounts.at[i];
            check(a->at.start < a->at.end && a->at.end <= article.text.len);
            check(i == 0 || marks.amounts.at[i - 1].at.end <= a->at.start);
            check(isfinite(a->low) && isfinite(a->high) && a->low <= a->high);
            check(a->counted.start <= a->counted.end && a->counted.end <= article.text.len);
            check((a->unit.len == 0) == (a->unit.ptr == NULL));
        }
    }
    fhi_arena_free(arena);
    return 0;
}
