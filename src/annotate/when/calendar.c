/* SPDX-License-Identifier: Apache-2.0 */
/* Meanings on the calendar; see calendar.h. What repeats (a weekday, a month, a day without a year) is looked for from the
 * anchor, in the direction that tense or a word such as "last" gives. */
#include "annotate/when/calendar.h"

#include "annotate/when/feasts.h"
#include "annotate/when/hours.h"
#include "annotate/when/moment.h"
#include "annotate/when/within.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, SUNDAY = 6 };

static bool year_fits(int64_t year)
{
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

static fhi_day day_of(int32_t year, int month, int day)
{
    return fhi_day_of((fhi_date){year, (uint32_t)month, (uint32_t)day});
}

/* ISO 8601 week of a day; `year` is the year that the week belongs to, which is that of its Thursday. */
static int week_of(fhi_day day, int32_t *year)
{
    fhi_day thursday = day - (int)fhi_day_weekday(day) + 3;
    *year = fhi_day_date(thursday).year;
    return (thursday - day_of(*year, 1, 1)) / 7 + 1;
}

fhi_stretch fhi_calendar_day(fhi_day day)
{
    fhi_stretch s = {.grain = FHI_GRAIN_NONE, .first = FHI_NO_DAY, .last = FHI_NO_DAY};
    if (day == FHI_NO_DAY) return s;
    fhi_date date = fhi_day_date(day);
    if (!year_fits(date.year)) return s;
    return (fhi_stretch){.grain = FHI_GRAIN_DAY,
                         .year = date.year,
                         .year_known = true,
                         .month = (int)date.month,
                         .day = (int)date.day,
                         .first = day,
                         .last = day};
}

/* `n` months from `month` (1 to 12) of `year` on. */
static void set_months(fhi_stretch *s, int64_t year, int month, int n)
{
    s->first = s->last = FHI_NO_DAY;
    if (!year_fits(year) || !s->year_known) return;
    int32_t last_year = (int32_t)year + (month + n - 2) / 12;
    int last_month = (month + n - 2) % 12 + 1;
    if (!year_fits(last_year)) return;
    s->first = day_of((int32_t)year, month, 1);
    s->last = day_of(last_year, last_month, (int)fhi_day_in_month(last_year, (uint32_t)last_month));
}

static void set_week(fhi_stretch *s, fhi_day day, bool weekend)
{
    s->grain = weekend ? FHI_GRAIN_WEEKEND : FHI_GRAIN_WEEK;
    s->first = day - (int)fhi_day_weekday(day);
    s->number = week_of(day, &s->year);
    s->year_known = true;
    s->last = s->first + 6;
    if (weekend) s->first += 5;
}

/* A week as TIMEX3 has it, of which one day is meant: "three weeks ago". */
static void set_day_of_week(fhi_stretch *s, fhi_day day)
{
    set_week(s, day, false);
    s->first = s->last = day;
}

fhi_stretch fhi_calendar_week(fhi_day day, bool weekend)
{
    fhi_stretch s = {.grain = FHI_GRAIN_NONE};
    set_week(&s, day, weekend);
    return s;
}

static void set_years(fhi_stretch *s, fhi_grain grain, int64_t first, int n)
{
    s->grain = grain;
    s->year = first > INT32_MIN && first < INT32_MAX ? (int32_t)first : 0;
    s->year_known = true;
    s->first = s->last = FHI_NO_DAY;
    if (!year_fits(first) || !year_fits(first + n - 1)) return;
    s->first = day_of((int32_t)first, 1, 1);
    s->last = day_of((int32_t)first + n - 1, 12, 31);
}

static const int season_month[] = {3, 6, 9, 12}; /* the first of each */

/* Fills in what the grain of a dated stretch implies: grain, year and month/day/number are set. */
static void set_dated(fhi_stretch *s)
{
    switch (s->grain) {
    case FHI_GRAIN_DAY:
        s->first = s->last = s->year_known && fhi_day_exists(s->year, (uint32_t)s->month, (uint32_t)s->day)
                                 ? day_of(s->year, s->month, s->day)
                                 : FHI_NO_DAY;
        break;
    case FHI_GRAIN_MONTH: set_months(s, s->year, s->month, 1); break;
    case FHI_GRAIN_QUARTER: set_months(s, s->year, s->number * 3 - 2, 3); break;
    case FHI_GRAIN_HALF: set_months(s, s->year, s->number * 6 - 5, 6); break;
    case FHI_GRAIN_SEASON: set_months(s, s->year, season_month[s->number], 3); break;
    case FHI_GRAIN_YEAR: set_years(s, FHI_GRAIN_YEAR, s->year, 1); break;
    default: break;
    }
}

/* A year of two digits is the nearest one that is at most ten years ahead of the anchor, or of 2030. */
static int32_t full_year(int two, const fhi_stretch *from)
{
    int32_t now = from->grain != FHI_GRAIN_NONE && from->year_known ? from->year : 2020;
    int32_t year = now / 100 * 100 + two;
    if (year > now + 10) year -= 100;
    if (year <= now - 90) year += 100;
    return year;
}

/* The stretch's first month and how many months it has: to compare what repeats every year. */
static int months_of(const fhi_stretch *s, int *n)
{
    *n = s->grain == FHI_GRAIN_QUARTER || s->grain == FHI_GRAIN_SEASON ? 3 : s->grain == FHI_GRAIN_HALF ? 6 : 1;
    switch (s->grain) {
    case FHI_GRAIN_QUARTER: return s->number * 3 - 2;
    case FHI_GRAIN_HALF: return s->number * 6 - 5;
    case FHI_GRAIN_SEASON: return season_month[s->number];
    default: return s->month;
    }
}

/* How far the stretch, taken in the year of the anchor, lies ahead of the anchor: in days for days, else in months; 0 = it holds
 * it. */
static int ahead_of(const fhi_stretch *s, const fhi_stretch *from, int *year_length)
{
    fhi_date date = from->first != FHI_NO_DAY ? fhi_day_date(from->first) : (fhi_date){from->year, 7, 1};
    int n, month = months_of(s, &n);
    if (s->grain == FHI_GRAIN_DAY) {
        *year_length = 372;
        return (month - (int)date.month) * 31 + s->day - (int)date.day;
    }
    *year_length = 12;
    int now = (int)date.month;
    if (now >= month && now < month + n) return 0;
    return now < month ? month - now : month + n - 1 - now;
}

/* The year of something that comes once a year, as seen from the anchor. */
static int32_t year_seen_from(const fhi_time_meaning *m, const fhi_stretch *s, const fhi_stretch *from)
{
    int length, ahead = ahead_of(s, from, &length);
    int32_t year = from->first != FHI_NO_DAY ? fhi_day_date(from->first).year : from->year;
    if (fhi_when_has(m, FHI_WHEN_STEP)) {
        int which = m->field[FHI_WHEN_STEP];
        if (which == 0) return year;
        if (which < 0) return ahead < 0 ? year : year - 1;
        return (ahead > 0 ? year : year + 1) + which - 1;
    }
    /* The nearest, but tense moves the middle: in the past a date far ahead is last year's, in the future one far back is next year's.
     * A writer who means the farther one says "last" or "next". */
    int back = length / 2, on = length * 2 / 5;
    switch (fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NEAREST)) {
    case FHI_DIRECTION_PAST: back = length, on = length / 6; break;
    case FHI_DIRECTION_FUTURE:
        back = s->grain == FHI_GRAIN_DAY ? length / 9 : s->grain == FHI_GRAIN_QUARTER ? 0 : length / 4;
        on = length;
        break;
    default: break;
    }
    if (ahead > on) return year - 1;
    return -ahead > back || (on < length && -ahead > length - on) ? year + 1 : year;
}

