/* SPDX-License-Identifier: Apache-2.0 */
/* text → times. Found by the grammar in data/when, in the manner of HeidelTime (Strötgen and Gertz 2010) and SUTime (Chang and Manning
 * 2012): patterns over words, the longest wins. Then resolved from an anchor, as often as that changes. */
#include "annotate/when/when.h"

#include "annotate/when/hours.h"
#include "annotate/when/match.h"
#include "annotate/when/tense.h"
#include "annotate/when/value.h"
#include "base/span.h"

enum {
    CHAIN = 16,     /* times that count from one another; a longer chain says nothing */
    NEIGHBOURS = 8, /* times looked back at for the one that another counts from */
    LEAD = 2,       /* sentences that open a report */
    LEAD_REACH = 6  /* sentences that headlines and captions may bring their number to */
};

static bool needs_direction(const fhi_time_meaning *m)
{
    int form = fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE);
    if (form == FHI_FORM_WEEKDAY || form == FHI_FORM_FESTIVAL || form == FHI_FORM_NTH || form == FHI_FORM_CLOCK)
        return true;
    if (form == FHI_FORM_UNIT)
        return fhi_when_get(m, FHI_WHEN_UNIT, -1) == FHI_UNIT_WEEKEND ||
               fhi_when_get(m, FHI_WHEN_MODIFIER, -1) == FHI_MODIFIER_CLOSE;
    return form ==
           FHI_FORM_CALENDAR; /* of a whole date it tells whether it is past, which publication dates are inferred from */
}

/* True if a time may count from this one. */
static bool is_dated(const fhi_time *time)
{
    if (time->type != FHI_TIME_DATE && time->type != FHI_TIME_TIME) return false;
    int form = fhi_when_get(&time->meaning, FHI_WHEN_FORM, FHI_FORM_NONE);
    return form != FHI_FORM_REF && form != FHI_FORM_NONE &&
           !(form == FHI_FORM_SHIFT && fhi_when_has(&time->meaning, FHI_WHEN_VAGUE));
}

static bool is_quarter(const fhi_time *time)
{
    return fhi_when_has(&time->meaning, FHI_WHEN_QUARTER) && !fhi_when_has(&time->meaning, FHI_WHEN_SIGN);
}

/* True if it names one day. */
static bool is_day(const fhi_time *time)
{
    const fhi_time_meaning *m = &time->meaning;
    int form = fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE), unit = fhi_when_get(m, FHI_WHEN_UNIT, -1);
    if (!is_dated(time)) return false;
    if (form == FHI_FORM_CALENDAR) return fhi_when_has(m, FHI_WHEN_DAY);
    if (form == FHI_FORM_UNIT || form == FHI_FORM_SHIFT) return unit == FHI_UNIT_DAY;
    return form == FHI_FORM_WEEKDAY || form == FHI_FORM_FESTIVAL || form == FHI_FORM_NTH;
}

static uint32_t chain_length(const fhi_marks *marks, uint32_t time)
{
    uint32_t n = 0;
    for (; time != FHI_NONE && n <= CHAIN; n++) time = marks->times.at[time].meaning.base;
    return n;
}

static uint32_t time_before(const fhi_marks *marks, bool (*fits)(const fhi_time *))
{
    uint32_t n = marks->times.n;
    for (uint32_t i = n; i > 0 && n - i < NEIGHBOURS; i--)
        if (fits(&marks->times.at[i - 1])) return chain_length(marks, i - 1) < CHAIN ? i - 1 : FHI_NONE;
    return FHI_NONE;
}

