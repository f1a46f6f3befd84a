/* SPDX-License-Identifier: Apache-2.0 */
/* Average-link clustering from a given start (UPGMA, Sokal and Michener 1958): stories that are each other's nearest merge while their
 * articles are alike on average; between two such rounds each article goes where it is most at home. The average over all pairs comes
 * from sums of vectors, so that it costs no more than one comparison. */
#include "story/refine.h"

#include "base/limits.h"
#include "story/centre.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROUNDS = 1,
    MERGE_ROUNDS = 16,
    LISTED_TERMS = 120,
    SEARCHED_TERMS = 30,
    CANDIDATES = 5,
    LOOK_AHEAD = 8 /* stories */
};

/* What it takes, on the scale of closeness(). Fitted to labelled stories, with and without stories of one article among them. */
typedef struct bounds {
    float merge;   /* two stories */
    float stay;    /* an article in its story */
    float join;    /* an article that is a story by itself, another one */
    float day;     /* lost for each unit of the logarithm of the days between */
    float undated; /* lost where days are not known */
    float
        strange; /* lost where neither mentions what the other names: events of one kind, in other places, of other people */
    float single; /* lost between two articles that have no others with them, among a thousand: see by_chance() */
} bounds;

static const bounds REPORTS = {.24f, .07f, .13f, .18f, .02f, .7f, .12f};
static const bounds HEADLINES = {.12f, .04f, .10f, .05f, 0, 0, 0}; /* few words: less in common for the same event */

/* How close a story is to others; worked out in one round, in which no story changes. */
typedef struct comparisons {
    uint32_t story[CANDIDATES];
    float closeness[CANDIDATES];
    uint32_t n, round;
} comparisons;

typedef struct told {
    fhi_centre centre;
    fhi_day first, last; /* of the dated; as wide as before when one has left, until the next round */
    uint32_t dated;
    uint32_t headlines;
    fhi_term *heaviest; /* its LISTED_TERMS heaviest terms, heaviest first; what is in them holds while `weighed` */
    uint32_t heaviest_count;
    bool weighed;
    bool changed;     /* since its partner was looked for */
    uint32_t partner; /* the story it is closest to; FHI_NONE */
    float closeness;
    comparisons compared;
} told;

typedef struct posting {
    uint32_t story;
    float weight;
} posting;

typedef struct candidates {
    posting at[CANDIDATES]; /* weight: what the search terms have in common */
    uint32_t n;
} candidates;

typedef struct refining {
    fhi_arena *arena;   /* stories */
    fhi_arena *listing; /* postings of one round */
    fhi_arena *scratch; /* of one search */
    fhi_placed *articles;
    uint32_t n;
    uint32_t terms; /* numbers are below */
    FHI_LIST(told) stories;
    uint32_t *first; /* by term: its first posting; one more at the end */
    posting *postings;
    float *gained;  /* by story; all zero between searches */
    uint32_t round; /* of merging, from 1 */
} refining;

/* ---- stories */

static void widen(told *s, fhi_day first, fhi_day last)
{
    if (!s->dated || first < s->first) s->first = first;
    if (!s->dated || last > s->last) s->last = last;
}

static bool put_in(refining *r, uint32_t article, uint32_t story)
{
    fhi_placed *a = &r->articles[article];
    told *s = &r->stories.at[story];
    if (!fhi_centre_add(r->arena, &s->centre, a->vector, NULL)) return false;
    if (a->day != FHI_NO_DAY) {
        widen(s, a->day, a->day);
        s->dated++;
    }
    s->headlines += a->vector->headline;
    s->changed = true;
    s->weighed = false;
    a->story = story;
    return true;
}

static void take_out(refining *r, uint32_t article)
{
    const fhi_placed *a = &r->articles[article];
    told *s = &r->stories.at[a->story];
    fhi_centre_take(&s->centre, a->vector);
    s->dated -= a->day != FHI_NO_DAY;
    s->headlines -= a->vector->headline;
    s->changed = true;
    s->weighed = false;
}

