/* SPDX-License-Identifier: Apache-2.0 */
/* Tagged tokens of a sentence come in; whether a range of it can be shown alone goes out. Read off tags and a few closed word classes. */
#include "reconcile/prose.h"

#include "base/span.h"
#include "text/addresses.h"

#include <string.h>

static bool token_is(const fhi_text *text, uint32_t token, const char *word)
{
    return fhi_span_same(fhi_words_text(text, token), fhi_span_of(word));
}

static bool is_verb(uint8_t tag)
{
    return tag >= FHI_TAG_VB && tag <= FHI_TAG_VBZ;
}

bool fhi_prose_unfinished(const fhi_text *text, const fhi_sentence *sentence)
{
    for (uint32_t i = sentence->first + sentence->count; i-- > sentence->first;) {
        const fhi_token *token = &text->tokens.at[i];
        if (token->flags & FHI_TOKEN_WORD)
            return !fhi_span_ends(fhi_span_cut(text->article->text, token->at), FHI_SPAN("."));
        fh_span sign = fhi_span_cut(text->article->text, token->at);
        if (fhi_span_is(sign, FHI_SPAN("\xE2\x80\xA6")) || fhi_span_is(sign, FHI_SPAN("..."))) return true;
        if (fhi_span_is(sign, FHI_SPAN(".")) && i > sentence->first && token_is(text, i - 1, "."))
            return true; /* ". . ." */
        char last = sign.ptr[sign.len - 1];
        if (token->tag == FHI_TAG_STOP || last == '.' || last == '!' || last == '?') return false;
    }
    return true;
}

/* True if it has a verb of its own, outside "who led it" and "that fell". In a caption "left," and "right," stand between commas and are none. */
bool fhi_prose_has_verb(const fhi_text *text, const fhi_sentence *sentence, fh_range at)
{
    bool aside = false;
    uint32_t finite = 0, end = sentence->first + sentence->count;
    for (uint32_t i = sentence->first; i < end; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if (!fhi_range_within(text->tokens.at[i].at, at)) continue;
        if (tag == FHI_TAG_WDT || tag == FHI_TAG_WP || tag == FHI_TAG_WPS || tag == FHI_TAG_WRB) {
            aside = true;
        } else if (tag == FHI_TAG_COMMA) {
            aside = false;
        } else if (fhi_words_finite(tag)) {
            bool between = i > sentence->first && i + 1 < end && text->tokens.at[i - 1].tag == FHI_TAG_COMMA &&
                           text->tokens.at[i + 1].tag == FHI_TAG_COMMA;
            if (between) continue;
            if (!aside) return true;
            finite++;
        }
    }
    return finite > 1;
}

/* True if a quotation mark has no partner in the range: the quotation runs over its sentence. */
bool fhi_prose_breaks_quotation(fh_span text)
{
    int curly = 0, straight = 0;
    bool single =
        false; /* an open one; its other mark is also an apostrophe, which has a letter behind it or closes a word */
    for (size_t i = 0; i < text.len; i++) {
        straight += text.ptr[i] == '"';
        bool mark = i + 2 < text.len && text.ptr[i] == '\xE2' && text.ptr[i + 1] == '\x80';
        if (!mark) continue;
        switch ((unsigned char)text.ptr[i + 2]) {
        case 0x9C: curly++; break;
        case 0x9D: curly--; break;
        case 0x98: single = true; break;
        case 0x99:
            if (i + 3 == text.len || !fhi_ascii_alpha(text.ptr[i + 3])) single = false;
            break;
        default: break;
        }
    }
    if (single) return true;
    if (curly && straight % 2) return curly + straight % 2 != 0 && curly - straight % 2 != 0; /* “…" is a pair */
    return curly != 0 || straight % 2 != 0;
}

/* "example.net/page": lower-case letters between a dot inside a word and a slash. */
static bool has_host(fh_span piece)
{
    for (size_t slash = 1; slash < piece.len; slash++) {
        size_t start = slash;
        if (piece.ptr[slash] != '/') continue;
        while (start > 0 && fhi_ascii_lower(piece.ptr[start - 1]) == piece.ptr[start - 1] &&
               fhi_ascii_alpha(piece.ptr[start - 1]))
            start--;
        if (slash - start >= 2 && start >= 2 && piece.ptr[start - 1] == '.' && fhi_ascii_alpha(piece.ptr[start - 2]))
            return true;
    }
    return false;
}

