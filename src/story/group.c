/* SPDX-License-Identifier: Apache-2.0 */
/* articles → stories in one pass (single-pass clustering as in topic detection and tracking, Allan 2002): each article is held against the
 * stories that share its weightiest terms, by their centre, their nearest member and their days, and joins the likeliest or starts one. */
#include "story/group.h"

#include "base/limits.h"
#include "base/span.h"
#include "story/centre.h"
#include "story/judge.h"
#include "story/refine.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SEARCHED_TERMS = 32, CANDIDATES = 12, LOOKED_INTO = 4, COMPARED_MEMBERS = 16 };

typedef struct member {
    fhi_vector vector;
    uint32_t story;
    fhi_day day;
    fh_span title;
} member;

typedef struct told {
    fhi_centre centre;
    fhi_numbers members;
    fhi_day first, last;
} told;

struct fhi_grouping {
    fhi_arena *arena;
    fhi_arena *scratch;
    fhi_vocabulary *vocabulary;
    FHI_LIST(member) members;
    FHI_LIST(told) stories;
    FHI_LIST(fhi_numbers) postings; /* stories by term */
    float *gained;                  /* by story: scratch for the search */
    uint32_t gained_room;
    const fhi_judge *judge;
};

fh_status fhi_group_new(fhi_grouping **out, fh_error *error)
{
    fhi_grouping *g = calloc(1, sizeof *g);
    if (!g) return fhi_error_memory(error, "story");
    g->arena = fhi_arena_new();
    g->scratch = fhi_arena_new();
    g->vocabulary = fhi_vector_vocabulary();
    if (!g->arena || !g->scratch || !g->vocabulary) {
        fhi_group_free(g);
        return fhi_error_memory(error, "story");
    }
    g->judge = &fhi_judge_learned;
    *out = g;
    return FH_OK;
}

void fhi_group_judge_by(fhi_grouping *g, const fhi_judge *judge)
{
    g->judge = judge;
}

void fhi_group_free(fhi_grouping *g)
{
    if (!g) return;
    for (uint32_t i = 0; i < g->stories.n; i++) fhi_centre_done(&g->stories.at[i].centre);
    fhi_vector_vocabulary_free(g->vocabulary);
    fhi_arena_free(g->scratch);
    fhi_arena_free(g->arena);
    free(g->gained);
    free(g);
}

typedef struct candidate {
    uint32_t story;
    float gain;
} candidate;

typedef struct candidates {
    candidate at[CANDIDATES];
    uint32_t n;
} candidates;

/* Puts a candidate in its place among those kept. */
static void keep(candidates *kept, candidate c)
{
    uint32_t at = kept->n;
    while (at > 0 &&
           (kept->at[at - 1].gain < c.gain || (kept->at[at - 1].gain == c.gain && kept->at[at - 1].story < c.story)))
        at--;
    if (at == CANDIDATES) return;
    if (kept->n < CANDIDATES) kept->n++;
    memmove(&kept->at[at + 1], &kept->at[at], (kept->n - 1 - at) * sizeof *kept->at);
    kept->at[at] = c;
}

static bool make_room(fhi_grouping *g)
{
    if (g->stories.n <= g->gained_room) return true;
    uint32_t room = g->stories.n * 2;
    float *gained = calloc(room, sizeof *gained);
    if (!gained) return false;
    free(g->gained);
    g->gained = gained;
    g->gained_room = room;
    return true;
}

/* The stories that share the article's weightiest terms, most shared weight first; of equals the later. False when memory is out. */
static bool search(fhi_grouping *g, const fhi_vector *v, candidates *found)
{
    fhi_term *terms = fhi_arena_array(g->scratch, v->n, sizeof *terms);
    FHI_LIST(uint32_t) touched = {0};
    if (!terms || !make_room(g)) return false;
    if (v->n) memcpy(terms, v->terms, v->n * sizeof *terms);
    uint32_t searched = fhi_vector_heaviest(terms, v->n, SEARCHED_TERMS);
    for (uint32_t i = 0; i < searched; i++) {
        if (terms[i].number >= g->postings.n) continue;
        const fhi_numbers *list = &g->postings.at[terms[i].number];
        for (uint32_t k = list->n > FHI_MAX_STORY_POSTINGS ? list->n - FHI_MAX_STORY_POSTINGS : 0; k < list->n; k++) {
            uint32_t story = list->at[k];
            if (g->gained[story] == 0) {
                uint32_t *at = FHI_PUSH(g->scratch, &touched);
                if (!at) return false;
                *at = story;
            }
            g->gained[story] += terms[i].whole * terms[i].whole + terms[i].opening * terms[i].opening;
        }
    }
    for (uint32_t i = 0; i < touched.n; i++) {
        keep(found, (candidate){touched.at[i], g->gained[touched.at[i]]});
        g->gained[touched.at[i]] = 0;
    }
    return true;
}

