/* SPDX-License-Identifier: Apache-2.0 */
/* Days with a name; see feasts.h. Easter by the "anonymous Gregorian" computus (Nature, 1876; Meeus, Astronomical Algorithms,
 * 1991), the Orthodox one by Meeus's Julian algorithm; the feasts of other calendars through ICU, the Islamic ones as Umm al-Qura has
 * them, by which the Saudi authorities date them ahead; the Hindu ones by lunisolar.c. */
#include "annotate/when/feasts.h"

#include "annotate/when/grammar.h"
#include "annotate/when/lunisolar.h"

#include <unicode/ucal.h>

static fhi_day day_of(int32_t year, int month, int day)
{
    return fhi_day_of((fhi_date){year, (uint32_t)month, (uint32_t)day});
}

static fhi_day easter(int32_t year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
    return day_of(year, month, day);
}

static fhi_day orthodox_easter(int32_t year)
{
    int a = year % 4, b = year % 7, c = year % 19;
    int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
    int month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1;
    int behind = year / 100 - year / 400 - 2; /* days by which the Julian calendar is behind */
    return day_of(year, month, day) + behind;
}

/* The nth weekday (0 = Monday) of a month; n = -1 is the last. */
static fhi_day nth_weekday(int32_t year, int month, int weekday, int n)
{
    if (n < 0) {
        fhi_day last = day_of(year, month, (int)fhi_day_in_month(year, (uint32_t)month));
        return last - ((int)fhi_day_weekday(last) - weekday + 7) % 7;
    }
    fhi_day first = day_of(year, month, 1);
    return first + (weekday - (int)fhi_day_weekday(first) + 7) % 7 + 7 * (n - 1);
}

/* The first day of the Gregorian year that is this one, months from 1 in the order of ICU, of another calendar. A calendar is opened for
 * each question: few texts name such a feast. */
static fhi_day foreign_day(const char *locale, int32_t year, const int number[FHI_FESTIVAL_NUMBERS])
{
    static const double DAY = 86400e3; /* milliseconds */
    fhi_day first = day_of(year, 1, 1), last = day_of(year, 12, 31), found = FHI_NO_DAY;
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(u"UTC", -1, locale, UCAL_DEFAULT, &status);
    if (U_FAILURE(status)) return FHI_NO_DAY;
    ucal_setMillis(calendar, first * DAY, &status);
    int32_t start = ucal_get(calendar, UCAL_EXTENDED_YEAR, &status);
    for (int32_t y = start; y <= start + 2 && found == FHI_NO_DAY && U_SUCCESS(status); y++) {
        ucal_clear(calendar);
        ucal_set(calendar, UCAL_EXTENDED_YEAR, y);
        ucal_set(calendar, UCAL_MONTH, number[0] - 1);
        ucal_set(calendar, UCAL_DATE, number[1]);
        fhi_day day = (fhi_day)(ucal_getMillis(calendar, &status) / DAY) + number[2];
        if (U_SUCCESS(status) && day >= first && day <= last) found = day;
    }
    ucal_close(calendar);
    return found;
}

/* A day of the month that is kept on another where it falls on a Sunday or a Saturday; each is moved by so many days. */
static fhi_day kept_day(fhi_day day, int sunday, int saturday)
{
    int weekday = (int)fhi_day_weekday(day);
    return day + (weekday == 6 ? sunday : weekday == 5 ? saturday : 0);
}

/* American tax returns are due on 15 April, or the first day after it on which the offices of the capital are open: they keep
 * Emancipation Day, 16 April (Internal Revenue Code, section 7503). */
static fhi_day tax_day(int32_t year)
{
    fhi_day day = day_of(year, 4, 15), emancipation = kept_day(day + 1, 1, -1);
    while (fhi_day_weekday(day) >= 5 || day == emancipation) day++;
    return day;
}

/* The last such weekday (0 = Monday) before a day. */
static fhi_day weekday_before(fhi_day day, int weekday)
{
    return day == FHI_NO_DAY ? day : day - 1 - ((int)fhi_day_weekday(day) + 6 - weekday) % 7;
}

/* A day of the Parsi calendar, whose new year was on 17 August 2018 and comes every 365 days. */
static fhi_day parsi_day(int32_t year, int number)
{
    enum { LENGTH = 365 };
    fhi_day first = day_of(year, 1, 1), known = day_of(2018, 8, 17) + number - 1, behind = (first - known) % LENGTH;
    return behind == 0 ? first : first + (behind < 0 ? -behind : LENGTH - behind);
}

static fhi_day islamic_day(int32_t year, const int number[FHI_FESTIVAL_NUMBERS])
{
    return foreign_day("en@calendar=islamic-umalqura", year, number);
}

fhi_day fhi_feasts_day(uint32_t festival, int32_t year)
{
    if (festival >= fhi_grammar_festival_count || year < 2 || year > 9998) return FHI_NO_DAY;
    const fhi_festival *f = &fhi_grammar_festivals[festival];
    const int *n = f->number;
    switch (f->kind) {
    case FHI_FESTIVAL_FIXED: return kept_day(day_of(year, n[0], n[1]), n[2], n[3]);
    case FHI_FESTIVAL_NTH: return nth_weekday(year, n[0], n[1], n[2]) + n[3];
    case FHI_FESTIVAL_FOURTH: return year % 4 ? FHI_NO_DAY : nth_weekday(year, n[0], n[1], n[2]);
    case FHI_FESTIVAL_EASTER: return easter(year) + n[0];
    case FHI_FESTIVAL_ORTHODOX: return orthodox_easter(year) + n[0];
    case FHI_FESTIVAL_THANKSGIVING: return nth_weekday(year, 11, 3, 4) + n[0];
    case FHI_FESTIVAL_TAX: return tax_day(year);
    case FHI_FESTIVAL_HEBREW: return foreign_day("en@calendar=hebrew", year, n);
    case FHI_FESTIVAL_ISLAMIC: return islamic_day(year, n);
    case FHI_FESTIVAL_BEFORE_ISLAMIC: return weekday_before(islamic_day(year, n), n[3]);
    case FHI_FESTIVAL_CHINESE: return foreign_day("en@calendar=chinese", year, n);
    case FHI_FESTIVAL_PERSIAN: return foreign_day("en@calendar=persian", year, n);
    case FHI_FESTIVAL_HINDU: {
        fhi_day day = fhi_lunisolar_day(year, n[0], n[1], n[2]);
        return day == FHI_NO_DAY ? day : day + n[3];
    }
    case FHI_FESTIVAL_PARSI: return parsi_day(year, n[0]);
    case FHI_FESTIVAL_SUN: return fhi_lunisolar_entry(year, n[0]) + n[1];
    }
    return FHI_NO_DAY;
}

fhi_day fhi_feasts_last(uint32_t festival, fhi_day first)
{
    const fhi_festival *f = &fhi_grammar_festivals[festival];
    if (f->days > 0 || f->kind != FHI_FESTIVAL_ISLAMIC) return first + f->days - 1;
    const int next_month[FHI_FESTIVAL_NUMBERS] = {f->number[0] + 1, 1};
    int32_t year = fhi_day_date(first).year;
    fhi_day next = islamic_day(year, next_month);
    if (next == FHI_NO_DAY || next < first) next = islamic_day(year + 1, next_month);
    return next == FHI_NO_DAY || next <= first ? first : next - 1;
}
