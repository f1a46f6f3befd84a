/* SPDX-License-Identifier: Apache-2.0 */
/* A text's sentences in, its amounts out: numbers with bound, unit, what is counted and which way it moved. The kinds of value
 * and change follow CQE (Almasian, Kazakova, Göldner, Gertz: CQE: A Comprehensive Quantity Extractor, EMNLP 2023); the method is
 * a hand-made grammar over fragments, left to right, each looked at from a bounded distance: time is linear in the text. */
#include "annotate/amount/amount.h"

#include "annotate/amount/bound.h"
#include "annotate/amount/change.h"
#include "annotate/amount/nounphrase.h"
#include "annotate/amount/numeral_words.h"
#include "annotate/amount/refuse.h"

/* What the search holds while it goes through a text. */
typedef struct search {
    fhi_arena *arena;
    fhi_marks *marks;
    fhi_fragments fragments;
    uint32_t time, name; /* the first mark that may still touch what comes */
    uint32_t last_end;   /* fragment past the last amount of this sentence */
    fhi_change last_change;
} search;

/* An amount being put together: one measure or two. */
typedef struct found {
    fhi_measure a, b; /* b of a range; else the same as a */
    uint32_t first, end;
    fhi_bound bound;
    bool range, age; /* at most one of them */
    double more;     /* to be added to the value: the inches of "6 ft 3 in", in feet */
    double spread;   /* half of the range around the value: "± 3" */
} found;

static bool same_unit(const fhi_measure *a, const fhi_measure *b)
{
    return a->unit == b->unit && a->each.unit == b->each.unit;
}

/* Where the second half of a range would start, past "-", "to", "or" or, behind "between", "and"; 0 if no range goes on here. */
static uint32_t second_half(const fhi_fragments *fragments, const fhi_measure *a, bool between, bool *dash)
{
    uint32_t at = a->end;
    *dash = false;
    if (fhi_fragment_joins(fragments, at) && fhi_fragment_is(fragments, at + 1, "to") &&
        fhi_fragment_joins(fragments, at + 2))
        return at + 3; /* "four-to-five" */
    if (fhi_fragment_joins(fragments, at)) {
        *dash = true;
        return at + 1;
    }
    if (fhi_fragment_dash(fragments, at) && fhi_fragment_touches(fragments, at)) at++; /* "8- to 16-metre" */
    if (fhi_fragment_is(fragments, at, "to") || fhi_fragment_is(fragments, at, "through")) return at + 1;
    if (between && fhi_fragment_is(fragments, at, "and")) return at + 1;
    if (fhi_fragment_is(fragments, at, "or") && a->number.exponent == 0 && a->number.numerator < 100) return at + 1;
    if (fhi_fragment_dash(fragments, at) && a->number.digits && fhi_fragment_at(fragments, at + 1)->space) {
        *dash = true;
        return at + 1;
    }
    return 0;
}

enum { SHARES_SCALE = 1000 }; /* from here on a number needs no scale: "1,500 to 2 million" */

/* "5 to 7 million" means five million: the scale of the second goes for the first, too, where that keeps them in order. */
static void share_scale(fhi_measure *a, const fhi_measure *b)
{
    if (!b->number.scaled || a->number.scaled || (a->number.marked && a->number.numerator >= SHARES_SCALE)) return;
    fhi_numeral unscaled = b->number;
    int power = b->number.exponent + b->number.decimals;
    unscaled.exponent = -b->number.decimals;
    if (power < 2 || b->number.denominator != 1) return;
    if (fhi_numeral_value(&a->number) >= SHARES_SCALE) return;
    if (fhi_numeral_value(&a->number) < fhi_numeral_value(&unscaled)) fhi_numeral_scale(&a->number, power);
}

/* A number of one kind, without a unit of its own, takes the unit of its neighbour: "5 to 7 percent", "$5-7". */
static bool share_unit(fhi_measure *a, fhi_measure *b)
{
    if (same_unit(a, b)) return true;
    fhi_measure *bare = a->unit == FHI_MEASURE_BARE ? a : b, *full = bare == a ? b : a;
    bool bare_a = a->each.unit == FHI_MEASURE_BARE, bare_b = b->each.unit == FHI_MEASURE_BARE;
    if (a->unit == b->unit && (bare_a || bare_b)) {
        fhi_measure_lend(bare_a ? b : a, bare_a ? a : b);
        return true;
    }
    if (bare->unit != FHI_MEASURE_BARE || (bare == b && !full->money_before)) return false;
    fhi_measure_lend(full, bare);
    return true;
}

