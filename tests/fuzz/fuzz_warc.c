/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as the head of a WARC record and as an HTTP response: spans lie in them, bodies are bounded. */
#include "read/warc.h"

#include "base/limits.h"
#include "read/http.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(fh_span all, fh_span part)
{
    if (part.ptr && (part.ptr < all.ptr || part.ptr + part.len > all.ptr + all.len)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fh_span all = {(const char *)data, size};
    fhi_warc_head head;
    fhi_http_head http;
    if (fhi_warc_find(all, 0) > size) abort();
    uint32_t head_size = fhi_warc_head_size(all);
    if (head_size > size) abort();
    if (head_size && fhi_warc_head_read(all, head_size, &head)) {
        check(all, head.url);
        check(all, head.record_id);
        check(all, head.digest);
    }
    if (!fhi_http_head_read(all, &http)) return 0;
    fhi_arena *arena = fhi_arena_new();
    if (!arena) abort();
    fh_span body;
    fh_error error;
    bool whole;
    if (fhi_http_body(arena, all, &http, &body, &whole, &error) == FH_OK && body.len > FHI_MAX_DOCUMENT_BYTES) abort();
    fhi_arena_free(arena);
    return 0;
}
