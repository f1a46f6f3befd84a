/* SPDX-License-Identifier: Apache-2.0 */
/* See fast.h. References are read in reference.c, beside the states that do the same. */
#include "extract/html/fast.h"

#include "base/limits.h"
#include "base/sixteen.h"

#include <string.h>

enum { MOST_ATTRIBUTES = 32, UPPER = 1, SPACE = 2, ENDS_NAME = 4, ODD = 8 };

const char *fhi_fast_find(const char *p, const char *end, char a, char b)
{
    for (; end - p >= FHI_SIXTEEN; p += FHI_SIXTEEN) {
        fhi_sixteen bytes = fhi_sixteen_at(p);
        uint32_t found = fhi_sixteen_bits(fhi_sixteen_is(bytes, a) | fhi_sixteen_is(bytes, b) |
                                          fhi_sixteen_is(bytes, '\0') | fhi_sixteen_is(bytes, '\r'));
        if (found) return p + fhi_sixteen_first(found);
    }
    while (p < end && *p != a && *p != b && *p != '\0' && *p != '\r') p++;
    return p;
}

/* What a byte does in a tag. ODD: it is left to the states. */
static uint8_t kind_of(unsigned char c)
{
    if (c >= 'A' && c <= 'Z') return UPPER;
    if (c == ' ' || c == '\n' || c == '\t' || c == '\f') return SPACE | ENDS_NAME;
    if (c == '/' || c == '>' || c == '=') return ENDS_NAME;
    if (c == '\0' || c == '\r' || c == '"' || c == '\'' || c == '<' || c == '`' || c == '&') return ODD;
    return 0;
}

static bool is_space(char c)
{
    return kind_of((unsigned char)c) & SPACE;
}

static const char *skip_spaces(const char *p, const char *end)
{
    while (p < end && is_space(*p)) p++;
    return p;
}

/* Behind the bytes at `p` of which most names are: small letters, digits, hyphens, underscores, colons; as far as there are sixteen. */
static const char *skip_plain(const char *p, const char *end)
{
    for (; end - p >= FHI_SIXTEEN; p += FHI_SIXTEEN) {
        fhi_sixteen bytes = fhi_sixteen_at(p);
        uint32_t plain = fhi_sixteen_bits(fhi_sixteen_in(bytes, 'a', 'z') | fhi_sixteen_in(bytes, '0', ':') |
                                          fhi_sixteen_is(bytes, '-') | fhi_sixteen_is(bytes, '_'));
        if (plain != FHI_SIXTEEN_ALL) return p + fhi_sixteen_first(~plain);
    }
    return p;
}

/* The end of a name of lower-case letters; NULL where it has anything odd or does not end in the chunk. */
static inline const char *name_end(const char *p, const char *end)
{
    p = skip_plain(p, end);
    for (; p < end; p++) {
        uint8_t kind = kind_of((unsigned char)*p);
        if (kind & ENDS_NAME) return p;
        if (kind) return NULL;
    }
    return NULL;
}

static uint64_t offset_of(const fhi_tokenizer *t, const char *p)
{
    return t->offset + (uint64_t)(p - t->chunk);
}

static void give(fhi_tokenizer *t, const fhi_html_token *token)
{
    if (!t->stopped && !t->sink(t->context, token)) t->stopped = true;
}

static void give_text(fhi_tokenizer *t, const char *end)
{
    if (end == t->at) return;
    fhi_html_token token = {.kind = FHI_HTML_TEXT,
                            .text = {t->at, (size_t)(end - t->at)},
                            .start = offset_of(t, t->at),
                            .end = offset_of(t, end)};
    t->at = end;
    give(t, &token);
}

/* ---- references */

/* A reference in text. */
static bool take_reference(fhi_tokenizer *t)
{
    char room[4];
    fh_span characters;
    size_t n = fhi_reference_read(t->at, t->end, false, &characters, room);
    if (!n) return false;
    fhi_html_token token = {
        .kind = FHI_HTML_TEXT, .text = characters, .start = offset_of(t, t->at), .end = offset_of(t, t->at + n)};
    t->at += n;
    give(t, &token);
    return true;
}

/* The value that starts at `p`, has references, the first at `ampersand`, and ends with `quote`, as it is meant: in the token's buffer, which must
 * not move. Gives where the quote stands, NULL where something is odd. */
