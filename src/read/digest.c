/* SPDX-License-Identifier: Apache-2.0 */
#include "read/digest.h"

#include "base/hash.h"
#include "base/span.h"

enum { SHA1_BYTES = 20, SHA256_BYTES = 32 };

/* The value of a digit with so many bits, or -1. Base 16 and 32 are written in either case. */
static int digit_value(char c, unsigned bits)
{
    char lower = fhi_ascii_lower(c);
    bool letter = lower >= 'a' && lower <= 'z';
    switch (bits) {
    case 4: return fhi_ascii_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    case 5: return letter ? lower - 'a' : c >= '2' && c <= '7' ? c - '2' + 26 : -1;
    default: break;
    }
    if (letter) return lower == c ? c - 'a' + 26 : c - 'A';
    if (fhi_ascii_digit(c)) return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Reads `size` bytes written with so many bits a digit. False if `text` is not that. */
static bool read_digits(fh_span text, unsigned bits, uint8_t *out, size_t size)
{
    unsigned held = 0, value = 0;
    size_t n = 0;
    if (text.len != (size * 8 + bits - 1) / bits) return false;
    for (size_t i = 0; i < text.len; i++) {
        int digit = digit_value(text.ptr[i], bits);
        if (digit < 0) return false;
        value = (value << bits | (unsigned)digit) & 0xFFF;
        held += bits;
        if (held < 8 || n == size) continue;
        held -= 8;
        out[n++] = (uint8_t)(value >> held);
    }
    return n == size;
}

bool fhi_digest_holds(fh_span written, fh_span bytes)
{
    static const struct {
        const char *name;
        void (*hash)(fh_span, uint8_t *);
        size_t size;
    } kinds[] = {{"sha1:", fhi_hash_sha1, SHA1_BYTES}, {"sha256:", fhi_hash_sha256, SHA256_BYTES}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        fh_span name = fhi_span_of(kinds[i].name);
        if (written.len < name.len || !fhi_span_same((fh_span){written.ptr, name.len}, name)) continue;
        fh_span value = {written.ptr + name.len, written.len - name.len};
        while (value.len && value.ptr[value.len - 1] == '=') value.len--;
        for (unsigned bits = 4; bits <= 6; bits++) {
            uint8_t wanted[SHA256_BYTES], found[SHA256_BYTES];
            if (!read_digits(value, bits, wanted, kinds[i].size)) continue;
            kinds[i].hash(bytes, found);
            return memcmp(wanted, found, kinds[i].size) == 0;
        }
    }
    return true;
}
