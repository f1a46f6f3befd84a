/* SPDX-License-Identifier: Apache-2.0 */
/* Three values, the last of which is the default: same origin where one report makes up half of both, independent where two newsrooms
 * are known and nothing but public words is shared, not established wherever neither can be said. */
#include "lineage/relation.h"

#include "base/span.h"

#include <string.h>

static const float HALF = 0.33f, MOST_OF_ONE = 0.45f,
                   LITTLE_OF_OTHER = 0.08f; /* shares; a cut or a rewrite loses some of its half */
static const float PART_OF_ONE = 0.25f;     /* where both are known to be taken from one report */
static const double MOSTLY_OWN = 0.6; /* share from which a text that names its source is more than half its own */
static const float SAME_CREDIT = 0.06f;
static const float TOO_MUCH = 0.10f; /* shared by independent reports: no more */
static const float FEW_WORDS = 20;   /* of weight: below, a large share of a short text is a phrase or two */

static const float ALL_OF_MIX = 0.75f; /* shares of a text that two others account for, of which it is put together */

typedef struct sides {
    const fhi_sourcing *a, *b;
    const fhi_standing *standing_a, *standing_b;
    float most, least; /* share of the one that has more, and of the other, in common */
    float words;       /* weight of the shared words, on the side that has fewer */
} sides;

static bool say(fhi_arena *arena, fhi_pair *pair, fh_span sentence)
{
    fh_span *at = sentence.ptr ? FHI_PUSH(arena, &pair->why) : NULL;
    if (at) *at = sentence;
    return at != NULL;
}

/* A newsroom that both credit for a report at least, or one of them as the other. NULL if there is none. */
static const fhi_sourced *shared_credit(const sides *s)
{
    for (uint32_t i = 0; i < s->a->text.n && s->a->text.at[i].strength >= FHI_CREDIT_REPORT; i++) {
        const fhi_sourced *x = &s->a->text.at[i];
        if (x->key == s->b->self) return x;
        for (uint32_t k = 0; k < s->b->text.n && s->b->text.at[k].strength >= FHI_CREDIT_REPORT; k++) {
            if (s->b->text.at[k].key == x->key) return x;
        }
    }
    for (uint32_t k = 0; k < s->b->text.n && s->b->text.at[k].strength >= FHI_CREDIT_REPORT; k++) {
        if (s->b->text.at[k].key == s->a->self) return &s->b->text.at[k];
    }
    return NULL;
}

/* A newsroom that the one credits for its text and the other for a picture at least: weak by itself, and something where they share
 * passages and other articles tie them together. */
static const fhi_sourced *pictured_credit(const sides *s)
{
    for (int turn = 0; turn < 2; turn++) {
        const fhi_sourcing *text = turn ? s->b : s->a, *picture = turn ? s->a : s->b;
        for (uint32_t i = 0; i < text->text.n && text->text.at[i].strength == FHI_CREDIT_LINE; i++) {
            for (uint32_t k = 0; k < picture->photos.n; k++) {
                if (picture->photos.at[k].key == text->text.at[i].key) return &text->text.at[i];
            }
        }
    }
    return NULL;
}

static bool say_shares(fhi_arena *arena, fhi_pair *pair, const sides *s)
{
    return say(arena, pair,
               fhi_arena_format(arena, "They share %d%% of the one text and %d%% of the other.",
                                (int)(100 * s->most + 0.5f), (int)(100 * s->least + 0.5f)));
}

/* ---- through a third article */

/* What two phrasings share, whichever comes first; NULL if nothing. */
static const fhi_overlap *overlap_of(const fhi_tracing *t, uint32_t x, uint32_t y)
{
    if (x == y) return NULL;
    return x < y ? fhi_overlap_of(&t->overlaps, x, y) : fhi_overlap_of(&t->overlaps, y, x);
}

/* The share of a phrasing that an overlap of it accounts for. */
static float share(const fhi_overlap *o, uint32_t phrasing)
{
    return !o ? 0 : phrasing == o->b ? o->shared_b : o->shared_a;
}