static const bounds *bounds_for(bool headlines)
{
    return headlines ? &HEADLINES : &REPORTS;
}

static bool of_headlines(const told *s)
{
    return s->headlines * 2 > s->centre.members;
}

/* What two single articles lose: the more there are, the more the most alike of them have in common by chance, by the logarithm of their number as
 * the greatest of so many does (Gumbel 1958); two in a folder of five are together for a reason. */
static float by_chance(const bounds *b, uint32_t articles)
{
    return b->single * logf((float)articles) / logf(1000);
}

/* Average likeness less what days apart take away; `dated` is the share of pairs whose days are both known. */
static float closeness(const bounds *b, const fhi_average *average, double dated, int days)
{
    float share = (float)dated, lost = share * b->day * logf(1 + (float)days) + (1 - share) * b->undated;
    lost += b->strange * average->strange;
    return average->like.whole + .5f * average->like.opening - lost;
}

/* Days between two spans of days; 0 where they meet. */
static int days_between(fhi_day first, fhi_day last, const told *s)
{
    return first > s->last ? first - s->last : last < s->first ? s->first - last : 0;
}

static double dated_share(const told *s)
{
    return s->centre.members ? (double)s->dated / s->centre.members : 0;
}

static float article_to_story(const refining *r, const fhi_placed *a, const fhi_sought *sought, const told *s)
{
    fhi_average average;
    fhi_centre_average(&s->centre, sought, &average);
    double dated = a->day == FHI_NO_DAY ? 0 : dated_share(s);
    int days = dated > 0 ? days_between(a->day, a->day, s) : 0;
    const bounds *b = bounds_for(a->vector->headline);
    return closeness(b, &average, dated, days) - (s->centre.members == 1 ? by_chance(b, r->n) : 0);
}

static float story_to_story(const refining *r, const told *s, const fhi_sought *sought, const told *t)
{
    fhi_average average;
    fhi_centre_average_of(&s->centre, sought, &t->centre, &average);
    double dated = dated_share(s) * dated_share(t);
    const bounds *b = bounds_for(of_headlines(s) && of_headlines(t));
    int days = dated > 0 ? days_between(s->first, s->last, t) : 0;
    bool single = s->centre.members == 1 && t->centre.members == 1;
    return closeness(b, &average, dated, days) - (single ? by_chance(b, r->n) : 0);
}

/* The same, looked up where the other story was compared with this one in this round, as it is the same both ways. Not between two tables of one
 * size: there each way takes the sum in its own order, and the last digits may differ. */
static float look_up(const refining *r, uint32_t story, const fhi_sought *sought, uint32_t other)
{
    const told *s = &r->stories.at[story], *t = &r->stories.at[other];
    const comparisons *before = &t->compared;
    bool two_ways = !s->centre.only && !t->centre.only && s->centre.n == t->centre.n;
    for (uint32_t i = 0; i < before->n && before->round == r->round && !two_ways; i++)
        if (before->story[i] == story) return before->closeness[i];
    return story_to_story(r, s, sought, t);
}

/* ---- search */

/* Finds the heaviest terms of a story, where they are not known from before. */
static bool weigh_story(refining *r, told *s)
{
    if (s->weighed) return true;
    fhi_arena_reset(r->scratch);
    fhi_term *terms = fhi_arena_array(r->scratch, s->centre.n, sizeof *terms);
    if (!s->heaviest) s->heaviest = fhi_arena_array(r->arena, LISTED_TERMS, sizeof *s->heaviest);
    if (!terms || !s->heaviest) return false;
    uint32_t n = fhi_centre_terms(&s->centre, terms);
    s->weighed = fhi_vector_heaviest(r->scratch, terms, n, LISTED_TERMS, s->heaviest, &s->heaviest_count);
    return s->weighed;
}

