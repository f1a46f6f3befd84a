/* SPDX-License-Identifier: Apache-2.0 */
/* Days of the proleptic Gregorian calendar as numbers, 0 = 1970-01-01 (after Howard Hinnant's "chrono-compatible low-level date
 * algorithms"). */
#ifndef FHI_BASE_DAY_H
#define FHI_BASE_DAY_H

#include "firsthand/span.h"

#include <stdbool.h>

typedef int32_t fhi_day;

enum { FHI_NO_DAY = INT32_MIN };

typedef struct fhi_date {
    int32_t year;
    uint32_t month; /* 1 to 12 */
    uint32_t day;   /* 1 to 31 */
} fhi_date;

fhi_day fhi_day_of(fhi_date date);
fhi_date fhi_day_date(fhi_day day);

/* 0 = Monday … 6 = Sunday, as ISO 8601 orders them. */
uint32_t fhi_day_weekday(fhi_day day);

/* Days in a month, 28 to 31; month is 1 to 12. */
uint32_t fhi_day_in_month(int32_t year, uint32_t month);

/* True if the three numbers name a day between the years 1 and 9999. */
bool fhi_day_exists(int32_t year, uint32_t month, uint32_t day);

/* The day at the start of an ISO 8601 date or date-time ("2024-10-28", "20241028", "2024-10-28T09:00:00Z"); FHI_NO_DAY if it is
 * none. */
fhi_day fhi_day_read(fh_span text);

/* "2024-10-28" and a closing NUL. */
void fhi_day_write(fhi_day day, char out[11]);

#endif
