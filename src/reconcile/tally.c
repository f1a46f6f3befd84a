/* SPDX-License-Identifier: Apache-2.0 */
/* What one amount counts, and of when, where and whom; see tally.h. */
#include "reconcile/tally.h"

#include "base/hash.h"
#include "base/span.h"
#include "reconcile/history.h"

enum {
    LONG_AGO = 30, /* days before the story */
    NEAR = 8       /* tokens from an amount to the time behind it */
};

/* The day that "by 6pm on Thursday", "as of Monday" or "police said on Sunday" gives, else the day of the report that the words go back to. */
static fhi_day as_of(const fhi_story_work *work, const fhi_unit *unit, const fhi_reading *source)
{
    const fhi_reading *reading = &work->readings[unit->article];
    const fhi_text *text = reading->text;
    const fhi_sentence *sentence = &text->sentences.at[unit->sentence];
    fhi_day published = source->article->published.day;
    if (published == FHI_NO_DAY) return published; /* "by 1 November" may be ahead */
    for (uint32_t i = fhi_marks_time_behind(reading->marks, sentence->at.start); i < reading->marks->times.n; i++) {
        const fhi_time *time = &reading->marks->times.at[i];
        if (time->at.start >= sentence->at.end) break;
        if (time->first == FHI_NO_DAY || time->first != time->last || time->first > published) continue;
        for (uint32_t k = sentence->first + 1; k < sentence->first + sentence->count; k++) {
            if (text->tokens.at[k].at.start != time->at.start) continue;
            fh_span before = fhi_words_text(text, k - 1);
            bool of = k > sentence->first + 1 && fhi_span_same(before, FHI_SPAN("of")) &&
                      fhi_span_same(fhi_words_text(text, k - 2), FHI_SPAN("as"));
            uint32_t next = fhi_words_from(text, time->at.end);
            bool owns =
                next < text->tokens.n && text->tokens.at[next].tag == FHI_TAG_POS; /* "killed by Friday's storm" */
            if (!owns && (of || fhi_span_same(before, FHI_SPAN("by")))) return time->first;
        }
        if (time->at.end <= unit->said.start || time->at.start >= unit->said.end)
            return time->first; /* "police said on Sunday" */
    }
    return published;
}

/* Whether another clause begins with the token: what is said there is not said of an amount before it. */
static bool parts(const fhi_text *text, const fhi_token *token)
{
    static const char *const words[] = {"after", "before", "than", "while", "when", "that", "which", "who", "where"};
    fh_span word = fhi_span_cut(text->article->text, token->at);
    return token->tag == FHI_TAG_COMMA || token->tag == FHI_TAG_COLON || token->tag == FHI_TAG_CC ||
           token->tag == FHI_TAG_VBG || fhi_span_among(word, words, sizeof words / sizeof *words);
}

/* "the mill, which opened in 2009, killed": a time in a clause that is over before the verb. */
static bool is_inserted(const fhi_text *text, fh_range time)
{
    uint32_t i = fhi_words_from(text, time.end);
    return i + 1 < text->tokens.n && text->tokens.at[i].tag == FHI_TAG_COMMA &&
           fhi_words_finite(text->tokens.at[i + 1].tag);
}

/* True if the amount is of something long before the story: "since May 2009, when a fire killed 52", "sold 300 in 2019", "the anniversary of
 * the wreck in which 30 died". */
static bool is_of_then(const fhi_story_work *work, const fhi_unit *unit, fh_range amount)
{
    const fhi_marks *marks = work->readings[unit->article].marks;
    const fhi_text *text = marks->text;
    const fhi_sentence *sentence = &text->sentences.at[unit->sentence];
    uint32_t end = sentence->first + sentence->count, behind = fhi_words_from(text, amount.end);
    for (uint32_t i = 0; i < NEAR && behind < end && !parts(text, &text->tokens.at[behind]); i++) behind++;
    uint32_t last = behind < end ? text->tokens.at[behind].at.start : sentence->at.end;
    bool then = false;
    uint32_t from = fhi_marks_time_behind(marks, sentence->at.start);
    for (uint32_t i = from; i < marks->times.n && marks->times.at[i].at.start < last; i++) {
        const fhi_time *time = &marks->times.at[i];
        if (time->last == FHI_NO_DAY || is_inserted(text, time->at)) continue;
        then = work->first != FHI_NO_DAY &&
               time->last < work->first - LONG_AGO; /* the nearest before it, or one just behind */
    }
    for (uint32_t i = sentence->first; i < end && text->tokens.at[i].at.start < amount.start && !then; i++)
        then = fhi_span_same(fhi_words_text(text, i), FHI_SPAN("anniversary"));
    return then;
}

