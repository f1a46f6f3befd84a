/* SPDX-License-Identifier: Apache-2.0 */
/* The first bytes of an input → what kind of thing it is. */
#ifndef FHI_READ_MEDIA_H
#define FHI_READ_MEDIA_H

#include "firsthand/span.h"

typedef enum fhi_media_kind {
    FHI_KIND_EMPTY, /* nothing but white space */
    FHI_KIND_TEXT,
    FHI_KIND_JSON, /* starts like a JSON object or array; may still be text */
    FHI_KIND_HTML,
    FHI_KIND_FEED, /* RSS, Atom, JSON Feed */
    FHI_KIND_OPML, /* a list of feeds */
    FHI_KIND_WARC,
    FHI_KIND_CDXJ, /* an index of archives */
    FHI_KIND_ARC,  /* the older kind of archive */
    FHI_KIND_BINARY,
} fhi_media_kind;

enum { FHI_MEDIA_HEAD = 4096 }; /* bytes that fhi_media_kind_of() looks at */

/* `name` gets a static name of the format for a message ("PDF"), or NULL. */
fhi_media_kind fhi_media_kind_of(fh_span head, const char **name);

/* `bytes` without a UTF-8 byte order mark at the start. */
fh_span fhi_media_skip_mark(fh_span bytes);

#endif