/* The time that this one counts from, if it is not the publication date. */
static uint32_t find_base(const fhi_marks *marks, const fhi_time_meaning *m)
{
    int form = fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE), unit = fhi_when_get(m, FHI_WHEN_UNIT, -1);
    if (form == FHI_FORM_SHIFT && unit == FHI_UNIT_YEAR && m->amount == 1) {
        uint32_t quarter = time_before(marks, is_quarter);
        if (quarter != FHI_NONE) return quarter;
    }
    if (form == FHI_FORM_CALENDAR && fhi_when_has(m, FHI_WHEN_YEAR) && unit != FHI_UNIT_QUARTER) return FHI_NONE;
    if ((form == FHI_FORM_UNIT || form == FHI_FORM_CALENDAR) && unit == FHI_UNIT_QUARTER)
        return fhi_when_has(m, FHI_WHEN_BASE) ? time_before(marks, is_quarter) : FHI_NONE;
    if (!fhi_when_has(m, FHI_WHEN_BASE)) return FHI_NONE;
    bool days = unit == FHI_UNIT_DAY || unit == FHI_UNIT_HOUR || unit == FHI_UNIT_WEEK || form == FHI_FORM_WEEKDAY;
    return time_before(marks, days ? is_day : is_dated);
}

/* The time whose year a month or day without one takes: in a history the year stands once, and the days of it follow. Only what
 * tells of the past, close behind a whole date or a year; the rest is seen from the publication date. */
static uint32_t year_before(const fhi_marks *marks, const fhi_time *time)
{
    enum { CLOSE = 300 }; /* bytes: two sentences or so */
    const fhi_time_meaning *m = &time->meaning;
    bool open = fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_CALENDAR && fhi_when_has(m, FHI_WHEN_MONTH) &&
                !fhi_when_has(m, FHI_WHEN_YEAR) && !fhi_when_has(m, FHI_WHEN_STEP) && !fhi_when_has(m, FHI_WHEN_UNIT);
    if (!open || marks->times.n == 0 ||
        fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NEAREST) == FHI_DIRECTION_FUTURE)
        return FHI_NONE;
    uint32_t before = marks->times.n - 1;
    const fhi_time *last = &marks->times.at[before];
    bool year = fhi_when_get(&last->meaning, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_CALENDAR &&
                (fhi_when_has(&last->meaning, FHI_WHEN_YEAR) || last->meaning.base != FHI_NONE) &&
                fhi_when_has(&last->meaning, FHI_WHEN_MONTH) && !fhi_when_has(&last->meaning, FHI_WHEN_DECADE);
    if (!year || time->at.start - last->at.end > CLOSE || last->type != FHI_TIME_DATE) return FHI_NONE;
    fh_span between = {marks->text->article->text.ptr + last->at.end, time->at.start - last->at.end};
    if (fhi_span_find(between, FHI_SPAN("\n\n"), 0) >= 0) return FHI_NONE;
    return chain_length(marks, before) < CHAIN ? before : FHI_NONE;
}

/* "Within two weeks of the vote" */
static bool follows_of(const fhi_text *text, uint32_t last)
{
    return last + 1 < text->tokens.n && fhi_span_same(fhi_words_text(text, last + 1), FHI_SPAN("of"));
}

/* Of the length in "will open in two weeks", which ends that far ahead; and in "will open within two weeks", before which it will be. In "was
 * built in two weeks" neither is so. */
static void look_ahead(const fhi_text *text, fhi_time *time, const fhi_piece *first, const fhi_piece *last)
{
    int form = fhi_when_get(&time->meaning, FHI_WHEN_FORM, FHI_FORM_NONE);
    bool length = time->type == FHI_TIME_DURATION && (form == FHI_FORM_NONE || form == FHI_FORM_DURATION);
    if (!length || first->token == 0) return;
    fh_span before = fhi_span_cut(text->article->text, text->tokens.at[first->token - 1].at);
    bool within = fhi_span_same(before, FHI_SPAN("within"));
    if (!within && !fhi_span_same(before, FHI_SPAN("in"))) return;
    uint32_t words = last->token - first->token, plain = fhi_when_has(&time->meaning, FHI_WHEN_WORKING) ? 2 : 1;
    if (within && (words != plain || follows_of(text, last->token))) return; /* "two to four weeks" */
    if (fhi_tense_at(text, first->token, last->token, false) != FHI_DIRECTION_FUTURE) return;
    time->meaning.field[FHI_WHEN_SIGN] = 1;
    if (within) time->meaning.field[FHI_WHEN_STEP] = 0;
}

