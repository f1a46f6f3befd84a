/* SPDX-License-Identifier: Apache-2.0 */
#include "read/pagecharset.h"

#include "base/limits.h"
#include "base/span.h"
#include "base/utf8.h"
#include "read/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

enum { PRESCANNED = 1024, DETECTED = 1 << 16, LONGEST_LABEL = 40 };

/* ---- labels */

/* Labels that the WHATWG Encoding standard gives to another encoding than ICU does. All others mean the same to both. */
static const char *converter_of(fh_span label)
{
    static const char *const others[][2] = {
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"iso_8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"l1", "windows-1252"},
        {"ascii", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"latin5", "windows-1254"},
        {"iso-8859-11", "windows-874"},
        {"tis-620", "windows-874"},
        {"gb2312", "gb18030"},
        {"gb_2312-80", "gb18030"},
        {"gbk", "gb18030"},
        {"x-gbk", "gb18030"},
        {"shift_jis", "windows-31j"},
        {"shift-jis", "windows-31j"},
        {"sjis", "windows-31j"},
        {"x-sjis", "windows-31j"},
        {"ms_kanji", "windows-31j"},
        {"euc-kr", "windows-949"},
        {"ks_c_5601-1987", "windows-949"},
        {"ksc5601", "windows-949"},
        {"korean", "windows-949"},
        {"big5", "big5-hkscs"},
        {"x-x-big5", "big5-hkscs"},
        {"utf-16", "utf-8"},
        {"utf-16le", "utf-8"},
        {"utf-16be", "utf-8"},
        {"x-user-defined", "windows-1252"},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (fhi_span_same(label, fhi_span_of(others[i][0]))) return others[i][1];
    return NULL;
}

static bool is_utf8(fh_span label)
{
    const char *other = converter_of(label);
    if (other) return strcmp(other, "utf-8") == 0;
    return fhi_span_same(label, FHI_SPAN("utf-8")) || fhi_span_same(label, FHI_SPAN("utf8")) ||
           fhi_span_same(label, FHI_SPAN("unicode-1-1-utf-8"));
}

/* The converter for a label; NULL if ICU does not know it either. */
static UConverter *open_converter(fh_span label)
{
    char name[LONGEST_LABEL + 1];
    const char *other = converter_of(label);
    if (label.len == 0 || label.len > LONGEST_LABEL) return NULL;
    memcpy(name, label.ptr, label.len);
    name[label.len] = '\0';
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(other ? other : name, &status);
    return U_SUCCESS(status) ? converter : NULL;
}

/* Up to the end of a label, without the quotes around it. */
static fh_span cut_label(fh_span text)
{
    text = fhi_span_trim(text);
    if (text.len == 0) return (fh_span){NULL, 0};
    if (text.ptr[0] == '"' || text.ptr[0] == '\'') {
        const char *end = memchr(text.ptr + 1, text.ptr[0], text.len - 1);
        return end ? fhi_span_trim((fh_span){text.ptr + 1, (size_t)(end - text.ptr) - 1}) : (fh_span){NULL, 0};
    }
    size_t end = 0;
    while (end < text.len && !fhi_ascii_space(text.ptr[end]) && text.ptr[end] != ';') end++;
    return (fh_span){text.ptr, end};
}

fh_span fhi_pagecharset_of_type(fh_span content_type)
{
    static const char word[] = "charset";
    for (size_t at = 0; at + sizeof word <= content_type.len; at++) {
        if (!fhi_span_same((fh_span){content_type.ptr + at, sizeof word - 1}, fhi_span_of(word))) continue;
        size_t next = at + sizeof word - 1;
        while (next < content_type.len && fhi_ascii_space(content_type.ptr[next])) next++;
        if (next == content_type.len || content_type.ptr[next] != '=') continue;
        return cut_label((fh_span){content_type.ptr + next + 1, content_type.len - next - 1});
    }
    return (fh_span){NULL, 0};
}

/* ---- the prescan (13.2.3.2, "prescan a byte stream to determine its encoding") */

typedef struct prescan {
    fh_span bytes;
    size_t at;
} prescan;

static bool ends(const prescan *p)
{
    return p->at >= p->bytes.len;
}

static char here(const prescan *p)
{
    return p->bytes.ptr[p->at];
}

/* The next attribute of a tag; false at the tag's end. */
static bool next_attribute(prescan *p, fh_span *name, fh_span *value)
{
    while (!ends(p) && (fhi_ascii_space(here(p)) || here(p) == '/')) p->at++;
    if (ends(p) || here(p) == '>') return false;
    size_t start = p->at;
    while (!ends(p) && !fhi_ascii_space(here(p)) && !strchr("=/>", here(p))) p->at++;
    *name = (fh_span){p->bytes.ptr + start, p->at - start};
    *value = (fh_span){NULL, 0};
    while (!ends(p) && fhi_ascii_space(here(p))) p->at++;
    if (ends(p) || here(p) != '=') {
        if (p->at == start) p->at++; /* a stray mark */
        return true;
    }
    p->at++;
    while (!ends(p) && fhi_ascii_space(here(p))) p->at++;
    if (ends(p)) return false;
    char quote = here(p);
    start = p->at;
    if (quote == '"' || quote == '\'') {
        const char *end = memchr(p->bytes.ptr + start + 1, quote, p->bytes.len - start - 1);
        if (!end) return false;
        p->at = (size_t)(end - p->bytes.ptr) + 1;
        *value = (fh_span){p->bytes.ptr + start + 1, p->at - start - 2};
        return true;
    }
    while (!ends(p) && !fhi_ascii_space(here(p)) && here(p) != '>') p->at++;
    *value = (fh_span){p->bytes.ptr + start, p->at - start};
    return true;
}

/* What a meta element says; p stands behind its name. */
static fh_span read_meta(prescan *p)
{
    fh_span name, value, label = {NULL, 0}, of_type = {NULL, 0};
    bool is_type = false;
    while (next_attribute(p, &name, &value)) {
        if (fhi_span_same(name, FHI_SPAN("http-equiv"))) {
            is_type = is_type || fhi_span_same(value, FHI_SPAN("content-type"));
        } else if (fhi_span_same(name, FHI_SPAN("content")) && !of_type.ptr) {
            of_type = fhi_pagecharset_of_type(value);
        } else if (fhi_span_same(name, FHI_SPAN("charset")) && !label.ptr) {
            label = fhi_span_trim(value);
        }
    }
    return label.ptr ? label : is_type ? of_type : (fh_span){NULL, 0};
}

fh_span fhi_pagecharset_prescan(fh_span bytes)
{
    prescan p = {{bytes.ptr, bytes.len < PRESCANNED ? bytes.len : PRESCANNED}, 0};
    while (!ends(&p)) {
        fh_span rest = {p.bytes.ptr + p.at, p.bytes.len - p.at};
        const char *tag = memchr(rest.ptr, '<', rest.len);
        if (!tag) break;
        p.at = (size_t)(tag - p.bytes.ptr);
        rest = (fh_span){tag, p.bytes.len - p.at};
        if (fhi_span_starts(rest, FHI_SPAN("<!--"))) {
            ptrdiff_t end = fhi_span_find(rest, FHI_SPAN("-->"), 2);
            p.at = end < 0 ? p.bytes.len : p.at + (size_t)end + 3;
            continue;
        }
        bool meta = rest.len > 5 && fhi_span_same((fh_span){rest.ptr, 5}, FHI_SPAN("<meta")) &&
                    (fhi_ascii_space(rest.ptr[5]) || rest.ptr[5] == '/');
        bool letter = rest.len > 1 && (fhi_ascii_alpha(rest.ptr[1]) ||
                                       (rest.ptr[1] == '/' && rest.len > 2 && fhi_ascii_alpha(rest.ptr[2])));
        p.at += meta ? 5 : 1;
        if (meta) {
            fh_span label = read_meta(&p);
            if (label.len) return label;
        } else if (letter) { /* another tag: "<" in its values is none */
            while (!ends(&p) && !fhi_ascii_space(here(&p)) && here(&p) != '>') p.at++;
            fh_span name, value;
            while (next_attribute(&p, &name, &value)) continue;
        }
    }
    return (fh_span){NULL, 0};
}

/* ---- decoding */

typedef struct decoding {
    fhi_arena *arena;
    char *bytes;
    uint32_t len;
    fhi_map map;
} decoding;

static bool put(decoding *d, uint32_t code, uint32_t source, uint32_t source_len)
{
    if (code >= 0xD800 && code < 0xE000) code = 0xFFFD; /* a lone surrogate */
    uint32_t len = fhi_utf8_put(code, d->bytes + d->len);
    fhi_map_run run = {d->len, len, source, source_len};
    d->len += len;
    return fhi_map_add(d->arena, &d->map, run);
}

/* One block of units, each with the offset of the bytes that it was made from, behind `from`; below 0 for those that began in the block
 * before, `pending` bytes of it. The last unit's bytes end at `end`. */
static bool put_units(decoding *d, const UChar *units, const int32_t *offsets, uint32_t n, uint32_t from,
                      uint32_t pending, uint32_t end)
{
    for (uint32_t i = 0; i < n;) {
        uint32_t code = units[i], count = 1, source = offsets[i] < 0 ? from - pending : from + (uint32_t)offsets[i];
        if (code >= 0xD800 && code < 0xDC00 && i + 1 < n && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (units[i + 1] - 0xDC00u);
            count = 2;
        }
        uint32_t next = i + count < n && offsets[i + count] >= 0 ? from + (uint32_t)offsets[i + count] : end;
        if (next < source) next = source;
        if (!put(d, code, source, next - source)) return false;
        i += count;
    }
    return true;
}

static fh_status decode_with(fhi_arena *arena, UConverter *converter, fh_span bytes, fh_span *body, fhi_map *map,
                             fh_error *error)
{
    enum { BLOCK = 4096 };
    size_t room = bytes.len * 3 < FHI_MAX_TEXT_BYTES ? bytes.len * 3 + 4 : FHI_MAX_TEXT_BYTES;
    enum { UNITS = 2 * BLOCK, UTF8_OF_UNIT = 3 }; /* a pair of units is 4 bytes */
    decoding d = {.arena = arena, .bytes = fhi_arena_alloc(arena, room + UTF8_OF_UNIT * UNITS)};
    UChar units[UNITS];
    int32_t offsets[UNITS];
    bool ok = d.bytes != NULL;
    const char *at = bytes.ptr, *end = bytes.ptr + bytes.len;
    uint32_t pending = 0; /* bytes of a character that goes on in the next block */
    while (ok && at < end && d.len + 4 < room) {
        const char *from = at, *stop = end - at > BLOCK ? at + BLOCK : end;
        UChar *target = units;
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units + UNITS, &at, stop, offsets, stop == end, &status);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) break;
        status = U_ZERO_ERROR;
        uint32_t left = (uint32_t)ucnv_toUCountPending(converter, &status), end_at = (uint32_t)(at - bytes.ptr) - left;
        ok = put_units(&d, units, offsets, (uint32_t)(target - units), (uint32_t)(from - bytes.ptr), pending, end_at);
        pending = left;
    }
    if (!ok) return fhi_error_memory(error, "read");
    *body = (fh_span){d.bytes, d.len};
    *map = d.map;
    return FH_OK;
}

