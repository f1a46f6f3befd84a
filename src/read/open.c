/* SPDX-License-Identifier: Apache-2.0 */
/* Captured bytes → page; see open.h. Records are validated by jansson; where the text stands in the line is found by read/json.h. */
#include "read/open.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"
#include "read/charset.h"
#include "read/feed.h"
#include "read/json.h"
#include "read/pagecharset.h"

#include <jansson.h>

enum { LONG_TEXT = 512 };

static fh_span nothing(void)
{
    return (fh_span){NULL, 0};
}

static const char *type_name(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT: return "an object";
    case JSON_ARRAY: return "an array";
    case JSON_STRING: return "a string";
    case JSON_INTEGER:
    case JSON_REAL: return "a number";
    case JSON_TRUE:
    case JSON_FALSE: return "true or false";
    case JSON_NULL: break;
    }
    return "null";
}

static fh_status wrong_type(fh_error *error, const char *field, const json_t *value)
{
    return fhi_error_set(error, FH_INVALID, "read", 0, "\"%s\" is %s where a string belongs", field, type_name(value));
}

/* Copies the string `value` into `out`; null and what is missing leave it as it is. */
static fh_status take_string(fhi_arena *arena, const char *field, const json_t *value, fh_span *out, fh_error *error)
{
    if (!value || json_is_null(value)) return FH_OK;
    if (!json_is_string(value)) return wrong_type(error, field, value);
    *out = fhi_arena_copy(arena, (fh_span){json_string_value(value), json_string_length(value)});
    return out->ptr ? FH_OK : fhi_error_memory(error, "read");
}

/* `byline`: one string, or, as `firsthand read` writes it, an array of them. */
static fh_status take_byline(fhi_arena *arena, const json_t *value, fh_span *out, fh_error *error)
{
    if (!json_is_array(value)) return take_string(arena, "byline", value, out, error);
    static const char between[] = ", ";
    size_t room = 0, len = 0;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *name = json_array_get(value, i);
        if (!json_is_string(name) && !json_is_null(name)) return wrong_type(error, "byline", name);
        room += json_string_length(name) + sizeof between;
    }
    char *joined = fhi_arena_alloc(arena, room + 1);
    if (!joined) return fhi_error_memory(error, "read");
    for (size_t i = 0; i < json_array_size(value); i++) {
        fh_span name = {json_string_value(json_array_get(value, i)), json_string_length(json_array_get(value, i))};
        if (name.len == 0) continue;
        if (len) {
            memcpy(joined + len, between, sizeof between - 1);
            len += sizeof between - 1;
        }
        memcpy(joined + len, name.ptr, name.len);
        len += name.len;
    }
    *out = len ? (fh_span){joined, len} : nothing();
    return FH_OK;
}

/* `published`: a string, or, as `firsthand read` writes it, an object with a `value`. */
static fh_status take_published(fhi_arena *arena, const json_t *value, fh_span *out, fh_error *error)
{
    if (json_is_object(value)) value = json_object_get(value, "value");
    return take_string(arena, "published", value, out, error);
}

/* The fields of an item of JSON Feed that records of our own call otherwise. */
static fh_status take_feed_fields(fhi_arena *arena, const json_t *record, fhi_page *page, fh_error *error)
{
    fhi_given *given = &page->given;
    fh_status status = FH_OK;
    if (!given->published.len)
        status =
            take_string(arena, "date_published", json_object_get(record, "date_published"), &given->published, error);
    if (status == FH_OK)
        status = take_string(arena, "date_modified", json_object_get(record, "date_modified"), &given->modified, error);
    const json_t *authors = json_object_get(record, "authors"), *author = json_object_get(record, "author");
    if (!json_is_object(author)) author = json_array_get(authors, 0);
    if (status == FH_OK && !given->byline.len && json_is_object(author))
        status = take_string(arena, "name", json_object_get(author, "name"), &given->byline, error);
    return status;
}

/* What stands again beside each statement and cite may not be long. */
static fh_status check_length(const char *field, fh_span value, fh_error *error)
{
    if (value.len <= FHI_MAX_FIELD_BYTES) return FH_OK;
    return fhi_error_set(error, FH_LIMIT, "read", 0, "\"%s\" is longer than 4 KiB; passed over", field);
}

static fh_status take_fields(fhi_arena *arena, const json_t *record, fhi_page *page, fh_error *error)
{
    struct {
        const char *field;
        fh_span *out;
    } plain[] = {{"id", &page->id},
                 {"url", &page->url},
                 {"title", &page->given.title},
                 {"outlet", &page->given.outlet},
                 {"language", &page->given.language}};
    fh_status status = FH_OK;
    for (size_t i = 0; i < sizeof plain / sizeof *plain && status == FH_OK; i++) {
        status = take_string(arena, plain[i].field, json_object_get(record, plain[i].field), plain[i].out, error);
    }
    if (status == FH_OK) status = check_length("id", page->id, error);
    if (status == FH_OK) status = check_length("outlet", page->given.outlet, error);
    if (status == FH_OK) status = take_byline(arena, json_object_get(record, "byline"), &page->given.byline, error);
    if (status == FH_OK)
        status = take_published(arena, json_object_get(record, "published"), &page->given.published, error);
    if (status == FH_OK) status = take_feed_fields(arena, record, page, error);
    return status;
}

/* Where the text is looked for; the last three are fields of JSON Feed. */
static const struct {
    const char *name;
    fhi_body_form form;
} text_fields[] = {{"text", FHI_BODY_TEXT},
                   {"html", FHI_BODY_HTML},
                   {"content_html", FHI_BODY_FRAGMENT},
                   {"content_text", FHI_BODY_TEXT},
                   {"summary", FHI_BODY_TEXT}};