/* "Will close in the third quarter" is ahead; what is "on the third quarter", or "third-quarter profit", may be of one that is over, and so may what
 * stands in the present: "In the third quarter the firm, which is". */
static bool is_quarter_ahead(const fhi_text *text, uint32_t first)
{
    static const char *const words[] = {"in", "by", "during", "until", "before"};
    return first > 0 && fhi_span_among(fhi_words_text(text, first - 1), words, sizeof words / sizeof *words) &&
           fhi_tense_is_ahead(text, first, false);
}

/* True of "two weeks later" where no date stands before it to count from and the sentence tells of the past: a day to come it is not. */
static bool is_adrift(const fhi_text *text, const fhi_time *time, const fhi_piece *first, const fhi_piece *last)
{
    const fhi_time_meaning *m = &time->meaning;
    bool later = fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_SHIFT && fhi_when_has(m, FHI_WHEN_BASE) &&
                 fhi_when_get(m, FHI_WHEN_SIGN, 0) > 0;
    return later && m->base == FHI_NONE && fhi_tense_at(text, first->token, last->token, false) == FHI_DIRECTION_PAST;
}

/* "Three days after Easter", "a week before May 2": the length ends so far from the day behind it. */
static void count_from_next(fhi_marks *marks, uint32_t time)
{
    fhi_time *length = &marks->times.at[time], *day = length + 1;
    if (length->type != FHI_TIME_DURATION || !is_day(day) || day->at.start < length->at.end) return;
    if (fhi_when_has(&length->meaning, FHI_WHEN_SIGN) || length->meaning.base != FHI_NONE) return;
    int form = fhi_when_get(&length->meaning, FHI_WHEN_FORM, FHI_FORM_NONE);
    fh_span between =
        fhi_span_trim(fhi_span_cut(marks->text->article->text, (fh_range){length->at.end, day->at.start}));
    bool before = fhi_span_same(between, FHI_SPAN("before"));
    if ((form != FHI_FORM_NONE && form != FHI_FORM_DURATION) || chain_length(marks, time + 1) >= CHAIN) return;
    if (!before && !fhi_span_same(between, FHI_SPAN("after")) && !fhi_span_same(between, FHI_SPAN("from"))) return;
    length->meaning.field[FHI_WHEN_SIGN] = before ? -1 : 1;
    length->meaning.base = time + 1;
}

static bool is_month_or_day(const fhi_time *time)
{
    const fhi_time_meaning *m = &time->meaning;
    return time->type == FHI_TIME_DATE && fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_CALENDAR &&
           fhi_when_has(m, FHI_WHEN_MONTH) && !fhi_when_has(m, FHI_WHEN_STEP) && !fhi_when_has(m, FHI_WHEN_UNIT) &&
           !fhi_when_has(m, FHI_WHEN_WEEKDAY);
}

/* "From May to June 2024", "Nov. 18 - Jan. 3, 2024": the year that stands once is that of the other, too, or the one before it. */
static void take_year_of_next(fhi_marks *marks, uint32_t time)
{
    static const char *const joins[] = {"to", "until", "till",         "through",     "and",
                                        "or", "-",     "\xE2\x80\x93", "\xE2\x80\x94"};
    fhi_time *first = &marks->times.at[time];
    const fhi_time_meaning *next = &first[1].meaning;
    if (!is_month_or_day(first) || fhi_when_has(&first->meaning, FHI_WHEN_YEAR)) return;
    if (!is_month_or_day(first + 1) || !fhi_when_has(next, FHI_WHEN_YEAR)) return;
    fh_span gap = fhi_span_trim(fhi_span_cut(marks->text->article->text, (fh_range){first->at.end, first[1].at.start}));
    if (!fhi_span_among(gap, joins, sizeof joins / sizeof *joins)) return;
    bool before = first->meaning.field[FHI_WHEN_MONTH] > next->field[FHI_WHEN_MONTH];
    first->meaning.field[FHI_WHEN_YEAR] = (int16_t)(next->field[FHI_WHEN_YEAR] - before);
    first->meaning.field[FHI_WHEN_SHORT] = next->field[FHI_WHEN_SHORT];
    first->meaning.base = FHI_NONE;
}

