/* SPDX-License-Identifier: Apache-2.0 */
/* The public door: inputs in, the output of one command out. Programs and bindings use this header alone.
 *
 * Two calls do the work. fh_run() runs a command over files and writes what the command line would; fh_verify() holds the cites of
 * a saved brief against the documents. Both may be called from any thread, also at the same time: calls share nothing, there is
 * no global state, nothing is printed, no locale, clock or network is used. */
#ifndef FIRSTHAND_FIRSTHAND_H
#define FIRSTHAND_FIRSTHAND_H

#include "firsthand/error.h"
#include "firsthand/span.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Of the JSON output: raised where a field that stands there changes its name or meaning, not where one is added. */
#define FH_SCHEMA 1

/* Bounds of what fh_options takes, the width where none is set, and the days of a block in a new store of FH_LINEAGE likewise. */
enum {
    FH_WIDTH = 100,
    FH_WIDTH_LEAST = 40,
    FH_WIDTH_MOST = 200,
    FH_THREADS_MOST = 256,
    FH_WINDOW = 3,
    FH_WINDOW_MOST = 36500
};

/* What to do.
 * FH_READ      the article in each document
 * FH_ANNOTATE  and its sentences, names, times, amounts, events and statements
 * FH_LINEAGE   who took text from whom, origins, and the relation of every two articles of a story
 * FH_STORIES   which articles tell of one event, taken in the order given
 * FH_BRIEF     all of it, with claims, figures and a timeline, in the lines that a desk reads first */
typedef enum fh_command { FH_READ, FH_ANNOTATE, FH_LINEAGE, FH_STORIES, FH_BRIEF } fh_command;

/* FH_TEXT is for people and may change at any time. FH_JSON is one value: an array for FH_READ, FH_ANNOTATE, FH_STORIES and FH_LINEAGE with
 * a window or store, an object for the others. FH_JSONL is an element a line, or the object on a line. FH_MARKDOWN and FH_HTML are for FH_BRIEF
 * alone, FH_CDXJ and FH_OPML for FH_READ: an index of the archives among the inputs (their pages and texts), by which each record can be
 * looked up, and a list of the feeds among them. */
typedef enum fh_format { FH_TEXT, FH_JSON, FH_JSONL, FH_MARKDOWN, FH_HTML, FH_CDXJ, FH_OPML } fh_format;

/* Takes the next bytes of the output, in pieces of up to 64 KiB or the length of one text; false stops the run with FH_IO. Called on
 * the thread that called fh_run(). `bytes` is only valid during the call. */
typedef bool fh_write(void *context, fh_span bytes);

/* Told of an input that was skipped or cut, of a document given twice (code FH_OK), or of a cite that does not hold (FH_MISMATCH).
 * `path` is the input's path as given or found, and {NULL, 0} where it has none. Called on the calling thread; both arguments are
 * only valid during the call. */
typedef void fh_problem(void *context, const fh_error *error, fh_span path);

/* Told now and then how far the run is: `what` is "bytes read" with `done` of `total` (0 where it is unknown), every 64 documents, and
 * later the name of each stage across articles as it begins ("comparing texts"), with 0 of 0. `what` is static. Called on the
 * calling thread. */
typedef void fh_progress(void *context, const char *what, uint64_t done, uint64_t total);

/* What to run, on what, and whom to tell. All zero but `paths`, `path_count` and `write` is valid: FH_READ as FH_TEXT. Everything
 * that it points at stays the caller's and must outlive the call. */
typedef struct fh_options {
    fh_command command;
    fh_format format;
    const char *const *paths; /* NUL-terminated: files, folders, "-" for standard input */
    size_t path_count;        /* 0 is allowed: the output of nothing */
    bool plain;               /* text is clean: nothing is removed or healed */
    bool batch;               /* FH_STORIES: decisions may look ahead */
    /* FH_STORIES: days until a quiet story is closed; 0: never; not with `batch`. FH_LINEAGE: days of a block of the stream, each of which
     * is told with the one before it, as an element; 0: all at once, or with `store` its own, FH_WINDOW in a new one. At most FH_WINDOW_MOST. */
    unsigned window;
    /* FH_STORIES, FH_LINEAGE: path of what is kept from run to run, made where it is not; NULL: nothing is. With it FH_LINEAGE tells the blocks that
     * have become whole and, as open, the one that fills. */
    const char *store;
    const char *published; /* ISO 8601 date for inputs without one; NULL if not set */
    unsigned threads; /* 0 = one a processor; the output is the same for any number; at most FH_THREADS_MOST are used */
    unsigned width;   /* columns for FH_TEXT, FH_WIDTH_LEAST to FH_WIDTH_MOST; 0 = FH_WIDTH */
    bool colour;      /* FH_TEXT may use ANSI colours */
    fh_write *write;  /* not NULL */
    void *write_context;
    fh_problem *problem; /* may be NULL */
    void *problem_context;
    fh_progress *progress; /* may be NULL */
    void *progress_context;
} fh_options;

