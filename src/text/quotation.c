/* SPDX-License-Identifier: Apache-2.0 */
/* Which quotation marks open and which close, within a block: by their form where they have one, by the blanks round them, and by
 * what is open. A quotation that is not closed lasts to the end of its block, as the first paragraphs of a long one do. */
#include "text/quotation.h"

#include "text/letters.h"

enum { SINGLE, DOUBLE };

typedef struct marks {
    fhi_text *text;
    uint32_t first;
    uint32_t end;
    uint32_t open[2]; /* index of the open mark behind it, 0: none is open */
} marks;

static fh_span token_span(const fhi_text *text, uint32_t i)
{
    return fhi_span_cut(text->article->text, text->tokens.at[i].at);
}

/* What the mark at `i` looks like: 1 opens, -1 closes, 0 either; -2: no quotation mark. Sets `width`. */
static int looks(const fhi_text *text, uint32_t i, int *width)
{
    fh_span mark = token_span(text, i);
    *width = DOUBLE;
    fhi_letter letter = fhi_letters_at(mark, 0);
    if (letter.code == '"' && mark.len == 1) return 0;
    if (letter.code == '`') return mark.len <= 2 ? 1 : -2;
    if (letter.kind != FHI_LETTER_APOSTROPHE && letter.kind != FHI_LETTER_OPEN && letter.kind != FHI_LETTER_CLOSE)
        return -2;
    bool twice = mark.len == 2 * letter.len && fhi_letters_at(mark, letter.len).code == letter.code;
    if (letter.kind == FHI_LETTER_APOSTROPHE && twice) return -1;
    if (letter.len != mark.len) return -2;
    if (letter.kind == FHI_LETTER_OPEN && letter.code != 0x2018 && letter.code != 0x201A && letter.code != 0x2039)
        return 1;
    if (letter.kind == FHI_LETTER_CLOSE && letter.code != 0x203A) return -1;
    *width = SINGLE;
    if (letter.kind == FHI_LETTER_APOSTROPHE) return letter.code == '\'' ? 0 : -1;
    return letter.kind == FHI_LETTER_OPEN ? 1 : -1;
}

/* Whether what stands before `i` leaves room for an opening mark. */
static bool free_before(const marks *m, uint32_t i)
{
    if (i == m->first || m->text->tokens.at[i].flags & FHI_TOKEN_SPACE) return true;
    fh_span before = token_span(m->text, i - 1);
    fhi_letter letter = fhi_letters_at(before, 0);
    return letter.kind == FHI_LETTER_DASH || letter.kind == FHI_LETTER_OPEN ||
           m->text->tokens.at[i - 1].tag == FHI_TAG_OPEN_QUOTE ||
           (letter.len == 1 && memchr("([{-/", (int)letter.code, 5));
}

static bool free_behind(const marks *m, uint32_t i)
{
    return i + 1 == m->end || m->text->tokens.at[i + 1].flags & (FHI_TOKEN_SPACE | FHI_TOKEN_FIRST);
}

/* 1 opens, -1 closes, 0 neither (an apostrophe). */
static int decide(const marks *m, uint32_t i, int look, int width)
{
    bool before = free_before(m, i), behind = free_behind(m, i);
    if (width == SINGLE && look == -1) return m->open[SINGLE] && (behind || !before) ? -1 : 0;
    if (look) return look;
    if (width == SINGLE && !before && !m->open[SINGLE]) return 0;
    if (before && !behind) return 1;
    if (!before && behind) return -1;
    if (width == SINGLE) return m->open[SINGLE] ? -1 : 0;
    return m->open[DOUBLE] ? -1 : 1;
}

static void cover(marks *m, int width, uint32_t end)
{
    if (!m->open[width]) return;
    for (uint32_t i = m->open[width]; i < end; i++) m->text->tokens.at[i].flags |= FHI_TOKEN_QUOTED;
    m->open[width] = 0;
}

/* "The bridge is shut. — Ann Lind (@annlind) May 6, 2031": a post that a page shows has a signature for its marks. */
static void cover_posts(fhi_text *text, uint32_t first, uint32_t end)
{
    enum { LONGEST_NAME = 8 }; /* tokens */
    if (first == end) return;
    fh_range all = {text->tokens.at[first].at.start, text->tokens.at[end - 1].at.end};
    if (!memchr(text->article->text.ptr + all.start, '@', all.end - all.start)) return;
    for (uint32_t i = first + 2; i < end; i++) {
        if (*token_span(text, i).ptr != '@' || !fhi_span_is(token_span(text, i - 1), FHI_SPAN("("))) continue;
        uint32_t dash = i - 2;
        while (dash > first && i - dash < LONGEST_NAME &&
               fhi_letters_at(token_span(text, dash), 0).kind != FHI_LETTER_DASH)
            dash--;
        if (fhi_letters_at(token_span(text, dash), 0).kind != FHI_LETTER_DASH) continue;
        while (first < dash) text->tokens.at[first++].flags |= FHI_TOKEN_QUOTED;
        first = i + 1;
    }
}

/* The first token from `i` on that may be a quotation mark by its first byte; `end` where there is none. One question a token: commas and words that
 * are not letters alone are many, and nobody can foresee them. */
static uint32_t next_mark(const fhi_text *text, uint32_t i, uint32_t end)
{
    static const uint64_t bytes[2] = {(uint64_t)1 << '"' | (uint64_t)1 << '\'', (uint64_t)1 << ('`' - 64)};
    for (; i < end; i++) {
        unsigned char c = (unsigned char)text->article->text.ptr[text->tokens.at[i].at.start];
        if ((bytes[c >> 6 & 1] >> (c & 63) | c >> 7) & 1) break;
    }
    return i;
}

void fhi_quotation_mark(fhi_text *text, uint32_t first, uint32_t end)
{
    marks m = {text, first, end, {0, 0}};
    for (uint32_t i = first; (i = next_mark(text, i, end)) < end; i++) {
        int width, look = looks(text, i, &width);
        if (look == -2) continue;
        int role = decide(&m, i, look, width);
        if (role == 0) continue;
        text->tokens.at[i].tag = role > 0 ? FHI_TAG_OPEN_QUOTE : FHI_TAG_CLOSE_QUOTE;
        if (role < 0) {
            cover(&m, width, i);
        } else if (!m.open[width]) {
            m.open[width] = i + 1;
        }
    }
    cover(&m, DOUBLE, end);
    cover_posts(text, first, end);
}
