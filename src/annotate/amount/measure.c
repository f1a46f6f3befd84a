/* SPDX-License-Identifier: Apache-2.0 */
/* Fragments in, a number with its unit out. Spellings come from data/amount/units.tsv and currencies.tsv. */
#include "annotate/amount/measure.h"

/* True if the bytes of fragments [first, end), blanks left out, are `cased`. */
static bool same_bytes(const fhi_fragments *fragments, uint32_t first, uint32_t end, const char *cased)
{
    for (uint32_t i = first; i < end; i++) {
        fh_span bytes = fhi_fragment_text(fragments, i);
        if (strncmp(cased, bytes.ptr, bytes.len) != 0) return false;
        cased += bytes.len;
    }
    return *cased == '\0';
}

/* The end of the fragments from `at` that write `spelling`; hyphens may stand between its words. 0 if they do not. */
static uint32_t spelled(const fhi_fragments *fragments, uint32_t at, const fhi_amount_spelling *spelling)
{
    uint32_t end = at;
    for (uint32_t i = 0; i < spelling->n; i++) {
        if (i > 0 && fhi_fragment_joins(fragments, end) && fhi_fragment_at(fragments, end)->word != spelling->words[i])
            end++;
        if (fhi_fragment_at(fragments, end)->word != spelling->words[i]) {
            /* "km2": the digit has no word number */
            fh_span word = fhi_span_of(fhi_amount_words_at(spelling->words[i])->text);
            if (fhi_fragment_at(fragments, end)->kind != FHI_FRAGMENT_DIGITS || !fhi_fragment_touches(fragments, end) ||
                !fhi_span_is(word, fhi_fragment_text(fragments, end)))
                return 0;
        }
        end++;
    }
    if (spelling->cased && !same_bytes(fragments, at, end, spelling->cased)) return 0;
    if (spelling->glued && !fhi_fragment_touches(fragments, at)) return 0;
    const fhi_fragment *next = fhi_fragment_at(fragments, end);
    bool code = fhi_fragment_joins(fragments, end) && fhi_fragment_at(fragments, at)->space && spelling->n == 1 &&
                fhi_fragment_text(fragments, at).len == 1; /* "300 F-15 jets", "20 A-list guests" */
    bool runs_on = !next->space && (next->kind == FHI_FRAGMENT_DIGITS || next->kind == FHI_FRAGMENT_LETTERS) &&
                   fhi_fragment_at(fragments, end - 1)->kind == FHI_FRAGMENT_LETTERS;
    return runs_on || code ? 0 : end;
}

/* The unit written at `at`: the longest spelling. Returns its end, 0 if there is none. */
static uint32_t unit_at(const fhi_fragments *fragments, uint32_t at, bool each, uint16_t *unit)
{
    uint16_t row = fhi_fragment_meaning(fragments, at)->unit_after;
    if (row == 0) return 0;
    uint16_t first = fhi_fragment_at(fragments, at)->word;
    for (const fhi_amount_spelling *s = fhi_amount_words_spelling(row); s->n > 0 && s->words[0] == first; s++) {
        if (!each && fhi_amount_words_unit_kind(s->unit) == FHI_UNIT_EACH) continue;
        uint32_t end = spelled(fragments, at, s);
        if (end == 0) continue;
        *unit = s->unit;
        return end;
    }
    return 0;
}

/* The unit that one word names. */
static uint16_t unit_named(const char *name)
{
    uint16_t word = fhi_amount_words_find(fhi_span_of(name));
    const fhi_amount_spelling *s = fhi_amount_words_spelling(fhi_amount_words_at(word)->unit_after);
    while (s->n > 1) s++; /* longer ones come first */
    return s->unit;
}

