/* SPDX-License-Identifier: Apache-2.0 */
/* The marks of an article come in, units go out: what each sentence says, without who says it; where a sentence holds a statement and more,
 * the statement is a unit of its own. Words of the open classes count by their concept, names by their entity, times by the day meant,
 * amounts by their value, so that two wordings of one thing have most keys in common. */
#include "reconcile/units.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"
#include "extract/extract.h"
#include "reconcile/ahead.h"
#include "reconcile/clarity.h"
#include "reconcile/clause.h"
#include "reconcile/counted.h"
#include "reconcile/hull.h"
#include "reconcile/opening.h"
#include "reconcile/prose.h"
#include "reconcile/status_cues.h"

#include <stdlib.h>

enum {
    FEWEST_KEYS = 3,
    FEWEST_CONTENT = 4 /* tokens of a statement's content that make a unit */,
    TAGGED_WRONG = 6 /* keys of a sentence whose verb was not seen */
};

/* What is put together while one unit is cut. */
typedef struct cutting {
    fhi_arena *arena;
    const fhi_reading *reading;
    fhi_concepts *concepts;
    uint32_t name, time, amount; /* the first that end behind the sentence's start; they only move on */
} cutting;

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

fh_span fhi_units_outlet(const fhi_reading *reading)
{
    const fhi_article *article = reading->article;
    if (article->outlet.len) return article->outlet;
    for (uint32_t i = 0; i < article->credits.n; i++)
        if (article->credits.at[i].applies_to == FHI_CREDIT_TEXT) return article->credits.at[i].name;
    return fhi_span_file_name(article->id);
}

static bool add_key(fhi_arena *arena, fhi_unit *unit, uint64_t key, double weight)
{
    if (unit->keys.n >= FHI_MAX_UNIT_KEYS) return true;
    fhi_key *slot = FHI_PUSH(arena, &unit->keys);
    if (slot) *slot = (fhi_key){key, (float)weight};
    return slot != NULL;
}

static bool add_to_set(fhi_arena *arena, fhi_key_set *set, uint64_t key)
{
    uint32_t i = 0;
    while (i < set->n && set->at[i] < key) i++;
    if (i < set->n && set->at[i] == key) return true;
    if (set->n >= FHI_MAX_UNIT_KEYS) return true;
    uint64_t *slot = FHI_PUSH(arena, set);
    if (!slot) return false;
    memmove(set->at + i + 1, set->at + i, (set->n - 1 - i) * sizeof *set->at);
    set->at[i] = key;
    return true;
}

static int by_key(const void *a, const void *b)
{
    const fhi_key *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->weight > y->weight ? -1 : x->weight < y->weight;
}

/* Orders the keys and keeps each once, with its largest weight. */
static void settle(fhi_unit *unit)
{
    uint32_t kept = 0;
    if (unit->keys.n) qsort(unit->keys.at, unit->keys.n, sizeof *unit->keys.at, by_key);
    for (uint32_t i = 0; i < unit->keys.n; i++)
        if (!kept || unit->keys.at[i].key != unit->keys.at[kept - 1].key) unit->keys.at[kept++] = unit->keys.at[i];
    unit->keys.n = kept;
}

static double tag_weight(uint8_t tag)
{
    switch (tag) {
    case FHI_TAG_NN:
    case FHI_TAG_NNS:
    case FHI_TAG_FW: return 1.0;
    case FHI_TAG_NNP:
    case FHI_TAG_NNPS: return 1.1;
    case FHI_TAG_VB:
    case FHI_TAG_VBD:
    case FHI_TAG_VBG:
    case FHI_TAG_VBN:
    case FHI_TAG_VBP:
    case FHI_TAG_VBZ: return 0.9;
    case FHI_TAG_CD: return 0.8;
    case FHI_TAG_JJ:
    case FHI_TAG_JJR:
    case FHI_TAG_JJS: return 0.6;
    case FHI_TAG_RB: return 0.3;
    default: return 0;
    }
}

static bool is_verb(uint8_t tag)
{
    return tag >= FHI_TAG_VB && tag <= FHI_TAG_VBZ;
}

