/* SPDX-License-Identifier: Apache-2.0 */
/* Feeding, buffers and emission of the HTML tokenizer; the states stand in the files beside it. */
#include "extract/html/fast.h"

#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

typedef void state_function(fhi_tokenizer *t, int c);

static state_function *const states[] = {
#define STATE(file, name) fhi_##file##_##name,
#include "extract/html/states.def"
#undef STATE
};

static const char REPLACEMENT[] = "\xEF\xBF\xBD";

fh_status fhi_tokenizer_new(fhi_tokenizer_sink *sink, void *context, fhi_tokenizer **out, fh_error *error)
{
    fhi_tokenizer *t = calloc(1, sizeof *t);
    if (!t) return fhi_error_memory(error, "extract");
    t->sink = sink;
    t->context = context;
    *out = t;
    return FH_OK;
}

void fhi_tokenizer_free(fhi_tokenizer *t)
{
    if (!t) return;
    free(t->bytes);
    free(t->pairs);
    free(t->attributes);
    free(t);
}

/* ---- feeding */

static void step(fhi_tokenizer *t, int c)
{
    do {
        t->again = false;
        states[t->state](t, c);
    } while (t->again);
}

fh_status fhi_tokenizer_feed(fhi_tokenizer *t, fh_span bytes, fh_error *error)
{
    t->chunk = t->at = bytes.ptr;
    t->end = bytes.ptr + bytes.len;
    while (t->at < t->end && !t->stopped && !t->failed) {
        if (fhi_fast_take(t)) continue;
        int c = (unsigned char)*t->at++;
        if (c == '\n' && t->skip_line_feed) {
            t->skip_line_feed = false;
            continue;
        }
        t->skip_line_feed = c == '\r';
        step(t, c == '\r' ? '\n' : c);
    }
    t->offset += bytes.len;
    t->chunk = t->at = t->end = NULL;
    return t->failed ? fhi_error_memory(error, "extract") : FH_OK;
}

fh_status fhi_tokenizer_end(fhi_tokenizer *t, fh_error *error)
{
    static const char nothing[1] = "";
    t->chunk = t->at = nothing + 1; /* fhi_html_here() is then the last byte, and the end one behind it */
    t->end = t->at;
    if (!t->stopped && !t->failed) step(t, FHI_EOF);
    return t->failed ? fhi_error_memory(error, "extract") : FH_OK;
}

void fhi_tokenizer_mode(fhi_tokenizer *t, fhi_html_mode mode, fh_span name)
{
    static const fhi_html_state modes[] = {
        [FHI_HTML_DATA] = FHI_STATE_content_data,           [FHI_HTML_RCDATA] = FHI_STATE_content_rcdata,
        [FHI_HTML_RAWTEXT] = FHI_STATE_content_rawtext,     [FHI_HTML_SCRIPT] = FHI_STATE_script_data,
        [FHI_HTML_PLAINTEXT] = FHI_STATE_content_plaintext, [FHI_HTML_CDATA] = FHI_STATE_content_cdata,
    };
    t->state = modes[mode];
    if (!name.ptr) return;
    t->until_count = name.len <= sizeof t->until ? (uint32_t)name.len : 0;
    memcpy(t->until, name.ptr, t->until_count);
}

void fhi_tokenizer_ask(fhi_tokenizer *t, fhi_tokenizer_number *number)
{
    t->number = number;
}

void fhi_tokenizer_foreign(fhi_tokenizer *t, bool foreign)
{
    t->foreign = foreign;
}

/* ---- the token being made */

void fhi_tokenizer_begin(fhi_tokenizer *t, fhi_html_kind kind, uint64_t start)
{
    t->kind = kind;
    t->start = start;
    t->used = t->pair_count = 0;
    t->name = t->text = t->public_id = t->system_id = (fhi_html_part){0};
    t->self_closing = t->quirks = t->cut = false;
}

bool fhi_tokenizer_room(fhi_tokenizer *t, size_t n)
{
    if (t->used + n <= t->room) return true;
    size_t room = t->room ? t->room : 256;
    while (room < t->used + n) room *= 2;
    char *bytes = realloc(t->bytes, room);
    if (!bytes) {
        t->failed = true;
        return false;
    }
    t->bytes = bytes;
    t->room = (uint32_t)room;
    return true;
}

void fhi_tokenizer_add(fhi_tokenizer *t, fhi_html_part *part, const char *bytes, size_t n)
{
    if (n > FHI_MAX_TOKEN_BYTES - t->used) {
        n = FHI_MAX_TOKEN_BYTES - t->used;
        t->cut = true;
    }
    if (t->used + n > t->room && !fhi_tokenizer_room(t, n)) return;
    if (!part->there) *part = (fhi_html_part){t->used, t->used, true};
    if (n) memcpy(t->bytes + t->used, bytes, n);
    t->used += (uint32_t)n;
    part->end = t->used;
}

void fhi_tokenizer_add_replacement(fhi_tokenizer *t, fhi_html_part *part)
{
    fhi_tokenizer_add(t, part, REPLACEMENT, 3);
}

fhi_html_pair *fhi_tokenizer_attribute(fhi_tokenizer *t)
{
    if (t->cut || t->pair_count == FHI_MAX_ATTRIBUTES) {
        t->cut = true;
        return NULL;
    }
    if (t->pair_count == t->pair_room) {
        uint32_t room = t->pair_room ? t->pair_room * 2 : 16;
        fhi_html_pair *pairs = realloc(t->pairs, room * sizeof *pairs);
        if (pairs) t->pairs = pairs;
        fhi_html_attribute *attributes = realloc(t->attributes, room * sizeof *attributes);
        if (attributes) t->attributes = attributes;
        if (!pairs || !attributes) {
            t->failed = t->cut = true;
            return NULL;
        }
        t->pair_room = room;
    }
    fhi_html_pair *pair = &t->pairs[t->pair_count++];
    *pair = (fhi_html_pair){0};
    return pair;
}

