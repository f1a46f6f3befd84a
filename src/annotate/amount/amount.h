/* SPDX-License-Identifier: Apache-2.0 */
/* text → amounts. */
#ifndef FHI_ANNOTATE_AMOUNT_H
#define FHI_ANNOTATE_AMOUNT_H

#include "annotate/marks.h"
#include "base/error.h"

/* Fills `amounts` of `marks`; runs after names and times, whose ranges are no amounts (durations apart). Fails only for memory. */
fh_status fhi_amount_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error);

#endif
