/* SPDX-License-Identifier: Apache-2.0 */
/* Hours of the day; see hours.h. */
#include "annotate/when/hours.h"

#include "base/span.h"

#include <string.h>

/* "A quarter to five". */
static bool is_before_hour(const fhi_time_meaning *meaning)
{
    return fhi_when_get(meaning, FHI_WHEN_SIGN, 1) < 0 && fhi_when_has(meaning, FHI_WHEN_MINUTE);
}

static int named_hour(const fhi_time_meaning *meaning)
{
    int hour = fhi_when_get(meaning, FHI_WHEN_HOUR, -1), noon = fhi_when_get(meaning, FHI_WHEN_NOON, -1),
        part = fhi_when_get(meaning, FHI_WHEN_PART, -1);
    if (hour < 0) return -1;
    if (noon == 12 && hour < 12) return hour + 12;
    if (noon == 0 && hour == 12) return 0;
    if (noon < 0 && hour < 12 && hour > 0 &&
        (part == FHI_PART_AF || part == FHI_PART_EV || (part == FHI_PART_NI && hour >= 5)))
        return hour + 12;
    return hour;
}

int fhi_hours_hour(const fhi_time_meaning *meaning)
{
    int hour = named_hour(meaning);
    return hour >= 0 && is_before_hour(meaning) ? (hour + 23) % 24 : hour;
}

int fhi_hours_minute(const fhi_time_meaning *meaning)
{
    int minute = fhi_when_get(meaning, FHI_WHEN_MINUTE, 0);
    return is_before_hour(meaning) ? 60 - minute : minute;
}

int32_t fhi_hours_seconds(int unit)
{
    return unit == FHI_UNIT_HOUR ? 3600 : unit == FHI_UNIT_MINUTE ? 60 : 1;
}

/* Two digits below `limit` at `at`; -1 if there are none. */
static int two_digits(fh_span text, size_t at, int limit)
{
    if (at + 2 > text.len || !fhi_ascii_digit(text.ptr[at]) || !fhi_ascii_digit(text.ptr[at + 1])) return -1;
    int value = (text.ptr[at] - '0') * 10 + text.ptr[at + 1] - '0';
    return value < limit ? value : -1;
}

int32_t fhi_hours_read(fh_span published)
{
    enum { HOUR = 11, MINUTE = 14, SECOND = 17 }; /* where they stand behind "2024-10-28T" */
    if (published.len < MINUTE + 2 || (published.ptr[HOUR - 1] != 'T' && published.ptr[HOUR - 1] != ' ')) return -1;
    int hour = two_digits(published, HOUR, 24), minute = two_digits(published, MINUTE, 60),
        second = two_digits(published, SECOND, 60);
    if (hour < 0 || minute < 0) return -1;
    return hour * 3600 + minute * 60 + (second < 0 ? 0 : second);
}

int32_t fhi_hours_zone(fh_span published, int32_t otherwise)
{
    if (fhi_hours_read(published) < 0) return otherwise;
    if (published.ptr[published.len - 1] == 'Z') return 0;
    size_t sign = published.len;
    while (sign > 16 && published.ptr[sign - 1] != '+' && published.ptr[sign - 1] != '-') sign--;
    int hour = two_digits(published, sign, 24), minute = 0;
    if (sign <= 16 || hour < 0) return otherwise;
    if (published.len > sign + 2) minute = two_digits(published, published.len - 2, 60);
    if (minute < 0) return otherwise;
    return (hour * 60 + minute) * (published.ptr[sign - 1] == '-' ? -1 : 1);
}

/* What stands between two times, without blanks round it; empty where they are far apart or a line ends between them. */
static fh_span between(const fhi_marks *marks, const fhi_time *a, const fhi_time *b)
{
    enum { NEAR = 14 }; /* bytes: a preposition or two */
    if (b->at.start < a->at.end || b->at.start - a->at.end > NEAR) return (fh_span){NULL, 0};
    fh_span gap = fhi_span_cut(marks->text->article->text, (fh_range){a->at.end, b->at.start});
    return fhi_span_find(gap, FHI_SPAN("\n"), 0) >= 0 ? (fh_span){NULL, 0} : fhi_span_trim(gap);
}

/* Where its hour comes before the end, 9 of "9 to 11 a.m." is of the same half of the day, 11 of "11 to 1 p.m." of the other. */
static int16_t hour_before(int hour, int end)
{
    int half = end / 12 * 12, same = hour % 12 + half;
    return (int16_t)(same <= end ? same : (same + 12) % 24);
}

/* "3 to 4 p.m.": the end as the 24 hours have it, and the beginning by it. */
static void settle_run(fhi_time_meaning *m)
{
    if (!fhi_when_has(m, FHI_WHEN_TOHOUR)) return;
    int noon = fhi_when_get(m, FHI_WHEN_NOON, -1), end = m->field[FHI_WHEN_TOHOUR], begin = fhi_hours_hour(m);
    if (noon >= 0)
        end = end % 12 + noon;
    else if (end < 12 && begin > end && begin < end + 12) /* "tonight from 7 to 9" */
        end += 12;
    m->field[FHI_WHEN_TOHOUR] = (int16_t)end;
    if (noon >= 0) m->field[FHI_WHEN_HOUR] = hour_before(m->field[FHI_WHEN_HOUR], end);
    m->field[FHI_WHEN_NOON] = FHI_WHEN_NOTHING;
}

