/* SPDX-License-Identifier: Apache-2.0 */
/* Lines → parts; see parts.h. Which lines belong together is decided in linewrap.c. */
#include "extract/parts.h"

#include "base/limits.h"
#include "base/span.h"
#include "base/utf8.h"
#include "extract/hovercard.h"
#include "extract/linewrap.h"
#include "extract/pagedate.h"
#include "tables/key.h"

/* A character of ASCII that shows. */
static bool is_ink(char c)
{
    return c > ' ' && (unsigned char)c < 0x80;
}

/* Without blanks at its ends, no-break spaces (U+00A0) and marks of no width (U+200B, U+FEFF) counted as blanks. */
static fh_span trim(fh_span text)
{
    if (text.len && is_ink(text.ptr[0]) && is_ink(text.ptr[text.len - 1])) return text; /* as most lines */
    for (size_t before = text.len + 1; text.len < before;) {
        before = text.len;
        text = fhi_span_trim(text);
        if (fhi_span_starts(text, FHI_SPAN("\xC2\xA0"))) text = (fh_span){text.ptr + 2, text.len - 2};
        if (fhi_span_starts(text, FHI_SPAN("\xE2\x80\x8B")) || fhi_span_starts(text, FHI_SPAN("\xEF\xBB\xBF"))) {
            text = (fh_span){text.ptr + 3, text.len - 3};
        }
        if (fhi_span_ends(text, FHI_SPAN("\xC2\xA0"))) text.len -= 2;
        if (fhi_span_ends(text, FHI_SPAN("\xE2\x80\x8B")) || fhi_span_ends(text, FHI_SPAN("\xEF\xBB\xBF")))
            text.len -= 3;
    }
    return text;
}

/* Characters of a line, counted up to a width that no text is wrapped at. */
static uint32_t width_of(fh_span text)
{
    enum { WIDE = 120 };
    uint32_t width = 0;
    size_t at = 0;
    for (; text.len - at >= 16 && width < WIDE; at += 16)
        width += 16 - fhi_sixteen_count(fhi_sixteen_between(fhi_sixteen_at(text.ptr + at), '\x80', '\xBF'));
    for (; at < text.len && width < WIDE; at++) width += ((unsigned char)text.ptr[at] & 0xC0) != 0x80;
    return width < WIDE ? width : WIDE;
}

static bool add_line(fhi_arena *scratch, fhi_parts *parts, fh_span raw, bool after_blank)
{
    fh_span text = trim(raw);
    fhi_line *line = FHI_PUSH(scratch, &parts->lines);
    if (!line) return false;
    uint32_t start = (uint32_t)(text.ptr - parts->body.ptr);
    *line = (fhi_line){.at = {start, start + (uint32_t)text.len}, .width = width_of(text), .after_blank = after_blank};
    line->indent = (uint32_t)(text.ptr - raw.ptr);
    return true;
}

/* A line, cut behind a date that ran into its text, and where hidden cards stand in it. */
static bool add_lines(fhi_arena *scratch, fhi_parts *parts, fh_span raw, bool after_blank)
{
    enum { HEAD = 6 /* lines in which a page's date may stand */ };
    fh_range card, hidden = {0, 0};
    uint32_t date = parts->page->plain || parts->lines.n >= HEAD ? 0 : fhi_pagedate_ahead(raw);
    if (date) {
        if (!add_line(scratch, parts, (fh_span){raw.ptr, date}, after_blank)) return false;
        raw = (fh_span){raw.ptr + date, raw.len - date};
        after_blank = true;
    }
    for (bool more = !parts->page->plain;;) {
        more = more && fhi_hovercard_find(raw, &card) && trim((fh_span){raw.ptr + card.end, raw.len - card.end}).len;
        fh_span piece = {raw.ptr, more ? card.start : raw.len};
        if (!add_line(scratch, parts, piece, after_blank && !hidden.end)) return false;
        fhi_line *line = &parts->lines.at[parts->lines.n - 1];
        line->hidden = hidden;
        if (hidden.end) line->join = raw.ptr[0] == ' ' ? FHI_JOIN_SPACE : FHI_JOIN_WORD;
        if (!more) return true;
        uint32_t start = (uint32_t)(raw.ptr - parts->body.ptr);
        hidden = (fh_range){start + card.start, start + card.end};
        raw = (fh_span){raw.ptr + card.end, raw.len - card.end};
    }
}

/* Lines end with LF or CR LF; with CR alone in a text that has no LF at all. */
static bool cut_lines(fhi_arena *scratch, fhi_parts *parts)
{
    fh_span body = parts->body;
    char end_mark = body.len > 0 && !memchr(body.ptr, '\n', body.len) ? '\r' : '\n';
    bool after_blank = false;
    for (size_t at = 0; at < body.len;) {
        const char *end = memchr(body.ptr + at, end_mark, body.len - at);
        size_t stop = end ? (size_t)(end - body.ptr) : body.len;
        fh_span raw = {body.ptr + at, stop - at};
        bool blank = trim(raw).len == 0;
        if (!blank && !add_lines(scratch, parts, raw, after_blank)) return false;
        after_blank = blank;
        at = end ? stop + 1 : body.len;
    }
    return true;
}

