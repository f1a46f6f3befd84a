/* SPDX-License-Identifier: Apache-2.0 */
/* scene → frames by rule. A cue is found first; the source is the noun phrase before it (behind it, where a quotation stands before:
 * "…," said Kim); the content is the quotation beside it, or the clause that its row in the table lets it have. */
#include "annotate/quote/attribution.h"

#include "base/limits.h"

/* How far a rule looks: longer noun phrases and asides than these are no longer read with certainty, and looks stay bounded. */
enum { SOURCE_REACH = 24, ASIDE_REACH = 24, CLAUSE_REACH = 400 };

/* One cue while its frame is being made. */
typedef struct reading {
    const fhi_scene *scene;
    fhi_extent sentence;
    fhi_cue cue;
    uint32_t head; /* the token that is the cue's verb or noun */
    bool passive;
    fhi_frame *frame;
    const fhi_frame *last; /* the frame before it, NULL */
} reading;

static fhi_part part_at(const fhi_scene *scene, uint32_t at)
{
    return at < scene->count ? (fhi_part)scene->parts[at] : FHI_PART_STOP;
}

static bool word_at(const fhi_scene *scene, uint32_t at, const char *text)
{
    return at < scene->count && fhi_span_same(fhi_scene_word(scene, at), fhi_span_of(text));
}

static bool is_empty(fhi_extent extent)
{
    return extent.first >= extent.end;
}

static bool starts_quotation(const fhi_scene *scene, uint32_t at)
{
    uint32_t q = at < scene->count ? scene->quoted[at] : FHI_NONE;
    return q != FHI_NONE && scene->quotations.at[q].at.first == at;
}

static bool ends_quotation(const fhi_scene *scene, uint32_t at)
{
    uint32_t q = at < scene->count ? scene->quoted[at] : FHI_NONE;
    return q != FHI_NONE && scene->quotations.at[q].at.end == at + 1;
}

static bool adds(fhi_arena *arena, fhi_frame *frame, fhi_extent content)
{
    if (is_empty(content)) return true;
    fhi_extent *room = FHI_PUSH(arena, &frame->content);
    if (room) *room = content;
    return room != NULL;
}

/* ---- the cue */

static bool ends_in_ly(fh_span word)
{
    return word.len > 4 && fhi_span_ends(word, FHI_SPAN("ly"));
}

static bool may_lead_verb(const fhi_scene *scene, uint32_t at)
{
    switch (part_at(scene, at)) {
    case FHI_PART_ADVERB:
    case FHI_PART_NOT:
    case FHI_PART_BE:
    case FHI_PART_HAVE:
    case FHI_PART_DO:
    case FHI_PART_MODAL:
    case FHI_PART_TO: return true;
    case FHI_PART_NONE: break;
    default: return false;
    }
    if (scene->named[at] != FHI_NONE || !ends_in_ly(fhi_scene_word(scene, at))) return false;
    return at == 0 ||
           (part_at(scene, at - 1) != FHI_PART_DET && part_at(scene, at - 1) != FHI_PART_POSSESSIVE); /* "the family" */
}

/* Whether a word that may be a verb is one here. */
static bool is_verb_here(const fhi_scene *scene, uint32_t at, uint32_t first)
{
    fhi_tag tag = (fhi_tag)scene->tokens[at].tag;
    return tag == FHI_TAG_VBD || tag == FHI_TAG_VBZ || tag == FHI_TAG_VBP || tag == FHI_TAG_VBG || tag == FHI_TAG_VB ||
           (tag == FHI_TAG_VBN && at > first && may_lead_verb(scene, at - 1));
}

static void widen_cue(reading *r)
{
    const fhi_scene *scene = r->scene;
    uint32_t first = r->head, end = r->head + 1;
    while (first > r->sentence.first && may_lead_verb(scene, first - 1)) first--;
    while (first < r->head && part_at(scene, first) == FHI_PART_ADVERB && first == r->sentence.first) first++;
    for (uint32_t i = first; i < r->head; i++)
        if (part_at(scene, i) == FHI_PART_BE && r->cue.form == FHI_FORM_PAST) r->passive = true;
    if ((r->cue.takes & FHI_TAKES_P) && part_at(scene, end) == FHI_PART_PREPOSITION) end++;
    r->frame->cue = (fhi_extent){first, end};
}

