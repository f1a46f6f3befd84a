/* SPDX-License-Identifier: Apache-2.0 */
/* A measure and its surroundings in, whether it is no amount at all out. Words that make a label are those of
 * data/amount/refusals.tsv. */
#include "annotate/amount/refuse.h"

#include "annotate/amount/nounphrase.h"

#include <math.h>

static bool is_letters(const fhi_fragments *fragments, uint32_t at)
{
    return fhi_fragment_at(fragments, at)->kind == FHI_FRAGMENT_LETTERS;
}

/* Letters or signs that touch a number in figures make it a name or a code: "F-16", "5G", "1990s", "10:30", "#3", "1st". */
static bool is_code(const fhi_fragments *fragments, const fhi_measure *measure, bool bare)
{
    uint32_t first = measure->first, end = measure->end;
    const fhi_fragment *before = fhi_fragment_at(fragments, first - 1), *next = fhi_fragment_at(fragments, end);
    if (fhi_fragment_touches(fragments, first) && first > 0 && !measure->money_before) {
        if (before->kind == FHI_FRAGMENT_LETTERS || before->kind == FHI_FRAGMENT_DIGITS) return true;
        bool sign = before->code == ':' || before->code == '/' || before->code == '#' || before->code == '@' ||
                    before->code == '_' || before->code == '+' || before->code == '.' || before->code == '\'' ||
                    before->code == 0x2019;
        if (sign && bare) return true;
        if (fhi_fragment_joins(fragments, first - 1) && bare &&
            fhi_fragment_at(fragments, first - 2)->kind != FHI_FRAGMENT_END)
            return true;
    }
    if (!bare || next->space) return false;
    if (next->kind == FHI_FRAGMENT_LETTERS) return true;
    bool paragraph = next->code == '(' && fhi_fragment_sign(fragments, end + 2, ')') &&
                     is_letters(fragments, end + 1) && fhi_fragment_text(fragments, end + 1).len == 1;
    if (paragraph) return true; /* "401(k)" */
    bool sign = next->code == ':' || next->code == '/' || next->code == '_' || next->code == '@' || next->code == '.';
    return sign && fhi_fragment_touches(fragments, end + 1) &&
           fhi_fragment_at(fragments, end + 1)->kind != FHI_FRAGMENT_SIGN &&
           fhi_fragment_at(fragments, end + 1)->kind != FHI_FRAGMENT_END;
}

/* What bare figures may be besides amounts. */
enum {
    LAST_HOUR = 24,
    LAST_DAY = 31,
    FIRST_YEAR = 1800,
    LAST_YEAR = 2100,
    FIRST_LIKELY_YEAR = 1981, /* a year even behind "about" or "over" */
    LAST_LIKELY_YEAR = 2039,
    LAST_MODEL = 99999, /* "Boeing 737", "Directive 40213" */
    LAST_LIST_ITEM = 99,
    LAST_HOUSE = 99999,
    HIGHEST_SCORE = 199,
    LONGEST_FIGURES = 15 /* a number that people read has separators or a scale before it gets longer */
};

/* "5 pm", "9 a.m.", "6 o'clock", "5.30 pm"; "2.1 pm" are picometres. */
static bool is_clock(const fhi_fragments *fragments, const fhi_measure *measure)
{
    static const char *const words[] = {"am", "pm", "o", "gmt", "noon", "midnight"};
    uint32_t at = measure->number.end;
    if (measure->number.decimals != 0 && measure->number.decimals != 2) return false;
    if (fhi_fragment_sign(fragments, at + 1, '.') && fhi_fragment_is(fragments, at + 2, "m") &&
        (fhi_fragment_is(fragments, at, "a") || fhi_fragment_is(fragments, at, "p")))
        return true;
    if (!FHI_FRAGMENT_IN(fragments, at, words)) return false;
    return fhi_numeral_value(&measure->number) < LAST_HOUR + 1;
}

static bool is_month(const fhi_fragments *fragments, uint32_t at)
{
    return fhi_fragment_meaning(fragments, at)->noun == FHI_NOUN_CALENDAR && fhi_fragment_at(fragments, at)->capital;
}

