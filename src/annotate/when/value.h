/* SPDX-License-Identifier: Apache-2.0 */
/* A stretch of the calendar, as text: TIMEX3 (TimeML 1.2.1) and EDTF (ISO 8601-2). */
#ifndef FHI_WHEN_VALUE_H
#define FHI_WHEN_VALUE_H

#include "annotate/when/calendar.h"

enum { FHI_VALUE_BYTES = 64 }; /* no value is longer */

/* Writes the TIMEX3 value of a time; returns its length. */
int fhi_value_timex(const fhi_time *time, const fhi_stretch *stretch, char out[FHI_VALUE_BYTES]);

/* Writes the interval of the words themselves; 0 if there is none. */
int fhi_value_edtf(const fhi_time *time, const fhi_stretch *stretch, char out[FHI_VALUE_BYTES]);

/* Writes the interval on one side of it that is meant by "before 2018", "after 2 p.m."; 0 where it is not so. */
int fhi_value_open(const fhi_time *time, const fhi_stretch *stretch, char out[FHI_VALUE_BYTES]);

/* The days of the interval: those of the stretch, narrowed by "early", "mid" or "late". */
void fhi_value_days(const fhi_time_meaning *meaning, const fhi_stretch *stretch, fhi_day *first, fhi_day *last);

#endif
