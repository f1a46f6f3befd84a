/* SPDX-License-Identifier: Apache-2.0 */
#include "read/arc.h"

#include "base/span.h"

enum {
    FIELDS = 5,        /* of version 1: address, IP address, date, type, length */
    FIELDS_LATER = 10, /* of version 2: status, checksum, location, offset and file name before the length */
    DAY_DIGITS = 8,
    SECOND_DIGITS = 14
};

/* The line at the start of `bytes`, without its end; `*whole` if that stands there. */
static fh_span first_line(fh_span bytes, bool *whole)
{
    const char *end = bytes.len ? memchr(bytes.ptr, '\n', bytes.len) : NULL;
    *whole = end != NULL;
    return fhi_span_trim((fh_span){bytes.ptr, end ? (size_t)(end - bytes.ptr) : bytes.len});
}

/* The `n` fields at the end of the line into `fields`, first to last, and what is before them, which may hold blanks, into `*url`. */
static bool cut_fields(fh_span line, size_t n, fh_span *fields, fh_span *url)
{
    size_t end = line.len;
    for (size_t i = n; i-- > 0;) {
        size_t start = end;
        while (start > 0 && line.ptr[start - 1] != ' ') start--;
        if (start == 0 || start == end) return false;
        fields[i] = (fh_span){line.ptr + start, end - start};
        end = start - 1;
    }
    *url = (fh_span){line.ptr, end};
    return end > 0;
}

static bool is_date(fh_span field)
{
    for (size_t i = 0; i < field.len; i++)
        if (!fhi_ascii_digit(field.ptr[i])) return false;
    return field.len >= DAY_DIGITS && field.len <= SECOND_DIGITS + 6;
}

/* Splits a line. `length` is as it stands there. */
static bool split_line(fh_span line, fhi_warc_head *head, fh_span *length)
{
    enum { DATE = 1, TYPE = 2 }; /* behind the address: the IP address is 0 */
    fh_span fields[FIELDS_LATER - 1];
    for (size_t n = FIELDS - 1; n < FIELDS_LATER; n += FIELDS_LATER - FIELDS) {
        if (!cut_fields(line, n, fields, &head->url) || !is_date(fields[DATE])) continue;
        head->date = fields[DATE];
        head->content_type = fields[TYPE];
        *length = fields[n - 1];
        return true;
    }
    return false;
}

static bool has_scheme(fh_span bytes)
{
    static const char *const schemes[] = {
        "http://", "https://", "ftp://", "dns:", "filedesc:", "whois:", "screenshot:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (fhi_span_starts(bytes, fhi_span_of(schemes[i]))) return true;
    return false;
}

bool fhi_arc_starts(fh_span bytes)
{
    if (!has_scheme(bytes)) return false;
    bool whole;
    fhi_warc_head head;
    fh_span length, line = first_line(bytes, &whole);
    return !whole || split_line(line, &head, &length);
}

size_t fhi_arc_find(fh_span bytes, size_t from)
{
    if (from == 0 && fhi_arc_starts(bytes)) return 0;
    for (size_t at = from ? from - 1 : 0; at < bytes.len;) {
        const char *end = memchr(bytes.ptr + at, '\n', bytes.len - at);
        if (!end) break;
        at = (size_t)(end - bytes.ptr) + 1;
        if (fhi_arc_starts((fh_span){bytes.ptr + at, bytes.len - at})) return at;
    }
    return bytes.len;
}

uint32_t fhi_arc_head_size(fh_span bytes)
{
    const char *end = bytes.len ? memchr(bytes.ptr, '\n', bytes.len) : NULL;
    return end ? (uint32_t)(end - bytes.ptr) + 1 : 0;
}

bool fhi_arc_head_read(fh_span bytes, uint32_t size, fhi_warc_head *head)
{
    *head = (fhi_warc_head){.size = size};
    bool whole;
    fh_span length;
    if (!split_line(first_line((fh_span){bytes.ptr, size}, &whole), head, &length)) return false;
    bool response = fhi_span_starts((fh_span){bytes.ptr + size, bytes.len - size}, FHI_SPAN("HTTP/"));
    bool page = fhi_span_starts(head->url, FHI_SPAN("http")) || fhi_span_starts(head->url, FHI_SPAN("ftp:"));
    head->type = !page ? FHI_WARC_OTHER : response ? FHI_WARC_RESPONSE : FHI_WARC_RESOURCE;
    return fhi_warc_length(length, &head->length);
}

fh_span fhi_arc_date(fhi_arena *arena, fh_span digits)
{
    const char *d = digits.ptr;
    if (digits.len < SECOND_DIGITS) return fhi_arena_format(arena, "%.4s-%.2s-%.2s", d, d + 4, d + 6);
    return fhi_arena_format(arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", d, d + 4, d + 6, d + 8, d + 10, d + 12);
}
