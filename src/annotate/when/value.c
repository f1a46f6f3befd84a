/* SPDX-License-Identifier: Apache-2.0 */
/* TIMEX3 values and EDTF intervals; see value.h. */
#include "annotate/when/value.h"

#include "annotate/when/hours.h"

#include <stdarg.h>
#include <stdio.h>

enum { MINUTES = 1440 }; /* of a day */

typedef struct text {
    char *at;
    int n;
} text;

static void put(text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(text *t, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(t->at + t->n, (size_t)(FHI_VALUE_BYTES - t->n), format, arguments);
    va_end(arguments);
    if (n > 0) t->n = t->n + n < FHI_VALUE_BYTES ? t->n + n : FHI_VALUE_BYTES - 1;
}

static const char *const durations[] = {
#define UNIT(name, duration) duration,
#include "annotate/when/names.def"
};

static const char *const parts[] = {
#define PART(name, first, early, late, last) #name,
#include "annotate/when/names.def"
};

static const struct {
    int first, early, late, last;
} part_hours[] = {
#define PART(name, first, early, late, last) {first, early, late, last},
#include "annotate/when/names.def"
};

static const char *const seasons[] = {
#define SEASON(name) #name,
#include "annotate/when/names.def"
};

/* A number of up to two decimals, without zeros at its end; a locale cannot touch it. */
static void put_amount(text *t, double value)
{
    int64_t hundredths = (int64_t)(value * 100 + 0.5);
    put(t, "%lld", (long long)(hundredths / 100));
    if (hundredths % 100)
        put(t, hundredths % 10 ? ".%02d" : ".%d", (int)(hundredths % 10 ? hundredths % 100 : hundredths % 100 / 10));
}

/* "2Y3M", "1DT5H": the second part of "one day and five hours". */
static void put_plus(text *t, const fhi_time_meaning *m)
{
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY), plus = fhi_when_get(m, FHI_WHEN_PLUSUNIT, -1);
    if (plus < 0) return;
    if (plus <= FHI_UNIT_HOUR && unit > FHI_UNIT_HOUR) put(t, "T");
    put(t, "%d%s", fhi_when_get(m, FHI_WHEN_PLUS, 0), durations[plus]);
}

static void put_duration(text *t, const fhi_time_meaning *m)
{
    /* Of which unit, how many make one, and how that is written: "two and a half years" is P2Y6M. */
    static const struct {
        int unit, parts;
        const char *format;
    } halves[] = {{FHI_UNIT_YEAR, 12, "%dY%dM"}, {FHI_UNIT_HOUR, 60, "%dH%dM"}, {FHI_UNIT_MINUTE, 60, "%dM%dS"}};
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY);
    double n = unit == FHI_UNIT_FORTNIGHT ? m->amount * 2 : m->amount;
    put(t, unit <= FHI_UNIT_HOUR ? "PT" : "P");
    if (fhi_when_has(m, FHI_WHEN_VAGUE) || n <= 0) {
        put(t, "X%s", durations[unit]);
        return;
    }
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
        if (unit != halves[i].unit || n < 1 || n > 1000 || n == (double)(int)n) continue;
        put(t, halves[i].format, (int)n, (int)((n - (int)n) * halves[i].parts + 0.5));
        return;
    }
    bool years = unit == FHI_UNIT_DECADE || (unit == FHI_UNIT_CENTURY && n != (double)(int)n);
    put_amount(t, years ? n * (unit == FHI_UNIT_DECADE ? 10 : 100) : n);
    put(t, "%s", durations[years ? FHI_UNIT_YEAR : unit]);
    put_plus(t, m);
}

static void put_clock(text *t, const fhi_time_meaning *m, bool afternoon)
{
    int hour = fhi_hours_hour(m);
    if (hour >= 0) {
        put(t, "T%02d:%02d", afternoon ? hour + 12 : hour, fhi_hours_minute(m));
        if (fhi_when_has(m, FHI_WHEN_SECOND)) put(t, ":%02d", m->field[FHI_WHEN_SECOND]);
    } else if (fhi_when_has(m, FHI_WHEN_PART)) {
        put(t, "T%s", parts[m->field[FHI_WHEN_PART]]);
    }
}