static bool is_bare_clock(const fhi_time_meaning *m)
{
    return fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_CLOCK;
}

/* The meaning with the day of another and its own hour. */
static fhi_time_meaning on_day_of(const fhi_time_meaning *m, const fhi_time_meaning *of)
{
    static const int own[] = {FHI_WHEN_HOUR,     FHI_WHEN_MINUTE, FHI_WHEN_SECOND, FHI_WHEN_NOON, FHI_WHEN_TOHOUR,
                              FHI_WHEN_TOMINUTE, FHI_WHEN_SINCE,  FHI_WHEN_ZONE,   FHI_WHEN_OPEN};
    fhi_time_meaning taken = *of;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) taken.field[own[i]] = m->field[own[i]];
    return taken;
}

/* "9:30" and "11:00" of "9:30 to 11:00". */
static void join_run(fhi_time_meaning *first, fhi_time_meaning *last)
{
    int end = fhi_hours_hour(last), begin = fhi_hours_hour(first);
    bool told = fhi_when_has(last, FHI_WHEN_NOON), begun = fhi_when_has(first, FHI_WHEN_NOON);
    if (told && !begun && first->field[FHI_WHEN_HOUR] <= 12)
        first->field[FHI_WHEN_HOUR] = hour_before(first->field[FHI_WHEN_HOUR], end);
    if (!told && end < 12 && begin > end && begin < end + 12) { /* "11:30 to 1:30" */
        last->field[FHI_WHEN_HOUR] = (int16_t)(last->field[FHI_WHEN_HOUR] + 12);
        end += 12;
    }
    first->field[FHI_WHEN_TOHOUR] = (int16_t)end;
    first->field[FHI_WHEN_TOMINUTE] = (int16_t)fhi_hours_minute(last);
    if (!fhi_when_has(first, FHI_WHEN_ZONE)) first->field[FHI_WHEN_ZONE] = last->field[FHI_WHEN_ZONE];
}

/* True if the word before the time is "between". */
static bool is_between(const fhi_marks *marks, const fhi_time *time)
{
    fh_span text = marks->text->article->text, word = FHI_SPAN("between ");
    return time->at.start >= word.len &&
           fhi_span_same(fhi_span_cut(text, (fh_range){time->at.start - (uint32_t)word.len, time->at.start}), word);
}

/* "10 this morning" and "4 this afternoon". */
static bool are_of_one_day(const fhi_time_meaning *a, const fhi_time_meaning *b)
{
    return fhi_when_get(a, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_UNIT &&
           fhi_when_get(b, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_UNIT &&
           a->field[FHI_WHEN_STEP] == b->field[FHI_WHEN_STEP] && a->base == FHI_NONE;
}

/* True of two hours that are one run: of one day, which no more than one of them names. */
static bool opens_run(const fhi_marks *marks, const fhi_time *a, const fhi_time *b)
{
    static const char *const joins[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "to", "until", "till", "through"},
                             *const bounds[] = {"but before", "and before"};
    if (a->type != FHI_TIME_TIME || fhi_hours_hour(&a->meaning) < 0 || fhi_hours_hour(&b->meaning) < 0) return false;
    if (fhi_when_has(&a->meaning, FHI_WHEN_TOHOUR) || fhi_when_has(&b->meaning, FHI_WHEN_TOHOUR) ||
        fhi_when_has(&a->meaning, FHI_WHEN_SINCE))
        return false;
    bool bare = is_bare_clock(&a->meaning) || is_bare_clock(&b->meaning);
    if (!bare && b->meaning.base == FHI_NONE && !are_of_one_day(&a->meaning, &b->meaning)) return false;
    fh_span gap = between(marks, a, b);
    return fhi_span_among(gap, joins, sizeof joins / sizeof *joins) ||
           (fhi_span_same(gap, FHI_SPAN("and")) && is_between(marks, a)) ||
           (fhi_span_among(gap, bounds, 2) && fhi_when_get(&a->meaning, FHI_WHEN_OPEN, 0) == FHI_OPEN_AFTER);
}

/* "Thursday from 9:30", "tomorrow (8 a.m.)": the hour stands beside the day, or a part of it, that it is of. */
static bool stands_by(const fhi_marks *marks, const fhi_time *day, const fhi_time *clock)
{
    static const char *const joins[] = {"from", "between", "by",     "before", "after", "until",
                                        "at",   ", at",    ", from", "(",      "for",   "-"};
    int form = fhi_when_get(&day->meaning, FHI_WHEN_FORM, FHI_FORM_NONE),
        unit = fhi_when_get(&day->meaning, FHI_WHEN_UNIT, -1);
    bool dated = form == FHI_FORM_WEEKDAY || form == FHI_FORM_FESTIVAL ||
                 (form == FHI_FORM_UNIT && unit == FHI_UNIT_DAY) ||
                 (form == FHI_FORM_CALENDAR && fhi_when_has(&day->meaning, FHI_WHEN_DAY));
    bool hourless = day->type == FHI_TIME_DATE || (day->type == FHI_TIME_TIME && fhi_hours_hour(&day->meaning) < 0);
    return dated && hourless && fhi_hours_hour(&clock->meaning) >= 0 &&
           fhi_span_among(between(marks, day, clock), joins, sizeof joins / sizeof *joins);
}

/* A run of hours and the day before it, from which it has its own, are one time. */
static void join_day(fhi_marks *marks)
{
    uint32_t n = marks->times.n;
    if (n < 2) return;
    fhi_time *day = &marks->times.at[n - 2], *run = day + 1;
    if (!fhi_when_has(&run->meaning, FHI_WHEN_TOHOUR) || !stands_by(marks, day, run)) return;
    fhi_time_meaning joined = on_day_of(&run->meaning, &day->meaning);
    if (!is_bare_clock(&run->meaning) && memcmp(joined.field, run->meaning.field, sizeof joined.field) != 0) return;
    day->at.end = run->at.end;
    day->type = FHI_TIME_TIME;
    day->meaning = joined;
    marks->times.n--;
}

/* The length in seconds where it is one of hours or minutes; 0 where it is not. */
static int32_t length_of(const fhi_time *time)
{
    const fhi_time_meaning *m = &time->meaning;
    int form = fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE), unit = fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY),
        plus = fhi_when_get(m, FHI_WHEN_PLUSUNIT, FHI_UNIT_SECOND);
    bool length = time->type == FHI_TIME_DURATION && (form == FHI_FORM_NONE || form == FHI_FORM_DURATION);
    if (!length || unit > FHI_UNIT_HOUR || plus > FHI_UNIT_HOUR || m->amount <= 0 || m->amount > 1440) return 0;
    return (int32_t)(m->amount * fhi_hours_seconds(unit)) + fhi_when_get(m, FHI_WHEN_PLUS, 0) * fhi_hours_seconds(plus);
}

