/* SPDX-License-Identifier: Apache-2.0 */
/* Amounts of a sentence as a line that a case can be compared with:
 *
 *     [bound ]low[..high][ unit][ (counted)][ up| down]          "; " between amounts, "-" for none
 *
 * "exact" and "range" are not said; numbers have up to 16 digits. */
#ifndef TEST_AMOUNT_NOTATION_H
#define TEST_AMOUNT_NOTATION_H

#include "annotate/amount/amount.h"
#include "base/span.h"
#include "text/split.h"

#include <stdio.h>
#include <string.h>

static inline const char *notation_bound(fhi_bound bound)
{
    static const char *const names[] = {"", "about ", "at_least ", "at_most ", "more_than ", "less_than ", ""};
    return names[bound];
}

static inline void notation_write(fh_span text, const fhi_amount *amount, char *out, size_t room)
{
    size_t n = strlen(out);
    n += (size_t)snprintf(out + n, room - n, "%s%s%.16g", n ? "; " : "", notation_bound(amount->bound), amount->low);
    if (amount->high != amount->low) n += (size_t)snprintf(out + n, room - n, "..%.16g", amount->high);
    if (amount->unit.len) n += (size_t)snprintf(out + n, room - n, " %.*s", (int)amount->unit.len, amount->unit.ptr);
    if (amount->counted.end) {
        fh_span counted = fhi_span_cut(text, amount->counted);
        n += (size_t)snprintf(out + n, room - n, " (%.*s)", (int)counted.len, counted.ptr);
    }
    if (amount->change) snprintf(out + n, room - n, "%s", amount->change == FHI_CHANGE_UP ? " up" : " down");
}

/* One sentence, whose tokens are the blank-separated words of `text` and have the blank-separated `tags`. */
static inline void notation_tag(fhi_arena *arena, const char *text, const char *tags, fhi_text *words)
{
    static const char *const names[] = {
        "",
#define TAG(name, string) string,
#include "text/tags.def"
#undef TAG
    };
    fhi_sentence *sentence = FHI_PUSH(arena, &words->sentences);
    sentence->at = (fh_range){0, (uint32_t)strlen(text)};
    for (const char *at = text; *at;) {
        size_t word = strcspn(at, " "), tag = strcspn(tags, " ");
        fhi_token *token = FHI_PUSH(arena, &words->tokens);
        token->at = (fh_range){(uint32_t)(at - text), (uint32_t)(at - text + (ptrdiff_t)word)};
        for (int i = 1; i < FHI_TAG_COUNT; i++)
            if (strlen(names[i]) == tag && strncmp(names[i], tags, tag) == 0) token->tag = (uint8_t)i;
        at += word + strspn(at + word, " ");
        tags += tag + strspn(tags + tag, " ");
    }
    sentence->count = words->tokens.n;
}

/* Splits and tags the text of an article, one paragraph, as the program does. */
static inline bool notation_split(fhi_arena *arena, fhi_article *article, fhi_text *words)
{
    fhi_block *block = FHI_PUSH(arena, &article->blocks);
    *block = (fhi_block){.kind = FHI_BLOCK_PARAGRAPH, .at = {0, (uint32_t)article->text.len}};
    return fhi_split_text(arena, arena, article, words, NULL) == FH_OK;
}

/* Finds the amounts of `text`, a paragraph; `tags` names a tag for each blank-separated word, or is NULL: as the tagger has it. */
static inline bool notation_of(fhi_arena *arena, const char *text, const char *tags, char *out, size_t room)
{
    fhi_article article = {.text = fhi_span_of(text)};
    fhi_text words = {.article = &article};
    fhi_marks marks = {.text = &words};
    if (tags)
        notation_tag(arena, text, tags, &words);
    else if (!notation_split(arena, &article, &words))
        return false;
    out[0] = '\0';
    if (fhi_amount_find(arena, arena, &marks, NULL) != FH_OK) return false;
    for (uint32_t i = 0; i < marks.amounts.n; i++) notation_write(article.text, &marks.amounts.at[i], out, room);
    if (out[0] == '\0') snprintf(out, room, "-");
    return true;
}

#endif
