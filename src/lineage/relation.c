/* SPDX-License-Identifier: Apache-2.0 */
/* Three values, the last of which is the default: same origin where one report makes up half of both, independent where two newsrooms
 * are known and nothing but public words is shared, not established wherever neither can be said. */
#include "lineage/relation.h"

#include "base/span.h"

static const float HALF = 0.33f, MOST_OF_ONE = 0.45f,
                   LITTLE_OF_OTHER = 0.08f; /* shares; a cut or a rewrite loses some of its half */
static const float PART_OF_ONE = 0.25f;     /* where both are known to be taken from one report */
static const double MOSTLY_OWN = 0.6; /* share from which a text that names its source is more than half its own */
static const float SAME_CREDIT = 0.06f;
static const float TOO_MUCH = 0.10f; /* shared by independent reports: no more */
static const float FEW_WORDS = 20;   /* of weight: below, a large share of a short text is a phrase or two */

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

static const fhi_sourced *shared_credit(const sides *s, fhi_credit_strength least)
{
    for (uint32_t i = 0; i < s->a->text.n && s->a->text.at[i].strength >= least; i++) {
        const fhi_sourced *x = &s->a->text.at[i];
        if (x->key == s->b->self) return x;
        for (uint32_t k = 0; k < s->b->text.n && s->b->text.at[k].strength >= least; k++) {
            if (s->b->text.at[k].key == x->key) return x;
        }
    }
    for (uint32_t k = 0; k < s->b->text.n && s->b->text.at[k].strength >= least; k++) {
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

static bool judge_same(fhi_arena *arena, const sides *s, fhi_pair *pair, bool *done)
{
    bool halves = s->least >= HALF || (s->most >= MOST_OF_ONE && s->least >= LITTLE_OF_OTHER);
    bool one_report = s->standing_a->origin == s->standing_b->origin;
    const fhi_sourced *credit = shared_credit(s, FHI_CREDIT_REPORT);
    double own =
        s->standing_a->own_share > s->standing_b->own_share ? s->standing_a->own_share : s->standing_b->own_share;
    bool both_derived = one_report && own <= (credit ? MOSTLY_OWN : 0.5);
    both_derived = both_derived && (credit || (s->most >= PART_OF_ONE && s->least >= LITTLE_OF_OTHER));
    if (!credit && one_report) credit = pictured_credit(s);
    /* an agency sends many reports of one story: its credit alone does not tell which */
    bool direct = credit && !credit->agency && (credit->key == s->a->self || credit->key == s->b->self);
    bool credited = credit && (one_report || direct) && s->most >= SAME_CREDIT;
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

bool fhi_relation_judge(fhi_arena *arena, const fhi_tracing *t, const fhi_lineage *lineage, uint32_t a, uint32_t b,
                        fhi_pair *pair, bool *close)
{
    *close = false;
    uint32_t wa = t->phrasing_of[a], wb = t->phrasing_of[b];
    const fhi_overlap *o = wa < wb ? fhi_overlap_of(&t->overlaps, wa, wb) : fhi_overlap_of(&t->overlaps, wb, wa);
    sides s = {&t->sourcing[wa], &t->sourcing[wb], &lineage->standings[a], &lineage->standings[b], 0, 0, 0};
    if (o) {
        s.most = o->shared_a > o->shared_b ? o->shared_a : o->shared_b;
        s.least = o->shared_a > o->shared_b ? o->shared_b : o->shared_a;
        float in_a = o->shared_a * t->all.at[o->a].body, in_b = o->shared_b * t->all.at[o->b].body;
        s.words = in_a < in_b ? in_a : in_b;
    }
    *pair = (fhi_pair){.a = a, .b = b, .relation = FHI_NOT_ESTABLISHED};
    bool done = false;
    if (!judge_same(arena, &s, pair, &done)) return false;
    if (done) {
        *close = true;
        return true;
    }
    const fhi_sourced *credit = shared_credit(&s, FHI_CREDIT_REPORT);
    *close = credit != NULL;
    if (credit)
        return say(arena, pair,
                   fhi_arena_format(arena, "Both name %.*s as a source; how much each has from there cannot be seen.",
                                    (int)credit->name.len, credit->name.ptr));
    if (s.standing_a->origin == s.standing_b->origin)
        return say(arena, pair,
                   fhi_arena_format(arena, "Both share text with a third article; what they have from there differs."));
    *close = s.most >= TOO_MUCH && s.words >= FEW_WORDS;
    if (*close)
        return say_shares(arena, pair, &s) &&
               say(arena, pair,
                   fhi_arena_format(arena, "That is too much for two reports of their own, and too little for one."));
    if (!s.a->self || !s.b->self)
        return say(arena, pair, fhi_arena_format(arena, "The outlet of at least one of them is not known."));
    if (s.a->self == s.b->self)
        return say(arena, pair,
                   fhi_arena_format(arena, "Both are of one outlet, %.*s.", (int)s.a->outlet.len, s.a->outlet.ptr));
    pair->relation = FHI_INDEPENDENT;
    return say(arena, pair,
               fhi_arena_format(arena, "Two newsrooms, %.*s and %.*s, each in its own words.", (int)s.a->outlet.len,
                                s.a->outlet.ptr, (int)s.b->outlet.len, s.b->outlet.ptr)) &&
           (s.most <= 0 || say_shares(arena, pair, &s));
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