/* ---- the source */

static bool in_noun_phrase(const fhi_scene *scene, uint32_t at)
{
    switch (part_at(scene, at)) {
    case FHI_PART_NONE:
    case FHI_PART_DET:
    case FHI_PART_POSSESSIVE:
    case FHI_PART_GENITIVE: return true;
    case FHI_PART_PREPOSITION:
    case FHI_PART_CONJUNCTION: return scene->quoted[at] == FHI_NONE;
    default: return scene->named[at] != FHI_NONE;
    }
}

static bool is_link(const fhi_scene *scene, uint32_t at)
{
    fhi_part part = part_at(scene, at);
    return part == FHI_PART_PREPOSITION || part == FHI_PART_CONJUNCTION;
}

/* The noun phrase that ends at `end`, back to `floor` at most; empty if there is none. */
static fhi_extent phrase_before(const fhi_scene *scene, uint32_t end, uint32_t floor)
{
    if (end <= floor) return (fhi_extent){end, end};
    if (part_at(scene, end - 1) == FHI_PART_PRONOUN) return (fhi_extent){end - 1, end};
    uint32_t first = end, lowest = end - floor > SOURCE_REACH ? end - SOURCE_REACH : floor;
    while (first > lowest && in_noun_phrase(scene, first - 1) && scene->quoted[first - 1] == FHI_NONE) first--;
    if (first < end &&
        is_link(scene, first)) { /* "In a speech on Monday Kim said": the phrase starts behind the prepositions */
        uint32_t after = first;
        for (uint32_t i = first; i < end; i++)
            if (is_link(scene, i) && !word_at(scene, i, "of") && !word_at(scene, i, "for") && !word_at(scene, i, "and"))
                after = i + 1;
        if (after > first + 1) return (fhi_extent){end, end};
        first++;
    }
    if (first < end && is_link(scene, end - 1)) return (fhi_extent){end, end};
    return (fhi_extent){first, end};
}

/* "the mayor's", "Anna Brandt's": back to an article, or over capitalised words. */
static fhi_extent owner_before(const fhi_scene *scene, uint32_t end, uint32_t floor)
{
    uint32_t first = end - 1, lowest = end - floor > SOURCE_REACH ? end - SOURCE_REACH : floor;
    while (first > lowest) {
        fhi_part part = part_at(scene, first - 1);
        bool capital = scene->tokens[first - 1].flags & FHI_TOKEN_CAPITAL;
        bool opens = part == FHI_PART_DET || part == FHI_PART_POSSESSIVE;
        bool next_to_mark = first == end - 1;
        if (!capital && !opens && !next_to_mark) break;
        first--;
        if (opens) break;
    }
    return (fhi_extent){first, end};
}

/* "Adm. Brandt, chair of the committee, said": an aside between commas belongs to the phrase before it. */
static fhi_extent source_before(const reading *r, uint32_t end)
{
    const fhi_scene *scene = r->scene;
    uint32_t floor = r->sentence.first;
    while (end > floor && part_at(scene, end - 1) == FHI_PART_TIME) end--;
    if (end <= floor || part_at(scene, end - 1) != FHI_PART_COMMA) return phrase_before(scene, end, floor);
    uint32_t comma = end - 1, lowest = comma - floor > ASIDE_REACH ? comma - ASIDE_REACH : floor;
    for (uint32_t i = comma; i > lowest; i--) {
        if (scene->quoted[i - 1] != FHI_NONE) break;
        if (part_at(scene, i - 1) != FHI_PART_COMMA) continue;
        fhi_extent name = phrase_before(scene, i - 1, floor);
        return is_empty(name) ? name : (fhi_extent){name.first, comma};
    }
    return (fhi_extent){end, end};
}

