/* SPDX-License-Identifier: Apache-2.0 */
/* Until reconcile/dating.c is there: infers nothing. */
#include "reconcile/dating.h"

fh_status fhi_dating_infer(fhi_arena *arena, fhi_reading *readings, uint32_t n, const fhi_stories *stories,
                           const fhi_lineage *lineage, fh_error *error)
{
    (void)arena, (void)readings, (void)n, (void)stories, (void)lineage, (void)error;
    return FH_OK;
}
