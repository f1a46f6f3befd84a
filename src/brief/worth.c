/* SPDX-License-Identifier: Apache-2.0 */
/* A claim comes in, and what a line of it would be worth, by its words, its day and who tells it; see worth.h. */
#include "brief/worth.h"

#include "base/span.h"
#include "brief/revoked.h"
#include "reconcile/ahead.h"
#include "reconcile/history.h"
#include "reconcile/no_answer.h"

#include <math.h>

enum { WEEK = 7 /* days */, DOER = 5 /* tokens */ };

static const double UNDATED = 2; /* days that what has no date is held to be old */

/* How many days before the last report the claim came to be what it is, by its first step of that status: to the minute where both have a time. */
static double age_of(const fhi_draft *draft, const fhi_claim *claim)
{
    enum { DAY_MINUTES = 24 * 60, WITH_TIME = 10 /* bytes of a day alone */ };
    const fhi_claim_step *step = NULL;
    for (uint32_t i = 0; i < claim->history.n && !step; i++)
        if (claim->history.at[i].status == claim->status) step = &claim->history.at[i];
    fhi_day day = step ? step->when : claim->last;
    if (draft->last == FHI_NO_DAY) return 0;
    if (day == FHI_NO_DAY) return UNDATED;
    const fhi_published *published = step ? &draft->readings[step->cite.article].article->published : NULL;
    if (!published || published->value.len <= WITH_TIME || !draft->last_minute) return draft->last - day;
    double days = (double)(draft->last_minute - fhi_history_minute(published)) / DAY_MINUTES;
    return days > 0 ? days : 0;
}

/* The last day that the text of the claim names; FHI_NO_DAY if none. */
static fhi_day due(const fhi_draft *draft, const fhi_claim *claim)
{
    fhi_cite cite = claim->cites.at[0];
    const fhi_marks *marks = draft->readings[cite.article].marks;
    fhi_day day = FHI_NO_DAY;
    uint32_t from = fhi_marks_time_behind(marks, cite.at.start);
    for (uint32_t i = from; i < marks->times.n && marks->times.at[i].at.start < cite.at.end; i++) {
        const fhi_time *time = &marks->times.at[i];
        if (time->at.start >= cite.at.start && time->first != FHI_NO_DAY && time->last > day) day = time->last;
    }
    return day;
}

/* True if it tells of what was before the story, or is so all along: a day more than a week back, "had claimed", "previously", "has long
 * accused", "currently allows". */
static bool is_behind(const fhi_draft *draft, const fhi_claim *claim)
{
    fhi_day named = due(draft, claim);
    if (named != FHI_NO_DAY && draft->last != FHI_NO_DAY) return named < draft->last - WEEK;
    fhi_cite cite = claim->cites.at[0];
    const fhi_text *text = draft->readings[cite.article].text;
    for (uint32_t i = fhi_words_from(text, cite.at.start);
         i + 1 < text->tokens.n && text->tokens.at[i].at.start < cite.at.end; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (token->flags & FHI_TOKEN_QUOTED) continue;
        fh_span word = fhi_span_cut(text->article->text, token->at);
        bool earlier = fhi_span_same(word, FHI_SPAN("earlier")) && i > 0 &&
                       token[-1].tag == FHI_TAG_NNS; /* "five months earlier" */
        bool all_along = fhi_span_same(word, FHI_SPAN("currently")) ||
                         (fhi_span_same(word, FHI_SPAN("long")) && token[1].tag == FHI_TAG_VBN);
        if (earlier || all_along || fhi_span_same(word, FHI_SPAN("previously"))) return true;
        if (token->tag == FHI_TAG_VBD) return fhi_span_same(word, FHI_SPAN("had")) && token[1].tag == FHI_TAG_VBN;
    }
    return false;
}

