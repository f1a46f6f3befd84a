/* SPDX-License-Identifier: Apache-2.0 */
/* The article in a page: which segments are its body, what each of them is, and why the others were left out. */
#ifndef FHI_EXTRACT_BODY_BODY_H
#define FHI_EXTRACT_BODY_BODY_H

#include "base/error.h"
#include "extract/body/segments.h"

typedef enum fhi_role {
    FHI_ROLE_OUT, /* not the article's: see `rule` */
    FHI_ROLE_TITLE,
    FHI_ROLE_STANDFIRST,
    FHI_ROLE_PARAGRAPH,
    FHI_ROLE_HEADING,
    FHI_ROLE_ITEM, /* of a list */
    FHI_ROLE_QUOTE,
    FHI_ROLE_CELL, /* of a table */
    FHI_ROLE_CAPTION,
} fhi_role;

typedef struct fhi_part_role {
    fhi_role role;
    uint32_t group;   /* the box of the list or table that it is a part of; 0 for others */
    const char *rule; /* of FHI_ROLE_OUT: static, such as "page-navigation" */
} fhi_part_role;

typedef struct fhi_body {
    fhi_segments segments;
    fhi_part_role *parts; /* one a segment */
    uint32_t title;       /* the segment that is the title; UINT32_MAX if none is */
    uint32_t first, end;  /* segments from the first of the body to behind the last; equal where there is none */
} fhi_body;

/* Finds the body of `tree`, a whole page, with the embedded model. Everything lives in `arena`; `tree` is borrowed. FH_NO_MEMORY, or
 * FH_INVALID if the model cannot be used. Linear. */
fh_status fhi_body_find(fhi_arena *arena, const fhi_tree *tree, fhi_body *body, fh_error *error);

/* The same for HTML that is an article and nothing else: every segment has a part in it. */
fh_status fhi_body_take(fhi_arena *arena, const fhi_tree *tree, fhi_body *body, fh_error *error);

#endif
