/* SPDX-License-Identifier: Apache-2.0 */
/* Moments; see moment.h. */
#include "annotate/when/moment.h"

#include "annotate/when/hours.h"

void fhi_moment_shift(double seconds, const fhi_stretch *from, fhi_stretch *out)
{
    int64_t moment = (from->timed ? from->second : 0) + (int64_t)seconds;
    int64_t days = (moment - (moment < 0 ? FHI_HOURS_DAY - 1 : 0)) / FHI_HOURS_DAY;
    *out = fhi_calendar_day(from->first + (fhi_day)(from->timed ? days : (int64_t)(seconds / FHI_HOURS_DAY)));
    out->timed = from->timed && out->first != FHI_NO_DAY;
    if (out->timed) out->second = out->until = (int32_t)(moment - days * FHI_HOURS_DAY);
}

void fhi_moment_span(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    int32_t unit = fhi_hours_seconds(fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY)), n = (int32_t)m->amount;
    if (!from->timed) return;
    int32_t whole = from->second / unit * unit, which = fhi_when_get(m, FHI_WHEN_STEP, 0);
    fhi_stretch first, last;
    fhi_moment_shift(whole - from->second + (which < 0 ? -n * unit : unit), from, &first);
    fhi_moment_shift(whole - from->second + (which < 0 ? -unit : n * unit), from, &last);
    if (first.first == FHI_NO_DAY || last.first == FHI_NO_DAY) return;
    *out = first;
    out->grain = FHI_GRAIN_DAYS;
    out->anchored = true;
    out->last = last.first;
    out->until = last.second;
}

void fhi_moment_clock(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    int hour = fhi_hours_hour(m), direction = fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NONE);
    if (from->grain != FHI_GRAIN_DAY) return;
    int32_t second = hour * 3600 + fhi_hours_minute(m) * 60, half = FHI_HOURS_DAY / 2;
    bool timed = from->timed && hour >= 0, ahead = timed && direction == FHI_DIRECTION_FUTURE && second <= from->second;
    bool afternoon = ahead && second < half && second + half > from->second && !fhi_when_has(m, FHI_WHEN_NOON) &&
                     !fhi_when_has(m, FHI_WHEN_PART);
    *out = fhi_calendar_day(from->first + (ahead && !afternoon));
    out->afternoon = afternoon;
    out->anchored = true;
}

void fhi_moment_now(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    bool present = fhi_when_get(m, FHI_WHEN_REF, FHI_REF_PAST) == FHI_REF_PRESENT && !fhi_when_has(m, FHI_WHEN_VAGUE);
    if (!present || !from->timed) return;
    *out = *from;
    out->anchored = true;
}
