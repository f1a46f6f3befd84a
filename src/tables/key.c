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
    uint32_t words;
    char last; /* kind of the byte before: ' ' between words, 'a' in a word, '#' in a number */
} key;

/* What goes on with a byte of this kind begins a word. */
static void begin(key *k, char kind)
{
    if (kind == k->last) return;
    if (k->len > 0) k->out[k->len++] = ' ';
    k->words++;
    k->last = kind;
}

/* Takes eight bytes at a time from `at` on, as long as they are ASCII letters and single blanks, as most of prose is; where the rest begins. Where
 * eight bytes are left of the text, there is room for sixteen. */
static size_t take_eights(key *k, fh_span text, size_t at)
{
    for (; text.len - at >= 8; at += 8) {
        uint64_t eight = fhi_eight_at(text.ptr + at), blanks = fhi_eight_same(eight, ' ');
        if ((fhi_eight_others(eight) & ~blanks) || (blanks & blanks << 8)) return at;
        bool blank_first = text.ptr[at] == ' ', blank_last = text.ptr[at + 7] == ' ';
        if (blank_first && k->last == ' ') return at;
        if (!blank_first) begin(k, 'a');
        eight |= 0x20 * FHI_EACH_BYTE; /* makes a capital a small letter, and leaves a blank */
        memcpy(k->out + k->len, &eight, 8);
        k->len += 8 - blank_last;
        k->words += fhi_eight_count(blanks) - blank_last;
        k->last = blank_last ? ' ' : 'a';
    }
    return at;
}

fh_span fhi_key_make(fh_span text, char *out, uint32_t *words)
{
    key k = {out, 0, 0, ' '};
    for (size_t at = 0; (at = take_eights(&k, text, at)) < text.len;) {
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
        while (k.last == 'a' && at < text.len && fhi_ascii_alpha(text.ptr[at])) {
            out[k.len++] = fhi_ascii_lower(text.ptr[at++]);
        }
    }
    if (words) *words = k.words;
    return (fh_span){out, k.len};
}
