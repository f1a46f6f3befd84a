/* SPDX-License-Identifier: Apache-2.0 */
/* Fragments in, a number in words out: "twenty-one", "half a million", "two-thirds", "tens of thousands", "three and a quarter". */
#include "annotate/amount/numeral_words.h"

#include "annotate/amount/amount_words.h"

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
    bool hundreds = state->last == FHI_NUMERAL_SCALE && fhi_fragment_sign(fragments, at, ',') &&
                    fhi_fragment_meaning(fragments, at + 2)->number == FHI_NUMERAL_HUNDRED;
    bool more_behind = fhi_fragment_is(fragments, at + 3, "and") || fhi_fragment_sign(fragments, at + 3, '&') ||
                       fhi_fragment_meaning(fragments, at + 3)->number != FHI_NUMERAL_NONE;
    if (hundreds && more_behind) return at + 1; /* "three million, two hundred and forty" */
    bool joins = fhi_fragment_is(fragments, at, "and") || fhi_fragment_sign(fragments, at, '&');
    if (!large || !joins) return at;
    uint8_t kind = fhi_fragment_meaning(fragments, at + 1)->number;
    uint8_t then = fhi_fragment_meaning(fragments, at + 2)->number; /* "two million and one half" */
    if (then == FHI_NUMERAL_PART || then == FHI_NUMERAL_HALF) return at;
    bool more = kind == FHI_NUMERAL_ONE || kind == FHI_NUMERAL_TEEN || kind == FHI_NUMERAL_TEN;
    return more ? at + 1 : at;
}

void fhi_numeral_words_fraction(const fhi_fragments *fragments, fhi_numeral *number)
{
    uint32_t at = number->end, top = 1;
    if (fhi_fragment_joins(fragments, at)) at++;
    if (!fhi_fragment_is(fragments, at, "and")) return;
    at++;
    if (fhi_fragment_joins(fragments, at)) at++;
    const fhi_amount_word *count = fhi_fragment_meaning(fragments, at);
    if (fhi_fragment_is(fragments, at, "a") || fhi_fragment_is(fragments, at, "an"))
        at++;
    else if (count->number == FHI_NUMERAL_ONE && count->value > 0)
        top = (uint32_t)count->value, at++;
    else
        return;
    if (fhi_fragment_joins(fragments, at)) at++;
    const fhi_amount_word *part = fhi_fragment_meaning(fragments, at);
    if (part->number != FHI_NUMERAL_HALF && part->number != FHI_NUMERAL_PART) return;
    if (number->scaled && fhi_fragment_meaning(fragments, at + 1)->number == FHI_NUMERAL_SCALE) return;
    int exponent = number->exponent;
    number->exponent = 0; /* "3 million and a half": the half is of the million */
    if (fhi_numeral_fraction(number, top, (uint32_t)part->value)) number->end = at + 1;
    number->exponent = exponent;
}

/* "fell by a third", "nearly a quarter": the article behind "by" or a bound, and no noun behind the part that ends at `end`, as in "as a
 * third-party candidate". */
static bool is_share(const fhi_fragments *fragments, uint32_t end)
{
    if (fhi_fragment_joins(fragments, end)) return false;
    if (fhi_fragment_at(fragments, end)->kind == FHI_FRAGMENT_LETTERS &&
        fhi_fragment_meaning(fragments, end)->noun != FHI_NOUN_STOP)
        return false;
    return fhi_fragment_is(fragments, end - 3, "by") || fhi_fragment_meaning(fragments, end - 3)->bound_before != 0;
}

/* True if a fraction's denominator may end the number at `at` - 1: "three quarters of", but "for three quarters" is time, and
 * "the third man" an ordinal. */
static bool parts_stand(const fhi_fragments *fragments, uint32_t at, const fhi_amount_word *part, bool article)
{
    static const char *const plural[] = {"were", "are", "have"}; /* "a third were women" */
    uint32_t next = at + (fhi_fragment_joins(fragments, at) ? 1 : 0);
    bool followed = fhi_fragment_is(fragments, at, "of") || fhi_fragment_is(fragments, at, "the") ||
                    fhi_fragment_is(fragments, next, "point") || /* "a quarter-point cut" */
                    FHI_FRAGMENT_IN(fragments, at, plural);
    followed = followed || (article && is_share(fragments, at));
    if (part->number == FHI_NUMERAL_PART && (part->value == 4 || article)) {
        return followed || fhi_fragment_meaning(fragments, at)->number == FHI_NUMERAL_SCALE ||
               fhi_fragment_meaning(fragments, at)->behind ||
               fhi_fragment_at(fragments, at)->kind == FHI_FRAGMENT_END ||
               (!article && fhi_fragment_at(fragments, at)->kind == FHI_FRAGMENT_SIGN);
    }
    return true;
}

/* "the first half", "the other third", "the past three quarters". */
static bool part_of_ordinal(const fhi_fragments *fragments, uint32_t before)
{
    static const char *const words[] = {"first",  "second", "other", "latter", "last",  "next",    "top",
                                        "bottom", "early",  "late",  "former", "final", "opening", "past"};
    return FHI_FRAGMENT_IN(fragments, before, words);
}

