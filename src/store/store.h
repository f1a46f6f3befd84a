/* SPDX-License-Identifier: Apache-2.0 */
/* What is kept from one run to the next: rows of bytes by sheet and number, in one SQLite file. */
#ifndef FHI_STORE_STORE_H
#define FHI_STORE_STORE_H

#include "base/error.h"
#include "firsthand/span.h"

#include <stdbool.h>
#include <stdint.h>

/* An open store. One at a time has the file: it is locked until it is closed. What was put since the last commit is gone where the run ends
 * before the next, by whatever cause; what was committed is there, also after a kill or a full disk. One thread. */
typedef struct fhi_store fhi_store;

/* Whose rows are in it: the application id in the header of the file. */
typedef enum fhi_store_kind {
    FHI_STORE_STORIES = 0x66687374, /* "fhst" */
    FHI_STORE_LINEAGE = 0x66686c6e, /* "fhln" */
} fhi_store_kind;

/* Opens the store at `path`, which is made where there is no file, or an empty one.
 *
 * FH_STORE      it is in use by another run, is no store of this program or one of another kind, is of another format than `format`, or is
 *               damaged
 * FH_IO         it cannot be opened, read or written
 * FH_NO_MEMORY
 * The caller closes it with fhi_store_close(). */
fh_status fhi_store_open(const char *path, fhi_store_kind kind, uint32_t format, fhi_store **store, fh_error *error);

/* Closes it without a commit. NULL is allowed. */
void fhi_store_close(fhi_store *store);

/* Puts a row, in the place of an earlier one of that number. `sheet` is a name of letters, static. FH_LIMIT where the disk is full. */
fh_status fhi_store_put(fhi_store *store, const char *sheet, uint32_t number, fh_span row, fh_error *error);

/* Takes the next row, which is gone when it returns; anything but FH_OK ends the walk. */
typedef fh_status fhi_store_row(void *context, uint32_t number, fh_span row, fh_error *error);

/* Goes over the rows of a sheet by number; of a sheet that nothing was put in there are none. A row that is not as it was put is FH_STORE. */
fh_status fhi_store_walk(fhi_store *store, const char *sheet, fhi_store_row *on_row, void *context, fh_error *error);

/* Takes the row of that number, which is gone at the next call for the sheet; `*found` tells whether there is one. As a walk fails. */
fh_status fhi_store_take(fhi_store *store, const char *sheet, uint32_t number, fh_span *row, bool *found,
                         fh_error *error);

/* One more than the greatest number of a row in the sheet; 0 where there is none. */
fh_status fhi_store_end(fhi_store *store, const char *sheet, uint32_t *end, fh_error *error);

/* All that was put is from now on there. FH_LIMIT where the disk is full: nothing has changed then. */
fh_status fhi_store_commit(fhi_store *store, fh_error *error);

#endif