/* The year that the words give; false where it has to be found from the anchor. */
static bool stated_year(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    if (fhi_when_has(m, FHI_WHEN_YEAR)) {
        out->year = m->field[FHI_WHEN_YEAR];
        if (fhi_when_has(m, FHI_WHEN_SHORT)) out->year = full_year(out->year, from);
        if (fhi_when_has(m, FHI_WHEN_ERA)) out->year = 1 - out->year;
        out->year_known = true;
        return true;
    }
    if (m->amount > 0 && m->amount < 100000) { /* "400 BC", "AD 842" */
        out->year = fhi_when_has(m, FHI_WHEN_ERA) ? 1 - (int32_t)m->amount : (int32_t)m->amount;
        out->year_known = true;
        return true;
    }
    if (fhi_when_get(m, FHI_WHEN_UNIT, -1) == FHI_UNIT_YEAR && from->grain != FHI_GRAIN_NONE) {
        out->year = from->year + fhi_when_get(m, FHI_WHEN_STEP, 0) * fhi_when_get(m, FHI_WHEN_SIGN, 1);
        out->year_known = out->anchored = true;
        return true;
    }
    return false;
}

static void shift_months(const fhi_stretch *from, int64_t months, fhi_stretch *out);

/* "Friday the 14th", "Fri 14th": the nearest month in which both are true, in the direction of the tense. */
static void read_weekday_of_month(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    enum { LOOKED_AT = 14 }; /* months each way: the 1st to 28th fall on each weekday within them */
    int weekday = m->field[FHI_WHEN_WEEKDAY] - 1, day = m->field[FHI_WHEN_DAY],
        direction = fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NEAREST);
    int32_t nearest = INT32_MAX;
    for (int months = -LOOKED_AT; months <= LOOKED_AT; months++) {
        fhi_stretch month;
        shift_months(from, months, &month);
        if (month.first == FHI_NO_DAY || day < 1 || day > month.last - month.first + 1) continue;
        fhi_day found = month.first + day - 1;
        int32_t ahead = found - from->first, apart = ahead < 0 ? -ahead : ahead;
        bool wrong = (direction == FHI_DIRECTION_PAST && ahead > 0) || (direction == FHI_DIRECTION_FUTURE && ahead < 0);
        if ((int)fhi_day_weekday(found) != weekday || wrong || apart >= nearest) continue;
        nearest = apart;
        *out = fhi_calendar_day(found);
        out->anchored = true;
    }
}

