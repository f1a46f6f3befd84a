/* SPDX-License-Identifier: Apache-2.0 */
/* A meaning and the day it is counted from → the stretch of the calendar that it means. */
#ifndef FHI_WHEN_CALENDAR_H
#define FHI_WHEN_CALENDAR_H

#include "annotate/when/meaning.h"

/* How fine a stretch is. */
typedef enum fhi_grain {
    FHI_GRAIN_NONE, /* no stretch of the calendar: a duration, "now", or what an unknown anchor leaves open */
    FHI_GRAIN_DAY,
    FHI_GRAIN_WEEK,
    FHI_GRAIN_WEEKEND,
    FHI_GRAIN_MONTH,
    FHI_GRAIN_QUARTER,
    FHI_GRAIN_HALF,
    FHI_GRAIN_SEASON,
    FHI_GRAIN_YEAR,
    FHI_GRAIN_DECADE,
    FHI_GRAIN_CENTURY,
    FHI_GRAIN_DAYS, /* any other run of days */
} fhi_grain;

enum { FHI_NO_ZONE = INT16_MIN };

typedef struct fhi_stretch {
    fhi_grain grain;
    bool anchored;       /* the year, or the day, came from the anchor */
    int32_t year;        /* first year of a decade or century; below 1 before Christ; meaningless where not known */
    bool year_known;     /* false: "22 October" without an anchor */
    int month, day;      /* of DAY and MONTH */
    int number;          /* of the week (with its ISO year in `year`), quarter, half or season (FHI_SEASON_*) */
    fhi_day first, last; /* FHI_NO_DAY where not known */
    bool
        timed; /* the seconds below are known: the moment of publication, and what is counted from it in hours or less */
    bool afternoon;        /* an hour of twelve, "3:30", of which the second one of the day is meant */
    int32_t zone;          /* minutes east of UTC of the hour of publication; FHI_NO_ZONE where not known */
    fhi_day now;           /* of publication; FHI_NO_DAY where not known */
    int32_t now_second;    /* of that day, -1 where not known */
    int32_t second, until; /* of the first day and of the last */
} fhi_stretch;

/* `from` is what it is counted from: the publication day, or the stretch of the time before it; grain NONE if neither is known. */
void fhi_calendar_read(const fhi_time_meaning *meaning, const fhi_stretch *from, fhi_stretch *out);

/* The stretch of one day. */
fhi_stretch fhi_calendar_day(fhi_day day);

/* The week, or the weekend, that a day is of. */
fhi_stretch fhi_calendar_week(fhi_day day, bool weekend);

#endif