bool fhi_numeral_words_and_half(const fhi_fragments *fragments, uint32_t at)
{
    return fhi_fragment_is(fragments, at, "and") && fhi_fragment_is(fragments, at + 1, "a") &&
           fhi_fragment_is(fragments, at + 2, "half");
}

/* "half", "half a million", "half of", "a third of". "first half", "half-time" and "half brother" are none. */
static bool read_part(const fhi_fragments *fragments, uint32_t at, bool article, fhi_numeral *number)
{
    if (part_of_ordinal(fragments, at - 1 - (article ? 1 : 0))) return false;
    if (fhi_numeral_words_and_half(fragments, at - 2) && !fhi_fragment_is(fragments, at + 1, "of")) return false;
    if (fhi_fragment_is(fragments, at - 1, "in") && fhi_fragment_at(fragments, at + 1)->kind != FHI_FRAGMENT_LETTERS)
        return false; /* "cut in half" */
    const fhi_amount_word *part = fhi_fragment_meaning(fragments, at);
    if (part->number != FHI_NUMERAL_HALF && part->number != FHI_NUMERAL_PART) return false;
    number->numerator = 1;
    number->denominator = (uint32_t)part->value;
    number->fraction = true;
    number->end = at + 1;
    bool million = fhi_fragment_meaning(fragments, at + 1)->number == FHI_NUMERAL_SCALE;
    if (million && part->value == 4) {
        fhi_numeral_scales(fragments, number);
        number->fraction = false;
        return true;
    }
    if (part->number == FHI_NUMERAL_PART) return article && parts_stand(fragments, at + 1, part, true);
    if (fhi_fragment_is(fragments, at, "halves")) return false;
    uint32_t next = at + 1;
    if (fhi_fragment_joins(fragments, next)) next++;
    if (fhi_fragment_is(fragments, next, "a") || fhi_fragment_is(fragments, next, "an")) next++;
    uint8_t kind = fhi_fragment_meaning(fragments, next)->number;
    if (kind == FHI_NUMERAL_SCALE || kind == FHI_NUMERAL_DOZEN || kind == FHI_NUMERAL_HUNDRED) {
        number->end = next;
        fhi_numeral_scales(fragments, number);
        number->fraction = false;
        return true;
    }
    if (next > at + 1) {
        number->end = next; /* "half a mile": whether a unit follows is for the caller to see */
        return true;
    }
    bool alone = fhi_fragment_meaning(fragments, at - 1)->bound_before != 0 || fhi_fragment_is(fragments, next, "of") ||
                 fhi_fragment_is(fragments, next, "the") || fhi_fragment_is(fragments, next, "its") ||
                 fhi_fragment_is(fragments, next, "their") || fhi_fragment_is(fragments, next, "his") ||
                 fhi_fragment_is(fragments, next, "that") || fhi_fragment_is(fragments, next, "those") ||
                 fhi_fragment_at(fragments, next)->kind != FHI_FRAGMENT_LETTERS || article;
    return alone;
}

/* "hundreds of thousands", "dozens". */
static bool read_many(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number)
{
    const fhi_amount_word *word = fhi_fragment_meaning(fragments, at);
    if (word->number != FHI_NUMERAL_MANY) return false;
    number->numerator = (uint64_t)word->value;
    number->many = true;
    number->end = at + 1;
    if (fhi_fragment_is(fragments, at + 1, "and") &&
        fhi_fragment_at(fragments, at + 2)->word == fhi_fragment_at(fragments, at)->word) {
        number->end = at += 2; /* "thousands and thousands" */
        number->end++;
    }
    const fhi_amount_word *next = fhi_fragment_meaning(fragments, at + 2);
    if (fhi_fragment_is(fragments, at + 1, "of") && next->number == FHI_NUMERAL_MANY && next->value > 20) {
        number->numerator *= (uint64_t)next->value;
        number->end = at + 3;
        return true;
    }
    bool of = fhi_fragment_is(fragments, number->end, "of");
    return of || word->value >= 100;
}

/* "several hundred", "a few thousand": not known more closely than the word that they multiply. */
static bool read_several(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number)
{
    uint8_t kind = fhi_fragment_meaning(fragments, at + 1)->number;
    bool round = kind == FHI_NUMERAL_HUNDRED || kind == FHI_NUMERAL_SCALE || kind == FHI_NUMERAL_DOZEN;
    if (fhi_fragment_meaning(fragments, at)->number != FHI_NUMERAL_SEVERAL || !round ||
        fhi_fragment_meaning(fragments, at + 1)->length <= 3)
        return false;
    number->numerator = 1;
    number->end = at + 1;
    fhi_numeral_scales(fragments, number);
    number->scaled = false;
    number->many = true;
    return true;
}

