/* SPDX-License-Identifier: Apache-2.0 */
/* The date lines that pages carry above or below their text: "Posted on November 13, 2024", "Radio Vess - 4 March 2025, 09:50". */
#ifndef FHI_EXTRACT_PAGEDATE_H
#define FHI_EXTRACT_PAGEDATE_H

#include "base/day.h"

typedef struct fhi_pagedate {
    fhi_date date;
    bool two_ways; /* all in numbers, and day and month could be either: no date was made */
    bool has_time;
    uint32_t hour;
    uint32_t minute;
    bool modified; /* the line says "updated", not "published" */
    bool labelled; /* the line says what the date is */
    fh_range at;   /* of the date, in the line */
    /* What stands before it, labels, weekday and separators apart: an outlet or an author; {NULL, 0} if nothing. */
    fh_span before;
} fhi_pagedate;

/* The number of the month that `word` names, in full or short ("Oct", "Sept"), in any case; 0 if it is none. */
uint32_t fhi_pagedate_month(fh_span word);

/* Reads the dates of `line`, at most `room`, and returns how many there are; 0 unless the line has nothing but dates, times, labels and a
 * name before them. */
uint32_t fhi_pagedate_read(fh_span line, fhi_pagedate *out, uint32_t room);

/* The offset in `text` of the first word behind a date line that ran into it ("Posted: May 6, 2031 The bridge fell on Monday"); 0 if it begins
 * with none. A date that is part of the sentence is none: "On 6 May 2031 Minister Lind", "May 6, 2031, the day of the fire". */
uint32_t fhi_pagedate_ahead(fh_span text);

#endif
