/* SPDX-License-Identifier: Apache-2.0 */
#include "read/feed.h"

#include "base/limits.h"
#include "base/span.h"
#include "base/utf8.h"
#include "read/json.h"
#include "read/pagecharset.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

/* Errors are healed as far as they can be; nothing is fetched, no DTD is read, no entity that a feed declares is put in. */
enum {
    XML_OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA
};

/* ---- where tags stand */

typedef struct tag {
    fh_range at; /* "<" to ">" */
    fh_span name;
    bool end;   /* "</name>" */
    bool empty; /* "<name/>" */
} tag;

static bool is_name_end(char c)
{
    return fhi_ascii_space(c) || c == '/' || c == '>' || c == '<';
}

/* Behind the `close` that ends what starts at `at`; the end of the text where nothing ends it. */
static uint32_t behind(fh_span text, uint32_t at, fh_span close)
{
    ptrdiff_t end = fhi_span_find(text, close, at);
    return end < 0 ? (uint32_t)text.len : (uint32_t)end + (uint32_t)close.len;
}

/* The next tag at or after *at; comments, CDATA sections, declarations and instructions are passed over. */
static bool next_tag(fh_span text, uint32_t *at, tag *out)
{
    for (;;) {
        const char *open = *at < text.len ? memchr(text.ptr + *at, '<', text.len - *at) : NULL;
        if (!open) return false;
        uint32_t start = (uint32_t)(open - text.ptr);
        fh_span rest = {open, text.len - start};
        if (fhi_span_starts(rest, FHI_SPAN("<!--"))) {
            *at = behind(text, start + 4, FHI_SPAN("-->"));
        } else if (fhi_span_starts(rest, FHI_SPAN("<![CDATA["))) {
            *at = behind(text, start, FHI_SPAN("]]>"));
        } else if (rest.len < 2 || rest.ptr[1] == '?' || rest.ptr[1] == '!') {
            *at = behind(text, start + 1, FHI_SPAN(">"));
        } else {
            uint32_t p = start + 1;
            out->end = text.ptr[p] == '/';
            p += out->end;
            uint32_t name = p;
            while (p < text.len && !is_name_end(text.ptr[p])) p++;
            out->name = (fh_span){text.ptr + name, p - name};
            char quote = 0;
            for (; p < text.len && (quote || (text.ptr[p] != '>' && text.ptr[p] != '<')); p++) {
                if (quote ? text.ptr[p] == quote : text.ptr[p] == '"' || text.ptr[p] == '\'')
                    quote = quote ? 0 : text.ptr[p];
            }
            if (p < text.len &&
                text.ptr[p] == '<') { /* no tag: one would have ended. No byte is looked at again for it */
                *at = p;
                continue;
            }
            if (p == text.len) { /* a quotation mark that nothing closes, or no end: this is no tag */
                *at = start + 1;
                if (quote) continue;
                return false;
            }
            out->empty = text.ptr[p - 1] == '/';
            out->at = (fh_range){start, p + 1};
            *at = p + 1;
            return true;
        }
    }
}

static bool is_entry(fh_span name)
{
    return fhi_span_is(name, FHI_SPAN("item")) || fhi_span_is(name, FHI_SPAN("entry"));
}

bool fhi_feed_next(fh_span bytes, uint32_t *at, fh_range *entry, uint32_t *lost)
{
    tag t;
    *lost = 0;
    uint32_t start = 0;
    fh_span name = {NULL, 0};
    while (next_tag(bytes, at, &t)) {
        bool opens = !name.ptr && !t.end && is_entry(t.name);
        if (opens && t.empty) continue;
        if (opens) {
            name = t.name;
            start = t.at.start;
        } else if (name.ptr && t.end && fhi_span_is(t.name, name)) {
            *entry = (fh_range){start, t.at.end};
            return true;
        } else if (name.ptr && !t.end && !t.empty && fhi_span_is(t.name, name)) {
            *lost = start; /* the one before had no end */
            start = t.at.start;
        }
    }
    if (name.ptr) *lost = start;
    return false;
}