/* "ranged from", "vary from": two ends in any order. */
static bool is_range_verb(const fhi_fragments *fragments, uint32_t at)
{
    static const char *const words[] = {"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"};
    return FHI_FRAGMENT_IN(fragments, at, words);
}

/* "rose by 3 million to 150 million", "fell $2 to $61": how far it moved and where it came to. Where the two are near each other it is a
 * range: "will rise 3 percent to 4 percent". */
static bool moves_and_lands(const fhi_fragments *fragments, uint32_t first, double low, double high)
{
    enum { FAR = 3 };
    fhi_bound ignored;
    uint32_t before = fhi_bound_before(fragments, first, &ignored);
    if (high < FAR * low) return false;
    if (fhi_fragment_is(fragments, before - 1, "by")) return fhi_change_before(fragments, before - 1);
    return fhi_fragment_meaning(fragments, before - 1)->verb != 0;
}

/* Makes a range of `found` if a second half follows. False if what follows is no range; `*refused` if neither is an amount, which is
 * then to be passed over up to `*skip`. */
static bool read_range(const fhi_fragments *fragments, found *f, bool *refused, uint32_t *skip)
{
    fhi_measure b;
    uint32_t beyond;
    bool dash, between = fhi_fragment_is(fragments, f->first - 1, "between"),
               from = fhi_fragment_is(fragments, f->first - 1, "from");
    uint32_t at = second_half(fragments, &f->a, between, &dash);
    fhi_bound ignored;
    *refused = false;
    if (at == 0) return false;
    if (!fhi_measure_read(fragments, at, &b, &beyond)) {
        if (dash || !fhi_measure_read(fragments, at + 1, &b, &beyond) ||
            fhi_bound_before(fragments, at + 1, &ignored) != at)
            return false; /* "between $5 and about $7" goes on */
    }
    if (dash && fhi_refuse_hyphenated(fragments, &f->a, &b, skip)) {
        *refused = true;
        return false;
    }
    if (b.number.fraction != f->a.number.fraction || b.number.many || f->a.number.many) return false;
    fhi_measure a = f->a;
    bool bare = a.unit == FHI_MEASURE_BARE && b.unit == FHI_MEASURE_BARE;
    share_scale(&a, &b);
    if (!share_unit(&a, &b)) return false;
    double low = fhi_numeral_value(&a.number), high = fhi_numeral_value(&b.number);
    bool ranged = from && is_range_verb(fragments, f->first - 2); /* "ranged from -18 °C to -34 °C" */
    if (low >= high && !ranged) {
        if (dash && !bare) f->a.unit = a.unit, f->a.kind = a.kind; /* "58-27 percent" */
        return false;
    }
    if (fhi_fragment_is(fragments, at - 1, "or") && high - low > 5) return false;
    bool whole = f->a.unit == a.unit && f->a.number.exponent == a.number.exponent; /* it took nothing of the second */
    bool moves = (from && fhi_change_before(fragments, f->first - 1)) ||
                 (whole && !dash && moves_and_lands(fragments, f->first, low, high));
    bool lands = bare && !dash && !between && fhi_fragment_meaning(fragments, f->first - 1)->verb &&
                 fhi_nounphrase_find(fragments, &b, NULL).end == 0; /* "fell 4 to 15" */
    if (moves || lands ||
        (bare && !between && fhi_refuse_measure(fragments, &a, false) && fhi_refuse_measure(fragments, &b, false)))
        return false;
    f->a = a;
    f->b = b;
    f->end = b.end;
    if (between || from) f->first--;
    f->bound = FHI_BOUND_RANGE;
    f->range = true;
    f->age = false;
    return true;
}

/* "from 3 to 5 percent" after a verb of change, "45 and 50 mg", "3 by 5 metres": two amounts, the first with the unit of the second. */
static void borrow_unit(const fhi_fragments *fragments, fhi_measure *a)
{
    uint32_t at = a->end, skip;
    fhi_measure b;
    bool to = fhi_fragment_is(fragments, at, "to"), and = fhi_fragment_is(fragments, at, "and");
    bool sides = fhi_fragment_is(fragments, at, "by") || fhi_fragment_is(fragments, at, "x") ||
                 fhi_fragment_sign(fragments, at, 0xD7);
    if (a->unit != FHI_MEASURE_BARE || !(to || and || sides || fhi_fragment_is(fragments, at, "or"))) return;
    if (!fhi_measure_read(fragments, at + 1, &b, &skip) || b.money_before || b.unit == FHI_MEASURE_BARE ||
        b.number.fraction)
        return;
    if ((and || sides) && b.number.digits != a->number.digits) return;
    if (sides && b.kind != FHI_UNIT_LENGTH && b.kind != FHI_UNIT_DATA) return;
    fhi_measure_lend(&b, a);
}

