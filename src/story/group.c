/* SPDX-License-Identifier: Apache-2.0 */
/* articles → stories in one pass (single-pass clustering as in topic detection and tracking, Allan 2002): each article is held against the
 * stories that share its weightiest terms, by their centre, their nearest member and their days, and joins the likeliest or starts one. */
#include "story/group.h"

#include "base/limits.h"
#include "base/span.h"
#include "story/centre.h"
#include "story/clock.h"
#include "story/judge.h"
#include "story/postings.h"
#include "story/refine.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    SEARCHED_TERMS = 32,
    CANDIDATES = 12,
    LOOKED_INTO = 4,
    COMPARED_MEMBERS = 16,
    TERMS_TO_FORGET = 1 << 20 /* fewer are not worth looking through */
};

typedef struct member {
    fhi_vector vector; /* its terms and the title are one piece of memory; NULL once the story is forgotten */
    uint32_t story;
    fhi_day published; /* FHI_NO_DAY where that is not known */
    fhi_day day;       /* that it is taken to be of: where it has no date, the day of the stream when it came */
    fh_span title;
} member;

typedef struct told {
    fhi_centre centre;
    fhi_numbers members;
    fhi_day first, last; /* of its articles' days */
    fhi_day seen;        /* the day of the stream when its latest article came, as far as it was known */
    bool forgotten;      /* takes no more articles */
    fh_span title;       /* of a forgotten one, */
    uint32_t titled_by;  /* and whose it is */
} told;

struct fhi_grouping {
    fhi_arena *arena;
    fhi_arena *scratch;
    fhi_vocabulary *vocabulary;
    FHI_LIST(member) members;
    FHI_LIST(told) stories;
    fhi_postings postings;
    float *gained; /* by story: scratch for the search */
    uint32_t gained_room;
    fhi_clock clock;
    fhi_day today;    /* the last day that the clock showed */
    uint32_t window;  /* days; 0: nothing is forgotten */
    fhi_numbers open; /* stories not forgotten; kept only where there is a window */
    uint32_t terms;   /* of the vocabulary when it was last looked through */
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
    g->clock.now = g->today = FHI_NO_DAY;
    *out = g;
    return FH_OK;
}

void fhi_group_judge_by(fhi_grouping *g, const fhi_judge *judge)
{
    g->judge = judge;
}

void fhi_group_window(fhi_grouping *g, uint32_t days)
{
    g->window = days;
}