/* "The 20th", "the 20th of next month". */
static void read_day_of_month(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    if (from->first == FHI_NO_DAY) return;
    if (fhi_when_has(m, FHI_WHEN_WEEKDAY) && !fhi_when_has(m, FHI_WHEN_STEP)) {
        read_weekday_of_month(m, from, out);
        return;
    }
    int day = m->field[FHI_WHEN_DAY];
    int64_t months = fhi_when_get(m, FHI_WHEN_STEP, 0);
    if (!fhi_when_has(m, FHI_WHEN_STEP)) {
        int now = (int)fhi_day_date(from->first).day,
            direction = fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NEAREST);
        if (direction == FHI_DIRECTION_PAST && day > now) months = -1;
        if (direction == FHI_DIRECTION_FUTURE && day < now) months = 1;
    }
    fhi_stretch month;
    shift_months(from, months, &month);
    if (month.first == FHI_NO_DAY || day > month.last - month.first + 1) return;
    *out = fhi_calendar_day(month.first + day - 1);
    out->anchored = true;
}

/* "Friday, July 18", "Feb. 29": of the years round the one that seems meant, the nearest in which it is true. Close to the anchor a
 * weekday that does not fit is a slip. */
static void fit_year(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *s)
{
    enum { CLOSE = 31, YEARS = 8 };
    if (s->grain != FHI_GRAIN_DAY || !s->year_known || from->first == FHI_NO_DAY) return;
    bool exists = year_fits(s->year) && fhi_day_exists(s->year, (uint32_t)s->month, (uint32_t)s->day);
    int32_t ahead = exists ? day_of(s->year, s->month, s->day) - from->first : 0;
    if (exists && (!fhi_when_has(m, FHI_WHEN_WEEKDAY) || (ahead < CLOSE && ahead > -CLOSE))) return;
    for (int i = 0; i <= 2 * YEARS; i++) {
        int32_t year = s->year + (i % 2 ? (i + 1) / 2 : -(i / 2));
        if (!year_fits(year) || !fhi_day_exists(year, (uint32_t)s->month, (uint32_t)s->day)) continue;
        int weekday = (int)fhi_day_weekday(day_of(year, s->month, s->day)) + 1;
        if (weekday != fhi_when_get(m, FHI_WHEN_WEEKDAY, weekday)) continue;
        s->year = year;
        return;
    }
}

