/* SPDX-License-Identifier: Apache-2.0 */
/* Text for a terminal; see wrap.h. */
#include "emit/wrap.h"

#include "base/span.h"
#include "base/utf8.h"

/* One code point, made harmless: C0 and C1 controls and what is not UTF-8 become U+FFFD. */
static void put_character(fhi_output *output, fh_span text, size_t at, uint32_t *len)
{
    uint32_t code = fhi_utf8_next(text, at, len);
    bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    if (control || code == 0xFFFD)
        fhi_output_put(output, FHI_SPAN("\xEF\xBF\xBD"));
    else
        fhi_output_put(output, (fh_span){text.ptr + at, *len});
}

uint32_t fhi_wrap_columns(fh_span text)
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.len; i++) n += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return n;
}

static void put_word(fhi_output *output, fh_span word)
{
    uint32_t len;
    for (size_t at = 0; at < word.len; at += len) put_character(output, word, at, &len);
}

void fhi_wrap_put(fhi_output *output, fh_span text, uint32_t column, uint32_t indent, uint32_t width)
{
    bool fresh = true; /* nothing stands on this line yet */
    for (size_t at = 0; at < text.len;) {
        while (at < text.len && fhi_ascii_space(text.ptr[at])) at++;
        size_t end = at;
        while (end < text.len && !fhi_ascii_space(text.ptr[end])) end++;
        if (end == at) break;
        fh_span word = {text.ptr + at, end - at};
        uint32_t wide = fhi_wrap_columns(word);
        if (!fresh && column + 1 + wide > width) {
            fhi_output_char(output, '\n');
            fhi_output_repeat(output, ' ', indent);
            column = indent;
        } else if (!fresh) {
            fhi_output_char(output, ' ');
            column++;
        }
        put_word(output, word);
        column += wide;
        fresh = false;
        at = end;
    }
    fhi_output_char(output, '\n');
}

uint32_t fhi_wrap_cut(fhi_output *output, fh_span text, uint32_t width)
{
    uint32_t used = 0;
    bool whole = fhi_wrap_columns(text) <= width;
    uint32_t room = whole ? width : width - 1, len;
    for (size_t at = 0; at < text.len && used < room; at += len, used++) {
        bool blank = fhi_ascii_space(text.ptr[at]);
        if (blank)
            fhi_output_char(output, ' '), len = 1;
        else
            put_character(output, text, at, &len);
    }
    if (whole) return used;
    fhi_output_put(output, FHI_SPAN("\xE2\x80\xA6"));
    return used + 1;
}

void fhi_wrap_style(fhi_output *output, bool colour, fhi_style style)
{
    static const char *const codes[] = {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m"};
    if (colour) fhi_output_put(output, fhi_span_of(codes[style]));
}