/* The names inside `said`: their entities as keys. Their own words count a little too, for mentions whose entity has another key. */
static bool take_names(cutting *c, fhi_unit *unit)
{
    const fhi_marks *marks = c->reading->marks;
    for (uint32_t i = c->name; i < marks->names.n && marks->names.at[i].at.start < unit->compared.end; i++) {
        const fhi_name *name = &marks->names.at[i];
        if (!fhi_range_within(name->at, unit->compared) || name->entity >= marks->entities.n) continue;
        uint64_t key = marks->entities.at[name->entity].key;
        double weight = name->type == FHI_NAME_PER || name->type == FHI_NAME_ORG ? 1.2 : 0.8;
        if (!add_key(c->arena, unit, key, weight) || !add_to_set(c->arena, &unit->entities, key)) return false;
    }
    return true;
}

/* The times inside `said`: the days meant as keys, and the one day that it tells of. */
static bool take_times(cutting *c, fhi_unit *unit)
{
    const fhi_marks *marks = c->reading->marks;
    bool several = false;
    for (uint32_t i = c->time; i < marks->times.n && marks->times.at[i].at.start < unit->compared.end; i++) {
        const fhi_time *time = &marks->times.at[i];
        if (!fhi_range_within(time->at, unit->compared) || time->first == FHI_NO_DAY) continue;
        uint64_t key = fhi_hash_mix((uint64_t)(uint32_t)time->first, (uint64_t)(uint32_t)time->last + 77);
        if (!add_key(c->arena, unit, key, 0.7)) return false;
        if (time->first != time->last) continue;
        several = several || (unit->day != FHI_NO_DAY && unit->day != time->first);
        unit->day = time->first;
    }
    if (several) unit->day = FHI_NO_DAY;
    return true;
}

static bool take_amounts(cutting *c, fhi_unit *unit)
{
    const fhi_marks *marks = c->reading->marks;
    for (uint32_t i = c->amount; i < marks->amounts.n && marks->amounts.at[i].at.start < unit->compared.end; i++) {
        const fhi_amount *amount = &marks->amounts.at[i];
        if (!fhi_range_within(amount->at, unit->compared)) continue;
        uint64_t bits;
        memcpy(&bits, &amount->low, sizeof bits);
        uint64_t key = fhi_hash_mix(bits, fhi_hash(amount->unit));
        if (!add_key(c->arena, unit, key, 0.8) || !add_to_set(c->arena, &unit->numbers, key)) return false;
        fhi_counted counted;
        if (unit->counts.n >= FHI_MAX_UNIT_KEYS) continue;
        if (!fhi_counted_by(c->concepts, marks, i, unit->sentence, &counted)) return false;
        if (!counted.key) continue;
        fhi_count *count = FHI_PUSH(c->arena, &unit->counts);
        if (!count) return false;
        *count = (fhi_count){fhi_hash_mix(counted.key, counted.group), key};
    }
    return true;
}

/* True if the byte lies in a time or an amount: its words count by their value. The lists are walked with the tokens. */
static bool valued(const fhi_marks *marks, uint32_t byte, uint32_t *time, uint32_t *amount)
{
    while (*time < marks->times.n && marks->times.at[*time].at.end <= byte) (*time)++;
    while (*amount < marks->amounts.n && marks->amounts.at[*amount].at.end <= byte) (*amount)++;
    return (*time < marks->times.n && marks->times.at[*time].at.start <= byte &&
            marks->times.at[*time].first != FHI_NO_DAY) ||
           (*amount < marks->amounts.n && marks->amounts.at[*amount].at.start <= byte);
}

static const double BACKGROUND = 0.6; /* what a word weighs in a clause of what came before, of one in the news */

static bool is_possibility(fh_span word)
{
    return fhi_span_same(word, FHI_SPAN("may")) || fhi_span_same(word, FHI_SPAN("might")) ||
           fhi_span_same(word, FHI_SPAN("could"));
}

