/* SPDX-License-Identifier: Apache-2.0 */
/* What is counted within a stretch of the calendar, or from a day that the words name. */
#ifndef FHI_WHEN_WITHIN_H
#define FHI_WHEN_WITHIN_H

#include "annotate/when/calendar.h"

/* "The last Friday of October", "the second week of March", "the third month of 2021". */
void fhi_within_nth(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out);

/* "The first nine months" of the stretch `in`, "the last two weeks" of it. */
void fhi_within_units(const fhi_time_meaning *m, const fhi_stretch *in, fhi_stretch *out);

/* Moves from the day that stands in `out` by what the words count from it: "three days after Easter"; or gives it a length: "for two weeks
 * starting Monday". */
void fhi_within_away(const fhi_time_meaning *m, fhi_stretch *out);

/* The day so many working days on, or back, from one day; FHI_NO_DAY where they are too many. Feasts are not looked at. */
fhi_day fhi_within_working(fhi_day day, int64_t n);

/* "The next four working days". */
void fhi_within_worked(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out);

/* So many days, weeks, months or years from the first of them on; FHI_NO_DAY where the unit is another. */
fhi_day fhi_within_last(fhi_day first, int n, int unit);

#endif