static void read_calendar(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    if (fhi_when_has(m, FHI_WHEN_DECADE)) {
        int32_t year = m->field[FHI_WHEN_DECADE];
        if (fhi_when_has(m, FHI_WHEN_SHORT)) year = full_year(year, from);
        set_years(out, FHI_GRAIN_DECADE, year, 10);
        return;
    }
    if (fhi_when_has(m, FHI_WHEN_CENTURY)) {
        int32_t first = (m->field[FHI_WHEN_CENTURY] - 1) * 100;
        if (fhi_when_has(m, FHI_WHEN_ERA)) first = -m->field[FHI_WHEN_CENTURY] * 100;
        set_years(out, FHI_GRAIN_CENTURY, first, 100);
        if (first == 0) out->first = day_of(1, 1, 1), out->last = day_of(99, 12, 31);
        return;
    }
    if (fhi_when_has(m, FHI_WHEN_DAY) && !fhi_when_has(m, FHI_WHEN_MONTH)) {
        read_day_of_month(m, from, out);
        if (fhi_when_get(m, FHI_WHEN_UNIT, -1) == FHI_UNIT_WEEK && out->first != FHI_NO_DAY)
            set_week(out, out->first, false); /* "the week of the 18th" */
        return;
    }
    bool stated = stated_year(m, from, out);
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, -1);
    bool same = unit == FHI_UNIT_QUARTER && from->grain == FHI_GRAIN_QUARTER; /* "the 1988 quarter" */
    int quarter = fhi_when_get(m, FHI_WHEN_QUARTER, same ? from->number : -1);
    if (quarter == 0 || quarter > 4 || fhi_when_get(m, FHI_WHEN_MONTH, 1) > 12) return;
    if (!stated && m->base != FHI_NONE && from->grain != FHI_GRAIN_NONE && !fhi_when_has(m, FHI_WHEN_STEP)) {
        out->year = from->year; /* "in 1831 … on July 14" */
        out->year_known = stated = true;
    }
    out->month = fhi_when_get(m, FHI_WHEN_MONTH, 0);
    out->day = fhi_when_get(m, FHI_WHEN_DAY, 0);
    if (out->day)
        out->grain = FHI_GRAIN_DAY;
    else if (out->month)
        out->grain = FHI_GRAIN_MONTH;
    else if (quarter >= 0)
        out->grain = FHI_GRAIN_QUARTER, out->number = quarter;
    else if (fhi_when_has(m, FHI_WHEN_HALF))
        out->grain = FHI_GRAIN_HALF, out->number = m->field[FHI_WHEN_HALF];
    else if (fhi_when_has(m, FHI_WHEN_SEASON))
        out->grain = FHI_GRAIN_SEASON, out->number = m->field[FHI_WHEN_SEASON];
    else
        out->grain = FHI_GRAIN_YEAR;
    if (!stated && from->grain != FHI_GRAIN_NONE) {
        out->year = year_seen_from(m, out, from);
        out->year_known = out->anchored = true;
    }
    if (!stated) fit_year(m, from, out);
    set_dated(out);
    if (unit == FHI_UNIT_WEEK && out->grain == FHI_GRAIN_DAY && out->first != FHI_NO_DAY)
        set_week(out, out->first, false); /* "the week of 6 November" */
    int until = fhi_when_get(m, FHI_WHEN_UNTIL, 0);
    if (out->grain == FHI_GRAIN_DAY && out->first != FHI_NO_DAY && until > out->day &&
        fhi_day_exists(out->year, (uint32_t)out->month, (uint32_t)until))
        out->last = out->first + until - out->day;
}

