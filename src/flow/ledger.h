/* SPDX-License-Identifier: Apache-2.0 */
/* What came in a stream, from one run to the next: which articles, and in a store, where there is one, the articles themselves. All else that is kept
 * there, the index, can be made anew out of them. */
#ifndef FHI_FLOW_LEDGER_H
#define FHI_FLOW_LEDGER_H

#include "base/pack.h"
#include "flow/arrivals.h"
#include "read/reader.h"
#include "store/store.h"

enum { FHI_LEDGER_FORMAT = 2 }; /* of the stores: 2 keeps the language of an article */

typedef struct fhi_ledger_options {
    const char *path; /* of the store; NULL: nothing is kept, and all below but fhi_ledger_note() does nothing */
    fhi_store_kind kind;
    uint32_t window;            /* days; 0: that of the store */
    uint32_t usual;             /* window of a new store where none is asked for */
    fhi_on_problem *on_problem; /* may be NULL; told where an index was damaged and had to be made anew */
    void *problem_context;
    /* Takes up the index of a ledger whose arrivals are known, or begins a new one; whatever was taken up before is gone. FH_STORE where it is damaged. */
    fh_status (*take_up)(void *owner, fh_error *error);
    /* Makes a store at `path` with the same articles and a new index, and commits it. */
    fh_status (*remake)(void *owner, const char *path, fh_error *error);
    void *owner;
} fhi_ledger_options;

typedef struct fhi_ledger {
    fhi_ledger_options options;
    fhi_store *store; /* NULL: nothing is kept */
    uint32_t window;
    fhi_arrivals arrivals;
    uint32_t committed; /* articles at the last commit */
    fhi_pack pack;      /* for rows on their way */
} fhi_ledger;

extern const char *const fhi_ledger_articles; /* the sheet of the articles, by number; their rows are the owner's */

/* Opens it and has its index taken up, or made anew where it is damaged.
 *
 * FH_STORE      the store is in use, of another program or command, or damaged in what cannot be made anew
 * FH_USAGE      it was made with another window
 * FH_IO, FH_LIMIT (the disk is full), FH_NO_MEMORY
 * `ledger` is then still to be closed. */
fh_status fhi_ledger_open(const fhi_ledger_options *options, fhi_ledger *ledger, fh_error *error);

/* What was not committed is gone. A ledger of noughts is closed. */
void fhi_ledger_close(fhi_ledger *ledger);

/* Puts what is packed as a row of the sheet. */
fh_status fhi_ledger_put(fhi_ledger *ledger, const char *sheet, uint32_t number, fh_error *error);

/* Notes the next article, of which the owner has put the row. */
fh_status fhi_ledger_note(fhi_ledger *ledger, fh_span id, const uint8_t *digest, fh_error *error);

/* From now on all that was put is there, whatever happens. */
fh_status fhi_ledger_commit(fhi_ledger *ledger, fh_error *error);

/* Passes a failure on, with the name of the store where it is the store's. */
fh_status fhi_ledger_tell(const fhi_ledger *ledger, fh_status status, const fh_error *failure, fh_error *error);

#endif
