/* SPDX-License-Identifier: Apache-2.0 */
/* Units come in, the group of those that tell the story's main event goes out. An event is what became of somebody or something ("the ramp fell",
 * "the house passed the bill", "the bill was passed"): a verb in the past and whom it acts on, or who does it where it acts on nobody. The reports
 * of one event build their sentences round different news, so that their words as a whole are not alike; the event that the most origins tell
 * first is theirs in common (triggers and arguments as in ACE 2005). */
#include "reconcile/core.h"

#include "base/hash.h"
#include "base/span.h"

#include <stdlib.h>

enum {
    SUBJECT_REACH = 4 /* tokens from a verb back to its noun */,
    OBJECT_REACH = 6 /* and forward to the one that it acts on */,
    FEWEST_ARTICLES = 3,
    FEWEST_ORIGINS = 2,
    LONGEST = 40
};

/* Mean place of the main event in the articles of the origins: see fhi_units_place(). */
static const double NEAR_HEAD = 0.65;

/* A unit tells that something became of somebody or something. */
typedef struct telling {
    uint64_t event; /* patient and act */
    uint32_t unit;
    bool main; /* in its main clause */
} telling;

typedef FHI_LIST(telling) telling_list;

/* The concept of a word; 0 for one that tells nothing. False when memory is out. */
static bool concept_of(fhi_story_work *work, fh_span word, uint64_t hash, uint64_t *key)
{
    const fhi_concept *concept = fhi_concepts_of(work->concepts, hash, word);
    if (!concept) return false;
    *key = concept->empty ? 0 : concept->key;
    return true;
}

static bool act_at(fhi_story_work *work, const fhi_text *text, uint32_t token, uint32_t end, uint64_t *key)
{
    const fhi_concept *concept = fhi_concepts_of_act(work->concepts, text, token, end);
    if (!concept) return false;
    *key = concept->empty ? 0 : concept->key;
    return true;
}

/* The first token of the time that ends with `token`, with its preposition ("on Monday"); the token behind it if none does. */
static uint32_t before_time(const fhi_reading *reading, uint32_t first, uint32_t token)
{
    const fhi_text *text = reading->text;
    const fhi_marks *marks = reading->marks;
    uint32_t end = text->tokens.at[token].at.end, time = fhi_marks_time_behind(marks, text->tokens.at[token].at.start);
    if (time >= marks->times.n || marks->times.at[time].at.end != end) return token + 1;
    uint32_t start = fhi_words_from(text, marks->times.at[time].at.start);
    if (start <= first) return token + 1;
    return text->tokens.at[start - 1].tag == FHI_TAG_IN && start - 1 > first ? start - 1 : start;
}

/* The noun right before a verb, which it is told of; `token` if there is none. What stands between may be its own kind of word alone:
 * "had", "that", "also"; or when it was: "Falk on Monday resigned". */
static uint32_t subject_of(const fhi_reading *reading, uint32_t first, uint32_t token)
{
    const fhi_text *text = reading->text;
    uint32_t from = token > first ? before_time(reading, first, token - 1) : token;
    for (uint32_t back = 1; back <= SUBJECT_REACH && from >= first + back; back++) {
        uint32_t i = from - back;
        uint8_t tag = text->tokens.at[i].tag;
        if (fhi_words_noun(tag)) return i;
        bool passed = tag == FHI_TAG_VBD || tag == FHI_TAG_VBZ || tag == FHI_TAG_VBP || tag == FHI_TAG_VBN ||
                      tag == FHI_TAG_WDT || tag == FHI_TAG_RB;
        if (!passed || fhi_span_same(fhi_words_text(text, i), FHI_SPAN("not")) ||
            fhi_span_same(fhi_words_text(text, i), FHI_SPAN("never")))
            return token;
    }
    return token;
}

/* The token behind the time that begins at `token`, with its preposition ("on Monday"); `token` if none does. */
static uint32_t behind_time(const fhi_reading *reading, uint32_t token)
{
    const fhi_text *text = reading->text;
    const fhi_marks *marks = reading->marks;
    uint32_t first = token + (text->tokens.at[token].tag == FHI_TAG_IN);
    if (first >= text->tokens.n) return token;
    uint32_t start = text->tokens.at[first].at.start, time = fhi_marks_time_behind(marks, start);
    bool begins = time < marks->times.n && marks->times.at[time].at.start == start;
    return begins ? fhi_words_from(text, marks->times.at[time].at.end) : token;
}

/* The noun that a verb acts on: the last of the first run of nouns behind it; `token` if there is none. What stands between tells of the noun:
 * "the", "three", "new"; or when it was: "passed on Monday a law". */
