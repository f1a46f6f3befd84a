/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a feed: entries lie in it, one behind the other, and each that opens leads back to its bytes. */
#include "read/feed.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhi_arena *arena = fhi_arena_new();
    if (!arena) abort();
    fh_span all = {(const char *)data, size};
    fhi_feed feed;
    if (!fhi_feed_read(arena, all, &feed)) abort();
    uint32_t at = 0, end = 0, lost;
    fh_range entry;
    while (fhi_feed_next(all, &at, &entry, &lost)) {
        if (entry.start < end || entry.end <= entry.start || entry.end > size) abort();
        end = entry.end;
        fhi_page page = {.media = FHI_MEDIA_FEED, .captured = {all.ptr + entry.start, entry.end - entry.start}};
        fh_error error;
        if (fhi_feed_open(arena, feed.charset, &page, &error) != FH_OK) continue;
        fh_range source = fhi_map_source(&page.map, (fh_range){0, (uint32_t)page.body.len});
        if (source.end > page.captured.len) abort();
    }
    fhi_arena_free(arena);
    return 0;
}