/* The words inside `said`. */
static bool take_words(cutting *c, fhi_unit *unit, const fhi_sentence *sentence)
{
    const fhi_text *text = c->reading->text;
    const fhi_marks *marks = c->reading->marks;
    uint32_t name = c->name, time = c->time, amount = c->amount;
    bool background = false;
    for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (!(token->flags & FHI_TOKEN_WORD) || !fhi_range_within(token->at, unit->compared)) continue;
        background = background || (unit->acts.n && fhi_clause_is_background(text, i));
        if (!background && !add_to_set(c->arena, &unit->words, token->word)) return false;
        unit->possible = unit->possible ||
                         (token->tag == FHI_TAG_MD && is_possibility(fhi_span_cut(text->article->text, token->at)));
        unit->verb = unit->verb || is_verb(token->tag) || token->tag == FHI_TAG_MD;
        double weight = fhi_clause_rules_out(text, i) ? 0 : tag_weight(token->tag);
        if (weight <= 0 || valued(marks, token->at.start, &time, &amount)) continue;
        const fhi_concept *concept =
            is_verb(token->tag)
                ? fhi_concepts_of_act(c->concepts, text, i, sentence->first + sentence->count)
                : fhi_concepts_of(c->concepts, token->word, fhi_span_cut(text->article->text, token->at));
        if (!concept) return false;
        if (concept->empty) continue;
        while (name < marks->names.n && marks->names.at[name].at.end <= token->at.start) name++;
        if (name < marks->names.n && marks->names.at[name].at.start <= token->at.start) weight = 0.35;
        if (background) weight *= BACKGROUND;
        if (!add_key(c->arena, unit, concept->key, weight)) return false;
        if (!background && is_verb(token->tag) && !add_to_set(c->arena, &unit->acts, concept->key)) return false;
    }
    return true;
}

/* Range of the sentence's tokens inside `said`: [first, end). */
static void tokens_inside(const fhi_text *text, const fhi_sentence *sentence, fh_range said, uint32_t *first,
                          uint32_t *end)
{
    *first = sentence->first;
    *end = sentence->first + sentence->count;
    while (*first < *end && text->tokens.at[*first].at.start < said.start) (*first)++;
    while (*end > *first && text->tokens.at[*end - 1].at.end > said.end) (*end)--;
}

/* The last person or body, else place, named before a byte of the sentence: who confirms or denies. */
static const fhi_entity *named_before(const cutting *c, const fhi_sentence *sentence, uint32_t byte)
{
    const fhi_marks *marks = c->reading->marks;
    const fhi_entity *best = NULL;
    for (uint32_t i = c->name; i < marks->names.n && marks->names.at[i].at.end <= byte; i++) {
        const fhi_name *name = &marks->names.at[i];
        if (name->at.start < sentence->at.start || name->entity >= marks->entities.n) continue;
        if (name->type == FHI_NAME_OTHER || (best && best->type == FHI_NAME_PER && name->type == FHI_NAME_LOC))
            continue;
        best = &marks->entities.at[name->entity];
    }
    return best;
}

bool fhi_units_has(const fhi_key_set *set, uint64_t key)
{
    for (uint32_t i = 0; i < set->n && set->at[i] <= key; i++)
        if (set->at[i] == key) return true;
    return false;
}

bool fhi_units_share(const fhi_key_set *a, const fhi_key_set *b)
{
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        if (a->at[i] == b->at[j]) return true;
        if (a->at[i] < b->at[j])
            i++;
        else
            j++;
    }
    return false;
}

uint32_t fhi_units_shared(const fhi_key_set *a, const fhi_key_set *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        uint64_t x = a->at[i], y = b->at[j];
        shared += x == y;
        i += x <= y;
        j += y <= x;
    }
    return shared;
}

bool fhi_units_names_somebody(fh_span name)
{
    static const char *const pronouns[] = {"he",  "she",  "it",   "they",  "we",   "I",   "you",
                                           "who", "that", "this", "which", "some", "many"};
    static const char *const inside[] = {" which ", " who ", "\xE2\x80\x93 ", "\xE2\x80\x94"};
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (fhi_span_same(name, fhi_span_of(pronouns[i]))) return false;
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (fhi_span_find(name, fhi_span_of(inside[i]), 0) >= 0) return false;
    return name.len > 0;
}

/* True if what is said is a clause. A thing that is dismissed, backed or rejected, "a law that would ban fees", is none: there the cue tells what was
 * done. */
