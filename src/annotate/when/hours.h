/* SPDX-License-Identifier: Apache-2.0 */
/* Hours of the day: what a meaning says of them, and what those that stand side by side say of one another. */
#ifndef FHI_WHEN_HOURS_H
#define FHI_WHEN_HOURS_H

#include "annotate/when/meaning.h"

enum { FHI_HOURS_DAY = 86400 }; /* seconds */

/* The hour that is named, 0 to 24; -1 if none is. */
int fhi_hours_hour(const fhi_time_meaning *meaning);

/* The minute of that hour, 0 where none is named. */
int fhi_hours_minute(const fhi_time_meaning *meaning);

/* Seconds in an hour, a minute or a second. */
int32_t fhi_hours_seconds(int unit);

/* The second of the day in an ISO 8601 date-time; -1 if it gives none. */
int32_t fhi_hours_read(fh_span published);

/* The zone of an ISO 8601 date-time, in minutes east of UTC; `otherwise` if it gives none. */
int32_t fhi_hours_zone(fh_span published, int32_t otherwise);

/* Joins the last time with those before it: "9:30 to 11:00 on Thursday" and "Thursday from 9:30 to 11:00" are one time, a run of hours of
 * that Thursday; both ends of "9:30 to 11:00" have the run; in "Thursday after 9:30" the hour is of it. Run behind each time that is found. */
void fhi_hours_join(fhi_marks *marks);

#endif
