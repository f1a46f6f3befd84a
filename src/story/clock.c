/* SPDX-License-Identifier: Apache-2.0 */
#include "story/clock.h"

void fhi_clock_tick(fhi_clock *clock, fhi_day day)
{
    clock->arrivals++;
    if (day != FHI_NO_DAY) clock->latest[clock->dated++ % FHI_CLOCK_DAYS] = day;
    clock->now = FHI_NO_DAY;
    if (clock->dated < FHI_CLOCK_DAYS || clock->dated < clock->arrivals / 2) return;
    fhi_day newest = clock->latest[(clock->dated - 1) % FHI_CLOCK_DAYS], first = newest, last = newest;
    for (int i = 0; i < FHI_CLOCK_DAYS; i++) {
        if (clock->latest[i] < first) first = clock->latest[i];
        if (clock->latest[i] > last) last = clock->latest[i];
    }
    if ((int64_t)last - first <= FHI_CLOCK_SPREAD) clock->now = newest;
}

void fhi_clock_pack(const fhi_clock *clock, fhi_pack *pack)
{
    fhi_pack_signed(pack, clock->now);
    fhi_pack_number(pack, clock->dated);
    fhi_pack_number(pack, clock->arrivals);
    for (int i = 0; i < FHI_CLOCK_DAYS; i++) fhi_pack_signed(pack, clock->latest[i]);
}

void fhi_clock_unpack(fhi_clock *clock, uint32_t most, fhi_unpack *row)
{
    clock->now = fhi_pack_take_day(row);
    clock->dated = (uint32_t)fhi_pack_take_number(row, most);
    clock->arrivals = (uint32_t)fhi_pack_take_number(row, most);
    for (int i = 0; i < FHI_CLOCK_DAYS; i++) clock->latest[i] = fhi_pack_take_day(row);
}
