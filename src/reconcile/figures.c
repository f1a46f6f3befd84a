/* SPDX-License-Identifier: Apache-2.0 */
/* Amounts come in, figures go out: amounts of the same thing in the same surroundings, each value with who gives it and for when. Values that
 * cannot both hold are a conflict where they are of one time, an update where they are of two. */
#include "reconcile/figures.h"

#include "base/limits.h"
#include "base/span.h"
#include "reconcile/tally.h"

#include <math.h>
#include <stdlib.h>

enum { LATER = 120 /* minutes between two reports that make the second an update */, DAY = 24 * 60 };

static const double ABOUT = 0.1; /* "about 60" may be 54 or 66 */
static const double UP_TO = 0.7; /* "up to 60" is no 30: who reckons with that names it */
static const double SIZES = 8, SIZES_WITHIN = 4, SIZES_EVER = 50,
                    ALIKE = 0.5;        /* numbers that many times apart must share that much of their context */
static const double FEW = 15;           /* of things so few, of which no toll is kept, the numbers must as well */
static const double OTHER_BOUND = 1.25; /* so many times apart two bounds of one kind are of two numbers */
static const double PART = 2; /* a number of some that is so many times smaller than that of all is of a part of them */

/* The least and the most that a value may mean. */
static void span_of(const fhi_figure_value *v, double *least, double *most)
{
    *least = v->low;
    *most = v->high;
    switch (v->bound) {
    case FHI_BOUND_ABOUT:
        *least -= ABOUT * fabs(v->low);
        *most += ABOUT * fabs(v->high);
        break;
    case FHI_BOUND_AT_LEAST:
    case FHI_BOUND_MORE_THAN: *most = INFINITY; break;
    case FHI_BOUND_AT_MOST: *least *= UP_TO; break;
    case FHI_BOUND_LESS_THAN: *least = -INFINITY; break;
    default: break;
    }
}

static bool compatible(const fhi_figure_value *a, const fhi_figure_value *b)
{
    double least_a, most_a, least_b, most_b;
    span_of(a, &least_a, &most_a);
    span_of(b, &least_b, &most_b);
    return least_a <= most_b && least_b <= most_a;
}

static bool same_number(const fhi_figure_value *a, const fhi_figure_value *b)
{
    return a->low == b->low && a->high == b->high && a->bound == b->bound;
}

static bool names(const fhi_marks *marks, uint64_t place)
{
    for (uint32_t i = 0; i < marks->entities.n; i++)
        if (marks->entities.at[i].key == place) return true;
    return false;
}

/* Tolls of two places, of which each article speaks of both: neither means the other's. */
static bool other_places(const fhi_story_work *work, const fhi_tally *a, const fhi_tally *b)
{
    return a->counted.moves && a->place && b->place && a->place != b->place &&
           names(work->readings[a->unit->article].marks, b->place) &&
           names(work->readings[b->unit->article].marks, a->place);
}

static bool other_owners(const fhi_tally *a, const fhi_tally *b)
{
    for (uint32_t i = 0; i < a->owners.n; i++)
        for (uint32_t k = 0; k < b->owners.n; k++)
            if (a->owners.at[i] == b->owners.at[k]) return false;
    return a->owners.n && b->owners.n;
}

/* The share of the smaller unit's keys that both have. */
static double shared_context(const fhi_unit *a, const fhi_unit *b)
{
    double shared = 0, less = a->total < b->total ? a->total : b->total;
    for (uint32_t i = 0, j = 0; i < a->keys.n && j < b->keys.n;) {
        if (a->keys.at[i].key == b->keys.at[j].key) {
            shared += (double)a->keys.at[i++].weight;
            j++;
        } else if (a->keys.at[i].key < b->keys.at[j].key) {
            i++;
        } else {
            j++;
        }
    }
    return less > 0 ? shared / less : 0;
}

