/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/meta/jsonld.h"

#include "base/limits.h"
#include "base/span.h"
#include "base/utf8.h"

typedef struct reader {
    fhi_arena *arena;
    fh_span text;
    size_t at;
    fhi_json_nodes *nodes;
    uint32_t open[FHI_MAX_JSON_DEPTH]; /* objects and arrays that are open */
    uint32_t depth;
    uint32_t too_deep; /* brackets past the limit that are open */
    fh_span key;       /* of the next value; {NULL, 0} if none was read */
} reader;

/* A string from behind its opening quote to its closing one, which the reader leaves behind. */
static fh_span read_string(reader *r)
{
    size_t start = r->at;
    while (r->at < r->text.len && r->text.ptr[r->at] != '"') r->at += r->text.ptr[r->at] == '\\' ? 2 : 1;
    if (r->at > r->text.len) r->at = r->text.len;
    fh_span string = {r->text.ptr + start, r->at - start};
    if (r->at < r->text.len) r->at++;
    return string;
}

static bool add(reader *r, fhi_json_kind kind, fh_span value)
{
    fh_span key = r->key;
    r->key = (fh_span){NULL, 0};
    if (r->nodes->n >= FHI_MAX_JSON_NODES || r->too_deep) return true;
    fhi_json_node *node = FHI_PUSH(r->arena, r->nodes);
    if (!node) return false;
    *node = (fhi_json_node){kind, r->depth ? r->open[r->depth - 1] : UINT32_MAX, r->nodes->n, key, value};
    return true;
}

static void close(reader *r)
{
    if (r->depth) r->nodes->at[r->open[--r->depth]].end = r->nodes->n;
}

static bool open(reader *r, fhi_json_kind kind)
{
    if (r->depth == FHI_MAX_JSON_DEPTH || r->too_deep || r->nodes->n >= FHI_MAX_JSON_NODES) {
        r->too_deep++;
        return true;
    }
    if (!add(r, kind, (fh_span){NULL, 0})) return false;
    r->open[r->depth++] = r->nodes->n - 1;
    return true;
}

/* A string is a key where a colon follows. */
static bool take_string(reader *r)
{
    fh_span string = read_string(r);
    size_t next = r->at;
    while (next < r->text.len && fhi_ascii_space(r->text.ptr[next])) next++;
    bool in_object = r->depth && r->nodes->at[r->open[r->depth - 1]].kind == FHI_JSON_OBJECT;
    if (in_object && next < r->text.len && r->text.ptr[next] == ':') {
        r->key = string;
        r->at = next + 1;
        return true;
    }
    return add(r, FHI_JSON_STRING, string);
}

static bool is_word(char c)
{
    return fhi_ascii_alpha(c) || fhi_ascii_digit(c) || c == '-' || c == '+' || c == '.';
}

static bool take_word(reader *r)
{
    size_t start = r->at;
    while (r->at < r->text.len && is_word(r->text.ptr[r->at])) r->at++;
    return add(r, FHI_JSON_WORD, (fh_span){r->text.ptr + start, r->at - start});
}

/* "/" + "*" … comments hold the CDATA marks of pages that were XHTML once; they, too, are no values. */
static bool skip_comment(reader *r)
{
    fh_span rest = {r->text.ptr + r->at, r->text.len - r->at};
    if (!fhi_span_starts(rest, FHI_SPAN("/*"))) return false;
    ptrdiff_t end = fhi_span_find(rest, FHI_SPAN("*/"), 2);
    r->at += end < 0 ? rest.len : (size_t)end + 2;
    return true;
}

bool fhi_jsonld_read(fhi_arena *arena, fh_span text, fhi_json_nodes *nodes)
{
    reader r = {.arena = arena, .text = text, .nodes = nodes};
    bool ok = true;
    while (ok && r.at < text.len) {
        char c = text.ptr[r.at];
        if (c == '{' || c == '[') {
            r.at++;
            ok = open(&r, c == '{' ? FHI_JSON_OBJECT : FHI_JSON_ARRAY);
        } else if (c == '}' || c == ']') {
            r.at++;
            r.key = (fh_span){NULL, 0};
            if (r.too_deep)
                r.too_deep--;
            else
                close(&r);
        } else if (c == '"') {
            r.at++;
            ok = take_string(&r);
        } else if (is_word(c)) {
            ok = take_word(&r);
        } else if (!skip_comment(&r)) {
            r.at++;
        }
    }
    while (r.depth) close(&r);
    return ok;
}