bool fhi_relation_apart_in(const fhi_tracing *t, uint32_t x, uint32_t y, uint32_t third)
{
    uint32_t w = t->phrasing_of[third];
    const fhi_overlap *ox = overlap_of(t, w, t->phrasing_of[x]), *oy = overlap_of(t, w, t->phrasing_of[y]);
    return ox && oy && share(ox, w) + share(oy, w) >= ALL_OF_MIX && fhi_overlap_common(&t->all, w, ox, oy, t->seen) < 1;
}

static bool is_half(float most, float least)
{
    return least >= HALF || (most >= MOST_OF_ONE && least >= LITTLE_OF_OTHER);
}

/* The same words of `third` stand in both: a rewrite and a cut of it have few words of each other. */
static bool judge_through(fhi_arena *arena, const fhi_tracing *t, uint32_t third, bool source_of_both, fhi_pair *pair,
                          bool *done)
{
    if (third == FHI_NONE || third == pair->a || third == pair->b) return true;
    uint32_t a = t->phrasing_of[pair->a], b = t->phrasing_of[pair->b], w = t->phrasing_of[third];
    const fhi_overlap *oa = overlap_of(t, w, a), *ob = overlap_of(t, w, b);
    if (!oa || !ob) return true;
    float words = fhi_overlap_common(&t->all, w, oa, ob, t->seen);
    float in_a = fhi_phrasing_share(&t->all.at[a], words), in_b = fhi_phrasing_share(&t->all.at[b], words);
    float from_a = share(oa, a), from_b = share(ob, b);
    if (in_a > from_a) in_a = from_a;
    if (in_b > from_b) in_b = from_b;
    float most = in_a > in_b ? in_a : in_b, least = in_a > in_b ? in_b : in_a;
    /* most of both is from there, if not the same parts of it */
    bool both = source_of_both && from_a >= MOST_OF_ONE && from_b >= MOST_OF_ONE && least >= LITTLE_OF_OTHER;
    *done = words >= FEW_WORDS && (both || is_half(most, least));
    if (!*done) return true;
    pair->relation = FHI_SAME_ORIGIN;
    const fhi_article *article = t->all.at[w].reading->article;
    return say(arena, pair,
               fhi_arena_format(arena, "What they have from %.*s makes up %d%% of the one text and %d%% of the other.",
                                (int)article->id.len, article->id.ptr, (int)(100 * most + 0.5f),
                                (int)(100 * least + 0.5f)));
}

static bool judge_same(fhi_arena *arena, const sides *s, fhi_pair *pair, bool *done)
{
    bool halves = is_half(s->most, s->least);
    bool one_report = s->standing_a->origin == s->standing_b->origin;
    const fhi_sourced *credit = shared_credit(s);
    double own =
        s->standing_a->own_share > s->standing_b->own_share ? s->standing_a->own_share : s->standing_b->own_share;
    double most_own = credit && !credit->agency ? MOSTLY_OWN : 0.5; /* an agency is named for a fact in many a report */
    bool both_derived = one_report && own <= most_own;
    both_derived = both_derived && (credit || (s->most >= PART_OF_ONE && s->least >= LITTLE_OF_OTHER));
    bool named = credit != NULL;
    if (!credit && one_report) credit = pictured_credit(s);
    /* an agency sends many reports of one story: its credit alone does not tell which */
    bool direct = credit && !credit->agency && (credit->key == s->a->self || credit->key == s->b->self);
    /* one fact of it, in a text that is its own for the rest, does not make it the same report; a picture says nothing of that */
    bool owned = named && ((credit->key != s->a->self && s->standing_a->own_share > most_own) ||
                           (credit->key != s->b->self && s->standing_b->own_share > most_own));
    bool credited = credit && !owned && (one_report || direct) && s->most >= SAME_CREDIT;
    *done = halves || both_derived || credited;
    if (!*done) return true;
    pair->relation = FHI_SAME_ORIGIN;
    if (credited && !say(arena, pair,
                         fhi_arena_format(arena, "Both texts go back to %.*s by their credits.", (int)credit->name.len,
                                          credit->name.ptr)))
        return false;
    if (s->most > 0) return say_shares(arena, pair, s);
    return say(arena, pair, fhi_arena_format(arena, "Both are made from the same report."));
}

