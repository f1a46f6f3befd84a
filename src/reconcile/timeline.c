/* SPDX-License-Identifier: Apache-2.0 */
/* Units with times come in, dated events go out: what several articles say of one day, by claim, is one event with several cites. Of a sentence with
 * several times each clause goes with its own. The weightiest are kept. */
#include "reconcile/timeline.h"

#include "annotate/when/meaning.h"
#include "base/limits.h"
#include "base/span.h"
#include "reconcile/ahead.h"
#include "reconcile/opening.h"
#include "reconcile/prose.h"

#include <stdlib.h>

enum {
    NEWS = 10, /* days before its publication that a report may be about */
    SHORTEST_MONTH = 28,
    LONGEST = 366,    /* days: what is said of a longer time is no event */
    APPOSITION = 4,   /* bytes: ", a " */
    FEWEST_WORDS = 4, /* of a clause that stands alone */
};

static const double UNNAMED = 0.35; /* what an event weighs whose day is not named, of one whose day is */

/* One time in one unit. */
typedef struct dated {
    fhi_event event;
    uint32_t claim;
    uint32_t article;
    fh_range at;   /* reads alone */
    fh_range part; /* the clause round the time; `at` where that is the same */
    double weight;
    double clarity;
} dated;

typedef FHI_LIST(dated) dated_list;

/* "bitter, costly talks", "bitter, high-level talks": both tell of the noun behind. */
static bool parts_adjectives(const fhi_text *text, uint32_t comma)
{
    bool compound = comma + 2 < text->tokens.n && text->tokens.at[comma + 2].tag == FHI_TAG_HYPH;
    return compound || (comma && text->tokens.at[comma - 1].tag == FHI_TAG_JJ);
}

/* Ends one clause and begins another: a comma, a dash, "and" before a verb. */
static bool cuts(const fhi_text *text, uint32_t token)
{
    const fhi_token *next = token + 1 < text->tokens.n ? &text->tokens.at[token + 1] : NULL;
    if (text->tokens.at[token].tag == FHI_TAG_CC && next && fhi_words_finite(next->tag)) return true;
    fh_span word = fhi_words_text(text, token);
    if (fhi_span_is(word, FHI_SPAN(","))) return !next || next->tag != FHI_TAG_JJ || !parts_adjectives(text, token);
    if (fhi_span_is(word, FHI_SPAN(";"))) return true;
    bool dash = fhi_span_is(word, FHI_SPAN("--")) || fhi_span_is(word, FHI_SPAN("\xE2\x80\x93")) ||
                fhi_span_is(word, FHI_SPAN("\xE2\x80\x94"));
    return dash && text->tokens.at[token].flags & FHI_TOKEN_SPACE;
}

/* A clause that begins with its subject reads alone; "and might hear", "which opens" do not. */
static bool begins_alone(const fhi_token *token)
{
    switch (token->tag) {
    case FHI_TAG_DT:
    case FHI_TAG_NN:
    case FHI_TAG_NNS:
    case FHI_TAG_NNP:
    case FHI_TAG_NNPS:
    case FHI_TAG_JJ:
    case FHI_TAG_CD: return true;
    default: return false;
    }
}

static bool begins_relative(uint8_t tag)
{
    return tag == FHI_TAG_WP || tag == FHI_TAG_WDT || tag == FHI_TAG_WPS || tag == FHI_TAG_WRB;
}

/* What stands between the commas round a time. */
typedef struct clause {
    fh_range at;
    bool alone; /* it has a subject in front, a verb and words enough */
} clause;