/* Lists the stories under their weightiest terms, ascending. */
static bool list_stories(refining *r)
{
    fhi_arena_reset(r->listing);
    uint32_t n = r->stories.n;
    r->gained = fhi_arena_array(r->listing, n, sizeof *r->gained);
    r->first = fhi_arena_array(r->listing, (size_t)r->terms + 2, sizeof *r->first);
    uint32_t all = 0;
    if (!r->gained || !r->first) return false;
    for (uint32_t i = 0; i < n; i++) {
        told *s = &r->stories.at[i];
        if (!s->centre.members) continue;
        if (!weigh_story(r, s)) return false;
        for (uint32_t k = 0; k < s->heaviest_count; k++) r->first[s->heaviest[k].number + 2]++;
        all += s->heaviest_count;
    }
    r->postings = fhi_arena_array(r->listing, all, sizeof *r->postings);
    if (!r->postings) return false;
    for (uint32_t t = 2; t < r->terms + 2; t++) r->first[t] += r->first[t - 1];
    for (uint32_t i = 0; i < n; i++) {
        const told *s = &r->stories.at[i];
        if (!s->centre.members) continue;
        float length = (float)sqrt(s->centre.whole + s->centre.opening);
        for (uint32_t k = 0; k < s->heaviest_count; k++) {
            const fhi_term *t = &s->heaviest[k];
            r->postings[r->first[t->number + 1]++] = (posting){i, (t->whole + t->opening) / length};
        }
    }
    return true;
}

/* The postings of a term that a search from story `near` follows: of a term with very many, those told of at about the same time. */
static void window(const refining *r, uint32_t term, uint32_t near, uint32_t *from, uint32_t *to)
{
    uint32_t low = r->first[term], high = r->first[term + 1];
    *from = low;
    *to = high;
    if (high - low <= FHI_MAX_STORY_POSTINGS) return;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (r->postings[middle].story < near)
            low = middle + 1;
        else
            high = middle;
    }
    if (low - *from > FHI_MAX_STORY_POSTINGS / 2) *from = low - FHI_MAX_STORY_POSTINGS / 2;
    if (*to - *from > FHI_MAX_STORY_POSTINGS) *to = *from + FHI_MAX_STORY_POSTINGS;
}

static void keep(candidates *kept, posting c)
{
    uint32_t at = kept->n;
    while (at > 0 && kept->at[at - 1].weight < c.weight) at--;
    if (at == CANDIDATES) return;
    if (kept->n < CANDIDATES) kept->n++;
    memmove(&kept->at[at + 1], &kept->at[at], (kept->n - 1 - at) * sizeof *kept->at);
    kept->at[at] = c;
}

/* Stories other than `self` that share the most of `terms`, of which there are SEARCHED_TERMS at most. */
static bool search(refining *r, const fhi_term *terms, uint32_t n, uint32_t self, candidates *found)
{
    uint32_t from[SEARCHED_TERMS], to[SEARCHED_TERMS], touched_n = 0;
    size_t all = 1; /* room for every story that is listed under the terms, and one more */
    for (uint32_t i = 0; i < n; i++) {
        window(r, terms[i].number, self, &from[i], &to[i]);
        all += to[i] - from[i];
    }
    uint32_t *touched = fhi_arena_unset(r->scratch, all, sizeof *touched);
    if (!touched) return false;
    for (uint32_t i = 0; i < n; i++) {
        float sought = terms[i].whole + terms[i].opening;
        for (uint32_t k = from[i]; k < to[i]; k++) {
            float *gained = &r->gained[r->postings[k].story];
            touched[touched_n] = r->postings[k].story; /* stays where it is the first time */
            touched_n += *gained == 0;
            *gained += sought * r->postings[k].weight;
        }
    }
    found->n = 0;
    for (uint32_t i = 0; i < touched_n; i++) {
        uint32_t story = touched[i];
        if (i + LOOK_AHEAD < touched_n) __builtin_prefetch(&r->stories.at[touched[i + LOOK_AHEAD]].centre.members);
        if (story != self && r->stories.at[story].centre.members) keep(found, (posting){story, r->gained[story]});
        r->gained[story] = 0;
    }
    return true;
}