/* "one in five", "nine out of ten": a fraction of the two. */
static bool read_odds(const fhi_fragments *fragments, found *f)
{
    uint32_t at = f->a.end, skip;
    fhi_measure b;
    const fhi_numeral *top = &f->a.number;
    if (f->a.unit != FHI_MEASURE_BARE || top->denominator != 1 || top->exponent != 0 || top->numerator > 99)
        return false;
    bool in = fhi_fragment_is(fragments, at, "in"),
         out = fhi_fragment_is(fragments, at, "out") && fhi_fragment_is(fragments, at + 1, "of");
    if (!in && !out) return false;
    at += in ? 1 : 2;
    if (fhi_fragment_is(fragments, at, "every")) at++;
    if (!fhi_measure_read(fragments, at, &b, &skip) || b.unit != FHI_MEASURE_BARE) return false;
    if (b.number.denominator != 1 || b.number.fraction || b.number.many) return false;
    double bottom = fhi_numeral_value(&b.number);
    if (bottom <= (double)top->numerator || bottom > 1e6 || (b.number.digits && bottom > 1000 && !b.number.marked))
        return false;
    if (in && fhi_fragment_is(fragments, b.end, "of")) return false;
    if (in && b.number.digits != top->digits && bottom < 100) return false;
    f->a.number.denominator = (uint32_t)bottom;
    f->a.number.fraction = true;
    f->a.end = f->end = b.end;
    f->b = f->a;
    f->age = false;
    return true;
}

/* "4.2 ± 0.3 mm", "52 plus or minus 3 percent": a range around the first, in the unit of both. */
static bool read_spread(const fhi_fragments *fragments, found *f)
{
    uint32_t at = f->a.end, skip;
    fhi_measure b;
    if (fhi_fragment_sign(fragments, at, 0xB1))
        at++;
    else if (fhi_fragment_sign(fragments, at, '+') && fhi_fragment_sign(fragments, at + 1, '/') &&
             fhi_fragment_dash(fragments, at + 2))
        at += 3;
    else if (fhi_fragment_is(fragments, at, "plus") && fhi_fragment_is(fragments, at + 1, "or") &&
             fhi_fragment_is(fragments, at + 2, "minus"))
        at += 3;
    else
        return false;
    if (!fhi_measure_read(fragments, at, &b, &skip) || b.money_before || b.number.many) return false;
    if (f->a.unit != FHI_MEASURE_BARE && b.unit != FHI_MEASURE_BARE && !same_unit(&f->a, &b)) return false;
    if (!share_unit(&b, &f->a) && !share_unit(&f->a, &b)) return false;
    f->spread = fhi_numeral_value(&b.number);
    f->end = f->a.end = b.end;
    f->b = f->a;
    f->bound = FHI_BOUND_RANGE;
    f->range = true;
    f->age = false;
    return true;
}