/* The noun phrase from `first`, an aside behind its comma included where a phrase follows there: "Mara Lind, a baker in Aldport". */
static fhi_extent source_behind(const reading *r, uint32_t first, uint32_t ceiling)
{
    const fhi_scene *scene = r->scene;
    if (part_at(scene, first) == FHI_PART_PRONOUN) return (fhi_extent){first, first + 1};
    uint32_t end = first, highest = first + SOURCE_REACH < ceiling ? first + SOURCE_REACH : ceiling;
    while (end < highest && in_noun_phrase(scene, end) && !starts_quotation(scene, end)) {
        bool place =
            part_at(scene, end) == FHI_PART_PREPOSITION && !word_at(scene, end, "of") && !word_at(scene, end, "for");
        if (place && end > first) break;
        end++;
    }
    while (end > first && is_link(scene, end - 1)) end--;
    if (end > first && end < highest && part_at(scene, end) == FHI_PART_COMMA) {
        uint32_t aside = end + 1;
        while (aside < highest && in_noun_phrase(scene, aside)) aside++;
        bool closed = part_at(scene, aside) == FHI_PART_STOP || part_at(scene, aside) == FHI_PART_COMMA;
        bool phrase = part_at(scene, end + 1) == FHI_PART_DET || part_at(scene, end + 1) == FHI_PART_NONE;
        if (closed && phrase && aside > end + 1) end = aside;
    }
    return (fhi_extent){first, end};
}

/* ---- the content */

/* Whether an attribution of its own starts behind the comma at `at`: ", Kim said." */
static bool attribution_follows(const fhi_scene *scene, uint32_t at, uint32_t end)
{
    fhi_cue verb, noun;
    for (uint32_t i = at + 1; i < end && i <= at + 10; i++) {
        fhi_part part = part_at(scene, i);
        if (part == FHI_PART_COMMA || part == FHI_PART_QUOTE) return false;
        if (word_at(scene, i, "according") && word_at(scene, i + 1, "to")) return true;
        if (part == FHI_PART_PREPOSITION && i == at + 1) return false;
        if (!fhi_cues_find(fhi_scene_word(scene, i), &verb, &noun) || !(verb.takes & FHI_TAKES_Q)) continue;
        fhi_part next = part_at(scene, i + 1);
        return verb.form == FHI_FORM_ING || next == FHI_PART_STOP || next == FHI_PART_TIME ||
               next == FHI_PART_PREPOSITION || i + 1 >= end;
    }
    return false;
}

/* Where a clause that starts at `first` ends: before the sentence's last stop, or before what no longer belongs to it. */
static uint32_t clause_end(const reading *r, uint32_t first)
{
    const fhi_scene *scene = r->scene;
    uint32_t end = r->sentence.end - first > CLAUSE_REACH ? first + CLAUSE_REACH : r->sentence.end;
    for (uint32_t i = first; i < end; i++) {
        uint32_t q = scene->quoted[i];
        if (q != FHI_NONE && scene->quotations.at[q].at.end > i + 1) { /* inside a quotation nothing ends the clause */
            i = scene->quotations.at[q].at.end - 1;
            if (i >= end) return i + 1;
            continue;
        }
        fhi_part part = part_at(scene, i), next = part_at(scene, i + 1);
        if (part == FHI_PART_COLON && word_at(scene, i, ";")) return i;
        if (part != FHI_PART_COMMA) continue;
        if (word_at(scene, i + 1, "but") || word_at(scene, i + 1, "while") || word_at(scene, i + 1, "although"))
            return i;
        if (next != FHI_PART_QUOTE && attribution_follows(scene, i, end)) return i;
    }
    while (end > first && (part_at(scene, end - 1) == FHI_PART_STOP || part_at(scene, end - 1) == FHI_PART_COMMA))
        end--;
    return end;
}

/* A quotation with those of the paragraphs before it that it continues. */
static bool add_quotation(fhi_arena *arena, const reading *r, uint32_t q)
{
    const fhi_scene *scene = r->scene;
    uint32_t oldest = q;
    while (scene->quotations.at[oldest].before != FHI_NONE && q - oldest < FHI_MAX_QUOTED_PARAGRAPHS)
        oldest = scene->quotations.at[oldest].before;
    for (; oldest <= q;
         oldest++) /* those between are of the same speech: a quotation continues the one right before it */
        if (!adds(arena, r->frame, scene->quotations.at[oldest].at)) return false;
    return true;
}

/* …and with those of the paragraphs behind it that continue it. */
static bool add_later_quotations(fhi_arena *arena, const reading *r, uint32_t q)
{
    const fhi_scene *scene = r->scene;
    uint32_t limit = q + FHI_MAX_QUOTED_PARAGRAPHS;
    for (; q < scene->quotations.n && q <= limit; q++) {
        if (!adds(arena, r->frame, scene->quotations.at[q].at)) return false;
        if (q + 1 >= scene->quotations.n || scene->quotations.at[q + 1].before != q) break;
    }
    return true;
}