/* "The first nine months of 2019", "the last two weeks of the year": a length within what stands behind it. */
static void count_within_next(fhi_marks *marks, uint32_t time)
{
    fhi_time *length = &marks->times.at[time];
    const fhi_time *whole = length + 1;
    if (length->type != FHI_TIME_DURATION || !fhi_when_has(&length->meaning, FHI_WHEN_ORDINAL)) return;
    if (whole->type != FHI_TIME_DATE || !is_dated(whole) || whole->at.start < length->at.end) return;
    fh_span between =
        fhi_span_trim(fhi_span_cut(marks->text->article->text, (fh_range){length->at.end, whole->at.start}));
    if (!fhi_span_same(between, FHI_SPAN("of")) && !fhi_span_same(between, FHI_SPAN("in"))) return;
    if (chain_length(marks, time + 1) < CHAIN) length->meaning.base = time + 1;
}

/* True in the first sentences of the first paragraphs, headlines and captions apart. */
static bool is_lead(const fhi_text *text, uint32_t token)
{
    uint32_t sentence = text->tokens.at[token].sentence, paragraphs = 0;
    if (sentence > LEAD_REACH) return false;
    for (uint32_t s = 0; s < sentence; s++) {
        uint32_t block = text->sentences.at[s].block;
        paragraphs += block >= text->article->blocks.n || text->article->blocks.at[block].kind == FHI_BLOCK_PARAGRAPH;
    }
    return paragraphs < LEAD;
}

/* "2018 or later" */
static bool is_or_later(const fhi_text *text, uint32_t last, uint32_t end)
{
    static const char *const joins[] = {"or", "and"}, *const later[] = {"later", "after"}, *const ends[] = {",", ".",
                                                                                                            ";", "?",
                                                                                                            "!", ")"};
    return last + 2 < end && fhi_span_among(fhi_words_text(text, last + 1), joins, 2) &&
           fhi_span_among(fhi_words_text(text, last + 2), later, 2) &&
           (last + 3 == end || fhi_span_among(fhi_words_text(text, last + 3), ends, sizeof ends / sizeof *ends));
}

/* "Later than 2018", "earlier than May": but for "no later than", which is as "by". */
static bool is_later_than(const fhi_text *text, const fhi_sentence *sentence, uint32_t first)
{
    static const char *const sides[] = {"later", "earlier"}, *const denied[] = {"no", "not"};
    return first > sentence->first + 1 && fhi_span_same(fhi_words_text(text, first - 1), FHI_SPAN("than")) &&
           fhi_span_among(fhi_words_text(text, first - 2), sides, 2) &&
           (first == sentence->first + 2 || !fhi_span_among(fhi_words_text(text, first - 3), denied, 2));
}

/* "By the end of the month", "before the end of it": the end is a moment, the last one. "After the beginning of May": so is that. 0 where the
 * word before it says nothing of the kind. */
static int16_t deadline_side(const fhi_time_meaning *m, fh_span word)
{
    static const char *const untils[] = {"before", "until", "till", "through"};
    int modifier = m->field[FHI_WHEN_MODIFIER];
    if (modifier == FHI_MODIFIER_OPENING && fhi_span_same(word, FHI_SPAN("after"))) return FHI_OPEN_ON;
    if (modifier != FHI_MODIFIER_CLOSE) return 0;
    if (fhi_span_same(word, FHI_SPAN("by")))
        return fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NEAREST) == FHI_DIRECTION_FUTURE ? FHI_OPEN_SINCE_NOW
                                                                                                  : FHI_OPEN_UNTIL;
    return fhi_span_among(word, untils, sizeof untils / sizeof *untils) ? FHI_OPEN_UNTIL : 0;
}

