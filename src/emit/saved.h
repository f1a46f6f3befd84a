/* SPDX-License-Identifier: Apache-2.0 */
/* A saved brief (JSON, or the block inside Markdown and HTML) → its documents and its cites: what verify checks. Hostile input. */
#ifndef FHI_EMIT_SAVED_H
#define FHI_EMIT_SAVED_H

#include "base/error.h"
#include "base/list.h"

typedef struct fhi_saved_document {
    fh_span id;
    fh_span path;
    uint32_t record;
    uint8_t sha256[32];
} fhi_saved_document;

typedef struct fhi_saved_cite {
    fh_span line;    /* the text that it stands behind */
    fh_span article; /* its id */
    fh_range at;     /* in the article's text */
    fh_range source; /* in the captured document */
    uint8_t sha256[32];
    fh_span quote; /* {NULL, 0}: the line has no cite at all, and the other fields are empty */
} fhi_saved_cite;

typedef struct fhi_saved {
    fh_span program; /* that wrote it, with its version */
    bool plain;      /* the texts were taken as they are */
    FHI_LIST(fhi_saved_document) documents;
    FHI_LIST(fhi_saved_cite) cites; /* everything under "cites" and "cite", in the order of the brief */
} fhi_saved;

/* Reads `bytes` into `arena`. FH_INVALID, with what is wrong and where, for what is no brief or has a field of a wrong type;
 * `saved` is then untouched. */
fh_status fhi_saved_read(fhi_arena *arena, fh_span bytes, fhi_saved *saved, fh_error *error);

#endif
