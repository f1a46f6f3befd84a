/* SPDX-License-Identifier: Apache-2.0 */
/* Escapes for HTML, SVG and Markdown; see markup.h. */
#include "emit/markup.h"

#include "base/span.h"
#include "base/utf8.h"

static const char UNPRINTABLE[] = "\xEF\xBF\xBD";

static bool is_control(uint32_t code)
{
    return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0);
}

static void put_code(fhi_output *output, fh_span text, size_t at, uint32_t code, uint32_t len)
{
    switch (code) {
    case '&': fhi_output_put(output, FHI_SPAN("&amp;")); break;
    case '<': fhi_output_put(output, FHI_SPAN("&lt;")); break;
    case '>': fhi_output_put(output, FHI_SPAN("&gt;")); break;
    case '"': fhi_output_put(output, FHI_SPAN("&quot;")); break;
    case '\'': fhi_output_put(output, FHI_SPAN("&#39;")); break;
    default:
        if (is_control(code)) {
            fhi_output_put(output, fhi_span_of(UNPRINTABLE));
        } else {
            fhi_output_put(output, (fh_span){text.ptr + at, len});
        }
    }
}

void fhi_markup_text(fhi_output *output, fh_span text)
{
    uint32_t len;
    for (size_t at = 0; at < text.len; at += len) {
        uint32_t code = fhi_utf8_next(text, at, &len);
        put_code(output, text, at, code, len);
    }
}

size_t fhi_markup_fit(fh_span text, uint32_t most)
{
    size_t at = 0, word_end = 0;
    uint32_t len, n = 0;
    for (; at < text.len && n < most; at += len, n++) {
        uint32_t code = fhi_utf8_next(text, at, &len);
        if (code == ' ' || code == '\n') word_end = at;
    }
    if (at >= text.len) return text.len;
    if (text.ptr[at] == ' ' || word_end == 0) return at;
    return word_end;
}

void fhi_markup_cut(fhi_output *output, fh_span text, uint32_t most)
{
    size_t end = fhi_markup_fit(text, most);
    bool blank = false;
    uint32_t len;
    for (size_t at = 0; at < end; at += len) {
        uint32_t code = fhi_utf8_next(text, at, &len);
        if (code == ' ' || code == '\n' || code == '\t') {
            if (!blank) fhi_output_char(output, ' ');
            blank = true;
            continue;
        }
        blank = false;
        put_code(output, text, at, code, len);
    }
    if (end < text.len) fhi_output_put(output, FHI_SPAN("\xE2\x80\xA6"));
}

/* Where the mark of a list stands at the start of a line: "-" and "+", and what is behind a number; the length of `text` if there is none. */
static size_t list_mark(fh_span text)
{
    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+')) return 0;
    size_t digits = 0;
    while (digits < text.len && fhi_ascii_digit(text.ptr[digits])) digits++;
    bool behind = digits && digits < text.len && (text.ptr[digits] == '.' || text.ptr[digits] == ')');
    return behind ? digits : text.len;
}

void fhi_markup_markdown(fhi_output *output, fh_span text)
{
    static const char special[] = "\\`*_{}[]<>#|!~&";
    size_t mark = list_mark(text);
    uint32_t len;
    for (size_t at = 0; at < text.len; at += len) {
        uint32_t code = fhi_utf8_next(text, at, &len);
        if (code == '\n' || code == '\t') {
            fhi_output_char(output, ' ');
        } else if (is_control(code)) {
            fhi_output_put(output, fhi_span_of(UNPRINTABLE));
        } else {
            bool is_special = at == mark || (code < 0x80 && memchr(special, (int)code, sizeof special - 1));
            if (is_special) fhi_output_char(output, '\\');
            fhi_output_put(output, (fh_span){text.ptr + at, len});
        }
    }
}
