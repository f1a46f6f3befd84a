/* SPDX-License-Identifier: Apache-2.0 */
/* Fragments in, a number out: "1,234.5", "12 000", "3bn", "twenty-one", "half a million", "two and a half", "two-thirds", "1½".
 * Kept as a fraction of integers and a power of ten until the end, so that what is exact in decimal is rounded once. */
#include "annotate/amount/numeral.h"

#include "annotate/amount/amount_words.h"
#include "annotate/amount/numeral_words.h"

enum {
    DIGITS_MAX = 18,  /* more digits than a double holds are no figure of a report but an identifier */
    EXPONENT_MAX = 22 /* 10^22 is the largest power of ten that a double holds exactly */
};

static bool is_digits(const fhi_fragments *fragments, uint32_t index)
{
    return fhi_fragment_at(fragments, index)->kind == FHI_FRAGMENT_DIGITS;
}

static uint32_t length(const fhi_fragments *fragments, uint32_t index)
{
    const fhi_fragment *fragment = fhi_fragment_at(fragments, index);
    return fragment->at.end - fragment->at.start;
}

/* Appends the digits of a fragment. False past DIGITS_MAX. */
static bool append(const fhi_fragments *fragments, uint32_t index, fhi_numeral *number)
{
    fh_span digits = fhi_fragment_text(fragments, index);
    if (digits.len > DIGITS_MAX) return false;
    for (size_t i = 0; i < digits.len; i++) {
        if (number->numerator > (UINT64_MAX - 9) / 10) return false;
        number->numerator = number->numerator * 10 + (uint64_t)(digits.ptr[i] - '0');
    }
    return number->numerator < 1000000000000000000u;
}

static uint32_t small(const fhi_fragments *fragments, uint32_t index)
{
    fh_span digits = fhi_fragment_text(fragments, index);
    uint32_t value = 0;
    if (digits.len > 6) return UINT32_MAX;
    for (size_t i = 0; i < digits.len; i++) value = value * 10 + (uint32_t)(digits.ptr[i] - '0');
    return value;
}

bool fhi_numeral_scale(fhi_numeral *number, int power)
{
    if (number->exponent + power > EXPONENT_MAX) return false;
    number->exponent += power;
    return true;
}

double fhi_numeral_value(const fhi_numeral *number)
{
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    double value = (double)number->numerator;
    if (number->exponent >= 0) {
        value = value * powers[number->exponent] / number->denominator;
    } else {
        value = value / (number->denominator * powers[-number->exponent]);
    }
    return number->negative ? -value : value;
}

bool fhi_numeral_fraction(fhi_numeral *number, uint32_t top, uint32_t bottom)
{
    if (number->denominator != 1 || number->exponent != 0 || bottom == 0 || bottom > 1000) return false;
    if (number->numerator > 1000000000000u) return false;
    number->numerator = number->numerator * bottom + top;
    number->denominator = bottom;
    return true;
}

/* "½" and its kin (Unicode's Number Forms). */
static bool vulgar(uint32_t code, uint32_t *top, uint32_t *bottom)
{
    static const struct {
        uint32_t code;
        uint8_t top, bottom;
    } table[] = {{0xBC, 1, 4},   {0xBD, 1, 2},   {0xBE, 3, 4},   {0x2150, 1, 7}, {0x2151, 1, 9}, {0x2152, 1, 10},
                 {0x2153, 1, 3}, {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5}, {0x2158, 4, 5},
                 {0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8}, {0x215C, 3, 8}, {0x215D, 5, 8}, {0x215E, 7, 8}};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].code != code) continue;
        *top = table[i].top;
        *bottom = table[i].bottom;
        return true;
    }
    return false;
}

/* "3/4" at `at`: a numerator below a denominator that people divide by. "9/11" and "24/7" are none. */
static bool slashed(const fhi_fragments *fragments, uint32_t at, uint32_t *top, uint32_t *bottom)
{
    if (!is_digits(fragments, at) || !is_digits(fragments, at + 2) || !fhi_fragment_touches(fragments, at + 1) ||
        !fhi_fragment_touches(fragments, at + 2))
        return false;
    if (!fhi_fragment_sign(fragments, at + 1, '/') && !fhi_fragment_sign(fragments, at + 1, 0x2044)) return false;
    if (fhi_fragment_sign(fragments, at + 3, '/') && fhi_fragment_touches(fragments, at + 3)) return false;
    *top = small(fragments, at);
    *bottom = small(fragments, at + 2);
    bool usual = *bottom <= 6 || *bottom == 8 || *bottom == 10 || *bottom == 16 || *bottom == 20 || *bottom == 32 ||
                 *bottom == 40 || *bottom == 100;
    return *top > 0 && *top < *bottom && usual;
}

