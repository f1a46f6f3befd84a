/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of several pieces; see number.h. */
#include "annotate/when/number.h"

#include <string.h>

static bool is_word(const fhi_piece *piece, const char *text)
{
    return piece->word && strcmp(fhi_grammar_words[piece->word].text, text) == 0;
}

static bool has(const fhi_piece *piece, int of, int *value)
{
    return piece->word && fhi_grammar_value(piece->word, of, true, value);
}

/* Behind a hyphen that joins two words; otherwise the same place. */
static uint32_t past_hyphen(const fhi_piece *pieces, uint32_t at, uint32_t end)
{
    return at + 1 < end && is_word(&pieces[at], "-") && (pieces[at].flags & pieces[at + 1].flags & FHI_PIECE_GLUED)
               ? at + 1
               : at;
}

/* "seven", "forty", "forty-two": below 100. */
static uint32_t small_count(const fhi_piece *pieces, uint32_t at, uint32_t end, int *value)
{
    int ones;
    if (at < end && has(&pieces[at], FHI_CLASS_ONES, value)) return at + 1;
    if (at >= end || !has(&pieces[at], FHI_CLASS_TENS, value)) return at;
    uint32_t next = past_hyphen(pieces, at + 1, end);
    if (next < end && has(&pieces[next], FHI_CLASS_ONES, &ones) && ones >= 1 && ones <= 9) {
        *value += ones;
        return next + 1;
    }
    return at + 1;
}

static double power_of_ten(int exponent)
{
    double value = 1;
    for (int i = 0; i < exponent; i++) value *= 10;
    return value;
}

/* "… and a half", "… 1/2" behind a count. */
static uint32_t fraction(const fhi_piece *pieces, uint32_t at, uint32_t end, double *value)
{
    if (at + 2 < end && is_word(&pieces[at], "and") &&
        (is_word(&pieces[at + 1], "a") || is_word(&pieces[at + 1], "an")) && is_word(&pieces[at + 2], "half")) {
        *value += 0.5;
        return at + 3;
    }
    if (at + 2 < end && (pieces[at].flags & pieces[at + 2].flags & FHI_PIECE_PLAIN) && is_word(&pieces[at + 1], "/") &&
        pieces[at].number < pieces[at + 2].number && pieces[at + 2].digits == 1 &&
        !(pieces[at].flags & FHI_PIECE_GLUED)) {
        *value += pieces[at].number / pieces[at + 2].number;
        return at + 3;
    }
    return at;
}

uint32_t fhi_number_count(const fhi_piece *pieces, uint32_t at, uint32_t end, double *value)
{
    uint32_t i = at;
    double total = 0, part = 0;
    int small, scale;
    bool any = false;
    if (i < end && (pieces[i].flags & FHI_PIECE_DIGITS)) {
        part = pieces[i++].number;
        any = true;
    } else if (i + 1 < end && is_word(&pieces[i], "a") && has(&pieces[i + 1], FHI_CLASS_SCALE, &scale)) {
        part = 1;
        i++;
        any = true;
    }
    for (; i < end && i < at + 12;) {
        uint32_t next = past_hyphen(pieces, i, end);
        if (any && has(&pieces[next], FHI_CLASS_SCALE, &scale)) {
            part = (part == 0 ? 1 : part) * power_of_ten(scale);
            if (scale > 2) total += part, part = 0;
            i = next + 1;
            continue;
        }
        uint32_t word = any && is_word(&pieces[i], "and") && (part >= 100 || total > 0) ? i + 1 : i;
        if (any && word == i && part > 0 && part < 100) break;
        uint32_t past = small_count(pieces, word, end, &small);
        if (past == word) break;
        part += small;
        i = past;
        any = true;
    }
    if (!any) return at;
    *value = total + part;
    return fraction(pieces, i, end, value);
}

uint32_t fhi_number_minutes(const fhi_piece *pieces, uint32_t at, uint32_t end, int *value)
{
    uint32_t next = small_count(pieces, at, end, value);
    return *value >= 10 && *value < 60 ? next : at;
}

uint32_t fhi_number_day(const fhi_piece *pieces, uint32_t at, uint32_t end, int *value)
{
    uint32_t next = small_count(pieces, at, end, value);
    return *value >= 1 && *value <= 31 ? next : at;
}

uint32_t fhi_number_ordinal(const fhi_piece *pieces, uint32_t at, uint32_t end, int *value)
{
    int tens, suffix;
    if (at >= end) return at;
    const fhi_piece *first = &pieces[at];
    if (first->flags & FHI_PIECE_DIGITS) {
        if (!(first->flags & FHI_PIECE_PLAIN) || first->digits > 3 || at + 1 >= end) return at;
        if (!(pieces[at + 1].flags & FHI_PIECE_GLUED) || !has(&pieces[at + 1], FHI_CLASS_SUFFIX, &suffix)) return at;
        *value = (int)first->number;
        return at + 2;
    }
    if (has(first, FHI_CLASS_NTH, value)) return at + 1;
    if (!has(first, FHI_CLASS_TENS, &tens)) return at;
    uint32_t next = past_hyphen(pieces, at + 1, end);
    if (next >= end || !has(&pieces[next], FHI_CLASS_NTH, value) || *value > 9) return at;
    *value += tens;
    return next + 1;
}

uint32_t fhi_number_year(const fhi_piece *pieces, uint32_t at, uint32_t end, int *value)
{
    int century, rest, scale;
    if (at >= end || (pieces[at].flags & FHI_PIECE_DIGITS)) return at;
    uint32_t next = small_count(pieces, at, end, &century);
    if (next == at || next >= end) return at;
    if (century == 2 && has(&pieces[next], FHI_CLASS_SCALE, &scale) && scale == 3) {
        *value = 2000;
        next++;
        if (next < end && is_word(&pieces[next], "and")) next++;
        uint32_t past = small_count(pieces, next, end, &rest);
        if (past == next) return at; /* "two thousand" alone is a count */
        *value += rest;
        return past;
    }
    if (century < 11 || century > 20) return at;
    if (has(&pieces[next], FHI_CLASS_SCALE, &scale) && scale == 2) { /* "nineteen hundred ninety-three" */
        if (century < 17 || century > 19) return at;
        next++;
        if (next < end && is_word(&pieces[next], "and")) next++;
    }
    uint32_t past = small_count(pieces, next, end, &rest);
    if (past == next || rest < 10) return at;
    *value = century * 100 + rest;
    return past;
}
