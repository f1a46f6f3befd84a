/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a text, a record and a JSON array: opened or refused, and every map leads back into the captured bytes. */
#include "read/open.h"

#include "read/json.h"

#include <stdlib.h>
#include <string.h>

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

/* A record with the bytes in its text, behind `before`. */
static fh_status open_text(fhi_arena *arena, fhi_arena *scratch, const char *before, fh_span bytes)
{
    fhi_page page;
    fh_error error;
    fh_span record = fhi_arena_format(arena, "{\"text\": \"%s%.*s\"}", before, (int)bytes.len, bytes.ptr);
    if (!record.ptr) abort();
    fhi_capture capture = {.path = {"fuzz", 4}, .media = FHI_MEDIA_JSON, .bytes = record};
    fh_status status = fhi_open_page(arena, scratch, &capture, &(fhi_open_options){0}, &page, &error);
    if (status == FH_OK) check_map(&page);
    return status;
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
    char padding[600] = "";
    memset(padding, 'x', sizeof padding - 1);
    if (open_text(arena, scratch, "", bytes) != open_text(arena, scratch, padding, bytes)) abort();
    fh_range element;
    for (uint32_t at = 0; fhi_json_element(bytes, &at, &element);) {
        if (element.end > size || element.start > element.end) abort();
    }
    fhi_arena_free(arena);
    fhi_arena_free(scratch);
    return 0;
}
