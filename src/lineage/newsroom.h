/* SPDX-License-Identifier: Apache-2.0 */
/* names and addresses → newsrooms: "The AP", "apnews.com" and "Associated Press" are one. */
#ifndef FHI_LINEAGE_NEWSROOM_H
#define FHI_LINEAGE_NEWSROOM_H

#include "base/span.h"

typedef struct fhi_newsroom {
    fh_span name;
    bool agency; /* its texts are made to be printed by others */
} fhi_newsroom;

/* The newsroom that goes by `name` (a name, with or without "the", or a host); NULL where the table has none. */
const fhi_newsroom *fhi_newsroom_find(fh_span name);

/* A number for who goes by `name`: the same for all names of a newsroom of the table, and for others of the same spelling but for case,
 * "the", "www." and the ending of a host. 0 for no name. */
uint64_t fhi_newsroom_key(fh_span name);

#endif
