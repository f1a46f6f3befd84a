/* SPDX-License-Identifier: Apache-2.0 */
/* The elements and attributes of HTML that the tree knows by number. */
#ifndef FHI_EXTRACT_HTML_NAMES_H
#define FHI_EXTRACT_HTML_NAMES_H

#include "extract/html/names.inc"
#include "firsthand/span.h"

#include <stdbool.h>

typedef enum fhi_element {
    FHI_ELEMENT_DOCUMENT, /* the root of the tree */
    FHI_ELEMENT_TEXT,
    FHI_ELEMENT_OTHER, /* an element that the table does not name */
#define X(name, kind) FHI_ELEMENT_##name,
    FHI_ELEMENTS(X)
#undef X
        FHI_ELEMENT_COUNT
} fhi_element;

/* How an element is read: see data/html/elements.tsv. */
typedef enum fhi_element_kind {
    FHI_AS_INLINE,
    FHI_AS_FRAME,
    FHI_AS_RCDATA,
    FHI_AS_RAWTEXT,
    FHI_AS_SCRIPT,
    FHI_AS_PLAINTEXT,
    FHI_AS_VOID,
    FHI_AS_BLOCK,
    FHI_AS_HEADING,
    FHI_AS_ITEM,
    FHI_AS_TABLE,
    FHI_AS_FOREIGN,
} fhi_element_kind;

typedef enum fhi_attribute {
    FHI_ATTRIBUTE_OTHER,
#define X(name) FHI_ATTRIBUTE_##name,
    FHI_ATTRIBUTES(X)
#undef X
        FHI_ATTRIBUTE_COUNT
} fhi_attribute;

/* The element of that name, in lower case; FHI_ELEMENT_OTHER for one that is not in the table. */
fhi_element fhi_names_element(fh_span name);

/* Likewise the attribute. */
fhi_attribute fhi_names_attribute(fh_span name);

extern const unsigned char fhi_names_kinds[FHI_ELEMENT_COUNT];

static inline fhi_element_kind fhi_names_kind(fhi_element element)
{
    return (fhi_element_kind)fhi_names_kinds[element];
}

/* The element's name, for messages and tests. */
const char *fhi_names_of(fhi_element element);

#endif
