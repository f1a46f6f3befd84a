/* SPDX-License-Identifier: Apache-2.0 */
/* A WARC or ARC archive as a stream of documents: each response, resource or conversion that holds text. */
#ifndef FHI_READ_ARCHIVE_H
#define FHI_READ_ARCHIVE_H

#include "read/reader.h"
#include "read/stream.h"
#include "read/warc.h"

/* Told of what was skipped; `offset` is in the decoded archive. */
typedef void fhi_archive_problem(void *context, fh_status code, uint64_t offset, const char *message);

/* How records are told and their heads read: the functions of warc.h or of arc.h. */
typedef struct fhi_archive_form {
    bool (*starts)(fh_span bytes);
    size_t (*find)(fh_span bytes, size_t from);
    uint32_t (*head_size)(fh_span bytes);
    bool (*head_read)(fh_span bytes, uint32_t size, fhi_warc_head *head);
} fhi_archive_form;

extern const fhi_archive_form fhi_archive_warc, fhi_archive_arc;

typedef struct fhi_archive {
    fhi_stream *stream;
    const fhi_archive_form *form;
    fhi_archive_problem *on_problem;
    void *context;
    uint64_t at;     /* of the window in the decoded archive */
    uint32_t record; /* number of the last record, from 1 */
    uint32_t given;  /* documents so far */
} fhi_archive;

/* The next document; `*found` is false at the end. A record that is damaged is told of and passed over, and reading goes on at the next
 * that starts: in a gzip archive at the next member. FH_NO_MEMORY. */
fh_status fhi_archive_next(fhi_archive *archive, fhi_arena *arena, fhi_capture *capture, bool *found, fh_error *error);

#endif
