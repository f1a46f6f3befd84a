/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a list of feeds and as a JSON Feed's head: what is found is in the arena, and addresses are not empty. */
#include "read/feed.h"
#include "read/opml.h"
#include "read/records.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhi_arena *arena = fhi_arena_new();
    if (!arena) abort();
    fh_span all = {(const char *)data, size};
    fhi_opml list;
    fh_error error;
    if (fhi_opml_read(arena, all, &list, &error) == FH_OK) {
        for (uint32_t i = 0; i < list.feeds.n; i++)
            if (list.feeds.at[i].address.len == 0 || !list.feeds.at[i].title.ptr) abort();
    }
    fhi_feed feed;
    if (fhi_records_shape(all) == FHI_SHAPE_OBJECT && !fhi_feed_read_json(arena, all, &feed)) abort();
    fhi_arena_free(arena);
    return 0;
}
