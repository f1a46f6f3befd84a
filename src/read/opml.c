/* SPDX-License-Identifier: Apache-2.0 */
#include "read/opml.h"

#include "base/span.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

/* An attribute, in `arena`; empty where there is none, {NULL, 0} when memory is out. */
static fh_span attribute(fhi_arena *arena, const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    if (!value) return (fh_span){"", 0};
    fh_span copy = fhi_arena_copy(arena, fhi_span_trim(fhi_span_of((const char *)value)));
    xmlFree(value);
    return copy;
}

static bool take_feed(fhi_arena *arena, const xmlNode *outline, fhi_opml *list)
{
    fh_span address = attribute(arena, outline, "xmlUrl"), title = attribute(arena, outline, "title");
    if (title.ptr && title.len == 0) title = attribute(arena, outline, "text");
    if (!address.ptr || !title.ptr) return false;
    if (address.len == 0) return true;
    fhi_opml_feed *feed = FHI_PUSH(arena, &list->feeds);
    if (!feed) return false;
    long line = xmlGetLineNo(outline);
    *feed = (fhi_opml_feed){title, address, line > 0 ? (uint32_t)line : 0};
    return true;
}

/* The node behind `node` in the order of the document, within `root`; NULL at its end. */
static const xmlNode *following(const xmlNode *node, const xmlNode *root)
{
    if (node->children && node->type == XML_ELEMENT_NODE) return node->children;
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

fh_status fhi_opml_read(fhi_arena *arena, fh_span bytes, fhi_opml *list, fh_error *error)
{
    enum { OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };
    *list = (fhi_opml){0};
    xmlDoc *doc = bytes.len <= INT32_MAX ? xmlReadMemory(bytes.ptr, (int)bytes.len, NULL, NULL, OPTIONS) : NULL;
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    bool ok = true;
    for (const xmlNode *n = root; n && ok; n = following(n, root)) {
        bool outline = n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "outline") == 0;
        if (outline) ok = take_feed(arena, n, list);
    }
    xmlFreeDoc(doc);
    if (!ok) return fhi_error_memory(error, "read");
    return root ? FH_OK : fhi_error_set(error, FH_INVALID, "read", 0, "a list of feeds that is no XML");
}