static uint32_t object_of(const fhi_reading *reading, uint32_t token, uint32_t end)
{
    const fhi_text *text = reading->text;
    uint32_t noun = token, first = token + 1 < end ? behind_time(reading, token + 1) : end;
    for (uint32_t i = first; i < end && i < first + OBJECT_REACH; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if (fhi_words_noun(tag))
            noun = i;
        else if (noun != token || !fhi_words_of_noun(tag))
            break;
    }
    return noun;
}

/* What a participle stands for: "was sold" tells what became of a thing, "has sold" what somebody did, "sold" with neither is said by the way. */
typedef enum voice { VOICE_NONE, VOICE_ACTIVE, VOICE_PASSIVE } voice;

static voice voice_of(const fhi_text *text, uint32_t first, uint32_t token)
{
    static const char *const have[] = {"has", "have", "had"}, *const be[] = {"was", "were", "is",
                                                                             "are", "been", "being"};
    if (text->tokens.at[token].tag == FHI_TAG_VBD) return VOICE_ACTIVE;
    for (uint32_t back = 1; back < SUBJECT_REACH && token >= first + back; back++) {
        fh_span word = fhi_words_text(text, token - back);
        if (fhi_span_among(word, be, sizeof be / sizeof *be)) return VOICE_PASSIVE;
        if (fhi_span_among(word, have, sizeof have / sizeof *have)) return VOICE_ACTIVE;
    }
    return VOICE_NONE;
}

/* Of whom or what a verb tells what became: whom it acts on, else who stands before it. */
static uint32_t patient_of(const fhi_reading *reading, uint32_t first, uint32_t token, uint32_t end, voice of)
{
    uint32_t object = of == VOICE_ACTIVE ? object_of(reading, token, end) : token;
    return object != token ? object : subject_of(reading, first, token);
}

static bool opens_clause(uint8_t tag)
{
    return tag == FHI_TAG_WDT || tag == FHI_TAG_WP || tag == FHI_TAG_WPS || tag == FHI_TAG_WRB || tag == FHI_TAG_IN;
}

/* What one unit tells. Its main clause is what stands before any other verb, and behind no word that opens a clause. */
static bool tell(fhi_arena *scratch, fhi_story_work *work, uint32_t number, telling_list *found)
{
    const fhi_unit *unit = &work->units.at[number];
    const fhi_text *text = work->readings[unit->article].text;
    const fhi_sentence *sentence = &text->sentences.at[unit->sentence];
    uint32_t first = sentence->first, end = first + sentence->count;
    while (first < end && text->tokens.at[first].at.start < unit->shown.start) first++;
    while (end > first && text->tokens.at[end - 1].at.end > unit->shown.end) end--;
    bool main = first < end && !opens_clause(text->tokens.at[first].tag);
    for (uint32_t i = first; i < end; i++) {
        const fhi_token *token = &text->tokens.at[i];
        uint8_t tag = token->tag;
        if (token->flags & FHI_TOKEN_QUOTED) continue;
        if (tag == FHI_TAG_WDT || tag == FHI_TAG_WP || tag == FHI_TAG_WRB) main = false;
        if (tag != FHI_TAG_VBD && tag != FHI_TAG_VBN) continue;
        voice of = voice_of(text, first, i);
        uint32_t noun = patient_of(&work->readings[unit->article], first, i, end, of);
        uint64_t act = 0, thing = 0;
        if (noun != i && (!act_at(work, text, i, end, &act) ||
                          !concept_of(work, fhi_words_text(text, noun), text->tokens.at[noun].word, &thing)))
            return false;
        if (act && thing) {
            telling *slot = FHI_PUSH(scratch, found);
            if (!slot) return false;
            *slot = (telling){fhi_hash_mix(act, thing), number, main && of != VOICE_NONE};
        }
        if (tag == FHI_TAG_VBD && act) main = false;
    }
    return true;
}

/* Told as having happened, in the article's own sentences. */
static bool takes_part(const fhi_unit *unit)
{
    bool told = unit->status == FHI_CLAIM_REPORTED || unit->status == FHI_CLAIM_CONFIRMED;
    return told && unit->finished && !unit->possible && !unit->quoted;
}

static int by_event(const void *a, const void *b)
{
    const telling *x = a, *y = b;
    if (x->event != y->event) return x->event < y->event ? -1 : 1;
    if (x->unit != y->unit) return x->unit < y->unit ? -1 : 1;
    return x->main != y->main ? (x->main ? -1 : 1) : 0;
}

/* How much the event at [from, end) is what the articles are about: of each origin that tells it, how near its head; 0 where too few do. Units are
 * in order of their articles. */