/* The first fragment of the sign of money that ends before the fragment `end`; `end` if there is none. */
static uint32_t money_start(const fhi_fragments *fragments, uint32_t end, uint16_t *unit)
{
    uint16_t last = fhi_fragment_at(fragments, end - 1)->word;
    uint16_t row = fhi_amount_words_at(last)->unit_before;
    if (row == 0) return end;
    for (const fhi_amount_spelling *s = fhi_amount_words_spelling(row); s->n > 0 && s->words[s->n - 1] == last; s++) {
        if (s->n > end || fhi_fragment_at(fragments, end - s->n)->word != s->words[0]) continue;
        uint32_t first = end - s->n;
        if (!same_bytes(fragments, first, end, s->cased)) continue;
        bool inside = fhi_fragment_touches(fragments, first) &&
                      fhi_fragment_at(fragments, first)->kind == FHI_FRAGMENT_LETTERS &&
                      fhi_fragment_at(fragments, first - 1)->kind == FHI_FRAGMENT_LETTERS;
        bool article = fhi_fragment_is(fragments, first, "a") && !fhi_fragment_touches(fragments, first + 1);
        if (inside || article) continue; /* "A $40 fine" */
        *unit = s->unit;
        return first;
    }
    return end;
}

/* Where the sign of money that starts at `at` ends; `at` if there is none. The longest sign that starts there counts. */
static uint32_t money_end(const fhi_fragments *fragments, uint32_t at, uint16_t *unit)
{
    const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
    if (fragment->word == 0) return at;
    for (uint32_t n = FHI_AMOUNT_PHRASE; n > 0; n--) {
        uint16_t found = FHI_MEASURE_BARE;
        if (fhi_fragment_at(fragments, at + n - 1)->kind == FHI_FRAGMENT_END) continue;
        if (money_start(fragments, at + n, &found) != at) continue;
        *unit = found;
        return at + n;
    }
    return at;
}

/* True where a spelling that fits is not meant as a unit here. */
static bool misread(const fhi_fragments *fragments, const fhi_measure *measure, uint32_t at, uint32_t end,
                    uint16_t unit)
{
    double value = fhi_numeral_value(&measure->number);
    const fhi_fragment *sign = fhi_fragment_at(fragments, at);
    if (sign->kind == FHI_FRAGMENT_SIGN && fhi_amount_words_unit_kind(unit) == FHI_UNIT_MONEY &&
        fhi_fragment_at(fragments, end)->kind == FHI_FRAGMENT_DIGITS)
        return true; /* "20 $30" */
    bool joined = fhi_fragment_joins(fragments, at - 1);
    if (fhi_fragment_is(fragments, at, "won")) return value < 100;
    if (fhi_fragment_is(fragments, at, "second")) return value != 1 && !joined;
    if (fhi_fragment_is(fragments, at, "s") && end == at + 1)
        return !measure->number.marked; /* "the under-18s", "737s" */
    if (fhi_fragment_is(fragments, at, "head") || fhi_fragment_is(fragments, at, "stone"))
        return !measure->number.digits;
    return false;
}

/* Pounds are money where they come by the million. */
static uint16_t chosen(const fhi_fragments *fragments, const fhi_measure *measure, uint32_t at, uint16_t unit)
{
    bool pounds = fhi_fragment_is(fragments, at, "pounds") || fhi_fragment_is(fragments, at, "pound");
    uint16_t sterling;
    static const char sign[] = "\302\243";
    if (!pounds || !measure->number.scaled || fhi_numeral_value(&measure->number) < 1e6) return unit;
    uint16_t row = fhi_amount_words_at(fhi_amount_words_find((fh_span){sign, 2}))->unit_before;
    sterling = row ? fhi_amount_words_spelling(row)->unit : unit;
    return sterling;
}

/* "a year" that says when: "$5 million a year earlier". */
static bool says_when(const fhi_fragments *fragments, uint32_t end)
{
    static const char *const words[] = {"earlier", "ago", "later", "before", "after"};
    return FHI_FRAGMENT_IN(fragments, end, words);
}