/* By what is counted, then by number, so that copies of one value stand together. */
static int by_thing(const void *a, const void *b)
{
    const fhi_tally *x = a, *y = b;
    if (x->counted.key != y->counted.key) return x->counted.key < y->counted.key ? -1 : 1;
    if (x->value.low != y->value.low) return x->value.low < y->value.low ? -1 : 1;
    if (x->value.high != y->value.high) return x->value.high < y->value.high ? -1 : 1;
    if (x->value.bound != y->value.bound) return x->value.bound < y->value.bound ? -1 : 1;
    if (x->unit->article != y->unit->article) return x->unit->article < y->unit->article ? -1 : 1;
    return x->amount < y->amount ? -1 : x->amount > y->amount;
}

static uint32_t group_of(fhi_tally *m, uint32_t i)
{
    while (m[i].group != i) i = m[i].group = m[m[i].group].group;
    return i;
}

static bool far_apart(const fhi_figure_value *a, const fhi_figure_value *b, double times)
{
    return a->low * times < b->low || b->low * times < a->low;
}

/* "The blast at the mill killed 27, that at the port 17; in all 44 are dead": marks the 44 as the whole, the others as its parts. Mentions are of one
 * thing, in order of value, so that what two add up to stands behind what the one and a smaller add up to. */
static void mark_sums(fhi_tally *m, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t whole = i;
        for (uint32_t k = i + 1; k < n; k++) {
            if (m[k].unit->article != m[i].unit->article || m[i].value.low <= 0) continue;
            double sum = m[i].value.low + m[k].value.low;
            while (whole < n && m[whole].value.low < sum) whole++;
            for (uint32_t t = whole; t < n && m[t].value.low <= sum; t++) {
                if (m[t].unit->article == m[i].unit->article) m[t].whole = m[i].part = m[k].part = true;
            }
        }
    }
}

/* In one article "at least 27" and "at least 44" are two numbers. */
static bool two_numbers(const fhi_figure_value *a, const fhi_figure_value *b)
{
    bool bounds = a->bound == b->bound && a->low == a->high && b->low == b->high;
    return !compatible(a, b) || (bounds && far_apart(a, b, OTHER_BOUND));
}

/* One voice in one article that gives two numbers speaks of two things, and so does an article of a sum and its parts; and of what is no toll an
 * article tells one number, unless two speakers give it. */
static bool two_things(const fhi_tally *a, const fhi_tally *b)
{
    if (a->unit->article != b->unit->article) return false;
    bool sum = (a->whole && b->part) || (a->part && b->whole) || (a->part && b->part);
    bool speakers = a->voice != b->voice && (a->counted.moves || (a->unit->voice && b->unit->voice));
    return (sum && a->value.low != b->value.low) || (!speakers && two_numbers(&a->value, &b->value));
}

/* Numbers of two sizes seldom count one thing: the dead of a day and of a war; least of all in one article, or where no toll is kept that rises. */
static bool two_sizes(const fhi_tally *a, const fhi_tally *b)
{
    double times = a->unit->article == b->unit->article || !a->counted.moves ? SIZES_WITHIN : SIZES;
    if (far_apart(&a->value, &b->value, SIZES_EVER)) return true;
    bool few = !a->counted.moves && a->value.high <= FEW && b->value.high <= FEW && !compatible(&a->value, &b->value);
    return (few || far_apart(&a->value, &b->value, times)) && shared_context(a->unit, b->unit) < ALIKE;
}

/* "three children were killed" beside "twelve people": some of them; beside "two crew members": others. All may be the same where the numbers
 * are near. */
static bool other_people(const fhi_tally *a, const fhi_tally *b)
{
    if (a->counted.group == b->counted.group) return false;
    if (a->counted.group && b->counted.group) return true;
    const fhi_tally *part = a->counted.group ? a : b, *whole = part == a ? b : a;
    return part->value.low * PART < whole->value.low;
}

/* Nobody says that two speakers give the two. */
static bool may_be_one_voice(const fhi_tally *a, const fhi_tally *b)
{
    return a->voice == b->voice || !a->unit->voice || !b->unit->voice;
}

static bool clash(const fhi_story_work *work, const fhi_tally *a, const fhi_tally *b)
{
    return a->wish != b->wish || two_things(a, b) || two_sizes(a, b) || other_owners(a, b) ||
           other_places(work, a, b) || other_people(a, b);
}

/* Of each group, by its first mention: which mentions are in it, and with which one of these clashes. */
typedef struct sets {
    uint64_t in[(FHI_MAX_FIGURE_MENTIONS + 63) / 64], against[(FHI_MAX_FIGURE_MENTIONS + 63) / 64];
} sets;

