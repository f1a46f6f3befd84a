/* SPDX-License-Identifier: Apache-2.0 */
/* Walks files, folders and standard input, and cuts what it finds into captured documents. One thread a reader. */
#ifndef FHI_READ_READER_H
#define FHI_READ_READER_H

#include "base/arena.h"
#include "base/error.h"
#include "read/page.h"

/* One document as captured: cheap to make, so that opening it (JSON, charsets, hashes) can be done on another thread. */
typedef struct fhi_capture {
    fh_span path;
    uint32_t record; /* see fhi_page */
    fhi_media media;
    fh_span bytes;   /* after content-decoding */
    fh_span url;     /* {NULL, 0} where the file does not say */
    fhi_given given; /* what a feed says of all its entries; empty for others */
    fhi_fed fed;
    fh_span charset; /* of a feed, as it says; {NULL, 0} for others */
    fhi_archived archived;
} fhi_capture;

/* Told of each input that was skipped or cut, as a message for a person; the run goes on. */
typedef void fhi_on_problem(void *context, const fh_error *error, fh_span path);

typedef struct fhi_reader fhi_reader;

/* `paths` are NUL-terminated and stay the caller's; they must outlive the reader. `input` is what "-" reads, a file descriptor.
 * Nothing is opened yet. */
fh_status fhi_reader_new(const char *const *paths, size_t n, int input, fhi_on_problem *on_problem, void *context,
                         fhi_reader **out, fh_error *error);
void fhi_reader_free(fhi_reader *reader);

/* The next document, in the order of the paths, folders walked in name order; its bytes and path live in `arena`. FH_OK and
 * `*found` false at the end. An input that cannot be read is reported through on_problem and passed over; what is returned other
 * than FH_OK is the machine's failure (memory). */
fh_status fhi_reader_next(fhi_reader *reader, fhi_arena *arena, fhi_capture *capture, bool *found, fh_error *error);

/* How many inputs (files named or found) could be opened, and how many documents or lines were skipped: for the exit code. */
void fhi_reader_counts(const fhi_reader *reader, uint64_t *opened, uint64_t *skipped);

/* Bytes consumed so far and bytes in all inputs that are known (0 for standard input): for a progress bar. */
void fhi_reader_progress(const fhi_reader *reader, uint64_t *done, uint64_t *total);

#endif
