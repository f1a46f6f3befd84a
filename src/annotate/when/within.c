/* SPDX-License-Identifier: Apache-2.0 */
/* What is counted within a stretch, or from a day; see within.h. */
#include "annotate/when/within.h"

enum { MOST = 10000 }; /* units that are counted */

/* Which one is meant, from the end where it is negative: "the third", "the last", "the third last". */
static int ordinal_of(const fhi_time_meaning *m)
{
    return fhi_when_get(m, FHI_WHEN_ORDINAL, 1) * (fhi_when_get(m, FHI_WHEN_SIGN, 1) < 0 ? -1 : 1);
}

/* The month, year or other stretch that it is one of. */
static fhi_stretch whole_of(const fhi_time_meaning *m, const fhi_stretch *from)
{
    fhi_time_meaning whole = *m;
    bool named = fhi_when_has(m, FHI_WHEN_MONTH) || fhi_when_has(m, FHI_WHEN_YEAR);
    whole.field[FHI_WHEN_FORM] = (int16_t)(named ? FHI_FORM_CALENDAR : FHI_FORM_UNIT);
    whole.field[FHI_WHEN_WEEKDAY] = FHI_WHEN_NOTHING;
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, -1);
    if (unit != FHI_UNIT_YEAR) /* "the first Monday of March last year" */
        whole.field[FHI_WHEN_UNIT] = (int16_t)(named ? FHI_WHEN_NOTHING : FHI_UNIT_MONTH);
    whole.field[FHI_WHEN_SIGN] = FHI_WHEN_NOTHING;
    fhi_stretch in;
    fhi_calendar_read(&whole, from, &in);
    return in;
}

/* The nth weekday (0 = Monday) of a stretch, from its end where n is negative. */
static fhi_day nth_weekday_in(const fhi_stretch *in, int weekday, int n)
{
    fhi_day day = n < 0 ? in->last - ((int)fhi_day_weekday(in->last) - weekday + 7) % 7 + 7 * (n + 1)
                        : in->first + (weekday - (int)fhi_day_weekday(in->first) + 7) % 7 + 7 * (n - 1);
    return day < in->first || day > in->last ? FHI_NO_DAY : day;
}

void fhi_within_nth(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    enum { SATURDAY = 5, THURSDAY = 3 };
    fhi_stretch in = whole_of(m, from);
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, -1), n = ordinal_of(m);
    if (in.first == FHI_NO_DAY || n == 0 || n > 366) return;
    fhi_day day;
    if (fhi_when_has(m, FHI_WHEN_WEEKDAY)) {
        day = nth_weekday_in(&in, fhi_when_get(m, FHI_WHEN_WEEKDAY, 1) - 1, n);
        if (day != FHI_NO_DAY) *out = fhi_calendar_day(day);
    } else if (unit == FHI_UNIT_WEEK || unit == FHI_UNIT_WEEKEND) {
        /* a week belongs where its Thursday is (ISO 8601), a weekend where its Saturday is */
        day = nth_weekday_in(&in, unit == FHI_UNIT_WEEKEND ? SATURDAY : THURSDAY, n);
        if (day != FHI_NO_DAY) *out = fhi_calendar_week(day, unit == FHI_UNIT_WEEKEND);
    } else {
        day = n < 0 ? in.last + n + 1 : in.first + n - 1;
        if (day >= in.first && day <= in.last) *out = fhi_calendar_day(day);
    }
    out->anchored = in.anchored;
}

/* The day so many months on, or the last of that month where it is shorter. */
static fhi_day plus_months(fhi_day day, int months)
{
    enum { LIMIT = 12 * 9998 };
    fhi_date date = fhi_day_date(day);
    int64_t at = (int64_t)date.year * 12 + (int)date.month - 1 + months;
    if (at < 12 || at > LIMIT) return FHI_NO_DAY;
    date.year = (int32_t)(at / 12);
    date.month = (uint32_t)(at % 12) + 1;
    uint32_t length = fhi_day_in_month(date.year, date.month);
    if (date.day > length) date.day = length;
    return fhi_day_of(date);
}