/* A turn of events names whom or where it is about; "It could have been worse" is talk about it. */
static bool names_anyone(const fhi_draft *draft, const fhi_claim *claim)
{
    fhi_cite cite = claim->cites.at[0];
    const fhi_marks *marks = draft->readings[cite.article].marks;
    const fhi_text *text = marks->text;
    uint32_t name = fhi_marks_name_behind(marks, cite.at.start);
    if (name < marks->names.n && marks->names.at[name].at.start < cite.at.end) return true;
    /* a name that was not found is a proper noun all the same */
    for (uint32_t i = fhi_words_from(text, cite.at.start);
         i < text->tokens.n && text->tokens.at[i].at.start < cite.at.end; i++) {
        if (!fhi_words_proper_noun(text->tokens.at[i].tag)) continue;
        uint32_t time = fhi_marks_time_behind(marks, text->tokens.at[i].at.start);
        if (time == marks->times.n || marks->times.at[time].at.start > text->tokens.at[i].at.start) return true;
    }
    return false;
}

/* New or not, what is hardly about the story, or weighs next to nothing in it, is not its latest turn. */
static const double LEAST_CENTRAL = 0.4, LEAST_WEIGHT = 0.14; /* of those of the heaviest claim */

/* True if it tells how things are: its first verb is in the present and tells nothing that has just come about ("has won", "is leaving", "says", "are
 * dead"). */
static bool is_standing(const fhi_draft *draft, const fhi_claim *claim)
{
    static const char *const be[] = {"is", "are"};
    static const char *const states[] = {"dead", "missing", "under", "back", "free", "out", "homeless"};
    fhi_cite cite = claim->cites.at[0];
    const fhi_text *text = draft->readings[cite.article].text;
    const fhi_statement *statement = fhi_draft_statement(draft, claim);
    for (uint32_t i = fhi_words_from(text, cite.at.start);
         i + 1 < text->tokens.n && text->tokens.at[i].at.start < cite.at.end; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (token->flags & FHI_TOKEN_QUOTED) continue;
        if (token->tag == FHI_TAG_VBD || token->tag == FHI_TAG_MD) return false;
        if (token->tag != FHI_TAG_VBZ && token->tag != FHI_TAG_VBP) continue;
        for (uint32_t k = 0; statement && k < statement->cue.n; k++)
            if (statement->cue.at[k].start <= token->at.start && token->at.start < statement->cue.at[k].end)
                return false;
        fh_span verb = fhi_words_text(text, i);
        while (i + 2 < text->tokens.n && text->tokens.at[i + 1].tag == FHI_TAG_RB) i++;
        uint8_t behind = text->tokens.at[i + 1].tag;
        if (fhi_span_among(verb, be, sizeof be / sizeof *be) &&
            fhi_span_among(fhi_words_text(text, i + 1), states, sizeof states / sizeof *states))
            return false;
        return behind != FHI_TAG_VBN && behind != FHI_TAG_VBG && behind != FHI_TAG_TO;
    }
    return false;
}

/* True if it tells only of days before that of the heaviest claim. */
static bool is_earlier(const fhi_draft *draft, const fhi_claim *claim, const fhi_claim *heaviest)
{
    fhi_day named = due(draft, claim), main = due(draft, heaviest);
    if (main > draft->last) main = draft->last; /* still to come */
    return named != FHI_NO_DAY && named < main;
}

static uint32_t words_in(const fhi_draft *draft, fhi_cite cite)
{
    const fhi_text *text = draft->readings[cite.article].text;
    uint32_t words = 0;
    for (uint32_t i = fhi_words_from(text, cite.at.start);
         i < text->tokens.n && text->tokens.at[i].at.start < cite.at.end; i++)
        words += (text->tokens.at[i].flags & FHI_TOKEN_WORD) != 0;
    return words;
}

enum { TELLS_MORE = 10 /* words */ };
static const double OUTDATED = 0.4; /* what a claim weighs whose number later reports brought up to date */

/* 1, or less where the words give a number that is no longer the last: nothing where they tell little else. As long as STORY_FIGURES times
 * FIGURE_MENTIONS at most. */
