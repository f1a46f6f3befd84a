/* SPDX-License-Identifier: Apache-2.0 */
#include "read/archive.h"

#include "base/limits.h"
#include "base/span.h"
#include "read/arc.h"
#include "read/digest.h"
#include "read/http.h"
#include "read/media.h"

#include <string.h>

const fhi_archive_form fhi_archive_warc = {fhi_warc_starts, fhi_warc_find, fhi_warc_head_size, fhi_warc_head_read};
const fhi_archive_form fhi_archive_arc = {fhi_arc_starts, fhi_arc_find, fhi_arc_head_size, fhi_arc_head_read};

static void tell(fhi_archive *a, fh_status code, const char *message)
{
    a->on_problem(a->context, code, a->at, message);
}

static void take(fhi_archive *a, size_t n)
{
    fhi_stream_take(a->stream, n);
    a->at += n;
}

/* Behind damage of the compressed data: what is left of the record is given up. False if nothing follows. */
static bool resume(fhi_archive *a)
{
    fh_error damage;
    if (fhi_stream_damage(a->stream, &damage) == FH_OK) return false;
    tell(a, damage.code, damage.message);
    take(a, fhi_stream_window(a->stream).len);
    return fhi_stream_resume(a->stream);
}

/* Passes over the blank lines behind a record: to what comes next, or the end. */
static fh_status skip_blanks(fhi_archive *a, fh_error *error)
{
    for (;;) {
        fh_status status = fhi_stream_fill(a->stream, 1, error);
        if (status != FH_OK) return status;
        fh_span window = fhi_stream_window(a->stream);
        size_t blanks = 0;
        while (blanks < window.len && fhi_ascii_space(window.ptr[blanks])) blanks++;
        take(a, blanks);
        if (blanks == 0 || blanks < window.len) return FH_OK;
    }
}

/* To where the next record starts. False at the end of the archive. */
static fh_status find_record(fhi_archive *a, bool *found, fh_error *error)
{
    enum { STEP = 1 << 16, OVERLAP = 16 }; /* the start of a head is told by fewer bytes than OVERLAP */
    bool told = false;
    for (;;) {
        fh_status status = skip_blanks(a, error);
        if (status == FH_OK) status = fhi_stream_fill(a->stream, STEP, error);
        if (status != FH_OK) return status;
        fh_span window = fhi_stream_window(a->stream);
        *found = a->form->starts(window);
        if (*found) return FH_OK;
        if (window.len == 0 && fhi_stream_ended(a->stream)) {
            if (resume(a)) continue;
            return FH_OK;
        }
        if (!told) tell(a, FH_INVALID, "damaged: no record starts here; looking for the next");
        told = true;
        size_t at = a->form->find(window, 1);
        take(a, at < window.len || fhi_stream_ended(a->stream) || window.len <= OVERLAP ? at : window.len - OVERLAP);
    }
}

/* Where the last record may start in `bytes`; 0 if nowhere behind their beginning. */
static size_t find_last(const fhi_archive *a, fh_span bytes)
{
    size_t last = 0;
    for (size_t at = a->form->find(bytes, 1); at < bytes.len; at = a->form->find(bytes, at + 1)) last = at;
    return last;
}

/* What of the window a head may take up: the same whatever more is in it. */
static fh_span head_window(const fhi_archive *a)
{
    fh_span window = fhi_stream_window(a->stream);
    return (fh_span){window.ptr, window.len < FHI_MAX_WARC_HEAD ? window.len : FHI_MAX_WARC_HEAD};
}