/* The day so many units on, or back. */
static fhi_day plus_units(fhi_day day, int n, int unit)
{
    if (n < -MOST || n > MOST) return FHI_NO_DAY;
    switch (unit) {
    case FHI_UNIT_DAY: return day + n;
    case FHI_UNIT_WEEK: return day + 7 * n;
    case FHI_UNIT_FORTNIGHT: return day + 14 * n;
    case FHI_UNIT_MONTH: return plus_months(day, n);
    case FHI_UNIT_QUARTER: return plus_months(day, 3 * n);
    case FHI_UNIT_YEAR: return plus_months(day, 12 * n);
    case FHI_UNIT_DECADE: return plus_months(day, 120 * n);
    default: return FHI_NO_DAY;
    }
}

fhi_day fhi_within_last(fhi_day first, int n, int unit)
{
    fhi_day behind = plus_units(first, n, unit);
    return behind == FHI_NO_DAY ? FHI_NO_DAY : behind - 1;
}

fhi_day fhi_within_working(fhi_day day, int64_t n)
{
    enum { WEEK = 5, SATURDAY = 5 };
    if (day == FHI_NO_DAY || n == 0 || n < -MOST || n > MOST) return FHI_NO_DAY;
    int step = n < 0 ? -1 : 1, left = (int)n * step, weeks = (left - 1) / WEEK;
    day += 7 * step * weeks; /* five of them are a week, wherever it begins */
    for (left -= WEEK * weeks; left > 0; left--) {
        do day += step;
        while ((int)fhi_day_weekday(day) >= SATURDAY);
    }
    return day;
}

void fhi_within_worked(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    int which = fhi_when_get(m, FHI_WHEN_STEP, 1), n = (int)m->amount;
    if (from->first == FHI_NO_DAY || n < 1 || n > MOST) return;
    fhi_day near = fhi_within_working(from->first, which), far = fhi_within_working(from->first, (int64_t)which * n);
    out->grain = FHI_GRAIN_DAYS;
    out->anchored = true;
    out->first = which < 0 ? far : near;
    out->last = which < 0 ? near : far;
}

void fhi_within_units(const fhi_time_meaning *m, const fhi_stretch *in, fhi_stretch *out)
{
    enum { THURSDAY = 3 };
    int n = (int)m->amount, unit = fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY);
    bool at_end = fhi_when_get(m, FHI_WHEN_ORDINAL, 1) < 0;
    if (in->first == FHI_NO_DAY || n < 1) return;
    fhi_day first = in->first, last;
    if (unit == FHI_UNIT_WEEK) {
        fhi_day thursday = nth_weekday_in(in, THURSDAY, at_end ? -n : 1);
        if (thursday == FHI_NO_DAY) return;
        first = fhi_calendar_week(thursday, false).first;
    } else if (at_end) {
        first = plus_units(in->last + 1, -n, unit);
    }
    last = first == FHI_NO_DAY ? FHI_NO_DAY : fhi_within_last(first, n, unit);
    if (last == FHI_NO_DAY || first < in->first - 6 || last > in->last + 6) return;
    out->grain = FHI_GRAIN_DAYS;
    out->anchored = in->anchored;
    out->first = first;
    out->last = last;
}

void fhi_within_away(const fhi_time_meaning *m, fhi_stretch *out)
{
    int n = fhi_when_get(m, FHI_WHEN_PLUS, 0), unit = fhi_when_get(m, FHI_WHEN_PLUSUNIT, -1),
        which = m->field[FHI_WHEN_AWAY];
    fhi_stretch from = *out;
    *out = (fhi_stretch){.grain = FHI_GRAIN_NONE, .first = FHI_NO_DAY, .last = FHI_NO_DAY};
    if (from.first == FHI_NO_DAY || n < 1) return;
    fhi_day last = which == FHI_AWAY_ALONG ? fhi_within_last(from.first, n, unit) : FHI_NO_DAY,
            day = which == FHI_AWAY_ALONG  ? from.first
                  : which == FHI_AWAY_BACK ? plus_units(from.first, -n, unit)
                                           : plus_units(from.last, n, unit);
    if (day == FHI_NO_DAY || (which == FHI_AWAY_ALONG && last == FHI_NO_DAY)) return;
    *out = fhi_calendar_day(day);
    if (last != FHI_NO_DAY && out->first != FHI_NO_DAY) out->last = last;
    out->anchored = from.anchored;
}
