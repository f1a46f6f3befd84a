/* SPDX-License-Identifier: Apache-2.0 */
/* A scanner over valid JSON (RFC 8259) that finds ranges; see json.h. It never reads past the end, whatever it is given. */
#include "read/json.h"

#include "base/span.h"
#include "base/utf8.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static uint32_t skip_blanks(fh_span json, uint32_t at)
{
    while (at < json.len && is_blank(json.ptr[at])) at++;
    return at;
}

/* `at` is at a quotation mark; the offset behind the closing one, which is the first that an even number of backslashes stands before. */
static uint32_t skip_string(fh_span json, uint32_t at)
{
    uint32_t start = ++at;
    for (const char *quote; at < json.len && (quote = memchr(json.ptr + at, '"', json.len - at)) != NULL;) {
        uint32_t end = (uint32_t)(quote - json.ptr), backslashes = 0;
        while (end - backslashes > start && json.ptr[end - backslashes - 1] == '\\') backslashes++;
        at = end + 1;
        if (backslashes % 2 == 0) return at;
    }
    return (uint32_t)json.len;
}

/* The range of the value that starts at or after `at` (white space is passed over). {at, at} where there is none. Linear. */
static fh_range value_at(fh_span json, uint32_t at)
{
    at = skip_blanks(json, at);
    uint32_t start = at, depth = 0;
    while (at < json.len) {
        char c = json.ptr[at];
        if (c == '"') {
            at = skip_string(json, at);
            if (depth == 0) break;
            continue;
        }
        if (c == '{' || c == '[') depth++;
        if (c == '}' || c == ']') {
            if (depth == 0) break;
            if (--depth == 0) {
                at++;
                break;
            }
        }
        if (depth == 0 && (c == ',' || c == ':' || is_blank(c))) break;
        at++;
    }
    return (fh_range){start, at};
}

