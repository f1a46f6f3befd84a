/* SPDX-License-Identifier: Apache-2.0 */
/* articles → stories in one pass (single-pass clustering as in topic detection and tracking, Allan 2002): each article is held against the
 * stories that share its weightiest terms, by their centre, their nearest member and their days, and joins the likeliest or starts one. */
#include "story/group.h"

#include "base/limits.h"
#include "base/span.h"
#include "extract/extract.h"
#include "story/grouping.h"
#include "story/refine.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    SEARCHED_TERMS = 32,
    CANDIDATES = 12,
    LOOKED_INTO = 4,
    COMPARED_MEMBERS = 16,
    LOOK_AHEAD = 8,           /* stories */
    TERMS_TO_FORGET = 1 << 20 /* fewer are not worth looking through */
};

/* How much likeness counts for at that distance in time: what is long past is told anew seldom, and must not crowd out what is not. */
static float freshness_after(int days)
{
    return 1 / (1 + logf(1 + (float)days));
}

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
    for (int days = 0; days < FHI_GROUPING_DAYS; days++) g->freshness[days] = freshness_after(days);
    g->clock.now = g->today = g->began = FHI_NO_DAY;
    *out = g;
    return FH_OK;
}

void fhi_group_judge_by(fhi_grouping *g, const fhi_judge *judge)
{
    g->judge = judge;
}

void fhi_group_watch(fhi_grouping *g, fhi_on_closeness *on_closeness, void *context)
{
    g->on_closeness = on_closeness;
    g->watcher = context;
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

static bool is_dated(const fhi_told *s, fhi_day day)
{
    return day != FHI_NO_DAY && s->last != FHI_NO_DAY;
}

static int days_between(const fhi_told *s, fhi_day day)
{
    return day > s->last ? day - s->last : day < s->first ? s->first - day : 0;
}

static float freshness(const fhi_grouping *g, const fhi_told *s, fhi_day day)
{
    if (!is_dated(s, day)) return 1;
    int days = days_between(s, day);
    return days < FHI_GROUPING_DAYS ? g->freshness[days] : freshness_after(days);
}

/* Room for every story that is listed under the terms, and one more; NULL when memory is out. */
static uint32_t *make_touched(const fhi_grouping *g, const fhi_term *terms, uint32_t n)
{
    size_t all = 1;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t listed;
        __builtin_prefetch(fhi_postings_of(&g->postings, terms[i].number, &listed)); /* walked next */
        all += listed;
    }
    return fhi_arena_array(g->scratch, all, sizeof(uint32_t));
}

/* The stories that share the article's weightiest terms, most shared weight first, the fresher the more it counts; of equals the later.
 * False when memory is out. */
