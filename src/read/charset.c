/* SPDX-License-Identifier: Apache-2.0 */
/* Charsets of plain text; see charset.h. Byte order marks and the fall-back to windows-1252 as in the WHATWG Encoding standard,
 * invalid UTF-8 by its "maximal subpart" rule: one U+FFFD for each truncated sequence. */
#include "read/charset.h"

#include "base/limits.h"
#include "base/span.h"
#include "base/utf8.h"
#include "read/media.h"

#include <unicode/ucnv.h>

static const uint32_t REPLACEMENT = 0xFFFD;

/* Decoded text under way: a character at a time, each with the bytes that it came from. */
typedef struct output {
    fhi_arena *arena;
    char *bytes;
    uint32_t len;
    uint32_t room;
    fhi_map *map;
} output;

static bool output_start(output *out, fhi_arena *arena, size_t room, fhi_map *map)
{
    if (room > FHI_MAX_TEXT_BYTES + 4) room = FHI_MAX_TEXT_BYTES + 4;
    *out = (output){.arena = arena, .room = (uint32_t)room, .map = map};
    out->bytes = fhi_arena_alloc(arena, room + 1);
    return out->bytes != NULL;
}

static bool output_full(const output *out)
{
    return out->room - out->len < 4;
}

static bool output_put(output *out, uint32_t code, uint32_t source, uint32_t source_len)
{
    uint32_t len = fhi_utf8_put(code, out->bytes + out->len);
    fhi_map_run run = {out->len, len, source, source_len};
    out->len += len;
    return fhi_map_add(out->arena, out->map, run);
}

/* Where the bytes stop being text: the first NUL, or the first control character where these are more than one in a hundred. Text.len
 * if it is text. */
static size_t binary_at(fh_span bytes)
{
    const char *nul = bytes.len ? memchr(bytes.ptr, '\0', bytes.len) : NULL;
    if (nul) return (size_t)(nul - bytes.ptr);
    size_t controls = 0, first = bytes.len;
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        if (c >= 0x20 || (c >= '\t' && c <= '\r') || c == 0x1B) continue;
        if (controls++ == 0) first = i;
    }
    return controls * 100 > bytes.len ? first : bytes.len;
}

/* Length of the invalid sequence at `at`: as many bytes as a valid one could start with (Unicode, section 3.9). */
static uint32_t invalid_length(fh_span text, size_t at)
{
    const unsigned char *p = (const unsigned char *)text.ptr + at;
    size_t left = text.len - at;
    uint32_t need = p[0] >= 0xC2 && p[0] < 0xE0    ? 2
                    : p[0] >= 0xE0 && p[0] < 0xF0  ? 3
                    : p[0] >= 0xF0 && p[0] <= 0xF4 ? 4
                                                   : 1;
    unsigned char low = 0x80, high = 0xBF;
    if (p[0] == 0xE0) low = 0xA0;
    if (p[0] == 0xED) high = 0x9F;
    if (p[0] == 0xF0) low = 0x90;
    if (p[0] == 0xF4) high = 0x8F;
    uint32_t len = 1;
    while (len < need && len < left && p[len] >= low && p[len] <= high) {
        len++;
        low = 0x80;
        high = 0xBF;
    }
    return len;
}

/* A character that is not valid UTF-8, as fhi_utf8_next() reports it. U+FFFD itself has three bytes. */
static bool is_invalid(uint32_t code, uint32_t len)
{
    return code == REPLACEMENT && len == 1;
}

typedef struct tally {
    size_t ascii_letters;
    size_t high;      /* bytes past ASCII */
    size_t multibyte; /* valid sequences of two bytes and more */
    size_t invalid;
    bool unassigned; /* has a byte that windows-1252 leaves out */
} tally;

static tally count(fh_span bytes)
{
    tally t = {0};
    for (size_t at = 0; at < bytes.len;) {
        uint32_t len, code = fhi_utf8_next(bytes, at, &len);
        if (is_invalid(code, len)) {
            t.invalid++;
        } else if (len > 1) {
            t.multibyte++;
        } else if (fhi_ascii_alpha(bytes.ptr[at])) {
            t.ascii_letters++;
        }
        for (uint32_t i = 0; i < len; i++) {
            unsigned char c = (unsigned char)bytes.ptr[at + i];
            t.high += c >= 0x80;
            t.unassigned |= c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D;
        }
        at += len;
    }
    return t;
}