static fhi_closeness compare(const told *s, const fhi_vector *v, fhi_day day)
{
    fhi_closeness f = {.undated = 1};
    fhi_centre_compare(&s->centre, v, &f.centre);
    f.average = f.centre.whole * sqrtf((float)s->centre.whole) / (float)s->members.n;
    f.members = logf((float)s->members.n);
    if (day != FHI_NO_DAY && s->last != FHI_NO_DAY) {
        int gap = day > s->last ? day - s->last : day < s->first ? s->first - day : 0;
        f.days = logf(1 + (float)gap);
        f.undated = 0;
        f.age = logf(1 + (float)(day > s->first ? day - s->first : s->last > day ? s->last - day : 0));
    }
    return f;
}

/* The likeness of the nearest of the latest members. */
static fhi_likeness nearest(const fhi_grouping *g, const told *s, const fhi_vector *v)
{
    fhi_likeness highest = {0};
    for (uint32_t i = s->members.n > COMPARED_MEMBERS ? s->members.n - COMPARED_MEMBERS : 0; i < s->members.n; i++) {
        fhi_likeness near;
        fhi_vector_compare(v, &g->members.at[s->members.at[i]].vector, &near);
        if (near.whole > highest.whole) highest = near;
    }
    return highest;
}

static bool join(fhi_grouping *g, uint32_t article, uint32_t story)
{
    member *m = &g->members.at[article];
    told *s = &g->stories.at[story];
    fhi_numbers fresh = {0};
    if (!fhi_centre_add(g->scratch, &s->centre, &m->vector, &fresh)) return false;
    for (uint32_t i = 0; i < fresh.n; i++) {
        while (g->postings.n <= fresh.at[i]) {
            fhi_numbers *list = FHI_PUSH(g->arena, &g->postings);
            if (!list) return false;
        }
        uint32_t *at = FHI_PUSH(g->arena, &g->postings.at[fresh.at[i]]);
        if (!at) return false;
        *at = story;
    }
    uint32_t *at = FHI_PUSH(g->arena, &s->members);
    if (!at) return false;
    *at = article;
    m->story = story;
    if (m->day != FHI_NO_DAY) {
        if (s->first == FHI_NO_DAY || m->day < s->first) s->first = m->day;
        if (s->last == FHI_NO_DAY || m->day > s->last) s->last = m->day;
    }
    return true;
}

/* The story that the article most surely belongs to; FHI_NONE if none. False when memory is out. */
static bool place(fhi_grouping *g, const member *m, uint32_t *story)
{
    candidates found = {.n = 0};
    if (!search(g, &m->vector, &found)) return false;
    fhi_closeness of[CANDIDATES];
    for (uint32_t i = 0; i < found.n; i++) {
        of[i] = compare(&g->stories.at[found.at[i].story], &m->vector, m->day);
        found.at[i].gain = of[i].centre.whole + of[i].centre.opening;
    }
    float best = 0;
    *story = FHI_NONE;
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t before = 0; /* members are looked at in the stories with the likeliest centres alone */
        float other = 0;
        for (uint32_t k = 0; k < found.n; k++) {
            before += found.at[k].gain > found.at[i].gain;
            if (k != i && found.at[k].gain > other) other = found.at[k].gain;
        }
        if (before >= LOOKED_INTO) continue;
        of[i].lead = found.at[i].gain - other;
        of[i].nearest = nearest(g, &g->stories.at[found.at[i].story], &m->vector);
        float sure = fhi_judge_sure(g->judge, &of[i], m->vector.headline);
        if (sure > best) {
            best = sure;
            *story = found.at[i].story;
        }
    }
    return true;
}

static bool start(fhi_grouping *g, uint32_t *story)
{
    told *s = FHI_PUSH(g->arena, &g->stories);
    if (!s) return false;
    s->first = s->last = FHI_NO_DAY;
    *story = g->stories.n - 1;
    return true;
}

/* The title, or where there is none the first sentence. */
static fh_span title_of(const fhi_reading *reading)
{
    const fhi_article *article = reading->article;
    if (article->title.len || !reading->text->sentences.n) return article->title;
    for (uint32_t i = 0; i < reading->text->sentences.n; i++) {
        const fhi_sentence *s = &reading->text->sentences.at[i];
        fhi_block_kind kind = article->blocks.at[s->block].kind;
        if (kind == FHI_BLOCK_PARAGRAPH || kind == FHI_BLOCK_STANDFIRST) return fhi_span_cut(article->text, s->at);
    }
    return fhi_span_cut(article->text, reading->text->sentences.at[0].at);
}

