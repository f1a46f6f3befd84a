/* SPDX-License-Identifier: Apache-2.0 */
/* Days of the Hindu calendar, reckoned from the sun and the moon as seen in India. */
#ifndef FHI_WHEN_LUNISOLAR_H
#define FHI_WHEN_LUNISOLAR_H

#include "base/day.h"

/* The day in the Gregorian `year` on which the lunar day `tithi` (1 to 30, 15 = full moon, 30 = new moon) of the lunar month `month`
 * (1 = Chaitra, ending with the new moon) holds at `hour` (0 to 24, Indian time): each feast has the hour that its rite asks for.
 * FHI_NO_DAY if there is none. */
fhi_day fhi_lunisolar_day(int32_t year, int month, int tithi, int hour);

/* The day in the Gregorian `year` on which the sun enters a sign of the sidereal zodiac (0 = Aries); the next one where it does so
 * after sunset. */
fhi_day fhi_lunisolar_entry(int32_t year, int sign);

#endif