/* "a couple of", "a couple thousand". "The couple" are two people, but no amount. */
static bool read_pair(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number)
{
    static const char *const before[] = {"a", "another", "last", "next", "past", "first"};
    uint32_t word = at + (fhi_fragment_is(fragments, at, "a") ? 1 : 0);
    if (fhi_fragment_meaning(fragments, word)->number != FHI_NUMERAL_PAIR ||
        !FHI_FRAGMENT_IN(fragments, word - 1, before))
        return false;
    uint8_t next = fhi_fragment_meaning(fragments, word + 1)->number;
    bool of = fhi_fragment_is(fragments, word + 1, "of");
    if (!of && next != FHI_NUMERAL_HUNDRED && next != FHI_NUMERAL_SCALE && next != FHI_NUMERAL_DOZEN) return false;
    number->numerator = (uint64_t)fhi_fragment_meaning(fragments, word)->value;
    number->end = word + (of ? 2 : 1);
    fhi_numeral_scales(fragments, number);
    return true;
}

/* "a quarter of a million". */
static void of_a_scale(const fhi_fragments *fragments, fhi_numeral *number)
{
    uint32_t at = number->end;
    if (!number->fraction || !fhi_fragment_is(fragments, at, "of") || !fhi_fragment_is(fragments, at + 1, "a")) return;
    if (fhi_fragment_meaning(fragments, at + 2)->number != FHI_NUMERAL_SCALE ||
        fhi_fragment_meaning(fragments, at + 2)->length <= 3)
        return;
    number->end = at + 2;
    number->fraction = false;
    fhi_numeral_scales(fragments, number);
}

/* "point five" behind a number in words. */
static void read_point(const fhi_fragments *fragments, fhi_numeral *number)
{
    uint32_t at = number->end;
    if (!fhi_fragment_is(fragments, at, "point") || number->denominator != 1) return;
    for (at++; fhi_fragment_meaning(fragments, at)->number == FHI_NUMERAL_ONE && number->numerator < 1000000000000u &&
               number->exponent > -9;
         at++) {
        number->numerator = number->numerator * 10 + (uint64_t)fhi_fragment_meaning(fragments, at)->value;
        number->exponent--;
        number->decimals++;
        number->end = at + 1;
    }
}

bool fhi_numeral_words_read(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number)
{
    words_state state = {.end = at};
    bool article = fhi_fragment_is(fragments, at, "a") || fhi_fragment_is(fragments, at, "an");
    const fhi_amount_word *unit = fhi_fragment_meaning(fragments, at + 1);
    if (article && unit->unit_after && unit->number == FHI_NUMERAL_NONE &&
        fhi_numeral_words_and_half(fragments, at + 2)) {
        number->numerator = 1; /* "a year and a half" */
        number->end = at + 1;
        return true;
    }
    if (read_part(fragments, at + (article ? 1 : 0), article, number)) {
        of_a_scale(fragments, number);
        return true;
    }
    if (read_pair(fragments, at, number) || read_several(fragments, at, number) ||
        (!article && read_many(fragments, at, number)))
        return true;
    if (article) {
        uint8_t kind = fhi_fragment_meaning(fragments, at + 1)->number;
        if (fhi_fragment_meaning(fragments, at + 1)->length <= 3) return false;
        if (kind != FHI_NUMERAL_HUNDRED && kind != FHI_NUMERAL_SCALE && kind != FHI_NUMERAL_DOZEN) return false;
        state.group = 1;
        state.end = at + 1;
    }
    bool round = fhi_fragment_meaning(fragments, at)->number == FHI_NUMERAL_HUNDRED &&
                 fhi_fragment_meaning(fragments, at + 1)->number == FHI_NUMERAL_SCALE;
    if (round) state.group = 1; /* "hundred thousand" */
    for (uint32_t next = state.end; take_word(&state, fhi_fragment_meaning(fragments, next));
         next = next_word(fragments, &state))
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
    const fhi_amount_word *part = fhi_fragment_meaning(fragments, next);
    bool dozen = part->number == FHI_NUMERAL_DOZEN || (part->number == FHI_NUMERAL_MANY && part->value == 12);
    if (dozen && number->numerator > 0 && number->numerator < 1000) {
        number->numerator *= 12;
        number->end = next + 1;
        return true;
    }
    if (!said) return false;
    bool quarters = part->value == 4 && (number->numerator == 2 || part_of_ordinal(fragments, at - 1)); /* of a year */
    bool parts = !quarters && (part->number == FHI_NUMERAL_HALF || part->number == FHI_NUMERAL_PART);
    if (parts && !article && number->numerator < 1000 && parts_stand(fragments, next + 1, part, false) &&
        (number->numerator == 1 || fhi_span_ends(fhi_fragment_text(fragments, next), FHI_SPAN("s")))) {
        number->denominator = (uint32_t)part->value;
        number->end = next + 1;
        number->fraction = true;
        of_a_scale(fragments, number);
        fhi_numeral_scales(fragments, number); /* "three quarters of a billion" has none */
    }
    return true;
}