uint32_t fhi_jsonld_member(const fhi_json_nodes *nodes, uint32_t node, const char *key)
{
    if (nodes->at[node].kind != FHI_JSON_OBJECT) return UINT32_MAX;
    for (uint32_t n = node + 1; n < nodes->at[node].end; n = nodes->at[n].end)
        if (fhi_span_is(nodes->at[n].key, fhi_span_of(key))) return n;
    return UINT32_MAX;
}

/* ---- strings */

static uint32_t hex4(fh_span text, size_t at)
{
    uint32_t code = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = i < text.len ? fhi_ascii_lower(text.ptr[i]) : 'x';
        if (!fhi_ascii_digit(c) && !(c >= 'a' && c <= 'f')) return UINT32_MAX;
        code = code * 16 + (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return code;
}

/* The character that the escape at `at` (of the backslash) means; `*len` is the length of the escape. */
static uint32_t read_escape(fh_span text, size_t at, size_t *len)
{
    char c = at + 1 < text.len ? text.ptr[at + 1] : '\\';
    *len = 2;
    if (c == 'n' || c == 'r' || c == 't' || c == 'f' || c == 'b') return ' ';
    if (c != 'u') return (unsigned char)c;
    uint32_t code = hex4(text, at + 2);
    if (code == UINT32_MAX) return 'u';
    *len = 6;
    if (code < 0xD800 || code > 0xDFFF) return code ? code : 0xFFFD;
    bool pair = code < 0xDC00 && at + 7 < text.len && text.ptr[at + 6] == '\\' && text.ptr[at + 7] == 'u';
    uint32_t low = pair ? hex4(text, at + 8) : 0;
    if (low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
    *len = 12;
    return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
}

/* The references of HTML that stand in JSON; others stay as they are. */
static uint32_t read_reference(fh_span text, size_t at, size_t *len)
{
    static const struct {
        const char *name;
        uint32_t code;
    } known[] = {{"&amp;", '&'},      {"&quot;", '"'},     {"&apos;", '\''},    {"&lt;", '<'},
                 {"&gt;", '>'},       {"&nbsp;", ' '},     {"&rsquo;", 0x2019}, {"&lsquo;", 0x2018},
                 {"&ldquo;", 0x201C}, {"&rdquo;", 0x201D}, {"&ndash;", 0x2013}, {"&mdash;", 0x2014},
                 {"&hellip;", 0x2026}};
    fh_span rest = {text.ptr + at, text.len - at};
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        if (!fhi_span_starts(rest, fhi_span_of(known[k].name))) continue;
        *len = strlen(known[k].name);
        return known[k].code;
    }
    uint32_t code = 0;
    size_t i = 2;
    bool hex = rest.len > 3 && (rest.ptr[2] == 'x' || rest.ptr[2] == 'X');
    *len = 1;
    if (rest.len < 4 || rest.ptr[1] != '#') return '&';
    for (i += hex; i < rest.len && i < 10 && rest.ptr[i] != ';'; i++) {
        char c = fhi_ascii_lower(rest.ptr[i]);
        bool digit = fhi_ascii_digit(c);
        if (!digit && !(hex && c >= 'a' && c <= 'f')) return '&';
        code = code * (hex ? 16 : 10) + (uint32_t)(digit ? c - '0' : c - 'a' + 10);
    }
    bool good = i < rest.len && rest.ptr[i] == ';' && code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
    if (!good) return '&';
    *len = i + 1;
    return code == 0xA0 ? ' ' : code;
}

fh_span fhi_jsonld_text(fhi_arena *arena, fh_span value)
{
    /* an escape is never shorter than what it means: six bytes for three, twelve for four; references likewise */
    char *out = fhi_arena_alloc(arena, value.len + 4);
    if (!out) return (fh_span){NULL, 0};
    size_t n = 0, len;
    for (size_t at = 0; at < value.len; at += len) {
        char c = value.ptr[at];
        uint32_t code = (unsigned char)c;
        len = 1;
        if (c == '\\' && at + 1 < value.len && (unsigned char)value.ptr[at + 1] >= 0x80)
            continue; /* an escape of nothing */
        if (c == '\\')
            code = read_escape(value, at, &len);
        else if (c == '&')
            code = read_reference(value, at, &len);
        if (c != '\\' && c != '&')
            out[n++] = fhi_ascii_space(c) ? ' ' : c;
        else
            n += fhi_utf8_put(code, out + n);
    }
    return fhi_span_trim((fh_span){out, n});
}
