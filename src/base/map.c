/* SPDX-License-Identifier: Apache-2.0 */
/* Maps between byte offsets; see map.h. */
#include "base/map.h"

static bool one_to_one(const fhi_map_run *run)
{
    return run->len == run->source_len;
}

bool fhi_map_add(fhi_arena *arena, fhi_map *map, fhi_map_run run)
{
    if (run.len == 0) return true;
    fhi_map_run *last = map->n ? &map->at[map->n - 1] : NULL;
    if (last && one_to_one(last) && one_to_one(&run) && last->at + last->len == run.at &&
        last->source + last->source_len == run.source) {
        last->len += run.len;
        last->source_len += run.source_len;
        return true;
    }
    fhi_map_run *added = FHI_PUSH(arena, map);
    if (!added) return false;
    *added = run;
    return true;
}

/* Index of the first run that ends past `at`. */
static uint32_t first_past(const fhi_map *map, uint32_t at)
{
    uint32_t low = 0, high = map->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (map->at[mid].at + map->at[mid].len > at) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    return low;
}

/* The part of `run` that lies in `range`, which meets it. A run that is not one to one is taken whole. */
static fhi_map_run clip(fhi_map_run run, fh_range range)
{
    if (!one_to_one(&run)) return run;
    if (range.start > run.at) {
        uint32_t skip = range.start - run.at;
        run.at += skip;
        run.source += skip;
        run.len -= skip;
    }
    if (range.end < run.at + run.len) run.len = range.end - run.at;
    run.source_len = run.len;
    return run;
}

fh_range fhi_map_source(const fhi_map *map, fh_range range)
{
    fh_range source = {0, 0};
    bool found = false;
    for (uint32_t i = first_past(map, range.start); i < map->n && map->at[i].at < range.end; i++) {
        fhi_map_run run = clip(map->at[i], range);
        if (!found || run.source < source.start) source.start = run.source;
        if (!found || run.source + run.source_len > source.end) source.end = run.source + run.source_len;
        found = true;
    }
    return source;
}

bool fhi_map_join(fhi_arena *arena, const fhi_map *outer, const fhi_map *inner, fhi_map *joined)
{
    fhi_map made = {0};
    for (uint32_t i = 0; i < outer->n; i++) {
        const fhi_map_run *run = &outer->at[i];
        fh_range middle = {run->source, run->source + run->source_len};
        if (!one_to_one(run)) {
            fh_range source = fhi_map_source(inner, middle);
            if (!fhi_map_add(arena, &made, (fhi_map_run){run->at, run->len, source.start, source.end - source.start}))
                return false;
            continue;
        }
        for (uint32_t k = first_past(inner, middle.start); k < inner->n && inner->at[k].at < middle.end; k++) {
            fhi_map_run part = clip(inner->at[k], middle);
            uint32_t skip = part.at > middle.start ? part.at - middle.start : 0;
            uint32_t start = part.at > middle.start ? part.at : middle.start;
            uint32_t end = part.at + part.len < middle.end ? part.at + part.len : middle.end;
            fhi_map_run moved = {run->at + skip, end - start, part.source, part.source_len};
            if (!fhi_map_add(arena, &made, moved)) return false;
        }
    }
    *joined = made;
    return true;
}
