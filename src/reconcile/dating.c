/* SPDX-License-Identifier: Apache-2.0 */
/* Publication dates inferred over a whole story: each article scores the days near every date that the story names by its own words
 * (clues.h), and all are placed together, near one day of the story, so that copies and tellings of one event agree. A day is taken
 * only where it beats every other by a margin. The method and its
 * weights are our own. */
#include "reconcile/dating.h"

#include "annotate/when/meaning.h"
#include "annotate/when/when.h"
#include "base/limits.h"
#include "base/span.h"
#include "reconcile/clues.h"
#include "reconcile/events.h"
#include "reconcile/grounds.h"

#include <stdlib.h>

enum {
    AROUND = 45, /* days on each side of a date that the story names */
    WINDOW = 15, /* days on each side of the story's day that its articles may lie */
    SPREAD = 2 * WINDOW + 1,
    ANCHORS = 4, /* days of the story that are tried in full */
    BONDS = 24,  /* of one member that are looked at */
    ROUNDS = 4,  /* of placing each article anew, given the others */
    ABOUT = 14   /* days by which an article without a day of its own may be off its story */
};

static const double NOT_POSSIBLE = -1e6;
static const double CONTRADICTED = 2; /* by so much the text must score worse on the page's day than on one near it */
static const double MARGIN = 1;       /* by so much a day must beat every other but its neighbours */

/* What binds the day of one member to that of another: a copy, or one event that both tell of. */
typedef struct bond {
    uint32_t other;        /* member */
    uint32_t mine, theirs; /* times that mean one day; FHI_NONE for a copy */
    uint32_t next;         /* of the same member, FHI_NONE */
} bond;

typedef struct story_dating {
    fhi_reading *readings;
    const uint32_t *members; /* articles */
    uint32_t n;
    fhi_clues *clues; /* one a member */
    fhi_day *fixed;   /* the believed day of a member, FHI_NO_DAY */
    fhi_day *page;    /* the page's day that is in doubt, FHI_NO_DAY */
    fhi_day *days;    /* candidates, ascending */
    uint32_t day_count;
    FHI_LIST(bond) bonds;
    uint32_t *first_bond; /* one a member, FHI_NONE */
    uint8_t *bond_count;
} story_dating;

/* One try: all members placed around one day. */
typedef struct placing {
    fhi_day anchor;
    fhi_day *day;  /* one a member; FHI_NO_DAY where none is possible */
    double *score; /* SPREAD a member: own score of each day of the window */
    double total;
} placing;

/* How well a day fits the story's day: news of one event comes within a day or two. */
static double near(fhi_day day, fhi_day anchor)
{
    int32_t days = day < anchor ? anchor - day : day - anchor;
    double score = -0.3 * days;
    return score < -4 ? -4 : score;
}

/* A page's own date in doubt: pages carry the day of a later edit or a migration more often than an earlier one. */
static double page_score(fhi_day day, fhi_day page)
{
    if (day == page) return 0;
    if (day > page) return -6;
    return page - day <= 30 ? -3.5 : -4.5;
}

static double own_score(const story_dating *s, uint32_t member, fhi_day day)
{
    if (s->fixed[member] != FHI_NO_DAY) return day == s->fixed[member] ? 0 : NOT_POSSIBLE;
    double score = fhi_clues_total(s->readings[s->members[member]].marks, &s->clues[member], day);
    return s->page[member] == FHI_NO_DAY ? score : score + page_score(day, s->page[member]);
}

/* True if the text fits a day near the page's own much better than that day itself. */
static bool is_contradicted(const fhi_reading *reading, const fhi_clues *clues, fhi_day page)
{
    double there = fhi_clues_total(reading->marks, clues, page), best = there;
    for (fhi_day day = page - 10; day <= page + 3; day++) {
        double score = fhi_clues_total(reading->marks, clues, day);
        if (score > best) best = score;
    }
    return best - there >= CONTRADICTED;
}

static bool add_day(fhi_arena *arena, story_dating *s, uint32_t *room, fhi_day day)
{
    if (s->day_count >= FHI_MAX_DATING_DAYS) return true;
    if (s->day_count == *room && !fhi_list_grow(arena, &s->days, room, s->day_count, sizeof *s->days)) return false;
    s->days[s->day_count++] = day;
    return true;
}

