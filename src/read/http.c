/* SPDX-License-Identifier: Apache-2.0 */
#include "read/http.h"

#include "base/limits.h"
#include "base/list.h"
#include "base/span.h"

#include <brotli/decode.h>
#include <isa-l/igzip_lib.h>
#include <stdlib.h>
#include <zstd.h>

/* ---- heads */

uint32_t fhi_http_blank_line(fh_span bytes)
{
    for (size_t at = 0; at < bytes.len;) {
        const char *end = memchr(bytes.ptr + at, '\n', bytes.len - at);
        if (!end) return 0;
        size_t next = (size_t)(end - bytes.ptr) + 1;
        if (next - at == 1 || (next - at == 2 && bytes.ptr[at] == '\r')) return (uint32_t)next;
        at = next;
    }
    return 0;
}

bool fhi_http_field(fh_span head, size_t *at, fh_span *name, fh_span *value)
{
    if (*at >= head.len) return false;
    const char *end = memchr(head.ptr + *at, '\n', head.len - *at);
    size_t stop = end ? (size_t)(end - head.ptr) : head.len;
    fh_span line = {head.ptr + *at, stop - *at};
    *at = stop + 1;
    const char *colon = memchr(line.ptr, ':', line.len);
    *name = colon ? fhi_span_trim((fh_span){line.ptr, (size_t)(colon - line.ptr)}) : (fh_span){NULL, 0};
    *value =
        colon ? fhi_span_trim((fh_span){colon + 1, line.len - (size_t)(colon - line.ptr) - 1}) : (fh_span){NULL, 0};
    return true;
}

bool fhi_http_head_read(fh_span bytes, fhi_http_head *head)
{
    *head = (fhi_http_head){.size = fhi_http_blank_line(bytes)};
    if (!fhi_span_starts(bytes, FHI_SPAN("HTTP/")) || !head->size) return false;
    fh_span lines = {bytes.ptr, head->size}, name, value;
    size_t at = 0;
    const char *blank = memchr(lines.ptr, ' ', lines.len);
    for (size_t i = blank ? (size_t)(blank - lines.ptr) + 1 : lines.len;
         i < lines.len && fhi_ascii_digit(lines.ptr[i]) && head->status < 1000; i++)
        head->status = head->status * 10 + (uint32_t)(lines.ptr[i] - '0');
    fhi_http_field(lines, &at, &name, &value);
    while (fhi_http_field(lines, &at, &name, &value)) {
        if (fhi_span_same(name, FHI_SPAN("Content-Type")))
            head->content_type = value;
        else if (fhi_span_same(name, FHI_SPAN("Content-Encoding")))
            head->content_encoding = value;
        else if (fhi_span_same(name, FHI_SPAN("Transfer-Encoding")))
            head->chunked = fhi_span_same(value, FHI_SPAN("chunked"));
    }
    return true;
}

/* ---- bodies */