static bool is_clause(const fhi_text *text, const fhi_sentence *sentence, fh_range content)
{
    bool inside = false, relative = false;
    for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if (!fhi_range_within(text->tokens.at[i].at, content)) continue;
        bool verb = (is_verb(tag) && tag != FHI_TAG_VBG && tag != FHI_TAG_VBN) || tag == FHI_TAG_MD;
        if (verb && !relative) return true;
        if (tag == FHI_TAG_COMMA) relative = false;
        relative = relative || (inside && (tag == FHI_TAG_WDT || tag == FHI_TAG_WP));
        inside = true;
    }
    return false;
}

/* How far it has come: by the cue ("confirmed that"), else by what is said ("I can confirm", "will"). */
static fhi_claim_status status_of(const cutting *c, fhi_unit *unit, const fhi_sentence *sentence, uint32_t *at)
{
    const fhi_text *text = c->reading->text;
    const fhi_statement *statement =
        unit->statement == FHI_NONE ? NULL : &c->reading->marks->statements.at[unit->statement];
    uint32_t first, end;
    for (uint32_t i = 0; statement && i < statement->cue.n; i++) {
        if (!fhi_range_within(statement->cue.at[i], sentence->at)) continue;
        tokens_inside(text, sentence, statement->cue.at[i], &first, &end);
        if (end < sentence->first + sentence->count)
            end++; /* "rejected claims", "promised to" may be cut before their last word */
        fhi_claim_status status = fhi_status_cues_read(text, first, end, sentence->first + sentence->count, at);
        if (status != FHI_CLAIM_REPORTED) return status;
    }
    for (uint32_t i = 0; statement && i < statement->source.n; i++) {
        if (!fhi_range_within(statement->source.at[i], sentence->at)) continue;
        tokens_inside(text, sentence, statement->source.at[i], &first, &end);
        if (fhi_status_cues_read(text, first, end, end, at) == FHI_CLAIM_CORRECTED)
            return FHI_CLAIM_CORRECTED; /* "an earlier version of this story said" */
    }
    fh_range told = is_clause(text, sentence, unit->said) ? unit->said : unit->compared;
    tokens_inside(text, sentence, told, &first, &end);
    unit->done = fhi_status_cues_done(text, first, end);
    fhi_claim_status status = fhi_status_cues_read(text, first, end, end, at);
    bool asked = statement && status == FHI_CLAIM_ANNOUNCED && fhi_span_same(fhi_words_text(text, *at), FHI_SPAN("to"));
    return asked ? FHI_CLAIM_REPORTED : status; /* "urged both sides to return" */
}

/* The same for "Mara Lind" in one article and "Minister Lind" in the next: persons by their last name. */
static uint64_t voice_of(const fhi_entity *speaker)
{
    fh_span name = speaker->name;
    size_t start = name.len;
    while (start && name.ptr[start - 1] != ' ') start--;
    return speaker->type == FHI_NAME_PER ? fhi_hash((fh_span){name.ptr + start, name.len - start}) : speaker->key;
}

/* Who says it, and how far it has come. */
static void attribute(const cutting *c, fhi_unit *unit, const fhi_sentence *sentence)
{
    const fhi_marks *marks = c->reading->marks;
    const fhi_statement *statement = unit->statement == FHI_NONE ? NULL : &marks->statements.at[unit->statement];
    const fhi_entity *speaker = NULL;
    uint32_t at = FHI_NONE;
    unit->status = status_of(c, unit, sentence, &at);
    if (statement) {
        unit->quoted = statement->kind == FHI_STATEMENT_DIRECT;
        if (fhi_units_names_somebody(statement->speaker.name)) unit->by = statement->speaker.name;
        if (statement->speaker.entity < marks->entities.n) speaker = &marks->entities.at[statement->speaker.entity];
    } else if (at != FHI_NONE && unit->status != FHI_CLAIM_ANNOUNCED) {
        speaker = named_before(c, sentence, c->reading->text->tokens.at[at].at.start);
        if (speaker) unit->by = speaker->name;
    }
    if (speaker) unit->voice = voice_of(speaker);
    if (!unit->by.len) unit->by = fhi_units_outlet(c->reading);
}

