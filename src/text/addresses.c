/* SPDX-License-Identifier: Apache-2.0 */
/* Web and mail addresses; see addresses.h. Generous rather than exact: RFC 3986 and RFC 5322 allow more than news prints. */
#include "text/addresses.h"

static bool mail_byte(char c)
{
    return fhi_ascii_alpha(c) || fhi_ascii_digit(c) || memchr("._%+-", c, 5);
}

/* What closes a sentence or a bracket behind an address is not part of it. */
static size_t trimmed(fh_span piece, size_t start, size_t end)
{
    bool opened = memchr(piece.ptr + start, '(', end - start);
    while (end > start) {
        char c = piece.ptr[end - 1];
        if ((c == ')' && opened) || !memchr(".,;:!?'\")]}>*", c, 13)) break;
        end--;
    }
    return end;
}

static size_t web_end(fh_span piece, size_t start)
{
    size_t end = start;
    while (end < piece.len && !memchr("<>\"|\\^`{}", piece.ptr[end], 9) &&
           !((unsigned char)piece.ptr[end] == 0xE2 && end + 1 < piece.len && (unsigned char)piece.ptr[end + 1] == 0x80))
        end++;
    return trimmed(piece, start, end);
}

static fhi_addresses mail(fh_span piece, size_t sign)
{
    fhi_addresses found = {sign, sign + 1};
    while (found.start > 0 && mail_byte(piece.ptr[found.start - 1])) found.start--;
    while (found.end < piece.len && mail_byte(piece.ptr[found.end])) found.end++;
    found.end = trimmed(piece, sign, found.end);
    bool domain = found.end > sign + 1 && memchr(piece.ptr + sign + 1, '.', found.end - sign - 1);
    return found.start < sign && domain ? found : (fhi_addresses){0, 0};
}

static bool opens(char c)
{
    return c == '(' || c == '<' || c == '[' || c == '"' || c == '\'';
}

fhi_addresses fhi_addresses_in(fh_span piece)
{
    static const fh_span heads[] = {{"http://", 7}, {"https://", 8}, {"ftp://", 6}, {"www.", 4}};
    size_t start = 0;
    while (start < piece.len && start < 4 && opens(piece.ptr[start])) start++;
    char first = start < piece.len ? fhi_ascii_lower(piece.ptr[start]) : '\0';
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        fh_span head = heads[i];
        if (head.ptr[0] != first) continue; /* as nearly all words */
        if (piece.len - start <= head.len || !fhi_span_same((fh_span){piece.ptr + start, head.len}, head)) continue;
        size_t end = web_end(piece, start);
        if (end > start + head.len) return (fhi_addresses){start, end};
    }
    const char *sign = piece.len ? memchr(piece.ptr, '@', piece.len) : NULL;
    return sign ? mail(piece, (size_t)(sign - piece.ptr)) : (fhi_addresses){0, 0};
}

size_t fhi_addresses_at(const fhi_addresses *addresses, size_t at)
{
    return addresses->end && addresses->start == at ? addresses->end - at : 0;
}
