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

fh_span fhi_key_make(fh_span text, char *out, uint32_t *words)
{
    size_t len = 0;
    uint32_t count = 0;
    char last = ' '; /* kind of the byte before: ' ' between words, 'a' in a word, '#' in a number */
    for (size_t at = 0; at < text.len;) {
        char c = text.ptr[at];
        bool apostrophe = c == '\'';
        size_t mark = 0;
        if ((unsigned char)c >= 0x80) mark = mark_at(text, at, &apostrophe);
        at += mark ? mark : 1;
        if (apostrophe) continue;
        char kind = mark ? ' ' : fhi_ascii_digit(c) ? '#' : fhi_ascii_alpha(c) || (unsigned char)c >= 0x80 ? 'a' : ' ';
        if (kind != ' ' && kind != last) {
            if (len > 0) out[len++] = ' ';
            count++;
        }
        if (kind == 'a') out[len++] = fhi_ascii_lower(c);
        if (kind == '#') out[len++] = c;
        last = kind;
    }
    if (words) *words = count;
    return (fh_span){out, len};
}