static clause clause_of(const fhi_text *text, const fhi_unit *unit, fh_range time)
{
    const fhi_sentence *sentence = &text->sentences.at[unit->sentence];
    uint32_t end = sentence->first + sentence->count, from = end, to = end, words = 0;
    bool verb = false, relative = false; /* the next verb is that of "who", "which" */
    for (uint32_t i = sentence->first; i < end; i++) {
        fh_range at = text->tokens.at[i].at;
        if (at.end <= unit->at.start || at.start >= unit->at.end) continue;
        if (at.start >= time.end && cuts(text, i)) {
            to = i;
            break;
        }
        if (at.start < time.start && cuts(text, i)) {
            from = end;
            continue;
        }
        if (from == end) {
            from = i;
            words = 0;
            verb = relative = false;
        }
        uint8_t tag = text->tokens.at[i].tag;
        words += text->tokens.at[i].flags & FHI_TOKEN_WORD;
        verb = verb || (fhi_words_finite(tag) && !relative);
        relative = begins_relative(tag) || (relative && !fhi_words_finite(tag));
    }
    if (from == end) return (clause){unit->at, false};
    bool cut = to < end && text->tokens.at[to].at.start < unit->at.end;
    return (clause){{text->tokens.at[from].at.start, cut ? text->tokens.at[to - 1].at.end : unit->at.end},
                    verb && words >= FEWEST_WORDS && begins_alone(&text->tokens.at[from])};
}

static fhi_certainty certainty_of(const fhi_article *article, const fhi_time *time)
{
    if (time->anchor == FHI_ANCHOR_NONE) return FHI_CERTAINTY_STATED;
    return article->published.basis == FHI_BASIS_INFERRED ? FHI_CERTAINTY_INFERRED : FHI_CERTAINTY_RESOLVED;
}

/* Days in the story's own time weigh more than its background, a day more than a month. */
static double time_weight(const fhi_story_work *work, const fhi_time *time)
{
    double weight = time->first == time->last ? 1 : time->last - time->first < 27 ? 0.4 : 0.6; /* a week, a month */
    if (work->first != FHI_NO_DAY && (time->last < work->first - 30 || time->first > work->last + 180)) weight *= 0.5;
    return weight;
}

static bool dates(const fhi_time *time)
{
    return (time->type == FHI_TIME_DATE || time->type == FHI_TIME_TIME) && time->first != FHI_NO_DAY &&
           time->edtf.len && time->last - time->first <= LONGEST;
}

/* "March 24, a Monday": the weekday says again what the date has said. */
static bool repeats_date(const fhi_text *text, const fhi_marks *marks, uint32_t time)
{
    if (time == 0) return false;
    const fhi_time *before = &marks->times.at[time - 1], *weekday = &marks->times.at[time];
    if (!fhi_when_has(&weekday->meaning, FHI_WHEN_WEEKDAY) || weekday->at.start <= before->at.end) return false;
    fh_span gap = fhi_span_cut(text->article->text, (fh_range){before->at.end, weekday->at.start});
    bool apart = gap.len > APPOSITION || fhi_span_find(gap, FHI_SPAN("\n"), 0) >= 0;
    return !apart && before->first == before->last && before->first != FHI_NO_DAY;
}

static dated *add_dated(fhi_arena *scratch, const fhi_story_work *work, const fhi_claims *claims, uint32_t number,
                        dated_list *found)
{
    const fhi_unit *unit = &work->units.at[number];
    dated *slot = FHI_PUSH(scratch, found);
    if (!slot) return NULL;
    *slot = (dated){.article = unit->article, .claim = work->claim_of[number], .at = unit->at, .part = unit->at};
    slot->clarity = unit->clarity;
    slot->event.story = work->story;
    slot->weight = slot->claim == FHI_NONE ? 0.2 : claims->claims.at[slot->claim].weight;
    return slot;
}

static bool same_place(const fhi_unit *a, const fhi_unit *b)
{
    return a->article == b->article && a->sentence == b->sentence;
}

/* "Yesterday, at the 2010 conference": the year says nothing that the day does not. */
static bool holds_finer(const fhi_marks *marks, uint32_t low, uint32_t time, uint32_t end)
{
    const fhi_time *coarse = &marks->times.at[time];
    for (uint32_t i = low; i < marks->times.n && marks->times.at[i].at.start < end; i++) {
        const fhi_time *fine = &marks->times.at[i];
        if (dates(fine) && fine->first >= coarse->first && fine->last <= coarse->last &&
            fine->last - fine->first < coarse->last - coarse->first)
            return true;
    }
    return false;
}