static bool decode_utf8(fhi_arena *arena, fh_span bytes, uint32_t from, fh_span *body, fhi_map *map)
{
    output out;
    if (!output_start(&out, arena, (bytes.len - from) * 3, map)) return false;
    for (size_t at = from; at < bytes.len && !output_full(&out);) {
        uint32_t len, code = fhi_utf8_next(bytes, at, &len);
        if (is_invalid(code, len)) len = invalid_length(bytes, at);
        if (!output_put(&out, code, (uint32_t)at, len)) return false;
        at += len;
    }
    *body = (fh_span){out.bytes, out.len};
    return true;
}

static bool decode_windows(fhi_arena *arena, fh_span bytes, fh_span *body, fhi_map *map)
{
    char all[256];
    UChar table[256];
    for (int i = 0; i < 256; i++) all[i] = (char)i;
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("windows-1252", &status);
    int32_t n = U_SUCCESS(status) ? ucnv_toUChars(converter, table, 256, all, 256, &status) : 0;
    ucnv_close(converter);
    output out;
    if (n != 256 || !output_start(&out, arena, bytes.len * 3, map)) return false;
    for (size_t at = 0; at < bytes.len && !output_full(&out); at++) {
        if (!output_put(&out, table[(unsigned char)bytes.ptr[at]], (uint32_t)at, 1)) return false;
    }
    *body = (fh_span){out.bytes, out.len};
    return true;
}

static uint32_t unit_at(fh_span bytes, size_t at, bool big_endian)
{
    unsigned char a = (unsigned char)bytes.ptr[at], b = (unsigned char)bytes.ptr[at + 1];
    return big_endian ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

/* UTF-16 behind its byte order mark. `*nul` is set to where a NUL character stands, if one does. */
static bool decode_utf16(fhi_arena *arena, fh_span bytes, fh_span *body, fhi_map *map, size_t *nul)
{
    bool big_endian = bytes.ptr[0] == '\xFE';
    output out;
    *nul = bytes.len;
    if (!output_start(&out, arena, bytes.len / 2 * 3 + 4, map)) return false;
    for (size_t at = 2; at < bytes.len && !output_full(&out);) {
        uint32_t len = bytes.len - at < 2 ? 1 : 2;
        uint32_t code = len == 2 ? unit_at(bytes, at, big_endian) : REPLACEMENT;
        if (code >= 0xD800 && code < 0xDC00 && bytes.len - at >= 4) {
            uint32_t low = unit_at(bytes, at + 2, big_endian);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                len = 4;
            }
        }
        if (code >= 0xD800 && code < 0xE000) code = REPLACEMENT;
        if (code == 0) {
            *nul = at;
            return true;
        }
        if (!output_put(&out, code, (uint32_t)at, len)) return false;
        at += len;
    }
    *body = (fh_span){out.bytes, out.len};
    return true;
}

static fh_status binary(fh_error *error, size_t at)
{
    return fhi_error_set(error, FH_INVALID, "read", at, "binary data: byte %zu is none that occurs in text", at);
}

/* Text of single bytes: most of it ASCII letters, and none of the bytes that windows-1252 does not use. */
static bool plausible_windows(const tally *t, size_t len)
{
    return !t->unassigned && t->multibyte == 0 && t->high * 4 < len && t->ascii_letters > t->high;
}

fh_status fhi_charset_decode(fhi_arena *arena, fh_span bytes, fh_span *body, fhi_map *map, fh_error *error)
{
    fhi_map made = {0};
    fh_span decoded = {"", 0};
    bool ok;
    if (fhi_span_starts(bytes, FHI_SPAN("\xFF\xFE")) || fhi_span_starts(bytes, FHI_SPAN("\xFE\xFF"))) {
        size_t nul;
        ok = decode_utf16(arena, bytes, &decoded, &made, &nul);
        if (ok && nul < bytes.len) return binary(error, nul);
    } else {
        size_t at = binary_at(bytes);
        if (at < bytes.len) return binary(error, at);
        fh_span text = fhi_media_skip_mark(bytes);
        uint32_t mark = (uint32_t)(bytes.len - text.len), len = (uint32_t)text.len;
        if (fhi_utf8_valid(text) == text.len) {
            decoded = text;
            ok = fhi_map_add(arena, &made, (fhi_map_run){0, len, mark, len});
        } else {
            tally t = count(text);
            if (t.multibyte < t.invalid && !plausible_windows(&t, text.len)) {
                return fhi_error_set(error, FH_INVALID, "read", fhi_utf8_valid(text),
                                     "neither UTF-8 nor windows-1252 text");
            }
            ok = mark == 0 && plausible_windows(&t, text.len) ? decode_windows(arena, bytes, &decoded, &made)
                                                              : decode_utf8(arena, bytes, mark, &decoded, &made);
        }
    }
    if (!ok) return fhi_error_memory(error, "read");
    *body = decoded;
    *map = made;
    return FH_OK;
}
