/* SPDX-License-Identifier: Apache-2.0 */
/* Why a publication date was inferred, as one sentence for a journalist, out of the clues that bear it. */
#ifndef FHI_RECONCILE_GROUNDS_H
#define FHI_RECONCILE_GROUNDS_H

#include "reconcile/clues.h"

/* What the rest of the story contributed; FHI_NO_DAY where it did not. */
typedef struct fhi_grounds {
    fhi_day found;
    fhi_day page;                    /* the page's own date, where it was not believed */
    fhi_day behind;                  /* the latest whole date that the story has behind it */
    fhi_day ahead;                   /* the first date that it has still ahead */
    fhi_day dated_first, dated_last; /* other reports of the story with a date */
    fhi_day copy;                    /* the date of a copy */
} fhi_grounds;

/* The sentence, without a full stop; {NULL, 0} when memory is out. */
fh_span fhi_grounds_write(fhi_arena *arena, const fhi_reading *reading, const fhi_clues *clues,
                          const fhi_grounds *grounds);

#endif