static bool search(fhi_grouping *g, const fhi_vector *v, fhi_day day, candidates *found)
{
    fhi_term terms[SEARCHED_TERMS];
    uint32_t searched;
    if (!make_room(g) || !fhi_vector_heaviest(g->scratch, v->terms, v->n, SEARCHED_TERMS, terms, &searched))
        return false;
    uint32_t n = 0, *touched = make_touched(g, terms, searched);
    if (!touched) return false;
    for (uint32_t i = 0; i < searched; i++) {
        uint32_t listed;
        const uint32_t *stories = fhi_postings_of(&g->postings, terms[i].number, &listed);
        float gain = terms[i].whole * terms[i].whole + terms[i].opening * terms[i].opening;
        for (uint32_t k = 0; k < listed; k++) {
            float *gained = &g->gained[stories[k]];
            touched[n] = stories[k]; /* stays where it is the first time */
            n += *gained == 0;
            *gained += gain;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        if (i + LOOK_AHEAD < n) __builtin_prefetch(&g->stories.at[touched[i + LOOK_AHEAD]].first);
        uint32_t story = touched[i];
        const fhi_told *s = &g->stories.at[story];
        if (!s->forgotten) keep(found, (candidate){story, g->gained[story] * freshness(g, s, day)});
        g->gained[story] = 0;
    }
    return true;
}

static fhi_closeness compare(const fhi_told *s, const fhi_arrival *a, fhi_day day)
{
    fhi_closeness f = {.numbered = a->numbers > 0, .undated = !is_dated(s, day)};
    fhi_centre_hold(&s->centre, a, &f.centre, &f.cover);
    f.average = f.centre.whole * sqrtf((float)s->centre.whole) / (float)s->members.n;
    f.members = logf((float)s->members.n);
    if (is_dated(s, day)) {
        f.days = logf(1 + (float)days_between(s, day));
        f.age = logf(1 + (float)(day > s->first ? day - s->first : s->last > day ? s->last - day : 0));
    }
    return f;
}

/* The likeness of the nearest of the latest members. */
static fhi_likeness nearest(const fhi_grouping *g, const fhi_told *s, const fhi_sought *v)
{
    fhi_likeness highest = {0};
    for (uint32_t i = s->members.n > COMPARED_MEMBERS ? s->members.n - COMPARED_MEMBERS : 0; i < s->members.n; i++) {
        fhi_likeness near;
        fhi_vector_compare(v, &g->members.at[s->members.at[i]].vector, &near);
        if (near.whole > highest.whole) highest = near;
    }
    return highest;
}

bool fhi_group_join(fhi_grouping *g, uint32_t article, uint32_t story, fhi_day seen, bool again)
{
    fhi_member *m = &g->members.at[article];
    fhi_told *s = &g->stories.at[story];
    fhi_numbers fresh = {0};
    if (!s->forgotten && !fhi_centre_add(g->scratch, &s->centre, &m->vector, &fresh)) return false;
    for (uint32_t i = 0; i < fresh.n; i++) {
        if (i + LOOK_AHEAD < fresh.n) fhi_postings_fetch(&g->postings, fresh.at[i + LOOK_AHEAD]);
        if (again && fhi_postings_is_cut(&g->postings, fresh.at[i])) continue;
        if (!fhi_postings_add(&g->postings, fresh.at[i], story)) return false;
    }
    uint32_t *at = FHI_PUSH(g->arena, &s->members);
    if (!at) return false;
    *at = article;
    m->story = story;
    m->seen = s->seen = seen;
    if (m->day != FHI_NO_DAY) {
        if (s->first == FHI_NO_DAY || m->day < s->first) s->first = m->day;
        if (s->last == FHI_NO_DAY || m->day > s->last) s->last = m->day;
    }
    return true;
}

/* The story that the article most surely belongs to; FHI_NONE if none. False when memory is out. */
static bool place(fhi_grouping *g, const fhi_member *m, const fhi_vector *made, uint32_t *story)
{
    candidates found = {.n = 0};
    fhi_arrival arrival;
    if (!search(g, &m->vector, m->day, &found)) return false;
    fhi_centre_arrive(made, &arrival);
    fhi_closeness of[CANDIDATES];
    for (uint32_t i = 0; i < found.n; i++) {
        const fhi_told *s = &g->stories.at[found.at[i].story];
        of[i] = compare(s, &arrival, m->day);
        found.at[i].gain = (of[i].centre.whole + of[i].centre.opening) * freshness(g, s, m->day);
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
        of[i].nearest = nearest(g, &g->stories.at[found.at[i].story], &arrival.sought);
        if (g->on_closeness) g->on_closeness(g->watcher, g->members.n - 1, found.at[i].story, &of[i]);
        float sure = fhi_judge_sure(g->judge, &of[i], m->vector.headline);
        if (sure > best) {
            best = sure;
            *story = found.at[i].story;
        }
    }
    return true;
}

bool fhi_group_start(fhi_grouping *g, uint32_t *story)
{
    fhi_told *s = FHI_PUSH(g->arena, &g->stories);
    if (!s) return false;
    s->first = s->last = FHI_NO_DAY;
    *story = g->stories.n - 1;
    uint32_t *open = FHI_PUSH(g->arena, &g->open);
    if (open) *open = *story;
    return open != NULL;
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

/* The member that is most like the rest, in English if there is one; of equals the earliest. */
static uint32_t middle_of(const fhi_grouping *g, const uint32_t *articles, uint32_t n, const fhi_centre *centre)
{
    const float most = 2; /* that the sum of two likenesses is */
    uint32_t middle = articles[0];
    float best = -1 - most;
    for (uint32_t i = 0; i < n && n > 1; i++) {
        const fhi_vector *v = &g->members.at[articles[i]].vector;
        fhi_likeness l;
        fhi_sought sought;
        fhi_vector_seek(v->terms, v->n, &sought);
        fhi_centre_compare(centre, &sought, &l);
        float like = l.whole + l.opening - (g->members.at[articles[i]].foreign ? most : 0);
        if (like > best + 1e-6f) {
            best = like;
            middle = articles[i];
        }
    }
    return middle;
}

/* ---- forgetting what is past the window */

/* Keeps of a story what its line in the list needs; its terms go to `terms`. */
static bool forget(fhi_grouping *g, uint32_t story, fhi_numbers *terms)
{
    fhi_told *s = &g->stories.at[story];
    uint32_t *closed = FHI_PUSH(g->arena, &g->closed);
    if (!fhi_centre_numbers(g->scratch, &s->centre, terms)) return false;
    s->titled_by = middle_of(g, s->members.at, s->members.n, &s->centre);
    s->title = fhi_arena_copy(g->arena, g->members.at[s->titled_by].title);
    if (!s->title.ptr || !closed) return false;
    *closed = story;
    s->forgotten = true;
    g->past += s->members.n;
    fhi_centre_done(&s->centre);
    for (uint32_t i = 0; i < s->members.n; i++) {
        fhi_member *m = &g->members.at[s->members.at[i]];
        free(m->vector.terms);
        m->vector = (fhi_vector){0};
        m->title = (fh_span){NULL, 0};
    }
    return true;
}

static bool is_forgotten(const void *stories, uint32_t story)
{
    return ((const fhi_told *)stories)[story].forgotten;
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
    uint32_t open = 0, before = g->open.n;
    fhi_numbers terms = {0}; /* of the stories that are forgotten: in no other lists do they stand */
    for (uint32_t i = 0; i < before; i++) {
        fhi_day seen = g->stories.at[g->open.at[i]].seen;
        if (seen == FHI_NO_DAY) seen = g->began; /* nothing was dated before it came */
        if ((int64_t)g->today - seen <= g->window)
            g->open.at[open++] = g->open.at[i];
        else if (!forget(g, g->open.at[i], &terms))
            return false;
    }
    g->open.n = open;
    fhi_postings_sweep(&g->postings, terms.at, terms.n, is_forgotten, g->stories.at);
    if (fhi_vector_terms(g->vocabulary) / 2 < (g->terms > TERMS_TO_FORGET / 2 ? g->terms : TERMS_TO_FORGET / 2))
        return true;
    return fhi_vector_forget(g->vocabulary, has_stories, &g->postings, &g->terms);
}

/* Moves the clock on by an arrival of that day, and forgets what is past the window. False when memory is out. */
static bool tell_time(fhi_grouping *g, fhi_day day)
{
    fhi_clock_tick(&g->clock, day);
    if (g->clock.now == FHI_NO_DAY) return true;
    bool later = g->today == FHI_NO_DAY || g->clock.now > g->today;
    g->today = g->clock.now;
    if (g->began == FHI_NO_DAY) g->began = g->today;
    return !g->window || !later || forget_old(g);
}

/* ---- the next article */

bool fhi_group_hold(fhi_member *m, const fhi_vector *vector, fh_span title)
{
    size_t size = vector->n * sizeof *vector->terms;
    char *piece = malloc(size + title.len + 1);
    if (!piece) return false;
    if (size) memcpy(piece, vector->terms, size);
    if (title.len) memcpy(piece + size, title.ptr, title.len);
    m->vector = *vector;
    m->vector.figures = NULL;
    m->vector.terms = (fhi_term *)piece;
    m->title = (fh_span){piece + size, title.len};
    return true;
}

fh_status fhi_group_add(fhi_grouping *g, const fhi_reading *reading, fh_error *error)
{
    fhi_arena_reset(g->scratch);
    const fhi_published *published = &reading->article->published;
    /* a day that the text alone tells may be that of a later version: it keeps no two reports apart */
    fhi_member m = {.published = published->basis == FHI_BASIS_TEXT ? FHI_NO_DAY : published->day,
                    .foreign = fhi_extract_is_foreign(reading->article)};
    fhi_vector made;
    bool ok = tell_time(g, m.published) && fhi_vector_make(g->scratch, g->scratch, g->vocabulary, reading, &made) &&
              fhi_group_hold(&m, &made, title_of(reading));
    m.day = m.published != FHI_NO_DAY ? m.published : g->clock.now;
    fhi_member *kept = ok ? FHI_PUSH(g->arena, &g->members) : NULL;
    if (kept)
        *kept = m;
    else
        free(m.vector.terms);
    uint32_t story;
    fhi_day seen = g->today != FHI_NO_DAY ? g->today : m.day;
    ok = kept && place(g, &m, &made, &story) && (story != FHI_NONE || fhi_group_start(g, &story)) &&
         fhi_group_join(g, g->members.n - 1, story, seen, false);
    return ok ? FH_OK : fhi_error_memory(error, "story");
}

uint32_t fhi_group_open_articles(const fhi_grouping *g)
{
    return g->members.n - g->past;
}

uint32_t fhi_group_articles(const fhi_grouping *g)
{
    return g->members.n;
}

/* ---- the list */

/* Fills what a story says of itself from its articles. False when memory is out. */
static bool describe(fhi_arena *arena, const fhi_grouping *g, fhi_story *story)
{
    const fhi_told *s = &g->stories.at[g->members.at[story->articles.at[0]].story];
    fhi_centre centre = {0};
    story->first = story->last = FHI_NO_DAY;
    bool ok = true;
    for (uint32_t i = 0; i < story->articles.n && ok; i++) {
        const fhi_member *m = &g->members.at[story->articles.at[i]];
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
        const fhi_member *m = &g->members.at[i];
        placed[i] = (fhi_placed){&m->vector, m->day, m->story};
    }
    ok = ok && (!batch || fhi_refine_stories(placed, g->members.n, g->stories.n)) &&
         write_stories(arena, scratch, g, placed, &made);
    fhi_arena_free(scratch);
    if (!ok) return fhi_error_memory(error, "story");
    *stories = made;
    return FH_OK;
}