/* "From 2 p.m. for two hours", "for two hours from 2 p.m.": the length tells where the run ends. */
static void join_length(fhi_marks *marks)
{
    static const char *const starts[] = {"from", "starting", "starting at", "beginning", "beginning at"};
    uint32_t n = marks->times.n;
    if (n < 2) return;
    fhi_time *first = &marks->times.at[n - 2], *last = first + 1;
    bool behind = last->type == FHI_TIME_DURATION;
    const fhi_time *clock = behind ? first : last, *length = behind ? last : first;
    int32_t seconds = clock->type == FHI_TIME_TIME ? length_of(length) : 0;
    if (seconds < 60 || seconds >= FHI_HOURS_DAY || fhi_hours_hour(&clock->meaning) < 0 ||
        fhi_when_has(&clock->meaning, FHI_WHEN_TOHOUR))
        return;
    fh_span gap = between(marks, first, last);
    if (behind ? !fhi_span_same(gap, FHI_SPAN("for")) : !fhi_span_among(gap, starts, sizeof starts / sizeof *starts))
        return;
    int32_t end = fhi_hours_hour(&clock->meaning) * 60 + fhi_hours_minute(&clock->meaning) + seconds / 60;
    fhi_time run = *clock;
    run.meaning.field[FHI_WHEN_TOHOUR] = (int16_t)(end / 60 % 24);
    run.meaning.field[FHI_WHEN_TOMINUTE] = (int16_t)(end % 60);
    run.at = (fh_range){first->at.start, last->at.end};
    *first = run;
    marks->times.n--;
}

void fhi_hours_join(fhi_marks *marks)
{
    uint32_t n = marks->times.n;
    if (n == 0) return;
    fhi_time *time = &marks->times.at[n - 1], *before = n > 1 ? time - 1 : NULL;
    if (time->type == FHI_TIME_DURATION) join_length(marks);
    if (time->type != FHI_TIME_TIME) return;
    settle_run(&time->meaning);
    if (before && opens_run(marks, before, time)) {
        join_run(&before->meaning, &time->meaning);
        if (time->meaning.base != FHI_NONE) return; /* "to 2 a.m. the next day" */
        if (is_bare_clock(&before->meaning) && is_bare_clock(&time->meaning)) {
            time->meaning.field[FHI_WHEN_SINCE] =
                (int16_t)(fhi_hours_hour(&before->meaning) * 60 + fhi_hours_minute(&before->meaning));
            return;
        }
        if (is_bare_clock(&before->meaning)) {
            before->meaning = on_day_of(&before->meaning, &time->meaning);
            if (before->meaning.field[FHI_WHEN_HOUR] == 24) /* "from midnight until noon Saturday" */
                before->meaning.field[FHI_WHEN_HOUR] = 0;
        }
        before->at.end = time->at.end;
        marks->times.n--;
    } else if (before && is_bare_clock(&time->meaning) && stands_by(marks, before, time)) {
        time->meaning = on_day_of(&time->meaning, &before->meaning);
    } else {
        join_length(marks);
    }
    join_day(marks);
}