/* "9,000 homes were still dark", "so far", "down from 40,000": a level of that hour, which was another before. */
static bool is_of_the_hour(const fhi_text *text, const fhi_unit *unit)
{
    static const char *const alone[] = {"still", "now", "remain", "remained", "remains"};
    static const char *const pairs[][2] = {{"so", "far"}, {"down", "from"}, {"up", "from"}};
    for (uint32_t i = fhi_words_from(text, unit->said.start);
         i < text->tokens.n && text->tokens.at[i].at.end <= unit->said.end; i++) {
        fh_span word = fhi_words_text(text, i);
        if (fhi_span_among(word, alone, sizeof alone / sizeof *alone)) return true;
        for (size_t k = 0; k < sizeof pairs / sizeof *pairs && i + 1 < text->tokens.n; k++)
            if (fhi_span_same(word, fhi_span_of(pairs[k][0])) &&
                fhi_span_same(fhi_words_text(text, i + 1), fhi_span_of(pairs[k][1])))
                return true;
    }
    return false;
}

/* By the nearest verb before it in its clause: "wants a rise of 8 percent", "has offered 4.5 percent", "expects 3,000 visitors". */
static fhi_tally_wish wish_of(const fhi_text *text, const fhi_unit *unit, fh_range amount)
{
    enum { REACH = 12 /* tokens */ };
    static const char *const want[] = {"want",      "wants",  "wanted",  "demand",    "demands", "demanded",
                                       "demanding", "seek",   "seeks",   "sought",    "ask",     "asks",
                                       "asked",     "asking", "request", "requested", "seeking", "wanting"};
    static const char *const offer[] = {"offer",   "offers",   "offered",  "offering",
                                        "propose", "proposes", "proposed", "proposing"};
    static const char *const expect[] = {"expect",    "expects",  "expected",  "expecting", "forecast", "forecasts",
                                         "predict",   "predicts", "predicted", "projected", "projects", "budgeted",
                                         "targeting", "aims",     "hopes",     "hoped"};
    uint32_t i = fhi_words_from(text, amount.start);
    for (uint32_t step = 0; step < REACH && i > 0 && text->tokens.at[i - 1].at.start >= unit->at.start; step++) {
        const fhi_token *token = &text->tokens.at[--i];
        fh_span word = fhi_span_cut(text->article->text, token->at);
        if (fhi_span_among(word, want, sizeof want / sizeof *want)) return FHI_TALLY_WANTED;
        if (fhi_span_among(word, offer, sizeof offer / sizeof *offer)) return FHI_TALLY_OFFERED;
        if (fhi_span_among(word, expect, sizeof expect / sizeof *expect)) return FHI_TALLY_EXPECTED;
        if (fhi_words_finite(token->tag) && !fhi_span_same(word, FHI_SPAN("is")) &&
            !fhi_span_same(word, FHI_SPAN("are")))
            break;
    }
    return FHI_TALLY_IS;
}

/* The person who did it, by the name before the verb: "[Ty Falk] scored 14 points"; FHI_NONE where the clause names nobody so. */
static uint32_t doer_of(const fhi_marks *marks, const fhi_tally *m)
{
    const fhi_text *text = marks->text;
    fh_range amount = marks->amounts.at[m->amount].at;
    uint32_t name = fhi_marks_name_behind(marks, amount.start);
    bool verb = false;
    for (uint32_t i = fhi_words_from(text, amount.start);
         i-- > 0 && text->tokens.at[i].at.start >= m->unit->said.start;) {
        const fhi_token *token = &text->tokens.at[i];
        while (name > 0 && marks->names.at[name - 1].at.start > token->at.start) name--;
        bool named = name > 0 && marks->names.at[name - 1].at.end > token->at.start;
        if (verb && named)
            return marks->names.at[name - 1].type == FHI_NAME_PER ? marks->names.at[name - 1].entity : FHI_NONE;
        if (!verb && (token->tag == FHI_TAG_COMMA || token->tag == FHI_TAG_COLON)) return FHI_NONE;
        verb = verb || fhi_words_finite(token->tag);
    }
    return FHI_NONE;
}

static bool add_owner(fhi_arena *scratch, const fhi_marks *marks, uint32_t entity, fhi_tally *m)
{
    if (entity >= marks->entities.n) return true;
    uint64_t *slot = FHI_PUSH(scratch, &m->owners);
    if (slot) *slot = marks->entities.at[entity].key;
    return slot != NULL;
}

/* Whose it is: the entities named in the words of what is counted ("North Korean [troops]"), and who scored or owns it; who killed makes the
 * dead no others. */
static bool take_owners(fhi_arena *scratch, const fhi_marks *marks, fhi_tally *m)
{
    fh_range counted = marks->amounts.at[m->amount].counted;
    for (uint32_t i = fhi_marks_name_behind(marks, counted.start);
         i < marks->names.n && marks->names.at[i].at.start < counted.end; i++)
        if (!add_owner(scratch, marks, marks->names.at[i].entity, m)) return false;
    return m->counted.moves || m->counted.label || add_owner(scratch, marks, doer_of(marks, m), m);
}