static const char *resolve_value(fhi_tokenizer *t, const char *p, const char *ampersand, char quote, fh_span *value)
{
    enum { ROOM = 8192 };
    const char *close = memchr(ampersand, quote, (size_t)(t->end - ampersand));
    size_t len = close ? (size_t)(close - p) : ROOM;
    if (len >= ROOM || (t->used == 0 && !fhi_tokenizer_room(t, ROOM)) || t->used + len > t->room) return NULL;
    char *out = t->bytes + t->used, *start = out;
    while (p < close) {
        memcpy(out, p, (size_t)(ampersand - p));
        out += ampersand - p;
        p = ampersand;
        if (p == close) break;
        char room[4];
        fh_span characters;
        size_t n = *p == '&' ? fhi_reference_read(p, t->end, true, &characters, room) : 0;
        if (!n || characters.len > n) return NULL; /* a NUL, a carriage return */
        memcpy(out, characters.ptr, characters.len);
        out += characters.len;
        p += n;
        ampersand = fhi_fast_find(p, close, '&', '&');
    }
    *value = (fh_span){start, (size_t)(out - start)};
    t->used += (uint32_t)value->len;
    return close;
}

/* ---- tags */

/* The value behind "=" at `p`; gives what is behind it, NULL where it is odd. One that nobody asks for is passed over: no `value`. */
static const char *read_value(fhi_tokenizer *t, const char *p, fh_span *value)
{
    const char *end = t->end;
    p = skip_spaces(p, end);
    if (p >= end || *p == '>') return NULL;
    if (!value && (*p == '"' || *p == '\'')) {
        const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
        return close ? close + 1 : NULL;
    }
    if (*p == '"' || *p == '\'') {
        const char *close = fhi_fast_find(p + 1, end, *p, '&');
        if (close < end && *close == '&') {
            close = resolve_value(t, p + 1, close, *p, value);
            return close ? close + 1 : NULL;
        }
        if (close == end || *close != *p) return NULL;
        *value = (fh_span){p + 1, (size_t)(close - p) - 1};
        return close + 1;
    }
    const char *start = p;
    for (; p < end && !is_space(*p) && *p != '>'; p++)
        if (kind_of((unsigned char)*p) & ODD || *p == '=') return NULL;
    if (value) *value = (fh_span){start, (size_t)(p - start)};
    return p < end ? p : NULL;
}

static bool has_name(const fhi_html_attribute *attributes, uint32_t n, fh_span name)
{
    for (uint32_t i = 0; i < n; i++)
        if (attributes[i].name.len == name.len && memcmp(attributes[i].name.ptr, name.ptr, name.len) == 0) return true;
    return false;
}

/* "<p class=x>" and "</p>"; `p` is where the name starts. */
static bool take_tag(fhi_tokenizer *t, const char *p, fhi_html_kind kind)
{
    fhi_html_attribute attributes[MOST_ATTRIBUTES];
    const char *end = t->end, *start = p;
    p = name_end(p, end);
    if (!p || *p == '=') return false;
    fhi_html_token token = {.kind = kind, .name = {start, (size_t)(p - start)}, .attributes = attributes};
    uint32_t n = 0;
    t->used = 0;
    for (;;) {
        p = skip_spaces(p, end);
        if (p >= end) return false;
        if (*p == '>') break;
        if (*p == '/') {
            p++;
            if (p >= end) return false;
            token.self_closing = *p == '>';
            continue;
        }
        const char *name = p;
        p = name_end(p, end);
        if (!p || p == name || n == MOST_ATTRIBUTES) return false;
        fhi_html_attribute attribute = {{name, (size_t)(p - name)}, {"", 0}, 0};
        bool asked = true;
        if (t->number) asked = (attribute.number = t->number(attribute.name)) != 0;
        p = skip_spaces(p, end);
        if (p < end && *p == '=') p = read_value(t, p + 1, asked ? &attribute.value : NULL);
        if (!p) return false;
        if (asked && !has_name(attributes, n, attribute.name)) attributes[n++] = attribute;
    }
    if ((size_t)(p - t->at) > FHI_MAX_TOKEN_BYTES) return false;
    token.attribute_count = n;
    token.start = offset_of(t, t->at);
    token.end = offset_of(t, p + 1);
    if (kind == FHI_HTML_START) {
        t->until_count = token.name.len <= sizeof t->until ? (uint32_t)token.name.len : 0;
        memcpy(t->until, token.name.ptr, t->until_count);
    }
    t->at = p + 1;
    t->state = FHI_STATE_content_data; /* before the sink, which may say otherwise */
    give(t, &token);
    return true;
}