static int by_day(const void *a, const void *b)
{
    fhi_day x = *(const fhi_day *)a, y = *(const fhi_day *)b;
    return x < y ? -1 : x > y;
}

/* The whole dates that the story names, latest first: where dates of old background are too many, they are the ones that go. */
static bool list_named_days(fhi_arena *arena, const story_dating *s, fhi_day **named, uint32_t *n)
{
    FHI_LIST(fhi_day) list = {0};
    for (uint32_t i = 0; i < s->n; i++) {
        fhi_day own[2] = {s->fixed[i], s->page[i]};
        for (int k = 0; k < 2; k++) {
            if (own[k] == FHI_NO_DAY) continue;
            fhi_day *added = FHI_PUSH(arena, &list);
            if (!added) return false;
            *added = own[k];
        }
        for (uint32_t c = 0; c < s->clues[i].n; c++) {
            if (s->clues[i].at[c].day == FHI_NO_DAY) continue;
            fhi_day *added = FHI_PUSH(arena, &list);
            if (!added) return false;
            *added = s->clues[i].at[c].day;
        }
    }
    if (list.n) qsort(list.at, list.n, sizeof *list.at, by_day);
    *named = list.at;
    *n = list.n;
    return true;
}

static bool list_candidates(fhi_arena *arena, story_dating *s)
{
    fhi_day *named = NULL, lowest = INT32_MAX;
    uint32_t n = 0, room = 0;
    if (!list_named_days(arena, s, &named, &n)) return false;
    for (uint32_t i = n; i > 0; i--) {
        for (fhi_day day = named[i - 1] + AROUND; day >= named[i - 1] - AROUND; day--) {
            if (day >= lowest) continue;
            lowest = day;
            if (!add_day(arena, s, &room, day)) return false;
        }
    }
    if (s->day_count) qsort(s->days, s->day_count, sizeof *s->days, by_day);
    return true;
}

/* For each candidate as the story's day, the sum of what its articles make of the days near it. */
static bool score_anchors(fhi_arena *arena, const story_dating *s, double *sums)
{
    double *own = fhi_arena_array(arena, s->day_count, sizeof *own);
    if (!own) return false;
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->fixed[i] == FHI_NO_DAY)
            for (uint32_t d = 0; d < s->day_count; d++) own[d] = own_score(s, i, s->days[d]);
        uint32_t from = 0;
        for (uint32_t a = 0; a < s->day_count; a++) {
            fhi_day anchor = s->days[a];
            if (s->fixed[i] != FHI_NO_DAY) {
                sums[a] += near(s->fixed[i], anchor);
                continue;
            }
            while (s->days[from] < anchor - WINDOW) from++;
            double best = NOT_POSSIBLE;
            for (uint32_t d = from; d < s->day_count && s->days[d] <= anchor + WINDOW; d++) {
                double score = own[d] + near(s->days[d], anchor);
                if (score > best) best = score;
            }
            sums[a] += best;
        }
    }
    return true;
}

/* The candidates with the highest sums, at least three days from one another, best first; the earlier one on a tie. */
static uint32_t pick_anchors(const story_dating *s, const double *sums, uint32_t picked[ANCHORS])
{
    uint32_t n = 0;
    while (n < ANCHORS) {
        uint32_t best = FHI_NONE;
        for (uint32_t a = 0; a < s->day_count; a++) {
            bool apart = true;
            for (uint32_t k = 0; k < n; k++) apart = apart && abs(s->days[a] - s->days[picked[k]]) >= 3;
            if (apart && (best == FHI_NONE || sums[a] > sums[best])) best = a;
        }
        if (best == FHI_NONE) break;
        picked[n++] = best;
    }
    return n;
}

static fhi_day first_day(const fhi_marks *marks, uint32_t time, fhi_day published)
{
    fhi_day first, last;
    fhi_when_days(marks, time, published, &first, &last);
    return first;
}

