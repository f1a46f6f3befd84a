/* SPDX-License-Identifier: Apache-2.0 */
/* A tree as the segments of text that a reader sees, and the boxes that hold them. A segment is what stands between two borders of blocks:
 * a paragraph, a heading, an item, a cell, a line of a menu. */
#ifndef FHI_EXTRACT_BODY_SEGMENTS_H
#define FHI_EXTRACT_BODY_SEGMENTS_H

#include "base/list.h"
#include "extract/body/spot.h"
#include "extract/html/tree.h"

/* What a box is by its element, as bits behind those of fhi_hint. */
typedef enum fhi_box_hint {
    FHI_BOX_FIRST = FHI_HINT_COUNT,
    FHI_BOX_ARTICLE = FHI_BOX_FIRST,
    FHI_BOX_MAIN,
    FHI_BOX_SECTION,
    FHI_BOX_ASIDE,
    FHI_BOX_NAV,
    FHI_BOX_HEADER,
    FHI_BOX_FOOTER,
    FHI_BOX_FORM,
    FHI_BOX_FIGURE,
    FHI_BOX_CAPTION,
    FHI_BOX_TABLE,
    FHI_BOX_LIST,
    FHI_BOX_QUOTE,
    FHI_BOX_ADDRESS,
    FHI_BOX_DETAILS,
    FHI_BOX_BUTTON,
    FHI_BOX_CONCEALED, /* not shown, until a script shows it */
    FHI_BOX_HINTS,
} fhi_box_hint;

/* A block-level element. Boxes are in document order; box 0 is the document, its own parent. */
typedef struct fhi_box {
    uint32_t node;
    uint32_t parent;
    uint32_t first, end; /* the segments below it */
    uint64_t hints;      /* 1 << fhi_hint, 1 << fhi_box_hint; only of boxes with a segment below them */
    uint32_t chars;      /* bytes but for blanks, of all segments below it */
    uint32_t linked;     /* of these, inside links */
    uint32_t prose;      /* of these, in segments of prose */
    uint32_t images;
    uint32_t look; /* a hash of element and class: boxes of one template look alike */
} fhi_box;

typedef struct fhi_segment {
    uint32_t first, end; /* its nodes, from the first text to the last */
    uint32_t box;        /* the innermost that holds it */
    fh_range source;     /* in the page */
    fh_span lower;       /* its text, ASCII letters in lower case, single blanks */
    uint32_t chars;      /* bytes but for blanks */
    uint32_t words;
    uint32_t linked, bold; /* bytes in links, and in bold or italic type */
    uint32_t links;
    uint32_t letters, capitals, digits, commas, stops, quotes, symbols, wide; /* ASCII, but for `wide`: other bytes */
    char head, tail;                                                          /* first and last byte, as they stand */
    bool prose; /* long, few links, has a sentence's end */
} fhi_segment;

typedef struct fhi_segments {
    const fhi_tree *tree;
    FHI_LIST(fhi_segment) list;
    FHI_LIST(fhi_box) boxes;
    uint32_t end; /* in the page: what is behind it was not looked at, for it has too many segments or boxes */
} fhi_segments;

/* Cuts `tree`, which `segments` borrows, into segments, in `arena`. False when memory is out. Linear. */
bool fhi_segments_cut(fhi_arena *arena, const fhi_tree *tree, fhi_segments *segments);

/* True for elements whose text is not shown as text. */
bool fhi_segments_is_unread(fhi_element element);

#endif
