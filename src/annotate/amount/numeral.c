/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces in, a number out: "1,234.5", "12 000", "3bn", "twenty-one", "half a million", "two and a half", "two-thirds", "1½". Kept as a
 * fraction of integers and a power of ten until the end, so that what is exact in decimal is rounded once. */
#include "annotate/amount/numeral.h"

#include "annotate/amount/amount_words.h"

enum {
    DIGITS_MAX = 18,  /* more digits than a double holds are no figure of a report but an identifier */
    EXPONENT_MAX = 22 /* 10^22 is the largest power of ten that a double holds exactly */
};

static const fhi_amount_word *word_at(const fhi_fragments *fragments, uint32_t index)
{
    return fhi_amount_words_at(fhi_fragment_at(fragments, index)->word);
}

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

/* Adds the fraction top / bottom to a number without one. */
static bool add_fraction(fhi_numeral *number, uint32_t top, uint32_t bottom)
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
    number->exponent -= (int)length(fragments, at);
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

/* The scale words at number->end, at most three: "million", "-million", "thousand billion". "k" only where it touches. */
static void read_scales(const fhi_fragments *fragments, fhi_numeral *number)
{
    for (int i = 0; i < 3; i++) {
        uint32_t at = number->end + (fhi_fragment_joins(fragments, number->end) ? 1 : 0);
        const fhi_amount_word *word = word_at(fragments, at);
        int power = word->number == FHI_NUMERAL_SCALE ? (int)word->value : word->number == FHI_NUMERAL_HUNDRED ? 2 : 0;
        bool abbreviated = word->length <= 3;
        if (power && abbreviated && word->length == 1 && !fhi_fragment_touches(fragments, at)) return;
        if (power == 0 && word->number == FHI_NUMERAL_DOZEN && number->numerator < 1000) {
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
        return add_fraction(number, top, bottom);
    } else if (fhi_fragment_sign(fragments, at + 1, '/') && is_digits(fragments, at + 2) &&
               fhi_fragment_touches(fragments, at + 1) && fhi_fragment_touches(fragments, at + 2)) {
        *skip = at + 3;
        while (fhi_fragment_sign(fragments, *skip, '/') && is_digits(fragments, *skip + 1)) *skip += 2;
        number->end = at + 3;
        number->fraction = true;
        return slashed(fragments, at, &top, &bottom) && add_fraction(number, top, bottom);
    } else if (!read_digits(fragments, at, number, skip)) {
        return false;
    }
    if (vulgar(fhi_fragment_at(fragments, number->end)->code, &top, &bottom) && add_fraction(number, top, bottom)) {
        number->end += 1;
        number->marked = true;
    } else if (!number->marked && slashed(fragments, number->end, &top, &bottom) && add_fraction(number, top, bottom)) {
        number->end += 3;
        number->marked = true;
    }
    read_exponent(fragments, number);
    read_scales(fragments, number);
    return true;
}

/* ---- words */

/* What has been said of a number in words: `total` holds the groups closed by a scale, `group` the one being said. */
typedef struct words_state {
    uint64_t total, group;
    uint32_t end;
    int last; /* fhi_numeral_kind of the last word */
} words_state;

/* Takes one number word into the state. False if it does not fit behind what stands. */
static bool take_word(words_state *state, const fhi_amount_word *word)
{
    uint64_t value = (uint64_t)word->value, below = state->group % 100;
    switch (word->number) {
    case FHI_NUMERAL_ONE:
        if (state->last != FHI_NUMERAL_NONE && (state->group % 10 != 0 || (below > 0 && below < 20))) return false;
        if (state->last == FHI_NUMERAL_ONE) return false;
        state->group += value;
        break;
    case FHI_NUMERAL_TEEN:
    case FHI_NUMERAL_TEN:
        if (below != 0 || state->last == FHI_NUMERAL_ONE) return false;
        state->group += value;
        break;
    case FHI_NUMERAL_HUNDRED:
        if (state->group == 0 || state->group >= 100) return false;
        state->group *= 100;
        break;
    case FHI_NUMERAL_SCALE: {
        uint64_t power = 1;
        if (word->length == 1) return false;
        for (int64_t i = 0; i < word->value; i++) power *= 10;
        if (state->group == 0) {
            if (state->last != FHI_NUMERAL_SCALE || state->total > 1000000000000000000u / power) return false;
            state->total *= power; /* "thousand billion" */
        } else {
            if (state->total != 0 && state->total < power) return false;
            if (state->group > 1000000000000000000u / power) return false;
            state->total += state->group * power;
            state->group = 0;
        }
        break;
    }
    default: return false;
    }
    state->last = word->number;
    return true;
}

/* Where the next word of the number stands: past a hyphen that joins, or past "and" where one may stand. */
static uint32_t next_word(const fhi_fragments *fragments, const words_state *state)
{
    uint32_t at = state->end;
    if (fhi_fragment_joins(fragments, at)) return at + 1;
    bool large = state->last == FHI_NUMERAL_HUNDRED || state->last == FHI_NUMERAL_SCALE;
    if (!large || !fhi_fragment_is(fragments, at, "and")) return at;
    uint8_t kind = word_at(fragments, at + 1)->number;
    uint8_t then = word_at(fragments, at + 2)->number; /* "two million and one half" */
    if (then == FHI_NUMERAL_PART || then == FHI_NUMERAL_HALF) return at;
    bool more = kind == FHI_NUMERAL_ONE || kind == FHI_NUMERAL_TEEN || kind == FHI_NUMERAL_TEN;
    return more ? at + 1 : at;
}

/* "and a half", "and three quarters" behind a number. */
static void and_fraction(const fhi_fragments *fragments, fhi_numeral *number)
{
    uint32_t at = number->end, top = 1;
    if (fhi_fragment_joins(fragments, at)) at++;
    if (!fhi_fragment_is(fragments, at, "and")) return;
    at++;
    if (fhi_fragment_joins(fragments, at)) at++;
    const fhi_amount_word *count = word_at(fragments, at);
    if (fhi_fragment_is(fragments, at, "a") || fhi_fragment_is(fragments, at, "an"))
        at++;
    else if (count->number == FHI_NUMERAL_ONE && count->value > 0)
        top = (uint32_t)count->value, at++;
    else
        return;
    if (fhi_fragment_joins(fragments, at)) at++;
    const fhi_amount_word *part = word_at(fragments, at);
    if (part->number != FHI_NUMERAL_HALF && part->number != FHI_NUMERAL_PART) return;
    if (number->scaled && word_at(fragments, at + 1)->number == FHI_NUMERAL_SCALE) return;
    int exponent = number->exponent;
    number->exponent = 0; /* "3 million and a half": the half is of the million */
    if (add_fraction(number, top, (uint32_t)part->value)) number->end = at + 1;
    number->exponent = exponent;
}

/* True if a fraction's denominator may end the number at `at` - 1: "three quarters of", but "for three quarters" is time, and
 * "the third man" an ordinal. */
static bool parts_stand(const fhi_fragments *fragments, uint32_t at, const fhi_amount_word *part, bool article)
{
    bool followed = fhi_fragment_is(fragments, at, "of") || fhi_fragment_is(fragments, at, "the");
    if (part->number == FHI_NUMERAL_PART && (part->value == 4 || article)) {
        return followed || word_at(fragments, at)->number == FHI_NUMERAL_SCALE || word_at(fragments, at)->behind ||
               fhi_fragment_at(fragments, at)->kind == FHI_FRAGMENT_END ||
               (!article && fhi_fragment_at(fragments, at)->kind == FHI_FRAGMENT_SIGN);
    }
    return true;
}

/* "the first half", "the other third", "a year and a half". */
static bool part_of_ordinal(const fhi_fragments *fragments, uint32_t before)
{
    static const char *const words[] = {"first",  "second", "other", "latter", "last",  "next",   "top",
                                        "bottom", "early",  "late",  "former", "final", "opening"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (fhi_fragment_is(fragments, before, words[i])) return true;
    }
    return false;
}

/* "half", "half a million", "half of", "a third of". "first half", "half-time" and "half brother" are none. */
static bool read_part(const fhi_fragments *fragments, uint32_t at, bool article, fhi_numeral *number)
{
    if (part_of_ordinal(fragments, at - 1 - (article ? 1 : 0))) return false;
    if (article && fhi_fragment_is(fragments, at - 2, "and") && !fhi_fragment_is(fragments, at + 1, "of")) return false;
    if (fhi_fragment_is(fragments, at - 1, "in") && fhi_fragment_at(fragments, at + 1)->kind != FHI_FRAGMENT_LETTERS)
        return false; /* "cut in half" */
    const fhi_amount_word *part = word_at(fragments, at);
    if (part->number != FHI_NUMERAL_HALF && part->number != FHI_NUMERAL_PART) return false;
    number->numerator = 1;
    number->denominator = (uint32_t)part->value;
    number->fraction = true;
    number->end = at + 1;
    bool million = word_at(fragments, at + 1)->number == FHI_NUMERAL_SCALE;
    if (million && part->value == 4) {
        read_scales(fragments, number);
        number->fraction = false;
        return true;
    }
    if (part->number == FHI_NUMERAL_PART) return article && parts_stand(fragments, at + 1, part, true);
    if (fhi_fragment_is(fragments, at, "halves")) return false;
    uint32_t next = at + 1;
    if (fhi_fragment_joins(fragments, next)) next++;
    if (fhi_fragment_is(fragments, next, "a") || fhi_fragment_is(fragments, next, "an")) next++;
    uint8_t kind = word_at(fragments, next)->number;
    if (kind == FHI_NUMERAL_SCALE || kind == FHI_NUMERAL_DOZEN || kind == FHI_NUMERAL_HUNDRED) {
        number->end = next;
        read_scales(fragments, number);
        number->fraction = false;
        return true;
    }
    if (next > at + 1) {
        number->end = next; /* "half a mile": whether a unit follows is for the caller to see */
        return true;
    }
    bool alone = word_at(fragments, at - 1)->bound_before != 0 || fhi_fragment_is(fragments, next, "of") ||
                 fhi_fragment_is(fragments, next, "the") || fhi_fragment_is(fragments, next, "its") ||
                 fhi_fragment_is(fragments, next, "their") || fhi_fragment_is(fragments, next, "his") ||
                 fhi_fragment_is(fragments, next, "that") || fhi_fragment_is(fragments, next, "those") ||
                 fhi_fragment_at(fragments, next)->kind != FHI_FRAGMENT_LETTERS || article;
    return alone;
}

/* "hundreds of thousands", "dozens". */
static bool read_many(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number)
{
    const fhi_amount_word *word = word_at(fragments, at);
    if (word->number != FHI_NUMERAL_MANY) return false;
    number->numerator = (uint64_t)word->value;
    number->many = true;
    number->end = at + 1;
    if (fhi_fragment_is(fragments, at + 1, "and") &&
        fhi_fragment_at(fragments, at + 2)->word == fhi_fragment_at(fragments, at)->word) {
        number->end = at += 2; /* "thousands and thousands" */
        number->end++;
    }
    const fhi_amount_word *next = word_at(fragments, at + 2);
    if (fhi_fragment_is(fragments, at + 1, "of") && next->number == FHI_NUMERAL_MANY && next->value > 20) {
        number->numerator *= (uint64_t)next->value;
        number->end = at + 3;
        return true;
    }
    bool of = fhi_fragment_is(fragments, number->end, "of");
    return of || word->value >= 100;
}

/* "point five" behind a number in words. */
static void read_point(const fhi_fragments *fragments, fhi_numeral *number)
{
    uint32_t at = number->end;
    if (!fhi_fragment_is(fragments, at, "point") || number->denominator != 1) return;
    for (at++; word_at(fragments, at)->number == FHI_NUMERAL_ONE && number->numerator < 1000000000000u &&
               number->exponent > -9;
         at++) {
        number->numerator = number->numerator * 10 + (uint64_t)word_at(fragments, at)->value;
        number->exponent--;
        number->end = at + 1;
    }
}

static bool read_words(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number)
{
    words_state state = {.end = at};
    bool article = fhi_fragment_is(fragments, at, "a") || fhi_fragment_is(fragments, at, "an");
    number->article = article;
    if (read_part(fragments, at + (article ? 1 : 0), article, number) || (!article && read_many(fragments, at, number)))
        return true;
    if (article) {
        uint8_t kind = word_at(fragments, at + 1)->number;
        if (word_at(fragments, at + 1)->length <= 3) return false;
        if (kind != FHI_NUMERAL_HUNDRED && kind != FHI_NUMERAL_SCALE && kind != FHI_NUMERAL_DOZEN) return false;
        state.group = 1;
        state.end = at + 1;
    }
    bool round = word_at(fragments, at)->number == FHI_NUMERAL_HUNDRED &&
                 word_at(fragments, at + 1)->number == FHI_NUMERAL_SCALE;
    if (round) state.group = 1; /* "hundred thousand" */
    for (uint32_t next = state.end; take_word(&state, word_at(fragments, next)); next = next_word(fragments, &state))
        state.end = next + 1;
    bool said = state.last != FHI_NUMERAL_NONE;
    number->numerator = state.total + state.group;
    number->denominator = 1;
    number->fraction = false;
    number->scaled = state.last == FHI_NUMERAL_SCALE;
    while (number->scaled && number->numerator % 1000 == 0 && number->numerator > 0) {
        number->numerator /= 1000; /* "two million and a half": the half is of the million */
        number->exponent += 3;
    }
    number->end = state.end;
    if (said) read_point(fragments, number);
    uint32_t next = fhi_fragment_joins(fragments, number->end) ? number->end + 1 : number->end;
    const fhi_amount_word *part = word_at(fragments, next);
    if (part->number == FHI_NUMERAL_DOZEN && number->numerator > 0 && number->numerator < 1000) {
        number->numerator *= 12;
        number->end = next + 1;
        return true;
    }
    if (!said) return false;
    bool parts = part->number == FHI_NUMERAL_HALF || part->number == FHI_NUMERAL_PART;
    if (parts && !article && number->numerator < 1000 && parts_stand(fragments, next + 1, part, false) &&
        (number->numerator == 1 || fhi_span_ends(fhi_fragment_text(fragments, next), FHI_SPAN("s")))) {
        number->denominator = (uint32_t)part->value;
        number->end = next + 1;
        number->fraction = true;
        read_scales(fragments, number); /* "three quarters of a billion" has none */
    }
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
        read = read_words(fragments, at, number);
    }
    if (!read) return false;
    if (!number->fraction && !number->many) {
        and_fraction(fragments, number);
        read_scales(fragments, number);
    }
    return true;
}