/* What a unit answers for: its own range, and what stands before or behind it in its sentence up to another unit. */
static fh_range reach_of(const fhi_story_work *work, uint32_t number)
{
    const fhi_unit *unit = &work->units.at[number];
    const fhi_text *text = work->readings[unit->article].text;
    fh_range reach = text->sentences.at[unit->sentence].at;
    reach.start = fhi_opening_of(text, &text->sentences.at[unit->sentence]);
    uint32_t first = number, end = number + 1;
    while (first && same_place(&work->units.at[first - 1], unit)) first--;
    while (end < work->units.n && same_place(&work->units.at[end], unit)) end++;
    for (uint32_t i = first; i < end; i++) {
        const fhi_unit *other = &work->units.at[i];
        if (i == number || other->statement == FHI_NONE)
            continue; /* the sentence as a whole answers for what nothing else does */
        if (other->at.start < unit->at.start) reach.start = unit->at.start;
        if (other->at.end > unit->at.end && other->at.start < reach.end)
            reach.end = other->at.start > unit->at.end ? other->at.start : unit->at.end;
    }
    return reach;
}

/* Who says it and how: that has a day of its own, whatever day it is said of. */
static fh_range utterance_of(const fhi_story_work *work, const fhi_unit *unit)
{
    const fhi_statement *statement = &work->readings[unit->article].marks->statements.at[unit->statement];
    fh_range part = {UINT32_MAX, 0};
    for (uint32_t i = 0; i < statement->cue.n; i++) {
        if (statement->cue.at[i].start < unit->at.start || statement->cue.at[i].end > unit->at.end) continue;
        if (statement->cue.at[i].start < part.start) part.start = statement->cue.at[i].start;
        if (statement->cue.at[i].end > part.end) part.end = statement->cue.at[i].end;
    }
    return part.start < part.end ? part : unit->at;
}

/* "…, the company said on Friday": a clause that has the cue of a statement of this sentence and nothing of what is said. */
static bool only_says(const fhi_story_work *work, uint32_t number, fh_range part)
{
    const fhi_unit *unit = &work->units.at[number];
    uint32_t first = number, end = number + 1;
    while (first && same_place(&work->units.at[first - 1], unit)) first--;
    while (end < work->units.n && same_place(&work->units.at[end], unit)) end++;
    for (uint32_t i = first; i < end; i++) {
        if (work->units.at[i].statement == FHI_NONE) continue;
        const fhi_statement *s = &work->readings[unit->article].marks->statements.at[work->units.at[i].statement];
        bool cue = false, content = false;
        for (uint32_t k = 0; k < s->cue.n; k++)
            cue = cue || (s->cue.at[k].start >= part.start && s->cue.at[k].end <= part.end);
        for (uint32_t k = 0; k < s->content.n; k++)
            content = content || (s->content.at[k].start < part.end && part.start < s->content.at[k].end);
        if (cue && !content) return true;
    }
    return false;
}

/* "Both sides said on Sunday", "the Courier reported on Sunday, citing three of them": the same by its words, with nothing behind the verb but the
 * time and whose words they are. */
static bool only_tells_when(const fhi_text *text, fh_range part, fh_range time)
{
    static const char *const verbs[] = {"said",     "says",      "told",   "tweeted", "wrote",     "announced",
                                        "reported", "confirmed", "warned", "added",   "announces", "stated"};
    uint32_t verb = fhi_words_from(text, time.start);
    while (verb && text->tokens.at[verb - 1].at.start > part.start && text->tokens.at[verb - 1].tag == FHI_TAG_IN)
        verb--;
    if (!verb || text->tokens.at[verb - 1].at.start < part.start) return false;
    static const char *const sources[] = {"citing", "quoting"};
    for (uint32_t i = fhi_words_from(text, part.start); i + 1 < verb; i++)
        if (fhi_words_finite(text->tokens.at[i].tag)) return false;
    for (uint32_t i = fhi_words_from(text, time.end); i < text->tokens.n && text->tokens.at[i].at.end <= part.end;
         i++) {
        if (fhi_span_among(fhi_words_text(text, i), sources, sizeof sources / sizeof *sources)) break;
        if (text->tokens.at[i].flags & FHI_TOKEN_WORD) return false;
    }
    return fhi_span_among(fhi_words_text(text, verb - 1), verbs, sizeof verbs / sizeof *verbs);
}

/* What the times of a unit date. */
typedef struct named_times {
    bool any;
    bool utterance; /* when it was said */
} named_times;

