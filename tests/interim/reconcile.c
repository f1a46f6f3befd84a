/* SPDX-License-Identifier: Apache-2.0 */
/* Until reconcile/reconcile.c is there: finds no claims. */
#include "reconcile/reconcile.h"

fh_status fhi_reconcile_claims(fhi_arena *arena, const fhi_reading *readings, uint32_t n, const fhi_lineage *lineage,
                               const fhi_stories *stories, fhi_claims *claims, fh_error *error)
{
    (void)arena, (void)readings, (void)n, (void)lineage, (void)stories, (void)claims, (void)error;
    return FH_OK;
}