enum { TEXT_FIELDS = sizeof text_fields / sizeof *text_fields };

/* The text, decoded from the very bytes of the record, so that the map is exact. */
static fh_status take_text(fhi_arena *arena, fhi_arena *scratch, const json_t *record, fhi_page *page, fh_error *error)
{
    const json_t *value = NULL;
    const char *field = NULL;
    for (size_t i = 0; i < TEXT_FIELDS && !value; i++) {
        value = json_object_get(record, text_fields[i].name);
        if (json_is_null(value)) value = NULL;
        field = text_fields[i].name;
        page->form = text_fields[i].form;
    }
    if (!value) return fhi_error_set(error, FH_INVALID, "read", 0, "the record has neither \"text\" nor \"html\"");
    if (!json_is_string(value)) return wrong_type(error, field, value);
    fh_range range = fhi_json_member(scratch, page->captured, fhi_span_of(field));
    page->body = fhi_json_string(arena, page->captured, range, &page->map);
    return page->body.ptr ? FH_OK : fhi_error_memory(error, "read");
}

/* The record with an empty string in the place of its text, where that is long and a valid string: it is valid just where the record is,
 * and most of a record is its text. NULL where it cannot be had. */
static json_t *parse_without_text(fhi_arena *scratch, fh_span json)
{
    fh_range text = {0, 0};
    for (size_t i = 0; i < TEXT_FIELDS && text.end - text.start < LONG_TEXT; i++)
        text = fhi_json_member(scratch, json, fhi_span_of(text_fields[i].name));
    if (text.end - text.start < LONG_TEXT || !fhi_json_is_string(json, text)) return NULL;
    fh_span head = {json.ptr, text.start + 1}, tail = {json.ptr + text.end - 1, json.len - text.end + 1};
    char *rest = fhi_arena_alloc(scratch, head.len + tail.len);
    if (!rest) return NULL;
    memcpy(rest, head.ptr, head.len);
    memcpy(rest + head.len, tail.ptr, tail.len);
    return json_loadb(rest, head.len + tail.len, JSON_REJECT_DUPLICATES, NULL);
}

static fh_status open_record(fhi_arena *arena, fhi_arena *scratch, fhi_page *page, fh_error *error)
{
    json_error_t why;
    json_t *record = parse_without_text(scratch, page->captured);
    if (!record) record = json_loadb(page->captured.ptr, page->captured.len, JSON_REJECT_DUPLICATES, &why);
    if (!record) {
        bool nul = json_error_code(&why) == json_error_null_character;
        if (json_error_code(&why) == json_error_out_of_memory) return fhi_error_memory(error, "read");
        return fhi_error_set(error, FH_INVALID, "read", why.position > 0 ? (uint64_t)why.position : 0,
                             "not a JSON object: %s at byte %d", nul ? "a NUL stands in a string" : why.text,
                             why.position);
    }
    fh_status status = FH_OK;
    if (!json_is_object(record)) {
        status =
            fhi_error_set(error, FH_INVALID, "read", 0, "the record is %s where an object belongs", type_name(record));
    }
    if (status == FH_OK) status = take_fields(arena, record, page, error);
    if (status == FH_OK) status = take_text(arena, scratch, record, page, error);
    json_decref(record);
    return status;
}

static fh_status set_id(fhi_arena *arena, fhi_page *page, fh_error *error)
{
    if (page->id.ptr) return FH_OK;
    page->id = page->path;
    if (page->record == 0) return FH_OK;
    page->id = fhi_arena_format(arena, "%.*s#%u", (int)page->path.len, page->path.ptr, page->record);
    return page->id.ptr ? FH_OK : fhi_error_memory(error, "read");
}

/* Names the record in a message about it: its line number, or its place in an array. */
static void name_record(const fhi_capture *capture, fh_error *error)
{
    if (capture->record == 0 || !error) return;
    fh_error plain = *error;
    fhi_error_set(error, plain.code, "read", capture->record, "record %u: %.200s", capture->record, plain.message);
}

fh_status fhi_open_page(fhi_arena *arena, fhi_arena *scratch, const fhi_capture *capture,
                        const fhi_open_options *options, fhi_page *page, fh_error *error)
{
    fhi_page made = {.path = capture->path,
                     .record = capture->record,
                     .media = capture->media,
                     .plain = options->plain,
                     .captured = capture->bytes,
                     .url = capture->url,
                     .given = capture->given,
                     .fed = capture->fed,
                     .archived = capture->archived};
    fh_status status = FH_OK;
    switch (capture->media) {
    case FHI_MEDIA_JSON: status = open_record(arena, scratch, &made, error); break;
    case FHI_MEDIA_TEXT: status = fhi_charset_decode(arena, capture->bytes, &made.body, &made.map, error); break;
    case FHI_MEDIA_HTML:
        made.form = FHI_BODY_HTML;
        status =
            fhi_pagecharset_decode(arena, capture->bytes, capture->archived.content_type, &made.body, &made.map, error);
        break;
    case FHI_MEDIA_FEED: status = fhi_feed_open(arena, capture->charset, &made, error); break;
    }
    if (status == FH_OK) status = set_id(arena, &made, error);
    if (status != FH_OK) {
        name_record(capture, error);
        return status;
    }
    if (made.given.published.len == 0) made.given.published = options->published;
    fhi_hash_sha256(made.captured, made.sha256);
    *page = made;
    return FH_OK;
}