/* What stands between the tags of the first child called `name` of the element that `text` is. */
static bool find_child(fh_span text, const char *name, fh_range *inner)
{
    uint32_t at = 0, depth = 0, start = 0;
    bool open = false;
    tag t;
    while (next_tag(text, &at, &t)) {
        if (open && t.end && depth == 2 && fhi_span_is(t.name, fhi_span_of(name))) {
            *inner = (fh_range){start, t.at.start};
            return true;
        }
        if (!open && !t.end && depth == 1 && fhi_span_is(t.name, fhi_span_of(name))) {
            if (t.empty) return false;
            start = t.at.end;
            open = true;
        }
        if (t.end)
            depth -= depth > 0;
        else if (!t.empty)
            depth++;
    }
    return false;
}

/* ---- what libxml2 tells */

static fh_span text_of(fhi_arena *arena, const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    if (!content) return (fh_span){"", 0};
    fh_span text = fhi_arena_copy(arena, fhi_span_trim(fhi_span_of((const char *)content)));
    xmlFree(content);
    return text;
}

/* True for an element of that name, with its prefix: none, or one that is not declared in the part of the feed that is read. */
static bool is(const xmlNode *node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE) return false;
    if (node->ns && node->ns->prefix) {
        size_t len = strlen((const char *)node->ns->prefix);
        return strncmp(name, (const char *)node->ns->prefix, len) == 0 && name[len] == ':' &&
               strcmp(name + len + 1, (const char *)node->name) == 0;
    }
    return strcmp((const char *)node->name, name) == 0;
}

static xmlNode *child(const xmlNode *parent, const char *name)
{
    for (xmlNode *n = parent ? parent->children : NULL; n; n = n->next)
        if (is(n, name)) return n;
    return NULL;
}

/* The text of the first of the children `names` (up to NULL) that has any; {NULL, 0} if none has. */
static bool first_text(fhi_arena *arena, const xmlNode *parent, const char *const *names, fh_span *out)
{
    for (; *names; names++) {
        const xmlNode *node = child(parent, *names);
        if (!node) continue;
        fh_span text = text_of(arena, node);
        if (!text.ptr) return false;
        if (text.len == 0) continue;
        *out = text;
        return true;
    }
    return true;
}

static fh_span attribute(fhi_arena *arena, const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    fh_span copy = value ? fhi_arena_copy(arena, fhi_span_trim(fhi_span_of((const char *)value))) : (fh_span){NULL, 0};
    xmlFree(value);
    return copy;
}

/* The document of `text`, a part of a feed. NULL if there is nothing in it. */
static xmlDoc *parse(fh_span text)
{
    return xmlReadMemory(text.ptr, (int)text.len, NULL, "UTF-8", XML_OPTIONS);
}

/* ---- the feed */

static fh_span declared_charset(fh_span bytes)
{
    fh_span declaration = {bytes.ptr, bytes.len < 200 ? bytes.len : 200};
    ptrdiff_t end = fhi_span_find(declaration, FHI_SPAN("?>"), 0);
    ptrdiff_t at = end < 0 ? -1 : fhi_span_find((fh_span){bytes.ptr, (size_t)end}, FHI_SPAN("encoding"), 0);
    if (at < 0) return (fh_span){NULL, 0};
    size_t p = (size_t)at + 8;
    while (p < (size_t)end && (fhi_ascii_space(bytes.ptr[p]) || bytes.ptr[p] == '=')) p++;
    const char *close = p < (size_t)end ? memchr(bytes.ptr + p + 1, bytes.ptr[p], (size_t)end - p) : NULL;
    bool quoted = close && (bytes.ptr[p] == '"' || bytes.ptr[p] == '\'');
    return quoted ? (fh_span){bytes.ptr + p + 1, (size_t)(close - bytes.ptr) - p - 1} : (fh_span){NULL, 0};
}