static void set_up(const fhi_story_work *work, fhi_tally *m, uint32_t n, sets *groups)
{
    for (uint32_t i = 0; i < n; i++) {
        m[i].group = i;
        groups[i].in[i / 64] |= (uint64_t)1 << (i & 63);
        for (uint32_t k = 0; k < i; k++) {
            if (!clash(work, &m[k], &m[i])) continue;
            groups[i].against[k / 64] |= (uint64_t)1 << (k & 63);
            groups[k].against[i / 64] |= (uint64_t)1 << (i & 63);
        }
    }
}

static bool groups_clash(const sets *a, const sets *b)
{
    uint64_t both = 0;
    for (size_t i = 0; i < sizeof a->in / sizeof *a->in; i++) both |= a->in[i] & b->against[i];
    return both != 0;
}

static void unite(sets *into, const sets *from)
{
    for (size_t i = 0; i < sizeof into->in / sizeof *into->in; i++) {
        into->in[i] |= from->in[i];
        into->against[i] |= from->against[i];
    }
}

/* "At least three died", says the lead, and further down that two of them were in a car: marks the two, as they are no toll of the whole that
 * another report could bear out or differ from. */
static void mark_asides(fhi_tally *m, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < n && !m[i].aside; k++)
            m[i].aside = m[k].unit->article == m[i].unit->article && m[k].amount < m[i].amount && m[i].counted.moves &&
                         m[i].counted.label && m[k].value.low > m[i].value.high && may_be_one_voice(&m[k], &m[i]) &&
                         m[k].value.as_of == m[i].value.as_of &&
                         (m[k].place == m[i].place || !m[k].place || !m[i].place);
}

/* Joins the mentions of one thing, [0, n), whose surroundings are alike. False when memory is out. */
static bool join_mentions(fhi_arena *scratch, const fhi_story_work *work, fhi_tally *m, uint32_t n)
{
    sets *groups = fhi_arena_array(scratch, n, sizeof *groups);
    if (!groups) return false;
    mark_sums(m, n);
    mark_asides(m, n);
    set_up(work, m, n, groups);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = i + 1; k < n && k < i + FHI_MAX_FIGURE_REACH; k++) {
            uint32_t a = group_of(m, i), b = group_of(m, k);
            if (a == b || m[i].aside || m[k].aside || shared_context(m[i].unit, m[k].unit) < m[i].counted.scope)
                continue;
            if (groups_clash(&groups[a], &groups[b])) continue;
            uint32_t first = a < b ? a : b, second = a < b ? b : a;
            unite(&groups[first], &groups[second]);
            m[second].group = first;
        }
    }
    return true;
}

static int by_time(const void *a, const void *b)
{
    const fhi_figure_value *x = a, *y = b;
    int64_t day_x = x->as_of == FHI_NO_DAY ? INT64_MAX : x->as_of,
            day_y = y->as_of == FHI_NO_DAY ? INT64_MAX : y->as_of;
    if (day_x != day_y) return day_x < day_y ? -1 : 1;
    if (x->minute != y->minute) return x->minute < y->minute ? -1 : 1;
    if (x->low != y->low) return x->low < y->low ? -1 : 1;
    if (x->high != y->high) return x->high < y->high ? -1 : 1;
    if (x->bound != y->bound) return x->bound < y->bound ? -1 : 1;
    if (x->cites.at[0].article != y->cites.at[0].article)
        return x->cites.at[0].article < y->cites.at[0].article ? -1 : 1;
    return x->cites.at[0].at.start < y->cites.at[0].at.start ? -1 : 1;
}

/* What sets two values that cannot both hold apart. */
typedef enum apart { APART_NOT, APART_IN_TIME, APART_AT_ONE_TIME, APART_IN_SCOPE, APART_UNKNOWN } apart;

/* The dead do not become fewer: a number that has fallen to less than half is of one village, or of years ago. */
static bool has_collapsed(const fhi_tally *a, const fhi_tally *b)
{
    uint64_t key = a->counted.key;
    if (key != fhi_concepts_counted("dead") && key != fhi_concepts_counted("injured")) return false;
    const fhi_tally *first = a->value.as_of < b->value.as_of ? a : b, *then = first == a ? b : a;
    return then->value.high * 2 < first->value.low;
}

