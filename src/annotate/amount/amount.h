/* SPDX-License-Identifier: Apache-2.0 */
/* text → amounts. */
#ifndef FHI_ANNOTATE_AMOUNT_H
#define FHI_ANNOTATE_AMOUNT_H

#include "annotate/marks.h"
#include "base/error.h"

/* Fills `amounts` of `marks`; runs after names and times. Numbers inside dates, times of day and names are no amounts; spans of
 * time ("three days") and ages are. Where a bound is one-sided, low and high are both the number: `bound` says on which side the
 * amount lies. An indefinite number ("dozens") is at_least the smallest it can mean. Fails only for memory; `marks` is then as it
 * was. Pure, any thread, time linear in the text. */
fh_status fhi_amount_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error);

#endif