static double timely(const fhi_draft *draft, const fhi_claim *claim)
{
    fhi_cite cite = claim->cites.at[0];
    for (uint32_t i = draft->first_figure; i < draft->figure_end; i++) {
        const fhi_figure *figure = &draft->claims->figures.at[i];
        if (figure->relation != FHI_FIGURE_UPDATE) continue;
        const fhi_figure_value *last = &figure->values.at[figure->values.n - 1];
        for (uint32_t k = 0; k + 1 < figure->values.n; k++) {
            const fhi_figure_value *value = &figure->values.at[k];
            if (value->low == last->low && value->high == last->high) continue;
            for (uint32_t w = 0; w < value->cites.n; w++) {
                fhi_cite said = value->cites.at[w];
                if (said.article == cite.article && said.at.start < cite.at.end && cite.at.start < said.at.end)
                    return words_in(draft, cite) > TELLS_MORE ? OUTDATED : 0;
            }
        }
    }
    return 1;
}

/* What somebody says in words of his own: it stands behind his name. */
static bool is_quotation(const fhi_draft *draft, const fhi_claim *claim)
{
    const fhi_statement *statement = fhi_draft_statement(draft, claim);
    return statement && statement->kind == FHI_STATEMENT_DIRECT;
}

/* "We cannot take on every issue": outside quotation marks, words of a writer about himself. */
static bool is_first_person(const fhi_draft *draft, fhi_cite cite)
{
    static const char *const words[] = {"I", "we", "We", "my", "My", "our", "Our"};
    const fhi_text *text = draft->readings[cite.article].text;
    for (uint32_t i = fhi_words_from(text, cite.at.start);
         i < text->tokens.n && text->tokens.at[i].at.start < cite.at.end; i++) {
        const fhi_token *token = &text->tokens.at[i];
        bool pronoun = token->tag == FHI_TAG_PRP || token->tag == FHI_TAG_PRPS;
        if (!pronoun || token->flags & FHI_TOKEN_QUOTED) continue;
        fh_span word = fhi_span_cut(text->article->text, token->at);
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (fhi_span_is(word, fhi_span_of(words[k]))) return true;
    }
    return false;
}

/* What a line of the claim is worth to a reader. */
static double worth(const fhi_draft *draft, const fhi_claim *claim)
{
    static const double OPINION = 0.3;
    bool opinion = !is_quotation(draft, claim) && is_first_person(draft, claim->cites.at[0]);
    return claim->weight * timely(draft, claim) * (opinion ? OPINION : 1);
}

double fhi_worth_latest(const fhi_draft *draft, const fhi_claim *claim)
{
    const fhi_claim *heaviest = &draft->claims->claims.at[draft->first_claim];
    bool slight = claim->central < LEAST_CENTRAL * heaviest->central || claim->weight < LEAST_WEIGHT * heaviest->weight;
    bool news =
        claim->leads > 1 && claim->independent > 1; /* two open with it, whatever days and tense they tell it in */
    if (slight || (!news && is_behind(draft, claim))) return 0;
    if (is_earlier(draft, claim, heaviest) || (!news && is_standing(draft, claim)) || fhi_no_answer_is(claim->text))
        return 0;
    double kind = claim->status == FHI_CLAIM_CONFIRMED ? 1.8 : claim->status == FHI_CLAIM_ANNOUNCED ? 0.8 : 1;
    if (claim->status >= FHI_CLAIM_DENIED) return 0;
    if (is_quotation(draft, claim)) kind *= 0.4;
    if (!names_anyone(draft, claim)) kind *= 0.25;
    if (!claim->leads) kind *= claim->independent > 1 ? 0.6 : 0.35; /* a report opens with its news */
    double value = worth(draft, claim);
    return sqrt(value) * sqrt(sqrt(value)) * kind * exp(-age_of(draft, claim));
}

static bool stands(const fhi_claim *claim)
{
    return claim->status == FHI_CLAIM_REPORTED || claim->status == FHI_CLAIM_CONFIRMED;
}

