/* SPDX-License-Identifier: Apache-2.0 */
/* States of character references (WHATWG HTML 13.2.5.72 to 80), named and numeric, in text and in attribute values. */
#include "extract/html/fast.h"

#include "base/span.h"
#include "base/utf8.h"

#include <string.h>

/* A row of the standard's table of named character references, without "&", in byte order. */
typedef struct row {
    const char *name;
    const char *characters; /* one or two, UTF-8 */
} row;

static const row named[] = {
#include "extract/html/references.inc"
};

enum { NAMED = sizeof named / sizeof *named, LONGEST = 32 };

static bool in_attribute(const fhi_tokenizer *t)
{
    return t->back == FHI_STATE_tag_value_double_quoted || t->back == FHI_STATE_tag_value_single_quoted ||
           t->back == FHI_STATE_tag_value_unquoted;
}

/* Gives `n` bytes to the value or to the sink; in text they were made from the input bytes [start, end). */
static void give(fhi_tokenizer *t, const char *bytes, size_t n, uint64_t start, uint64_t end)
{
    if (in_attribute(t)) {
        fhi_html_pair *pair = fhi_html_last(t);
        if (pair) fhi_tokenizer_add(t, &pair->value, bytes, n);
    } else {
        fhi_tokenizer_text(t, bytes, n, start, end);
    }
}

/* Offset of the "&" of a reference whose letters are read ahead, seen from the character `c` behind them. */
static uint64_t start_of(const fhi_tokenizer *t, int c)
{
    return (c == FHI_EOF ? t->offset : fhi_html_here(t)) - t->pending_count;
}

/* All that was read is text after all; `c`, behind it, goes back to where the reference stood. */
static void give_up(fhi_tokenizer *t, int c)
{
    uint64_t start = start_of(t, c);
    give(t, t->pending, t->pending_count, start, start + t->pending_count);
    fhi_html_again(t, t->back);
}

static bool is_alphanumeric(int c)
{
    return fhi_html_is_letter(c) || (c >= '0' && c <= '9');
}

void fhi_reference_begin(fhi_tokenizer *t, int c)
{
    t->pending[0] = '&';
    t->pending_count = 1;
    if (is_alphanumeric(c)) {
        fhi_html_again(t, FHI_STATE_reference_named);
    } else if (c == '#') {
        t->pending[t->pending_count++] = '#';
        t->code = 0;
        fhi_html_go(t, FHI_STATE_reference_numeric);
    } else {
        give_up(t, c);
    }
}

/* ---- named */

static const row *find(const char *name, size_t n)
{
    size_t low = 0, high = NAMED;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = (unsigned char)named[mid].name[0] - (unsigned char)name[0]; /* most differ there */
        if (order == 0) order = strncmp(named[mid].name, name, n);
        if (order == 0) order = named[mid].name[n] != '\0';
        if (order == 0) return &named[mid];
        if (order < 0) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return NULL;
}

/* The letters are all read; `c` stands behind them. The longest start of them that is a name counts. */
static void resolve(fhi_tokenizer *t, int c)
{
    const row *match = NULL;
    uint32_t n = t->pending_count;
    for (; n > 1 && !match; n--) match = find(t->pending + 1, n - 1);
    n = match ? n + 1 : n;
    int next = n < t->pending_count ? (unsigned char)t->pending[n] : c;
    bool plain_attribute =
        match && in_attribute(t) && t->pending[n - 1] != ';' && (next == '=' || is_alphanumeric(next));
    if (!match || plain_attribute) {
        give_up(t, c);
        return;
    }
    uint64_t start = start_of(t, c);
    give(t, match->characters, strlen(match->characters), start, start + n);
    give(t, t->pending + n, t->pending_count - n, start + n, start + t->pending_count);
    fhi_html_again(t, t->back);
}

void fhi_reference_named(fhi_tokenizer *t, int c)
{
    if ((is_alphanumeric(c) || c == ';') && t->pending_count <= LONGEST && t->pending[t->pending_count - 1] != ';') {
        t->pending[t->pending_count++] = (char)c;
    } else {
        resolve(t, c);
    }
}