fh_span fhi_parts_without_tail(fh_span text, fh_span *inside)
{
    enum { LONGEST_TAIL = 120 };
    *inside = (fh_span){NULL, 0};
    if (text.len < 4) return text;
    size_t end = text.len;
    if (text.ptr[end - 1] == '.') end--; /* "(AFP)." */
    char close = text.ptr[end - 1], open = close == ')' ? '(' : close == ']' ? '[' : '\0';
    if (open == '\0') return text;
    for (size_t at = end - 1; at > 0 && end - at < LONGEST_TAIL; at--) {
        if (text.ptr[at - 1] == close) return text;
        if (text.ptr[at - 1] != open) continue;
        *inside = fhi_span_trim((fh_span){text.ptr + at, end - 1 - at});
        return fhi_span_trim((fh_span){text.ptr, at - 1});
    }
    return text;
}

bool fhi_parts_ends_sentence(fh_span text)
{
    fh_span inside;
    text = fhi_parts_without_tail(text, &inside);
    for (;;) {
        if (text.len > 3 &&
            (fhi_span_ends(text, FHI_SPAN("\xE2\x80\x9D")) || fhi_span_ends(text, FHI_SPAN("\xE2\x80\x99")))) {
            text.len -= 3; /* closing curly quotation marks */
        } else if (text.len > 1 && strchr("\"')]", text.ptr[text.len - 1])) {
            text.len--;
        } else {
            break;
        }
    }
    if (fhi_span_ends(text, FHI_SPAN("\xE2\x80\xA6"))) return true; /* … */
    return text.len > 0 && text.ptr[text.len - 1] != '\0' && strchr(".!?", text.ptr[text.len - 1]);
}

/* "- ", "* ", "• ", "1. ": how items of a list start. */
static bool is_bullet(fh_span text)
{
    if (fhi_span_starts(text, FHI_SPAN("\xE2\x80\xA2"))) return true;
    if (text.len > 2 && (text.ptr[0] == '-' || text.ptr[0] == '*') && text.ptr[1] == ' ') return true;
    size_t digits = 0;
    while (digits < text.len && digits < 2 && fhi_ascii_digit(text.ptr[digits])) digits++;
    return digits > 0 && text.len > digits + 1 && (text.ptr[digits] == '.' || text.ptr[digits] == ')') &&
           text.ptr[digits + 1] == ' ';
}

/* The lines of `part` in one piece: borrowed from the body where it is a single line. */
static fh_span joined_text(fhi_arena *scratch, const fhi_parts *parts, const fhi_part *part)
{
    const fhi_line *lines = parts->lines.at + part->first;
    if (part->count == 1) return fhi_span_cut(parts->body, lines[0].at);
    char *text = fhi_arena_alloc(scratch, (size_t)(part->at.end - part->at.start) + 1);
    if (!text) return (fh_span){NULL, 0};
    size_t len = 0;
    for (uint32_t i = 0; i < part->count; i++) {
        if (i > 0 && lines[i].join == FHI_JOIN_SPACE) text[len++] = ' ';
        fh_span line = fhi_span_cut(parts->body, lines[i].at);
        memcpy(text + len, line.ptr, line.len);
        len += line.len;
    }
    return (fh_span){text, len};
}

static bool add_part(fhi_arena *scratch, fhi_parts *parts, uint32_t first, uint32_t end)
{
    fhi_part *part = FHI_PUSH(scratch, &parts->list);
    if (!part) return false;
    part->first = first;
    part->count = end - first;
    part->at = (fh_range){parts->lines.at[first].at.start, parts->lines.at[end - 1].at.end};
    part->text = joined_text(scratch, parts, part);
    char *room = part->text.ptr ? fhi_arena_unset(scratch, FHI_KEY_ROOM(part->text.len), 1) : NULL;
    if (!room) return false;
    part->key = fhi_key_make(part->text, room, &part->words);
    part->sentence = fhi_parts_ends_sentence(part->text);
    part->bullet = is_bullet(part->text);
    part->kind = FHI_BLOCK_PARAGRAPH;
    return true;
}

/* Parts before the first paragraph that is long enough to be the start of the story. */
static uint32_t header_of(const fhi_parts *parts)
{
    enum { LEAD_WORDS = 15, LONGEST_HEADER = 12 };
    for (uint32_t i = 0; i < parts->list.n && i < LONGEST_HEADER; i++) {
        if (parts->list.at[i].sentence && parts->list.at[i].words >= LEAD_WORDS) return i;
    }
    return parts->list.n < LONGEST_HEADER ? parts->list.n : LONGEST_HEADER;
}

bool fhi_parts_make(fhi_arena *scratch, const fhi_page *page, fhi_parts *parts)
{
    fhi_parts made = {.page = page, .body = page->body, .title = UINT32_MAX};
    if (made.body.len > FHI_MAX_TEXT_BYTES) {
        made.body.len = FHI_MAX_TEXT_BYTES;
        while (made.body.len > 0 && ((unsigned char)made.body.ptr[made.body.len] & 0xC0) == 0x80) made.body.len--;
    }
    if (!cut_lines(scratch, &made)) return false;
    if (!fhi_linewrap_join(scratch, made.body, &made.lines)) return false;
    for (uint32_t first = 0, end; first < made.lines.n; first = end) {
        for (end = first + 1; end < made.lines.n && made.lines.at[end].join != FHI_JOIN_NONE;) end++;
        if (!add_part(scratch, &made, first, end)) return false;
    }
    made.header = header_of(&made);
    *parts = made;
    return true;
}