double fhi_worth_established(const fhi_draft *draft, const fhi_claim *claim)
{
    if (!stands(claim) || claim->independent < 2 || claim->one_voice) return 0;
    return worth(draft, claim) * (is_quotation(draft, claim) ? 0.3 : 1);
}

/* What somebody says is left to the section of what is said. */
double fhi_worth_single(const fhi_draft *draft, const fhi_claim *claim)
{
    if (!stands(claim) || (claim->independent >= 2 && !claim->one_voice)) return 0;
    return worth(draft, claim) * (is_quotation(draft, claim) ? 0.2 : fhi_no_answer_is(claim->text) ? 0.5 : 1);
}

double fhi_worth_disputed(const fhi_draft *draft, const fhi_claim *claim)
{
    static const double CORRECTION = 0.05; /* of the heaviest claim: what an outlet takes back is never too slight */
    if (claim->status == FHI_CLAIM_DENIED || claim->status == FHI_CLAIM_DISPUTED) return claim->weight;
    const fhi_claim *heaviest = &draft->claims->claims.at[draft->first_claim];
    return claim->status == FHI_CLAIM_CORRECTED ? claim->weight + CORRECTION * heaviest->weight : 0;
}

/* How surely the words say that something is still to come; not what was to be, nor what will not. */
typedef enum prospect {
    PROSPECT_NONE,
    PROSPECT_BARE, /* "will": an announcement or an opinion */
    PROSPECT_SAID, /* "said that it would": the same in the words of a report */
    PROSPECT_SET   /* "is to", "is scheduled", "plans" */
} prospect;

/* "which will decide": the rest tells of something else. */
static bool is_relative(const fhi_text *text, uint32_t token)
{
    while (token && text->tokens.at[token - 1].tag == FHI_TAG_RB) token--;
    if (token == 0) return false;
    uint8_t before = text->tokens.at[token - 1].tag;
    return before == FHI_TAG_WDT || before == FHI_TAG_WP;
}

/* How surely a token says it, with the next. Sets `denied` where they say that it will not be: the rest of the sentence does not count then. */
static prospect prospect_at(const fhi_text *text, uint32_t token, bool *denied)
{
    static const char *const bare[] = {"will", "shall", "'ll", "\xE2\x80\x99ll"};
    static const char *const plain[] = {"begins", "plans", "plan", "expects", "expect"};
    static const char *const hopes[] = {"hopes", "hope", "intends", "intend", "aims"};
    static const char *const now[] = {"is", "are"}, *const then[] = {"was", "were", "been"};
    static const char *const set[] = {"set", "due", "expected", "scheduled", "planned", "likely"};
    static const char *const no[] = {"not", "n't", "n\xE2\x80\x99t", "never", "have"};
    fh_span word = fhi_words_text(text, token), next = fhi_words_text(text, token + 1);
    bool will = fhi_span_among(word, bare, sizeof bare / sizeof *bare), would = fhi_span_same(word, FHI_SPAN("would"));
    bool plans = fhi_span_among(word, plain, sizeof plain / sizeof *plain);
    if (will || would || plans) {
        *denied = fhi_span_among(next, no,
                                 sizeof no / sizeof *no - will); /* all but the last: "will have closed" is to come */
        if (*denied || is_relative(text, token)) return PROSPECT_NONE;
        return will ? PROSPECT_BARE : would ? PROSPECT_SAID : PROSPECT_SET;
    }
    if (fhi_span_among(word, hopes, sizeof hopes / sizeof *hopes) && fhi_span_same(next, FHI_SPAN("to")))
        return PROSPECT_SET;
    bool is = fhi_span_among(word, now, sizeof now / sizeof *now);
    if (is && (fhi_span_same(next, FHI_SPAN("to")) || fhi_span_same(next, FHI_SPAN("also")))) return PROSPECT_SET;
    if (!is && !fhi_span_among(word, then, sizeof then / sizeof *then)) return PROSPECT_NONE;
    uint32_t i = token + 1 + (text->tokens.at[token + 1].tag == FHI_TAG_RB);
    bool sure = i < text->tokens.n && fhi_span_among(fhi_words_text(text, i), set, sizeof set / sizeof *set);
    return sure ? PROSPECT_SET : PROSPECT_NONE;
}