static void put_year(text *t, const fhi_stretch *s)
{
    if (!s->year_known)
        put(t, "XXXX");
    else if (s->year < 1)
        put(t, "-%04d", 1 - s->year);
    else
        put(t, "%04d", s->year);
}

static void put_stretch(text *t, const fhi_stretch *s)
{
    switch (s->grain) {
    case FHI_GRAIN_DECADE: put(t, "%03d", s->year / 10); return;
    case FHI_GRAIN_CENTURY:
        if (s->year < 0)
            put(t, "-%02d", -s->year / 100 - 1);
        else
            put(t, "%02d", s->year / 100);
        return;
    case FHI_GRAIN_NONE:
    case FHI_GRAIN_DAYS: put(t, "XXXX-XX-XX"); return;
    default: put_year(t, s);
    }
    switch (s->grain) {
    case FHI_GRAIN_DAY: put(t, "-%02d-%02d", s->month, s->day); break;
    case FHI_GRAIN_WEEK: put(t, "-W%02d", s->number); break;
    case FHI_GRAIN_WEEKEND: put(t, "-W%02d-WE", s->number); break;
    case FHI_GRAIN_MONTH: put(t, "-%02d", s->month); break;
    case FHI_GRAIN_QUARTER: put(t, "-Q%d", s->number); break;
    case FHI_GRAIN_HALF: put(t, "-H%d", s->number); break;
    case FHI_GRAIN_SEASON: put(t, "-%s", seasons[s->number]); break;
    default: break;
    }
}

/* A time whose anchor is not known keeps what its words say, with X for the rest. */
static void put_unanchored(text *t, const fhi_time_meaning *m)
{
    int form = fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE), unit = fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY);
    if (form == FHI_FORM_WEEKDAY)
        put(t, "XXXX-WXX-%d", fhi_when_get(m, FHI_WHEN_WEEKDAY, 1));
    else if (form == FHI_FORM_CLOCK)
        return;
    else if (form != FHI_FORM_UNIT)
        put(t, "XXXX-XX-XX");
    else if (unit == FHI_UNIT_WEEK)
        put(t, "XXXX-WXX");
    else if (unit == FHI_UNIT_WEEKEND)
        put(t, "XXXX-WXX-WE");
    else if (unit == FHI_UNIT_MONTH)
        put(t, "XXXX-XX");
    else if (unit == FHI_UNIT_QUARTER)
        put(t, "XXXX-QX");
    else if (unit >= FHI_UNIT_YEAR)
        put(t, "XXXX");
    else
        put(t, "XXXX-XX-XX");
}

static void put_set(text *t, const fhi_time_meaning *m)
{
    if (fhi_when_has(m, FHI_WHEN_WEEKDAY))
        put(t, "XXXX-WXX-%d", m->field[FHI_WHEN_WEEKDAY]);
    else if (fhi_when_has(m, FHI_WHEN_MONTH))
        put(t, "XXXX-%02d", m->field[FHI_WHEN_MONTH]);
    else if (fhi_when_has(m, FHI_WHEN_SEASON))
        put(t, "XXXX-%s", seasons[m->field[FHI_WHEN_SEASON]]);
    else if (fhi_when_has(m, FHI_WHEN_PART))
        put(t, "XXXX-XX-XX");
    else if (fhi_when_has(m, FHI_WHEN_HOUR) && fhi_when_get(m, FHI_WHEN_UNIT, -1) == FHI_UNIT_DAY)
        put(t, "XXXX-XX-XX");
    else {
        fhi_time_meaning one = *m;
        if (one.amount <= 0) one.amount = 1;
        put_duration(t, &one);
        return;
    }
    put_clock(t, m, false);
}

