/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/fieldtext.h"

#include "base/span.h"
#include "base/utf8.h"
#include "tables/newsroom.h"

#include <string.h>

/* ---- references */

enum { LONGEST_REFERENCE = 10 };

/* The code point that the digits of "#39" or "#x27" give; 0 if they give none. */
static uint32_t number_of(fh_span digits)
{
    uint32_t base = 10, code = 0;
    if (digits.len > 1 && fhi_ascii_lower(digits.ptr[0]) == 'x') {
        base = 16;
        digits = (fh_span){digits.ptr + 1, digits.len - 1};
    }
    for (size_t i = 0; i < digits.len; i++) {
        char c = fhi_ascii_lower(digits.ptr[i]);
        uint32_t digit = fhi_ascii_digit(c)     ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                                                : 16;
        if (digit >= base || code > 0x10FFFF) return 0;
        code = code * base + digit;
    }
    return code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) || code < ' ' ? 0 : code;
}

static uint32_t code_of(fh_span reference)
{
    static const struct {
        const char *name;
        uint32_t code;
    } names[] = {{"amp", '&'},      {"quot", '"'},     {"apos", '\''},    {"lt", '<'},       {"gt", '>'},
                 {"nbsp", ' '},     {"rsquo", 0x2019}, {"lsquo", 0x2018}, {"rdquo", 0x201D}, {"ldquo", 0x201C},
                 {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}};
    if (reference.len > 1 && reference.ptr[0] == '#') return number_of((fh_span){reference.ptr + 1, reference.len - 1});
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (fhi_span_is(reference, fhi_span_of(names[i].name))) return names[i].code;
    return 0;
}

/* The character that the reference at the start of `text` stands for, and its length; 0 if none begins there. */
static uint32_t reference_at(fh_span text, size_t *len)
{
    const char *end = memchr(text.ptr, ';', text.len < LONGEST_REFERENCE ? text.len : LONGEST_REFERENCE);
    if (text.ptr[0] != '&' || !end) return 0;
    *len = (size_t)(end - text.ptr) + 1;
    return code_of((fh_span){text.ptr + 1, *len - 2});
}

fh_span fhi_fieldtext_copy(fhi_arena *arena, fh_span text)
{
    fh_span copy = fhi_arena_copy(arena, text);
    if (!copy.ptr || !memchr(copy.ptr, '&', copy.len)) return copy;
    char *to = (char *)copy.ptr;
    size_t n = 0;
    for (size_t at = 0; at < copy.len;) {
        size_t len = 1;
        uint32_t code = reference_at((fh_span){copy.ptr + at, copy.len - at}, &len);
        if (code)
            n += fhi_utf8_put(code, to + n); /* no longer than the reference */
        else
            to[n++] = copy.ptr[at], len = 1;
        at += len;
    }
    return (fh_span){copy.ptr, n};
}

/* ---- outlets */

static fh_span host_of(fh_span address)
{
    ptrdiff_t slashes = fhi_span_find(address, FHI_SPAN("://"), 0);
    if (slashes < 0) return (fh_span){NULL, 0};
    fh_span host = {address.ptr + slashes + 3, address.len - (size_t)slashes - 3};
    for (size_t i = 0; i < host.len; i++)
        if (strchr("/:?#", host.ptr[i])) host.len = i;
    if (fhi_span_starts(host, FHI_SPAN("www."))) host = (fh_span){host.ptr + 4, host.len - 4};
    return host;
}

/* A word for any site, or for a part of it. */
static bool says_nothing(fh_span name)
{
    static const char *const words[] = {"home",     "homepage", "home page", "news",  "blog",    "index",
                                        "welcome",  "website",  "site",      "main",  "article", "articles",
                                        "hosted",   "u.s.",     "us",        "world", "nation",  "politics",
                                        "business", "sports",   "sport",     "local", "opinion"};
    return fhi_span_among(name, words, sizeof words / sizeof *words);
}

/* "LN - Lindmar News": the letters, and what they stand for. */
static bool is_abbreviation(fh_span name)
{
    enum { LONGEST = 5 };
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') return false;
    return name.len <= LONGEST;
}

static uint32_t words_in(fh_span text)
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.len; i++) n += text.ptr[i] != ' ' && (i == 0 || text.ptr[i - 1] == ' ');
    return n;
}

static fh_span without_slogan(fh_span name)
{
    enum { FEWEST = 3 }; /* words of a slogan: "The Courier - News" is a name */
    static const char *const marks[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ": "};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        fh_span mark = fhi_span_of(marks[k]);
        ptrdiff_t at = fhi_span_find(name, mark, 0);
        if (at <= 0) continue;
        fh_span head = fhi_span_trim((fh_span){name.ptr, (size_t)at});
        fh_span tail = fhi_span_trim((fh_span){head.ptr + at + mark.len, name.len - (size_t)at - mark.len});
        if (tail.len && (says_nothing(head) || memchr(head.ptr, ',', head.len))) return tail;
        if (!is_abbreviation(head) && (k == 0 || words_in(tail) >= FEWEST)) return head;
    }
    return name;
}

fh_span fhi_fieldtext_outlet(fh_span name, fh_span address)
{
    fh_span host = host_of(address), bare = without_slogan(fhi_span_trim(name));
    const fhi_newsroom *known = fhi_newsroom_find(name);
    if (!known) known = fhi_newsroom_find(bare);
    if (!known && host.len && says_nothing(bare)) known = fhi_newsroom_of_host(host);
    if (known) return known->name;
    return host.len && says_nothing(bare) ? host : bare;
}