/* Sets `conditional` where all depends on an "if". */
static prospect prospect_of(const fhi_draft *draft, const fhi_claim *claim, bool *conditional)
{
    fhi_cite cite = claim->cites.at[0];
    const fhi_text *text = draft->readings[cite.article].text;
    prospect found = PROSPECT_NONE;
    bool denied = false;
    *conditional = false;
    for (uint32_t i = fhi_words_from(text, cite.at.start);
         i + 1 < text->tokens.n && text->tokens.at[i].at.start < cite.at.end; i++) {
        if (text->tokens.at[i].flags & FHI_TOKEN_QUOTED) continue;
        bool formality = text->tokens.at[i + 1].tag == FHI_TAG_VBN; /* "if confirmed" */
        *conditional = *conditional || (!formality && fhi_span_same(fhi_words_text(text, i), FHI_SPAN("if")));
        if (found == PROSPECT_NONE && !denied) found = prospect_at(text, i, &denied);
    }
    return found;
}

/* "Hearings begin on 24 March", "is leaving on Friday": in the present tense, by the verb of what is set to be. */
static bool is_set(const fhi_draft *draft, fhi_cite cite)
{
    static const char *const sets[] = {"begin",  "open",    "opens",  "start",  "starts",  "resume", "resumes", "end",
                                       "ends",   "close",   "closes", "expire", "expires", "take",   "takes",   "face",
                                       "faces",  "meet",    "meets",  "kicks",  "kick",    "return", "returns", "leave",
                                       "leaves", "arrives", "arrive", "visits", "visit",   "winds",  "wind"};
    static const char *const on[] = {"leaving", "meeting", "traveling", "travelling", "returning", "visiting",
                                     "holding", "ending",  "opening",   "closing",    "expiring",  "starting"};
    const fhi_reading *reading = &draft->readings[cite.article];
    const fhi_text *text = reading->text;
    uint32_t first = fhi_words_from(text, cite.at.start), i = first;
    while (i < text->tokens.n && text->tokens.at[i].at.end <= cite.at.end && text->tokens.at[i].tag != FHI_TAG_VBZ &&
           text->tokens.at[i].tag != FHI_TAG_VBP)
        i++;
    if (i + 1 >= text->tokens.n || text->tokens.at[i].at.end > cite.at.end) return false;
    bool set = fhi_span_among(fhi_words_text(text, i), sets, sizeof sets / sizeof *sets) ||
               fhi_span_among(fhi_words_text(text, i + 1), on, sizeof on / sizeof *on);
    return set && fhi_ahead_is_set(reading->marks, fhi_marks_time_behind(reading->marks, cite.at.start),
                                   &text->sentences.at[text->tokens.at[first].sentence], cite.at,
                                   reading->article->published.day);
}

/* The last day that the text of the claim names for what it tells, not for what that is about ("ahead of November's elections"). Sets how many days are
 * meant. */
static fhi_day announced_for(const fhi_draft *draft, const fhi_claim *claim, int32_t *days)
{
    enum { MONTH = 27 };
    fhi_cite cite = claim->cites.at[0];
    const fhi_marks *marks = draft->readings[cite.article].marks;
    fhi_day day = FHI_NO_DAY;
    for (uint32_t i = fhi_marks_time_behind(marks, cite.at.start);
         i < marks->times.n && marks->times.at[i].at.start < cite.at.end; i++) {
        const fhi_time *time = &marks->times.at[i];
        bool month = time->last - time->first >= MONTH;
        if (time->at.start < cite.at.start || time->first == FHI_NO_DAY || time->last <= day) continue;
        if (month ? fhi_ahead_tells_which(marks->text, time) : fhi_ahead_is_of_later(marks->text, time)) continue;
        day = time->last;
        *days = time->last - time->first + 1;
    }
    return day;
}