/* "a barrel", "per day", "/hour", "-a-share" at `at`: what a rate is counted by. Returns the fragment behind it, `at` if it is nothing. */
static uint32_t read_each(const fhi_fragments *fragments, uint32_t at, fhi_each *each)
{
    static const char *const articles[] = {"a", "an", "per"}, *const ones[] = {"a", "an", "each", "every"};
    if (fhi_fragment_joins(fragments, at) && fhi_fragment_joins(fragments, at + 2)) {
        bool a = FHI_FRAGMENT_IN(fragments, at + 1, articles);
        uint32_t end = a ? unit_at(fragments, at + 3, true, &each->unit) : 0;
        if (end) return end;
    }
    bool per = fhi_fragment_is(fragments, at, "per") || fhi_fragment_sign(fragments, at, '/');
    if (!per && !FHI_FRAGMENT_IN(fragments, at, ones)) return at;
    uint32_t end = unit_at(fragments, at + 1, true, &each->unit);
    bool ordinal = fhi_fragment_is(fragments, at + 1, "second") && !per;
    if (end && !ordinal && !says_when(fragments, end) && fhi_amount_words_unit_kind(each->unit) != FHI_UNIT_MONEY &&
        fhi_amount_words_unit_kind(each->unit) != FHI_UNIT_RATIO)
        return end;
    each->unit = FHI_MEASURE_BARE;
    if (!fhi_fragment_is(fragments, at, "per")) return at;
    const fhi_fragment *noun = fhi_fragment_at(fragments, at + 1);
    bool adjective = noun->tag == FHI_TAG_JJ || noun->tag == FHI_TAG_VBN;
    end = adjective ? unit_at(fragments, at + 2, true, &each->unit) : 0;
    if (end) return end; /* "per diluted share" */
    if (noun->kind != FHI_FRAGMENT_LETTERS || noun->capital || noun->at.end - noun->at.start < 3) return at;
    each->noun = at + 1;
    return at + 2;
}

/* What `measure` is counted by, once or twice, from `at` on. Returns the fragment behind it. */
static uint32_t read_rate(const fhi_fragments *fragments, uint32_t at, fhi_measure *measure)
{
    uint32_t end = read_each(fragments, at, &measure->each);
    return end > at ? read_each(fragments, end, &measure->again) : at;
}

uint32_t fhi_measure_rate(const fhi_fragments *fragments, uint32_t at, fhi_measure *measure)
{
    fhi_measure rate = *measure;
    uint32_t end = read_rate(fragments, at, &rate);
    bool timed = rate.each.unit != FHI_MEASURE_BARE && fhi_amount_words_unit_kind(rate.each.unit) == FHI_UNIT_TIME;
    if (end == at || (!timed && !fhi_fragment_is(fragments, at, "per"))) return at;
    *measure = rate;
    measure->thing = at > rate.end ? at - 1 : 0;
    return end;
}

void fhi_measure_lend(const fhi_measure *from, fhi_measure *to)
{
    to->unit = from->unit;
    to->kind = from->kind;
    to->each = from->each;
    to->again = from->again;
    to->age = from->age;
}

/* "-old", "years old", "of age" behind a unit of time. */
static void read_age(const fhi_fragments *fragments, fhi_measure *measure)
{
    uint32_t at = measure->end;
    if (measure->kind != FHI_UNIT_TIME) return;
    if (fhi_fragment_joins(fragments, at)) at++;
    if (fhi_fragment_is(fragments, at, "old") || fhi_fragment_is(fragments, at, "olds"))
        measure->end = at + 1;
    else if (fhi_fragment_is(fragments, at, "of") && fhi_fragment_is(fragments, at + 1, "age"))
        measure->end = at + 2;
    else
        return;
    measure->age = true;
}

/* "half a mile" must have its mile; "half a truth" is no amount. */
static bool half_stands(const fhi_fragments *fragments, const fhi_measure *measure)
{
    bool article = fhi_fragment_article(fragments, measure->number.end - 1);
    return !measure->number.fraction || !article || measure->unit != FHI_MEASURE_BARE;
}

/* "m" and "b" that touch figures are millions and billions where what follows cannot have metres or bits: a unit ("5m euros"), people and
 * what people have ("2.5m homes"); "M" and "B" are, always. */
static bool is_scale_letter(const fhi_fragments *fragments, const fhi_measure *measure)
{
    static const char *const counted[] = {"people",   "users",     "customers", "homes",   "households", "workers",
                                          "viewers",  "residents", "refugees",  "jobs",    "members",    "voters",
                                          "votes",    "children",  "visitors",  "readers", "followers",  "subscribers",
                                          "patients", "doses",     "copies",    "shares",  "downloads",  "passengers"};
    uint32_t at = measure->end;
    fh_span letter = fhi_fragment_text(fragments, at);
    if (!measure->number.digits || !fhi_fragment_touches(fragments, at) || letter.len != 1) return false;
    if (letter.ptr[0] == 'M' || letter.ptr[0] == 'B') return true;
    if (letter.ptr[0] != 'm' && letter.ptr[0] != 'b') return false;
    const fhi_fragment *next = fhi_fragment_at(fragments, at + 1);
    if (next->tag == FHI_TAG_JJ) next = fhi_fragment_at(fragments, at + 2);
    if (measure->number.decimals && next->tag == FHI_TAG_NNS) return true; /* "1.1m electric cars" */
    uint16_t unit;
    if (unit_at(fragments, at + 1, false, &unit)) return !fhi_fragment_is(fragments, at + 1, "in");
    if (FHI_FRAGMENT_IN(fragments, at + 1, counted)) return true;
    return letter.ptr[0] == 'b' && measure->number.marked;
}

