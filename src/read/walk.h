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
    bool in_folder;      /* found in a folder, or listed: only a regular file will do */
    fh_span title;       /* of a file that was listed: what the list calls it; else {NULL, 0} */
} fhi_walk_file;

/* `paths` must outlive the walk. NULL when memory is out. What cannot be walked is told to `on_problem`. */
fhi_walk *fhi_walk_new(const char *const *paths, size_t n, fhi_on_problem *on_problem, void *context);
void fhi_walk_free(fhi_walk *walk);

/* The next file; `*found` is false at the end. Hidden entries of a folder (names that start with a dot) are passed over, as shells do;
 * links are followed; a folder that was walked before, by device and inode, is reported and not entered, so that links cannot lead
 * in circles; devices, sockets and pipes inside folders are reported and passed over. Fails only for memory. */
fh_status fhi_walk_next(fhi_walk *walk, fhi_walk_file *file, bool *found, fh_error *error);

/* Puts a file that the one given out last lists in front of the files to come, behind those listed before. The spans are copied. False when
 * memory is out. */
bool fhi_walk_list(fhi_walk *walk, fh_span path, fh_span title);

/* The path of the file that the list or index at `list` calls `name`: one in its folder or below it, since a list is hostile like any input
 * and may not name files all over the machine. False for a name that leads out of there; `*path` is in `arena`, {NULL, 0} when memory is
 * out. */
bool fhi_walk_beside(fhi_arena *arena, fh_span list, fh_span name, fh_span *path);

/* Bytes of all regular files found so far, read or not. */
uint64_t fhi_walk_known_bytes(const fhi_walk *walk);

#endif
