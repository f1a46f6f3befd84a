/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/meta/headline.h"

#include "base/span.h"

#include <string.h>

/* Letters and digits alone, in lower case, of at most `room` bytes. */
static size_t squeeze(fh_span text, char *out, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len && n < room; i++) {
        char c = fhi_ascii_lower(text.ptr[i]);
        if (fhi_ascii_alpha(c) || fhi_ascii_digit(c) || (unsigned char)c >= 0x80) out[n++] = c;
    }
    return n;
}

static fh_span host_of(fh_span url)
{
    ptrdiff_t at = fhi_span_find(url, FHI_SPAN("://"), 0);
    if (at < 0) return (fh_span){NULL, 0};
    fh_span host = {url.ptr + at + 3, url.len - (size_t)at - 3};
    const char *slash = memchr(host.ptr, '/', host.len);
    if (slash) host.len = (size_t)(slash - host.ptr);
    return host;
}

/* True if `tail` is the outlet's name, as it is given or as its host spells it. */
static bool is_outlet(fh_span tail, fh_span outlet, fh_span host)
{
    char a[80], b[80];
    size_t n = squeeze(tail, a, sizeof a), m = squeeze(outlet, b, sizeof b);
    if (n < 2) return n == 0;
    fh_span name = {a, n}, other = {b, m};
    if (m > 1 && (fhi_span_find(name, other, 0) >= 0 || fhi_span_find(other, name, 0) >= 0)) return true;
    m = squeeze(host, b, sizeof b);
    return fhi_span_find((fh_span){b, m}, name, 0) >= 0;
}

/* Takes the outlet's name from behind or before a title, once: "Lock gate fails | The Ardenhall Courier". True if another may stand
   there still. */
static bool drop_outlet(fh_span *title, fh_span outlet, fh_span host)
{
    static const char *const marks[] = {" | ",        " - ",  " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                        " \xC2\xBB ", " :: ", " \xC2\xAB ",     " \xC2\xB7 "};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        fh_span mark = fhi_span_of(marks[k]);
        ptrdiff_t first = fhi_span_find(*title, mark, 0);
        if (first < 0) continue;
        size_t last = title->len - mark.len;
        while (memcmp(title->ptr + last, mark.ptr, mark.len) != 0) last--;
        fh_span tail = {title->ptr + last + mark.len, title->len - last - mark.len}, head = {title->ptr, (size_t)first};
        if (is_outlet(tail, outlet, host)) {
            title->len = last;
            return true;
        }
        if (is_outlet(head, outlet, host)) {
            *title = (fh_span){title->ptr + first + mark.len, title->len - (size_t)first - mark.len};
            return false;
        }
    }
    return false;
}

fh_span fhi_headline_bare(fh_span title, fh_span outlet, fh_span address)
{
    /* "… | World | Courier | courier.example": more than any title has, so that hostile ones end */
    enum { MOST_NAMES = 16 };
    fh_span host = host_of(address);
    for (size_t n = 0; n < MOST_NAMES && drop_outlet(&title, outlet, host);) n++;
    return fhi_span_trim(title);
}
