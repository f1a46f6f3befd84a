/* SPDX-License-Identifier: Apache-2.0 */
/* News agencies, picture agencies and outlets that are credited: names and sites in all their forms → one row. "The AP",
 * "apnews.com" and "Associated Press" are one. */
#ifndef FHI_TABLES_NEWSROOM_H
#define FHI_TABLES_NEWSROOM_H

#include "firsthand/span.h"

#include <stdbool.h>

typedef enum fhi_newsroom_kind {
    FHI_NEWSROOM_AGENCY,   /* sells text to outlets */
    FHI_NEWSROOM_PICTURES, /* sells pictures */
    FHI_NEWSROOM_OUTLET,   /* writes for its own readers, and is credited by others */
} fhi_newsroom_kind;

typedef struct fhi_newsroom {
    fh_span name; /* the short form that is shown: "Reuters", "AP" */
    fhi_newsroom_kind kind;
    bool agency; /* its texts are made to be printed by others: agencies, and some outlets too */
} fhi_newsroom;

/* The row that `name` names, in any case, with or without "the": "The Associated Press", "AP", "REUTERS"; or whose site it is. NULL
 * if there is none. Static. */
const fhi_newsroom *fhi_newsroom_find(fh_span name);

/* False where no name begins with `words`, so that fhi_newsroom_find() finds none that does but a site. `whole`: the last of them is not a part
 * of a longer word, as "L" is in "L'Avenir". */
bool fhi_newsroom_may_start(fh_span words, bool whole);

/* The row whose site is `host` or a part of it ("www.reuters.com", "reuters.com"); NULL if none is. Static. */
const fhi_newsroom *fhi_newsroom_of_host(fh_span host);

/* A number for who goes by `name`, a name or a host: the same for all names of a newsroom of the table, and for others of the
 * same spelling but for case, "the", "www." and the ending of a host. 0 for no name. */
uint64_t fhi_newsroom_key(fh_span name);

/* True if `name` is built like the name of an agency, whether or not it is in the table: it ends in "News Agency", "Wire", "Newswire",
 * "Press Agency", "News Service" and the like, with a word before that. */
bool fhi_newsroom_is_agency_like(fh_span name);

/* The same but for endings that other bodies have as well: "Environmental Protection Agency", "Open Press". */
bool fhi_newsroom_is_wire_like(fh_span name);

/* True if `name` is built like the name of an outlet: two to five words with capital letters, the last of them "Times", "Post",
 * "Gazette" and the like. */
bool fhi_newsroom_is_outlet_like(fh_span name);

#endif