/* The head and block of the record at the start of the window. `*whole` is false where it is damaged: told of, and passed over. */
static fh_status read_record(fhi_archive *a, fhi_warc_head *head, fh_span *block, bool *whole, fh_error *error)
{
    *whole = false;
    uint32_t size = 0;
    for (size_t want = 4096; size == 0; want *= 2) {
        fh_status status = fhi_stream_fill(a->stream, want, error);
        if (status != FH_OK) return status;
        size = a->form->head_size(head_window(a));
        if (size == 0 && (fhi_stream_ended(a->stream) || want >= FHI_MAX_WARC_HEAD)) break;
    }
    if (size == 0 || !a->form->head_read(fhi_stream_window(a->stream), size, head)) {
        tell(a, FH_INVALID,
             size ? "damaged: the record says no length" : "damaged: the head of the record does not end");
        /* no head that starts before the last place where one may start ends in what was looked at either */
        fh_span window = head_window(a);
        size_t last = size ? size : find_last(a, window);
        take(a, last ? last : window.len);
        return FH_OK;
    }
    if (head->length > FHI_MAX_DOCUMENT_BYTES) {
        tell(a, FH_LIMIT, "a record larger than 1 GiB; passed over");
        take(a, size);
        return FH_OK;
    }
    fh_status status = fhi_stream_fill(a->stream, size + (size_t)head->length + 4, error);
    if (status != FH_OK) return status;
    fh_span window = fhi_stream_window(a->stream);
    if (window.len < size + head->length) {
        size_t next = a->form->find(window, 1);
        bool cut = next == window.len && fhi_stream_damage(a->stream, NULL) == FH_OK;
        tell(a, FH_INVALID,
             cut ? "the archive ends within the record; read as far as it goes"
                 : "damaged: the archive ends within the record");
        if (!cut) {
            take(a, next);
            return FH_OK;
        }
        head->length = window.len - size;
    }
    fh_span rest = {window.ptr + size + head->length, window.len - size - (size_t)head->length};
    bool ends = rest.len == 0 || fhi_ascii_space(rest.ptr[0]) || a->form->starts(rest);
    size_t next = ends ? window.len : a->form->find(window, 1);
    if (next < size + head->length) { /* a wrong length has swallowed the next record */
        tell(a, FH_INVALID, "damaged: the record is shorter than it says");
        take(a, next);
        return FH_OK;
    }
    *block = (fh_span){window.ptr + size, (size_t)head->length};
    a->form->head_read(window, size, head); /* the window may have moved */
    *whole = true;
    return FH_OK;
}

/* What a payload is, by its Content-Type or, without one, by its bytes. False for what is no text. */
static bool media_of(fh_span type, fh_span payload, fhi_media *media)
{
    const char *name;
    fh_span head = {payload.ptr, payload.len < FHI_MEDIA_HEAD ? payload.len : FHI_MEDIA_HEAD};
    fhi_media_kind kind = fhi_media_kind_of(head, &name);
    if (kind == FHI_KIND_EMPTY || kind == FHI_KIND_BINARY || kind == FHI_KIND_FEED || kind == FHI_KIND_OPML ||
        kind == FHI_KIND_JSON)
        return false;
    size_t end = 0;
    while (end < type.len && type.ptr[end] != ';' && !fhi_ascii_space(type.ptr[end])) end++;
    fh_span essence = {type.ptr, end};
    bool html =
        fhi_span_same(essence, FHI_SPAN("text/html")) || fhi_span_same(essence, FHI_SPAN("application/xhtml+xml"));
    bool plain = fhi_span_same(essence, FHI_SPAN("text/plain"));
    if (!html && !plain && essence.len) return false;
    *media = html || (!plain && kind == FHI_KIND_HTML) ? FHI_MEDIA_HTML : FHI_MEDIA_TEXT;
    return true;
}

static bool copy(fhi_arena *arena, fh_span from, fh_span *to)
{
    if (!from.ptr) return true;
    *to = fhi_arena_copy(arena, from);
    return to->ptr != NULL;
}

/* The date of a head as ISO 8601. */
static bool copy_date(const fhi_archive *a, fhi_arena *arena, fh_span from, fh_span *to)
{
    if (a->form != &fhi_archive_arc) return copy(arena, from, to);
    *to = fhi_arc_date(arena, from);
    return to->ptr != NULL;
}

