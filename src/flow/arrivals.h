/* SPDX-License-Identifier: Apache-2.0 */
/* Which articles have come by: ids by number, and whether one came before. For streams whose articles are not kept. */
#ifndef FHI_FLOW_ARRIVALS_H
#define FHI_FLOW_ARRIVALS_H

#include "base/error.h"
#include "read/page.h"

typedef struct fhi_arrivals {
    fhi_arena *arena;
    FHI_LIST(fh_span) ids; /* by article number */
    uint64_t (*seen)[2];   /* open addressing: hash of the id, first bytes of the digest; {0, 0} is free */
    uint64_t room;         /* of `seen`, a power of two, or 0 */
} fhi_arrivals;

fh_status fhi_arrivals_start(fhi_arrivals *arrivals, fh_error *error);
void fhi_arrivals_done(fhi_arrivals *arrivals);

/* Notes the article; `*before` tells that the same id came with the same bytes, and then nothing is noted. */
fh_status fhi_arrivals_note(fhi_arrivals *arrivals, const fhi_page *page, bool *before, fh_error *error);

#endif