/* "Before 2018", "after Easter": what lies on one side of it is meant. Not of "two days after Easter", which counts from it, nor of "just
 * after Easter", which is close to it; in "before Friday's vote" it is the vote that bounds. */
static int16_t open_side(const fhi_text *text, const fhi_time *time, uint32_t first, uint32_t last)
{
    static const char *const close[] = {"day",    "days",    "week",    "weeks", "fortnight", "month",  "months",
                                        "year",   "years",   "decades", "hour",  "hours",     "minute", "minutes",
                                        "second", "seconds", "just",    "soon",  "shortly",   "right",  "immediately",
                                        "bit",    "little",  "long",    "well",  "night",     "morning"},
                             *const possessive[] = {"'s", "\xE2\x80\x99s"};
    const fhi_sentence *sentence = &text->sentences.at[text->tokens.at[first].sentence];
    uint32_t end = sentence->first + sentence->count;
    if (time->type != FHI_TIME_DATE && time->type != FHI_TIME_TIME) return FHI_WHEN_NOTHING;
    if (is_or_later(text, last, end)) return FHI_OPEN_ON;
    if (first == sentence->first) return FHI_WHEN_NOTHING;
    if (fhi_when_has(&time->meaning, FHI_WHEN_MODIFIER)) {
        int16_t deadline = deadline_side(&time->meaning, fhi_words_text(text, first - 1));
        if (deadline) return deadline;
    }
    static const char *const starts[] = {"starting", "beginning"}, *const on[] = {"on", "from", "in"},
                             *const being[] = {"is", "are", "was", "were", "be", "'s"};
    uint32_t start =
        first - 1 > sentence->first && fhi_span_among(fhi_words_text(text, first - 1), on, 3) ? first - 2 : first - 1;
    if (fhi_span_among(fhi_words_text(text, start), starts, 2) &&
        !(start > sentence->first &&
          fhi_span_among(fhi_words_text(text, start - 1), being, sizeof being / sizeof *being)))
        return FHI_OPEN_ON; /* "Starting on Monday" */
    if (is_later_than(text, sentence, first))
        return fhi_span_same(fhi_words_text(text, first - 2), FHI_SPAN("later")) ? FHI_OPEN_AFTER : FHI_OPEN_BEFORE;
    bool before = fhi_span_same(fhi_words_text(text, first - 1), FHI_SPAN("before"));
    if (!before && !fhi_span_same(fhi_words_text(text, first - 1), FHI_SPAN("after"))) return FHI_WHEN_NOTHING;
    if (last + 1 < end && fhi_span_among(fhi_words_text(text, last + 1), possessive, 2)) return FHI_WHEN_NOTHING;
    if (first - 1 > sentence->first &&
        fhi_span_among(fhi_words_text(text, first - 2), close, sizeof close / sizeof *close))
        return FHI_WHEN_NOTHING;
    return before ? FHI_OPEN_BEFORE : FHI_OPEN_AFTER;
}

/* "From 2007 to the end of 2008", "between May and the end of June": the beginning of what ends then stands before it. */
static bool is_end_of_run(const fhi_marks *marks, const fhi_time *time)
{
    static const char *const joins[] = {"to", "until", "till", "through"};
    const fhi_time *before = marks->times.n ? &marks->times.at[marks->times.n - 1] : NULL;
    if (fhi_when_get(&time->meaning, FHI_WHEN_MODIFIER, -1) != FHI_MODIFIER_CLOSE || !before) return false;
    if (before->type != FHI_TIME_DATE || !is_dated(before) || fhi_when_has(&before->meaning, FHI_WHEN_OPEN))
        return false;
    fh_span text = marks->text->article->text, and = FHI_SPAN("and"), between = FHI_SPAN("between ");
    fh_span gap = fhi_span_trim(fhi_span_cut(text, (fh_range){before->at.end, time->at.start}));
    if (fhi_span_among(gap, joins, sizeof joins / sizeof *joins)) return true;
    return fhi_span_same(gap, and) && before->at.start >= between.len &&
           fhi_span_same(fhi_span_cut(text, (fh_range){before->at.start - (uint32_t)between.len, before->at.start}),
                         between);
}