int fhi_value_timex(const fhi_time *time, const fhi_stretch *stretch, char out[FHI_VALUE_BYTES])
{
    const fhi_time_meaning *m = &time->meaning;
    text t = {out, 0};
    int form = fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE);
    if (form == FHI_FORM_REF) {
        static const char *const refs[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
        put(&t, "%s", refs[fhi_when_get(m, FHI_WHEN_REF, FHI_REF_PRESENT)]);
    } else if (form == FHI_FORM_SET) {
        put_set(&t, m);
    } else if (time->type == FHI_TIME_DURATION) {
        put_duration(&t, m);
    } else if (form == FHI_FORM_SHIFT && fhi_when_has(m, FHI_WHEN_VAGUE)) {
        put(&t, fhi_when_get(m, FHI_WHEN_SIGN, -1) < 0 ? "PAST_REF" : "FUTURE_REF");
    } else {
        if (stretch->grain == FHI_GRAIN_NONE)
            put_unanchored(&t, m);
        else if (stretch->grain == FHI_GRAIN_DAY && form == FHI_FORM_CLOCK && fhi_hours_hour(m) < 0 &&
                 !fhi_when_has(m, FHI_WHEN_PART))
            put(&t, "XXXX");
        else
            put_stretch(&t, stretch);
        put_clock(&t, m, stretch->afternoon);
    }
    if (t.n == 0) put(&t, "XXXX-XX-XX");
    return t.n;
}

/* A month is cut at its 11th and 21st, a year at May and September, what has more years at a new year; a week has three days at each
 * end. */
static void thirds(const fhi_stretch *s, fhi_day *second, fhi_day *third)
{
    int32_t part = (s->last - s->first + 1) / 3;
    *second = s->first + part + (s->grain == FHI_GRAIN_WEEK);
    *third = s->last + 1 - part - (s->grain == FHI_GRAIN_WEEK);
    if (s->grain == FHI_GRAIN_MONTH) *second = s->first + 10, *third = s->first + 20;
    if (s->grain == FHI_GRAIN_YEAR) {
        *second = fhi_day_of((fhi_date){s->year, 5, 1});
        *third = fhi_day_of((fhi_date){s->year, 9, 1});
    } else if (s->grain == FHI_GRAIN_DECADE || s->grain == FHI_GRAIN_CENTURY) {
        int32_t last = fhi_day_date(s->last).year + 1, years = (last - s->year) / 3;
        *second = fhi_day_of((fhi_date){s->year + years, 1, 1});
        *third = fhi_day_of((fhi_date){last - years, 1, 1});
    }
}