/* Whether the digest of the payload is that of all behind the head of the response, as it was sent. */
static bool framed_digest_holds(const fhi_warc_head *head, fh_span block)
{
    uint32_t size = fhi_http_blank_line(block);
    return fhi_digest_holds(head->payload_digest, (fh_span){block.ptr + size, block.len - size});
}

/* Tells of bytes that are not those that were archived. The digest of the payload is taken over the chunks by some writers, without their
 * framing by others; that of the block is plain, and asked first. */
static void check_digest(fhi_archive *a, const fhi_warc_head *head, fh_span block, fh_span payload)
{
    bool holds = head->block_digest.ptr
                     ? fhi_digest_holds(head->block_digest, block)
                     : fhi_digest_holds(head->payload_digest, payload) || framed_digest_holds(head, block);
    if (!holds) tell(a, FH_INVALID, "the record is not what its digest says: changed or damaged; read all the same");
}

/* The document in a record, if it holds one that is text. */
static fh_status take_document(fhi_archive *a, fhi_arena *arena, const fhi_warc_head *head, fh_span block,
                               fhi_capture *capture, bool *found, fh_error *error)
{
    enum { HTTP_OK = 200 };
    fh_span payload = block, type = head->content_type;
    if (head->type == FHI_WARC_RESPONSE) {
        fhi_http_head response;
        if (!fhi_http_head_read(block, &response) || response.status != HTTP_OK) return FH_OK;
        bool joined, decoded;
        if (!fhi_http_payload(arena, block, &response, &payload, &joined)) return fhi_error_memory(error, "read");
        check_digest(a, head, block, payload);
        fh_error problem;
        fh_status status = fhi_http_decode(arena, payload, &response, &payload, &decoded, &problem);
        if (status == FH_NO_MEMORY) return fhi_error_memory(error, "read");
        if (status != FH_OK) {
            tell(a, status, problem.message);
            return FH_OK;
        }
        if (!joined || !decoded)
            tell(a, FH_INVALID, "the body of the response is damaged or cut; read as far as it goes");
        type = response.content_type;
    } else {
        check_digest(a, head, block, payload);
    }
    fhi_capture made = {.record = a->record};
    made.archived.status = head->type == FHI_WARC_RESPONSE ? HTTP_OK : 0;
    bool own = fhi_span_starts(head->url, FHI_SPAN("metadata:")); /* what the crawler says of its run */
    if (own || !media_of(type, payload, &made.media)) return FH_OK;
    bool ok =
        copy(arena, payload, &made.bytes) && copy(arena, head->url, &made.url) &&
        copy(arena, head->record_id, &made.archived.record_id) &&
        copy(arena, head->payload_digest.ptr ? head->payload_digest : head->block_digest, &made.archived.digest) &&
        copy_date(a, arena, head->date, &made.archived.captured_at) && copy(arena, type, &made.archived.content_type);
    if (!ok) return fhi_error_memory(error, "read");
    *capture = made;
    *found = true;
    a->given++;
    return FH_OK;
}

fh_status fhi_archive_next(fhi_archive *a, fhi_arena *arena, fhi_capture *capture, bool *found, fh_error *error)
{
    *found = false;
    for (;;) {
        bool there, whole;
        fh_status status = find_record(a, &there, error);
        if (status == FH_OK && !there && a->given == 0)
            tell(a, FH_INVALID, "no record of this archive is a page or a text");
        if (status != FH_OK || !there) return status;
        a->record++;
        fhi_warc_head head;
        fh_span block;
        uint64_t start, end;
        bool placed = fhi_stream_place(a->stream, &start);
        status = read_record(a, &head, &block, &whole, error);
        if (status != FH_OK) return status;
        if (!whole) continue;
        if (head.type != FHI_WARC_OTHER) status = take_document(a, arena, &head, block, capture, found, error);
        take(a, head.size + block.len);
        if (status == FH_OK) status = skip_blanks(a, error);
        if (*found && placed && fhi_stream_place(a->stream, &end)) {
            capture->archived.offset = start;
            capture->archived.length = end - start;
        }
        if (status != FH_OK || *found) return status;
    }
}
