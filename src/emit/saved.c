/* SPDX-License-Identifier: Apache-2.0 */
/* Saved briefs, read back; see saved.h. JSON by jansson, which bounds its own depth. */
#include "emit/saved.h"

#include "base/limits.h"
#include "base/span.h"
#include "firsthand/firsthand.h"

#include <jansson.h>

typedef struct reading {
    fhi_arena *arena;
    fhi_saved saved;
    fh_error *error;
} reading;

static fh_status wrong(const reading *r, fh_span line, const char *what)
{
    if (!line.ptr) return fhi_error_set(r->error, FH_INVALID, "emit", 0, "not a brief: %s", what);
    return fhi_error_set(r->error, FH_INVALID, "emit", 0, "not a brief: %s, at \"%.*s\"", what,
                         (int)(line.len < 100 ? line.len : 100), line.ptr);
}

/* ---- fields */

/* The string under `key`, copied; {NULL, 0} if it is missing or no string. */
static fh_span string_at(const reading *r, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value)) return (fh_span){NULL, 0};
    return fhi_arena_copy(r->arena, (fh_span){json_string_value(value), json_string_length(value)});
}

static bool offset_of(const json_t *value, uint32_t *out)
{
    if (!json_is_integer(value)) return false;
    json_int_t n = json_integer_value(value);
    if (n < 0 || n > UINT32_MAX) return false;
    *out = (uint32_t)n;
    return true;
}

