/* SPDX-License-Identifier: Apache-2.0 */
/* The body of a page on its way to blocks: lines, and the parts (paragraphs, titles, captions) that they make. */
#ifndef FHI_EXTRACT_PARTS_H
#define FHI_EXTRACT_PARTS_H

#include "base/error.h"
#include "extract/article.h"

/* How a line goes on from the one before. */
typedef enum fhi_join {
    FHI_JOIN_NONE,  /* a new part */
    FHI_JOIN_SPACE, /* the same part, a space between */
    FHI_JOIN_WORD,  /* the same word, which was broken over the lines */
} fhi_join;

/* A line that is not blank. */
typedef struct fhi_line {
    fh_range at; /* in the body, without blanks at its ends */
    uint32_t indent;
    uint32_t width; /* characters; lines of 120 and more are all 120 */
    bool after_blank;
    fhi_join join;
    fh_range hidden; /* a hidden card between it and the line before, whose paragraph it goes on with; {0, 0} if none */
} fhi_line;

typedef FHI_LIST(fhi_line) fhi_lines;

typedef struct fhi_part {
    uint32_t first; /* its lines are [first, first + count) */
    uint32_t count;
    fh_range at;  /* in the body, from its first line to its last */
    fh_span text; /* its lines, joined */
    fh_span key;  /* of `text`: see tables/key.h */
    uint32_t words;
    bool sentence; /* ends as a sentence does */
    bool bullet;   /* starts with a dash, a dot or a number, as items of a list do */
    fhi_block_kind kind;
    const char *rule; /* why it is dropped; NULL: it stays */
    fhi_drop_kind drop;
} fhi_part;

typedef struct fhi_parts {
    const fhi_page *page;
    fh_span body; /* of the page, cut at TEXT_BYTES */
    fhi_lines lines;
    FHI_LIST(fhi_part) list;
    uint32_t title;  /* index of the part that is the title, or UINT32_MAX */
    uint32_t header; /* parts before the first long paragraph: where titles, bylines and dates stand */
} fhi_parts;

/* Cuts the page's body into lines and joins them to parts. False when memory is out. `parts` lives in `scratch`. Linear. */
bool fhi_parts_make(fhi_arena *scratch, const fhi_page *page, fhi_parts *parts);

/* True if `text` ends as a sentence does, quotation marks, brackets and a credit in brackets apart. */
bool fhi_parts_ends_sentence(fh_span text);

/* `text` without the credit in brackets at its end, if it has one: "He left. (AFP)" → "He left." `*inside` gets what stands between the
 * brackets, or {NULL, 0}. */
fh_span fhi_parts_without_tail(fh_span text, fh_span *inside);

#endif