/* True for a straight or curly double quote that closes none: one is open if it stood behind a blank. */
static bool is_double_prime(const fhi_fragments *fragments, uint32_t at)
{
    bool open = false;
    if (!fhi_fragment_sign(fragments, at, '"') && !fhi_fragment_sign(fragments, at, 0x201D)) return false;
    for (uint32_t i = at; i-- > 0;) {
        bool quote = fhi_fragment_sign(fragments, i, '"') || fhi_fragment_sign(fragments, i, 0x201C) ||
                     fhi_fragment_sign(fragments, i, 0x201D);
        if (!quote) continue;
        open = fhi_fragment_at(fragments, i)->space || i == 0;
        break;
    }
    return !open && fhi_fragment_touches(fragments, at);
}

/* The unit of signs and words that mean one only here: 8", 6'2", and "in" at the end of what is said and before the words that say along
 * which side ("2 in thick"). NULL if there is none. */
static const char *rare_unit(const fhi_fragments *fragments, const fhi_measure *measure, uint32_t at)
{
    static const char *const sides[] = {"long", "wide", "thick", "tall", "deep", "high", "across", "square", "x"};
    enum { LAST_INCH = 999 };
    const fhi_fragment *next = fhi_fragment_at(fragments, at + 1);
    if (!measure->number.digits || fhi_numeral_value(&measure->number) > LAST_INCH) return NULL;
    if (is_double_prime(fragments, at)) return "inch";
    bool prime = fhi_fragment_sign(fragments, at, '\'') || fhi_fragment_sign(fragments, at, 0x2019);
    if (prime && next->kind == FHI_FRAGMENT_DIGITS && fhi_fragment_touches(fragments, at + 1) &&
        is_double_prime(fragments, at + 2))
        return "foot";
    if (!fhi_fragment_is(fragments, at, "in")) return NULL;
    if (next->kind == FHI_FRAGMENT_END || next->code == '.' || next->code == ')' || next->code == ';') return "inch";
    return FHI_FRAGMENT_IN(fragments, at + 1, sides) ? "inch" : NULL;
}

/* "20 more years", "five straight days": words between a number and its unit. */
static bool is_between(const fhi_fragments *fragments, uint32_t at)
{
    static const char *const words[] = {"more",  "additional",  "extra",      "further", "full",   "whole", "straight",
                                        "solid", "consecutive", "successive", "long",    "entire", "other", "short"};
    return FHI_FRAGMENT_IN(fragments, at, words);
}

/* The unit behind the number, past "of a" ("a quarter of a mile") or a hyphen. */
void fhi_measure_take_unit(const fhi_fragments *fragments, fhi_measure *measure)
{
    uint32_t at = measure->end;
    uint16_t unit = 0;
    if (measure->number.many && fhi_fragment_is(fragments, at, "of")) at++;
    if (measure->number.fraction && fhi_fragment_is(fragments, at, "of") && fhi_fragment_article(fragments, at + 1))
        at += 2;
    if (fhi_fragment_joins(fragments, at)) at++;
    if (is_scale_letter(fragments, measure) && fhi_numeral_letter(fragments, &measure->number))
        at = measure->end = measure->number.end;
    uint32_t end = unit_at(fragments, at, false, &unit);
    if (end == 0 && is_between(fragments, at)) end = unit_at(fragments, at + 1, false, &unit);
    const char *rare = end == 0 ? rare_unit(fragments, measure, at) : NULL;
    if (rare) {
        unit = unit_named(rare);
        end = at + 1;
    }
    if (end == 0 || misread(fragments, measure, at, end, unit)) return;
    measure->unit = chosen(fragments, measure, at, unit);
    measure->kind = fhi_amount_words_unit_kind(measure->unit);
    measure->unit_first = at;
    measure->end = end;
    if (measure->kind == FHI_UNIT_MONEY && !measure->number.scaled && measure->number.end + 1 == end) {
        fhi_numeral scaled = measure->number;
        scaled.end = end; /* "75 USD million" */
        fhi_numeral_scales(fragments, &scaled);
        if (scaled.scaled) measure->number = scaled, measure->end = scaled.end;
    }
}

