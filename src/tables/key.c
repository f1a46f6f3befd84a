/* SPDX-License-Identifier: Apache-2.0 */
/* Keys of texts; see key.h. gen_extract.py makes the same of the tables. */
#include "tables/key.h"

#include "base/span.h"

/* Bytes of a curly apostrophe (U+2018, U+2019) at `at`, or 0. Dashes, curly quotation marks and the like (U+2010 to U+2060) are no
 * letters. */
static size_t mark_at(fh_span text, size_t at, bool *apostrophe)
{
    *apostrophe = false;
    if (text.len - at < 2) return 0;
    unsigned char a = (unsigned char)text.ptr[at], b = (unsigned char)text.ptr[at + 1];
    if (a == 0xC2 && b >= 0xA0 && b <= 0xBF && b != 0xAA && b != 0xB5 && b != 0xBA)
        return 2; /* no-break space, guillemets, (c) */
    if (text.len - at < 3 || a != 0xE2 || (b != 0x80 && b != 0x81)) return 0;
    unsigned char c = (unsigned char)text.ptr[at + 2];
    *apostrophe = b == 0x80 && (c == 0x98 || c == 0x99);
    return 3;
}

/* What an ASCII byte becomes: a letter in lower case, a digit, "'" for what is left out, and a blank for what parts words. */
static const char folded[129] = "                                "
                                "       '        0123456789      "
                                " abcdefghijklmnopqrstuvwxyz     "
                                " abcdefghijklmnopqrstuvwxyz     ";

/* Bytes of text past ASCII at `at`: a mark, an apostrophe ("'" in `*kind`), or one byte of a letter. */
static size_t past_ascii(fh_span text, size_t at, char *kind)
{
    bool apostrophe;
    size_t mark = mark_at(text, at, &apostrophe);
    *kind = apostrophe ? '\'' : mark ? ' ' : text.ptr[at];
    return mark ? mark : 1;
}

/* A key under way. */
typedef struct key {
    char *out;
    size_t len;
    char last; /* kind of the byte before: ' ' between words, 'a' in a word, '#' in a number */
} key;

/* What goes on with a byte of this kind begins a word. */
static void begin(key *k, char kind)
{
    if (kind == k->last) return;
    if (k->len > 0) k->out[k->len++] = ' ';
    k->last = kind;
}

/* Takes ASCII letters and blanks from `at` on, sixteen bytes at a time; where something else stands, or less than sixteen bytes are left. Where
 * sixteen are left of the text, there is room for as many and a blank. */
static size_t take_prose(key *k, fh_span text, size_t at)
{
    while (text.len - at >= 16) {
        if (text.ptr[at] == ' ' && k->last == ' ') {
            at++;
            continue;
        }
        fhi_sixteen bytes = fhi_sixteen_at(text.ptr + at);
        uint32_t blanks = fhi_sixteen_same(bytes, ' '),
                 others = (fhi_sixteen_letters(bytes) | blanks) ^ FHI_SIXTEEN_ALL;
        uint32_t ends = others | (blanks & blanks << 1); /* of two blanks the second is no part of a key */
        uint32_t n = ends ? fhi_sixteen_first(ends) : 16;
        if (n == 0) return at;
        if (text.ptr[at] != ' ') begin(k, 'a');
        fhi_sixteen_put(fhi_sixteen_small(bytes), k->out + k->len);
        at += n;
        k->last = text.ptr[at - 1] == ' ' ? ' ' : 'a';
        k->len += n - (k->last == ' ');
    }
    return at;
}

/* One more than there are blanks. */
static uint32_t count_words(fh_span made)
{
    uint32_t words = made.len > 0;
    size_t at = 0;
    for (; made.len - at >= 16; at += 16)
        words += fhi_sixteen_count(fhi_sixteen_same(fhi_sixteen_at(made.ptr + at), ' '));
    for (; at < made.len; at++) words += made.ptr[at] == ' ';
    return words;
}

fh_span fhi_key_make(fh_span text, char *out, uint32_t *words)
{
    key k = {out, 0, ' '};
    for (size_t at = 0; (at = take_prose(&k, text, at)) < text.len;) {
        unsigned char byte = (unsigned char)text.ptr[at];
        char c = byte < 0x80 ? folded[byte] : 0;
        at += c ? 1 : past_ascii(text, at, &c);
        if (c == '\'') continue;
        if (c == ' ') {
            k.last = ' ';
            continue;
        }
        begin(&k, fhi_ascii_digit(c) ? '#' : 'a');
        out[k.len++] = c;
    }
    fh_span made = {out, k.len};
    if (words) *words = count_words(made);
    return made;
}
