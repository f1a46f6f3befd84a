/* SPDX-License-Identifier: Apache-2.0 */
/* Kinds of characters; see letters.h. Case and categories beyond ASCII are those of ICU's Unicode data. */
#include "text/letters.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <unicode/uchar.h>

#define OTH FHI_LETTER_OTHER
#define SPC FHI_LETTER_SPACE
#define LOW FHI_LETTER_LOWER
#define UPP FHI_LETTER_UPPER
#define DIG FHI_LETTER_DIGIT
#define OPN FHI_LETTER_OPEN
#define CLO FHI_LETTER_CLOSE
#define APO FHI_LETTER_APOSTROPHE
#define DSH FHI_LETTER_DASH
const uint8_t fhi_letters_ascii[128] = {
    OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, SPC, SPC, SPC, SPC, SPC, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH,
    OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, SPC, OTH, OTH, OTH, OTH, OTH, OTH, APO, OTH, OTH, OTH, OTH,
    OTH, OTH, OTH, OTH, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, OTH, OTH, OTH, OTH, OTH, OTH, OTH, UPP,
    UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP,
    UPP, UPP, UPP, OTH, OTH, OTH, OTH, OTH, OTH, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW,
    LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, OTH, OTH, OTH, OTH, OTH,
};

/* Kinds of U+2000 to U+203F: blanks, dashes and quotation marks, which are most of what stands in English text past ASCII. */
static const uint8_t punctuation[64] = {
    SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, OTH, OTH, OTH, OTH, OTH, OTH, DSH, DSH, DSH, DSH,
    OTH, OTH, OPN, APO, OPN, OTH, OPN, CLO, OPN, OPN, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, SPC, SPC, OTH, OTH,
    OTH, OTH, OTH, SPC, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OTH, OPN, CLO, OTH, OTH, OTH, OTH, OTH,
};
#undef OTH
#undef SPC
#undef LOW
#undef UPP
#undef DIG
#undef OPN
#undef CLO
#undef APO
#undef DSH

static fhi_letter_kind marked_kind(uint32_t code)
{
    if (code >> 6 == 0x2000 >> 6) return (fhi_letter_kind)punctuation[code & 63];
    switch (code) {
    case 0x00AB: return FHI_LETTER_OPEN;
    case 0x00BB: return FHI_LETTER_CLOSE;
    case 0x02BC:
    case 0xFF07: return FHI_LETTER_APOSTROPHE;
    case 0x2212: return FHI_LETTER_DASH;
    case 0x2060:
    case 0xFEFF:
    case 0x00A0:
    case 0x0085: return FHI_LETTER_SPACE;
    case 0x00AD: return FHI_LETTER_LOWER; /* a soft hyphen stands inside a word */
    default: break;
    }
    switch (u_charType((UChar32)code)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return FHI_LETTER_UPPER;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: return FHI_LETTER_LOWER;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return FHI_LETTER_LOWER;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER: return FHI_LETTER_DIGIT;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return FHI_LETTER_SPACE;
    default: return FHI_LETTER_OTHER;
    }
}

fhi_letter fhi_letters_wide(fh_span text, size_t at)
{
    const unsigned char *p = (const unsigned char *)text.ptr + at;
    if (text.len - at >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] >> 6 == 2) /* U+2000 to U+203F */
        return (fhi_letter){(fhi_letter_kind)punctuation[p[2] & 63], 0x2000u | (p[2] & 63u), 3};
    fhi_letter letter;
    letter.code = fhi_utf8_next(text, at, &letter.len);
    letter.kind = letter.code < 0x80 ? (fhi_letter_kind)fhi_letters_ascii[letter.code] : marked_kind(letter.code);
    return letter;
}

fhi_letter fhi_letters_before(fh_span text, size_t at)
{
    return fhi_letters_at(text, fhi_utf8_before(text, at));
}