/* What the bonds of one member say of a day for it, given the days of the others. */
static double bond_score(const story_dating *s, const placing *p, uint32_t member, fhi_day day)
{
    double score = 0;
    for (uint32_t i = s->first_bond[member]; i != FHI_NONE; i = s->bonds.at[i].next) {
        const bond *b = &s->bonds.at[i];
        fhi_day other = p->day[b->other];
        if (other == FHI_NO_DAY) continue;
        if (b->mine == FHI_NONE) {
            int32_t days = abs(day - other);
            score -= days > 6 ? 3 : 0.5 * days;
            continue;
        }
        fhi_day mine = first_day(s->readings[s->members[member]].marks, b->mine, day);
        if (mine != first_day(s->readings[s->members[b->other]].marks, b->theirs, other)) score -= 1.2;
    }
    return score;
}

static double full_score(const story_dating *s, const placing *p, uint32_t member, int offset)
{
    double own = p->score[member * SPREAD + (uint32_t)(offset + WINDOW)];
    fhi_day day = p->anchor + offset;
    return own <= NOT_POSSIBLE ? own : own + near(day, p->anchor) + bond_score(s, p, member, day);
}

static void place_member(const story_dating *s, placing *p, uint32_t member)
{
    double best = NOT_POSSIBLE;
    for (int offset = -WINDOW; offset <= WINDOW; offset++) {
        double score = full_score(s, p, member, offset);
        if (score > best) best = score, p->day[member] = p->anchor + offset;
    }
}

static bool place_all(fhi_arena *arena, const story_dating *s, fhi_day anchor, placing *p)
{
    *p = (placing){.anchor = anchor};
    p->day = fhi_arena_array(arena, s->n, sizeof *p->day);
    p->score = fhi_arena_array(arena, (size_t)s->n * SPREAD, sizeof *p->score);
    if (!p->day || !p->score) return false;
    for (uint32_t i = 0; i < s->n; i++) {
        p->day[i] = s->fixed[i];
        for (int k = -WINDOW; k <= WINDOW; k++)
            p->score[i * SPREAD + (uint32_t)(k + WINDOW)] = own_score(s, i, anchor + k);
    }
    for (int round = 0; round < ROUNDS; round++)
        for (uint32_t i = 0; i < s->n; i++)
            if (s->fixed[i] == FHI_NO_DAY) place_member(s, p, i);
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->fixed[i] != FHI_NO_DAY)
            p->total += near(s->fixed[i], anchor);
        else
            p->total += full_score(s, p, i, p->day[i] - anchor);
    }
    return true;
}

/* By how much a member's day beats every other but its neighbours. */
static double margin_of(const story_dating *s, const placing *p, uint32_t member)
{
    int at = p->day[member] - p->anchor;
    double best = full_score(s, p, member, at), next = NOT_POSSIBLE;
    for (int offset = -WINDOW; offset <= WINDOW; offset++) {
        if (offset >= at - 1 && offset <= at + 1) continue;
        double score = full_score(s, p, member, offset);
        if (score > next) next = score;
    }
    return best - next;
}

static fhi_grounds grounds_of(const story_dating *s, const placing *p, uint32_t member)
{
    fhi_grounds g = {p->day[member], s->page[member], FHI_NO_DAY, FHI_NO_DAY, FHI_NO_DAY, FHI_NO_DAY, FHI_NO_DAY};
    for (uint32_t i = 0; i < s->n; i++) {
        fhi_day fixed = s->fixed[i];
        if (fixed != FHI_NO_DAY && (g.dated_first == FHI_NO_DAY || fixed < g.dated_first)) g.dated_first = fixed;
        if (fixed != FHI_NO_DAY && (g.dated_last == FHI_NO_DAY || fixed > g.dated_last)) g.dated_last = fixed;
        for (uint32_t c = 0; c < s->clues[i].n; c++) {
            const fhi_clue *clue = &s->clues[i].at[c];
            const fhi_marks *marks = s->readings[s->members[i]].marks;
            if (clue->kind == FHI_CLUE_DATE_PAST && clue->day <= g.found && clue->day > g.behind &&
                g.found - clue->day <= AROUND)
                g.behind = clue->day;
            bool ahead =
                clue->kind == FHI_CLUE_DATE_AHEAD ||
                (clue->kind == FHI_CLUE_MONTHDAY &&
                 fhi_when_get(&marks->times.at[clue->time].meaning, FHI_WHEN_DIRECTION, 0) == FHI_DIRECTION_FUTURE);
            if (!ahead) continue;
            fhi_day day = first_day(marks, clue->time, g.found);
            if (day >= g.found && day - g.found <= AROUND && (g.ahead == FHI_NO_DAY || day < g.ahead)) g.ahead = day;
        }
    }
    for (uint32_t i = s->first_bond[member]; i != FHI_NONE; i = s->bonds.at[i].next)
        if (s->bonds.at[i].mine == FHI_NONE && g.copy == FHI_NO_DAY) g.copy = s->fixed[s->bonds.at[i].other];
    return g;
}

