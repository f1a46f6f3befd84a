/* SPDX-License-Identifier: Apache-2.0 */
/* News feeds: RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0. libxml2 reads them, without network and without entities of their own; what it
 * does not tell, where the bytes of an entry stand, is found beside it, so that each article leads back to them. */
#ifndef FHI_READ_FEED_H
#define FHI_READ_FEED_H

#include "base/error.h"
#include "read/page.h"

/* What a feed says of itself; spans live in the arena that it was read into. */
typedef struct fhi_feed {
    fhi_fed fed;
    fh_span language;
    fh_span charset; /* of the XML declaration; {NULL, 0} without one */
} fhi_feed;

/* Reads the head of the feed `bytes`: what stands before its first entry. False when memory is out. */
bool fhi_feed_read(fhi_arena *arena, fh_span bytes, fhi_feed *feed);

/* The same for a JSON Feed (version 1 or 1.1), which is a JSON text already known to be an object. `charset` is not set. */
bool fhi_feed_read_json(fhi_arena *arena, fh_span bytes, fhi_feed *feed);

/* Takes from `feed`, and from the `title` that a list gives it, what is longer than FHI_MAX_FIELD_BYTES: it goes with each entry. True if
 * anything was. */
bool fhi_feed_leave_out_long(fhi_feed *feed, fh_span *title);

/* The next entry (an item or entry element, tags included) at or after *at, which is moved behind it. False if there is none. Entries that
 * do not end are no entries: `*lost` gets where the last one starts that was passed over on the way, 0 without one. Linear over all calls. */
bool fhi_feed_next(fh_span bytes, uint32_t *at, fh_range *entry, uint32_t *lost);

/* Opens the entry page->captured, in `charset`: its title, address, author and dates are given fields, its content the body, HTML or
 * text, with the way back to the bytes. What the caller has set in `page->given` stays unless the entry says otherwise. FH_INVALID if it
 * is no XML at all, FH_NO_MEMORY. */
fh_status fhi_feed_open(fhi_arena *arena, fh_span charset, fhi_page *page, fh_error *error);

#endif