/* How many groups, each "separator + digits", follow the digits at `at` without a blank. */
static uint32_t groups(const fhi_fragments *fragments, uint32_t at, uint32_t separator)
{
    uint32_t n = 0;
    while (fhi_fragment_sign(fragments, at + 1 + 2 * n, separator) && fhi_fragment_touches(fragments, at + 1 + 2 * n) &&
           is_digits(fragments, at + 2 + 2 * n) && fhi_fragment_touches(fragments, at + 2 + 2 * n))
        n++;
    return n;
}

/* True if the n groups behind `at` are thousands: threes, or twos before a last three as in India. */
static bool thousands(const fhi_fragments *fragments, uint32_t at, uint32_t n)
{
    if (n == 0 || length(fragments, at) > 3 || length(fragments, at + 2 * n) != 3) return false;
    uint32_t middle = n > 1 ? length(fragments, at + 2) : 3;
    if (middle != 2 && middle != 3) return false;
    for (uint32_t i = 1; i < n; i++) {
        if (length(fragments, at + 2 * i) != middle) return false;
    }
    return true;
}

/* The decimals "separator + digits" at number->end. */
static bool decimals(const fhi_fragments *fragments, fhi_numeral *number)
{
    uint32_t at = number->end + 1;
    if (length(fragments, at) > DIGITS_MAX || !append(fragments, at, number)) return false;
    number->decimals = (int)length(fragments, at);
    number->exponent -= number->decimals;
    number->end += 2;
    number->marked = true;
    return true;
}

/* "12 000": groups of three behind blanks. */
static bool spaced_groups(const fhi_fragments *fragments, fhi_numeral *number)
{
    uint32_t at = number->first, n = 0;
    if (length(fragments, at) > 3 || fragments->text.ptr[fhi_fragment_at(fragments, at)->at.start] == '0') return true;
    while (is_digits(fragments, at + 1 + n) && length(fragments, at + 1 + n) == 3) n++;
    if (n == 0 || is_digits(fragments, at + 1 + n)) return true;
    for (uint32_t i = 1; i <= n; i++) {
        if (!append(fragments, at + i, number)) return false;
    }
    number->end += n;
    number->marked = true;
    return true;
}

/* The integer part and its decimals. False for what is no number: "1.2.3", "10.5.2021", an identifier. */
static bool read_digits(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number, uint32_t *skip)
{
    uint32_t commas = groups(fragments, at, ','), points = groups(fragments, at, '.');
    number->end = at + 1;
    *skip = at + 1 + 2 * (commas > points ? commas : points);
    if (!append(fragments, at, number)) return false;
    uint32_t separators = thousands(fragments, at, commas) ? commas : 0;
    bool european = points == 1 && length(fragments, at) <= 3 && length(fragments, at + 2) == 3 &&
                    groups(fragments, at + 2, ',') == 1 && length(fragments, at + 4) <= 2; /* "1.234,56" */
    if (points > 1 || european) {
        if (!thousands(fragments, at, points)) return false;
        separators = points;
    }
    for (uint32_t i = 1; i <= separators; i++) {
        if (!append(fragments, at + 2 * i, number)) return false;
    }
    number->end += 2 * separators;
    number->marked = separators > 0;
    if (separators == 0 && commas > 0) {
        /* "1,3" has a decimal comma; "5,2019" is two things */
        if (commas == 1 && length(fragments, at + 2) <= 2) return decimals(fragments, number);
        return commas == 1 || length(fragments, at) > 3;
    }
    if (separators > 0 && (points > 1 || european))
        return groups(fragments, number->end - 1, ',') == 0 || decimals(fragments, number);
    uint32_t rest = groups(fragments, number->end - 1, '.');
    if (rest == 1) return decimals(fragments, number);
    if (rest > 1) return false;
    if (separators > 0) return true;
    if (!spaced_groups(fragments, number)) return false;
    if (number->end > at + 1 && groups(fragments, number->end - 1, '.') == 1) return decimals(fragments, number);
    return true;
}

/* "e14", "x10^5", "×10−5" behind the digits. */
static void read_exponent(const fhi_fragments *fragments, fhi_numeral *number)
{
    uint32_t at = number->end;
    bool times = fhi_fragment_is(fragments, at, "x") || fhi_fragment_sign(fragments, at, 0xD7);
    if (times && fhi_fragment_is(fragments, at + 1, "10")) {
        at += 2;
        if (fhi_fragment_sign(fragments, at, '^'))
            at++;
        else if (!fhi_fragment_dash(fragments, at))
            return;
    } else if (fhi_fragment_is(fragments, at, "e") && fhi_fragment_touches(fragments, at)) {
        at++;
    } else {
        return;
    }
    bool minus = fhi_fragment_dash(fragments, at);
    if (minus || fhi_fragment_sign(fragments, at, '+')) at++;
    if (!is_digits(fragments, at) || !fhi_fragment_touches(fragments, at)) return;
    uint32_t power = small(fragments, at);
    if (power > EXPONENT_MAX || number->exponent - (int)power < -EXPONENT_MAX) return;
    if (fhi_numeral_scale(number, minus ? -(int)power : (int)power)) number->end = at + 1;
}