/* "The plaque, for “those we honour today”, was set in 2005": a day in words that the unit quotes is not the day of what it tells. */
static bool is_quoted_aside(const fhi_text *text, const fhi_unit *unit, const fhi_time *time)
{
    if (unit->statement != FHI_NONE) return false;
    uint32_t first = fhi_words_from(text, unit->at.start), at = fhi_words_from(text, time->at.start);
    return at < text->tokens.n && text->tokens.at[at].flags & FHI_TOKEN_QUOTED &&
           !(text->tokens.at[first].flags & FHI_TOKEN_QUOTED);
}

static bool is_coarse(const fhi_time *time)
{
    return time->last - time->first >= SHORTEST_MONTH - 1;
}

/* "after the 2016 election", "her long-planned August break": a month or a year that tells which one it was; "the March 4 attack", told long after it,
 * "ahead of Tuesday's vote": a day too. "In a March 4 letter, she said": then it was said. */
static bool tells_which(const fhi_text *text, const fhi_unit *unit, const fhi_time *time, fhi_day published)
{
    bool content = unit->statement == FHI_NONE || fhi_range_within(time->at, unit->said);
    bool past = content && published != FHI_NO_DAY && time->last < published - NEWS;
    return is_coarse(time) || past ? fhi_ahead_tells_which(text, time) : fhi_ahead_is_of_later(text, time);
}

/* "told the man, who had come in 1979": a time in a relative clause behind the verb is not that of the sentence, and a month or a year in none. */
static bool is_of_relative(const fhi_text *text, const fhi_unit *unit, const fhi_time *time)
{
    bool verb = is_coarse(time), relative = false;
    for (uint32_t i = fhi_words_from(text, unit->at.start);
         i < text->tokens.n && text->tokens.at[i].at.start < time->at.start; i++) {
        uint32_t tag = text->tokens.at[i].tag, before = i ? text->tokens.at[i - 1].tag : FHI_TAG_NONE;
        bool begins = before == FHI_TAG_COMMA || (is_coarse(time) && fhi_words_noun(before));
        if (begins && verb && begins_relative((uint8_t)tag))
            relative = true;
        else if (tag == FHI_TAG_COMMA)
            relative = false;
        verb = verb || fhi_words_finite(tag);
    }
    return relative;
}

/* A noun that is no part of a time: "said last week that" tells of no week. */
static bool is_noun_of_thing(const fhi_marks *marks, uint32_t token)
{
    const fhi_token *noun = &marks->text->tokens.at[token];
    uint32_t time = fhi_marks_time_behind(marks, noun->at.start);
    return fhi_words_noun(noun->tag) && (time == marks->times.n || marks->times.at[time].at.start > noun->at.start);
}

/* "The driver, who was held on Thursday, was freed on Friday", "those killed by Tuesday's quake": the day of something else, where the unit has one of
 * its own. */
static bool is_of_part(const fhi_marks *marks, const fhi_unit *unit, const fhi_time *time)
{
    const fhi_text *text = marks->text;
    bool relative = false, verb = false, comma = false; /* verb: of the relative clause; comma: before it */
    uint32_t behind = fhi_words_from(text, time->at.end);
    if (behind < text->tokens.n && text->tokens.at[behind].tag == FHI_TAG_POS) return fhi_ahead_tells_which(text, time);
    for (uint32_t i = fhi_words_from(text, unit->at.start);
         i < text->tokens.n && text->tokens.at[i].at.start < time->at.start; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        bool who = begins_relative(tag) && tag != FHI_TAG_WRB && text->tokens.at[i].at.start > unit->at.start;
        comma = who ? text->tokens.at[i - 1].tag == FHI_TAG_COMMA : comma;
        if (who && (comma || is_noun_of_thing(marks, i - 1))) {
            relative = true;
            verb = false;
        } else if (tag == FHI_TAG_COMMA || (fhi_words_finite(tag) && verb && !comma)) {
            relative = false;
        }
        verb = verb || fhi_words_finite(tag);
    }
    return relative;
}

/* "fell by half in May compared to 2024": what is measured against happened then, not what is told. */
static bool is_measure(const fhi_text *text, const fhi_time *time)
{
    static const char *const against[] = {"compared", "than", "versus"};
    uint32_t at = fhi_words_from(text, time->at.start);
    for (uint32_t back = 1; back <= 2 && at >= back; back++)
        if (is_coarse(time) &&
            fhi_span_among(fhi_words_text(text, at - back), against, sizeof against / sizeof *against))
            return true;
    return false;
}