/* The code unit of the four hexadecimal digits at `at`. */
static uint32_t hex_unit(fh_span json, uint32_t at)
{
    uint32_t unit = 0;
    for (uint32_t i = at; i < at + 4 && i < json.len; i++) {
        char c = fhi_ascii_lower(json.ptr[i]);
        unit = unit << 4 | (uint32_t)(c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return unit & 0xFFFF;
}

static bool has_control(const char *p, size_t n)
{
    unsigned char least = 0xFF;
    for (size_t i = 0; i < n; i++) { /* without a branch: the compiler makes vectors of it */
        unsigned char c = (unsigned char)p[i];
        least = c < least ? c : least;
    }
    return least < 0x20;
}

/* The length of the escape at `at`; 0 where it is none, or one to be looked at more closely. */
static uint32_t escape_length(fh_span json, uint32_t at, uint32_t end)
{
    if (end - at < 2) return 0;
    if (json.ptr[at + 1] != 'u') return json.ptr[at + 1] && strchr("\"\\/bfnrt", json.ptr[at + 1]) ? 2 : 0;
    if (end - at < 6) return 0;
    for (uint32_t i = at + 2; i < at + 6; i++) {
        char c = fhi_ascii_lower(json.ptr[i]);
        if (!fhi_ascii_digit(c) && (c < 'a' || c > 'f')) return 0;
    }
    uint32_t unit = hex_unit(json, at + 2);
    return unit == 0 || (unit >= 0xD800 && unit < 0xE000) ? 0 : 6;
}

bool fhi_json_is_string(fh_span json, fh_range range)
{
    uint32_t at = range.start + 1, end = range.end - 1;
    if (range.end - range.start < 2 || json.ptr[range.start] != '"' || json.ptr[end] != '"') return false;
    fh_span inside = {json.ptr + at, end - at};
    if (has_control(inside.ptr, inside.len) || fhi_utf8_valid(inside) != inside.len) return false;
    for (const char *escape; at < end && (escape = memchr(json.ptr + at, '\\', end - at)) != NULL;) {
        at = (uint32_t)(escape - json.ptr);
        uint32_t len = escape_length(json, at, end);
        if (len == 0) return false;
        at += len;
    }
    return true;
}

/* Decodes the escape at `at` into `out` and returns its length in the JSON; `*put` is the number of decoded bytes. */
static uint32_t decode_escape(fh_span json, uint32_t at, char out[4], uint32_t *put)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = at + 1 < json.len ? json.ptr[at + 1] : '\\';
    if (c != 'u') {
        const char *known = strchr(from, c);
        out[0] = known && c ? to[known - from] : c;
        *put = 1;
        return 2;
    }
    uint32_t code = hex_unit(json, at + 2), len = 6;
    if (code >= 0xD800 && code < 0xDC00 && at + 12 <= json.len && json.ptr[at + 6] == '\\' && json.ptr[at + 7] == 'u') {
        uint32_t low = hex_unit(json, at + 8);
        if (low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            len = 12;
        }
    }
    if (code >= 0xD800 && code < 0xE000) code = 0xFFFD;
    *put = fhi_utf8_put(code, out);
    return len;
}

fh_span fhi_json_string(fhi_arena *arena, fh_span json, fh_range range, fhi_map *map)
{
    static const fh_span failed = {NULL, 0};
    uint32_t at = range.start + 1, end = range.end - 1, put = 0;
    if (range.end - range.start < 2) return failed;
    if (!memchr(json.ptr + at, '\\', end - at)) {
        bool added = fhi_map_add(arena, map, (fhi_map_run){0, end - at, at, end - at});
        return added ? (fh_span){json.ptr + at, end - at} : failed;
    }
    char *decoded = fhi_arena_unset(arena, end - at + 1, 1); /* an escape is never shorter than what it stands for */
    if (!decoded) return failed;
    while (at < end) {
        const char *escape = memchr(json.ptr + at, '\\', end - at);
        uint32_t plain = escape ? (uint32_t)(escape - (json.ptr + at)) : end - at;
        memcpy(decoded + put, json.ptr + at, plain);
        if (!fhi_map_add(arena, map, (fhi_map_run){put, plain, at, plain})) return failed;
        put += plain;
        at += plain;
        if (at >= end) break;
        char bytes[4];
        uint32_t len, used = decode_escape(json, at, bytes, &len);
        if (used > end - at) used = end - at;
        memcpy(decoded + put, bytes, len);
        if (!fhi_map_add(arena, map, (fhi_map_run){put, len, at, used})) return failed;
        put += len;
        at += used;
    }
    return (fh_span){decoded, put};
}

static bool key_is(fhi_arena *scratch, fh_span json, fh_range range, fh_span key)
{
    fh_span raw = {json.ptr + range.start + 1, range.end - range.start - 2};
    if (!memchr(raw.ptr, '\\', raw.len)) return fhi_span_is(raw, key);
    fhi_map map = {0};
    return fhi_span_is(fhi_json_string(scratch, json, range, &map), key);
}

fh_range fhi_json_member(fhi_arena *scratch, fh_span json, fh_span key)
{
    uint32_t at = skip_blanks(json, 0);
    if (at >= json.len || json.ptr[at] != '{') return (fh_range){0, 0};
    for (at++; at < json.len;) {
        fh_range name = value_at(json, at);
        if (name.end < name.start + 2 || json.ptr[name.start] != '"') break;
        at = skip_blanks(json, name.end);
        fh_range value = value_at(json, at + 1); /* behind the colon */
        if (key_is(scratch, json, name, key)) return value;
        at = skip_blanks(json, value.end) + 1; /* behind the comma, or the closing brace */
    }
    return (fh_range){0, 0};
}

bool fhi_json_element(fh_span json, uint32_t *at, fh_range *element)
{
    if (*at == 0) *at = skip_blanks(json, 0) + 1;
    *element = value_at(json, *at);
    if (element->end == element->start) return false;
    *at = skip_blanks(json, element->end) + 1;
    return true;
}
