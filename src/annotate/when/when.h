/* SPDX-License-Identifier: Apache-2.0 */
/* text → times: found by rules, then resolved from a publication date, as often as that changes. */
#ifndef FHI_ANNOTATE_WHEN_H
#define FHI_ANNOTATE_WHEN_H

#include "annotate/marks.h"
#include "base/error.h"

/* Fills `times` of `marks` with what the grammar reads, unresolved. Runs after names. Fails only for memory. */
fh_status fhi_when_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error);

/* Fills value, edtf, first and last of each time, counted from `published` (FHI_NO_DAY: only what needs no anchor gets days; the rest
 * keep a TIMEX3 value with X for what is not known). May be called again with another date. */
fh_status fhi_when_resolve(fhi_arena *arena, fhi_marks *marks, fhi_day published, fh_error *error);

/* The same for an article that is known only to be from within `spread` days of `about`: what means the same days from both ends ("in
 * August", "Nov. 1") is resolved, the rest as for an unknown date. */
fh_status fhi_when_resolve_about(fhi_arena *arena, fhi_marks *marks, fhi_day about, int32_t spread, fh_error *error);

/* The days that one time would mean if the article had been published on `published`; FHI_NO_DAY twice if none. Pure and cheap: dates
 * are inferred by asking this of many candidate days. */
void fhi_when_days(const fhi_marks *marks, uint32_t time, fhi_day published, fhi_day *first, fhi_day *last);

#endif