/* One of the two is a level that was another before. */
static bool moves(const fhi_tally *a, const fhi_tally *b)
{
    return a->counted.moves || b->counted.moves;
}

/* "At least three" on one day and five on the next: both hold, and the second is what is known now. */
static bool is_overtaken(const fhi_tally *a, const fhi_tally *b)
{
    const fhi_tally *first = a->value.as_of < b->value.as_of ? a : b, *then = first == a ? b : a;
    bool least = first->value.bound == FHI_BOUND_AT_LEAST || first->value.bound == FHI_BOUND_MORE_THAN;
    return least && first->counted.moves && first->counted.label && first->value.as_of != FHI_NO_DAY &&
           first->value.as_of < then->value.as_of && then->value.low > first->value.low;
}

static apart set_apart(const fhi_tally *a, const fhi_tally *b)
{
    if (is_overtaken(a, b)) return APART_IN_TIME;
    if (compatible(&a->value, &b->value)) return APART_NOT;
    if (a->unit->article == b->unit->article) return APART_AT_ONE_TIME;
    if (!moves(a, b) && a->voice != b->voice) return APART_AT_ONE_TIME; /* how many sat on the bus does not change */
    if (a->value.as_of == FHI_NO_DAY || b->value.as_of == FHI_NO_DAY) return APART_UNKNOWN;
    if (a->value.as_of != b->value.as_of) return has_collapsed(a, b) ? APART_IN_SCOPE : APART_IN_TIME;
    int64_t minutes = a->minute > b->minute ? a->minute - b->minute : b->minute - a->minute;
    bool one_voice = a->voice == b->voice || fhi_span_same(a->value.by, b->value.by);
    bool later = a->timed && b->timed ? minutes >= LATER : one_voice && minutes >= DAY;
    return later ? APART_IN_TIME : APART_AT_ONE_TIME;
}

/* Of a group: a conflict of its last day stands; an earlier one is overtaken by what was said later. */
static fhi_figure_relation relation_of(const fhi_tally *m, uint32_t n)
{
    fhi_day latest = FHI_NO_DAY;
    for (uint32_t i = 0; i < n; i++)
        if (m[i].value.as_of > latest) latest = m[i].value.as_of;
    bool update = false, conflict = false, other = false;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++) {
            apart how = set_apart(&m[i], &m[k]);
            if (how == APART_IN_TIME) update = true;
            if (how == APART_IN_SCOPE) other = true;
            if (how == APART_AT_ONE_TIME &&
                (!moves(&m[i], &m[k]) || m[i].value.as_of == latest || m[i].value.as_of == FHI_NO_DAY))
                return FHI_FIGURE_CONFLICT;
            conflict = conflict || how == APART_AT_ONE_TIME || how == APART_UNKNOWN;
        }
    if (update) return FHI_FIGURE_UPDATE;
    if (other && !conflict) return FHI_FIGURE_DIFFERENT_THING;
    return conflict ? FHI_FIGURE_CONFLICT : FHI_FIGURE_AGREE;
}

/* A value of the same number, voice and day takes the cite; else a new one does. */
static bool add_value(fhi_arena *arena, fhi_figure *figure, const fhi_tally *m, const fhi_tally *all)
{
    fhi_figure_value *into = NULL;
    for (const fhi_tally *other = all; other < m && !into; other++) {
        if (other->voice != m->voice || other->value.as_of != m->value.as_of || !same_number(&other->value, &m->value))
            continue;
        for (uint32_t v = 0; v < figure->values.n && !into; v++)
            if (same_number(&figure->values.at[v], &m->value) && figure->values.at[v].as_of == m->value.as_of &&
                fhi_span_is(figure->values.at[v].by, other->value.by))
                into = &figure->values.at[v];
    }
    if (!into) {
        into = FHI_PUSH(arena, &figure->values);
        if (!into) return false;
        *into = m->value;
    }
    fhi_cite *cite = FHI_PUSH(arena, &into->cites);
    if (cite) *cite = (fhi_cite){m->unit->article, m->unit->at};
    return cite != NULL;
}

