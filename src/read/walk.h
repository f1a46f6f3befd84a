/* SPDX-License-Identifier: Apache-2.0 */
/* The paths of the command line → the files behind them, folders walked in byte-wise order of names. */
#ifndef FHI_READ_WALK_H
#define FHI_READ_WALK_H

#include "read/reader.h"

typedef struct fhi_walk fhi_walk;

/* A file to read. The path is valid until the next call. */
typedef struct fhi_walk_file {
    const char *path;
    bool standard_input; /* it was named "-" */
    bool in_folder;      /* found in a folder: only a regular file will do */
} fhi_walk_file;

/* `paths` must outlive the walk. NULL when memory is out. What cannot be walked is told to `on_problem`. */
fhi_walk *fhi_walk_new(const char *const *paths, size_t n, fhi_on_problem *on_problem, void *context);
void fhi_walk_free(fhi_walk *walk);

/* The next file; `*found` is false at the end. Hidden entries of a folder (names that start with a dot) are passed over, as shells do;
 * links are followed; a folder that was walked before, by device and inode, is reported and not entered, so that links cannot lead
 * in circles; devices, sockets and pipes inside folders are reported and passed over. Fails only for memory. */
fh_status fhi_walk_next(fhi_walk *walk, fhi_walk_file *file, bool *found, fh_error *error);

/* Bytes of all regular files found so far, read or not. */
uint64_t fhi_walk_known_bytes(const fhi_walk *walk);

#endif