static fh_status write_date(fhi_arena *arena, const story_dating *s, const placing *p, uint32_t member, fh_error *error)
{
    fhi_reading *reading = &s->readings[s->members[member]];
    fhi_published *published = &reading->article->published;
    fhi_grounds grounds = grounds_of(s, p, member);
    char written[11];
    fhi_day_write(p->day[member], written);
    fh_span value = fhi_arena_copy(arena, fhi_span_of(written));
    fh_span why = fhi_grounds_write(arena, reading, &s->clues[member], &grounds);
    if (!value.ptr || !why.ptr) return fhi_error_memory(error, "reconcile");
    published->value = value;
    published->day = p->day[member];
    published->basis = FHI_BASIS_INFERRED;
    published->why = why;
    published->disbelieved = grounds.page;
    published->at = (fh_range){0, 0};
    return fhi_when_resolve(arena, reading->marks, published->day, error);
}

static bool prepare(fhi_arena *arena, story_dating *s, bool *open)
{
    s->clues = fhi_arena_array(arena, s->n, sizeof *s->clues);
    s->fixed = fhi_arena_array(arena, s->n, sizeof *s->fixed);
    s->page = fhi_arena_array(arena, s->n, sizeof *s->page);
    if (!s->clues || !s->fixed || !s->page) return false;
    *open = false;
    for (uint32_t i = 0; i < s->n; i++) {
        const fhi_reading *reading = &s->readings[s->members[i]];
        const fhi_published *published = &reading->article->published;
        s->fixed[i] = s->page[i] = FHI_NO_DAY;
        if (published->basis == FHI_BASIS_GIVEN && published->day != FHI_NO_DAY) {
            s->fixed[i] = published->day;
            continue;
        }
        if (!fhi_clues_collect(arena, reading, &s->clues[i])) return false;
        bool dated = published->day != FHI_NO_DAY;
        bool doubted = dated && is_contradicted(reading, &s->clues[i], published->day);
        if (doubted)
            s->page[i] = published->day;
        else if (dated)
            s->fixed[i] = published->day;
        *open = *open || doubted || !dated;
    }
    return true;
}

static bool add_bond(fhi_arena *arena, story_dating *s, uint32_t member, uint32_t other, uint32_t mine, uint32_t theirs)
{
    if (s->fixed[member] != FHI_NO_DAY || s->bond_count[member] >= BONDS) return true;
    bond *added = FHI_PUSH(arena, &s->bonds);
    if (!added) return false;
    *added = (bond){other, mine, theirs, s->first_bond[member]};
    s->first_bond[member] = s->bonds.n - 1;
    s->bond_count[member]++;
    return true;
}

/* Copies first: they say more. */
static bool bind_members(fhi_arena *arena, story_dating *s, const fhi_lineage *lineage, const uint32_t *member_of)
{
    fhi_event_ties events = {0};
    s->first_bond = fhi_arena_array(arena, s->n, sizeof *s->first_bond);
    s->bond_count = fhi_arena_array(arena, s->n, sizeof *s->bond_count);
    if (!s->first_bond || !s->bond_count) return false;
    for (uint32_t i = 0; i < s->n; i++) s->first_bond[i] = FHI_NONE;
    for (uint32_t i = 0; lineage && i < lineage->links.n; i++) {
        const fhi_link *link = &lineage->links.at[i];
        uint32_t a = member_of[link->from], b = member_of[link->to];
        if (link->share < 0.5 || a >= s->n || b >= s->n || s->members[a] != link->from || s->members[b] != link->to)
            continue;
        if (!add_bond(arena, s, a, b, FHI_NONE, FHI_NONE) || !add_bond(arena, s, b, a, FHI_NONE, FHI_NONE))
            return false;
    }
    if (!fhi_events_tie(arena, s->readings, s->members, s->clues, s->n, &events)) return false;
    for (uint32_t i = 0; i < events.n; i++) {
        const fhi_event_tie *tie = &events.at[i];
        if (!add_bond(arena, s, tie->a, tie->b, tie->a_time, tie->b_time) ||
            !add_bond(arena, s, tie->b, tie->a, tie->b_time, tie->a_time))
            return false;
    }
    return true;
}