static bool decode(fhi_arena *arena, fh_span bytes, fh_span charset, fh_span *text, fhi_map *map, fh_error *error)
{
    fh_span type = charset.len ? fhi_arena_format(arena, "text/xml; charset=%.*s",
                                                  (int)(charset.len < 40 ? charset.len : 40), charset.ptr)
                               : FHI_SPAN("text/xml; charset=utf-8");
    return type.ptr && fhi_pagecharset_decode(arena, bytes, type, text, map, error) == FH_OK;
}

/* Where the feed is published, and its page: RSS has the page as the text of its link, Atom both as links of a relation, which RSS takes over
 * for the feed itself. */
static bool take_addresses(fhi_arena *arena, const xmlNode *channel, fhi_fed *fed)
{
    for (const xmlNode *n = channel->children; n; n = n->next) {
        if (!is(n, "link") && !is(n, "atom:link") && !is(n, "atom10:link")) continue;
        fh_span rel = attribute(arena, n, "rel"), href = attribute(arena, n, "href");
        bool self = rel.ptr && fhi_span_is(rel, FHI_SPAN("self"));
        fh_span *out = self ? &fed->url : &fed->site;
        if (out->len || (rel.len && !self && !fhi_span_is(rel, FHI_SPAN("alternate")))) continue;
        *out = href.len ? href : text_of(arena, n);
        if (!out->ptr) return false;
    }
    return true;
}

bool fhi_feed_read(fhi_arena *arena, fh_span bytes, fhi_feed *feed)
{
    static const char *const titles[] = {"title", NULL}, *const languages[] = {"language", "dc:language", NULL};
    uint32_t at = 0;
    fh_range entry;
    uint32_t lost;
    fh_span head = {bytes.ptr, fhi_feed_next(bytes, &at, &entry, &lost) ? entry.start : bytes.len}, text;
    *feed = (fhi_feed){.charset = declared_charset(bytes)};
    /* libxml2 takes the declaration at its word: the text is UTF-8 by now */
    uint32_t from = 0;
    tag first;
    fhi_map map;
    if (!next_tag(head, &from, &first)) return true;
    head = (fh_span){head.ptr + first.at.start, head.len - first.at.start};
    if (!decode(arena, head, feed->charset, &text, &map, NULL)) return false;
    xmlDoc *doc = parse(text);
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL, *channel = child(root, "channel");
    bool ok = true;
    if (root) {
        if (!channel) channel = root;
        xmlChar *language = xmlNodeGetLang(root);
        if (language) feed->language = fhi_arena_copy(arena, fhi_span_of((const char *)language));
        xmlFree(language);
        ok = first_text(arena, channel, titles, &feed->fed.title) &&
             first_text(arena, channel, languages, &feed->language) && take_addresses(arena, channel, &feed->fed);
    }
    xmlFreeDoc(doc);
    return ok;
}

bool fhi_feed_read_json(fhi_arena *arena, fh_span bytes, fhi_feed *feed)
{
    *feed = (fhi_feed){0};
    const struct {
        fh_span name;
        fh_span *out;
    } members[] = {{FHI_SPAN("title"), &feed->fed.title},
                   {FHI_SPAN("feed_url"), &feed->fed.url},
                   {FHI_SPAN("home_page_url"), &feed->fed.site},
                   {FHI_SPAN("language"), &feed->language}};
    for (size_t k = 0; k < sizeof members / sizeof *members; k++) {
        fh_range at = fhi_json_member(arena, bytes, members[k].name);
        fhi_map map = {0};
        if (at.end <= at.start || bytes.ptr[at.start] != '"') continue;
        *members[k].out = fhi_json_string(arena, bytes, at, &map);
        if (!members[k].out->ptr) return false;
    }
    return true;
}

bool fhi_feed_leave_out_long(fhi_feed *feed, fh_span *title)
{
    fh_span *said[] = {title, &feed->fed.title, &feed->fed.url, &feed->fed.site, &feed->language, &feed->charset};
    bool any = false;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (said[i]->len <= FHI_MAX_FIELD_BYTES) continue;
        *said[i] = (fh_span){NULL, 0};
        any = true;
    }
    return any;
}