void fhi_value_days(const fhi_time_meaning *meaning, const fhi_stretch *stretch, fhi_day *first, fhi_day *last)
{
    bool now = fhi_when_get(meaning, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_REF; /* dates nothing */
    *first = now ? FHI_NO_DAY : stretch->first;
    *last = now ? FHI_NO_DAY : stretch->last;
    if (*first == FHI_NO_DAY || !fhi_when_has(meaning, FHI_WHEN_MODIFIER) || *last - *first < 6) return;
    fhi_day second, third; /* where its second and its last third begin */
    thirds(stretch, &second, &third);
    int modifier = meaning->field[FHI_WHEN_MODIFIER];
    bool running = meaning->base == FHI_NONE && stretch->now >= *first && stretch->now <= *last;
    if (running && stretch->now > *first) /* "earlier this year": before now */
        second = modifier == FHI_MODIFIER_EARLIER ? stretch->now : second;
    if (running && stretch->now < *last) third = modifier == FHI_MODIFIER_LATER ? stretch->now + 1 : third;
    switch (modifier) {
    case FHI_MODIFIER_START:
    case FHI_MODIFIER_EARLIER:
    case FHI_MODIFIER_OPENING: *last = second - 1; break;
    case FHI_MODIFIER_MIDDLE: *first = second, *last = third - 1; break;
    case FHI_MODIFIER_END:
    case FHI_MODIFIER_LATER:
    case FHI_MODIFIER_CLOSE: *first = third; break;
    default: break;
    }
}

static void put_day(text *t, fhi_day day)
{
    char written[11];
    fhi_day_write(day, written);
    put(t, "%s", written);
}

/* True if the stretch is one that EDTF writes as one date. */
static bool one_date(const fhi_stretch *s, bool narrowed)
{
    if (s->grain == FHI_GRAIN_DAY && s->first != s->last) return false;
    if (narrowed && s->grain != FHI_GRAIN_DAY) return false;
    return s->grain == FHI_GRAIN_DAY || s->grain == FHI_GRAIN_MONTH || s->grain == FHI_GRAIN_SEASON ||
           s->grain == FHI_GRAIN_YEAR || s->grain == FHI_GRAIN_DECADE || s->grain == FHI_GRAIN_CENTURY;
}

static void put_date(text *t, const fhi_stretch *s)
{
    static const int season_number[] = {21, 22, 23, 24};
    if (s->year < -9999 || s->year > 9999)
        put(t, "Y%d", s->year);
    else if (s->year < 0)
        put(t, "-%04d", -s->year);
    else if (s->grain == FHI_GRAIN_DECADE)
        put(t, "%03dX", s->year / 10);
    else if (s->grain == FHI_GRAIN_CENTURY)
        put(t, "%02dXX", s->year / 100);
    else
        put(t, "%04d", s->year);
    if (s->grain == FHI_GRAIN_SEASON) put(t, "-%02d", season_number[s->number]);
    if (s->grain == FHI_GRAIN_DAY || s->grain == FHI_GRAIN_MONTH) put(t, "-%02d", s->month);
    if (s->grain == FHI_GRAIN_DAY) put(t, "-%02d", s->day);
}

/* A minute of a day, the zone behind it where the words name one: as the clocks go where the article was published, if that is known. */
static void put_minute(text *t, const fhi_time_meaning *m, const fhi_stretch *s, int32_t minute)
{
    bool zoned = fhi_when_has(m, FHI_WHEN_ZONE);
    int zone = zoned ? m->field[FHI_WHEN_ZONE] : 0;
    if (zoned && s->zone != FHI_NO_ZONE) minute += s->zone - zone, zone = s->zone;
    int32_t days = (minute - (minute < 0 ? MINUTES - 1 : 0)) / MINUTES;
    put_day(t, s->first + days);
    minute -= days * MINUTES;
    put(t, "T%02d:%02d", minute / 60, minute % 60);
    if (fhi_when_has(m, FHI_WHEN_SECOND)) put(t, ":%02d", m->field[FHI_WHEN_SECOND]);
    if (zoned)
        put(t, "%c%02d:%02d", zone < 0 ? '-' : '+', (zone < 0 ? -zone : zone) / 60 % 24,
            (zone < 0 ? -zone : zone) % 60);
}

/* An hour, or the run of hours of which it is one end; that may reach into the next day: "11 p.m. to 1 a.m.". */
static void put_hour(text *t, const fhi_time_meaning *m, const fhi_stretch *s)
{
    int32_t first = (fhi_hours_hour(m) + (s->afternoon ? 12 : 0)) * 60 + fhi_hours_minute(m), last = first;
    if (fhi_when_has(m, FHI_WHEN_SINCE)) first = m->field[FHI_WHEN_SINCE];
    if (fhi_when_has(m, FHI_WHEN_TOHOUR)) last = m->field[FHI_WHEN_TOHOUR] * 60 + fhi_when_get(m, FHI_WHEN_TOMINUTE, 0);
    put_minute(t, m, s, first);
    if (last == first) return;
    put(t, "/");
    put_minute(t, m, s, last < first ? last + MINUTES : last);
}

static void put_hours(text *t, const fhi_time_meaning *m, const fhi_stretch *s)
{
    int part = fhi_when_get(m, FHI_WHEN_PART, -1), modifier = fhi_when_get(m, FHI_WHEN_MODIFIER, -1);
    if (fhi_hours_hour(m) >= 0) {
        put_hour(t, m, s);
        return;
    }
    bool early = modifier == FHI_MODIFIER_START, late = modifier == FHI_MODIFIER_END,
         mid = modifier == FHI_MODIFIER_MIDDLE;
    put_day(t, s->first);
    put(t, "T%02d/", late ? part_hours[part].late : mid ? part_hours[part].early : part_hours[part].first);
    put_day(t, s->first);
    put(t, "T%02d", early ? part_hours[part].early : mid ? part_hours[part].late : part_hours[part].last);
}

static void put_second(text *t, fhi_day day, int32_t second, int unit)
{
    put_day(t, day);
    put(t, "T%02d:%02d", second / 3600 % 24, second / 60 % 60);
    if (unit == FHI_UNIT_SECOND) put(t, ":%02d", second % 60);
}

/* "In ten minutes", "the last two hours", "now". */
static void put_seconds(text *t, const fhi_time_meaning *m, const fhi_stretch *s)
{
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_MINUTE);
    put_second(t, s->first, s->second, unit);
    if (s->grain != FHI_GRAIN_DAYS) return;
    put(t, "/");
    put_second(t, s->last, s->until, unit);
}