/* The plain form of a code point beyond ASCII. */
static uint32_t folded(uint32_t code)
{
    switch (marked_kind(code)) {
    case FHI_LETTER_APOSTROPHE: return '\'';
    case FHI_LETTER_DASH: return '-';
    case FHI_LETTER_OPEN:
    case FHI_LETTER_CLOSE: return code == 0x2018 || code == 0x201A || code == 0x2039 || code == 0x203A ? '\'' : '"';
    default: break;
    }
    if (code == 0x2010 || code == 0x2011) return '-';
    return (uint32_t)u_tolower((UChar32)code);
}

#define EACH_BYTE 0x0101010101010101u

/* Eight ASCII bytes in lower case. */
static uint64_t lowered(uint64_t bytes)
{
    uint64_t from_a = bytes + (0x80 - 'A') * EACH_BYTE, past_z = bytes + (0x80 - 'Z' - 1) * EACH_BYTE;
    return bytes | (from_a & ~past_z & 0x80 * EACH_BYTE) >> 2;
}

static bool is_ascii(uint64_t bytes)
{
    return !(bytes & 0x80 * EACH_BYTE);
}

/* Folds eight bytes; false, and nothing is done, where they are not all ASCII. */
static bool fold_eight(const char *text, char *out)
{
    uint64_t bytes;
    memcpy(&bytes, text, 8);
    if (!is_ascii(bytes)) return false;
    bytes = lowered(bytes);
    memcpy(out, &bytes, 8);
    return true;
}

/* The same for less than eight bytes: the first four and the last four, which may overlap, or one by one. */
static bool fold_few(const char *text, size_t n, char *out)
{
    uint32_t halves[2];
    uint64_t bytes = 0;
    if (n >= 4) {
        memcpy(&halves[0], text, 4);
        memcpy(&halves[1], text + n - 4, 4);
        bytes = halves[0] | (uint64_t)halves[1] << 32;
        if (!is_ascii(bytes)) return false;
        bytes = lowered(bytes);
        halves[0] = (uint32_t)bytes;
        halves[1] = (uint32_t)(bytes >> 32);
        memcpy(out, &halves[0], 4);
        memcpy(out + n - 4, &halves[1], 4);
        return true;
    }
    if (n == 0) return true;
    char first = text[0], middle = text[n / 2], last = text[n - 1]; /* of one letter or two, one is taken again */
    if ((unsigned char)(first | middle | last) >= 0x80) return false;
    out[0] = fhi_ascii_lower(first);
    out[n / 2] = fhi_ascii_lower(middle);
    out[n - 1] = fhi_ascii_lower(last);
    return true;
}

/* Folds what `text` begins with as long as it is ASCII, eight bytes at a time: the last eight may overlap those before. How many bytes. */
static size_t fold_ascii(fh_span text, char *out, size_t room)
{
    size_t n = 0, end = text.len < room ? text.len : room;
    if (end < 8) return fold_few(text.ptr, end, out) ? end : 0;
    for (; n + 8 <= end; n += 8) {
        if (!fold_eight(text.ptr + n, out + n)) return n;
    }
    return n == end || fold_eight(text.ptr + end - 8, out + end - 8) ? end : n;
}

size_t fhi_letters_fold(fh_span text, char *out, size_t room)
{
    size_t n = fold_ascii(text, out, room);
    for (size_t at = n; at < text.len && n < room;) {
        unsigned char c = (unsigned char)text.ptr[at];
        if (c < 0x80) {
            out[n++] = fhi_ascii_lower((char)c);
            at++;
            continue;
        }
        uint32_t len;
        char bytes[4];
        uint32_t put = fhi_utf8_put(folded(fhi_utf8_next(text, at, &len)), bytes);
        if (put > room - n) break;
        memcpy(out + n, bytes, put);
        n += put;
        at += len;
    }
    return n;
}

uint64_t fhi_letters_hash(fh_span word)
{
    char folded[256]; /* longer words differ in their first 256 bytes, or are no words */
    size_t len = fold_ascii(word, folded, sizeof folded);
    if (len < word.len && len < sizeof folded) len = fhi_letters_fold(word, folded, sizeof folded);
    return fhi_hash((fh_span){folded, len});
}
