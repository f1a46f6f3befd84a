/* SPDX-License-Identifier: Apache-2.0 */
/* A stream of articles → their lineage in instalments: a block of days each, traced together with the block before it; in memory, or kept in a store
 * from one run to the next. */
#ifndef FHI_FLOW_INSTALMENTS_H
#define FHI_FLOW_INSTALMENTS_H

#include "flow/collection.h"

/* Takes the next instalment: settled, with what was told before in `lineage.told`; of the last block of a run `whole` is false: more of it may come
 * in another run. Only valid during the call. Anything but FH_OK ends the run, and the block counts as not told. */
typedef fh_status fhi_on_instalment(void *context, const fhi_collection *collection, bool whole, fh_error *error);

typedef struct fhi_instalments_options {
    const char *store; /* path; NULL: nothing is kept */
    uint32_t days;     /* of a block, at least 1; 0 with a store: its own, or FH_WINDOW */
    unsigned threads;  /* to take up what the store holds with; 0 = one a processor */
    fhi_on_instalment *on_instalment;
    fhi_on_stage *on_stage;     /* may be NULL */
    void *context;              /* of both */
    fhi_on_problem *on_problem; /* may be NULL; told where an index was damaged and had to be made anew */
    void *problem_context;
} fhi_instalments_options;

/* An article is compared with those of its own block and of the one before it: with all that are at most `days` days older, and no more
 * than these two blocks are in memory. After a failure it is only to be closed. */
typedef struct fhi_instalments fhi_instalments;

/* Goes on from what the store holds, where there is one. In it are the articles, and an index to them: where that is damaged it is made anew out of the
 * articles, all of which are traced again.
 *
 * FH_STORE      the store is in use, of another program or command, or damaged in what cannot be made anew
 * FH_USAGE      it was made with another window
 * FH_IO, FH_LIMIT (the disk is full), FH_NO_MEMORY
 * The caller closes it with fhi_instalments_close(). */
fh_status fhi_instalments_open(const fhi_instalments_options *options, fhi_instalments **instalments, fh_error *error);

/* Closes it; what was neither told nor kept is gone. NULL is allowed. */
void fhi_instalments_close(fhi_instalments *instalments);

/* Takes the next article over, as fhi_collection_add() does, unless `*before` tells that the same id came with the same bytes, in this run or an
 * earlier one. The block ends when the day of the stream (story/clock.h) lies beyond it; an article without a day, or of another day, goes with those
 * that it came with. From time to time, and when a block was told, all so far is kept in the store. FH_NO_MEMORY, FH_LIMIT, and what `on_instalment`
 * gave; where `*kept` is false the document is still the caller's. */
fh_status fhi_instalments_add(fhi_instalments *instalments, fhi_document *document, bool *kept, bool *before,
                              fh_error *error);

/* Keeps all so far in the store, and tells the block that fills, as it stands. */
fh_status fhi_instalments_end(fhi_instalments *instalments, fh_error *error);

/* Days of a block. */
uint32_t fhi_instalments_days(const fhi_instalments *instalments);

/* How many articles of this run came when the block before their own, with which they were to be compared, had gone. */
uint64_t fhi_instalments_late(const fhi_instalments *instalments);

#endif