static void read_weekday(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    int weekday = fhi_when_get(m, FHI_WHEN_WEEKDAY, 1) - 1;
    if (from->first == FHI_NO_DAY) return;
    fhi_day anchor = from->first;
    int now = (int)fhi_day_weekday(anchor), direction = fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_PAST);
    fhi_day monday = anchor - now, past = anchor - (now - weekday + 7) % 7, coming = anchor + (weekday - now + 7) % 7,
            day;
    if (fhi_when_has(m, FHI_WHEN_SIGN) && fhi_when_get(m, FHI_WHEN_UNIT, -1) == FHI_UNIT_WEEK) {
        if (m->amount < 1 || m->amount > 5000) return; /* "two weeks ago Friday" */
        day = monday + 7 * (int)m->amount * m->field[FHI_WHEN_SIGN] + weekday;
    } else if (fhi_when_has(m, FHI_WHEN_SIGN) && m->amount >= 1 && m->amount < 1000) { /* "two Fridays ago" */
        int n = (int)m->amount, which = m->field[FHI_WHEN_SIGN];
        day = which < 0 ? (past == anchor ? past - 7 * n : past - 7 * (n - 1))
                        : (coming == anchor ? coming + 7 * n : coming + 7 * (n - 1));
    } else if (fhi_when_get(m, FHI_WHEN_UNIT, -1) == FHI_UNIT_WEEK) {
        day = monday + 7 * fhi_when_get(m, FHI_WHEN_STEP, 0) + weekday;
    } else if (fhi_when_has(m, FHI_WHEN_STEP)) {
        int which = m->field[FHI_WHEN_STEP];
        bool before = fhi_when_has(m, FHI_WHEN_BASE);
        if (which < 0)
            day = past == anchor ? anchor - 7 : past;
        else if (which == 0)
            day = before ? (coming == anchor ? anchor : past)
                  : direction == FHI_DIRECTION_PAST && fhi_when_has(m, FHI_WHEN_DIRECTION) ? past
                                                                                           : coming;
        else if (before || fhi_when_get(m, FHI_WHEN_UNIT, -1) == FHI_UNIT_DAY) /* "the following", "this coming" */
            day = coming == anchor ? anchor + 7 : coming;
        else
            day = monday + 7 + weekday;
    } else {
        /* No report opens with what was six days ago by its weekday alone: its date is of another time zone, or of before an update. */
        bool stamped_before = fhi_when_has(m, FHI_WHEN_LEAD) && coming == anchor + 1;
        day = direction == FHI_DIRECTION_FUTURE || stamped_before ? coming : past;
    }
    *out = fhi_calendar_day(day);
    out->anchored = true;
}

static void shift_months(const fhi_stretch *from, int64_t months, fhi_stretch *out)
{
    *out = (fhi_stretch){.first = FHI_NO_DAY, .last = FHI_NO_DAY};
    fhi_date date = fhi_day_date(from->first);
    int64_t at = (int64_t)date.year * 12 + (int)date.month - 1 + months;
    int64_t year = at >= 0 ? at / 12 : -((-at + 11) / 12);
    out->month = (int)(at - year * 12) + 1;
    out->grain = FHI_GRAIN_MONTH;
    out->year = (int32_t)year;
    out->year_known = true;
    set_dated(out);
}

static void step_weekend(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    int now = (int)fhi_day_weekday(from->first), which = fhi_when_get(m, FHI_WHEN_STEP, 0);
    int direction = fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NONE);
    fhi_day day = from->first + 7 * which;
    if (which == 0 && now < 5 && (direction == FHI_DIRECTION_PAST || (direction != FHI_DIRECTION_FUTURE && now < 3)))
        day -= 7;
    if (which < 0 && now >= 5) day = from->first - 7;
    set_week(out, day, true);
}