/* ---- emission */

static fh_span part_of(const fhi_tokenizer *t, fhi_html_part part)
{
    if (!part.there) return (fh_span){NULL, 0};
    if (!t->bytes) return (fh_span){"", 0}; /* an empty comment before anything else */
    return (fh_span){t->bytes + part.start, part.end - part.start};
}

static uint32_t hash_of(fh_span name)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < name.len; i++) hash = (hash ^ (unsigned char)name.ptr[i]) * 16777619u;
    return hash;
}

/* The attributes as spans, without those whose name stood before. */
static uint32_t resolve_attributes(fhi_tokenizer *t)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->pair_count; i++) {
        fh_span name = part_of(t, t->pairs[i].name);
        uint32_t hash = t->pairs[i].hash = hash_of(name);
        bool again = false;
        for (uint32_t k = 0; k < i && !again; k++) {
            again = t->pairs[k].hash == hash && t->pairs[k].name.end - t->pairs[k].name.start == name.len &&
                    memcmp(t->bytes + t->pairs[k].name.start, name.ptr, name.len) == 0;
        }
        if (again) continue;
        fh_span value = part_of(t, t->pairs[i].value);
        t->attributes[n++] = (fhi_html_attribute){name, value.ptr ? value : (fh_span){"", 0}, 0};
    }
    return n;
}

static void hand_over(fhi_tokenizer *t, const fhi_html_token *token)
{
    if (!t->stopped && !t->sink(t->context, token)) t->stopped = true;
}

void fhi_tokenizer_emit(fhi_tokenizer *t, int c)
{
    if (t->failed) return;
    bool tag = t->kind == FHI_HTML_START || t->kind == FHI_HTML_END;
    fhi_html_token token = {
        .kind = t->kind,
        .self_closing = t->self_closing,
        .quirks = t->quirks,
        .cut = t->cut,
        .name = part_of(t, t->name),
        .text = part_of(t, t->text),
        .public_id = part_of(t, t->public_id),
        .system_id = part_of(t, t->system_id),
        .attribute_count = tag ? resolve_attributes(t) : 0,
        .attributes = t->attributes,
        .start = t->start,
        .end = c == FHI_EOF ? t->offset : fhi_html_here(t) + 1,
    };
    if (t->kind == FHI_HTML_START) {
        t->until_count = token.name.len <= sizeof t->until ? (uint32_t)token.name.len : 0;
        memcpy(t->until, token.name.ptr, t->until_count);
    }
    t->state = FHI_STATE_content_data; /* before the sink, which may say otherwise */
    hand_over(t, &token);
}

void fhi_tokenizer_text(fhi_tokenizer *t, const char *bytes, size_t n, uint64_t start, uint64_t end)
{
    if (!n) return;
    fhi_html_token token = {.kind = FHI_HTML_TEXT, .text = {bytes, n}, .start = start, .end = end};
    hand_over(t, &token);
}

void fhi_tokenizer_character(fhi_tokenizer *t, int c, bool replace_nul)
{
    char byte = (char)c;
    uint64_t here = fhi_html_here(t);
    if (c == 0 && replace_nul) {
        fhi_tokenizer_text(t, REPLACEMENT, 3, here, here + 1);
    } else {
        fhi_tokenizer_text(t, &byte, 1, here, here + 1);
    }
}

void fhi_tokenizer_flush(fhi_tokenizer *t, const char *before, int c)
{
    uint64_t end = c == FHI_EOF ? t->offset : fhi_html_here(t);
    size_t n = strlen(before);
    uint64_t start = end - t->pending_count;
    fhi_tokenizer_text(t, before, n, start - n, start);
    fhi_tokenizer_text(t, t->pending, t->pending_count, start, end);
    t->pending_count = 0;
}

size_t fhi_tokenizer_run(fhi_tokenizer *t, const char stops[3])
{
    const char *p = fhi_fast_find(t->at, t->end, stops[0], stops[1]);
    size_t n = (size_t)(p - t->at);
    t->at = p;
    return n;
}

/* True if the letters read ahead name the element whose text this is. */
static bool is_until(const fhi_tokenizer *t)
{
    if (!t->until_count || t->pending_count != t->until_count) return false;
    for (uint32_t i = 0; i < t->until_count; i++) {
        if (fhi_html_lower(t->pending[i]) != t->until[i]) return false;
    }
    return true;
}

void fhi_tokenizer_end_name(fhi_tokenizer *t, int c, fhi_html_state text)
{
    if (fhi_html_is_letter(c) && t->pending_count < sizeof t->pending) {
        t->pending[t->pending_count++] = (char)c;
        return;
    }
    bool ends = fhi_html_is_space(c) || c == '/' || c == '>';
    if (!ends || !is_until(t)) {
        fhi_tokenizer_flush(t, "</", c);
        fhi_html_again(t, text);
        return;
    }
    fhi_tokenizer_begin(t, FHI_HTML_END, fhi_html_here(t) - t->pending_count - 2);
    fhi_tokenizer_add(t, &t->name, t->until, t->until_count);
    t->pending_count = 0;
    fhi_html_again(t, FHI_STATE_tag_name);
}
