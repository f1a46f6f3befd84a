/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a statement in a sentence → one range; and whether another statement there tells the same. */
#ifndef FHI_RECONCILE_HULL_H
#define FHI_RECONCILE_HULL_H

#include "annotate/marks.h"

/* From the start of the first to the end of the last; an empty range counts for nothing. */
fh_range fhi_hull_join(fh_range a, fh_range b);

/* The hull of what the ranges have in the sentence; {0, 0} if nothing. */
fh_range fhi_hull_of(const fh_range *ranges, uint32_t n, fh_range sentence);

/* Whether what statement `number` has in the sentence is told with another of its statements, which says whose it is. */
bool fhi_hull_is_told_elsewhere(const fhi_marks *marks, uint32_t number, fh_range sentence);

#endif