/* Content that ends right before `edge` (the source, or the cue): a quotation, or the sentence up to a comma. */
static bool content_before(fhi_arena *arena, const reading *r, uint32_t edge, bool clause_behind)
{
    const fhi_scene *scene = r->scene;
    uint32_t comma = edge;
    if (comma > 0 && (part_at(scene, comma - 1) == FHI_PART_COMMA || part_at(scene, comma - 1) == FHI_PART_DASH))
        comma--;
    bool same_block = comma > 0 && fhi_scene_block(scene, comma - 1) == fhi_scene_block(scene, r->head);
    if (same_block && ends_quotation(scene, comma - 1)) {
        uint32_t q = scene->quoted[comma - 1], first = scene->quotations.at[q].at.first;
        bool whole = first <= r->sentence.first || comma < edge || part_at(scene, comma - 2) == FHI_PART_COMMA ||
                     part_at(scene, comma - 2) == FHI_PART_STOP;
        if (!whole) return true;
        if (first <= r->sentence.first || starts_quotation(scene, r->sentence.first)) return add_quotation(arena, r, q);
        return adds(arena, r->frame, (fhi_extent){r->sentence.first, comma}); /* mixed: "It was "a joke," he said */
    }
    if (comma == edge || clause_behind || comma <= r->sentence.first + 1) return true;
    uint32_t first = r->sentence.first;
    if (part_at(scene, first) == FHI_PART_CONJUNCTION) first++;
    fhi_part lead = part_at(scene, first);
    if (lead == FHI_PART_PREPOSITION || lead == FHI_PART_SUBORDINATOR || lead == FHI_PART_ADVERB || comma < first + 3)
        return true;
    return adds(arena, r->frame, (fhi_extent){first, comma});
}

/* Behind the cue: over the one addressed, times and places, to where the content starts; FHI_NONE if nothing there starts one. */
static uint32_t content_start(const reading *r, uint32_t from)
{
    const fhi_scene *scene = r->scene;
    uint32_t end = r->sentence.end, highest = from + ASIDE_REACH < end ? from + ASIDE_REACH : end;
    unsigned takes = r->cue.takes;
    while (from < highest && part_at(scene, from) == FHI_PART_TIME) from++;
    if (from >= highest) return FHI_NONE;
    fhi_part part = part_at(scene, from);
    if (part == FHI_PART_COLON || part == FHI_PART_COMMA)
        return starts_quotation(scene, from + 1) || (part == FHI_PART_COLON && from + 1 < end) ? from + 1 : FHI_NONE;
    for (uint32_t i = from; i < highest; i++) {
        part = part_at(scene, i);
        if (starts_quotation(scene, i) && (takes & (FHI_TAKES_Q | FHI_TAKES_C)))
            return i > from && (takes & FHI_TAKES_C) && !(takes & FHI_TAKES_A) &&
                           part_at(scene, i - 1) != FHI_PART_COMMA
                       ? from
                       : i;
        if (part == FHI_PART_COMPLEMENTIZER) return i;
        if (part == FHI_PART_QUESTION && (takes & FHI_TAKES_W)) return i;
        if (part == FHI_PART_TO && (takes & (FHI_TAKES_T | FHI_TAKES_A)) && (i == from || (takes & FHI_TAKES_A)))
            return i;
        if (part == FHI_PART_STOP || part == FHI_PART_COMMA || part == FHI_PART_VERB || part == FHI_PART_MODAL ||
            part == FHI_PART_BE)
            break;
    }
    if (takes & FHI_TAKES_A) return FHI_NONE;
    part = part_at(scene, from);
    bool starts_clause =
        part == FHI_PART_NONE || part == FHI_PART_DET || part == FHI_PART_PRONOUN || part == FHI_PART_POSSESSIVE;
    bool free_clause = (takes & (FHI_TAKES_C | FHI_TAKES_N | FHI_TAKES_P)) != 0;
    return starts_clause && free_clause ? from : FHI_NONE;
}