/* "will look into the fire of 2019": what is to come was not then. */
static bool is_long_over(const fhi_unit *unit, const fhi_time *time, fhi_day published)
{
    return unit->status == FHI_CLAIM_ANNOUNCED && published != FHI_NO_DAY && time->last < published - SHORTEST_MONTH;
}

/* "was not ready on Aug. 3", written in May: of some year before, which is not known. */
static bool is_of_some_year(const fhi_time *time, fhi_day published)
{
    return published != FHI_NO_DAY && time->first > published &&
           fhi_when_get(&time->meaning, FHI_WHEN_DIRECTION, FHI_DIRECTION_NEAREST) == FHI_DIRECTION_PAST;
}

/* "The strikes of last week complicate the talks": what is told in the present, with no word of what was, is
 * not of a day that is over. */
static bool is_over(const fhi_text *text, const fhi_unit *unit, const fhi_time *time, fhi_day published)
{
    bool present = false;
    if (published == FHI_NO_DAY || time->last >= published) return false;
    for (uint32_t i = fhi_words_from(text, unit->at.start);
         i < text->tokens.n && text->tokens.at[i].at.start < unit->at.end; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if (text->tokens.at[i].flags & FHI_TOKEN_QUOTED) continue;
        if (tag == FHI_TAG_VBD || tag == FHI_TAG_VBN) return false;
        present = present || tag == FHI_TAG_VBZ || tag == FHI_TAG_VBP;
    }
    return present;
}

static bool is_of_another_matter(const fhi_text *text, const fhi_unit *unit, const fhi_time *time, fhi_day published)
{
    return is_long_over(unit, time, published) || is_of_some_year(time, published) ||
           is_over(text, unit, time, published) || is_quoted_aside(text, unit, time) ||
           tells_which(text, unit, time, published) || is_of_relative(text, unit, time) ||
           fhi_ahead_is_miscounted(text, time, unit->at, published);
}

/* A report dated before the day that it opens with in the past tense: see when/calendar.c. */
static bool is_dated_early(const fhi_time *time)
{
    return fhi_when_has(&time->meaning, FHI_WHEN_LEAD) &&
           fhi_when_get(&time->meaning, FHI_WHEN_DIRECTION, FHI_DIRECTION_NEAREST) == FHI_DIRECTION_PAST;
}

/* True if a time is that of what is told, not of the telling, which may stand in the midst of it: "will close on Monday, the firm said on Friday, a
 * week after the fire". */
static bool is_of_content(const fhi_marks *marks, const fhi_unit *unit, fh_range time)
{
    if (time.start < unit->said.start || time.end > unit->said.end) return false;
    if (unit->statement == FHI_NONE) return true;
    const fhi_statement *statement = &marks->statements.at[unit->statement];
    for (uint32_t i = 0; i < statement->content.n; i++)
        if (time.start < statement->content.at[i].end && statement->content.at[i].start < time.end) return true;
    return false;
}