/* ---- dates */

/* A date of RFC 822, as RSS has them ("Fri, 07 Mar 2031 10:00:00 GMT"), as ISO 8601; what is none, as it is. {NULL, 0} when memory is
 * out. */
static fh_span iso_date(fhi_arena *arena, fh_span date)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    static const struct {
        const char *name, *offset;
    } zones[] = {{"GMT", "+00:00"}, {"UT", "+00:00"},  {"UTC", "+00:00"}, {"Z", "+00:00"},
                 {"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"}, {"CDT", "-05:00"},
                 {"MST", "-07:00"}, {"MDT", "-06:00"}, {"PST", "-08:00"}, {"PDT", "-07:00"}};
    char text[80], month[4] = "", zone[8] = "";
    snprintf(text, sizeof text, "%.*s", (int)(date.len < 79 ? date.len : 79), date.len ? date.ptr : "");
    const char *p = strchr(text, ',');
    int day, year, hour = 0, minute = 0, second = 0;
    p = p ? p + 1 : text;
    int got =
        sscanf(p, "%2d %3[A-Za-z]%*[A-Za-z.] %4d %2d:%2d:%2d %7s", &day, month, &year, &hour, &minute, &second, zone);
    if (got < 3)
        got = sscanf(p, "%2d %3[A-Za-z] %4d %2d:%2d:%2d %7s", &day, month, &year, &hour, &minute, &second, zone);
    if (got < 3) return date;
    if (got == 5) sscanf(p, "%*d %*s %*d %*d:%*d %7s", zone); /* without seconds */
    for (char *c = month; *c; c++) *c = fhi_ascii_lower(*c);
    const char *found = strlen(month) == 3 ? strstr(months, month) : NULL;
    if (!found || (found - months) % 3 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return date;
    if (year < 100) year += year < 70 ? 2000 : 1900;
    int number = (int)(found - months) / 3 + 1;
    if (got == 3) return fhi_arena_format(arena, "%04d-%02d-%02d", year, number, day);
    char offset[8] = "";
    bool digits = (zone[0] == '+' || zone[0] == '-') && strlen(zone) == 5;
    if (digits) snprintf(offset, sizeof offset, "%.3s:%.2s", zone, zone + 3);
    for (size_t k = 0; k < sizeof zones / sizeof *zones; k++)
        if (strcmp(zone, zones[k].name) == 0) snprintf(offset, sizeof offset, "%s", zones[k].offset);
    return fhi_arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02d%s", year, number, day, hour, minute, second, offset);
}

/* ---- entries */

static bool take_date(fhi_arena *arena, const xmlNode *entry, const char *const *names, fh_span *out)
{
    fh_span date = {NULL, 0};
    if (!first_text(arena, entry, names, &date)) return false;
    if (date.len == 0) return true;
    *out = iso_date(arena, date);
    return out->ptr != NULL;
}

/* RSS has the address as text, Atom as an attribute of the link that is no other relation than "alternate". */
static bool take_link(fhi_arena *arena, const xmlNode *entry, fh_span *out)
{
    for (const xmlNode *n = entry->children; n; n = n->next) {
        if (!is(n, "link")) continue;
        fh_span rel = attribute(arena, n, "rel"), href = attribute(arena, n, "href");
        if (href.len && rel.len && !fhi_span_is(rel, FHI_SPAN("alternate"))) continue;
        *out = href.len ? href : text_of(arena, n);
        return out->ptr != NULL;
    }
    const xmlNode *guid = child(entry, "guid");
    fh_span text = guid ? text_of(arena, guid) : (fh_span){"", 0};
    if (fhi_span_starts(text, FHI_SPAN("http"))) *out = text;
    return text.ptr != NULL;
}