static bool content_behind(fhi_arena *arena, const reading *r, uint32_t from, bool quoted_before)
{
    const fhi_scene *scene = r->scene;
    uint32_t start = content_start(r, from);
    if (start != FHI_NONE && (!quoted_before || starts_quotation(scene, start))) {
        uint32_t end = starts_quotation(scene, start) ? scene->quotations.at[scene->quoted[start]].at.end : 0;
        fhi_part next = part_at(scene, end);
        bool alone =
            end && (end >= r->sentence.end || next == FHI_PART_STOP || next == FHI_PART_COMMA || next == FHI_PART_DASH);
        if (alone) return add_later_quotations(arena, r, scene->quoted[start]);
        return adds(arena, r->frame, (fhi_extent){start, clause_end(r, start)});
    }
    uint32_t next = r->sentence.end;
    bool goes_on = quoted_before && next < scene->count && starts_quotation(scene, next) &&
                   fhi_scene_block(scene, next) == fhi_scene_block(scene, r->head);
    return goes_on ? add_later_quotations(arena, r, scene->quoted[next]) : true;
}

/* ---- frames */

/* "The treaty was praised by Kim", "Kim is expected to visit": the subject is content, the source stands behind "by" if anywhere. */
static bool read_passive(fhi_arena *arena, reading *r)
{
    const fhi_scene *scene = r->scene;
    fhi_frame *frame = r->frame;
    fhi_extent subject = source_before(r, frame->cue.first);
    bool empty_subject = subject.end - subject.first == 1 && word_at(scene, subject.first, "it");
    uint32_t next = frame->cue.end;
    if (part_at(scene, next) == FHI_PART_PREPOSITION && word_at(scene, next, "by")) {
        frame->source = source_behind(r, next + 1, r->sentence.end);
        next = frame->source.end;
    }
    uint32_t start = content_start(r, next);
    if (start != FHI_NONE && part_at(scene, start) != FHI_PART_COMPLEMENTIZER && part_at(scene, start) != FHI_PART_TO)
        start = FHI_NONE;
    bool told = (r->cue.takes & FHI_TAKES_A) != 0;
    if (!empty_subject && !told && !adds(arena, frame, subject)) return false;
    return start == FHI_NONE || adds(arena, frame, (fhi_extent){start, clause_end(r, start)});
}

static bool read_active(fhi_arena *arena, reading *r)
{
    const fhi_scene *scene = r->scene;
    fhi_frame *frame = r->frame;
    uint32_t edge = frame->cue.first, behind = frame->cue.end;
    uint32_t back = edge > 0 && part_at(scene, edge - 1) == FHI_PART_COMMA ? edge - 1 : edge;
    bool quoted = back > 0 && ends_quotation(scene, back - 1);
    if (quoted || (back < edge && r->cue.form != FHI_FORM_ING && (r->cue.takes & FHI_TAKES_Q))) {
        frame->source = source_behind(r, behind, r->sentence.end);
        if (!is_empty(frame->source) && quoted)
            behind = frame->source.end;
        else
            frame->source = (fhi_extent){0, 0};
    }
    if (is_empty(frame->source) && !quoted) {
        frame->source = source_before(r, edge);
        if (!is_empty(frame->source)) edge = frame->source.first;
    }
    if (is_empty(frame->source) && r->last && r->last->cue.first >= r->sentence.first) frame->source = r->last->source;
    fhi_part next = part_at(scene, behind);
    bool clause_behind = next == FHI_PART_COMPLEMENTIZER || starts_quotation(scene, behind);
    if (!is_empty(frame->source) && r->cue.form != FHI_FORM_ING && (r->cue.takes & (FHI_TAKES_C | FHI_TAKES_Q)) &&
        !content_before(arena, r, edge, clause_behind))
        return false;
    return content_behind(arena, r, behind, frame->content.n > 0);
}

static bool read_noun(fhi_arena *arena, reading *r)
{
    const fhi_scene *scene = r->scene;
    r->frame->cue = (fhi_extent){r->head, r->head + 1};
    if (part_at(scene, r->head + 1) != FHI_PART_COMPLEMENTIZER || !word_at(scene, r->head + 1, "that")) return true;
    if (r->head > r->sentence.first && part_at(scene, r->head - 1) == FHI_PART_GENITIVE)
        r->frame->source = owner_before(scene, r->head, r->sentence.first);
    else if (r->head > r->sentence.first && part_at(scene, r->head - 1) == FHI_PART_POSSESSIVE)
        r->frame->source = (fhi_extent){r->head - 1, r->head};
    return adds(arena, r->frame, (fhi_extent){r->head + 1, clause_end(r, r->head + 1)});
}