/* An agency's text may stand behind it: its own page, or a text that is not its outlet's own. */
static bool may_have_agencies(const fhi_sourcing *s, const fhi_standing *standing)
{
    bool credited = s->agencies;
    for (uint32_t i = 0; i < s->text.n; i++) credited |= s->text.at[i].agency;
    return s->agency || credited || standing->of == FHI_CLASS_DERIVED;
}

enum { LONG_RUN = 12 /* words */ };

/* The next place in [from, end) where so many words of the report itself stand; `end` if there is none. */
static uint32_t next_run(const fhi_phrasing *w, uint32_t from, uint32_t end)
{
    uint32_t n = 0;
    for (uint32_t i = from; i < end; i++) {
        n = fhi_phrasing_weight(w->flags[i]) == 1 ? n + 1 : 0;
        if (n == LONG_RUN) return i + 1 - LONG_RUN;
    }
    return end;
}

/* Whether a run of `x` stands in `y`, each within its range. */
static bool has_run(const fhi_phrasing *x, fh_range in_x, const fhi_phrasing *y, fh_range in_y)
{
    for (uint32_t i = next_run(x, in_x.start, in_x.end); i < in_x.end; i = next_run(x, i + 1, in_x.end))
        for (uint32_t j = next_run(y, in_y.start, in_y.end); j < in_y.end; j = next_run(y, j + 1, in_y.end))
            if (memcmp(x->hash + i, y->hash + j, LONG_RUN * sizeof *x->hash) == 0) return true;
    return false;
}

/* So many words running, the same in both and outside quotation marks, are no accident. Linear where one side has few words that count: its
 * runs are looked for. */
static bool has_long_run(const fhi_tracing *t, const fhi_overlap *o)
{
    for (uint32_t k = 0; o && k < o->stretches.n; k++) {
        const fhi_stretch *s = &o->stretches.at[k];
        const fhi_phrasing *a = &t->all.at[o->a], *b = &t->all.at[o->b];
        fh_range in_a = {s->a, s->a_end}, in_b = {s->b, s->b_end};
        bool fewer_in_a = o->shared_a * a->body < o->shared_b * b->body;
        if (fewer_in_a ? has_run(a, in_a, b, in_b) : has_run(b, in_b, a, in_a)) return true;
    }
    return false;
}

/* Whether the report that a text goes back to is the newsroom's that is credited. */
static bool goes_back_to(const fhi_lineage *lineage, const fhi_standing *standing, const fhi_sourced *credit)
{
    return fhi_span_same(lineage->origins.at[standing->origin].name, credit->name);
}

typedef struct newsroom {
    uint64_t key; /* 0 where it is not known */
    fh_span name;
} newsroom;

/* Whose report the text is: the outlet's, or, where nobody says in which it stood, whose line or dateline is on it. */
static newsroom newsroom_of(const fhi_sourcing *s)
{
    const fhi_sourced *first = s->text.n ? &s->text.at[0] : NULL;
    if (s->self) return (newsroom){s->self, s->outlet};
    bool whole = first && first->strength == FHI_CREDIT_LINE && first->reach == FHI_REACH_WHOLE;
    return whole ? (newsroom){first->key, first->name} : (newsroom){0, {NULL, 0}};
}

static bool mentions(const fhi_sourcing *s, uint64_t key)
{
    for (uint32_t i = 0; i < s->text.n; i++)
        if (s->text.at[i].key == key) return true;
    return false;
}