/* "injured 71 people in Tarnby and 35 in Oule": the place named right behind the amount, else the last before it in what is said. */
static uint64_t place_of(const fhi_marks *marks, const fhi_tally *m)
{
    const fhi_text *text = marks->text;
    fh_range amount = marks->amounts.at[m->amount].at;
    uint32_t end = fhi_words_from(text, amount.end), place = FHI_NONE;
    for (uint32_t i = 0; i < NEAR && end < text->tokens.n && !parts(text, &text->tokens.at[end]); i++) end++;
    for (uint32_t i = fhi_marks_name_behind(marks, m->unit->said.start); i < marks->names.n; i++) {
        const fhi_name *name = &marks->names.at[i];
        if (name->at.start >= m->unit->said.end || name->at.start >= text->tokens.at[end - 1].at.end) break;
        if (name->type == FHI_NAME_LOC && name->entity < marks->entities.n) place = name->entity;
        if (place != FHI_NONE && name->at.start > amount.start) break;
    }
    return place == FHI_NONE ? 0 : marks->entities.at[place].key;
}

/* True if the article gives the same number: a passage brought up to date is no copy of its old number. */
static bool gives(const fhi_reading *reading, const fhi_amount *amount)
{
    for (uint32_t i = 0; i < reading->marks->amounts.n; i++)
        if (reading->marks->amounts.at[i].low == amount->low && reading->marks->amounts.at[i].high == amount->high)
            return true;
    return false;
}

/* Who gives a number where nobody is named: the outlet of the article that it comes from, else its origin. */
static fh_span giver(const fhi_story_work *work, uint32_t article)
{
    const fhi_lineage *lineage = work->independence->lineage;
    uint32_t origin = fhi_independence_origin(work->independence, article);
    if (work->readings[article].article->outlet.len || origin >= lineage->origins.n ||
        !lineage->origins.at[origin].name.len)
        return fhi_units_outlet(&work->readings[article]);
    return lineage->origins.at[origin].name;
}

static bool add_mention(fhi_arena *scratch, const fhi_story_work *work, const fhi_unit *unit, uint32_t number,
                        fhi_tallies *list)
{
    const fhi_reading *reading = &work->readings[unit->article];
    const fhi_amount *amount = &reading->marks->amounts.at[number];
    fhi_counted counted;
    if (!fhi_counted_by(work->concepts, reading->marks, number, unit->sentence, &counted)) return false;
    if (!counted.key || is_of_then(work, unit, amount->at)) return true;
    fhi_tally *m = FHI_PUSH(scratch, list);
    if (!m) return false;
    uint32_t article = fhi_independence_source(work->independence, unit->article, unit->said);
    if (!gives(&work->readings[article], amount)) article = unit->article;
    const fhi_reading *source = &work->readings[article];
    *m = (fhi_tally){.counted = counted, .unit = unit, .amount = number, .group = list->n - 1};
    m->counted.moves = counted.moves || is_of_the_hour(reading->text, unit);
    m->voice = unit->voice ? unit->voice : fhi_hash_mix(article, 5);
    m->minute = fhi_history_minute(&source->article->published);
    m->timed = source->article->published.value.len > 10;
    m->value =
        (fhi_figure_value){.low = amount->low, .high = amount->high, .bound = amount->bound, .unit = amount->unit};
    m->value.as_of = as_of(work, unit, source);
    m->value.minute = m->minute;
    m->value.by = unit->voice || unit->statement != FHI_NONE ? unit->by : giver(work, article);
    m->value.status = unit->status == FHI_CLAIM_ANNOUNCED ? FHI_EXPECTED
                      : unit->status == FHI_CLAIM_DENIED  ? FHI_DENIED
                                                          : FHI_ASSERTED;
    if (unit->statement != FHI_NONE && m->value.status == FHI_ASSERTED)
        m->value.status = reading->marks->statements.at[unit->statement].status;
    m->place = place_of(reading->marks, m);
    m->wish = wish_of(reading->text, unit, amount->at);
    if (!take_owners(scratch, reading->marks, m)) return false;
    if (m->counted.feat && !m->owners.n) list->n--;
    return true;
}

bool fhi_tally_collect(fhi_arena *scratch, const fhi_story_work *work, fhi_tallies *list)
{
    for (uint32_t u = 0; u < work->units.n; u++) {
        const fhi_unit *unit = &work->units.at[u];
        bool taken_back = unit->status == FHI_CLAIM_CORRECTED || unit->status == FHI_CLAIM_DENIED;
        if (!unit->prose || taken_back) continue; /* headlines round */
        const fhi_marks *marks = work->readings[unit->article].marks;
        for (uint32_t low = fhi_marks_amount_behind(marks, unit->said.start);
             low < marks->amounts.n && marks->amounts.at[low].at.end <= unit->said.end; low++) {
            bool known = false;
            for (uint32_t i = list->n; i-- > 0 && list->at[i].unit->article == unit->article &&
                                       list->at[i].unit->sentence == unit->sentence && !known;)
                known = list->at[i].amount == low;
            if (!known && marks->amounts.at[low].at.start >= unit->said.start &&
                !add_mention(scratch, work, unit, low, list))
                return false;
        }
    }
    return true;
}