/* What a run did, for an exit code. */
typedef struct fh_outcome {
    uint64_t articles; /* read, with those that were given twice */
    uint64_t skipped;  /* inputs, documents and records passed over; each was told to `problem` */
    uint64_t opened;   /* inputs that could be opened */
} fh_outcome;

/* Runs one command over the inputs and writes its output.
 *
 * FH_OK also where input was skipped, even all of it: see `outcome`, which may be NULL and is not changed on failure.
 * FH_USAGE      an option that makes no sense; nothing was read or written
 * FH_IO         `write` gave false, or the store's file cannot be opened, read or written
 * FH_LIMIT      more articles than one run takes (16 million), or the disk is full; what the store kept before is there
 * FH_STORE      the store is in use by another run, damaged beyond its index, of a newer version, of another command, or no store
 * FH_NO_MEMORY  and what was written by then is not whole
 * `error` (NULL is allowed) tells more; `options` is never NULL.
 *
 * FH_READ, FH_STORIES, and FH_ANNOTATE with `published` set, hold a few documents a thread at a time; stories besides keep what later
 * arrivals are compared with, and FH_LINEAGE with `window` or `store` set two blocks of days. Else FH_LINEAGE, FH_BRIEF, and FH_ANNOTATE without
 * `published` (undated articles get their dates from the others) keep every article until the end: some 15 to 20 times the bytes of its
 * text.
 *
 * FH_LINEAGE without `window` or `store` and FH_BRIEF do not depend on the order of `paths`; FH_READ and FH_ANNOTATE write in that order.
 *
 * Example, compiled and run by the tests:
 *
 *     #include <firsthand/firsthand.h>
 *     #include <stdio.h>
 *
 *     static bool to_file(void *file, fh_span bytes)
 *     {
 *         return fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len;
 *     }
 *
 *     static void complain(void *context, const fh_error *error, fh_span path)
 *     {
 *         (void)context;
 *         fprintf(stderr, "%.*s: %s\n", (int)path.len, path.ptr, error->message);
 *     }
 *
 *     int main(int argc, char **argv)
 *     {
 *         fh_options options = {0};
 *         options.command = FH_BRIEF;
 *         options.format = FH_JSON;
 *         options.paths = (const char *const *)(argv + 1);
 *         options.path_count = (size_t)(argc - 1);
 *         options.write = to_file;
 *         options.write_context = stdout;
 *         options.problem = complain;
 *         fh_outcome outcome;
 *         fh_error error = {0};
 *         if (fh_run(&options, &outcome, &error) != FH_OK) {
 *             fprintf(stderr, "%s\n", error.message);
 *             return 2;
 *         }
 *         return outcome.skipped > 0;
 *     }
 */
fh_status fh_run(const fh_options *options, fh_outcome *outcome, fh_error *error);

/* What a verification found. */
typedef struct fh_verification {
    uint64_t cites;  /* looked at; a line that cites nothing counts as one */
    uint64_t failed; /* that do not hold; each was told to `problem` */
} fh_verification;

/* Checks every cite of a saved brief against the documents. `brief` is the NUL-terminated path of its JSON, Markdown or HTML. The
 * documents are looked for, by their SHA-256, in the folder or file `documents`, or, where that is NULL, at the paths that the brief
 * names. A cite holds where a document with its digest is there, the bytes that it names, decoded, hold its quote (white space
 * and words broken over a line apart), and, for a brief of this version, reading the document again gives the quote at [start, end).
 *
 * FH_OK          every cite holds
 * FH_MISMATCH    one or more do not; `problem` (may be NULL) was told each, with its line, its bytes and the reason
 * FH_IO          the brief cannot be read, or nothing in `documents`
 * FH_INVALID     it is no brief, or a damaged one; `error` (may be NULL) says where
 * FH_USAGE       `brief` is NULL
 * FH_NO_MEMORY
 * `verification` (may be NULL) is set with FH_OK and FH_MISMATCH alone. No network. Costs what FH_READ costs on `documents`.
 *
 * The visible words of a page round the quotes are not checked: those of its Markdown and HTML stand beside the block that is. */
fh_status fh_verify(const char *brief, const char *documents, fh_problem *problem, void *problem_context,
                    fh_verification *verification, fh_error *error);

/* "0.1.0"; static. */
const char *fh_version(void);

#ifdef __cplusplus
}
#endif
#endif
