/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as the head of a WARC or ARC record, as a line of an index, as an address, and as an HTTP response: spans lie in them, bodies are bounded. */
#include "read/arc.h"

#include "base/limits.h"
#include "emit/index.h"
#include "read/cdxj.h"
#include "read/digest.h"
#include "read/http.h"
#include "read/walk.h"

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
        check(all, head.block_digest);
        fhi_digest_holds(head.block_digest, all);
    }
    if (fhi_arc_find(all, 0) > size) abort();
    head_size = fhi_arc_head_size(all);
    if (head_size && fhi_arc_head_read(all, head_size, &head)) {
        check(all, head.url);
        check(all, head.date);
    }
    fhi_arena *arena = fhi_arena_new();
    if (!arena) abort();
    fhi_cdxj_place place;
    fh_span path;
    if (fhi_cdxj_read(arena, all, &place) == FHI_CDXJ_RECORD) fhi_walk_beside(arena, all, place.file, &path);
    if (!fhi_index_key(arena, all).ptr) abort();
    if (!fhi_http_head_read(all, &http)) {
        fhi_arena_free(arena);
        return 0;
    }
    fh_span body;
    fh_error error;
    bool whole;
    if (!fhi_http_payload(arena, all, &http, &body, &whole)) abort();
    if (fhi_http_decode(arena, body, &http, &body, &whole, &error) == FH_OK && body.len > FHI_MAX_DOCUMENT_BYTES)
        abort();
    fhi_arena_free(arena);
    return 0;
}