/* What ICU takes the bytes for; NULL if it has no idea. */
static UConverter *detect(fh_span bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    UConverter *converter = NULL;
    if (U_SUCCESS(status)) {
        ucsdet_enableInputFilter(detector, 1);
        ucsdet_setText(detector, bytes.ptr, (int32_t)(bytes.len < DETECTED ? bytes.len : DETECTED), &status);
        const UCharsetMatch *match = ucsdet_detect(detector, &status);
        const char *name = U_SUCCESS(status) && match ? ucsdet_getName(match, &status) : NULL;
        if (name && U_SUCCESS(status) && !is_utf8(fhi_span_of(name))) converter = open_converter(fhi_span_of(name));
    }
    ucsdet_close(detector);
    return converter;
}

static bool has_mark(fh_span bytes)
{
    return fhi_span_starts(bytes, FHI_SPAN("\xEF\xBB\xBF")) || fhi_span_starts(bytes, FHI_SPAN("\xFF\xFE")) ||
           fhi_span_starts(bytes, FHI_SPAN("\xFE\xFF"));
}

fh_status fhi_pagecharset_decode(fhi_arena *arena, fh_span bytes, fh_span content_type, fh_span *body, fhi_map *map,
                                 fh_error *error)
{
    if (has_mark(bytes)) return fhi_charset_decode(arena, bytes, body, map, error);
    fh_span label = fhi_pagecharset_of_type(content_type);
    if (!label.len) label = fhi_pagecharset_prescan(bytes);
    UConverter *converter = label.len && !is_utf8(label) ? open_converter(label) : NULL;
    if (!converter) {
        if (fhi_utf8_valid(bytes) == bytes.len) {
            fhi_map made = {0};
            if (!fhi_map_add(arena, &made, (fhi_map_run){0, (uint32_t)bytes.len, 0, (uint32_t)bytes.len}))
                return fhi_error_memory(error, "read");
            *body = bytes;
            *map = made;
            return FH_OK;
        }
        if (!label.len || !is_utf8(label)) converter = detect(bytes);
        if (!converter) converter = open_converter(FHI_SPAN("UTF-8"));
        if (!converter) return fhi_error_memory(error, "read");
    }
    fh_status status = decode_with(arena, converter, bytes, body, map, error);
    ucnv_close(converter);
    return status;
}