/* The unit that holds the anchor, or one so many steps from it. */
static void read_unit(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    int64_t steps = fhi_when_get(m, FHI_WHEN_STEP, 0);
    if (from->first == FHI_NO_DAY) return;
    if (from->grain == FHI_GRAIN_QUARTER && fhi_when_get(m, FHI_WHEN_UNIT, -1) == FHI_UNIT_QUARTER)
        steps = 0; /* "the quarter" just named */
    fhi_date date = fhi_day_date(from->first);
    bool ahead = fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NONE) == FHI_DIRECTION_FUTURE;
    bool eve = ahead && fhi_when_is_this_week(m) && fhi_day_weekday(from->first) == SUNDAY; /* of the week meant */
    out->anchored = true;
    switch (fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY)) {
    case FHI_UNIT_SECOND:
    case FHI_UNIT_MINUTE:
    case FHI_UNIT_HOUR: *out = fhi_calendar_day(from->first); break;
    case FHI_UNIT_DAY: *out = fhi_calendar_day((steps > 0 ? from->last : from->first) + (fhi_day)steps); break;
    case FHI_UNIT_WEEK: set_week(out, from->first + 7 * (fhi_day)steps + eve, false); break;
    case FHI_UNIT_FORTNIGHT:
        set_week(out, from->first + 14 * (fhi_day)steps, false);
        out->last += 7;
        break;
    case FHI_UNIT_WEEKEND: step_weekend(m, from, out); break;
    case FHI_UNIT_MONTH: shift_months(from, steps, out); break;
    case FHI_UNIT_QUARTER:
        shift_months(from, steps * 3, out);
        out->grain = FHI_GRAIN_QUARTER;
        out->number = (out->month - 1) / 3 + 1;
        set_dated(out);
        break;
    case FHI_UNIT_YEAR: set_years(out, FHI_GRAIN_YEAR, date.year + steps, 1); break;
    case FHI_UNIT_DECADE: set_years(out, FHI_GRAIN_DECADE, date.year / 10 * 10 + steps * 10, 10); break;
    case FHI_UNIT_CENTURY: set_years(out, FHI_GRAIN_CENTURY, date.year / 100 * 100 + steps * 100, 100); break;
    default: out->grain = FHI_GRAIN_NONE; break;
    }
    out->anchored = true;
}

/* "Two weeks and two days", "a year and three months" from the anchor, as coarse as the second unit. */
static void read_shift_plus(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY), plus = m->field[FHI_WHEN_PLUSUNIT],
        sign = fhi_when_get(m, FHI_WHEN_SIGN, -1);
    int64_t n = (int64_t)m->amount, more = fhi_when_get(m, FHI_WHEN_PLUS, 0);
    if (unit == FHI_UNIT_YEAR && plus == FHI_UNIT_MONTH)
        shift_months(from, sign * (n * 12 + more), out);
    else if (unit == FHI_UNIT_WEEK && plus == FHI_UNIT_DAY)
        *out = fhi_calendar_day(from->first + (fhi_day)(sign * (n * 7 + more)));
    else if (unit <= FHI_UNIT_DAY)
        *out = fhi_calendar_day(from->first + (fhi_day)(unit == FHI_UNIT_DAY ? sign * n : 0));
    out->anchored = true;
}

