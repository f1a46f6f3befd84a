/* SPDX-License-Identifier: Apache-2.0 */
/* articles as they come → stories, in memory or kept in a store from one run to the next. */
#ifndef FHI_FLOW_CHRONICLE_H
#define FHI_FLOW_CHRONICLE_H

#include "flow/arrivals.h"
#include "flow/document.h"
#include "read/reader.h"
#include "story/group.h"

typedef struct fhi_chronicle_options {
    const char *store;          /* path; NULL: nothing is kept */
    uint32_t window;            /* days, see fhi_group_window(); 0: that of the store, or none */
    fhi_on_problem *on_problem; /* may be NULL; told where an index was damaged and had to be made anew */
    void *problem_context;
} fhi_chronicle_options;

typedef struct fhi_chronicle fhi_chronicle;

/* Opens a chronicle, which goes on from what its store holds. In the store are the articles, and an index to them: where that is damaged it is made
 * anew out of the articles.
 *
 * FH_STORE      the store is in use, of another program, or damaged in what cannot be made anew
 * FH_USAGE      it was made with another window
 * FH_IO, FH_LIMIT (the disk is full), FH_NO_MEMORY
 * The caller closes it with fhi_chronicle_close(). */
fh_status fhi_chronicle_open(const fhi_chronicle_options *options, fhi_chronicle **chronicle, fh_error *error);

/* Closes it; what was not kept is gone. NULL is allowed. */
void fhi_chronicle_close(fhi_chronicle *chronicle);

/* Takes the next article, split into words, which it need not keep; `*before` tells that the same id came with the same bytes, in this run or
 * an earlier one, and then nothing changes. From time to time all so far is kept in the store. */
fh_status fhi_chronicle_add(fhi_chronicle *chronicle, const fhi_document *document, bool *before, fh_error *error);

/* Keeps all so far in the store, where there is one: from now on it is there, whatever happens. */
fh_status fhi_chronicle_keep(fhi_chronicle *chronicle, fh_error *error);

/* Ids of the articles, by number, and their stories in `arena`, as fhi_group_stories() tells them. */
const fh_span *fhi_chronicle_ids(const fhi_chronicle *chronicle);
fh_status fhi_chronicle_stories(fhi_arena *arena, const fhi_chronicle *chronicle, bool batch, fhi_stories *stories,
                                fh_error *error);

#endif
