/* SPDX-License-Identifier: Apache-2.0 */
/* marks, links and stories → claims, figures, timeline. */
#ifndef FHI_RECONCILE_RECONCILE_H
#define FHI_RECONCILE_RECONCILE_H

#include "base/error.h"
#include "reconcile/claims.h"

/* The same for any order of the readings but for their numbers. Fails for memory only. */
fh_status fhi_reconcile_claims(fhi_arena *arena, const fhi_reading *readings, uint32_t n, const fhi_lineage *lineage,
                               const fhi_stories *stories, fhi_claims *claims, fh_error *error);

#endif