/* "12 ft 2 in", "5ft 11in", "three dollars and fifty cents" are one amount. The second has its value in the first's unit added. */
static double second_part(const fhi_fragments *fragments, found *f)
{
    static const struct {
        const char *unit, *part;
        double share;
    } table[] = {{"foot", "inch", 12},  {"USD", "cent", 100}, {"EUR", "cent", 100},
                 {"GBP", "penny", 100}, {"stone", "lb", 14},  {"lb", "ounce", 16}};
    fhi_measure b;
    uint32_t at = f->end, skip;
    if (f->a.unit == FHI_MEASURE_BARE || f->a.number.denominator != 1 || f->a.number.scaled) return 0;
    if (fhi_numeral_words_and_half(fragments, at)) {
        f->end = f->a.end = f->b.end = at + 3; /* "a year and a half" */
        return 0.5;
    }
    if (fhi_fragment_is(fragments, at, "and") || fhi_fragment_sign(fragments, at, ',')) at++;
    if (!fhi_measure_read(fragments, at, &b, &skip) || b.money_before) return 0;
    bool inches = b.unit == FHI_MEASURE_BARE && fhi_fragment_is(fragments, b.end, "in") && b.number.digits &&
                  fhi_span_is(fhi_amount_words_unit(f->a.unit), FHI_SPAN("foot"));
    if (inches && fhi_numeral_value(&b.number) < 12) { /* "5 ft 2 in": elsewhere "in" is no unit */
        f->end = f->a.end = f->b.end = b.end + 1;
        return fhi_numeral_value(&b.number) / 12;
    }
    const fhi_fragment *next = fhi_fragment_at(fragments, b.end);
    bool over = next->kind == FHI_FRAGMENT_END || next->code == '.' || next->code == ';';
    if (b.unit == FHI_MEASURE_BARE && f->a.kind == FHI_UNIT_MONEY && !f->a.money_before && over &&
        f->a.each.unit == FHI_MEASURE_BARE && b.number.denominator == 1 && fhi_numeral_value(&b.number) < 100) {
        f->end = f->a.end = f->b.end = b.end; /* "15 dollars 50" */
        return fhi_numeral_value(&b.number) / 100;
    }
    if (b.unit == FHI_MEASURE_BARE) return 0;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (!fhi_span_is(fhi_amount_words_unit(f->a.unit), fhi_span_of(table[i].unit))) continue;
        if (!fhi_span_is(fhi_amount_words_unit(b.unit), fhi_span_of(table[i].part))) continue;
        if (fhi_numeral_value(&b.number) >= table[i].share) return 0;
        f->end = f->a.end = f->b.end = b.end;
        return fhi_numeral_value(&b.number) / table[i].share;
    }
    return 0;
}

static bool overlaps(fh_range a, fh_range b)
{
    return a.start < b.end && b.start < a.end;
}

/* True if a date, a time of day or a name holds the number. Durations are amounts; so is "three days" of "three days ago". */
static bool is_marked(search *s, const found *f)
{
    fh_range number = {fhi_fragment_at(&s->fragments, f->a.number.first)->at.start,
                       fhi_fragment_at(&s->fragments, f->b.number.end - 1)->at.end};
    const fhi_marks *marks = s->marks;
    while (s->time < marks->times.n && marks->times.at[s->time].at.end <= number.start) s->time++;
    while (s->name < marks->names.n && marks->names.at[s->name].at.end <= number.start) s->name++;
    if (s->time < marks->times.n && overlaps(marks->times.at[s->time].at, number)) {
        fhi_time_type type = marks->times.at[s->time].type;
        bool span = f->a.unit != FHI_MEASURE_BARE && f->a.kind == FHI_UNIT_TIME;
        if ((type == FHI_TIME_DATE || type == FHI_TIME_TIME) && !span && f->a.unit == FHI_MEASURE_BARE) return true;
    }
    return s->name < marks->names.n && overlaps(marks->names.at[s->name].at, number) && f->a.unit == FHI_MEASURE_BARE &&
           !f->a.number.scaled;
}

static bool is_minus(const fhi_fragments *fragments, uint32_t first)
{
    if (fhi_fragment_is(fragments, first - 2, "or")) return false; /* "plus or minus 3 points" */
    return fhi_fragment_is(fragments, first - 1, "minus") || fhi_fragment_is(fragments, first - 1, "negative");
}

/* "over two years" is a bound behind "for", "of", a verb of lasting; elsewhere it says during which time: "cost $5 million over ten
 * years", "over a two-year period". */
static bool is_during(const fhi_fragments *fragments, uint32_t at, const found *f)
{
    static const char *const words[] = {"for",   "of",     "is",    "was",   "are",  "were",   "after",  "in",
                                        "took",  "take",   "takes", "taken", "last", "lasts",  "lasted", "spent",
                                        "spend", "with",   "a",     "has",   "have", "had",    "been",   "just",
                                        "well",  "little", "bit",   "than",  "at",   "served", "the",    "within"};
    if (f->a.unit == FHI_MEASURE_BARE || f->a.kind != FHI_UNIT_TIME || f->a.age ||
        !fhi_fragment_is(fragments, at, "over"))
        return false;
    if (fhi_fragment_sign(fragments, at - 1, ')')) return true;
    if (at == 0 || fhi_fragment_at(fragments, at - 1)->kind != FHI_FRAGMENT_LETTERS) return false;
    return !FHI_FRAGMENT_IN(fragments, at - 1, words);
}