void fhi_group_free(fhi_grouping *g)
{
    if (!g) return;
    for (uint32_t i = 0; i < g->stories.n; i++) fhi_centre_done(&g->stories.at[i].centre);
    for (uint32_t i = 0; i < g->members.n; i++) free(g->members.at[i].vector.terms);
    fhi_postings_done(&g->postings);
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

static bool is_dated(const told *s, fhi_day day)
{
    return day != FHI_NO_DAY && s->last != FHI_NO_DAY;
}

/* Logarithm of the days between the story and that day, plus one. */
static float log_days(const told *s, fhi_day day)
{
    int gap = day > s->last ? day - s->last : day < s->first ? s->first - day : 0;
    return logf(1 + (float)gap);
}

/* How much likeness counts for at that distance in time: what is long past is told anew seldom, and must not crowd out what is not. */
static float freshness(const told *s, fhi_day day)
{
    return is_dated(s, day) ? 1 / (1 + log_days(s, day)) : 1;
}

/* The stories that share the article's weightiest terms, most shared weight first, the fresher the more it counts; of equals the later.
 * False when memory is out. */
static bool search(fhi_grouping *g, const fhi_vector *v, fhi_day day, candidates *found)
{
    fhi_term *terms = fhi_arena_array(g->scratch, v->n, sizeof *terms);
    FHI_LIST(uint32_t) touched = {0};
    if (!terms || !make_room(g)) return false;
    if (v->n) memcpy(terms, v->terms, v->n * sizeof *terms);
    uint32_t searched = fhi_vector_heaviest(terms, v->n, SEARCHED_TERMS);
    for (uint32_t i = 0; i < searched; i++) {
        uint32_t n;
        const uint32_t *stories = fhi_postings_of(&g->postings, terms[i].number, &n);
        for (uint32_t k = 0; k < n; k++) {
            uint32_t story = stories[k];
            if (g->gained[story] == 0) {
                uint32_t *at = FHI_PUSH(g->scratch, &touched);
                if (!at) return false;
                *at = story;
            }
            g->gained[story] += terms[i].whole * terms[i].whole + terms[i].opening * terms[i].opening;
        }
    }
    for (uint32_t i = 0; i < touched.n; i++) {
        uint32_t story = touched.at[i];
        const told *s = &g->stories.at[story];
        if (!s->forgotten) keep(found, (candidate){story, g->gained[story] * freshness(s, day)});
        g->gained[story] = 0;
    }
    return true;
}

static fhi_closeness compare(const told *s, const fhi_vector *v, fhi_day day)
{
    fhi_closeness f = {.undated = !is_dated(s, day)};
    fhi_centre_compare(&s->centre, v, &f.centre);
    f.average = f.centre.whole * sqrtf((float)s->centre.whole) / (float)s->members.n;
    f.members = logf((float)s->members.n);
    if (is_dated(s, day)) {
        f.days = log_days(s, day);
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
        if (!fhi_postings_add(&g->postings, fresh.at[i], story)) return false;
    }
    uint32_t *at = FHI_PUSH(g->arena, &s->members);
    if (!at) return false;
    *at = article;
    m->story = story;
    s->seen = g->today != FHI_NO_DAY ? g->today : m->day;
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
    if (!search(g, &m->vector, m->day, &found)) return false;
    fhi_closeness of[CANDIDATES];
    for (uint32_t i = 0; i < found.n; i++) {
        const told *s = &g->stories.at[found.at[i].story];
        of[i] = compare(s, &m->vector, m->day);
        found.at[i].gain = (of[i].centre.whole + of[i].centre.opening) * freshness(s, m->day);
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
    uint32_t *open = g->window ? FHI_PUSH(g->arena, &g->open) : NULL;
    if (open) *open = *story;
    return open || !g->window;
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

/* The member that is most like the rest; of equals the earliest. */
static uint32_t middle_of(const fhi_grouping *g, const uint32_t *articles, uint32_t n, const fhi_centre *centre)
{
    uint32_t middle = articles[0];
    float best = -1;
    for (uint32_t i = 0; i < n; i++) {
        fhi_likeness l;
        fhi_centre_compare(centre, &g->members.at[articles[i]].vector, &l);
        if (l.whole + l.opening > best + 1e-6f) {
            best = l.whole + l.opening;
            middle = articles[i];
        }
    }
    return middle;
}

/* ---- forgetting what is past the window */

/* Keeps of a story what its line in the list needs. */
static bool forget(fhi_grouping *g, told *s)
{
    s->titled_by = middle_of(g, s->members.at, s->members.n, &s->centre);
    s->title = fhi_arena_copy(g->arena, g->members.at[s->titled_by].title);
    if (!s->title.ptr) return false;
    s->forgotten = true;
    fhi_centre_done(&s->centre);
    for (uint32_t i = 0; i < s->members.n; i++) {
        member *m = &g->members.at[s->members.at[i]];
        free(m->vector.terms);
        m->vector = (fhi_vector){0};
        m->title = (fh_span){NULL, 0};
    }
    return true;
}

static bool is_forgotten(const void *stories, uint32_t story)
{
    return ((const told *)stories)[story].forgotten;
}

static bool has_stories(const void *postings, uint32_t term)
{
    uint32_t n;
    fhi_postings_of(postings, term, &n);
    return n > 0;
}

/* Goes over the stories that are open, and from time to time over the terms that no such story has. */
static bool forget_old(fhi_grouping *g)
{
    uint32_t open = 0;
    for (uint32_t i = 0; i < g->open.n; i++) {
        told *s = &g->stories.at[g->open.at[i]];
        if (s->seen == FHI_NO_DAY) s->seen = g->today; /* nothing was dated before it came */
        if ((int64_t)g->today - s->seen <= g->window)
            g->open.at[open++] = g->open.at[i];
        else if (!forget(g, s))
            return false;
    }
    g->open.n = open;
    if (fhi_vector_terms(g->vocabulary) / 2 < (g->terms > TERMS_TO_FORGET / 2 ? g->terms : TERMS_TO_FORGET / 2))
        return true;
    fhi_postings_sweep(&g->postings, is_forgotten, g->stories.at);
    return fhi_vector_forget(g->vocabulary, has_stories, &g->postings, &g->terms);
}

/* Moves the clock on by an arrival of that day, and forgets what is past the window. False when memory is out. */
static bool tell_time(fhi_grouping *g, fhi_day day)
{
    fhi_clock_tick(&g->clock, day);
    if (g->clock.now == FHI_NO_DAY) return true;
    bool later = g->today == FHI_NO_DAY || g->clock.now > g->today;
    g->today = g->clock.now;
    return !g->window || !later || forget_old(g);
}

/* ---- the next article */

/* Fills the vector and the title, in memory of their own. False when memory is out. */
static bool make_member(fhi_grouping *g, const fhi_reading *reading, member *m)
{
    fhi_vector made;
    if (!fhi_vector_make(g->scratch, g->scratch, g->vocabulary, reading, &made)) return false;
    fh_span title = title_of(reading);
    size_t size = made.n * sizeof *made.terms;
    char *piece = malloc(size + title.len + 1);
    if (!piece) return false;
    if (size) memcpy(piece, made.terms, size);
    if (title.len) memcpy(piece + size, title.ptr, title.len);
    m->vector = made;
    m->vector.terms = (fhi_term *)piece;
    m->title = (fh_span){piece + size, title.len};
    return true;
}

fh_status fhi_group_add(fhi_grouping *g, const fhi_reading *reading, fh_error *error)
{
    fhi_arena_reset(g->scratch);
    member m = {.published = reading->article->published.day};
    bool ok = tell_time(g, m.published) && make_member(g, reading, &m);
    m.day = m.published != FHI_NO_DAY ? m.published : g->clock.now;
    member *kept = ok ? FHI_PUSH(g->arena, &g->members) : NULL;
    if (kept)
        *kept = m;
    else
        free(m.vector.terms);
    uint32_t story;
    ok = kept && place(g, &m, &story) && (story != FHI_NONE || start(g, &story)) && join(g, g->members.n - 1, story);
    return ok ? FH_OK : fhi_error_memory(error, "story");
}

/* ---- the list */

/* Fills what a story says of itself from its articles. False when memory is out. */
static bool describe(fhi_arena *arena, const fhi_grouping *g, fhi_story *story)
{
    const told *s = &g->stories.at[g->members.at[story->articles.at[0]].story];
    fhi_centre centre = {0};
    story->first = story->last = FHI_NO_DAY;
    bool ok = true;
    for (uint32_t i = 0; i < story->articles.n && ok; i++) {
        const member *m = &g->members.at[story->articles.at[i]];
        if (!s->forgotten) ok = fhi_centre_add(arena, &centre, &m->vector, NULL);
        if (m->published == FHI_NO_DAY) continue;
        if (story->first == FHI_NO_DAY || m->published < story->first) story->first = m->published;
        if (story->last == FHI_NO_DAY || m->published > story->last) story->last = m->published;
    }
    if (ok) {
        story->titled_by = s->forgotten ? s->titled_by : middle_of(g, story->articles.at, story->articles.n, &centre);
        story->title = fhi_arena_copy(arena, s->forgotten ? s->title : g->members.at[story->titled_by].title);
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