/* ---- numeric */

void fhi_reference_numeric(fhi_tokenizer *t, int c)
{
    if (c == 'x' || c == 'X') {
        t->pending[t->pending_count++] = (char)c;
        fhi_html_go(t, FHI_STATE_reference_hexadecimal_start);
    } else {
        fhi_html_again(t, FHI_STATE_reference_decimal_start);
    }
}

static int digit_of(int c, int base)
{
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : 99;
    return digit < base ? digit : -1;
}

void fhi_reference_hexadecimal_start(fhi_tokenizer *t, int c)
{
    if (digit_of(c, 16) >= 0) {
        fhi_html_again(t, FHI_STATE_reference_hexadecimal);
    } else {
        give_up(t, c);
    }
}

void fhi_reference_decimal_start(fhi_tokenizer *t, int c)
{
    if (digit_of(c, 10) >= 0) {
        fhi_html_again(t, FHI_STATE_reference_decimal);
    } else {
        give_up(t, c);
    }
}

/* What a number means: windows-1252 for the C1 controls, U+FFFD for what is no character. */
static uint32_t character_of(uint32_t code)
{
    static const uint16_t c1[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return 0xFFFD;
    return code >= 0x80 && code < 0xA0 ? c1[code - 0x80] : code;
}

static void take_digit(fhi_tokenizer *t, int c, int base)
{
    int digit = digit_of(c, base);
    if (digit >= 0) {
        if (t->code <= 0x10FFFF) t->code = t->code * (uint32_t)base + (uint32_t)digit;
        return;
    }
    char bytes[4];
    uint32_t n = fhi_utf8_put(character_of(t->code), bytes);
    uint64_t end = c == FHI_EOF ? t->offset : fhi_html_here(t) + (c == ';');
    give(t, bytes, n, t->start, end);
    if (c == ';') {
        fhi_html_go(t, t->back);
    } else {
        fhi_html_again(t, t->back);
    }
}

void fhi_reference_hexadecimal(fhi_tokenizer *t, int c)
{
    take_digit(t, c, 16);
}

void fhi_reference_decimal(fhi_tokenizer *t, int c)
{
    take_digit(t, c, 10);
}

/* ---- those that are read at once */

/* "&#8217;" at `p`, with its end in the chunk. */
static size_t read_numeric(const char *p, const char *end, fh_span *characters, char room[4])
{
    const char *at = p + 2;
    int base = at < end && (*at == 'x' || *at == 'X') ? 16 : 10;
    if (base == 16) at++;
    uint32_t code = 0;
    const char *digits = at;
    for (int digit; at < end && (digit = digit_of((unsigned char)*at, base)) >= 0; at++)
        if (code <= 0x10FFFF) code = code * (uint32_t)base + (uint32_t)digit;
    if (at == digits || at == end || *at != ';') return 0;
    *characters = (fh_span){room, fhi_utf8_put(character_of(code), room)};
    return (size_t)(at - p) + 1;
}

size_t fhi_reference_read(const char *p, const char *end, bool in_value, fh_span *characters, char room[4])
{
    const char *at = p + 1;
    if (at == end) return 0;
    if (*at == '#') return read_numeric(p, end, characters, room);
    while (at < end && at - p <= LONGEST && is_alphanumeric((unsigned char)*at)) at++;
    if (at == end || at - p > LONGEST) return 0;
    size_t n = (size_t)(at - p) - 1;
    const row *match = n ? find(p + 1, n + (*at == ';')) : NULL;
    if (match && *at == ';') {
        *characters = fhi_span_of(match->characters);
        return n + 2;
    }
    /* The start of the letters may be a name all the same. In a value that does not count, for a letter stands behind it. */
    if (n && (!in_value || (match && *at != '='))) return 0;
    *characters = (fh_span){p, n + 1};
    return n + 1;
}