/* "desk@courier.example (Odd Nilsen)", as RSS asks for, or the other way round: the name. */
static fh_span without_mail(fh_span author)
{
    const char *open = author.len ? memchr(author.ptr, '(', author.len) : NULL;
    if (!open || author.ptr[author.len - 1] != ')') return author;
    fh_span before = fhi_span_trim((fh_span){author.ptr, (size_t)(open - author.ptr)});
    fh_span inside = fhi_span_trim((fh_span){open + 1, author.len - (size_t)(open - author.ptr) - 2});
    if (before.len && memchr(before.ptr, '@', before.len)) return inside;
    return inside.len && memchr(inside.ptr, '@', inside.len) ? before : author;
}

/* Atom names authors in an element of their own. */
static bool take_author(fhi_arena *arena, const xmlNode *entry, fh_span *out)
{
    static const char *const names[] = {"dc:creator", "author", "itunes:author", NULL}, *const inner[] = {"name", NULL};
    const xmlNode *author = child(entry, "author");
    if (author && child(author, "name")) return first_text(arena, author, inner, out);
    if (!first_text(arena, entry, names, out)) return false;
    *out = without_mail(*out);
    return true;
}

static bool take_fields(fhi_arena *arena, const xmlNode *entry, fhi_page *page)
{
    static const char *const titles[] = {"title", "dc:title", NULL};
    static const char *const languages[] = {"dc:language", "language", NULL};
    static const char *const published[] = {"pubDate", "published", "issued", "dc:date", "created", NULL};
    static const char *const modified[] = {"updated", "modified", "dcterms:modified", "atom:updated", NULL};
    bool ok = first_text(arena, entry, titles, &page->given.title) && take_link(arena, entry, &page->url) &&
              take_author(arena, entry, &page->given.byline) &&
              first_text(arena, entry, languages, &page->given.language) &&
              take_date(arena, entry, published, &page->given.published) &&
              take_date(arena, entry, modified, &page->given.modified);
    if (!page->given.published.len) page->given.published = page->given.modified; /* Atom asks for no other date */
    return ok;
}

/* ---- content */

typedef struct content {
    char *bytes;
    uint32_t len;
    fhi_map map;
} content;

/* The character that the reference at `at` means to XML, 0 if it is none of its own; `*len` is the reference's length. */
static uint32_t reference_at(fh_span text, uint32_t at, uint32_t *len)
{
    static const struct {
        const char *name;
        uint32_t code;
    } known[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    fh_span rest = {text.ptr + at, text.len - at};
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        if (!fhi_span_starts(rest, fhi_span_of(known[k].name))) continue;
        *len = (uint32_t)strlen(known[k].name);
        return known[k].code;
    }
    if (rest.len < 4 || rest.ptr[1] != '#') return 0;
    bool hex = rest.ptr[2] == 'x';
    uint32_t code = 0, i = 2 + hex;
    for (; i < rest.len && i < 10 && rest.ptr[i] != ';'; i++) {
        char c = fhi_ascii_lower(rest.ptr[i]);
        bool digit = fhi_ascii_digit(c);
        if (!digit && !(hex && c >= 'a' && c <= 'f')) return 0;
        code = code * (hex ? 16 : 10) + (uint32_t)(digit ? c - '0' : c - 'a' + 10);
    }
    if (i >= rest.len || rest.ptr[i] != ';' || code >= 0x110000 || (code >= 0xD800 && code < 0xE000)) return 0;
    *len = i + 1;
    return code;
}

static bool add_run(fhi_arena *arena, content *c, fh_span text, uint32_t from, uint32_t to)
{
    if (from == to) return true;
    memcpy(c->bytes + c->len, text.ptr + from, to - from);
    fhi_map_run run = {c->len, to - from, from, to - from};
    c->len += to - from;
    return fhi_map_add(arena, &c->map, run);
}