/* ---- merging */

static bool find_partner(refining *r, uint32_t story)
{
    told *s = &r->stories.at[story];
    candidates found;
    if (!weigh_story(r, s)) return false;
    fhi_arena_reset(r->scratch);
    uint32_t searched = s->heaviest_count < SEARCHED_TERMS ? s->heaviest_count : SEARCHED_TERMS;
    if (!search(r, s->heaviest, searched, story, &found)) return false;
    s->partner = FHI_NONE;
    s->changed = false;
    fhi_sought sought;
    if (s->centre.only && found.n) fhi_vector_seek(s->centre.only, s->centre.n, &sought);
    s->compared = (comparisons){.round = r->round};
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t other = found.at[i].story;
        float close = look_up(r, story, &sought, other);
        s->compared.story[s->compared.n] = other;
        s->compared.closeness[s->compared.n++] = close;
        bool enough = close >= bounds_for(of_headlines(s) && of_headlines(&r->stories.at[other]))->merge;
        bool more = s->partner == FHI_NONE || close > s->closeness || (close == s->closeness && other < s->partner);
        if (!enough || !more) continue;
        s->partner = other;
        s->closeness = close;
    }
    return true;
}

/* One of two stories takes in the other's sums; the articles follow at the end of the round. */
static bool unite(refining *r, uint32_t into, uint32_t from)
{
    told *a = &r->stories.at[into], *b = &r->stories.at[from];
    if (!fhi_centre_unite(&a->centre, &b->centre)) return false;
    if (b->dated) widen(a, b->first, b->last);
    a->dated += b->dated;
    a->headlines += b->headlines;
    a->changed = true;
    a->weighed = false;
    fhi_centre_done(&b->centre);
    *b = (told){.partner = into};
    return true;
}

/* Whether a story's partner has to be looked for again: it changed, or one that it was compared with did. Average link spares the rest: what two
 * stories unite into is no closer to a third than the closer of the two was, unless the two were single articles. */
static bool is_stale(const refining *r, const told *s)
{
    if (!s->centre.members) return false;
    if (s->changed) return true;
    for (uint32_t i = 0; i < s->compared.n; i++) {
        const told *other = &r->stories.at[s->compared.story[i]];
        if (other->changed || !other->centre.members) return true;
    }
    return false;
}

static bool find_partners(refining *r)
{
    bool *stale = fhi_arena_array(r->listing, r->stories.n, sizeof *stale);
    if (!stale) return false;
    for (uint32_t i = 0; i < r->stories.n; i++) stale[i] = is_stale(r, &r->stories.at[i]);
    for (uint32_t i = 0; i < r->stories.n; i++) {
        if (stale[i] && !find_partner(r, i)) return false;
    }
    return true;
}

/* Unites the stories that are each other's partners. */
static bool merge_once(refining *r, bool *any)
{
    *any = false;
    r->round++;
    if (!list_stories(r) || !find_partners(r)) return false;
    for (uint32_t i = 0; i < r->stories.n; i++) {
        uint32_t other = r->stories.at[i].partner;
        bool mutual = r->stories.at[i].centre.members && other != FHI_NONE && other > i &&
                      r->stories.at[other].centre.members && r->stories.at[other].partner == i;
        if (!mutual) continue;
        if (!unite(r, i, other)) return false;
        *any = true;
    }
    for (uint32_t i = 0; i < r->n; i++) {
        const told *s = &r->stories.at[r->articles[i].story];
        if (!s->centre.members) r->articles[i].story = s->partner;
    }
    return true;
}

static bool merge(refining *r)
{
    bool any = true;
    for (uint32_t i = 0; i < r->stories.n; i++) r->stories.at[i].changed = true;
    for (uint32_t round = 0; round < MERGE_ROUNDS && any; round++) {
        if (!merge_once(r, &any)) return false;
    }
    return true;
}