/* Bounds, sign and age around the measures of `f`. */
static void read_around(const fhi_fragments *fragments, found *f)
{
    if (!f->range && is_minus(fragments, f->first)) {
        f->first--;
        f->a.number.negative = f->b.number.negative = true;
    }
    fhi_bound bound = FHI_BOUND_EXACT;
    uint32_t before = f->first;
    if (fhi_fragment_is(fragments, before - 1, "a") || fhi_fragment_is(fragments, before - 1, "the")) {
        before = fhi_bound_before(fragments, before - 1, &bound); /* "more than the 300", "about a 5 percent" */
        bool during =
            f->a.kind == FHI_UNIT_TIME && fhi_fragment_is(fragments, before, "over"); /* "over a two-year period" */
        if (before == f->first - 1 || during) before = f->first, bound = FHI_BOUND_EXACT;
    } else {
        before = fhi_bound_before(fragments, before, &bound);
        if (is_during(fragments, before, f)) before = f->first, bound = FHI_BOUND_EXACT;
    }
    f->first = before;
    if (!f->range) f->bound = f->a.number.many ? FHI_BOUND_AT_LEAST : bound;
    if ((f->bound == FHI_BOUND_EXACT || f->bound == FHI_BOUND_ABOUT) && !f->range) {
        uint32_t end = fhi_bound_after(fragments, f->end, &bound);
        if (end > f->end) {
            if (bound != FHI_BOUND_EXACT) f->bound = bound;
            f->end = f->a.end = f->b.end = end;
            if (f->b.unit == FHI_MEASURE_BARE) fhi_measure_take_unit(fragments, &f->b); /* "100-plus miles" */
            f->end = f->b.end;
        }
    }
}

enum { OLDEST = 120, YOUNGEST_NAMED = 10 }; /* years: of anybody, and of one whose age stands behind the name */

/* "Children under five", "those over 65". */
static bool is_age_limit(const fhi_fragments *fragments, const found *f)
{
    static const char *const limits[] = {"under", "over", "above", "below"};
    return FHI_FRAGMENT_IN(fragments, f->first, limits) &&
           fhi_fragment_meaning(fragments, f->first - 1)->refusal == FHI_REFUSAL_GROWN &&
           !fhi_nounphrase_plural(fragments, f->end);
}

/* "aged 45", "Lee, 45, said", "her mother, 74, said", "children under five": an age in years without a unit. */
static bool is_bare_age(const fhi_fragments *fragments, const found *f)
{
    const fhi_numeral *n = &f->a.number;
    if (f->a.unit != FHI_MEASURE_BARE || n->scaled || n->fraction || n->marked || fhi_numeral_value(n) > OLDEST)
        return false;
    const fhi_fragment *before = fhi_fragment_at(fragments, f->first - 1);
    bool of = fhi_fragment_is(fragments, f->first - 1, "of"); /* "the ages of 25 and 44" */
    const fhi_fragment *aged = of ? fhi_fragment_at(fragments, f->first - 2) : before;
    if (fhi_amount_words_at(aged->word)->refusal == FHI_REFUSAL_AGED || is_age_limit(fragments, f)) return true;
    if (!n->digits || f->a.number.first != f->first || f->range) return false;
    const fhi_fragment *name = fhi_fragment_at(fragments, f->first - 2), *next = fhi_fragment_at(fragments, f->end);
    return before->code == ',' && before->kind == FHI_FRAGMENT_SIGN && name->kind == FHI_FRAGMENT_LETTERS &&
           (name->capital || (name->tag == FHI_TAG_NN && next->code == ',')) &&
           fhi_numeral_value(n) >= YOUNGEST_NAMED && next->kind == FHI_FRAGMENT_SIGN &&
           (next->code == ',' || next->code == '.');
}

