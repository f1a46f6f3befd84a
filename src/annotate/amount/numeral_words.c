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
    if (fhi_amount_words_part(fhi_fragment_meaning(fragments, at + 2))) return at; /* "two million and one half" */
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
    if (fhi_fragment_article(fragments, at))
        at++;
    else if (count->number == FHI_NUMERAL_ONE && count->value > 0)
        top = (uint32_t)count->value, at++;
    else
        return;
    if (fhi_fragment_joins(fragments, at)) at++;
    const fhi_amount_word *part = fhi_fragment_meaning(fragments, at);
    if (!fhi_amount_words_part(part)) return;
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

/* "first half", "a mile and a half" (but "and a half of"), "cut in half": no part of what stands behind. */
static bool belongs_before(const fhi_fragments *fragments, uint32_t at, bool article)
{
    if (part_of_ordinal(fragments, at - 1 - (article ? 1 : 0))) return true;
    if (fhi_numeral_words_and_half(fragments, at - 2)) return !fhi_fragment_is(fragments, at + 1, "of");
    return fhi_fragment_is(fragments, at - 1, "in") && fhi_fragment_at(fragments, at + 1)->kind != FHI_FRAGMENT_LETTERS;
}

/* What "half" at `at` is of: "half a million", "half a mile", "half of". */
static bool read_half(const fhi_fragments *fragments, uint32_t at, bool article, fhi_numeral *number)
{
    static const char *const wholes[] = {"of", "the", "its", "their", "his", "that", "those"};
    if (fhi_fragment_is(fragments, at, "halves")) return false;
    uint32_t next = at + 1;
    if (fhi_fragment_joins(fragments, next)) next++;
    if (fhi_fragment_article(fragments, next)) next++;
    if (fhi_amount_words_round(fhi_fragment_meaning(fragments, next))) {
        number->end = next;
        fhi_numeral_scales(fragments, number);
        number->fraction = false;
        return true;
    }
    if (next > at + 1) {
        number->end = next; /* "half a mile": whether a unit follows is for the caller to see */
        return true;
    }
    return article || fhi_fragment_meaning(fragments, at - 1)->bound_before != 0 ||
           FHI_FRAGMENT_IN(fragments, next, wholes) || fhi_fragment_at(fragments, next)->kind != FHI_FRAGMENT_LETTERS;
}

/* "half", "half a million", "half of", "a third of", "quarter million". "First half", "half-time" and "half brother" are none. */
static bool read_part(const fhi_fragments *fragments, uint32_t at, bool article, fhi_numeral *number)
{
    const fhi_amount_word *part = fhi_fragment_meaning(fragments, at);
    if (!fhi_amount_words_part(part) || belongs_before(fragments, at, article)) return false;
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
    return read_half(fragments, at, article, number);
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

/* "hundred", "million", "dozen", and not "m" or "bn". */
static bool is_spelt_round(const fhi_fragments *fragments, uint32_t at)
{
    const fhi_amount_word *word = fhi_fragment_meaning(fragments, at);
    return fhi_amount_words_round(word) && word->length > 3;
}

/* "several hundred", "a few thousand": not known more closely than the word that they multiply. */
static bool read_several(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number)
{
    if (fhi_fragment_meaning(fragments, at)->number != FHI_NUMERAL_SEVERAL || !is_spelt_round(fragments, at + 1))
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
    bool of = fhi_fragment_is(fragments, word + 1, "of");
    if (!of && !fhi_amount_words_round(fhi_fragment_meaning(fragments, word + 1))) return false;
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

/* The article of "a year and a half". */
static bool is_one_and_half(const fhi_fragments *fragments, uint32_t at)
{
    const fhi_amount_word *unit = fhi_fragment_meaning(fragments, at + 1);
    return fhi_fragment_article(fragments, at) && unit->unit_after && unit->number == FHI_NUMERAL_NONE &&
           fhi_numeral_words_and_half(fragments, at + 2);
}

/* "two hundred and five thousand", "a million", "two point five"; of "a dozen" the one. False if no number word was taken. */
static bool read_sum(const fhi_fragments *fragments, uint32_t at, bool article, fhi_numeral *number)
{
    bool bare = fhi_fragment_meaning(fragments, at)->number == FHI_NUMERAL_HUNDRED &&
                fhi_fragment_meaning(fragments, at + 1)->number == FHI_NUMERAL_SCALE; /* "hundred thousand" */
    words_state state = {.group = article || bare, .end = article ? at + 1 : at};
    for (uint32_t next = state.end; take_word(&state, fhi_fragment_meaning(fragments, next));
         next = next_word(fragments, &state))
        state.end = next + 1;
    number->numerator = state.total + state.group;
    number->denominator = 1;
    number->fraction = false;
    number->scaled = state.last == FHI_NUMERAL_SCALE;
    while (number->scaled && number->numerator % 1000 == 0 && number->numerator > 0) {
        number->numerator /= 1000; /* "two million and a half": the half is of the million */
        number->exponent += 3;
    }
    number->end = state.end;
    if (state.last == FHI_NUMERAL_NONE) return false;
    read_point(fragments, number);
    return true;
}

/* Where a word that multiplies or divides the number would stand. */
static uint32_t behind_number(const fhi_fragments *fragments, const fhi_numeral *number)
{
    return fhi_fragment_joins(fragments, number->end) ? number->end + 1 : number->end;
}

/* "two dozen", "three-dozen". True if there is one. */
static bool take_dozen(const fhi_fragments *fragments, fhi_numeral *number)
{
    uint32_t at = behind_number(fragments, number);
    if (!fhi_amount_words_dozen(fhi_fragment_meaning(fragments, at))) return false;
    if (number->numerator == 0 || number->numerator >= 1000) return false;
    number->numerator *= 12;
    number->end = at + 1;
    return true;
}

/* "two-thirds", "three quarters of a billion" of the number that starts at `first`; two quarters and "the first three quarters" are of a year. */
static void take_parts(const fhi_fragments *fragments, uint32_t first, fhi_numeral *number)
{
    uint32_t at = behind_number(fragments, number);
    const fhi_amount_word *part = fhi_fragment_meaning(fragments, at);
    if (!fhi_amount_words_part(part) || number->numerator >= 1000) return;
    if (part->value == 4 && (number->numerator == 2 || part_of_ordinal(fragments, first - 1))) return;
    bool agrees = number->numerator == 1 || fhi_span_ends(fhi_fragment_text(fragments, at), FHI_SPAN("s"));
    if (!agrees || !parts_stand(fragments, at + 1, part, false)) return;
    number->denominator = (uint32_t)part->value;
    number->end = at + 1;
    number->fraction = true;
    of_a_scale(fragments, number);
    fhi_numeral_scales(fragments, number); /* "three quarters of a billion" has none */
}

bool fhi_numeral_words_read(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number)
{
    bool article = fhi_fragment_article(fragments, at);
    if (is_one_and_half(fragments, at)) {
        number->numerator = 1;
        number->end = at + 1;
        return true;
    }
    if (read_part(fragments, at + (article ? 1 : 0), article, number)) {
        of_a_scale(fragments, number);
        return true;
    }
    if (read_pair(fragments, at, number) || read_several(fragments, at, number)) return true;
    if (!article && read_many(fragments, at, number)) return true;
    if (article && !is_spelt_round(fragments, at + 1)) return false;
    bool said = read_sum(fragments, at, article, number);
    if (take_dozen(fragments, number)) return true;
    if (said && !article) take_parts(fragments, at, number);
    return said;
}