static fhi_day due_day(const cutting *c, const fhi_unit *unit)
{
    const fhi_marks *marks = c->reading->marks;
    fhi_day due = FHI_NO_DAY;
    for (uint32_t i = c->time; i < marks->times.n && marks->times.at[i].at.start < unit->said.end; i++) {
        const fhi_time *time = &marks->times.at[i];
        if (fhi_range_within(time->at, unit->said) && time->first != FHI_NO_DAY && time->first == time->last &&
            time->last > due)
            due = time->last;
    }
    return due;
}

/* Adds the capitalised words of a name. "Ministry" and its like tell no two bodies apart. */
static bool add_side(cutting *c, fhi_unit *unit, fh_span name)
{
    static const char *const offices[] = {"The",       "Ministry",  "Minister",   "Department",  "Office",
                                          "President", "Police",    "Government", "Board",       "Council",
                                          "Company",   "Spokesman", "Authority",  "Spokeswoman", "Agency",
                                          "Service",   "Secretary", "General"};
    for (size_t i = 0, end = 0; i < name.len; i = end + 1) {
        for (end = i; end < name.len && !fhi_ascii_space(name.ptr[end]);) end++;
        fh_span word = {name.ptr + i, end - i};
        bool office = word.len < 3 || !fhi_ascii_upper(word.ptr[0]);
        for (size_t k = 0; k < sizeof offices / sizeof *offices && !office; k++)
            office = fhi_span_same(word, fhi_span_of(offices[k]));
        if (!office && !add_to_set(c->arena, &unit->sides, fhi_hash(word))) return false;
    }
    return true;
}

/* Whom a denial is of: the speaker, and who is named in it. */
static bool take_sides(cutting *c, fhi_unit *unit)
{
    const fhi_marks *marks = c->reading->marks;
    if (unit->status != FHI_CLAIM_DENIED) return true;
    if (!add_side(c, unit, unit->by)) return false;
    for (uint32_t i = c->name; i < marks->names.n && marks->names.at[i].at.start < unit->said.end; i++)
        if (fhi_range_within(marks->names.at[i].at, unit->said) &&
            !add_side(c, unit, fhi_span_cut(c->reading->article->text, marks->names.at[i].at)))
            return false;
    return true;
}

static bool add_unit(cutting *c, fhi_units *units, const fhi_unit *proposed, const fhi_sentence *sentence)
{
    fhi_unit unit = *proposed;
    unit.day = unit.due = FHI_NO_DAY;
    unit.published = c->reading->article->published.day;
    attribute(c, &unit, sentence);
    if (!take_names(c, &unit) || !take_times(c, &unit) || !take_amounts(c, &unit) || !take_words(c, &unit, sentence))
        return false;
    if (unit.status == FHI_CLAIM_REPORTED &&
        fhi_ahead_is_set(c->reading->marks, c->time, sentence, unit.said, unit.published))
        unit.status = FHI_CLAIM_ANNOUNCED;
    if (unit.status == FHI_CLAIM_ANNOUNCED) unit.due = due_day(c, &unit);
    if (!take_sides(c, &unit)) return false;
    settle(&unit);
    if (unit.keys.n < FEWEST_KEYS) return true;
    if (!unit.verb && unit.statement == FHI_NONE && unit.keys.n < TAGGED_WRONG) return true;
    unit.finished = !fhi_prose_unfinished(c->reading->text, sentence);
    unit.prose = unit.finished && fhi_clarity_is_prose(c->reading->text, &unit, sentence);
    unit.clarity = fhi_clarity_of(c->reading->text, &unit, sentence) - (unit.finished ? 0 : 0.6);
    fhi_unit *slot = FHI_PUSH(c->arena, units);
    if (slot) *slot = unit;
    return slot != NULL;
}

static uint32_t words_in(const fhi_text *text, const fhi_sentence *sentence, fh_range range)
{
    uint32_t words = 0;
    for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++)
        words += text->tokens.at[i].flags & FHI_TOKEN_WORD && fhi_range_within(text->tokens.at[i].at, range);
    return words;
}

/* "He fought with the house, throwing into question whether it will sit": besides who says it and how, the sentence says about as much as
 * the statement of so many words does. */
