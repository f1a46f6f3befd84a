/* SPDX-License-Identifier: Apache-2.0 */
/* What is counted in hours, minutes and seconds → the stretch of the calendar that it means, to the second where the moment that it is
 * counted from is known. */
#ifndef FHI_WHEN_MOMENT_H
#define FHI_WHEN_MOMENT_H

#include "annotate/when/calendar.h"

/* So many hours, minutes or seconds from the anchor: to the second where its own is known. */
void fhi_moment_shift(double seconds, const fhi_stretch *from, fhi_stretch *out);

/* "The next three hours", where the moment they are counted from is known. */
void fhi_moment_span(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out);

/* An hour without a day: of the day of its anchor. Where the hour of that is known and it lies ahead, one that has passed is the next
 * day's, and of an hour of twelve the next is meant. */
void fhi_moment_clock(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out);

/* "Now" is the moment of publication, where that is known. */
void fhi_moment_now(const fhi_time_meaning *m, const fhi_stretch *from, fhi_stretch *out);

#endif
