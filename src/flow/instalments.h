/* SPDX-License-Identifier: Apache-2.0 */
/* A stream of articles → their lineage in instalments: a block of days each, traced together with the block before it. */
#ifndef FHI_FLOW_INSTALMENTS_H
#define FHI_FLOW_INSTALMENTS_H

#include "flow/collection.h"

/* Takes the next instalment: settled, with what was told before in `lineage.told`. Only valid during the call. Anything but FH_OK ends
 * the run. */
typedef fh_status fhi_on_instalment(void *context, const fhi_collection *collection, fh_error *error);

typedef struct fhi_instalments_options {
    uint32_t days; /* of a block, at least 1 */
    fhi_on_instalment *on_instalment;
    fhi_on_stage *on_stage; /* may be NULL */
    void *context;          /* of both */
} fhi_instalments_options;

/* An article is compared with those of its own block and of the one before it: with all that are at most `days` days older, and no more
 * than these two blocks are in memory. */
typedef struct fhi_instalments fhi_instalments;

/* FH_NO_MEMORY. The caller closes it with fhi_instalments_close(). */
fh_status fhi_instalments_open(const fhi_instalments_options *options, fhi_instalments **instalments, fh_error *error);

/* Closes it; a block that was not told is gone. NULL is allowed. */
void fhi_instalments_close(fhi_instalments *instalments);

/* Takes the next article over, as fhi_collection_add() does, unless `*before` tells that the same id came with the same bytes. The block
 * ends when the day of the stream (story/clock.h) lies beyond it; an article without a day, or of another day, goes with those that it
 * came with. FH_NO_MEMORY, FH_LIMIT, and what `on_instalment` gave; where `*kept` is false the document is still the caller's. */
fh_status fhi_instalments_add(fhi_instalments *instalments, fhi_document *document, bool *kept, bool *before,
                              fh_error *error);

/* Tells the last block. `*late` is the number of articles that came when the block before their own had gone: with what they were to be
 * compared with was not there. */
fh_status fhi_instalments_end(fhi_instalments *instalments, uint64_t *late, fh_error *error);

#endif