/* The times that one unit names, each day once. */
static bool date_unit(fhi_arena *scratch, const fhi_story_work *work, const fhi_claims *claims, uint32_t number,
                      dated_list *found, named_times *named)
{
    const fhi_unit *unit = &work->units.at[number];
    const fhi_reading *reading = &work->readings[unit->article];
    if (fhi_prose_has_code(fhi_span_cut(reading->article->text, unit->at))) return true;
    const fhi_marks *marks = reading->marks;
    fhi_day published = reading->article->published.day;
    fh_range reach = reach_of(work, number);
    if (!fhi_prose_does_anything(reading->text, reach)) return true;
    uint32_t low = fhi_marks_time_behind(marks, reach.start), before = found->n, several = 0;
    for (uint32_t i = low; i < marks->times.n && marks->times.at[i].at.start < reach.end; i++)
        several +=
            dates(&marks->times.at[i]) && !is_of_another_matter(reading->text, unit, &marks->times.at[i], published);
    named->any = several > 0;
    for (uint32_t i = low; i < marks->times.n && marks->times.at[i].at.start < reach.end; i++) {
        const fhi_time *time = &marks->times.at[i];
        if (!dates(time) || time->at.end > reach.end || repeats_date(reading->text, marks, i)) continue;
        if (is_of_another_matter(reading->text, unit, time, published)) continue;
        if (several > 1 && (is_measure(reading->text, time) || is_of_part(marks, unit, time))) continue;
        bool known = holds_finer(marks, low, i, reach.end);
        for (uint32_t k = before; k < found->n && !known; k++)
            known = found->at[k].event.first == time->first && found->at[k].event.last == time->last;
        if (known || only_tells_when(reading->text, unit->at, time->at)) continue;
        dated *slot = add_dated(scratch, work, claims, number, found);
        if (!slot) return false;
        bool inside = time->at.start >= unit->at.start && time->at.end <= unit->at.end;
        if (!inside) slot->at = slot->part = reach;
        bool told = is_of_content(marks, unit, time->at);
        if (several > 1 && inside) {
            clause part = clause_of(reading->text, unit, time->at);
            slot->part = part.at;
            /* who said it on that day tells nothing without what it was */
            if (part.alone && told && !only_says(work, number, part.at) &&
                !only_tells_when(reading->text, part.at, time->at))
                slot->at = part.at;
        }
        fhi_event *event = &slot->event;
        event->edtf = time->own;
        event->first = time->first;
        event->last = time->last;
        event->named = true;
        event->certainty = certainty_of(reading->article, time);
        event->expected = published != FHI_NO_DAY && !is_dated_early(time) &&
                          (time->first > published || (time->last >= published && unit->status == FHI_CLAIM_ANNOUNCED));
        slot->weight *= time_weight(work, time);
        if (told) continue;
        if (time->first <= published)
            event->expected = false; /* "officials said Sunday": the day of the utterance, which weighs less than what
                                        it tells of */
        slot->weight *= 0.5;
        if (unit->statement == FHI_NONE) continue;
        named->utterance = true;
        slot->part = utterance_of(work, unit);
    }
    return true;
}

/* "has resigned", "have now been asked" */
static bool is_perfect(const fhi_text *text, uint32_t token, uint32_t end)
{
    fh_span word = fhi_words_text(text, token);
    if (!fhi_span_same(word, FHI_SPAN("has")) && !fhi_span_same(word, FHI_SPAN("have"))) return false;
    for (uint32_t i = token + 1; i < end && i <= token + 3; i++)
        if (text->tokens.at[i].tag == FHI_TAG_VBN) return true;
    return false;
}

static bool tells_past(const fhi_text *text, const fhi_unit *unit)
{
    const fhi_sentence *sentence = &text->sentences.at[unit->sentence];
    for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++)
        if (text->tokens.at[i].tag == FHI_TAG_VBD || is_perfect(text, i, sentence->first + sentence->count))
            return true;
    return false;
}

/* The day that an article tells of as it goes along: the last one named that is not long before its publication, else that. */
static fhi_day told_day(const fhi_article *article, const dated_list *found, uint32_t from, fhi_day so_far)
{
    fhi_day published = article->published.day;
    for (uint32_t i = from; i < found->n; i++) {
        const fhi_event *event = &found->at[i].event;
        if (event->first == event->last && event->last <= published && event->last > published - NEWS)
            so_far = event->last;
    }
    return so_far == FHI_NO_DAY ? published : so_far;
}

/* What a unit in the past tense tells without naming a day happened on the day that the report is about. */
static bool date_by_report(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, const fhi_claims *claims,
                           uint32_t number, fhi_day day, dated_list *found)
{
    const fhi_unit *unit = &work->units.at[number];
    bool uttered = unit->statement != FHI_NONE;
    if (day == FHI_NO_DAY || !unit->finished || (unit->status == FHI_CLAIM_ANNOUNCED && !uttered)) return true;
    if (!tells_past(work->readings[unit->article].text, unit)) return true;
    dated *slot = add_dated(scratch, work, claims, number, found);
    char text[11];
    fhi_day_write(day, text);
    if (!slot) return false;
    slot->event.edtf = fhi_arena_copy(arena, fhi_span_of(text));
    slot->event.first = slot->event.last = day;
    slot->event.certainty = FHI_CERTAINTY_INFERRED;
    if (uttered) slot->part = utterance_of(work, unit);
    slot->weight *= UNNAMED;
    return slot->event.edtf.ptr != NULL;
}

