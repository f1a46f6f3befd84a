/* SPDX-License-Identifier: Apache-2.0 */
/* text → pieces; see pieces.h. */
#include "annotate/when/pieces.h"

#include "base/span.h"

#include <string.h>

enum { WORD_BYTES = 16 }; /* no word of the grammar is longer */

#define BIT(name) (UINT64_C(1) << FHI_CLASS_##name)

static bool digit_at(fh_span text, size_t at)
{
    return at < text.len && fhi_ascii_digit(text.ptr[at]);
}

/* Length of the apostrophe, the dash or the other sign of more than one byte at `at`, and the plain sign for it; 0 if there is
 * none. */
static size_t plain_sign(fh_span text, size_t at, char *plain)
{
    if (at + 3 > text.len || (uint8_t)text.ptr[at] != 0xE2 || (uint8_t)text.ptr[at + 1] != 0x80) return 0;
    uint8_t last = (uint8_t)text.ptr[at + 2];
    if (last == 0x98 || last == 0x99)
        *plain = '\'';
    else if (last >= 0x90 && last <= 0x95)
        *plain = '-';
    else
        return 0;
    return 3;
}

/* The end of the digits at `at`: with groups of three behind commas, and one decimal point; in "31.12.2024" each point ends a number. */
static size_t digits_end(fh_span text, size_t at, bool *plain)
{
    size_t end = at;
    bool pointed = at > 1 && text.ptr[at - 1] == '.' && fhi_ascii_digit(text.ptr[at - 2]);
    *plain = true;
    while (digit_at(text, end)) end++;
    while (end - at <= 15 && end < text.len && text.ptr[end] == ',' && digit_at(text, end + 1) &&
           digit_at(text, end + 2) && digit_at(text, end + 3) && !digit_at(text, end + 4)) {
        end += 4;
        *plain = false;
    }
    if (end < text.len && text.ptr[end] == '.' && digit_at(text, end + 1) && !pointed) {
        size_t point = end + 1;
        while (digit_at(text, point)) point++;
        if (point < text.len && text.ptr[point] == '.' && digit_at(text, point + 1)) return end;
        *plain = false;
        return point;
    }
    return end;
}

/* A letter of a word, in which full stops and apostrophes may stand ("p.m.", "o'clock"). Bytes past ASCII count as letters. */
static size_t letters_end(fh_span text, size_t at)
{
    char plain;
    while (at < text.len) {
        char c = text.ptr[at];
        size_t sign = plain_sign(text, at, &plain);
        if (sign && plain == '-') break;
        if (sign)
            at += sign;
        else if (fhi_ascii_alpha(c) || (uint8_t)c >= 0x80 || c == '.' || c == '\'')
            at++;
        else
            break;
    }
    return at;
}

static void read_digits(fh_span text, fhi_piece *piece)
{
    double value = 0, unit = 0;
    uint32_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '.') unit = 1;
        if (!fhi_ascii_digit(text.ptr[i])) continue;
        n++;
        if (unit > 0)
            unit /= 10, value += unit * (text.ptr[i] - '0');
        else
            value = value < 1e15 ? value * 10 + (text.ptr[i] - '0') : value;
    }
    piece->number = value;
    piece->digits = n < 255 ? (uint8_t)n : 255;
}

/* "8.30", as British papers write a time of day. */
static bool is_pointed_clock(fh_span text, const fhi_piece *piece)
{
    bool pointed = text.len >= 4 && text.len <= 5 && text.ptr[text.len - 3] == '.';
    return pointed && piece->number < 24 && text.ptr[text.len - 2] < '6';
}

/* The classes that a number may belong to by its size alone. */
static uint64_t number_classes(const fhi_piece *piece)
{
    uint64_t classes = BIT(NUM);
    if (!(piece->flags & FHI_PIECE_PLAIN) || piece->digits > 4) return classes;
    uint32_t v = (uint32_t)piece->number, n = piece->digits;
    if (n <= 2 && v >= 1 && v <= 31)
        classes |= BIT(D) | BIT(ORD);
    else
        classes |= BIT(ORD);
    if (n <= 2 && v >= 1 && v <= 12) classes |= BIT(MO);
    if (n == 2 && v >= 13 && v <= 31) classes |= BIT(DLATE);
    if (n == 2 && v >= 1 && v <= 12) classes |= BIT(MO2);
    if (n == 4 && v >= 1000 && v <= 2999) classes |= BIT(Y4) | (v % 10 == 0 ? BIT(Y4S) : 0);
    if (n == 2) classes |= BIT(Y2) | (v % 10 == 0 ? BIT(Y2S) : 0);
    if (n <= 2 && v <= 24) classes |= BIT(H);
    if (n == 2 && v < 60) classes |= BIT(M2);
    if (n == 4 && v <= 2400 && v % 100 < 60) classes |= BIT(HM4);
    if (n == 3 && v % 100 < 60) classes |= BIT(HM3);
    if (n == 1 && v >= 1 && v <= 4) classes |= BIT(DIGIT);
    return classes;
}

