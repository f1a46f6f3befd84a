/* SPDX-License-Identifier: Apache-2.0 */
/* Days with a name (data/when/festivals.tsv), found in any year. */
#ifndef FHI_WHEN_FEASTS_H
#define FHI_WHEN_FEASTS_H

#include "base/day.h"

/* The day of a festival, by its row, in a year; FHI_NO_DAY outside of the years 2 to 9998, where there is no such row
 * and in years without it. */
fhi_day fhi_feasts_day(uint32_t festival, int32_t year);

/* The last day of a festival that begins on `first`: the same day for most. */
fhi_day fhi_feasts_last(uint32_t festival, fhi_day first);

#endif
