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

/* Copies the ASCII letters from `at` on, in lower case; how many. */
static size_t take_letters(fh_span text, size_t at, char *out)
{
    size_t n = 0;
    while (at + n < text.len) {
        unsigned char letter = (unsigned char)text.ptr[at + n] | 0x20; /* only what is a letter becomes a small one */
        if ((unsigned char)(letter - 'a') > 'z' - 'a') break;
        out[n++] = (char)letter;
    }
    return n;
}

fh_span fhi_key_make(fh_span text, char *out, uint32_t *words)
{
    size_t len = 0;
    uint32_t count = 0;
    char last = ' '; /* kind of the byte before: ' ' between words, 'a' in a word, '#' in a number */
    for (size_t at = 0; at < text.len;) {
        unsigned char byte = (unsigned char)text.ptr[at];
        char c = byte < 0x80 ? folded[byte] : 0;
        at += c ? 1 : past_ascii(text, at, &c);
        if (c == '\'') continue;
        char kind = c == ' ' ? ' ' : fhi_ascii_digit(c) ? '#' : 'a';
        if (kind != last) {
            last = kind;
            if (kind == ' ') continue;
            if (len > 0) out[len++] = ' ';
            count++;
        }
        if (kind == ' ') continue;
        out[len++] = c;
        if (kind == 'a') {
            size_t letters = take_letters(text, at, out + len);
            at += letters;
            len += letters;
        }
    }
    if (words) *words = count;
    return (fh_span){out, len};
}