/* Classes of words that the number parser starts from. */
static uint64_t word_classes(const fhi_grammar_word *word)
{
    uint64_t classes = word->classes;
    if (classes & (BIT(ONES) | BIT(TENS))) classes |= BIT(NUM) | BIT(YW) | BIT(MW) | BIT(DW) | BIT(ORD);
    if (classes & BIT(ONES)) classes |= BIT(H);
    if (classes & BIT(NTH)) classes |= BIT(ORD);
    return classes;
}

static void take_word(uint16_t word, fhi_piece *piece)
{
    piece->word = word;
    if (word) piece->classes |= word_classes(&fhi_grammar_words[word]);
}

/* ASCII letters alone. */
static void find_letters(fh_span text, fhi_piece *piece)
{
    char low[WORD_BYTES];
    if (text.len > WORD_BYTES || !fhi_grammar_may_have(text)) return;
    for (size_t i = 0; i < text.len; i++) low[i] = fhi_ascii_lower(text.ptr[i]);
    take_word(fhi_grammar_find(low, (uint32_t)text.len), piece);
}

static void find_word(fh_span text, fhi_piece *piece)
{
    char low[WORD_BYTES];
    uint32_t n = 0;
    if (text.len > 3 * WORD_BYTES) return;
    for (size_t i = 0; i < text.len; i++) {
        if (n == WORD_BYTES) return;
        if ((uint8_t)text.ptr[i] < 0x80) {
            low[n++] = fhi_ascii_lower(text.ptr[i]);
            continue;
        }
        size_t sign = plain_sign(text, i, &low[n]);
        if (sign)
            i += sign - 1;
        else
            low[n] = fhi_ascii_lower(text.ptr[i]);
        n++;
    }
    if (n > 1 && low[n - 1] == '.' && (piece->flags & FHI_PIECE_LETTERS)) n--;
    take_word(fhi_grammar_find(low, n), piece);
}

/* A new piece, whose word is not looked for yet; NULL when memory is out. */
static fhi_piece *add_piece(fhi_arena *scratch, fhi_pieces *pieces, fh_span all, fh_range at, uint32_t token,
                            uint8_t flags)
{
    fhi_piece *piece = FHI_PUSH(scratch, pieces);
    if (!piece) return NULL;
    fh_span text = fhi_span_cut(all, at);
    if (at.start > 0 && !fhi_ascii_space(all.ptr[at.start - 1])) flags |= FHI_PIECE_GLUED;
    if (fhi_ascii_upper(text.ptr[0])) flags |= FHI_PIECE_CAPITAL;
    *piece = (fhi_piece){.at = at, .token = token, .flags = flags};
    if (flags & FHI_PIECE_DIGITS) {
        read_digits(text, piece);
        piece->classes = number_classes(piece) | (is_pointed_clock(text, piece) ? BIT(HMP) : 0);
    }
    return piece;
}

/* The piece that starts at `at` in a token: its end, and what it is made of. */
static size_t cut_one(fh_span token, size_t at, uint8_t *flags)
{
    char sign;
    bool plain;
    if (fhi_ascii_digit(token.ptr[at])) {
        size_t end = digits_end(token, at, &plain);
        *flags = plain ? FHI_PIECE_DIGITS | FHI_PIECE_PLAIN : FHI_PIECE_DIGITS;
        return end;
    }
    bool quote = token.ptr[at] == '\'' && at + 1 < token.len && fhi_ascii_alpha(token.ptr[at + 1]);
    if (fhi_ascii_alpha(token.ptr[at]) || quote) {
        *flags = FHI_PIECE_LETTERS;
        return letters_end(token, at + 1);
    }
    if ((uint8_t)token.ptr[at] < 0x80) return at + 1;
    size_t n = plain_sign(token, at, &sign), end = n ? at + n : letters_end(token, at + 1);
    return n && sign == '\'' && end < token.len && fhi_ascii_alpha(token.ptr[end]) ? letters_end(token, end) : end;
}

bool fhi_pieces_cut(fhi_arena *scratch, const fhi_text *text, const fhi_sentence *sentence, fhi_pieces *pieces)
{
    fh_span all = text->article->text;
    for (uint32_t t = sentence->first; t < sentence->first + sentence->count; t++) {
        fh_range whole = text->tokens.at[t].at;
        fh_span token = fhi_span_cut(all, whole);
        if (text->tokens.at[t].flags & FHI_TOKEN_LETTERS) { /* as most are */
            fhi_piece *piece = add_piece(scratch, pieces, all, whole, t, FHI_PIECE_LETTERS);
            if (!piece) return false;
            find_letters(token, piece);
            continue;
        }
        for (size_t at = 0; at < token.len;) {
            uint8_t flags = 0;
            size_t end = cut_one(token, at, &flags);
            fh_range range = {whole.start + (uint32_t)at, whole.start + (uint32_t)end};
            fhi_piece *piece = add_piece(scratch, pieces, all, range, t, flags);
            if (!piece) return false;
            find_word(fhi_span_cut(all, range), piece);
            at = end;
        }
    }
    return true;
}
