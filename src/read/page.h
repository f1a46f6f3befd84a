/* SPDX-License-Identifier: Apache-2.0 */
/* What `read` makes of bytes: one page, that is, one captured document and what came with it. */
#ifndef FHI_READ_PAGE_H
#define FHI_READ_PAGE_H

#include "base/list.h"
#include "base/map.h"

typedef enum fhi_media {
    FHI_MEDIA_TEXT, /* plain text */
    FHI_MEDIA_HTML,
    FHI_MEDIA_JSON, /* a JSON Lines record */
    FHI_MEDIA_FEED, /* an entry of RSS, Atom or JSON Feed */
} fhi_media;

/* Fields that a JSON Lines record gives; {NULL, 0} where it does not. They are believed over the text. */
typedef struct fhi_given {
    fh_span title;
    fh_span outlet;
    fh_span byline;
    fh_span published; /* as written there: ISO 8601, or --published */
    fh_span language;
} fhi_given;

/* All spans live in the arena that the page was read into, or in the input, which outlives it. */
typedef struct fhi_page {
    fh_span id;      /* the record's id; else the path, with "#RECORD" behind it where a file holds several records */
    fh_span path;    /* as the caller named it, folders joined by "/"; "-" is standard input */
    fh_span url;     /* {NULL, 0} if not known */
    uint32_t record; /* number of the line or record in its file, from 1; 0 where the file is one document */
    fhi_media media;
    bool plain;         /* --plain: nothing may be removed or healed */
    fh_span captured;   /* the document as captured, after content-decoding: a file, or one line of JSON Lines */
    uint8_t sha256[32]; /* of `captured` */
    fh_span body;       /* the text or HTML in it, as valid UTF-8 */
    fhi_map map;        /* body → captured */
    fhi_given given;
} fhi_page;

#endif
