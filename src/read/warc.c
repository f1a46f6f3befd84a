/* SPDX-License-Identifier: Apache-2.0 */
#include "read/warc.h"

#include "base/span.h"
#include "read/http.h"

bool fhi_warc_starts(fh_span bytes)
{
    return fhi_span_starts(bytes, FHI_SPAN("WARC/0.")) || fhi_span_starts(bytes, FHI_SPAN("WARC/1."));
}

size_t fhi_warc_find(fh_span bytes, size_t from)
{
    for (;;) {
        ptrdiff_t at = fhi_span_find(bytes, FHI_SPAN("WARC/"), from);
        if (at < 0) return bytes.len;
        bool line = at == 0 || bytes.ptr[at - 1] == '\n';
        if (line && fhi_warc_starts((fh_span){bytes.ptr + at, bytes.len - (size_t)at})) return (size_t)at;
        from = (size_t)at + 1;
    }
}

uint32_t fhi_warc_head_size(fh_span bytes)
{
    return fhi_http_blank_line(bytes);
}

bool fhi_warc_length(fh_span value, uint64_t *out)
{
    *out = 0;
    if (value.len == 0 || value.len > 18) return false;
    for (size_t i = 0; i < value.len; i++) {
        if (!fhi_ascii_digit(value.ptr[i])) return false;
        *out = *out * 10 + (uint64_t)(value.ptr[i] - '0');
    }
    return true;
}

static fhi_warc_type type_of(fh_span value)
{
    if (fhi_span_same(value, FHI_SPAN("response"))) return FHI_WARC_RESPONSE;
    if (fhi_span_same(value, FHI_SPAN("resource"))) return FHI_WARC_RESOURCE;
    return fhi_span_same(value, FHI_SPAN("conversion")) ? FHI_WARC_CONVERSION : FHI_WARC_OTHER;
}

/* Some writers put addresses in angle brackets. */
static fh_span without_brackets(fh_span url)
{
    bool both = url.len > 1 && url.ptr[0] == '<' && url.ptr[url.len - 1] == '>';
    return both ? (fh_span){url.ptr + 1, url.len - 2} : url;
}

bool fhi_warc_head_read(fh_span bytes, uint32_t size, fhi_warc_head *head)
{
    fh_span lines = {bytes.ptr, size}, name, value;
    size_t at = 0;
    bool has_length = false;
    *head = (fhi_warc_head){.size = size};
    fhi_http_field(lines, &at, &name, &value); /* the version */
    while (fhi_http_field(lines, &at, &name, &value)) {
        if (fhi_span_same(name, FHI_SPAN("Content-Length")))
            has_length = fhi_warc_length(value, &head->length);
        else if (fhi_span_same(name, FHI_SPAN("WARC-Type")))
            head->type = type_of(value);
        else if (fhi_span_same(name, FHI_SPAN("WARC-Record-ID")))
            head->record_id = value;
        else if (fhi_span_same(name, FHI_SPAN("WARC-Target-URI")))
            head->url = without_brackets(value);
        else if (fhi_span_same(name, FHI_SPAN("WARC-Date")))
            head->date = value;
        else if (fhi_span_same(name, FHI_SPAN("WARC-Payload-Digest")))
            head->payload_digest = value;
        else if (fhi_span_same(name, FHI_SPAN("WARC-Block-Digest")))
            head->block_digest = value;
        else if (fhi_span_same(name, FHI_SPAN("Content-Type")))
            head->content_type = value;
    }
    return has_length;
}