static bool is_aside(const fhi_text *text, const fhi_sentence *sentence, const fhi_statement *s, uint32_t words,
                     uint32_t all)
{
    uint32_t frame = words_in(text, sentence, fhi_hull_of(s->cue.at, s->cue.n, sentence->at)) +
                     words_in(text, sentence, fhi_hull_of(s->source.at, s->source.n, sentence->at));
    return all > words + frame && (all - words - frame) * 4 > words * 3;
}

/* It confirms, denies or corrects something. */
static bool is_turn(const cutting *c, const fhi_unit *proposed, const fhi_sentence *sentence)
{
    fhi_unit unit = *proposed;
    uint32_t at;
    fhi_claim_status status = status_of(c, &unit, sentence, &at);
    return status != FHI_CLAIM_REPORTED && status != FHI_CLAIM_ANNOUNCED;
}

/* The units of one sentence: each statement with enough to say, and the sentence itself where they are less than half of it. */
static bool cut_sentence(cutting *c, uint32_t article, uint32_t number, uint32_t statement, fhi_units *units)
{
    const fhi_sentence *sentence = &c->reading->text->sentences.at[number];
    const fhi_marks *marks = c->reading->marks;
    fh_range full = {fhi_opening_of(c->reading->text, sentence), sentence->at.end};
    uint32_t all = words_in(c->reading->text, sentence, full), told = 0, end_of_last = 0;
    bool whole = false;
    for (uint32_t i = statement; i < marks->statements.n; i++) {
        const fhi_statement *s = &marks->statements.at[i];
        fh_range content = fhi_hull_of(s->content.at, s->content.n, full);
        if (content.end <= content.start) {
            if (s->content.n && s->content.at[0].start >= sentence->at.end &&
                fhi_hull_of(s->cue.at, s->cue.n, full).end == 0)
                break;
            continue;
        }
        uint32_t words = words_in(c->reading->text, sentence, content);
        if (words < FEWEST_CONTENT || content.start < end_of_last) continue; /* the outer of two that nest */
        if (fhi_hull_is_told_elsewhere(marks, i, full)) continue;
        end_of_last = content.end;
        fh_range shown = fhi_hull_join(content, fhi_hull_join(fhi_hull_of(s->cue.at, s->cue.n, full),
                                                              fhi_hull_of(s->source.at, s->source.n, full)));
        if (words_in(c->reading->text, sentence, shown) * 10 >= all * 6) shown = full;
        fhi_unit unit = {.article = article, .sentence = number, .statement = i, .at = shown, .said = content};
        bool aside =
            shown.start == full.start && shown.end == full.end && is_aside(c->reading->text, sentence, s, words, all);
        unit.compared = aside ? full : is_clause(c->reading->text, sentence, content) ? content : shown;
        unit.shown = fhi_prose_stands_alone(c->reading->text, sentence, full, shown) ? shown : full;
        uint32_t before = units->n;
        if (!add_unit(c, units, &unit, sentence)) return false;
        if (units->n == before && is_turn(c, &unit, sentence)) { /* not lost for being short */
            unit.compared = unit.shown = unit.at = full;
            return add_unit(c, units, &unit, sentence);
        }
        if (units->n == before) continue; /* it says too little: the sentence speaks for itself */
        told += words;
        whole = whole || (shown.start == full.start && shown.end == full.end);
    }
    if (whole || told * 2 >= all) return true;
    fhi_unit unit = {.article = article,
                     .sentence = number,
                     .statement = FHI_NONE,
                     .at = full,
                     .shown = full,
                     .said = full,
                     .compared = full};
    return add_unit(c, units, &unit, sentence);
}

/* What was wrong is told with what is right, which is the next sentence: "It was six years, not five." */
static void show_correction(const fhi_text *text, uint32_t sentence, fhi_unit *unit)
{
    enum { LONGEST = 30 /* tokens */ };
    if (unit->status != FHI_CLAIM_CORRECTED || sentence + 1 >= text->sentences.n) return;
    const fhi_sentence *next = &text->sentences.at[sentence + 1];
    if (next->block == text->sentences.at[sentence].block && next->count <= LONGEST) unit->shown.end = next->at.end;
}