/* ---- moving */

static bool start(refining *r, uint32_t *story)
{
    told *s = FHI_PUSH(r->arena, &r->stories);
    if (!s) return false;
    s->partner = FHI_NONE;
    *story = r->stories.n - 1;
    return true;
}

/* Puts an article where it is most at home. */
static bool move(refining *r, uint32_t article)
{
    const fhi_placed *a = &r->articles[article];
    uint32_t old = a->story, best = old;
    const told *s = &r->stories.at[old];
    /* what is heaviest in a story of this article alone has been found, and stays so where it stays alone */
    bool known = s->weighed && s->centre.only && s->heaviest_count >= SEARCHED_TERMS;
    fhi_arena_reset(r->scratch);
    fhi_term terms[SEARCHED_TERMS];
    uint32_t searched = SEARCHED_TERMS;
    candidates found;
    if (!known && !fhi_vector_heaviest(r->scratch, a->vector->terms, a->vector->n, SEARCHED_TERMS, terms, &searched))
        return false;
    if (!search(r, known ? s->heaviest : terms, searched, old, &found)) return false;
    fhi_sought sought;
    fhi_vector_seek(a->vector->terms, a->vector->n, &sought);
    take_out(r, article);
    bool alone = r->stories.at[old].centre.members == 0;
    const bounds *b = bounds_for(a->vector->headline);
    float highest = alone ? b->join : article_to_story(r, a, &sought, &r->stories.at[old]);
    if (!alone && highest < b->stay) highest = b->stay, best = FHI_NONE;
    for (uint32_t i = 0; i < found.n; i++) {
        float close = article_to_story(r, a, &sought, &r->stories.at[found.at[i].story]);
        if (close <= highest) continue;
        highest = close;
        best = found.at[i].story;
    }
    if (best == FHI_NONE && !start(r, &best)) return false;
    if (!put_in(r, article, best)) return false;
    r->stories.at[best].weighed = known && best == old;
    return true;
}

/* The days that each story's articles stand for now. */
static void count_days(refining *r)
{
    for (uint32_t i = 0; i < r->stories.n; i++) r->stories.at[i].dated = 0;
    for (uint32_t i = 0; i < r->n; i++) {
        const fhi_placed *a = &r->articles[i];
        told *s = &r->stories.at[a->story];
        if (a->day == FHI_NO_DAY) continue;
        widen(s, a->day, a->day);
        s->dated++;
    }
}

static bool move_all(refining *r)
{
    if (!list_stories(r)) return false;
    uint32_t listed = r->stories.n;
    for (uint32_t i = 0; i < r->n; i++) {
        if (r->articles[i].story < listed && !move(r, i)) return false;
    }
    return true;
}

static bool refine(refining *r, uint32_t stories)
{
    for (uint32_t i = 0, made; i < stories; i++) {
        if (!start(r, &made)) return false;
    }
    for (uint32_t i = 0; i < r->n; i++) {
        const fhi_vector *v = r->articles[i].vector;
        if (v->n && v->terms[v->n - 1].number >= r->terms) r->terms = v->terms[v->n - 1].number + 1;
        if (!put_in(r, i, r->articles[i].story)) return false;
    }
    if (!merge(r)) return false;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        if (!move_all(r)) return false;
        count_days(r);
        if (!merge(r)) return false;
    }
    return true;
}

bool fhi_refine_stories(fhi_placed *articles, uint32_t n, uint32_t stories)
{
    refining r = {.arena = fhi_arena_new(), .listing = fhi_arena_new(), .scratch = fhi_arena_new()};
    r.articles = articles;
    r.n = n;
    bool ok = r.arena && r.listing && r.scratch && refine(&r, stories);
    for (uint32_t i = 0; i < r.stories.n; i++) fhi_centre_done(&r.stories.at[i].centre);
    fhi_arena_free(r.scratch);
    fhi_arena_free(r.listing);
    fhi_arena_free(r.arena);
    return ok;
}
