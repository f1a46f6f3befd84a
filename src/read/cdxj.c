/* SPDX-License-Identifier: Apache-2.0 */
#include "read/cdxj.h"

#include "base/span.h"

#include <jansson.h>
#include <stdlib.h>

enum { DATE_DIGITS = 14 };

/* Where the object of a line starts: behind its key and its date; 0 if it has none. */
static size_t object_of(fh_span line)
{
    const char *blank = line.len ? memchr(line.ptr, ' ', line.len) : NULL;
    size_t at = blank ? (size_t)(blank - line.ptr) + 1 : 0;
    if (at < 2 || line.len < at + DATE_DIGITS + 2) return 0;
    for (size_t i = 0; i < DATE_DIGITS; i++)
        if (!fhi_ascii_digit(line.ptr[at + i])) return 0;
    at += DATE_DIGITS;
    return line.ptr[at] == ' ' && line.ptr[at + 1] == '{' ? at + 1 : 0;
}

bool fhi_cdxj_starts(fh_span bytes)
{
    const char *end = bytes.len ? memchr(bytes.ptr, '\n', bytes.len) : NULL;
    fh_span line = {bytes.ptr, end ? (size_t)(end - bytes.ptr) : bytes.len};
    return fhi_span_starts(bytes, FHI_SPAN("!OpenWayback-CDXJ")) || object_of(line) > 0;
}

/* A number, which most writers give as a string. */
static bool take_number(const json_t *value, uint64_t *out)
{
    if (json_is_integer(value) && json_integer_value(value) >= 0) {
        *out = (uint64_t)json_integer_value(value);
        return true;
    }
    const char *digits = json_string_value(value);
    if (!digits || !fhi_ascii_digit(*digits) || strlen(digits) > 18) return false;
    char *end;
    *out = strtoull(digits, &end, 10);
    return *end == '\0';
}

static bool is_one_of(const json_t *value, const char *const *wanted, size_t n)
{
    const char *text = json_string_value(value);
    if (!text) return true;
    for (size_t i = 0; i < n; i++)
        if (fhi_span_same(fhi_span_of(text), fhi_span_of(wanted[i]))) return true;
    return false;
}

/* What does not say its type or its status may be a page. */
static bool may_be_page(const json_t *object)
{
    static const char *const types[] = {"text/html", "application/xhtml+xml", "text/plain", "unk", "-", ""};
    static const char *const statuses[] = {"200", "-", ""};
    const json_t *status = json_object_get(object, "status");
    if (json_is_integer(status) && json_integer_value(status) != 200) return false;
    return is_one_of(status, statuses, sizeof statuses / sizeof *statuses) &&
           is_one_of(json_object_get(object, "mime"), types, sizeof types / sizeof *types);
}

fhi_cdxj_line fhi_cdxj_read(fhi_arena *arena, fh_span line, fhi_cdxj_place *place)
{
    if (line.len && line.ptr[0] == '!') return FHI_CDXJ_OTHER;
    size_t at = object_of(line);
    json_t *object = at ? json_loadb(line.ptr + at, line.len - at, 0, NULL) : NULL;
    fhi_cdxj_line kind = FHI_CDXJ_DAMAGED;
    const char *file = json_string_value(json_object_get(object, "filename"));
    if (json_is_object(object) && !may_be_page(object)) {
        kind = FHI_CDXJ_OTHER;
    } else if (file && take_number(json_object_get(object, "offset"), &place->offset) &&
               take_number(json_object_get(object, "length"), &place->length)) {
        kind = FHI_CDXJ_RECORD;
        place->file = fhi_arena_copy(arena, fhi_span_of(file));
    }
    json_decref(object);
    return kind;
}