/* "Divers lift the ramp 01:48": the title of a video with its length. */
static bool ends_in_length(fh_span text)
{
    size_t at = text.len;
    while (at > 0 && fhi_ascii_digit(text.ptr[at - 1])) at--;
    return text.len - at == 2 && at > 2 && text.ptr[at - 1] == ':' && fhi_ascii_digit(text.ptr[at - 2]) &&
           (text.ptr[at - 3] == ' ' || (fhi_ascii_digit(text.ptr[at - 3]) && at > 3 && text.ptr[at - 4] == ' '));
}

/* False of text in which no address can be: they have a slash, an at sign or "www.". */
static bool may_have_address(fh_span text)
{
    if (memchr(text.ptr, '/', text.len) || memchr(text.ptr, '@', text.len)) return true;
    const char *at = text.ptr, *end = text.ptr + text.len;
    while ((at = memchr(at, '.', (size_t)(end - at)))) {
        if (at > text.ptr && fhi_ascii_lower(at[-1]) == 'w') return true;
        at++;
    }
    return false;
}

bool fhi_prose_has_code(fh_span text)
{
    if (memchr(text.ptr, '{', text.len) || memchr(text.ptr, '}', text.len) || ends_in_length(text)) return true;
    if (!may_have_address(text)) return false;
    if (fhi_span_find(text, FHI_SPAN("(@"), 0) >= 0) return true;
    for (size_t at = 0, end = 0; at < text.len; at = end + 1) {
        for (end = at; end < text.len && !fhi_ascii_space(text.ptr[end]);) end++;
        fh_span piece = {text.ptr + at, end - at};
        if (fhi_addresses_in(piece).end || has_host(piece)) return true;
    }
    return false;
}

/* True if all its words stand in quotation marks. */
bool fhi_prose_all_quoted(const fhi_text *text, const fhi_sentence *sentence, fh_range at)
{
    for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (fhi_range_within(token->at, at) && token->flags & FHI_TOKEN_WORD && !(token->flags & FHI_TOKEN_QUOTED))
            return false;
    }
    return true;
}

/* True if the token joins two main clauses: ";", or "and", "but" behind a comma. */
static bool joins_clauses(const fhi_text *text, const fhi_sentence *sentence, uint32_t token)
{
    if (token_is(text, token, ";")) return true;
    bool joins = token_is(text, token, "and") || token_is(text, token, "but");
    return joins && token > sentence->first && text->tokens.at[token - 1].tag == FHI_TAG_COMMA;
}

/* True if the sentence says the same of the range when the rest is left out: both cuts fall between main clauses. Behind "after", "not",
 * "if", "denied that", or inside "A and B confirmed", a cut would make another thing of it. */
bool fhi_prose_stands_alone(const fhi_text *text, const fhi_sentence *sentence, fh_range full, fh_range range)
{
    static const char *const leans[] = {"that", "which", "who", "whose", "whom", "to", "also", "either", "neither"};
    uint32_t first, end, last = sentence->first + sentence->count;
    first = sentence->first;
    end = last;
    while (first < end && text->tokens.at[first].at.start < range.start) first++;
    while (end > first && text->tokens.at[end - 1].at.end > range.end) end--;
    if (first >= end) return false;
    uint8_t head = text->tokens.at[sentence->first].tag;
    if (range.start > full.start) {
        if (head == FHI_TAG_IN || head == FHI_TAG_WRB || first == sentence->first) return false;
        if (!joins_clauses(text, sentence, first - 1)) return false;
        for (size_t i = 0; i < sizeof leans / sizeof *leans; i++)
            if (token_is(text, first, leans[i])) return false;
        if (is_verb(text->tokens.at[first].tag) || text->tokens.at[first].tag == FHI_TAG_MD) return false;
    }
    while (last > end && !(text->tokens.at[last - 1].flags & FHI_TOKEN_WORD) && !token_is(text, last - 1, ";")) last--;
    if (end >= last || range.end >= full.end) return true;
    if (token_is(text, end, ";")) return true;
    return end + 1 < last && text->tokens.at[end].tag == FHI_TAG_COMMA && joins_clauses(text, sentence, end + 1);
}

bool fhi_prose_does_anything(const fhi_text *text, fh_range range)
{
    for (uint32_t i = fhi_words_from(text, range.start); i < text->tokens.n && text->tokens.at[i].at.end <= range.end;
         i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if (tag == FHI_TAG_MD || (tag >= FHI_TAG_VB && tag <= FHI_TAG_VBZ)) return true;
    }
    return false;
}