/* "May 5", "Nov. 1", "5 May". */
static bool is_day_of_month(const fhi_fragments *fragments, const fhi_measure *measure)
{
    double value = fhi_numeral_value(&measure->number);
    if (!measure->number.digits || measure->number.marked || value < 1 || value > LAST_DAY) return false;
    if (is_month(fragments, measure->first - 1) || is_month(fragments, measure->end)) return true;
    return fhi_fragment_sign(fragments, measure->first - 1, '.') && is_month(fragments, measure->first - 2);
}

/* Four bare digits that may be a year, unless a plural noun behind and nothing before speaks against it. */
static bool is_year(const fhi_fragments *fragments, const fhi_measure *measure, bool bounded)
{
    static const char *const before[] = {"in",     "since",  "by",     "of",     "until",  "till",    "from", "before",
                                         "after",  "during", "late",   "early",  "mid",    "year",    "the",  "s",
                                         "fiscal", "summer", "winter", "spring", "autumn", "fall",    "and",  "to",
                                         "this",   "its",    "their",  "his",    "our",    "through", "for",  "a"};
    double value = fhi_numeral_value(&measure->number);
    fh_span digits = fhi_fragment_text(fragments, measure->number.first);
    bool plain = measure->number.digits && !measure->number.marked && !measure->number.scaled && digits.len == 4;
    if (!plain || value < FIRST_YEAR || value > LAST_YEAR) return false;
    if (bounded)
        return value >= FIRST_LIKELY_YEAR && value <= LAST_LIKELY_YEAR &&
               !fhi_nounphrase_plural(fragments, measure->end);
    if (FHI_FRAGMENT_IN(fragments, measure->first - 1, before)) return true;
    if (fhi_fragment_meaning(fragments, measure->first - 1)->number != FHI_NUMERAL_NONE) return true;
    const fhi_fragment *fragment = fhi_fragment_at(fragments, measure->first - 1);
    if (fragment->kind != FHI_FRAGMENT_LETTERS || fragment->capital) return true;
    return !fhi_nounphrase_plural(fragments, measure->end);
}

/* "Article 5", "No. 10", "Boeing 737", "Game Seven". */
static bool is_label(const fhi_fragments *fragments, const fhi_measure *measure, bool counts)
{
    uint32_t at = measure->first - 1;
    const fhi_fragment *first = fhi_fragment_at(fragments, measure->first);
    if (fhi_fragment_sign(fragments, at, '.') && fhi_fragment_touches(fragments, at)) at--;
    const fhi_fragment *before = fhi_fragment_at(fragments, at);
    bool figures = measure->number.digits && !measure->number.scaled;
    uint8_t refusal = fhi_fragment_meaning(fragments, at)->refusal;
    if (refusal == FHI_REFUSAL_LABEL) {
        bool no = fhi_fragment_is(fragments, at, "no") && (!before->capital || !figures || counts) &&
                  at == measure->first - 1;
        uint8_t behind = fhi_fragment_meaning(fragments, measure->end)->noun;
        bool alone = !is_letters(fragments, measure->end) || behind == FHI_NOUN_STOP; /* "game two of" */
        if (!no && (figures || first->capital || alone)) return true;
    }
    if (!figures || measure->number.marked || at != measure->first - 1) return false;
    if (refusal == FHI_REFUSAL_INDEX && !fhi_fragment_is(fragments, measure->end, "points")) return true;
    if (counts && !fhi_fragment_is(fragments, measure->end, "index")) return false;
    bool name =
        before->kind == FHI_FRAGMENT_LETTERS && before->capital && (!before->first || before->tag == FHI_TAG_NNP);
    return name && fhi_numeral_value(&measure->number) <= LAST_MODEL && fhi_fragment_meaning(fragments, at)->verb == 0;
}