/* A figure out of the mentions [0, n) of one group; none where one article alone gives one number. */
static bool make_figure(fhi_arena *arena, const fhi_story_work *work, fhi_tally *m, uint32_t n, fhi_claims *claims)
{
    enum { LONGEST = 60 /* bytes */, PLURAL = LONGEST + 1 /* above any singular */ };
    uint32_t articles = 0, best = 0, clearest = 0;
    bool differ = false;
    for (uint32_t i = 0; i < n; i++) {
        bool seen = false;
        for (uint32_t k = 0; k < i && !seen; k++) seen = m[k].unit->article == m[i].unit->article;
        articles += !seen;
        differ = differ || !same_number(&m[i].value, &m[0].value);
        uint32_t length = m[i].counted.at.end - m[i].counted.at.start;
        uint32_t clear = length > LONGEST ? 0 : length + (m[i].value.low != 1 ? PLURAL : 0); /* not "one woman" */
        if (clear > best) {
            best = clear;
            clearest = i;
        }
    }
    if (articles < 2 && !differ) return true;
    fhi_figure *figure = FHI_PUSH(arena, &claims->figures);
    if (!figure) return false;
    *figure = (fhi_figure){.story = work->story, .articles = articles, .relation = relation_of(m, n)};
    figure->counted = fhi_span_cut(work->readings[m[clearest].unit->article].article->text, m[clearest].counted.at);
    figure->label = m[0].counted.label ? fhi_span_of(m[0].counted.label) : figure->counted;
    for (uint32_t i = 0; i < n; i++)
        if (!add_value(arena, figure, &m[i], m)) return false;
    qsort(figure->values.at, figure->values.n, sizeof *figure->values.at, by_time);
    return true;
}

static int most_told_first(const void *a, const void *b)
{
    const fhi_figure *x = a, *y = b;
    if (x->articles != y->articles) return x->articles > y->articles ? -1 : 1;
    if (x->values.n != y->values.n) return x->values.n > y->values.n ? -1 : 1;
    const fhi_cite *p = &x->values.at[0].cites.at[0], *q = &y->values.at[0].cites.at[0];
    if (p->article != q->article) return p->article < q->article ? -1 : 1;
    if (p->at.start != q->at.start) return p->at.start < q->at.start ? -1 : 1;
    return fhi_span_compare(x->counted, y->counted);
}

/* The groups of one thing's mentions, [0, n), each as a figure. */
static bool make_figures(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, fhi_tally *m, uint32_t n,
                         fhi_claims *claims)
{
    fhi_tally *group = fhi_arena_array(scratch, n, sizeof *group);
    if (!group) return false;
    for (uint32_t i = 0; i < n; i++) {
        if (group_of(m, i) != i) continue;
        uint32_t count = 0;
        for (uint32_t k = i; k < n; k++)
            if (group_of(m, k) == i) group[count++] = m[k];
        if (!make_figure(arena, work, group, count, claims)) return false;
    }
    return true;
}

bool fhi_figures_add(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, fhi_claims *claims)
{
    fhi_tallies list = {0};
    if (!fhi_tally_collect(scratch, work, &list)) return false;
    if (!list.n) return true;
    uint32_t before = claims->figures.n;
    if (list.n) qsort(list.at, list.n, sizeof *list.at, by_thing);
    for (uint32_t first = 0, end; first < list.n; first = end) {
        end = first + 1;
        while (end < list.n && list.at[end].counted.key == list.at[first].counted.key) end++;
        uint32_t n = end - first < FHI_MAX_FIGURE_MENTIONS ? end - first : FHI_MAX_FIGURE_MENTIONS;
        if (!join_mentions(scratch, work, list.at + first, n)) return false;
        if (!make_figures(arena, scratch, work, list.at + first, n, claims)) return false;
    }
    if (claims->figures.n == before) return true;
    qsort(claims->figures.at + before, claims->figures.n - before, sizeof *claims->figures.at, most_told_first);
    if (claims->figures.n - before > FHI_MAX_STORY_FIGURES) claims->figures.n = before + FHI_MAX_STORY_FIGURES;
    return true;
}
