/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 one code point at a time; see utf8.h. Overlong forms, surrogates and what is past U+10FFFF are invalid, as in RFC 3629. */
#include "base/utf8.h"

#include "base/sixteen.h"
#include "base/span.h"

#include <string.h>

static const uint32_t REPLACEMENT = 0xFFFD;

uint32_t fhi_utf8_next(fh_span text, size_t at, uint32_t *len)
{
    const unsigned char *p = (const unsigned char *)text.ptr + at;
    size_t left = text.len - at;
    *len = 1;
    if (p[0] < 0x80) return p[0];
    if (p[0] < 0xC2 || p[0] > 0xF4) return REPLACEMENT;
    uint32_t need = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (left < need) return REPLACEMENT;
    uint32_t code = p[0] & (0x7Fu >> need);
    for (uint32_t i = 1; i < need; i++) {
        if ((p[i] & 0xC0) != 0x80) return REPLACEMENT;
        code = code << 6 | (p[i] & 0x3Fu);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < least[need] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return REPLACEMENT;
    *len = need;
    return code;
}

size_t fhi_utf8_before(fh_span text, size_t at)
{
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80) start--;
    uint32_t len;
    fhi_utf8_next(text, start, &len);
    return start + len == at ? start : at - 1;
}

uint32_t fhi_utf8_put(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    uint32_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (uint32_t i = len - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[len] | code);
    return len;
}

enum { AT_ONCE = 64 };

/* True if the next AT_ONCE bytes at `p` are all ASCII: most of a page is. */
static bool ascii_ahead(const char *p)
{
    return !fhi_sixteen_bits(fhi_sixteen_at(p) | fhi_sixteen_at(p + 16) | fhi_sixteen_at(p + 32) |
                             fhi_sixteen_at(p + 48));
}

/* Behind the ASCII that stands at `at`. */
static size_t skip_ascii(fh_span text, size_t at)
{
    while (text.len - at >= AT_ONCE && ascii_ahead(text.ptr + at)) at += AT_ONCE;
    for (; text.len - at >= 16; at += 16) {
        uint32_t others = fhi_sixteen_bits(fhi_sixteen_at(text.ptr + at));
        if (others) return at + fhi_sixteen_first(others);
    }
    while (at < text.len && (unsigned char)text.ptr[at] < 0x80) at++;
    return at;
}

size_t fhi_utf8_valid(fh_span text)
{
    for (size_t at = skip_ascii(text, 0); at < text.len; at = skip_ascii(text, at)) {
        uint32_t len;
        if (fhi_utf8_next(text, at, &len) == REPLACEMENT && len == 1) return at;
        at += len;
    }
    return text.len;
}