/* "(1)", "2." at the start of a sentence. */
static bool is_list_number(const fhi_fragments *fragments, const fhi_measure *measure)
{
    uint32_t end = measure->end;
    if (!measure->number.digits || measure->number.marked || fhi_numeral_value(&measure->number) > LAST_LIST_ITEM)
        return false;
    bool open =
        fhi_fragment_sign(fragments, measure->first - 1, '(') || fhi_fragment_sign(fragments, measure->first - 1, '[');
    if (open && (fhi_fragment_sign(fragments, end, ')') || fhi_fragment_sign(fragments, end, ']'))) return true;
    bool mark = fhi_fragment_sign(fragments, end, '.') || fhi_fragment_sign(fragments, end, ')');
    return measure->first == 0 && mark && fhi_fragment_at(fragments, end + 1)->kind == FHI_FRAGMENT_LETTERS;
}

/* "12 Elm Street". */
static bool is_address(const fhi_fragments *fragments, const fhi_measure *measure)
{
    if (!measure->number.digits || measure->number.marked || fhi_numeral_value(&measure->number) > LAST_HOUSE)
        return false;
    for (uint32_t at = measure->end; at < measure->end + 4; at++) {
        const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
        bool ordinal = fragment->kind == FHI_FRAGMENT_DIGITS || !fragment->space; /* "23rd" */
        if (!ordinal && (fragment->kind != FHI_FRAGMENT_LETTERS || !fragment->capital)) return false;
        if (fhi_fragment_meaning(fragments, at)->refusal == FHI_REFUSAL_STREET) return at > measure->end;
    }
    return false;
}

/* "in one day", "at least one case": a number after all. */
static bool one_counts(const fhi_fragments *fragments, uint32_t before)
{
    static const char *const words[] = {"in",    "within", "for",  "after",  "just",
                                        "about", "least",  "than", "nearly", "almost"};
    return FHI_FRAGMENT_IN(fragments, before, words);
}

/* "one" is a pronoun or an article oftener than a number. */
static bool is_pronoun(const fhi_fragments *fragments, const fhi_measure *measure, bool counts)
{
    static const char *const before[] = {"no",   "any",     "every", "this", "that",   "the",     "which",
                                         "each", "another", "some",  "such", "last",   "next",    "first",
                                         "new",  "big",     "good",  "only", "latest", "previous"};
    uint32_t end = measure->end;
    if (measure->number.end != measure->number.first + 1 || !fhi_fragment_is(fragments, measure->number.first, "one"))
        return false;
    if (fhi_fragment_joins(fragments, end) || fhi_fragment_joins(fragments, measure->first - 1)) return true;
    if (fhi_fragment_is(fragments, measure->first - 1, "minus")) return false;
    if (FHI_FRAGMENT_IN(fragments, measure->first - 1, before)) return true;
    if (fhi_fragment_meaning(fragments, measure->number.end)->noun == FHI_NOUN_VAGUE)
        return !one_counts(fragments, measure->first - 1);
    if (measure->unit != FHI_MEASURE_BARE) return false;
    if (fhi_fragment_is(fragments, end, "of") || !counts) return true;
    const fhi_fragment *next = fhi_fragment_at(fragments, end);
    return next->kind != FHI_FRAGMENT_LETTERS || next->tag == FHI_TAG_VBN || fhi_fragment_is(fragments, end, "another");
}

/* Number words inside a name: "Big Three", "Six Nations", "Seven West Media". In a headline capitals mean nothing. */
static bool is_name(const fhi_fragments *fragments, const fhi_measure *measure)
{
    const fhi_fragment *first = fhi_fragment_at(fragments, measure->first);
    if (measure->number.digits || measure->number.scaled || fragments->headline) return false;
    if (!first->capital) return false;
    const fhi_fragment *before = fhi_fragment_at(fragments, measure->first - 1),
                       *next = fhi_fragment_at(fragments, measure->end);
    if (first->first)
        return next->capital && next->tag == FHI_TAG_NNP && fhi_fragment_at(fragments, measure->end + 1)->capital &&
               fhi_fragment_at(fragments, measure->end + 1)->tag == FHI_TAG_NNP;
    return next->capital || (before->capital && !before->first);
}

/* "twenty-first", "21st" are ordinals. */
static bool is_ordinal(const fhi_fragments *fragments, const fhi_measure *measure)
{
    uint32_t at = measure->number.end;
    if (!fhi_fragment_joins(fragments, at)) return false;
    fh_span text = fhi_fragment_text(fragments, at + 1);
    return fhi_span_ends(text, FHI_SPAN("th")) || fhi_fragment_is(fragments, at + 1, "first") ||
           fhi_fragment_is(fragments, at + 1, "second") || fhi_fragment_is(fragments, at + 1, "third");
}