fh_status fhi_group_add(fhi_grouping *g, const fhi_reading *reading, fh_error *error)
{
    fhi_arena_reset(g->scratch);
    member m = {.day = reading->article->published.day};
    fh_span title = title_of(reading);
    m.title = fhi_arena_copy(g->arena, title);
    if (!m.title.ptr || !fhi_vector_make(g->arena, g->scratch, g->vocabulary, reading, &m.vector))
        return fhi_error_memory(error, "story");
    uint32_t story;
    if (!place(g, &m, &story) || (story == FHI_NONE && !start(g, &story))) return fhi_error_memory(error, "story");
    member *kept = FHI_PUSH(g->arena, &g->members);
    if (!kept) return fhi_error_memory(error, "story");
    *kept = m;
    return join(g, g->members.n - 1, story) ? FH_OK : fhi_error_memory(error, "story");
}

/* The member that is most like the rest; of equals the earliest. */
static uint32_t middle_of(const fhi_grouping *g, const fhi_story *story, const fhi_centre *centre)
{
    uint32_t middle = story->articles.at[0];
    float best = -1;
    for (uint32_t i = 0; i < story->articles.n; i++) {
        fhi_likeness l;
        fhi_centre_compare(centre, &g->members.at[story->articles.at[i]].vector, &l);
        if (l.whole + l.opening > best + 1e-6f) {
            best = l.whole + l.opening;
            middle = story->articles.at[i];
        }
    }
    return middle;
}

/* Fills what a story says of itself from its articles. False when memory is out. */
static bool describe(fhi_arena *arena, const fhi_grouping *g, fhi_story *story)
{
    fhi_centre centre = {0};
    story->first = story->last = FHI_NO_DAY;
    bool ok = true;
    for (uint32_t i = 0; i < story->articles.n && ok; i++) {
        const member *m = &g->members.at[story->articles.at[i]];
        ok = fhi_centre_add(arena, &centre, &m->vector, NULL);
        if (m->day == FHI_NO_DAY) continue;
        if (story->first == FHI_NO_DAY || m->day < story->first) story->first = m->day;
        if (story->last == FHI_NO_DAY || m->day > story->last) story->last = m->day;
    }
    if (ok) {
        story->titled_by = middle_of(g, story, &centre);
        story->title = fhi_arena_copy(arena, g->members.at[story->titled_by].title);
        ok = story->title.ptr != NULL;
    }
    fhi_centre_done(&centre);
    return ok;
}

/* Stories in order of their first article, from the story of each. */
static bool write_stories(fhi_arena *arena, fhi_arena *scratch, const fhi_grouping *g, const fhi_placed *placed,
                          fhi_stories *made)
{
    uint32_t room = 0;
    for (uint32_t i = 0; i < g->members.n; i++) {
        if (placed[i].story >= room) room = placed[i].story + 1;
    }
    uint32_t *number = fhi_arena_array(scratch, room, sizeof *number); /* plus one */
    if (!number) return false;
    for (uint32_t i = 0; i < g->members.n; i++) {
        uint32_t *of = &number[placed[i].story];
        if (!*of) {
            fhi_story *story = FHI_PUSH(arena, &made->stories);
            if (!story) return false;
            *of = made->stories.n;
        }
        made->story_of[i] = *of - 1;
        uint32_t *article = FHI_PUSH(arena, &made->stories.at[*of - 1].articles);
        if (!article) return false;
        *article = i;
    }
    for (uint32_t i = 0; i < made->stories.n; i++) {
        if (!describe(arena, g, &made->stories.at[i])) return false;
    }
    return true;
}

fh_status fhi_group_stories(fhi_arena *arena, const fhi_grouping *g, bool batch, fhi_stories *stories, fh_error *error)
{
    fhi_arena *scratch = fhi_arena_new();
    fhi_stories made = {.story_of = fhi_arena_array(arena, g->members.n, sizeof *made.story_of)};
    fhi_placed *placed = scratch ? fhi_arena_array(scratch, g->members.n, sizeof *placed) : NULL;
    bool ok = made.story_of && placed;
    for (uint32_t i = 0; i < g->members.n && ok; i++) {
        const member *m = &g->members.at[i];
        placed[i] = (fhi_placed){&m->vector, m->day, m->story};
    }
    ok = ok && (!batch || fhi_refine_stories(placed, g->members.n, g->stories.n)) &&
         write_stories(arena, scratch, g, placed, &made);
    fhi_arena_free(scratch);
    if (!ok) return fhi_error_memory(error, "story");
    *stories = made;
    return FH_OK;
}