/* "The council will": who does it is named at the head. "Their silence will be remembered" is an opinion. */
static bool names_doer(const fhi_draft *draft, const fhi_claim *claim)
{
    fhi_cite cite = claim->cites.at[0];
    const fhi_text *text = draft->readings[cite.article].text;
    const fhi_marks *marks = draft->readings[cite.article].marks;
    uint32_t first = fhi_words_from(text, cite.at.start);
    uint32_t last = first + DOER < text->tokens.n ? first + DOER : text->tokens.n - 1;
    uint32_t name = fhi_marks_name_behind(marks, cite.at.start);
    if (name < marks->names.n && marks->names.at[name].at.start < cite.at.start) name++; /* goes on into it */
    return name < marks->names.n && marks->names.at[name].at.start < text->tokens.at[last].at.start;
}

/* "will have leverage", "will be 29", "will mean more work": what will be so is an opinion, no act that somebody announces. */
static bool is_state(const fhi_text *text, uint32_t modal)
{
    static const char *const states[] = {"have",  "represent", "mean",   "need", "depend",
                                         "prove", "seem",      "matter", "find"};
    uint32_t i = modal + 1;
    while (i + 2 < text->tokens.n && text->tokens.at[i].tag == FHI_TAG_RB) i++;
    if (fhi_span_among(fhi_words_text(text, i), states, sizeof states / sizeof *states))
        return text->tokens.at[i + 1].tag != FHI_TAG_VBN; /* "will have closed" */
    if (!fhi_span_same(fhi_words_text(text, i), FHI_SPAN("be"))) return false;
    do i++;
    while (i + 1 < text->tokens.n && text->tokens.at[i].tag == FHI_TAG_RB);
    return text->tokens.at[i].tag == FHI_TAG_CD || text->tokens.at[i].tag == FHI_TAG_JJ;
}

/* The same by the first "will" of a claim. */
static bool tells_state(const fhi_draft *draft, const fhi_claim *claim)
{
    fhi_cite cite = claim->cites.at[0];
    const fhi_text *text = draft->readings[cite.article].text;
    for (uint32_t i = fhi_words_from(text, cite.at.start);
         i + 3 < text->tokens.n && text->tokens.at[i].at.start < cite.at.end; i++)
        if (fhi_span_same(fhi_words_text(text, i), FHI_SPAN("will"))) return is_state(text, i);
    return false;
}

/* What was to come before the last report and is not told since is stale; what has a day weighs more. Without a day it is to be somebody's word or
 * plan. */
double fhi_worth_announced(const fhi_draft *draft, const fhi_claim *claim)
{
    enum { SEASON = 120 /* days */ };
    if (claim->status != FHI_CLAIM_ANNOUNCED || fhi_revoked_is(draft, claim, claim->cites.at[0])) return 0;
    bool conditional;
    int32_t days = INT32_MAX;
    fhi_day day = announced_for(draft, claim, &days);
    int32_t age = claim->last == FHI_NO_DAY || draft->last == FHI_NO_DAY ? 0 : draft->last - claim->last;
    if (is_quotation(draft, claim)) return 0; /* left to what is said */
    const fhi_statement *statement = fhi_draft_statement(draft, claim);
    prospect ahead = prospect_of(draft, claim, &conditional);
    if (ahead == PROSPECT_NONE && is_set(draft, claim->cites.at[0])) ahead = PROSPECT_SET;
    if (conditional && days > SEASON) return 0;
    if (ahead == PROSPECT_SAID && (!statement || days > SEASON)) return 0;
    if (ahead == PROSPECT_NONE && (!statement || days > 1 || age > 0)) return 0;
    if (day == FHI_NO_DAY) {
        bool told = ahead == PROSPECT_SET || (ahead == PROSPECT_BARE && (statement || names_doer(draft, claim)));
        return told && !tells_state(draft, claim) ? worth(draft, claim) * 0.3 * exp(-age) : 0;
    }
    if (draft->last != FHI_NO_DAY && day <= draft->last) return 0;
    return worth(draft, claim) * 1.5;
}
