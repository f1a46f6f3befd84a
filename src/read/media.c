/* SPDX-License-Identifier: Apache-2.0 */
/* What an input is, from its bytes alone; see media.h. HTML as the WHATWG MIME Sniffing standard tells it (section 7.1), binary
 * formats by their magic numbers or by a NUL where no byte order mark announces UTF-16. */
#include "read/media.h"

#include "base/span.h"
#include "read/cdxj.h"

typedef struct magic {
    const char *bytes;
    size_t len;
    const char *name;
} magic;

#define MAGIC(literal, name)                                                                                           \
    {                                                                                                                  \
        literal, sizeof(literal) - 1, name                                                                             \
    }

static const magic binary_magic[] = {
    MAGIC("%PDF-", "a PDF"),
    MAGIC("PK\x03\x04", "a ZIP archive or an office document"),
    MAGIC("\x89PNG", "a PNG image"),
    MAGIC("\xFF\xD8\xFF", "a JPEG image"),
    MAGIC("GIF8", "a GIF image"),
    MAGIC("\x7F"
          "ELF",
          "a program"),
    MAGIC("{\\rtf", "an RTF document"),
    MAGIC("\xD0\xCF\x11\xE0", "an old office document"),
    MAGIC("BZh", "bzip2 data, which are not read"),
    MAGIC("\xFD"
          "7zXZ",
          "xz data, which are not read"),
    MAGIC("\x1F\x8B", "gzip data inside gzip data"),
    MAGIC("\x28\xB5\x2F\xFD", "zstd data inside zstd data"),
};

/* Tags that start an HTML page, in lower case, "<" apart; a blank, ">" or "/" must follow. */
static const char *const html_tags[] = {
    "!doctype html", "html",  "head", "body", "script", "iframe", "h1", "div",     "font",    "table", "a",
    "style",         "title", "meta", "link", "b",      "br",     "p",  "article", "section", "main",  "header"};

fh_span fhi_media_skip_mark(fh_span bytes)
{
    if (fhi_span_starts(bytes, FHI_SPAN("\xEF\xBB\xBF"))) return (fh_span){bytes.ptr + 3, bytes.len - 3};
    return bytes;
}

static bool starts_with_tag(fh_span text)
{
    for (size_t i = 0; i < sizeof html_tags / sizeof *html_tags; i++) {
        fh_span tag = fhi_span_of(html_tags[i]);
        if (text.len < tag.len + 2 || !fhi_span_same((fh_span){text.ptr + 1, tag.len}, tag)) continue;
        char next = text.ptr[tag.len + 1];
        if (next == '>' || next == '/' || fhi_ascii_space(next)) return true;
    }
    return fhi_span_starts(text, FHI_SPAN("<!--"));
}

/* True if the start tag of a feed stands anywhere in `text`. */
static bool has_feed_tag(fh_span text)
{
    for (size_t at = 0; (at = fhi_span_to(text, at, '<')) < text.len; at++) {
        fh_span tag = {text.ptr + at + 1, text.len - at - 1};
        if (fhi_span_starts(tag, FHI_SPAN("rss")) || fhi_span_starts(tag, FHI_SPAN("feed")) ||
            fhi_span_starts(tag, FHI_SPAN("rdf:RDF")))
            return true;
    }
    return false;
}

static fhi_media_kind markup_kind(fh_span text, const char **name)
{
    if (has_feed_tag(text)) {
        *name = "a news feed";
        return FHI_KIND_FEED;
    }
    bool xml = fhi_span_starts(text, FHI_SPAN("<?xml"));
    if (xml ? fhi_span_find(text, FHI_SPAN("<opml"), 0) >= 0 : fhi_span_starts(text, FHI_SPAN("<opml")))
        return FHI_KIND_OPML;
    if (xml) {
        if (fhi_span_find(text, FHI_SPAN("<html"), 0) >= 0) return FHI_KIND_HTML;
        *name = "XML";
        return FHI_KIND_BINARY;
    }
    return starts_with_tag(text) ? FHI_KIND_HTML : FHI_KIND_TEXT;
}

fhi_media_kind fhi_media_kind_of(fh_span head, const char **name)
{
    *name = NULL;
    for (size_t i = 0; i < sizeof binary_magic / sizeof *binary_magic; i++) {
        if (fhi_span_starts(head, (fh_span){binary_magic[i].bytes, binary_magic[i].len})) {
            *name = binary_magic[i].name;
            return FHI_KIND_BINARY;
        }
    }
    if (fhi_span_starts(head, FHI_SPAN("WARC/0.")) || fhi_span_starts(head, FHI_SPAN("WARC/1."))) return FHI_KIND_WARC;
    if (fhi_span_starts(head, FHI_SPAN("filedesc://"))) return FHI_KIND_ARC;
    if (fhi_cdxj_starts(head)) return FHI_KIND_CDXJ;
    if (fhi_span_starts(head, FHI_SPAN("\xFF\xFE")) || fhi_span_starts(head, FHI_SPAN("\xFE\xFF")))
        return FHI_KIND_TEXT;
    if (head.len > 0 && memchr(head.ptr, '\0', head.len)) return FHI_KIND_BINARY;
    fh_span text = fhi_span_trim(fhi_media_skip_mark(head));
    if (text.len == 0) return FHI_KIND_EMPTY;
    if (text.ptr[0] == '<') return markup_kind(text, name);
    if (text.ptr[0] != '{' && text.ptr[0] != '[') return FHI_KIND_TEXT;
    return FHI_KIND_JSON;
}
