/* SPDX-License-Identifier: Apache-2.0 */
/* The feeds among the inputs as an OPML 2.0 list, which feed readers take in and `read` takes as an input. */
#ifndef FHI_EMIT_FEEDS_H
#define FHI_EMIT_FEEDS_H

#include "base/list.h"
#include "emit/output.h"
#include "read/page.h"

typedef struct fhi_feed_entry {
    fhi_fed fed;
    fh_span path;     /* of its file */
    fh_span language; /* {NULL, 0} where the feed does not say */
} fhi_feed_entry;

typedef struct fhi_feeds {
    FHI_LIST(fhi_feed_entry) feeds;
} fhi_feeds;

/* Adds the feed that `page` is an entry of, if it is one and the page before it was not of the same file; what is needed is copied. False
 * when memory is out. */
bool fhi_feeds_add(fhi_arena *arena, fhi_feeds *feeds, const fhi_page *page);

/* Writes the list: each feed by the address that it gives itself, and by the path of its file where it gives none. */
void fhi_feeds_write(fhi_output *output, const fhi_feeds *feeds);

#endif
