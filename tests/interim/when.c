/* SPDX-License-Identifier: Apache-2.0 */
/* Until annotate/when/when.c is there: finds nothing. */
#include "annotate/when/when.h"

#include "base/day.h"

fh_status fhi_when_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error)
{
    (void)arena, (void)scratch, (void)marks, (void)error;
    return FH_OK;
}

fh_status fhi_when_resolve(fhi_arena *arena, fhi_marks *marks, fhi_day published, fh_error *error)
{
    (void)arena, (void)marks, (void)published, (void)error;
    return FH_OK;
}

void fhi_when_days(const fhi_marks *marks, uint32_t time, fhi_day published, fhi_day *first, fhi_day *last)
{
    (void)marks, (void)time, (void)published;
    *first = *last = FHI_NO_DAY;
}