/* The character data of text[inner): CDATA sections as they stand, references as what they mean. */
static bool decode_content(fhi_arena *arena, fh_span text, fh_range inner, content *c)
{
    c->bytes = fhi_arena_alloc(arena, inner.end - inner.start + 1);
    if (!c->bytes) return false;
    uint32_t at = inner.start, from = at, len;
    while (at < inner.end) {
        fh_span rest = {text.ptr + at, inner.end - at};
        if (fhi_span_starts(rest, FHI_SPAN("<![CDATA["))) {
            if (!add_run(arena, c, text, from, at)) return false;
            ptrdiff_t close = fhi_span_find((fh_span){text.ptr, inner.end}, FHI_SPAN("]]>"), at);
            uint32_t end = close < 0 ? inner.end : (uint32_t)close;
            if (!add_run(arena, c, text, at + 9, end)) return false;
            at = from = close < 0 ? inner.end : end + 3;
            continue;
        }
        uint32_t code = *rest.ptr == '&' ? reference_at((fh_span){text.ptr, inner.end}, at, &len) : 0;
        if (!code) {
            at++;
            continue;
        }
        if (!add_run(arena, c, text, from, at)) return false;
        uint32_t size = fhi_utf8_put(code, c->bytes + c->len);
        if (!fhi_map_add(arena, &c->map, (fhi_map_run){c->len, size, at, len})) return false;
        c->len += size;
        at = from = at + len;
    }
    return add_run(arena, c, text, from, inner.end);
}

static bool has_elements(const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE) return true;
    return false;
}

/* True if text is written in HTML: it has a tag or a reference. */
static bool is_html(fh_span text)
{
    for (size_t i = 0; i + 2 < text.len; i++) {
        char next = text.ptr[i + 1];
        if (text.ptr[i] == '<' && (fhi_ascii_alpha(next) || next == '/')) return true;
        if (text.ptr[i] == '&' && (fhi_ascii_alpha(next) || next == '#')) return true;
    }
    return false;
}

/* The fullest content that the entry has. */
static bool take_content(fhi_arena *arena, const xmlNode *entry, fh_span text, fhi_page *page, fhi_map *map)
{
    static const char *const names[] = {"content:encoded", "content", "xhtml:body", "body", "description", "summary"};
    page->body = (fh_span){"", 0};
    page->form = FHI_BODY_TEXT;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        const xmlNode *node = child(entry, names[k]);
        fh_range inner;
        if (!node || !find_child(text, names[k], &inner) || fhi_span_trim(fhi_span_cut(text, inner)).len == 0) continue;
        content c = {.len = 0};
        if (has_elements(node)) { /* markup of its own: XHTML */
            c.bytes = (char *)text.ptr + inner.start;
            c.len = inner.end - inner.start;
            if (!fhi_map_add(arena, &c.map, (fhi_map_run){0, c.len, inner.start, c.len})) return false;
            page->form = FHI_BODY_FRAGMENT;
        } else {
            if (!decode_content(arena, text, inner, &c)) return false;
            page->form = is_html((fh_span){c.bytes, c.len}) ? FHI_BODY_FRAGMENT : FHI_BODY_TEXT;
        }
        page->body = (fh_span){c.bytes, c.len};
        *map = c.map;
        return true;
    }
    return true;
}

fh_status fhi_feed_open(fhi_arena *arena, fh_span charset, fhi_page *page, fh_error *error)
{
    fh_span text;
    fhi_map decoded, taken = {0};
    if (!decode(arena, page->captured, charset, &text, &decoded, error)) return fhi_error_memory(error, "read");
    xmlDoc *doc = parse(text);
    const xmlNode *entry = doc ? xmlDocGetRootElement(doc) : NULL;
    if (!entry) {
        xmlFreeDoc(doc);
        return fhi_error_set(error, FH_INVALID, "read", 0, "an entry of a feed that is no XML");
    }
    bool ok = take_fields(arena, entry, page) && take_content(arena, entry, text, page, &taken) &&
              fhi_map_join(arena, &taken, &decoded, &page->map);
    xmlFreeDoc(doc);
    return ok ? FH_OK : fhi_error_memory(error, "read");
}