int fhi_value_edtf(const fhi_time *time, const fhi_stretch *stretch, char out[FHI_VALUE_BYTES])
{
    const fhi_time_meaning *m = &time->meaning;
    text t = {out, 0};
    fhi_day first, last;
    fhi_value_days(m, stretch, &first, &last);
    bool narrowed = first != stretch->first || last != stretch->last;
    bool hours = fhi_when_has(m, FHI_WHEN_HOUR) || fhi_when_has(m, FHI_WHEN_PART);
    if (stretch->grain == FHI_GRAIN_NONE || (!stretch->year_known && stretch->grain != FHI_GRAIN_DAYS)) return 0;
    if (stretch->grain == FHI_GRAIN_DAY && stretch->first == FHI_NO_DAY) return 0;
    if (stretch->timed)
        put_seconds(&t, m, stretch);
    else if (stretch->grain == FHI_GRAIN_DAY && hours)
        put_hours(&t, m, stretch);
    else if (one_date(stretch, narrowed) && (stretch->year >= 0 || stretch->grain == FHI_GRAIN_YEAR))
        put_date(&t, stretch);
    else if (first != FHI_NO_DAY && first == last)
        put_day(&t, first);
    else if (first != FHI_NO_DAY)
        put_day(&t, first), put(&t, "/"), put_day(&t, last);
    return t.n;
}

/* "By the end of the month": until its last minute, from the publication on where it lies ahead. */
static void put_deadline(text *t, const fhi_stretch *s, fhi_day last, bool ahead)
{
    bool timed = s->now_second >= 0;
    if (!ahead || s->now == FHI_NO_DAY || s->now > last) {
        put(t, "../");
    } else if (timed || s->now < last) {
        put_day(t, s->now);
        if (timed) put(t, "T%02d:%02d", s->now_second / 3600, s->now_second / 60 % 60);
        put(t, "/");
    }
    put_day(t, last);
    if (timed && ahead && s->now <= last) put(t, "T23:59");
}

int fhi_value_open(const fhi_time *time, const fhi_stretch *stretch, char out[FHI_VALUE_BYTES])
{
    const fhi_time_meaning *m = &time->meaning;
    text t = {out, 0};
    fhi_day first, last;
    fhi_value_days(m, stretch, &first, &last);
    int open = fhi_when_get(m, FHI_WHEN_OPEN, 0);
    bool hour = fhi_hours_hour(m) >= 0 && stretch->grain == FHI_GRAIN_DAY,
         run = fhi_when_has(m, FHI_WHEN_TOHOUR) || fhi_when_has(m, FHI_WHEN_SINCE);
    if (first == FHI_NO_DAY || run) return 0;
    if (!fhi_when_has(m, FHI_WHEN_OPEN)) {
        bool close = fhi_when_get(m, FHI_WHEN_MODIFIER, -1) == FHI_MODIFIER_CLOSE && stretch->grain == FHI_GRAIN_DAY;
        if (close) put_day(&t, last), put(&t, "T23:59"); /* "the end of tomorrow" */
        return t.n;
    }
    if (open <= FHI_OPEN_UNTIL) {
        put_deadline(&t, stretch, last, open < FHI_OPEN_UNTIL);
        return t.n;
    }
    if (open < 0) put(&t, "../");
    if (hour)
        put_hour(&t, m, stretch);
    else
        put_day(&t, open < 0 ? first - 1 : open == FHI_OPEN_AFTER ? last + 1 : first);
    if (open > 0) put(&t, "/..");
    return t.n;
}
