/* SPDX-License-Identifier: Apache-2.0 */
/* Until text/split.c is there: a sentence ends at a full stop before a blank, a token at a blank or a sign. */
#include "text/split.h"

#include "base/hash.h"
#include "base/span.h"

const char *fhi_tag_name(fhi_tag tag)
{
    (void)tag;
    return "";
}

static bool word_byte(char c)
{
    return fhi_ascii_alpha(c) || fhi_ascii_digit(c) || (unsigned char)c >= 0x80;
}

static bool add_token(fhi_arena *arena, fh_span text, fhi_text *out, uint32_t start, uint32_t end)
{
    char lower[64];
    fhi_token *token = FHI_PUSH(arena, &out->tokens);
    if (!token) return false;
    uint32_t len = end - start < 64 ? end - start : 64;
    for (uint32_t i = 0; i < len; i++) lower[i] = fhi_ascii_lower(text.ptr[start + i]);
    *token = (fhi_token){.at = {start, end}, .word = fhi_hash((fh_span){lower, len}), .sentence = out->sentences.n - 1};
    if (word_byte(text.ptr[start])) token->flags |= FHI_TOKEN_WORD;
    if (fhi_ascii_digit(text.ptr[start])) token->flags |= FHI_TOKEN_NUMBER;
    if (fhi_ascii_upper(text.ptr[start])) token->flags |= FHI_TOKEN_CAPITAL;
    out->sentences.at[out->sentences.n - 1].count++;
    return true;
}

fh_status fhi_split_text(fhi_arena *arena, fhi_arena *scratch, const fhi_article *article, fhi_text *text,
                         fh_error *error)
{
    (void)scratch;
    text->article = article;
    fh_span t = article->text;
    for (uint32_t b = 0; b < article->blocks.n; b++) {
        uint32_t at = article->blocks.at[b].at.start, end = article->blocks.at[b].at.end;
        bool open = false;
        while (at < end) {
            if (fhi_ascii_space(t.ptr[at])) {
                at++;
                continue;
            }
            if (!open) {
                fhi_sentence *s = FHI_PUSH(arena, &text->sentences);
                if (!s) return fhi_error_memory(error, "text");
                *s = (fhi_sentence){.at = {at, at}, .first = text->tokens.n, .block = b};
                open = true;
            }
            uint32_t stop = at + 1;
            if (word_byte(t.ptr[at]))
                while (stop < end && word_byte(t.ptr[stop])) stop++;
            if (!add_token(arena, t, text, at, stop)) return fhi_error_memory(error, "text");
            text->sentences.at[text->sentences.n - 1].at.end = stop;
            if (t.ptr[at] == '.' && stop < end && fhi_ascii_space(t.ptr[stop])) open = false;
            at = stop;
        }
    }
    return FH_OK;
}
