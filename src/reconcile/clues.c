/* SPDX-License-Identifier: Apache-2.0 */
/* Clues to the day of publication; see clues.h. The scores are rough logarithms of how often news writes so, set by hand: news says "said
 * Sunday" on Sunday or Monday, and names a coming weekday at most six days ahead. */
#include "reconcile/clues.h"

#include "annotate/when/meaning.h"
#include "annotate/when/when.h"
#include "base/limits.h"
#include "base/span.h"

enum {
    LEAD_SENTENCES = 2, /* behind the title: where a report says when its news happened */
    CUE_NEAR = 24,      /* bytes between a verb of speech and its day */
    THESE_WEEKS = 21    /* days */
};

/* log2(1 + x), without the library: it has to be the same on every machine. */
static double doublings(double x)
{
    double value = 0, rest = 1 + x;
    while (rest >= 2) rest /= 2, value++;
    return value + rest - 1;
}

static uint32_t sentence_at(const fhi_text *text, uint32_t offset)
{
    uint32_t low = 0, high = text->sentences.n;
    while (low + 1 < high) {
        uint32_t middle = (low + high) / 2;
        if (text->sentences.at[middle].at.start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool in_title(const fhi_reading *reading, uint32_t sentence)
{
    const fhi_sentence *s = &reading->text->sentences.at[sentence];
    return s->block < reading->article->blocks.n && reading->article->blocks.at[s->block].kind == FHI_BLOCK_TITLE;
}

/* True if the sentence is one of the first of the text proper. */
static bool in_lead(const fhi_reading *reading, uint32_t sentence)
{
    uint32_t first = 0;
    while (first < sentence && in_title(reading, first)) first++;
    return sentence < first + LEAD_SENTENCES;
}

/* True if the cue of a statement stands right before the time: "said Sunday". */
static bool behind_cue(const fhi_marks *marks, fh_range at)
{
    for (uint32_t i = 0; i < marks->statements.n; i++) {
        const fhi_ranges *cue = &marks->statements.at[i].cue;
        for (uint32_t k = 0; k < cue->n; k++)
            if (cue->at[k].end <= at.start && at.start - cue->at[k].end <= CUE_NEAR) return true;
    }
    return false;
}

/* How much a weekday says: one that opens its sentence ("On Friday, the agency said …") looks back at the week. */
static fhi_clue_weight weight_of(const fhi_reading *reading, const fhi_time *time, uint32_t sentence)
{
    enum { OPENING = 4 }; /* bytes of "On " before it */
    if (time->at.start - reading->text->sentences.at[sentence].at.start <= OPENING) return FHI_CLUE_WEAK;
    if (in_lead(reading, sentence)) return FHI_CLUE_STRONG;
    return behind_cue(reading->marks, time->at) ? FHI_CLUE_MIDDLING : FHI_CLUE_WEAK;
}

/* True if the time stands in a dateline: before the first dash of the article's first sentence, where a dateline was found. */
static bool in_dateline(const fhi_reading *reading, const fhi_time *time, uint32_t sentence)
{
    const fhi_sentence *s = &reading->text->sentences.at[sentence];
    return reading->article->dateline.len > 0 && time->at.end - s->at.start <= reading->article->dateline.len + 24 &&
           in_lead(reading, sentence) && !in_title(reading, sentence);
}

static bool read_weekday(const fhi_reading *reading, const fhi_time *time, fhi_clue *clue)
{
    const fhi_time_meaning *m = &time->meaning;
    if (fhi_when_has(m, FHI_WHEN_BASE) || fhi_when_has(m, FHI_WHEN_UNIT) || time->type == FHI_TIME_SET) return false;
    int direction = fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NONE), step = fhi_when_get(m, FHI_WHEN_STEP, 0);
    clue->weekday = fhi_when_get(m, FHI_WHEN_WEEKDAY, 1) - 1;
    if (step > 0) return false;
    if (step < 0) {
        clue->kind = FHI_CLUE_WEEKDAY_LAST;
        return true;
    }
    if (direction == FHI_DIRECTION_FUTURE)
        clue->kind = FHI_CLUE_WEEKDAY_AHEAD;
    else if (direction == FHI_DIRECTION_PAST)
        clue->kind = FHI_CLUE_WEEKDAY_PAST;
    else
        return false;
    int part = fhi_when_get(m, FHI_WHEN_PART, -1);
    clue->night = part == FHI_PART_EV || part == FHI_PART_NI;
    clue->weight = weight_of(reading, time, clue->sentence);
    return true;
}

/* True if a noun stands right behind the date, which goes before it like an adjective: "the Sept. 11 attacks", "the May 3, 2019, fire". */
static bool is_name(const fhi_text *text, const fhi_time *time, uint32_t sentence)
{
    const fhi_sentence *s = &text->sentences.at[sentence];
    uint32_t end = s->first + s->count, next = s->first;
    while (next < end && text->tokens.at[next].at.start < time->at.end) next++;
    if (next < end && text->tokens.at[next].tag == FHI_TAG_COMMA) next++;
    return next < end && fhi_words_common_noun(text->tokens.at[next].tag);
}

/* "The mayor greets voters in Tarnby on May 3, 2031": what a picture shows, told in the present. "The fair opens on May 3, 2031" is a plan. */
static bool is_pictured(const fhi_text *text, const fhi_time *time, uint32_t sentence)
{
    static const char *const planned[] = {"is",    "are",    "has",   "have",  "opens", "open",    "begins",
                                          "begin", "starts", "start", "ends",  "end",   "expires", "takes",
                                          "take",  "closes", "close", "airs",  "runs",  "run",     "comes",
                                          "come",  "goes",   "go",    "falls", "fall",  "kicks",   "returns"};
    const fhi_sentence *s = &text->sentences.at[sentence];
    for (uint32_t i = s->first; i < s->first + s->count && text->tokens.at[i].at.start < time->at.start; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if (!fhi_words_finite(tag) && tag != FHI_TAG_MD) continue;
        bool present = tag == FHI_TAG_VBZ || tag == FHI_TAG_VBP;
        return present && !fhi_span_among(fhi_words_text(text, i), planned, sizeof planned / sizeof *planned);
    }
    return false;
}

/* The weekday that a date stands behind in brackets, 0 = Monday: "Monday (Aug. 25)"; -1 if it does not. */
static int weekday_before(const fhi_marks *marks, uint32_t time)
{
    if (time == 0) return -1;
    const fhi_time *before = &marks->times.at[time - 1];
    fh_range between = {before->at.end, marks->times.at[time].at.start};
    if (between.start > between.end || !fhi_span_is(fhi_span_cut(marks->text->article->text, between), FHI_SPAN(" (")))
        return -1;
    return fhi_when_get(&before->meaning, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_WEEKDAY
               ? fhi_when_get(&before->meaning, FHI_WHEN_WEEKDAY, 0) - 1
               : -1;
}

/* "since May 3": a beginning that may be years ago. */
static bool is_beginning(const fhi_text *text, const fhi_time *time)
{
    uint32_t first = fhi_words_from(text, time->at.start);
    return first > 0 && fhi_span_same(fhi_words_text(text, first - 1), FHI_SPAN("since"));
}

static bool read_date(const fhi_reading *reading, const fhi_time *time, fhi_clue *clue)
{
    const fhi_time_meaning *m = &time->meaning;
    bool day = fhi_when_has(m, FHI_WHEN_DAY), month = fhi_when_has(m, FHI_WHEN_MONTH),
         year = fhi_when_has(m, FHI_WHEN_YEAR);
    int direction = fhi_when_get(m, FHI_WHEN_DIRECTION, FHI_DIRECTION_NONE);
    if (fhi_when_has(m, FHI_WHEN_UNIT) || fhi_when_has(m, FHI_WHEN_STEP) || fhi_when_has(m, FHI_WHEN_ERA)) return false;
    if (day && month && year) {
        fhi_day last;
        fhi_when_days(reading->marks, clue->time, FHI_NO_DAY, &clue->day, &last);
        if (clue->day == FHI_NO_DAY) return false;
        const fhi_sentence *s = &reading->text->sentences.at[clue->sentence];
        bool caption =
            s->block < reading->article->blocks.n && reading->article->blocks.at[s->block].kind == FHI_BLOCK_CAPTION;
        if (in_dateline(reading, time, clue->sentence))
            clue->kind = FHI_CLUE_DATELINE;
        else if (!caption && is_name(reading->text, time, clue->sentence))
            clue->kind = FHI_CLUE_DATE_NAME;
        else if (caption || is_pictured(reading->text, time, clue->sentence))
            clue->kind = FHI_CLUE_DATE_PAST, clue->weight = FHI_CLUE_STRONG;
        else if (direction == FHI_DIRECTION_PAST)
            clue->kind = FHI_CLUE_DATE_PAST, clue->weight = FHI_CLUE_MIDDLING;
        else
            clue->kind = direction == FHI_DIRECTION_FUTURE ? FHI_CLUE_DATE_AHEAD : FHI_CLUE_DATE;
        return true;
    }
    if (day && month) {
        if (is_name(reading->text, time, clue->sentence) || is_beginning(reading->text, time)) return false;
        clue->kind = in_dateline(reading, time, clue->sentence) ? FHI_CLUE_DATELINE : FHI_CLUE_MONTHDAY;
        clue->weekday = fhi_when_get(m, FHI_WHEN_WEEKDAY, 0) - 1;
        if (clue->weekday < 0) clue->weekday = weekday_before(reading->marks, clue->time);
        if (in_lead(reading, clue->sentence)) clue->weight = FHI_CLUE_STRONG;
        return true;
    }
    if (year) {
        fhi_day first, last;
        fhi_when_days(reading->marks, clue->time, FHI_NO_DAY, &first, &last);
        if (first == FHI_NO_DAY || direction == FHI_DIRECTION_FUTURE) return false;
        clue->kind = FHI_CLUE_YEAR;
        clue->year = fhi_day_date(first).year;
        return true;
    }
    if (!month) return false;
    clue->kind = FHI_CLUE_MONTH;
    return true;
}

/* Of the whole dates that have passed only the latest says more than "not before": the others are background. Of the years, too. */
static void keep_latest(fhi_clues *clues)
{
    fhi_day latest = FHI_NO_DAY;
    int32_t year = INT32_MIN;
    for (uint32_t i = 0; i < clues->n; i++) {
        const fhi_clue *c = &clues->at[i];
        if (c->kind == FHI_CLUE_DATE_PAST && c->day > latest) latest = c->day;
        if (c->kind == FHI_CLUE_YEAR && c->year > year) year = c->year;
    }
    bool have_day = false, have_year = false;
    uint32_t n = 0;
    for (uint32_t i = 0; i < clues->n; i++) {
        fhi_clue c = clues->at[i];
        if (c.kind == FHI_CLUE_DATE_PAST && (c.day < latest || have_day)) continue;
        if (c.kind == FHI_CLUE_YEAR && (c.year < year || have_year)) continue;
        have_day = have_day || c.kind == FHI_CLUE_DATE_PAST;
        have_year = have_year || c.kind == FHI_CLUE_YEAR;
        clues->at[n++] = c;
    }
    clues->n = n;
}

/* The latest year of which something is told as past and by its number alone or with a month: "the May 2005 flood". INT32_MIN if none. */
static int32_t year_gone(const fhi_marks *marks, const fhi_clues *clues)
{
    int32_t year = INT32_MIN;
    for (uint32_t i = 0; i < clues->n; i++) {
        const fhi_clue *c = &clues->at[i];
        int direction = fhi_when_get(&marks->times.at[c->time].meaning, FHI_WHEN_DIRECTION, FHI_DIRECTION_NONE);
        if (c->kind == FHI_CLUE_YEAR && direction == FHI_DIRECTION_PAST && c->year > year) year = c->year;
    }
    return year;
}

/* Of its own year news says "in May": where the year is told as gone, its days are background, but for that of a picture. */
static void weaken_days_gone(const fhi_marks *marks, fhi_clues *clues)
{
    int32_t gone = year_gone(marks, clues);
    for (uint32_t i = 0; i < clues->n; i++) {
        fhi_clue *c = &clues->at[i];
        if (c->kind == FHI_CLUE_DATE_PAST && c->weight != FHI_CLUE_STRONG && fhi_day_date(c->day).year == gone)
            c->weight = FHI_CLUE_WEAK;
    }
}

bool fhi_clues_collect(fhi_arena *arena, const fhi_reading *reading, fhi_clues *clues)
{
    const fhi_marks *marks = reading->marks;
    for (uint32_t i = 0; i < marks->times.n && clues->n < FHI_MAX_CLUES; i++) {
        const fhi_time *time = &marks->times.at[i];
        fhi_clue clue = {
            .time = i, .sentence = sentence_at(reading->text, time->at.start), .weekday = -1, .day = FHI_NO_DAY};
        int form = fhi_when_get(&time->meaning, FHI_WHEN_FORM, FHI_FORM_NONE);
        bool read = form == FHI_FORM_WEEKDAY ? read_weekday(reading, time, &clue)
                                             : form == FHI_FORM_CALENDAR && read_date(reading, time, &clue);
        if (!read) continue;
        fhi_clue *added = FHI_PUSH(arena, clues);
        if (!added) return false;
        *added = clue;
    }
    keep_latest(clues);
    weaken_days_gone(marks, clues);
    return true;
}

static double score_weekday(const fhi_clue *clue, fhi_day day)
{
    static const double past[][7] = {
        [FHI_CLUE_WEAK] = {-0.1, -0.1, -0.2, -0.4, -0.6, -0.9, -1.2},
        [FHI_CLUE_MIDDLING] = {0, -0.3, -0.9, -1.4, -1.8, -2.0, -2.2},
        [FHI_CLUE_STRONG] = {0, -0.5, -2.6, -3.2, -3.5, -3.5, -3.5},
    };
    static const double ahead[] = {-0.5, 0, -0.1, -0.3, -0.5, -0.8, -1.2};
    static const double ahead_strong[] = {-0.4, 0,    -0.5, -0.9,
                                          -1.2, -1.4, -1.8}; /* a lead tells of tomorrow more than of next week */
    static const double last[] = {-1.5, -0.7, -0.2, 0, 0, 0, -0.1};
    int now = (int)fhi_day_weekday(day), behind = (now - clue->weekday + 7) % 7;
    switch (clue->kind) {
    case FHI_CLUE_WEEKDAY_PAST: return past[clue->weight][behind] - (clue->night && behind == 0 ? 0.6 : 0);
    case FHI_CLUE_WEEKDAY_AHEAD: return (clue->weight == FHI_CLUE_STRONG ? ahead_strong : ahead)[(7 - behind) % 7];
    default: return last[(behind + 6) % 7];
    }
}

/* `days` from the date to the day; `scale` is how many of them halve the belief, roughly. */
static double distance(int32_t days, double scale)
{
    double score = -0.45 * doublings((days < 0 ? -days : days) / scale);
    return score < -4 ? -4 : score;
}

static double score_monthday(const fhi_marks *marks, const fhi_clue *clue, fhi_day day)
{
    fhi_day first, last;
    fhi_when_days(marks, clue->time, day, &first, &last);
    if (first == FHI_NO_DAY) return 0;
    double wrong = clue->weekday >= 0 && (int)fhi_day_weekday(first) != clue->weekday ? -3 : 0;
    int direction = fhi_when_get(&marks->times.at[clue->time].meaning, FHI_WHEN_DIRECTION, FHI_DIRECTION_NONE);
    int32_t since = day - first;
    if (clue->kind == FHI_CLUE_DATELINE) return since == 0 ? 0 : since == 1 ? -0.5 : -4;
    /* Of the week around it news names the weekday, of the day itself "today": a date that near is less likely. */
    if (clue->weekday < 0 && since > -7 && since < 7) wrong -= since >= -1 && since <= 1 ? 1.2 : 0.4;
    if (clue->weekday >= 0 && clue->weight == FHI_CLUE_STRONG && direction == FHI_DIRECTION_PAST)
        return wrong + (since < 0 ? -3.5 : since <= 1 ? 0 : distance(since, 1.5)); /* the day of the news */
    if (direction == FHI_DIRECTION_PAST) return wrong + (since < 0 ? -3.5 : distance(since, 7));
    if (direction == FHI_DIRECTION_FUTURE) return wrong + (since > 0 ? -3.5 : distance(since, 14));
    return wrong + distance(since, 14);
}

static double score_month(const fhi_marks *marks, const fhi_clue *clue, fhi_day day)
{
    fhi_day first, last;
    fhi_when_days(marks, clue->time, day, &first, &last);
    if (first == FHI_NO_DAY) return 0;
    if (day >= first && day <= last) return -0.5; /* "this month" would be said */
    return 0.5 * distance(day < first ? first - day : day - last, 30);
}

static double score_year(const fhi_marks *marks, const fhi_clue *clue, fhi_day day)
{
    int32_t since = fhi_day_date(day).year - clue->year;
    int direction = fhi_when_get(&marks->times.at[clue->time].meaning, FHI_WHEN_DIRECTION, FHI_DIRECTION_NONE);
    if (since < 0 && direction == FHI_DIRECTION_PAST) return -4; /* "in 2024 she won" was not written in 2023 */
    if (since < 0) return since == -1 ? -1 : -2.5;
    return since == 0 ? 0 : since < 4 ? -0.7 * since : -2.5;
}

/* The latest whole date that has passed: of the news, or else of what was long before it. */
static double score_past(const fhi_clue *clue, fhi_day day)
{
    static const double not_before = -12, background = -1.6;
    double score = distance(day - clue->day, 2.5);
    if (day < clue->day) return not_before;
    return score < background || clue->weight == FHI_CLUE_WEAK ? background : score;
}

double fhi_clues_score(const fhi_marks *marks, const fhi_clue *clue, fhi_day day)
{
    switch (clue->kind) {
    case FHI_CLUE_WEEKDAY_PAST:
    case FHI_CLUE_WEEKDAY_AHEAD:
    case FHI_CLUE_WEEKDAY_LAST: return score_weekday(clue, day);
    case FHI_CLUE_DATE_PAST: return score_past(clue, day);
    case FHI_CLUE_DATE_NAME: return day < clue->day ? -5 : day - clue->day < THESE_WEEKS ? -2 : 0;
    case FHI_CLUE_DATE_AHEAD: return day > clue->day ? -4 : distance(clue->day - day, 14);
    case FHI_CLUE_DATE: return distance(day - clue->day, 14);
    case FHI_CLUE_MONTHDAY:
    case FHI_CLUE_DATELINE: return score_monthday(marks, clue, day);
    case FHI_CLUE_MONTH: return score_month(marks, clue, day);
    case FHI_CLUE_YEAR: return score_year(marks, clue, day);
    }
    return 0;
}

double fhi_clues_total(const fhi_marks *marks, const fhi_clues *clues, fhi_day day)
{
    double total = 0;
    for (uint32_t i = 0; i < clues->n; i++) total += fhi_clues_score(marks, &clues->at[i], day);
    return total;
}