static bool add_time(fhi_arena *arena, fhi_marks *marks, const fhi_pieces *pieces, const fhi_match *match)
{
    const fhi_piece *first = &pieces->at[match->start], *last = &pieces->at[match->end - 1];
    fhi_time time = {.at = {first->at.start, last->at.end},
                     .type = match->type,
                     .rule = match->rule,
                     .meaning = match->meaning,
                     .first = FHI_NO_DAY,
                     .last = FHI_NO_DAY};
    time.meaning.base = find_base(marks, &time.meaning);
    if (needs_direction(&time.meaning)) {
        fhi_direction tense =
            fhi_tense_at(marks->text, first->token, last->token, fhi_when_has(&time.meaning, FHI_WHEN_YEAR));
        if (tense == FHI_DIRECTION_FUTURE && is_quarter(&time) && !is_quarter_ahead(marks->text, first->token))
            tense = FHI_DIRECTION_NEAREST;
        time.meaning.field[FHI_WHEN_DIRECTION] = (int16_t)tense;
    } else if (fhi_when_is_this_week(&time.meaning) && fhi_tense_is_ahead(marks->text, first->token, true)) {
        time.meaning.field[FHI_WHEN_DIRECTION] = FHI_DIRECTION_FUTURE;
    }
    if (fhi_when_has(&time.meaning, FHI_WHEN_WEEKDAY) && is_lead(marks->text, first->token))
        time.meaning.field[FHI_WHEN_LEAD] = 1;
    look_ahead(marks->text, &time, first, last);
    if (is_adrift(marks->text, &time, first, last)) {
        time.type = FHI_TIME_DURATION;
        time.meaning.field[FHI_WHEN_FORM] = FHI_FORM_DURATION;
        time.meaning.field[FHI_WHEN_SIGN] = FHI_WHEN_NOTHING;
    }
    if (time.meaning.base == FHI_NONE) time.meaning.base = year_before(marks, &time);
    time.meaning.field[FHI_WHEN_OPEN] = open_side(marks->text, &time, first->token, last->token);
    if (is_end_of_run(marks, &time)) time.meaning.field[FHI_WHEN_OPEN] = FHI_OPEN_SINCE_LAST;
    fhi_time *added = FHI_PUSH(arena, &marks->times);
    if (!added) return false;
    *added = time;
    fhi_hours_join(marks);
    return true;
}

fh_status fhi_when_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error)
{
    const fhi_text *text = marks->text;
    fhi_pieces pieces = {0};
    for (uint32_t s = 0; s < text->sentences.n; s++) {
        pieces.n = 0;
        if (!fhi_pieces_cut(scratch, text, &text->sentences.at[s], &pieces)) return fhi_error_memory(error, "when");
        fhi_match_sentence sentence = {marks, pieces.at, 0, pieces.n};
        for (uint32_t at = 0; at < pieces.n;) {
            fhi_match match;
            if (!fhi_match_at(&sentence, at, &match)) {
                at++;
                continue;
            }
            if (!add_time(arena, marks, &pieces, &match)) return fhi_error_memory(error, "when");
            at = match.end;
        }
    }
    for (uint32_t i = 0; i + 1 < marks->times.n; i++) {
        count_from_next(marks, i);
        count_within_next(marks, i);
        take_year_of_next(marks, i);
    }
    return FH_OK;
}

/* The day of publication, with its hour where the document gives that. */
static fhi_stretch published_at(const fhi_marks *marks, fhi_day published)
{
    fhi_stretch from = fhi_calendar_day(published);
    const fhi_published *given = &marks->text->article->published;
    int32_t second = given->day == published ? fhi_hours_read(given->value) : -1;
    from.timed = second >= 0 && from.first != FHI_NO_DAY;
    if (from.timed) from.second = from.until = second;
    return from;
}