/* Days for the members that want one. Those for which none stands out keep what they have; the dates in their text that are the same
 * whichever day near the story's it was are resolved all the same. */
static fh_status settle(fhi_arena *arena, const story_dating *s, const placing *best, fh_error *error)
{
    fh_status status = FH_OK;
    for (uint32_t i = 0; i < s->n && status == FH_OK; i++) {
        if (s->fixed[i] != FHI_NO_DAY || best->day[i] == FHI_NO_DAY) continue;
        fhi_reading *reading = &s->readings[s->members[i]];
        if (margin_of(s, best, i) >= MARGIN && best->day[i] != s->page[i])
            status = write_date(arena, s, best, i, error);
        else if (s->page[i] == FHI_NO_DAY)
            status = fhi_when_resolve_about(arena, reading->marks, best->day[i], ABOUT, error);
    }
    return status;
}

static fh_status date_story(fhi_arena *arena, story_dating *s, const fhi_lineage *lineage, const uint32_t *member_of,
                            fh_error *error)
{
    bool open;
    uint32_t picked[ANCHORS];
    placing tried[ANCHORS], *best = NULL;
    if (!prepare(arena, s, &open)) return fhi_error_memory(error, "reconcile");
    if (!open) return FH_OK;
    if (!list_candidates(arena, s)) return fhi_error_memory(error, "reconcile");
    if (s->day_count == 0) return FH_OK;
    double *sums = fhi_arena_array(arena, s->day_count, sizeof *sums);
    if (!sums || !score_anchors(arena, s, sums) || !bind_members(arena, s, lineage, member_of))
        return fhi_error_memory(error, "reconcile");
    uint32_t n = pick_anchors(s, sums, picked);
    for (uint32_t i = 0; i < n; i++) {
        if (!place_all(arena, s, s->days[picked[i]], &tried[i])) return fhi_error_memory(error, "reconcile");
        bool better =
            !best || tried[i].total > best->total || (tried[i].total == best->total && tried[i].anchor < best->anchor);
        if (better) best = &tried[i];
    }
    for (uint32_t i = 0; i < n; i++) {
        bool elsewhere = abs(tried[i].anchor - best->anchor) > 4;
        if (&tried[i] != best && elsewhere && best->total - tried[i].total < MARGIN) return FH_OK;
    }
    return settle(arena, s, best, error);
}

/* The days between which a story's articles came out, now that they are known. */
static void span_story(fhi_story *story, const fhi_reading *readings)
{
    story->first = story->last = FHI_NO_DAY;
    for (uint32_t i = 0; i < story->articles.n; i++) {
        fhi_day day = readings[story->articles.at[i]].article->published.day;
        if (day == FHI_NO_DAY) continue;
        if (story->first == FHI_NO_DAY || day < story->first) story->first = day;
        if (story->last == FHI_NO_DAY || day > story->last) story->last = day;
    }
}

fh_status fhi_dating_infer(fhi_arena *arena, fhi_reading *readings, uint32_t n, fhi_stories *stories,
                           const fhi_lineage *lineage, fh_error *error)
{
    uint32_t *member_of = fhi_arena_array(arena, n, sizeof *member_of);
    fh_status status = member_of ? FH_OK : fhi_error_memory(error, "reconcile");
    for (uint32_t i = 0; i < stories->stories.n && status == FH_OK; i++) {
        fhi_story *story = &stories->stories.at[i];
        story_dating s = {.readings = readings, .members = story->articles.at, .n = story->articles.n};
        for (uint32_t k = 0; k < s.n; k++) member_of[s.members[k]] = k;
        status = date_story(arena, &s, lineage, member_of, error);
        span_story(story, readings);
    }
    return status;
}
