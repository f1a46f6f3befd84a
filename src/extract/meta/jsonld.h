/* SPDX-License-Identifier: Apache-2.0 */
/* JSON-LD as pages write it, broken or not: comments around it, raw line ends in strings, commas too many or missing, an end that never
 * comes. jansson, which reads all other JSON here, refuses these; a page's metadata must not be lost for a comma. */
#ifndef FHI_EXTRACT_META_JSONLD_H
#define FHI_EXTRACT_META_JSONLD_H

#include "base/arena.h"
#include "base/list.h"

typedef enum fhi_json_kind { FHI_JSON_OBJECT, FHI_JSON_ARRAY, FHI_JSON_STRING, FHI_JSON_WORD } fhi_json_kind;

/* Nodes in document order: those below node n are n + 1 .. end - 1. */
typedef struct fhi_json_node {
    fhi_json_kind kind;
    uint32_t parent; /* of the outermost: UINT32_MAX */
    uint32_t end;
    fh_span key;   /* of a member; {NULL, 0} of others. As it stands: keys that matter have no escapes */
    fh_span value; /* of a string, between the quotes, escapes as they stand; of a number, true, false or null */
} fhi_json_node;

typedef FHI_LIST(fhi_json_node) fhi_json_nodes;

/* Adds the values of `text` to `nodes`; spans are of `text`. What makes no sense is passed over; at most JSON_DEPTH values inside values
 * and JSON_NODES nodes in all are read. False when memory is out. Linear. */
bool fhi_jsonld_read(fhi_arena *arena, fh_span text, fhi_json_nodes *nodes);

/* The member `key` of object `node`; UINT32_MAX if it has none. */
uint32_t fhi_jsonld_member(const fhi_json_nodes *nodes, uint32_t node, const char *key);

/* The string in `value` with its escapes undone, also those of HTML ("&amp;"), white space trimmed. {NULL, 0} when memory is out. */
fh_span fhi_jsonld_text(fhi_arena *arena, fh_span value);

#endif
