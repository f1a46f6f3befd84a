/* SPDX-License-Identifier: Apache-2.0 */
/* paths → documents, each read and annotated on a worker thread, handed on in input order on the calling thread. */
#ifndef FHI_FLOW_INTAKE_H
#define FHI_FLOW_INTAKE_H

#include "flow/document.h"
#include "read/open.h"
#include "read/reader.h"

/* How far a document is taken. */
typedef enum fhi_depth {
    FHI_DEPTH_PAGE,    /* opened alone: of the reading there is the page, and NULL for the rest */
    FHI_DEPTH_ARTICLE, /* and extracted: `text` and `marks` of the reading are NULL */
    FHI_DEPTH_WORDS,   /* and split, without tags: of the reading, `marks` is NULL; what stories are told apart by */
    FHI_DEPTH_DATED,   /* the same where the publication date is given, else all marks: what dates are inferred from */
    FHI_DEPTH_MARKS,   /* and all marks */
} fhi_depth;

/* Takes the next document. It may keep it by setting `*kept`, and then frees it with fhi_document_free(); else it is gone when the
 * call returns. Anything but FH_OK ends the run. */
typedef fh_status fhi_on_document(void *context, fhi_document *document, bool *kept, fh_error *error);

/* Gives the next document that was read before: its article, with the page's digest, in an arena of its own, which is empty. Anything but FH_OK ends the
 * run. */
typedef fh_status fhi_next_kept(void *context, fhi_document *document, bool *found, fh_error *error);

/* `done` of `total` bytes read; total 0 if not known. */
typedef void fhi_on_progress(void *context, uint64_t done, uint64_t total);

typedef struct fhi_intake {
    const char *const *paths; /* NUL-terminated */
    size_t path_count;
    int input;                /* what "-" reads */
    fhi_next_kept *next_kept; /* NULL, or where documents come from instead of paths */
    void *kept_context;
    fhi_depth depth;
    fhi_open_options open;
    unsigned threads; /* 0 = one a processor */
    fhi_on_document *on_document;
    void *document_context;
    fhi_on_problem *on_problem; /* may be NULL; told of each document that cannot be opened, and by the reader */
    void *problem_context;
    fhi_on_progress *on_progress; /* may be NULL */
    void *progress_context;
} fhi_intake;

typedef struct fhi_intake_counts {
    uint64_t documents; /* handed on */
    uint64_t opened;    /* inputs that could be opened */
    uint64_t skipped;   /* inputs, records and documents passed over */
} fhi_intake_counts;

/* Runs the intake to its end. What is handed on, and in which order, does not depend on the number of threads. Holds at most a fixed
 * number of documents at a time besides those kept. `counts` is untouched on failure. */
fh_status fhi_intake_run(const fhi_intake *intake, fhi_intake_counts *counts, fh_error *error);

#endif
