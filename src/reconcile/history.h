/* SPDX-License-Identifier: Apache-2.0 */
/* How a claim went from announced to reported, confirmed or denied, and by whom. */
#ifndef FHI_RECONCILE_HISTORY_H
#define FHI_RECONCILE_HISTORY_H

#include "reconcile/units.h"

/* Minutes since 1970, in UTC, at which an article was published, for order: noon where only the day is known, UTC where no zone is given, the end
 * of time where the day is not known. */
int64_t fhi_history_minute(const fhi_published *published);

/* Fills history, first, last and status of a claim out of its units. False when memory is out. */
bool fhi_history_trace(fhi_arena *arena, const fhi_reading *readings, const fhi_units *units, const uint32_t *members,
                       uint32_t n, fhi_claim *claim);

#endif
