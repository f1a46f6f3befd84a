/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a text, a record and a JSON array: opened or refused, and every map leads back into the captured bytes. */
#include "read/open.h"

#include "read/json.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_map(const fhi_page *page)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < page->map.n; i++) {
        fhi_map_run run = page->map.at[i];
        if (run.at < at || run.at + run.len > page->body.len || run.source + run.source_len > page->captured.len)
            abort();
        at = run.at + run.len;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhi_arena *arena = fhi_arena_new(), *scratch = fhi_arena_new();
    if (!arena || !scratch) abort();
    fh_span bytes = {(const char *)data, size};
    fhi_open_options options = {0};
    for (int i = 0; i < 2; i++) {
        fhi_capture capture = {
            .path = {"fuzz", 4}, .record = 1, .media = i ? FHI_MEDIA_JSON : FHI_MEDIA_TEXT, .bytes = bytes};
        fhi_page page;
        fh_error error;
        if (fhi_open_page(arena, scratch, &capture, &options, &page, &error) == FH_OK) check_map(&page);
    }
    fh_range element;
    for (uint32_t at = 0; fhi_json_element(bytes, &at, &element);) {
        if (element.end > size || element.start > element.end) abort();
    }
    fhi_arena_free(arena);
    fhi_arena_free(scratch);
    return 0;
}
