/* SPDX-License-Identifier: Apache-2.0 */
/* arrivals → the day of the stream, which tells when an article without a date came, and which stories are over. */
#ifndef FHI_STORY_CLOCK_H
#define FHI_STORY_CLOCK_H

#include "base/day.h"
#include "base/pack.h"

enum { FHI_CLOCK_DAYS = 3, FHI_CLOCK_SPREAD = 7 };

typedef struct fhi_clock {
    fhi_day latest[FHI_CLOCK_DAYS]; /* publication days of the latest dated arrivals, a ring */
    uint32_t dated, arrivals;       /* so far */
    fhi_day now;                    /* FHI_NO_DAY where that is not known */
} fhi_clock;

/* Takes the publication day of the next arrival, FHI_NO_DAY where it has none. The day of the stream is that of its newest dated arrival,
 * where half of the arrivals are dated and the latest FHI_CLOCK_DAYS of them within FHI_CLOCK_SPREAD days: a wrong date does not move it, and
 * what comes in no order of time has no such day. */
void fhi_clock_tick(fhi_clock *clock, fhi_day day);

/* For a store, and back: of at most so many arrivals. */
void fhi_clock_pack(const fhi_clock *clock, fhi_pack *pack);
void fhi_clock_unpack(fhi_clock *clock, uint32_t most, fhi_unpack *row);

#endif