/* The size of a chunk in hexadecimal at *at, which is moved behind its line; false if there is none. */
static bool chunk_size(fh_span bytes, size_t *at, size_t *size)
{
    size_t i = *at, digits = 0;
    for (*size = 0; i < bytes.len && digits < 9; i++, digits++) {
        char c = fhi_ascii_lower(bytes.ptr[i]);
        if (!fhi_ascii_digit(c) && !(c >= 'a' && c <= 'f')) break;
        *size = *size * 16 + (size_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    const char *end = digits && digits < 9 ? memchr(bytes.ptr + i, '\n', bytes.len - i) : NULL;
    if (!end) return false;
    *at = (size_t)(end - bytes.ptr) + 1;
    return true;
}

/* The chunks one behind the other. A body that says it is chunked and is not stays as it is. */
static bool join_chunks(fhi_arena *arena, fh_span bytes, fh_span *out, bool *whole)
{
    size_t at = 0, size, len = 0;
    if (!chunk_size(bytes, &at, &size)) {
        *out = bytes;
        *whole = false;
        return true;
    }
    char *joined = fhi_arena_alloc(arena, bytes.len);
    if (!joined) return false;
    do {
        size_t there = size < bytes.len - at ? size : bytes.len - at;
        memcpy(joined + len, bytes.ptr + at, there);
        len += there;
        at += there;
        if (there < size) *whole = false;
        if (size == 0 || there < size) break;
        while (at < bytes.len && (bytes.ptr[at] == '\r' || bytes.ptr[at] == '\n')) at++;
        if (!chunk_size(bytes, &at, &size)) {
            *whole = false;
            break;
        }
    } while (true);
    *out = (fh_span){joined, len};
    return true;
}

typedef FHI_LIST(char) bytes_list;

/* Room for as much again as there is. */
static bool grow(fhi_arena *arena, bytes_list *list)
{
    return fhi_list_grow(arena, &list->at, &list->room, list->n, 1);
}

static fh_status too_much(fh_error *error)
{
    return fhi_error_set(error, FH_LIMIT, "read", 0,
                         "compressed data that grow more than a thousandfold, or past 1 GiB, are not read");
}

static bool is_bomb(const bytes_list *out, fh_span bytes)
{
    return out->n > FHI_MAX_DOCUMENT_BYTES ||
           (out->n > FHI_MAX_INFLATE_FREE && out->n / FHI_MAX_INFLATE_RATIO > bytes.len);
}

/* Of gzip, zlib and raw deflate ("deflate" is said of the last two), as `wrapping` says in the words of igzip_lib.h. */
static fh_status inflate_body(fhi_arena *arena, fh_span bytes, uint32_t wrapping, bytes_list *out, bool *whole,
                              fh_error *error)
{
    struct inflate_state *z = malloc(sizeof *z);
    if (!z) return fhi_error_memory(error, "read");
    isal_inflate_init(z);
    z->crc_flag = wrapping;
    z->next_in = (unsigned char *)bytes.ptr;
    z->avail_in = (uint32_t)bytes.len;
    fh_status status = FH_OK;
    int result = ISAL_DECOMP_OK;
    do {
        if (out->n == out->room && !grow(arena, out)) {
            status = fhi_error_memory(error, "read");
            break;
        }
        z->next_out = (unsigned char *)out->at + out->n;
        z->avail_out = out->room - out->n;
        result = isal_inflate(z);
        out->n = out->room - z->avail_out;
        if (is_bomb(out, bytes)) status = too_much(error);
    } while (status == FH_OK && result == ISAL_DECOMP_OK && z->block_state != ISAL_BLOCK_FINISH && out->n == out->room);
    *whole = *whole && result == ISAL_DECOMP_OK && z->block_state == ISAL_BLOCK_FINISH;
    free(z);
    return status;
}

static fh_status unzstd_body(fhi_arena *arena, fh_span bytes, bytes_list *out, bool *whole, fh_error *error)
{
    ZSTD_DCtx *context = ZSTD_createDCtx();
    if (!context) return fhi_error_memory(error, "read");
    ZSTD_inBuffer in = {bytes.ptr, bytes.len, 0};
    fh_status status = FH_OK;
    size_t left = 1;
    while (status == FH_OK && left && !ZSTD_isError(left)) {
        if (out->n == out->room && !grow(arena, out)) {
            status = fhi_error_memory(error, "read");
            break;
        }
        ZSTD_outBuffer to = {out->at + out->n, out->room - out->n, 0};
        left = ZSTD_decompressStream(context, &to, &in);
        out->n += (uint32_t)to.pos;
        if (in.pos == in.size && to.pos < to.size) break;
        if (is_bomb(out, bytes)) status = too_much(error);
    }
    *whole = *whole && left == 0;
    ZSTD_freeDCtx(context);
    return status;
}

static fh_status unbrotli_body(fhi_arena *arena, fh_span bytes, bytes_list *out, bool *whole, fh_error *error)
{
    BrotliDecoderState *decoder = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    if (!decoder) return fhi_error_memory(error, "read");
    size_t left = bytes.len;
    const uint8_t *next = (const uint8_t *)bytes.ptr;
    fh_status status = FH_OK;
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (status == FH_OK && result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        if (out->n == out->room && !grow(arena, out)) {
            status = fhi_error_memory(error, "read");
            break;
        }
        size_t room = out->room - out->n;
        uint8_t *to = (uint8_t *)out->at + out->n;
        result = BrotliDecoderDecompressStream(decoder, &left, &next, &room, &to, NULL);
        out->n = out->room - (uint32_t)room;
        if (is_bomb(out, bytes)) status = too_much(error);
    }
    *whole = *whole && result == BROTLI_DECODER_RESULT_SUCCESS;
    BrotliDecoderDestroyInstance(decoder);
    return status;
}

bool fhi_http_payload(fhi_arena *arena, fh_span bytes, const fhi_http_head *head, fh_span *payload, bool *whole)
{
    *whole = true;
    *payload = (fh_span){bytes.ptr + head->size, bytes.len - head->size};
    return !head->chunked || join_chunks(arena, *payload, payload, whole);
}

fh_status fhi_http_decode(fhi_arena *arena, fh_span coded, const fhi_http_head *head, fh_span *body, bool *whole,
                          fh_error *error)
{
    fh_span coding = head->content_encoding;
    *whole = true;
    *body = coded;
    if (coding.len == 0 || fhi_span_same(coding, FHI_SPAN("identity")) || coded.len == 0) return FH_OK;
    bytes_list out = {0};
    fh_status status;
    bool gzip = fhi_span_same(coding, FHI_SPAN("gzip")) || fhi_span_same(coding, FHI_SPAN("x-gzip"));
    if (gzip && !fhi_span_starts(coded, FHI_SPAN("\x1F\x8B"))) return FH_OK; /* archived as decoded, the header left */
    if (gzip) {
        status = inflate_body(arena, coded, ISAL_GZIP, &out, whole, error);
    } else if (fhi_span_same(coding, FHI_SPAN("deflate"))) {
        bool zlib = (coded.ptr[0] & 0x0F) == 8 && coded.len > 1 &&
                    ((unsigned char)coded.ptr[0] * 256u + (unsigned char)coded.ptr[1]) % 31 == 0;
        status = inflate_body(arena, coded, zlib ? ISAL_ZLIB : ISAL_DEFLATE, &out, whole, error);
    } else if (fhi_span_same(coding, FHI_SPAN("zstd"))) {
        status = unzstd_body(arena, coded, &out, whole, error);
    } else if (fhi_span_same(coding, FHI_SPAN("br"))) {
        status = unbrotli_body(arena, coded, &out, whole, error);
    } else {
        return fhi_error_set(error, FH_UNSUPPORTED, "read", 0, "the body is coded as \"%.*s\", which is not read",
                             (int)(coding.len < 40 ? coding.len : 40), coding.ptr);
    }
    *body = (fh_span){out.at ? out.at : "", out.n};
    return status;
}
