/* SPDX-License-Identifier: Apache-2.0 */
/* A light tree of an HTML page: what the tokens of a page make, in one array in document order.
 *
 * It is not the DOM of the WHATWG standard: no node is ever moved. Implied end tags, void elements, the raw text of scripts and the
 * order of head and body are kept; foster parents, the adoption agency and reconstructed formatting, which change how a broken page
 * looks but hardly what it says, are not. */
#ifndef FHI_EXTRACT_HTML_TREE_H
#define FHI_EXTRACT_HTML_TREE_H

#include "base/arena.h"
#include "base/error.h"
#include "extract/html/names.h"
#include "firsthand/span.h"

#include <stdbool.h>

/* Nodes below node n are n + 1 .. end - 1. Its children: for (c = n + 1; c < end; c = node[c].end). */
typedef struct fhi_node {
    uint16_t element; /* fhi_element */
    uint16_t depth;   /* 0 for the root */
    uint32_t parent;  /* of the root: 0 */
    uint32_t end;
    uint32_t attributes; /* index of the first in fhi_tree.attributes */
    uint32_t attribute_count;
    /* In the page: from the start tag to the end tag, both included, or to where the end is implied; of a text node what it was made from. */
    fh_range source;
    /* Of a text node: its characters, references decoded; else {NULL, 0}. A run of text may be several nodes. */
    fh_span text;
} fhi_node;

typedef struct fhi_node_attribute {
    fhi_attribute name;
    fh_span value; /* references decoded */
} fhi_node_attribute;

typedef struct fhi_tree {
    fh_span page;
    fhi_node *nodes; /* nodes[0] is the document */
    uint32_t count;
    const fhi_node_attribute *attributes;
} fhi_tree;

/* Builds the tree of `page` (UTF-8) in `arena`; spans borrow from both. Deeper than FHI_MAX_TREE_DEPTH elements, nodes become siblings;
 * past FHI_MAX_TREE_NODES the page is cut, and `tree->page` ends there. FH_NO_MEMORY. Linear. */
fh_status fhi_tree_build(fhi_arena *arena, fh_span page, fhi_tree *tree, fh_error *error);

/* The value of an attribute; {NULL, 0} where the node does not have it, and a pointer with length 0 where it is empty. */
fh_span fhi_tree_attribute(const fhi_tree *tree, uint32_t node, fhi_attribute name);

/* The bytes of the page between the tags of a script or style, as they stand. */
fh_span fhi_tree_raw(const fhi_tree *tree, uint32_t node);

/* The text below `node` with runs of white space as one blank, none at its ends; no script, style, or other raw text, unless `node` is
 * one. `source` (may be NULL) is where it stands in the page. {"", 0} where there is none; {NULL, 0} when memory is out. */
fh_span fhi_tree_text(fhi_arena *arena, const fhi_tree *tree, uint32_t node, fh_range *source);

/* Where `value`, an attribute's or text node's, stands in the page; the range of `node` where it was decoded on the way. */
fh_range fhi_tree_place(const fhi_tree *tree, uint32_t node, fh_span value);

#endif