void fhi_numeral_scales(const fhi_fragments *fragments, fhi_numeral *number)
{
    for (int i = 0; i < 3; i++) {
        uint32_t at = number->end + (fhi_fragment_joins(fragments, number->end) ? 1 : 0);
        const fhi_amount_word *word = fhi_fragment_meaning(fragments, at);
        int power = word->number == FHI_NUMERAL_SCALE ? (int)word->value : word->number == FHI_NUMERAL_HUNDRED ? 2 : 0;
        bool abbreviated = word->length <= 3;
        if (power && abbreviated && word->length == 1 && !fhi_fragment_touches(fragments, at)) return;
        if (power && word->length == 1 && number->exponent < -1 && fhi_fragment_at(fragments, at)->capital)
            return; /* "273.15K" are kelvins */
        bool dozen = fhi_amount_words_dozen(word);
        if (power == 0 && dozen && number->numerator < 1000) {
            number->numerator *= 12;
            number->end = at + 1;
            return;
        }
        if (power == 0 || !fhi_numeral_scale(number, power)) return;
        number->end = at + 1;
        number->scaled = true;
    }
}

bool fhi_numeral_letter(const fhi_fragments *fragments, fhi_numeral *number)
{
    if (number->scaled || !fhi_fragment_touches(fragments, number->end) || length(fragments, number->end) != 1)
        return false;
    int power = 0;
    switch (fragments->text.ptr[fhi_fragment_at(fragments, number->end)->at.start]) {
    case 'm':
    case 'M': power = 6; break;
    case 'b':
    case 'B': power = 9; break;
    case 't':
    case 'T': power = 12; break;
    default: return false;
    }
    if (!fhi_numeral_scale(number, power)) return false;
    number->end++;
    number->scaled = true;
    return true;
}

static bool read_figures(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number, uint32_t *skip)
{
    uint32_t top, bottom;
    number->digits = true;
    if (fhi_fragment_sign(fragments, at, '.')) { /* ".5" */
        number->end = at;
        if (!decimals(fragments, number)) return false;
    } else if (vulgar(fhi_fragment_at(fragments, at)->code, &top, &bottom)) {
        number->end = at + 1;
        number->fraction = true;
        return fhi_numeral_fraction(number, top, bottom);
    } else if (fhi_fragment_sign(fragments, at + 1, '/') && is_digits(fragments, at + 2) &&
               fhi_fragment_touches(fragments, at + 1) && fhi_fragment_touches(fragments, at + 2)) {
        *skip = at + 3;
        while (fhi_fragment_sign(fragments, *skip, '/') && is_digits(fragments, *skip + 1)) *skip += 2;
        number->end = at + 3;
        number->fraction = true;
        return slashed(fragments, at, &top, &bottom) && fhi_numeral_fraction(number, top, bottom);
    } else if (!read_digits(fragments, at, number, skip)) {
        return false;
    }
    if (vulgar(fhi_fragment_at(fragments, number->end)->code, &top, &bottom) &&
        fhi_numeral_fraction(number, top, bottom)) {
        number->end += 1;
        number->marked = true;
    } else if (!number->marked) {
        uint32_t part = number->end + (fhi_fragment_joins(fragments, number->end) ? 1 : 0); /* "4-1/2" */
        if (slashed(fragments, part, &top, &bottom) && fhi_numeral_fraction(number, top, bottom)) {
            number->end = part + 3;
            number->marked = true;
        }
    }
    read_exponent(fragments, number);
    fhi_numeral_scales(fragments, number);
    return true;
}

bool fhi_numeral_read(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number, uint32_t *skip)
{
    const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
    uint32_t top, bottom;
    *number = (fhi_numeral){.first = at, .denominator = 1};
    *skip = at + 1;
    bool point = fragment->kind == FHI_FRAGMENT_SIGN && fragment->code == '.' && fragment->space &&
                 is_digits(fragments, at + 1) && fhi_fragment_touches(fragments, at + 1);
    bool read;
    if (fragment->kind == FHI_FRAGMENT_DIGITS || point ||
        (fragment->kind == FHI_FRAGMENT_SIGN && vulgar(fragment->code, &top, &bottom))) {
        read = read_figures(fragments, at, number, skip);
    } else {
        if (fragment->kind != FHI_FRAGMENT_LETTERS || fragment->word == 0) return false;
        read = fhi_numeral_words_read(fragments, at, number);
    }
    if (!read) return false;
    if (!number->fraction && !number->many) {
        fhi_numeral_words_fraction(fragments, number);
        fhi_numeral_scales(fragments, number);
    }
    return true;
}