/* "<!-- ... -->", where nothing in it could end it otherwise. */
static bool take_comment(fhi_tokenizer *t)
{
    const char *text = t->at + 4, *end = t->end;
    if (end - t->at < 7 || *text == '>' || *text == '-') return false;
    const char *p = text;
    for (;; p++) {
        p = fhi_fast_find(p, end, '-', '-');
        if (end - p < 3 || *p != '-') return false;
        if (p[1] != '-') continue;
        if (p[2] == '>') break;
        return false; /* "--!" and "---" */
    }
    if ((size_t)(p - text) > FHI_MAX_TOKEN_BYTES) return false;
    fhi_html_token token = {.kind = FHI_HTML_COMMENT,
                            .text = {text, (size_t)(p - text)},
                            .start = offset_of(t, t->at),
                            .end = offset_of(t, p + 3)};
    t->at = p + 3;
    give(t, &token);
    return true;
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool take_markup(fhi_tokenizer *t)
{
    const char *p = t->at + 1;
    if (t->end - p < 2) return false;
    if (is_lower(*p)) return take_tag(t, p, FHI_HTML_START);
    if (*p == '/' && is_lower(p[1])) return take_tag(t, p + 1, FHI_HTML_END);
    return *p == '!' && t->end - p > 3 && p[1] == '-' && p[2] == '-' && take_comment(t);
}

/* ---- raw text */

/* True if "</name" stands at `p`, of the element whose text this is, with its end behind it. `*unsure`: the chunk ends too soon. */
static bool ends_raw(const fhi_tokenizer *t, const char *p, bool *unsure)
{
    size_t len = t->until_count;
    *unsure = (size_t)(t->end - p) < len + 3;
    if (*unsure || p[1] != '/') return false;
    for (size_t i = 0; i < len; i++)
        if (fhi_html_lower(p[2 + i]) != t->until[i]) return false;
    char behind = p[2 + len];
    return behind == '\r' || (kind_of((unsigned char)behind) & ENDS_NAME && behind != '=');
}

/* The text of a script, style, title up to its end tag, and that tag where it is plain. `other` is what else ends a run: "&" in RCDATA. */
static bool take_raw(fhi_tokenizer *t, char other, bool script)
{
    const char *p = t->at;
    if (*p == '&' && other == '&') return take_reference(t);
    if (!t->until_count) return false;
    for (;; p++) {
        bool unsure;
        p = fhi_fast_find(p, t->end, '<', other);
        if (p == t->end || *p != '<') break;
        bool ends = ends_raw(t, p, &unsure);
        if (!unsure && !ends && !(script && p[1] == '!')) continue;
        bool any = p > t->at;
        fhi_html_state state = t->state;
        give_text(t, p);
        if (!ends || t->stopped || t->state != state) return any;
        char name[sizeof t->until];
        memcpy(name, p + 2, t->until_count);
        bool plain = p[2 + t->until_count] == '>' && memcmp(name, t->until, t->until_count) == 0;
        return (plain && take_tag(t, p + 2, FHI_HTML_END)) || any;
    }
    if (p == t->at) return false;
    give_text(t, p);
    return true;
}

bool fhi_fast_take(fhi_tokenizer *t)
{
    if (t->skip_line_feed) return false;
    switch (t->state) {
    case FHI_STATE_content_data: {
        if (*t->at == '<') return take_markup(t);
        if (*t->at == '&') return take_reference(t);
        const char *end = fhi_fast_find(t->at, t->end, '<', '&');
        if (end == t->at) return false;
        give_text(t, end);
        return true;
    }
    case FHI_STATE_script_data: return take_raw(t, '<', true);
    case FHI_STATE_content_rawtext: return take_raw(t, '<', false);
    case FHI_STATE_content_rcdata: return take_raw(t, '&', false);
    default: return false;
    }
}