/* The stretch of one time, through the chain of those it counts from. */
static fhi_stretch stretch_of(const fhi_marks *marks, uint32_t time, fhi_day published)
{
    uint32_t chain[CHAIN + 1], n = 0;
    for (uint32_t at = time; at != FHI_NONE && n <= CHAIN; at = marks->times.at[at].meaning.base) chain[n++] = at;
    const fhi_stretch anchor = published_at(marks, published);
    fhi_stretch from = anchor;
    while (n > 0) {
        fhi_stretch next;
        fhi_calendar_read(&marks->times.at[chain[--n]].meaning, &from, &next);
        if (n > 0 && next.first == FHI_NO_DAY)
            next = (fhi_stretch){.grain = FHI_GRAIN_NONE, .first = FHI_NO_DAY, .last = FHI_NO_DAY};
        from = next;
    }
    from.zone = fhi_hours_zone(marks->text->article->published.value, FHI_NO_ZONE);
    from.now = anchor.first;
    from.now_second = anchor.timed ? anchor.second : -1;
    return from;
}

void fhi_when_days(const fhi_marks *marks, uint32_t time, fhi_day published, fhi_day *first, fhi_day *last)
{
    fhi_stretch stretch = stretch_of(marks, time, published);
    fhi_value_days(&marks->times.at[time].meaning, &stretch, first, last);
}

static fh_status write_time(fhi_arena *arena, fhi_time *time, fhi_stretch *stretch, fh_error *error)
{
    char written[FHI_VALUE_BYTES];
    if (fhi_when_get(&time->meaning, FHI_WHEN_OPEN, 0) == FHI_OPEN_SINCE_LAST)
        stretch->now = time[-1].first, stretch->now_second = -1;
    int n = fhi_value_timex(time, stretch, written);
    time->value = fhi_arena_copy(arena, (fh_span){written, (size_t)n});
    if (!time->value.ptr) return fhi_error_memory(error, "when");
    n = fhi_value_edtf(time, stretch, written);
    time->own = n ? fhi_arena_copy(arena, (fh_span){written, (size_t)n}) : (fh_span){NULL, 0};
    if (n && !time->own.ptr) return fhi_error_memory(error, "when");
    n = fhi_value_open(time, stretch, written);
    time->edtf = n ? fhi_arena_copy(arena, (fh_span){written, (size_t)n}) : time->own;
    if (n && !time->edtf.ptr) return fhi_error_memory(error, "when");
    fhi_value_days(&time->meaning, stretch, &time->first, &time->last);
    time->anchor = time->meaning.base != FHI_NONE ? FHI_ANCHOR_BEFORE
                   : stretch->anchored            ? FHI_ANCHOR_PUBLISHED
                                                  : FHI_ANCHOR_NONE;
    return FH_OK;
}

fh_status fhi_when_resolve(fhi_arena *arena, fhi_marks *marks, fhi_day published, fh_error *error)
{
    fh_status status = FH_OK;
    for (uint32_t i = 0; i < marks->times.n && status == FH_OK; i++) {
        fhi_stretch stretch = stretch_of(marks, i, published);
        status = write_time(arena, &marks->times.at[i], &stretch, error);
    }
    return status;
}

fh_status fhi_when_resolve_about(fhi_arena *arena, fhi_marks *marks, fhi_day about, int32_t spread, fh_error *error)
{
    fh_status status = FH_OK;
    for (uint32_t i = 0; i < marks->times.n && status == FH_OK; i++) {
        fhi_stretch stretch = stretch_of(marks, i, about), early = stretch_of(marks, i, about - spread),
                    late = stretch_of(marks, i, about + spread);
        bool same = stretch.first == early.first && stretch.first == late.first && stretch.last == early.last &&
                    stretch.last == late.last;
        if (!same) stretch = stretch_of(marks, i, FHI_NO_DAY);
        status = write_time(arena, &marks->times.at[i], &stretch, error);
    }
    return status;
}
