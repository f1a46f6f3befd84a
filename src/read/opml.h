/* SPDX-License-Identifier: Apache-2.0 */
/* OPML 1.0 and 2.0: lists of feeds, as feed readers keep them. Read by libxml2, without network and without entities. */
#ifndef FHI_READ_OPML_H
#define FHI_READ_OPML_H

#include "base/error.h"
#include "base/list.h"

/* A feed of the list; spans live in the arena that it was read into. */
typedef struct fhi_opml_feed {
    fh_span title;   /* what the list calls it; empty where it does not */
    fh_span address; /* of the feed: an address of the web, or the path of a file */
    uint32_t line;   /* in the list, from 1 */
} fhi_opml_feed;

typedef struct fhi_opml {
    FHI_LIST(fhi_opml_feed) feeds; /* in the order of the list, groups opened out */
} fhi_opml;

/* Reads the list `bytes` as far as it is XML: a damaged one gives what stands before the damage, and FH_INVALID with nothing before it.
 * FH_NO_MEMORY. */
fh_status fhi_opml_read(fhi_arena *arena, fh_span bytes, fhi_opml *list, fh_error *error);

#endif