static bool range_of(const json_t *start, const json_t *end, fh_range *out)
{
    return offset_of(start, &out->start) && offset_of(end, &out->end) && out->start <= out->end;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool digest_at(const json_t *object, const char *key, uint8_t out[32])
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value) || json_string_length(value) != 64) return false;
    const char *hex = json_string_value(value);
    for (int i = 0; i < 32; i++) {
        int high = hex_value(hex[2 * i]), low = hex_value(hex[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        out[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* ---- documents and cites */

static fh_status take_document(reading *r, const json_t *value)
{
    fhi_saved_document document = {.id = string_at(r, value, "id"), .path = string_at(r, value, "path")};
    if (!document.id.ptr) return wrong(r, document.id, "a document has no \"id\"");
    if (!digest_at(value, "sha256", document.sha256))
        return wrong(r, document.id, "a document's \"sha256\" is not 64 hexadecimal digits");
    const json_t *record = json_object_get(value, "record");
    if (record && !offset_of(record, &document.record)) return wrong(r, document.id, "\"record\" is not a number");
    fhi_saved_document *added = FHI_PUSH(r->arena, &r->saved.documents);
    if (!added) return fhi_error_memory(r->error, "emit");
    *added = document;
    return FH_OK;
}

static fh_status add_cite(reading *r, fhi_saved_cite cite)
{
    fhi_saved_cite *added = FHI_PUSH(r->arena, &r->saved.cites);
    if (!added) return fhi_error_memory(r->error, "emit");
    *added = cite;
    return FH_OK;
}

static fh_status take_cite(reading *r, const json_t *value, fh_span line)
{
    if (!json_is_object(value)) return wrong(r, line, "a cite is not an object");
    fhi_saved_cite cite = {
        .line = line, .article = string_at(r, value, "article"), .quote = string_at(r, value, "quote")};
    const json_t *source = json_object_get(value, "source");
    if (!cite.article.ptr) return wrong(r, line, "a cite's \"article\" is not a string");
    if (!cite.quote.ptr) return wrong(r, line, "a cite's \"quote\" is not a string");
    if (!digest_at(value, "sha256", cite.sha256))
        return wrong(r, line, "a cite's \"sha256\" is not 64 hexadecimal digits");
    if (!range_of(json_object_get(value, "start"), json_object_get(value, "end"), &cite.at))
        return wrong(r, line, "a cite's \"start\" and \"end\" are no range");
    if (json_array_size(source) != 2 || !range_of(json_array_get(source, 0), json_array_get(source, 1), &cite.source))
        return wrong(r, line, "a cite's \"source\" is no range [start, end]");
    return add_cite(r, cite);
}

static fh_status take_cites(reading *r, const json_t *value, fh_span line)
{
    if (!json_is_array(value)) return wrong(r, line, "\"cites\" is not an array");
    if (json_array_size(value) == 0) return add_cite(r, (fhi_saved_cite){.line = line});
    fh_status status = FH_OK;
    for (size_t i = 0; i < json_array_size(value) && status == FH_OK; i++)
        status = take_cite(r, json_array_get(value, i), line);
    return status;
}

/* ---- the tree */

static fh_status walk(reading *r, const json_t *value, fh_span line, int depth);

/* What an object is called in a message: its own text, or the thing counted, or what stands above it. */
static fh_span label(const reading *r, const json_t *object, fh_span above)
{
    fh_span text = string_at(r, object, "text");
    if (!text.ptr) text = string_at(r, object, "counted");
    return text.ptr ? text : above;
}

static fh_status walk_object(reading *r, const json_t *value, fh_span above, int depth)
{
    const char *key;
    json_t *member;
    fh_status status = FH_OK;
    fh_span line = label(r, value, above);
    json_object_foreach((json_t *)(uintptr_t)value, key, member)
    {
        if (strcmp(key, "cites") == 0)
            status = take_cites(r, member, line);
        else if (strcmp(key, "cite") == 0)
            status = take_cite(r, member, line);
        else
            status = walk(r, member, line, depth);
        if (status != FH_OK) break;
    }
    return status;
}

static fh_status walk(reading *r, const json_t *value, fh_span line, int depth)
{
    if (!json_is_object(value) && !json_is_array(value)) return FH_OK;
    if (depth == FHI_MAX_SAVED_DEPTH) return wrong(r, line, "values are nested too deeply");
    if (json_is_object(value)) return walk_object(r, value, line, depth + 1);
    fh_status status = FH_OK;
    for (size_t i = 0; i < json_array_size(value) && status == FH_OK; i++)
        status = walk(r, json_array_get(value, i), line, depth + 1);
    return status;
}

/* Every line of the brief has "cites": that none is missing is checked here, what stands in them by walk(). */
static fh_status check_lines(const reading *r, const json_t *sections)
{
    for (size_t i = 0; i < json_array_size(sections); i++) {
        const json_t *lines = json_object_get(json_array_get(sections, i), "lines");
        if (!json_is_array(lines)) return wrong(r, (fh_span){NULL, 0}, "a section has no \"lines\"");
        for (size_t k = 0; k < json_array_size(lines); k++) {
            const json_t *line = json_array_get(lines, k);
            if (!json_is_object(line)) return wrong(r, (fh_span){NULL, 0}, "a line is not an object");
            if (!json_object_get(line, "cites"))
                return wrong(r, label(r, line, (fh_span){NULL, 0}), "a line has no \"cites\"");
        }
    }
    return FH_OK;
}

static fh_status take_head(reading *r, const json_t *root)
{
    fh_span none = {NULL, 0};
    uint32_t schema;
    if (!json_is_object(root)) return wrong(r, none, "the outermost value is not an object");
    if (!offset_of(json_object_get(root, "schema"), &schema)) return wrong(r, none, "\"schema\" is not a number");
    if (schema > FH_SCHEMA)
        return fhi_error_set(r->error, FH_INVALID, "emit", 0, "schema %u: written by a newer version of this program",
                             schema);
    const json_t *documents = json_object_get(root, "documents");
    if (!json_is_array(documents)) return wrong(r, none, "it has no \"documents\"");
    const json_t *sections = json_object_get(json_object_get(root, "brief"), "sections");
    if (!json_is_array(sections)) return wrong(r, none, "it has no \"brief\" with \"sections\"");
    r->saved.program = string_at(r, root, "program");
    r->saved.plain = json_is_true(json_object_get(root, "plain"));
    fh_status status = FH_OK;
    for (size_t i = 0; i < json_array_size(documents) && status == FH_OK; i++)
        status = take_document(r, json_array_get(documents, i));
    return status == FH_OK ? check_lines(r, sections) : status;
}

/* ---- where the JSON stands */

static bool between(fh_span bytes, size_t from, fh_span before, fh_span behind, fh_span *out)
{
    ptrdiff_t start = fhi_span_find(bytes, before, from);
    if (start < 0) return false;
    size_t first = (size_t)start + before.len;
    ptrdiff_t end = fhi_span_find(bytes, behind, first);
    if (end < 0) return false;
    *out = (fh_span){bytes.ptr + first, (size_t)end - first};
    return true;
}

/* The JSON in HTML or Markdown: the last block, since what a document says stands before it. */
static bool find_block(fh_span bytes, fh_span *block)
{
    const fh_span marks[][2] = {
        {FHI_SPAN("<script type=\"application/json\" id=\"firsthand-brief\">"), FHI_SPAN("</script>")},
        {FHI_SPAN("<!-- firsthand-brief"), FHI_SPAN("-->")},
    };
    for (int i = 0; i < 2; i++) {
        bool found = false;
        size_t from = 0;
        for (fh_span next; between(bytes, from, marks[i][0], marks[i][1], &next); found = true) {
            *block = next;
            from = (size_t)(next.ptr - bytes.ptr) + next.len;
        }
        if (found) return true;
    }
    return false;
}

fh_status fhi_saved_read(fhi_arena *arena, fh_span bytes, fhi_saved *saved, fh_error *error)
{
    reading r = {.arena = arena, .error = error};
    fh_span json = fhi_span_trim(bytes);
    if (json.len && json.ptr[0] != '{' && !find_block(bytes, &json))
        return fhi_error_set(error, FH_INVALID, "emit", 0,
                             "not a brief: neither JSON nor a page with the block of a brief");
    json_error_t why;
    json_t *root = json_loadb(json.ptr, json.len, JSON_REJECT_DUPLICATES, &why);
    if (!root) {
        if (json_error_code(&why) == json_error_out_of_memory) return fhi_error_memory(error, "emit");
        return fhi_error_set(error, FH_INVALID, "emit", (uint64_t)why.position, "not a brief: %s at byte %d", why.text,
                             why.position);
    }
    fh_status status = take_head(&r, root);
    if (status == FH_OK) status = walk(&r, root, (fh_span){NULL, 0}, 0);
    json_decref(root);
    if (status == FH_OK) *saved = r.saved;
    return status;
}
