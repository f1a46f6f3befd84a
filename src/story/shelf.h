/* SPDX-License-Identifier: Apache-2.0 */
/* The port by which a grouping is kept from one run to the next: rows of bytes, by sheet and number. The store answers to it. */
#ifndef FHI_STORY_SHELF_H
#define FHI_STORY_SHELF_H

#include "base/error.h"
#include "story/group.h"

/* Takes the next row; anything but FH_OK ends the walk. */
typedef fh_status fhi_on_row(void *context, uint32_t number, fh_span row, fh_error *error);

typedef struct fhi_shelf {
    void *context;
    /* Puts a row, in the place of an earlier one of that number. */
    fh_status (*put)(void *context, const char *sheet, uint32_t number, fh_span row, fh_error *error);
    /* Goes over the rows of a sheet by number. A row that is not as it was put is FH_STORE. */
    fh_status (*walk)(void *context, const char *sheet, fhi_on_row *on_row, void *row_context, fh_error *error);
} fhi_shelf;

/* Puts on the shelf what is not there yet of the grouping: it takes as long as the articles since the last time, the stories forgotten since, and
 * the whole vocabulary. */
fh_status fhi_shelf_keep(const fhi_shelf *shelf, fhi_grouping *grouping, fh_error *error);

/* Fills a new grouping with what is on the shelf, so that it goes on as the one that was kept would have; it was given the same window. Of
 * an empty shelf nothing comes. FH_STORE where the rows do not fit together: the grouping is then of no use. */
fh_status fhi_shelf_take_up(const fhi_shelf *shelf, fhi_grouping *grouping, fh_error *error);

#endif