/* So many units from the anchor, as coarse as the unit; a year from a quarter is that quarter. */
static void read_shift(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    double n = m->amount * fhi_when_get(m, FHI_WHEN_SIGN, -1);
    if (from->first == FHI_NO_DAY || fhi_when_has(m, FHI_WHEN_VAGUE) || n < -4e6 || n > 4e6 || m->amount <= 0) return;
    if (fhi_when_has(m, FHI_WHEN_PLUS)) {
        read_shift_plus(m, from, out);
        return;
    }
    bool whole = n == (double)(int64_t)n;
    int64_t steps = (int64_t)n;
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY);
    switch (unit) {
    case FHI_UNIT_DAY:
        *out = fhi_calendar_day(fhi_when_has(m, FHI_WHEN_WORKING) ? fhi_within_working(from->first, steps)
                                                                  : from->first + (fhi_day)steps);
        break;
    case FHI_UNIT_HOUR:
    case FHI_UNIT_SECOND:
    case FHI_UNIT_MINUTE: fhi_moment_shift(n * fhi_hours_seconds(unit), from, out); break;
    case FHI_UNIT_WEEK:
        if (whole && steps >= -1 && steps <= 1)
            *out = fhi_calendar_day(from->first + 7 * (fhi_day)steps);
        else if (fhi_when_has(m, FHI_WHEN_ABOUT))
            set_week(out, from->first + (fhi_day)(n * 7), false);
        else
            set_day_of_week(out, from->first + (fhi_day)(n * 7));
        break;
    case FHI_UNIT_FORTNIGHT: set_day_of_week(out, from->first + (fhi_day)(n * 14)); break;
    case FHI_UNIT_MONTH: shift_months(from, steps, out); break;
    case FHI_UNIT_QUARTER: shift_months(from, (int64_t)(n * 3), out); break;
    case FHI_UNIT_YEAR:
        if (!whole) {
            shift_months(from, (int64_t)(n * 12), out);
        } else if (from->grain == FHI_GRAIN_QUARTER ||
                   (fhi_when_has(m, FHI_WHEN_BASE) && from->grain == FHI_GRAIN_MONTH)) {
            *out = *from;
            out->year += (int32_t)steps;
            set_dated(out);
        } else {
            set_years(out, FHI_GRAIN_YEAR, from->year + steps, 1);
        }
        break;
    case FHI_UNIT_DECADE: set_years(out, FHI_GRAIN_YEAR, from->year + steps * 10, 1); break;
    case FHI_UNIT_CENTURY: set_years(out, FHI_GRAIN_YEAR, from->year + steps * 100, 1); break;
    default: out->grain = FHI_GRAIN_NONE; break;
    }
    out->anchored = true;
}

/* "Will open in two weeks": to the day where the unit is one of days or shorter, the length itself being told. */
static void read_ahead(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    if (!fhi_when_has(m, FHI_WHEN_SIGN)) return;
    fhi_time_meaning days = *m;
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY);
    if (fhi_when_has(m, FHI_WHEN_STEP)) { /* "within two weeks" */
        int n = (int)m->amount;
        if (from->first == FHI_NO_DAY || n < 1 || m->amount != n || fhi_when_has(m, FHI_WHEN_VAGUE)) return;
        fhi_day last = fhi_when_has(m, FHI_WHEN_WORKING) ? fhi_within_working(from->first, n)
                                                         : fhi_within_last(from->first, n, unit);
        if (last == FHI_NO_DAY) return;
        *out = fhi_calendar_day(from->first);
        out->last = last;
        out->anchored = true;
        return;
    }
    if (unit == FHI_UNIT_WEEK || unit == FHI_UNIT_FORTNIGHT) {
        days.amount *= unit == FHI_UNIT_WEEK ? 7 : 14;
        days.field[FHI_WHEN_UNIT] = FHI_UNIT_DAY;
    }
    read_shift(&days, from, out);
}

/* "The past three months", "the next two weeks": so many whole units before the one that holds the anchor, or behind it. */
static void read_span(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    int which = fhi_when_get(m, FHI_WHEN_STEP, 0);
    if (fhi_when_has(m, FHI_WHEN_VAGUE) || m->amount < 1 || m->amount > 5000) return;
    if (m->base != FHI_NONE) {
        fhi_within_units(m, from, out);
        return;
    }
    if (which == 0) return;
    if (fhi_when_has(m, FHI_WHEN_WORKING)) {
        fhi_within_worked(m, from, out);
        return;
    }
    if (fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY) < FHI_UNIT_DAY) {
        fhi_moment_span(m, from, out);
        return;
    }
    fhi_time_meaning near = *m, far = *m;
    fhi_stretch a = {.first = FHI_NO_DAY, .last = FHI_NO_DAY}, b = a;
    near.field[FHI_WHEN_STEP] = (int16_t)which;
    far.field[FHI_WHEN_STEP] = (int16_t)(which * (int)m->amount);
    read_unit(&near, from, &a);
    read_unit(&far, from, &b);
    if (a.first == FHI_NO_DAY || b.first == FHI_NO_DAY) return;
    out->grain = FHI_GRAIN_DAYS;
    out->anchored = true;
    out->first = which < 0 ? b.first : a.first;
    out->last = which < 0 ? a.last : b.last;
}