/* "Kavanaugh denies it": the words behind the verb say only that something is denied. */
static bool denies_it(const fhi_text *text, const fhi_sentence *sentence)
{
    static const char *const verbs[] = {"denied", "denies", "deny", "rejected", "rejects", "dismissed", "dismisses"};
    static const char *const things[] = {"it", "this", "that"};
    uint32_t end = sentence->first + sentence->count, i = end;
    while (i > sentence->first + 1 && !(text->tokens.at[i - 1].flags & FHI_TOKEN_WORD)) i--;
    return i > sentence->first + 1 && fhi_span_among(fhi_words_text(text, i - 1), things, 3) &&
           fhi_span_among(fhi_words_text(text, i - 2), verbs, sizeof verbs / sizeof *verbs);
}

/* What "it" is that somebody denies is the sentence before. */
static void show_denied(const fhi_text *text, uint32_t sentence, fhi_unit *unit)
{
    enum { LONGEST = 36 /* tokens */ };
    if (unit->status != FHI_CLAIM_DENIED || sentence == 0 || !denies_it(text, &text->sentences.at[sentence])) return;
    const fhi_sentence *before = &text->sentences.at[sentence - 1];
    uint8_t tag = text->tokens.at[before->first].tag;
    bool leans = tag == FHI_TAG_PRP || tag == FHI_TAG_PRPS || text->tokens.at[before->first].flags & FHI_TOKEN_QUOTED;
    if (before->block == text->sentences.at[sentence].block && before->count <= LONGEST && !leans)
        unit->shown.start = before->at.start;
}

static bool speaks(fhi_block_kind kind)
{
    return kind != FHI_BLOCK_HEADING && kind != FHI_BLOCK_TABLE && kind != FHI_BLOCK_CREDIT;
}

/* The end of what a statement says, and of the statement. */
static uint32_t statement_end(const fhi_statement *s)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < s->content.n; i++) end = larger(end, s->content.at[i].end);
    return end;
}

/* Marks what the article is about, of its units from `first` on: the first sentence that may lead, and of its units the one that says most of it. */
static void mark_lead(const fhi_reading *reading, uint32_t first, fhi_units *units)
{
    while (first < units->n && !fhi_clarity_may_lead(reading, &units->at[first])) first++;
    uint32_t lead = first;
    for (uint32_t i = first; i < units->n && units->at[i].sentence == units->at[first].sentence; i++)
        if (units->at[i].said.end - units->at[i].said.start > units->at[lead].said.end - units->at[lead].said.start &&
            fhi_clarity_may_lead(reading, &units->at[i]))
            lead = i;
    if (lead < units->n) units->at[lead].lead = true;
}

bool fhi_units_add(fhi_arena *arena, const fhi_reading *readings, uint32_t article, fhi_concepts *concepts,
                   fhi_units *units)
{
    const fhi_reading *reading = &readings[article];
    const fhi_marks *marks = reading->marks;
    if (fhi_extract_is_foreign(reading->article)) return true;
    cutting c = {.arena = arena, .reading = reading, .concepts = concepts};
    uint32_t statement = 0, lead = units->n;
    for (uint32_t i = 0; i < reading->text->sentences.n && i < FHI_MAX_UNITS_IN_ARTICLE; i++) {
        const fhi_sentence *sentence = &reading->text->sentences.at[i];
        if (sentence->block < reading->article->blocks.n && !speaks(reading->article->blocks.at[sentence->block].kind))
            continue;
        while (c.name < marks->names.n && marks->names.at[c.name].at.end <= sentence->at.start) c.name++;
        while (c.time < marks->times.n && marks->times.at[c.time].at.end <= sentence->at.start) c.time++;
        while (c.amount < marks->amounts.n && marks->amounts.at[c.amount].at.end <= sentence->at.start) c.amount++;
        while (statement < marks->statements.n && statement_end(&marks->statements.at[statement]) <= sentence->at.start)
            statement++;
        uint32_t before = units->n;
        if (!cut_sentence(&c, article, i, statement, units)) return false;
        for (uint32_t k = before; k < units->n; k++) {
            show_correction(reading->text, i, &units->at[k]);
            show_denied(reading->text, i, &units->at[k]);
        }
    }
    mark_lead(reading, lead, units);
    return true;
}
