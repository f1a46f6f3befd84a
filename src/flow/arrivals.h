/* SPDX-License-Identifier: Apache-2.0 */
/* Which articles have come by: ids by number, and whether one came before. For streams whose articles are not kept. */
#ifndef FHI_FLOW_ARRIVALS_H
#define FHI_FLOW_ARRIVALS_H

#include "base/error.h"
#include "base/list.h"

typedef struct fhi_arrivals {
    fhi_arena *arena;
    FHI_LIST(fh_span) ids; /* by article number */
    uint64_t (*seen)[2];   /* open addressing: hash of the id, first bytes of the digest; {0, 0} is free */
    uint64_t room;         /* of `seen`, a power of two, or 0 */
} fhi_arrivals;

fh_status fhi_arrivals_start(fhi_arrivals *arrivals, fh_error *error);
void fhi_arrivals_done(fhi_arrivals *arrivals);

enum { FHI_ARRIVALS_DIGEST = 8 }; /* bytes of an article's digest that count */

/* Whether an article with that id and that digest has come before. */
bool fhi_arrivals_came(const fhi_arrivals *arrivals, fh_span id, const uint8_t *digest);

/* Notes an article that has not, under the next number. */
fh_status fhi_arrivals_note(fhi_arrivals *arrivals, fh_span id, const uint8_t *digest, fh_error *error);

#endif