/* Together what becomes one event; in it the clearest of those that name the day first, those that tell it when it had come before all that look
 * ahead to it. */
static int by_event(const void *a, const void *b)
{
    const dated *x = a, *y = b;
    if (x->claim != y->claim) return x->claim < y->claim ? -1 : 1;
    if (x->event.first != y->event.first) return x->event.first < y->event.first ? -1 : 1;
    if (x->event.last != y->event.last) return x->event.last < y->event.last ? -1 : 1;
    if (x->event.named != y->event.named) return x->event.named ? -1 : 1;
    if (x->event.expected != y->event.expected) return x->event.expected ? 1 : -1;
    if (x->clarity != y->clarity) return x->clarity > y->clarity ? -1 : 1;
    if (x->article != y->article) return x->article < y->article ? -1 : 1;
    return x->at.start < y->at.start ? -1 : x->at.start > y->at.start;
}

static int heaviest_first(const void *a, const void *b)
{
    const dated *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return by_event(a, b);
}

static bool same_event(const dated *a, const dated *b)
{
    return a->claim != FHI_NONE && a->claim == b->claim && a->event.first == b->event.first &&
           a->event.last == b->event.last;
}

/* False when memory is out. Units of one sentence stand together and may show the same words. */
static bool add_cite(fhi_arena *arena, fhi_event *event, fhi_cite cite)
{
    for (uint32_t i = event->cites.n; i-- > 0 && event->cites.at[i].article == cite.article;)
        if (event->cites.at[i].at.start == cite.at.start && event->cites.at[i].at.end == cite.at.end) return true;
    fhi_cite *slot = FHI_PUSH(arena, &event->cites);
    if (slot) *slot = cite;
    return slot != NULL;
}

/* Joins what tells of one thing on one day; returns how many events are left. */
static uint32_t join_events(fhi_arena *arena, dated *all, uint32_t n, bool *ok)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n && *ok; i++) {
        if (kept == 0 || !same_event(&all[kept - 1], &all[i])) all[kept++] = all[i];
        dated *into = &all[kept - 1];
        *ok = add_cite(arena, &into->event, (fhi_cite){all[i].article, all[i].at}) &&
              add_cite(arena, &into->event, (fhi_cite){all[i].article, all[i].part});
        if (all[i].event.certainty < into->event.certainty) into->event.certainty = all[i].event.certainty;
        into->event.expected = into->event.expected && all[i].event.expected;
        if (all[i].weight > into->weight) into->weight = all[i].weight;
    }
    return kept;
}

bool fhi_timeline_add(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, fhi_claims *claims)
{
    dated_list found = {0};
    fhi_day day = FHI_NO_DAY;
    for (uint32_t i = 0; i < work->units.n; i++) {
        const fhi_unit *unit = &work->units.at[i];
        if (i == 0 || unit->article != work->units.at[i - 1].article) day = FHI_NO_DAY;
        uint32_t before = found.n;
        named_times named = {false, false};
        if (!date_unit(scratch, work, claims, i, &found, &named)) return false;
        day = told_day(work->readings[unit->article].article, &found, before, day);
        bool open = !named.any || (unit->statement != FHI_NONE && !named.utterance);
        if (open && !date_by_report(arena, scratch, work, claims, i, day, &found)) return false;
    }
    if (!found.n) return true;
    bool ok = true;
    if (found.n) qsort(found.at, found.n, sizeof *found.at, by_event);
    uint32_t n = join_events(arena, found.at, found.n, &ok);
    if (!ok) return false;
    if (n) qsort(found.at, n, sizeof *found.at, heaviest_first);
    for (uint32_t i = 0; i < n && i < FHI_MAX_STORY_EVENTS; i++) {
        fhi_event *event = FHI_PUSH(arena, &claims->timeline);
        if (!event) return false;
        *event = found.at[i].event;
        event->weight = found.at[i].weight;
        event->claim = found.at[i].claim;
        event->text = fhi_span_cut(work->readings[event->cites.at[0].article].article->text, event->cites.at[0].at);
    }
    return true;
}