static bool emit(search *s, found *f)
{
    const fhi_fragments *fragments = &s->fragments;
    fhi_amount amount = {.bound = f->bound};
    uint32_t past = 0;
    if (is_bare_age(fragments, f)) {
        amount.unit = FHI_SPAN("year");
    } else {
        fhi_bound bound;
        amount.counted = fhi_nounphrase_find(fragments, &f->b, &past);
        if (f->b.unit == FHI_MEASURE_BARE) {
            uint32_t at = past ? past : f->b.end, end = fhi_measure_rate(fragments, at, &f->b);
            past = end > at ? end : past;
        }
        if (!fhi_measure_unit(s->arena, fragments, &f->b, &amount.unit)) return false;
        if (f->bound == FHI_BOUND_EXACT && past > 0 && fhi_bound_after(fragments, past, &bound) > past)
            amount.bound = bound;
        amount.change = fhi_change_of(fragments, f->first, f->end, &f->b);
    }
    bool again = s->last_end > 0 &&
                 (fhi_fragment_is(fragments, f->first - 1, "or") || fhi_fragment_sign(fragments, f->first - 1, '(')) &&
                 f->first - s->last_end <= 2 && f->first > s->last_end;
    if (amount.change == FHI_CHANGE_NONE && again && !f->age) amount.change = s->last_change;
    amount.at =
        (fh_range){fhi_fragment_at(fragments, f->first)->at.start, fhi_fragment_at(fragments, f->end - 1)->at.end};
    amount.low = fhi_numeral_value(&f->a.number) + f->more - f->spread;
    amount.high = fhi_numeral_value(&f->b.number) + f->more + f->spread;
    if (amount.low > amount.high) {
        double low = amount.high;
        amount.high = amount.low;
        amount.low = low;
    }
    fhi_amount *made = FHI_PUSH(s->arena, &s->marks->amounts);
    if (!made) return false;
    *made = amount;
    s->last_end = past > f->end ? past : f->end;
    s->last_change = amount.change;
    return true;
}

/* Reads what starts at fragment `at` and returns the fragment to go on from. False when memory is out. */
static bool read_at(search *s, uint32_t at, uint32_t *next)
{
    const fhi_fragments *fragments = &s->fragments;
    found f = {.first = at};
    if (!fhi_measure_read(fragments, at, &f.a, next)) return true;
    f.b = f.a;
    f.end = *next = f.a.end;
    f.age = f.a.age && !f.a.number.many;
    bool refused = false;
    if (!read_spread(fragments, &f) && !read_range(fragments, &f, &refused, next)) {
        if (refused) return true;
        if (!read_odds(fragments, &f)) {
            fhi_bound bound;
            bool bounded = fhi_bound_before(fragments, at, &bound) < at;
            if (fhi_refuse_measure(fragments, &f.a, bounded)) return true;
            borrow_unit(fragments, &f.a);
            f.b = f.a;
            f.more = second_part(fragments, &f);
            if (f.a.number.many && f.a.unit == FHI_MEASURE_BARE &&
                fhi_nounphrase_find(fragments, &f.a, NULL).end == 0 && !fhi_fragment_is(fragments, f.end, "of") &&
                f.a.number.end == f.a.number.first + 1 && fhi_fragment_at(fragments, f.end)->kind == FHI_FRAGMENT_SIGN)
                return true;
        }
    }
    *next = f.end;
    if (is_marked(s, &f)) return true;
    read_around(fragments, &f);
    *next = f.end;
    return emit(s, &f);
}

/* True if a number may start with this fragment. Most fragments end here. */
static bool may_start(const fhi_fragments *fragments, uint32_t at)
{
    const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
    if (fragment->kind == FHI_FRAGMENT_DIGITS || fragment->code > 0x80) return true;
    if (fragment->word == 0) return fragment->code == '.';
    const fhi_amount_word *word = fhi_amount_words_at(fragment->word);
    if (word->number || fragment->code == '$') return true;
    if (fragment->kind == FHI_FRAGMENT_SIGN) return fragment->code == '.' || fragment->code == '-';
    if (fhi_fragment_sign(fragments, at + 1, '$')) return true; /* "A$5" */
    if (fhi_fragment_article(fragments, at))
        return fhi_fragment_meaning(fragments, at + 1)->number != FHI_NUMERAL_NONE ||
               fhi_numeral_words_and_half(fragments, at + 2);
    return fragment->capital || word->unit_before; /* "US$5", "Rs 500", "kr 40" */
}

fh_status fhi_amount_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error)
{
    search s = {.arena = arena, .marks = marks};
    const fhi_text *text = marks->text;
    uint32_t kept = marks->amounts.n;
    s.fragments.text = text->article->text;
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        if (!fhi_fragment_cut(scratch, text, &text->sentences.at[i], &s.fragments)) goto out_of_memory;
        s.last_end = 0;
        for (uint32_t at = 0; at < s.fragments.list.n;) {
            uint32_t next = at + 1;
            if (may_start(&s.fragments, at) && !read_at(&s, at, &next)) goto out_of_memory;
            at = next > at ? next : at + 1;
        }
    }
    return FH_OK;
out_of_memory:
    marks->amounts.n = kept;
    return fhi_error_memory(error, "annotate/amount");
}