/* "007", "0800": no count starts with a nought. */
static bool is_identifier(const fhi_fragments *fragments, const fhi_measure *measure)
{
    fh_span digits = fhi_fragment_text(fragments, measure->number.first);
    bool zero = digits.len > 1 && digits.ptr[0] == '0';
    bool long_run = digits.len > LONGEST_FIGURES;
    return measure->number.digits && (zero || long_run);
}

/* "the '90s", "in his 20s". */
static bool is_decade(const fhi_fragments *fragments, const fhi_measure *measure)
{
    uint32_t at = measure->number.end;
    const fhi_fragment *before = fhi_fragment_at(fragments, measure->first - 1);
    if (!measure->number.digits || measure->number.marked || !fhi_fragment_is(fragments, at, "s")) return false;
    bool apostrophe =
        before->kind == FHI_FRAGMENT_SIGN && (before->code == '\'' || before->code == 0x2019 || before->code == 0x2018);
    return fhi_fragment_touches(fragments, at) && (apostrophe || fmod(fhi_numeral_value(&measure->number), 10) == 0);
}

/* "a six-way split", "0.2 per 100,000". */
static bool counts_nothing(const fhi_fragments *fragments, const fhi_measure *measure)
{
    bool joined = fhi_fragment_joins(fragments, measure->end);
    if (joined && fhi_fragment_meaning(fragments, measure->end + 1)->noun == FHI_NOUN_VAGUE) return true;
    return fhi_fragment_is(fragments, measure->first - 1, "per");
}

bool fhi_refuse_measure(const fhi_fragments *fragments, const fhi_measure *measure, bool bounded)
{
    bool bare = measure->unit == FHI_MEASURE_BARE;
    fh_range counted = fhi_nounphrase_find(fragments, measure, NULL);
    bool counts = counted.end > 0 || !bare;
    if (is_decade(fragments, measure)) return true;
    if (is_code(fragments, measure, bare) || is_clock(fragments, measure) || is_identifier(fragments, measure))
        return true;
    if (is_pronoun(fragments, measure, counts)) return true;
    if (!bare) return false;
    if (fhi_fragment_is(fragments, measure->first - 1, "or") && counted.end == 0 && !measure->number.digits)
        return true; /* "a year or two" */
    return counts_nothing(fragments, measure) || is_ordinal(fragments, measure) ||
           is_day_of_month(fragments, measure) || is_year(fragments, measure, bounded) ||
           is_label(fragments, measure, counts) || is_list_number(fragments, measure) ||
           is_address(fragments, measure) || is_name(fragments, measure);
}

bool fhi_refuse_hyphenated(const fhi_fragments *fragments, const fhi_measure *a, const fhi_measure *b, uint32_t *skip)
{
    double low = fhi_numeral_value(&a->number), high = fhi_numeral_value(&b->number);
    bool plain = a->unit == FHI_MEASURE_BARE && b->unit == FHI_MEASURE_BARE;
    *skip = b->end;
    if (!plain) return false;
    uint32_t more = b->end;
    while (fhi_fragment_joins(fragments, more) && fhi_fragment_at(fragments, more + 1)->kind == FHI_FRAGMENT_DIGITS)
        more += 2;
    if (more > b->end) { /* "555-01-23" */
        *skip = more;
        return true;
    }
    if (!a->number.digits) return false;
    bool year_ends = high < 100 || (high >= FIRST_YEAR && high <= LAST_YEAR); /* "1998-99", "1998-2001" */
    bool year = !a->number.marked && low >= FIRST_YEAR && low <= LAST_YEAR && year_ends;
    bool zero = is_identifier(fragments, b);
    if (year || zero || low >= high) return true;
    bool score = high <= HIGHEST_SCORE && !b->number.marked && !b->number.scaled && !is_letters(fragments, b->end);
    return score || (fhi_fragment_at(fragments, b->end)->space && !fhi_nounphrase_plural(fragments, b->end) &&
                     high <= HIGHEST_SCORE);
}