/* "The week of Easter", "Labor Day weekend": from Saturday to Monday where the day is one of these, else the nearest weekend. */
static void read_round_feast(int unit, fhi_stretch *out)
{
    if (out->first == FHI_NO_DAY || (unit != FHI_UNIT_WEEK && unit != FHI_UNIT_WEEKEND)) return;
    fhi_day feast = out->first;
    int weekday = (int)fhi_day_weekday(feast);
    set_week(out, unit == FHI_UNIT_WEEKEND && weekday < 2 ? feast - 7 : feast, unit == FHI_UNIT_WEEKEND);
    if (unit == FHI_UNIT_WEEKEND && weekday == 0) out->last = feast;
}

/* The first year from this one on, or back, that has the feast. */
static int32_t year_with_feast(const fhi_time_meaning *m, uint32_t feast, int32_t year)
{
    enum { APART = 4 }; /* years between two of those that not every year has */
    bool past = fhi_when_get(m, FHI_WHEN_STEP, 1) < 0 ||
                fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NEAREST) == FHI_DIRECTION_PAST;
    for (int i = 0; i < APART; i++)
        if (fhi_feasts_day(feast, past ? year - i : year + i) != FHI_NO_DAY) return past ? year - i : year + i;
    return year;
}

static void read_festival(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out)
{
    uint32_t which = (uint32_t)fhi_when_get(m, FHI_WHEN_FESTIVAL, 0);
    bool stated = stated_year(m, from, out);
    if (!stated && from->grain == FHI_GRAIN_NONE) return;
    if (!stated) {
        fhi_stretch this_year = fhi_calendar_day(fhi_feasts_day(which, from->year));
        out->year = this_year.grain == FHI_GRAIN_NONE ? from->year : year_seen_from(m, &this_year, from);
        out->year = year_with_feast(m, which, out->year);
    }
    *out = fhi_calendar_day(fhi_feasts_day(which, out->year));
    if (out->first != FHI_NO_DAY) out->last = fhi_feasts_last(which, out->first);
    read_round_feast(fhi_when_get(m, FHI_WHEN_UNIT, -1), out);
    out->anchored = !stated;
}

void fhi_calendar_read(const fhi_time_meaning *meaning, const fhi_stretch *from, fhi_stretch *out)
{
    *out = (fhi_stretch){.grain = FHI_GRAIN_NONE, .first = FHI_NO_DAY, .last = FHI_NO_DAY};
    switch (fhi_when_get(meaning, FHI_WHEN_FORM, FHI_FORM_NONE)) {
    case FHI_FORM_CALENDAR: read_calendar(meaning, from, out); break;
    case FHI_FORM_WEEKDAY: read_weekday(meaning, from, out); break;
    case FHI_FORM_UNIT: read_unit(meaning, from, out); break;
    case FHI_FORM_SHIFT: read_shift(meaning, from, out); break;
    case FHI_FORM_NONE:
    case FHI_FORM_DURATION: read_ahead(meaning, from, out); break;
    case FHI_FORM_SPAN: read_span(meaning, from, out); break;
    case FHI_FORM_NTH: fhi_within_nth(meaning, from, out); break;
    case FHI_FORM_FESTIVAL: read_festival(meaning, from, out); break;
    case FHI_FORM_CLOCK: fhi_moment_clock(meaning, from, out); break;
    case FHI_FORM_REF: fhi_moment_now(meaning, from, out); break;
    default: break;
    }
    if (fhi_when_has(meaning, FHI_WHEN_AWAY)) fhi_within_away(meaning, out);
}
