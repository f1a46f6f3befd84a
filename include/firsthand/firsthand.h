/* SPDX-License-Identifier: Apache-2.0 */
/* The public door: inputs in, the output of one command out. Programs and bindings use this header alone. */
#ifndef FIRSTHAND_FIRSTHAND_H
#define FIRSTHAND_FIRSTHAND_H

#include "firsthand/error.h"
#include "firsthand/span.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FH_SCHEMA 1 /* of the JSON output */

typedef enum fh_command { FH_READ, FH_ANNOTATE, FH_LINEAGE, FH_STORIES, FH_BRIEF } fh_command;

typedef enum fh_format { FH_TEXT, FH_JSON, FH_JSONL, FH_MARKDOWN, FH_HTML } fh_format;

/* Takes the next bytes of output; false stops the run with FH_IO. */
typedef bool fh_write(void *context, fh_span bytes);

/* Told of an input that was skipped or cut; `path` is only valid during the call. */
typedef void fh_problem(void *context, const fh_error *error, fh_span path);

/* Told now and then how far the run is: `done` of `total` in the unit that `what` names ("bytes read", "articles"); total 0 is unknown. */
typedef void fh_progress(void *context, const char *what, uint64_t done, uint64_t total);

typedef struct fh_options {
    fh_command command;
    fh_format format;
    const char *const *paths; /* NUL-terminated: files, folders, "-" for standard input */
    size_t path_count;
    bool plain;            /* text is clean: nothing is removed or healed */
    bool batch;            /* stories: decisions may look ahead */
    const char *published; /* ISO 8601 date for inputs without one; NULL if not set */
    unsigned threads;      /* 0 = one a processor; the output is the same for any number */
    unsigned width;        /* columns for FH_TEXT, 40 to 200; 0 = 100 */
    bool colour;           /* FH_TEXT may use ANSI colours */
    fh_write *write;
    void *write_context;
    fh_problem *problem; /* may be NULL */
    void *problem_context;
    fh_progress *progress; /* may be NULL */
    void *progress_context;
} fh_options;

/* What a run did, for an exit code. */
typedef struct fh_outcome {
    uint64_t articles;
    uint64_t skipped; /* documents and records passed over */
    uint64_t opened;  /* inputs that could be opened */
} fh_outcome;

/* Runs one command and writes its output. FH_OK also where input was skipped: see `outcome`. Not changed on failure: outcome. Thread-safe:
 * calls share nothing. */
fh_status fh_run(const fh_options *options, fh_outcome *outcome, fh_error *error);

typedef struct fh_verification {
    uint64_t cites;  /* looked at */
    uint64_t failed; /* that do not hold; each was told to `problem` */
} fh_verification;

/* Checks every cite of a saved brief (`brief`, NUL-terminated path, JSON, Markdown or HTML) against the documents: those below
 * `documents`, or, where that is NULL, at the paths that the brief names. FH_MISMATCH where one does not hold. No network. */
fh_status fh_verify(const char *brief, const char *documents, fh_problem *problem, void *problem_context,
                    fh_verification *verification, fh_error *error);

/* "0.1.0"; static. */
const char *fh_version(void);

#ifdef __cplusplus
}
#endif
#endif