static double support(const fhi_story_work *work, const telling *all, uint32_t from, uint32_t end)
{
    struct {
        uint32_t origin;
        double place;
    } told[LONGEST];
    uint32_t articles = 0, origins = 0;
    bool main = false;
    for (uint32_t i = from; i < end; i++) {
        const fhi_unit *unit = &work->units.at[all[i].unit];
        main = main || (all[i].main && unit->prose);
        articles += i == from || unit->article != work->units.at[all[i - 1].unit].article;
        uint32_t origin = fhi_independence_origin(work->independence, unit->article), k = 0;
        while (k < origins && told[k].origin != origin) k++;
        if (k == LONGEST) continue;
        if (k == origins) {
            told[origins].origin = origin;
            told[origins++].place = 0;
        }
        double place = fhi_units_place(unit);
        if (place > told[k].place) told[k].place = place;
    }
    double sum = 0;
    for (uint32_t k = 0; k < origins; k++) sum += told[k].place;
    bool enough = articles >= FEWEST_ARTICLES && origins >= FEWEST_ORIGINS && sum >= NEAR_HEAD * origins;
    return main && enough ? sum + 0.01 * articles : 0;
}

/* The unit that tells the event best: in its main clause, with its day, near the head of its article, in few words. */
static uint32_t plainest(const fhi_story_work *work, const telling *all, uint32_t from, uint32_t end)
{
    uint32_t best = FHI_NONE;
    double best_score = 0;
    for (uint32_t i = from; i < end; i++) {
        const fhi_unit *unit = &work->units.at[all[i].unit];
        if (!all[i].main || !unit->prose) continue;
        double score = unit->clarity + (unit->day != FHI_NO_DAY ? 0.5 : 0) + fhi_units_place(unit) +
                       work->central[all[i].unit] - 0.005 * (unit->shown.end - unit->shown.start);
        if (best == FHI_NONE || score > best_score + 1e-9) {
            best = all[i].unit;
            best_score = score;
        }
    }
    return best;
}

/* Where a unit stands that tells the event: in its main clause, in the event's group alone; by the way, in that of what it tells as well. */
typedef enum part { PART_NONE, PART_BY_THE_WAY, PART_MAIN } part;

/* The clusters without what tells nothing but the event, and the event's own behind them. */
static bool append(fhi_arena *scratch, fhi_story_work *work, const part *parts)
{
    const fhi_clusters *old = &work->clusters;
    fhi_clusters made = {.members = fhi_arena_array(scratch, (size_t)work->units.n * 2, sizeof *made.members),
                         .start = fhi_arena_array(scratch, (size_t)old->n + 2, sizeof *made.start)};
    if (!made.members || !made.start) return false;
    uint32_t filled = 0;
    for (uint32_t g = 0; g < old->n; g++) {
        uint32_t outside = 0;
        for (uint32_t i = old->start[g]; i < old->start[g + 1]; i++) outside += parts[old->members[i]] == PART_NONE;
        if (!outside) continue;
        for (uint32_t i = old->start[g]; i < old->start[g + 1]; i++)
            if (parts[old->members[i]] != PART_MAIN) made.members[filled++] = old->members[i];
        made.start[++made.n] = filled;
    }
    for (uint32_t i = 0; i < work->units.n; i++)
        if (parts[i] != PART_NONE) made.members[filled++] = i;
    made.start[++made.n] = filled;
    work->clusters = made;
    work->core_group = made.n - 1;
    return true;
}

bool fhi_core_join(fhi_arena *scratch, fhi_story_work *work)
{
    telling_list all = {0};
    work->core_group = work->core_unit = FHI_NONE;
    for (uint32_t i = 0; i < work->units.n; i++)
        if (takes_part(&work->units.at[i]) && !tell(scratch, work, i, &all)) return false;
    if (all.n) qsort(all.at, all.n, sizeof *all.at, by_event);
    double best = 0;
    uint32_t from = 0, end = 0;
    for (uint32_t i = 0, k = 0; i < all.n; i = k) {
        for (k = i; k < all.n && all.at[k].event == all.at[i].event;) k++;
        double value = support(work, all.at, i, k);
        if (value <= best) continue;
        best = value;
        from = i;
        end = k;
    }
    part *parts = best > 0 ? fhi_arena_array(scratch, work->units.n, sizeof *parts) : NULL;
    if (best <= 0) return true;
    if (!parts) return false;
    work->core_unit = plainest(work, all.at, from, end);
    fhi_day day = work->units.at[work->core_unit].day;
    for (uint32_t i = from; i < end; i++) {
        const fhi_unit *unit = &work->units.at[all.at[i].unit];
        bool other_day = day != FHI_NO_DAY && unit->day != FHI_NO_DAY && all.at[i].main &&
                         (unit->day > day + 1 || unit->day < day - 1);
        part *of = &parts[all.at[i].unit];
        if (other_day || *of == PART_MAIN) continue;
        *of = all.at[i].main ? PART_MAIN : PART_BY_THE_WAY;
    }
    return append(scratch, work, parts);
}