bool fhi_measure_read(const fhi_fragments *fragments, uint32_t at, fhi_measure *measure, uint32_t *skip)
{
    *measure = (fhi_measure){
        .first = at, .unit = FHI_MEASURE_BARE, .each = {.unit = FHI_MEASURE_BARE}, .again = {.unit = FHI_MEASURE_BARE}};
    uint16_t money = FHI_MEASURE_BARE;
    bool negative = fhi_fragment_dash(fragments, at) && fhi_fragment_touches(fragments, at + 1) &&
                    (fhi_fragment_at(fragments, at)->space || at == 0 || fhi_fragment_sign(fragments, at - 1, '('));
    if (negative) at++; /* "-5C" */
    uint32_t from = money_end(fragments, at, &money);
    *skip = at + 1;
    if (negative && from == at && fhi_fragment_at(fragments, at)->kind != FHI_FRAGMENT_DIGITS) return false;
    if (from > at) {
        if (fhi_fragment_dash(fragments, from) && fhi_fragment_touches(fragments, from)) negative = true, from++;
        if (!fhi_numeral_read(fragments, from, &measure->number, skip) || !measure->number.digits) return false;
        measure->unit = money;
        measure->kind = FHI_UNIT_MONEY;
        measure->money_before = true;
        fhi_numeral_letter(fragments, &measure->number);
    } else if (!fhi_numeral_read(fragments, at, &measure->number, skip)) {
        return false;
    }
    measure->number.negative = negative;
    measure->end = measure->unit_first = measure->number.end;
    if (!measure->money_before) {
        fhi_measure_take_unit(fragments, measure);
        if (!half_stands(fragments, measure)) return false;
    } else {
        uint16_t again;
        uint32_t end = unit_at(fragments, measure->end, false, &again);
        if (end && again == measure->unit && !misread(fragments, measure, measure->end, end, again))
            measure->end = end; /* "US$5 million dollars" */
    }
    if (measure->unit != FHI_MEASURE_BARE) {
        if (measure->kind != FHI_UNIT_RATIO) measure->end = read_rate(fragments, measure->end, measure);
        read_age(fragments, measure);
    }
    if (measure->first == 0 && negative && measure->unit == FHI_MEASURE_BARE &&
        fhi_fragment_at(fragments, measure->end)->kind == FHI_FRAGMENT_LETTERS) {
        measure->number.negative = false; /* "-12 killed": the dash of a list */
        measure->first = 1;
    }
    return true;
}

/* "barrel", "patient"; empty if there is none. */
static fh_span each_name(const fhi_fragments *fragments, const fhi_each *each)
{
    if (each->noun) return fhi_fragment_text(fragments, each->noun);
    return each->unit == FHI_MEASURE_BARE ? FHI_SPAN("") : fhi_amount_words_unit(each->unit);
}

bool fhi_measure_unit(fhi_arena *arena, const fhi_fragments *fragments, const fhi_measure *measure, fh_span *unit)
{
    *unit = (fh_span){NULL, 0};
    fh_span plain = measure->unit != FHI_MEASURE_BARE ? fhi_amount_words_unit(measure->unit)
                    : measure->thing                  ? fhi_fragment_text(fragments, measure->thing)
                                                      : FHI_SPAN("");
    fh_span each = each_name(fragments, &measure->each), again = each_name(fragments, &measure->again);
    if (each.len == 0) {
        if (plain.len) *unit = plain;
        return true;
    }
    *unit = fhi_arena_format(arena, "%.*s/%.*s%s%.*s", (int)plain.len, plain.ptr, (int)each.len, each.ptr,
                             again.len ? "/" : "", (int)again.len, again.ptr);
    return unit->ptr != NULL;
}