/* "according to X": content is the rest of the sentence, before the phrase or behind it. */
static bool read_phrase(fhi_arena *arena, reading *r, uint32_t words)
{
    const fhi_scene *scene = r->scene;
    fhi_frame *frame = r->frame;
    frame->cue = (fhi_extent){r->head, r->head + words};
    frame->source = source_behind(r, frame->cue.end, r->sentence.end);
    if (is_empty(frame->source)) return true;
    uint32_t first = r->sentence.first, end = frame->cue.first;
    if (end > first + 2) {
        if (part_at(scene, end - 1) == FHI_PART_COMMA) end--;
        if (part_at(scene, first) == FHI_PART_CONJUNCTION) first++;
        return adds(arena, frame, (fhi_extent){first, end});
    }
    uint32_t start = frame->source.end;
    if (part_at(scene, start) == FHI_PART_COMMA) start++;
    return start >= r->sentence.end || adds(arena, frame, (fhi_extent){start, clause_end(r, start)});
}

static bool phrase_at(const fhi_scene *scene, uint32_t at, fhi_cue *cue, uint32_t *words)
{
    for (uint32_t p = 0; p < fhi_cues_phrases(); p++) {
        uint32_t count, i = 0;
        const char *const *phrase = fhi_cues_phrase(p, &count, cue);
        while (i < count && word_at(scene, at + i, phrase[i])) i++;
        *words = count;
        if (i == count) return true;
    }
    return false;
}

/* A verb that is in no table attributes where "that" follows it, if the tags say so. */
static bool open_cue(const fhi_scene *scene, uint32_t at, fhi_cue *cue)
{
    fhi_tag tag = (fhi_tag)scene->tokens[at].tag;
    bool finite = scene->parts[at] == FHI_PART_VERB;
    bool that = at + 1 < scene->count && word_at(scene, at + 1, "that") && scene->tokens[at + 1].tag == FHI_TAG_IN;
    if (!finite || !that) return false;
    *cue = (fhi_cue){FHI_TAKES_C | FHI_TAKES_Q, FHI_CUE_SAID, tag == FHI_TAG_VBD ? FHI_FORM_PAST : FHI_FORM_THIRD,
                     UINT16_MAX};
    return true;
}

/* The frame whose cue is at `at`, or one without content. */
static bool read_at(fhi_arena *arena, reading *r)
{
    const fhi_scene *scene = r->scene;
    uint32_t words;
    fhi_cue verb, noun;
    if (phrase_at(scene, r->head, &r->cue, &words)) return read_phrase(arena, r, words);
    bool known = fhi_cues_find(fhi_scene_word(scene, r->head), &verb, &noun);
    if (known && verb.kind != FHI_CUE_NONE && is_verb_here(scene, r->head, r->sentence.first))
        r->cue = verb;
    else if (known && noun.kind != FHI_CUE_NONE) {
        r->cue = noun;
        return read_noun(arena, r);
    } else if (!open_cue(scene, r->head, &r->cue))
        return true;
    widen_cue(r);
    return r->passive ? read_passive(arena, r) : read_active(arena, r);
}

bool fhi_attribution_find(fhi_arena *arena, const fhi_scene *scene, fhi_frames *frames)
{
    for (uint32_t i = 0; i < scene->count; i++) {
        uint32_t q = scene->quoted[i];
        if (scene->named[i] != FHI_NONE) continue; /* "The Aldport Post" is no cue */
        if (scene->parts[i] >= FHI_PART_QUOTE ||
            (q != FHI_NONE && scene->quotations.at[q].at.end - scene->quotations.at[q].at.first > 6))
            continue;
        fhi_frame frame = {0};
        reading r = {.scene = scene,
                     .sentence = fhi_scene_sentence(scene, i),
                     .head = i,
                     .frame = &frame,
                     .last = frames->n ? &frames->at[frames->n - 1] : NULL};
        if (!read_at(arena, &r)) return false;
        if (frame.content.n == 0) continue;
        frame.kind = r.cue.kind;
        fhi_frame *room = FHI_PUSH(arena, frames);
        if (!room) return false;
        *room = frame;
    }
    return true;
}