/* Of two that share too little to be one report: whether each is of a newsroom of its own. */
static bool judge_newsrooms(fhi_arena *arena, const sides *s, fhi_pair *pair)
{
    newsroom of_a = newsroom_of(s->a), of_b = newsroom_of(s->b);
    bool mentioned = (!s->a->self && mentions(s->b, of_a.key)) || (!s->b->self && mentions(s->a, of_b.key));
    bool printed = (!s->a->self || !s->b->self) && s->most >= TOO_MUCH; /* what agencies write is for others to print */
    if (!of_a.key || !of_b.key || mentioned || printed)
        return say(arena, pair, fhi_arena_format(arena, "The outlet of at least one of them is not known."));
    if (of_a.key == of_b.key)
        return say(arena, pair,
                   fhi_arena_format(arena, "Both are of one outlet, %.*s.", (int)of_a.name.len, of_a.name.ptr));
    if ((s->a->agencies && may_have_agencies(s->b, s->standing_b)) ||
        (s->b->agencies && may_have_agencies(s->a, s->standing_a)))
        return say(arena, pair,
                   fhi_arena_format(arena, "One of them is in part from agencies, and does not say from which."));
    pair->relation = FHI_INDEPENDENT;
    return say(arena, pair,
               fhi_arena_format(arena, "Two newsrooms, %.*s and %.*s, each in its own words.", (int)of_a.name.len,
                                of_a.name.ptr, (int)of_b.name.len, of_b.name.ptr)) &&
           (s->most <= 0 || say_shares(arena, pair, s));
}

bool fhi_relation_judge(fhi_arena *arena, const fhi_tracing *t, const fhi_lineage *lineage, fhi_pair *pair, bool *close)
{
    uint32_t a = pair->a, b = pair->b;
    *close = false;
    uint32_t wa = t->phrasing_of[a], wb = t->phrasing_of[b];
    const fhi_overlap *o = overlap_of(t, wa, wb);
    sides s = {&t->sourcing[wa], &t->sourcing[wb], &lineage->standings[a], &lineage->standings[b], 0, 0, 0};
    if (o) {
        s.most = o->shared_a > o->shared_b ? o->shared_a : o->shared_b;
        s.least = o->shared_a > o->shared_b ? o->shared_b : o->shared_a;
        float in_a = o->shared_a * t->all.at[o->a].body, in_b = o->shared_b * t->all.at[o->b].body;
        s.words = in_a < in_b ? in_a : in_b;
    }
    bool done = false;
    if (!judge_same(arena, &s, pair, &done)) return false;
    if (!done && s.standing_a->origin == s.standing_b->origin &&
        (!judge_through(arena, t, s.standing_a->source, s.standing_a->source == s.standing_b->source, pair, &done) ||
         (!done && !judge_through(arena, t, s.standing_b->source, false, pair, &done))))
        return false;
    if (done) {
        *close = true;
        return true;
    }
    const fhi_sourced *credit = shared_credit(&s);
    *close = credit &&
             (credit->key == s.a->self || credit->key == s.b->self || goes_back_to(lineage, s.standing_a, credit) ||
              goes_back_to(lineage, s.standing_b, credit)); /* nor of what others have from there */
    if (credit)
        return say(arena, pair,
                   fhi_arena_format(arena, "Both name %.*s as a source; how much each has from there cannot be seen.",
                                    (int)credit->name.len, credit->name.ptr));
    if (s.standing_a->origin == s.standing_b->origin)
        return say(arena, pair,
                   fhi_arena_format(arena, "Both share text with a third article; what they have from there differs."));
    bool unnamed = s.a->unnamed || s.b->unnamed;
    *close = s.most >= TOO_MUCH && (s.words >= FEW_WORDS || unnamed || has_long_run(t, o));
    if (*close && unnamed)
        return say_shares(arena, pair, &s) &&
               say(arena, pair, fhi_arena_format(arena, "One of them has it from media that it does not name."));
    if (*close)
        return say_shares(arena, pair, &s) &&
               say(arena, pair,
                   fhi_arena_format(arena, "That is too much for two reports of their own, and too little for one."));
    return judge_newsrooms(arena, &s, pair);
}

bool fhi_relation_withdraw(fhi_arena *arena, const fhi_tracing *t, uint32_t twin, fhi_pair *pair)
{
    const fhi_article *other = t->all.at[t->phrasing_of[twin]].reading->article;
    pair->relation = FHI_NOT_ESTABLISHED;
    pair->why.n = 0;
    return say(arena, pair,
               fhi_arena_format(
                   arena, "One of them is not independent of %.*s, which goes back to the same report as the other.",
                   (int)other->id.len, other->id.ptr));
}
