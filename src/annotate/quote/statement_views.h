/* SPDX-License-Identifier: Apache-2.0 */
/* glances → what the features of statements ask about, eight tokens or positions at a time: how things stand to each other, before any of it is
 * hashed (statement_hashes.c). All is inlined, since it is compiled once for every machine and once for AVX2. */
#ifndef FHI_ANNOTATE_QUOTE_STATEMENT_VIEWS_H
#define FHI_ANNOTATE_QUOTE_STATEMENT_VIEWS_H

#include "annotate/quote/statement_features.h"
#include "base/lanes.h"

#include <string.h>

/* What bucket() of statement_features.c makes of each lane. */
FHI_LANES_INLINE fhi_lanes fhi_views_bucket(fhi_lanes n)
{
    static const uint32_t starts[] = {1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 80};
    fhi_lanes_mask reached = {0};
    for (uint32_t i = 0; i < sizeof starts / sizeof starts[0]; i++) reached += n >= starts[i];
    return (fhi_lanes)-reached;
}

/* What stands at a token, or beside the text or sentence. */
typedef struct fhi_sight {
    fhi_lanes word, tag, part, quote, shape, kin, cue_kind;
} fhi_sight;

/* One number of the tokens `d` behind those at `at`, which may lie as far beside the text as glances reach. */
#define FHI_VIEWS_GATHER(glances, at, d, field)                                                                        \
    ((fhi_lanes){(glances)[(int64_t)(at)[0] + (d)].field, (glances)[(int64_t)(at)[1] + (d)].field,                     \
                 (glances)[(int64_t)(at)[2] + (d)].field, (glances)[(int64_t)(at)[3] + (d)].field,                     \
                 (glances)[(int64_t)(at)[4] + (d)].field, (glances)[(int64_t)(at)[5] + (d)].field,                     \
                 (glances)[(int64_t)(at)[6] + (d)].field, (glances)[(int64_t)(at)[7] + (d)].field})

FHI_LANES_INLINE fhi_sight fhi_views_unpack(fhi_lanes word, fhi_lanes look, fhi_lanes kinship)
{
    return (fhi_sight){.word = word,
                       .tag = look & 255,
                       .part = look >> 8 & 255,
                       .quote = look >> 16 & 255,
                       .shape = look >> 24,
                       .kin = kinship & 0xFFFF,
                       .cue_kind = kinship >> 16};
}

/* Where `inside` is not set, nothing is seen. */
FHI_LANES_INLINE fhi_sight fhi_views_at(const fhi_glance *glances, const uint32_t at[FHI_LANES], int d,
                                        fhi_lanes_mask inside)
{
    return fhi_views_unpack(
        fhi_lanes_pick(inside, FHI_VIEWS_GATHER(glances, at, d, word), fhi_lanes_all(FHI_GLANCE_NO_WORD)),
        fhi_lanes_pick(inside, FHI_VIEWS_GATHER(glances, at, d, look), fhi_lanes_all(FHI_GLANCE_NO_LOOK)),
        (fhi_lanes)inside & FHI_VIEWS_GATHER(glances, at, d, kinship));
}

FHI_LANES_INLINE fhi_sight fhi_views_in_text(const fhi_glance *glances, const uint32_t at[FHI_LANES], int d)
{
    return fhi_views_unpack(FHI_VIEWS_GATHER(glances, at, d, word), FHI_VIEWS_GATHER(glances, at, d, look),
                            FHI_VIEWS_GATHER(glances, at, d, kinship));
}

/* The same of one token, in all lanes. */
FHI_LANES_INLINE fhi_sight fhi_views_one(const fhi_glance *g)
{
    return fhi_views_unpack(fhi_lanes_all(g->word), fhi_lanes_all(g->look), fhi_lanes_all(g->kinship));
}

/* The glance at a token, or at an empty one beside the sentence. */
static inline const fhi_glance *fhi_views_glance(const fhi_glance *glances, fhi_extent bounds, int64_t at)
{
    static const fhi_glance outside = {.word = FHI_GLANCE_NO_WORD, .look = FHI_GLANCE_NO_LOOK};
    return at >= (int64_t)bounds.first && at < (int64_t)bounds.end ? &glances[at] : &outside;
}

static inline uint32_t fhi_views_least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

FHI_LANES_INLINE fhi_lanes fhi_views_load(const uint32_t numbers[FHI_LANES])
{
    fhi_lanes out;
    memcpy(&out, numbers, sizeof out);
    return out;
}

/* Each view is made by one function: of tokens as parts of a cue, of "there is none", of near edges and of far ones. */

/* What the features of tokens as cues ask about: g is the token, l, ll and lll stand left of it, r, rr and rrr right of it. */
typedef struct fhi_cue_view {
    fhi_sight g, l, ll, lll, r, rr, rrr;
    fhi_lanes ending, cue, quotation;
    fhi_lanes telling_left, telling_right, verbs_left, verbs_right;
    fhi_lanes left, right; /* how many tokens of the sentence stand there; the token itself counts as right */
} fhi_cue_view;

FHI_LANES_INLINE fhi_cue_view fhi_views_cue(const fhi_scene *scene, const fhi_glance *glances,
                                            const uint32_t tokens[FHI_LANES])
{
    uint32_t firsts[FHI_LANES], ends[FHI_LANES];
    for (uint32_t k = 0; k < FHI_LANES; k++) {
        fhi_extent s = fhi_scene_sentence(scene, tokens[k]);
        firsts[k] = s.first;
        ends[k] = s.end;
    }
    fhi_lanes at = fhi_views_load(tokens), left = at - fhi_views_load(firsts), right = fhi_views_load(ends) - at;
    fhi_lanes telling = FHI_VIEWS_GATHER(glances, tokens, 0, telling),
              verbs = FHI_VIEWS_GATHER(glances, tokens, 0, verbs);
    return (fhi_cue_view){.g = fhi_views_in_text(glances, tokens, 0),
                          .l = fhi_views_at(glances, tokens, -1, left >= 1),
                          .ll = fhi_views_at(glances, tokens, -2, left >= 2),
                          .lll = fhi_views_at(glances, tokens, -3, left >= 3),
                          .r = fhi_views_at(glances, tokens, 1, right > 1),
                          .rr = fhi_views_at(glances, tokens, 2, right > 2),
                          .rrr = fhi_views_at(glances, tokens, 3, right > 3),
                          .ending = FHI_VIEWS_GATHER(glances, tokens, 0, ending),
                          .cue = FHI_VIEWS_GATHER(glances, tokens, 0, cue),
                          .quotation = FHI_VIEWS_GATHER(glances, tokens, 0, quotation),
                          .telling_left = telling >> 16,
                          .telling_right = telling & 0xFFFF,
                          .verbs_left = verbs - FHI_VIEWS_GATHER(glances, firsts, 0, verbs),
                          .verbs_right = FHI_VIEWS_GATHER(glances, ends, 0, verbs) - verbs,
                          .left = left,
                          .right = right};
}

/* The row that the table of cues has of the last of its words that it knows, which is most often a verb. */
static inline uint32_t fhi_views_cue_row(const fhi_glance *glances, fhi_extent cue)
{
    for (uint32_t i = cue.end; i > cue.first; i--)
        if (glances[i - 1].cue) return glances[i - 1].cue;
    return 0;
}

/* What the features of "there is none" ask about: the cue, with the two tokens at each side of it, and the cue and the source as one, with
 * one token at each. */
typedef struct fhi_none_view {
    fhi_sight first, last, l, ll, r, rr;
    fhi_sight before, behind;
    fhi_lanes row;                     /* of the cue in the table */
    fhi_lanes where;                   /* the source stands: nowhere, left of the cue, right; and whether next to it */
    fhi_lanes left, right;             /* buckets of how many tokens the sentence has there */
    fhi_lanes quotes;                  /* marks between its start and the two */
    fhi_lanes last_closed, next_opens; /* a quotation, in the sentences around */
} fhi_none_view;

/* Where the source stands to the cue. */
static inline uint32_t fhi_views_whence(const fhi_question *q)
{
    if (q->source.first >= q->source.end) return 0;
    if (q->source.end <= q->cue.first) return 1 + (q->source.end < q->cue.first);
    return 3 + (q->source.first > q->cue.end);
}

FHI_LANES_INLINE fhi_none_view fhi_views_none(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q)
{
    fhi_extent s = fhi_scene_sentence(scene, q->cue.first);
    uint32_t whence = fhi_views_whence(q);
    uint32_t from = whence == 1 || whence == 2 ? q->source.first : q->cue.first;
    uint32_t end = whence >= 3 ? q->source.end : q->cue.end;
    return (fhi_none_view){
        .first = fhi_views_one(&glances[q->cue.first]),
        .last = fhi_views_one(&glances[q->cue.end - 1]),
        .l = fhi_views_one(fhi_views_glance(glances, s, (int64_t)q->cue.first - 1)),
        .ll = fhi_views_one(fhi_views_glance(glances, s, (int64_t)q->cue.first - 2)),
        .r = fhi_views_one(fhi_views_glance(glances, s, q->cue.end)),
        .rr = fhi_views_one(fhi_views_glance(glances, s, (int64_t)q->cue.end + 1)),
        .before = fhi_views_one(fhi_views_glance(glances, s, (int64_t)from - 1)),
        .behind = fhi_views_one(fhi_views_glance(glances, s, end)),
        .row = fhi_lanes_all(fhi_views_cue_row(glances, q->cue)),
        .where = fhi_lanes_all(whence),
        .left = fhi_views_bucket(fhi_lanes_all(from - s.first)),
        .right = fhi_views_bucket(fhi_lanes_all(s.end - end)),
        .quotes = fhi_lanes_all(fhi_views_least(glances[from].quotes - glances[s.first].quotes, 3)),
        .last_closed = fhi_lanes_all(s.first > 0 && (fhi_glance_quote(&glances[s.first - 1]) & 3) == 3),
        .next_opens = fhi_lanes_all(s.end < scene->count && (fhi_glance_quote(&glances[s.end]) & 3) == 1),
    };
}

/* What meets at positions: r and l are the tokens at their two sides. */
typedef struct fhi_meeting {
    fhi_sight r, l, rr, ll;
    fhi_lanes ending; /* of l */
} fhi_meeting;

FHI_LANES_INLINE fhi_meeting fhi_views_meeting(const fhi_glance *glances, const uint32_t at[FHI_LANES])
{
    return (fhi_meeting){fhi_views_in_text(glances, at, 0), fhi_views_in_text(glances, at, -1),
                         fhi_views_in_text(glances, at, 1), fhi_views_in_text(glances, at, -2),
                         FHI_VIEWS_GATHER(glances, at, -1, ending)};
}

/* What is counted between two positions. */
typedef struct fhi_counts {
    fhi_lanes length, verbs, commas, quotes, cues;
} fhi_counts;

FHI_LANES_INLINE fhi_counts fhi_views_counts(const fhi_glance *glances, const uint32_t at[FHI_LANES])
{
    return (fhi_counts){fhi_views_load(at), FHI_VIEWS_GATHER(glances, at, 0, verbs),
                        FHI_VIEWS_GATHER(glances, at, 0, commas), FHI_VIEWS_GATHER(glances, at, 0, quotes),
                        FHI_VIEWS_GATHER(glances, at, 0, cues)};
}

FHI_LANES_INLINE fhi_counts fhi_views_counts_one(const fhi_glance *glances, uint32_t at)
{
    const fhi_glance *g = &glances[at];
    return (fhi_counts){fhi_lanes_all(at), fhi_lanes_all(g->verbs), fhi_lanes_all(g->commas), fhi_lanes_all(g->quotes),
                        fhi_lanes_all(g->cues)};
}

FHI_LANES_INLINE fhi_counts fhi_views_between(fhi_counts from, fhi_counts to)
{
    return (fhi_counts){to.length - from.length, to.verbs - from.verbs, to.commas - from.commas,
                        to.quotes - from.quotes, to.cues - from.cues};
}

FHI_LANES_INLINE fhi_counts fhi_views_picked(fhi_lanes_mask mask, fhi_counts yes, fhi_counts no)
{
    return (fhi_counts){fhi_lanes_pick(mask, yes.length, no.length), fhi_lanes_pick(mask, yes.verbs, no.verbs),
                        fhi_lanes_pick(mask, yes.commas, no.commas), fhi_lanes_pick(mask, yes.quotes, no.quotes),
                        fhi_lanes_pick(mask, yes.cues, no.cues)};
}

/* How a position stands to the source, where there is one. */
FHI_LANES_INLINE fhi_lanes fhi_views_by_source(const fhi_question *q, fhi_lanes at)
{
    if (q->source.first >= q->source.end) return fhi_lanes_all(9);
    fhi_lanes inside =
        fhi_lanes_pick(at > q->source.end, 7 + fhi_lanes_flag(at - q->source.end > 1), fhi_lanes_all(10));
    fhi_lanes out = fhi_lanes_pick(at < q->source.first, 3 + fhi_lanes_least(q->source.first - at, 3), inside);
    return fhi_lanes_pick(at == q->source.first, fhi_lanes_all(1),
                          fhi_lanes_pick(at == q->source.end, fhi_lanes_all(2), out));
}

/* What the features of near edges ask about: the edge, seen from the cue and from the source. */
typedef struct fhi_near_view {
    fhi_sight r, l;        /* at both sides of the edge, in the sentence */
    fhi_sight first, last; /* word of the cue */
    fhi_counts gap;        /* between the two */
    fhi_lanes_mask is_behind;
    fhi_lanes row;              /* of the cue in the table */
    fhi_lanes to_source;        /* how the edge stands to the source */
    fhi_lanes touches;          /* the cue */
    fhi_lanes side;             /* of the cue, and whether it touches */
    fhi_lanes at_first, at_end; /* of the sentence */
} fhi_near_view;

FHI_LANES_INLINE fhi_near_view fhi_views_near(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q,
                                              const uint32_t positions[FHI_LANES])
{
    fhi_lanes at = fhi_views_load(positions);
    fhi_lanes_mask is_behind = at >= q->cue.end;
    fhi_extent s = fhi_scene_sentence(scene, q->cue.first);
    fhi_counts here = fhi_views_counts(glances, positions);
    fhi_counts gap = fhi_views_picked(is_behind, fhi_views_between(fhi_views_counts_one(glances, q->cue.end), here),
                                      fhi_views_between(here, fhi_views_counts_one(glances, q->cue.first)));
    fhi_lanes touches = fhi_lanes_flag(gap.length == 0);
    return (fhi_near_view){.r = fhi_views_at(glances, positions, 0, (at >= s.first) & (at < s.end)),
                           .l = fhi_views_at(glances, positions, -1, (at > s.first) & (at <= s.end)),
                           .first = fhi_views_one(&glances[q->cue.first]),
                           .last = fhi_views_one(&glances[q->cue.end - 1]),
                           .gap = gap,
                           .is_behind = is_behind,
                           .row = fhi_lanes_all(fhi_views_cue_row(glances, q->cue)),
                           .to_source = fhi_views_by_source(q, at),
                           .touches = touches,
                           .side = fhi_lanes_flag(is_behind) * 2 + touches,
                           .at_first = fhi_lanes_flag(at == s.first),
                           .at_end = fhi_lanes_flag(at == s.end)};
}

/* What the features of far edges ask about: the edge, the near one, the stretch between that would become the source or the content, and
 * what is left of the sentence. */
typedef struct fhi_far_view {
    fhi_sight r, l;              /* at both sides of the edge */
    fhi_sight near_in, near_out; /* at both sides of the near one */
    fhi_sight last;              /* word of the cue */
    fhi_counts held, left;
    fhi_lanes edge_state; /* whether the sentence is over, or but for one token, or crossed */
    fhi_lanes quoting;    /* marks that the stretch begins and ends with, and whether it holds an odd number */
    fhi_lanes touches;    /* the cue or the source */
    fhi_lanes cues_on;    /* in the four tokens that come behind */
} fhi_far_view;

FHI_LANES_INLINE fhi_far_view fhi_views_far(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q,
                                            const uint32_t positions[FHI_LANES], const fhi_meeting *m)
{
    fhi_lanes at = fhi_views_load(positions);
    bool ahead = q->edge == FHI_BEHIND_END; /* far edges are sought in one direction from the near one */
    fhi_far_view v = {.r = m->r, .l = m->l, .last = fhi_views_one(&glances[q->cue.end - 1])};
    fhi_extent all = {0, scene->count}, s = fhi_scene_sentence(scene, ahead ? q->near : q->near - 1);
    fhi_sight near_right = fhi_views_one(fhi_views_glance(glances, all, q->near)),
              near_left = fhi_views_one(fhi_views_glance(glances, all, (int64_t)q->near - 1));
    v.near_in = ahead ? near_right : near_left;
    v.near_out = ahead ? near_left : near_right;
    fhi_counts here = fhi_views_counts(glances, positions), near = fhi_views_counts_one(glances, q->near);
    v.held = ahead ? fhi_views_between(near, here) : fhi_views_between(here, near);
    fhi_counts left = ahead ? fhi_views_between(here, fhi_views_counts_one(glances, s.end))
                            : fhi_views_between(fhi_views_counts_one(glances, s.first), here);
    fhi_lanes_mask crosses = (at < s.first) | (at > s.end);
    v.left = fhi_views_picked(crosses, (fhi_counts){{0}, {0}, {0}, {0}, {0}}, left);
    v.edge_state =
        fhi_lanes_flag(v.left.length == 0) | fhi_lanes_flag(v.left.length == 1) << 1 | fhi_lanes_flag(crosses) << 2;
    fhi_lanes open = ahead ? near_right.quote : m->r.quote, close = ahead ? m->l.quote : near_left.quote;
    v.quoting = (open & 3) | (close & 3) << 2 | (v.held.quotes & 1) << 4;
    v.touches =
        fhi_lanes_flag((at == q->cue.first) | (at == q->cue.end) | (at == q->source.first) | (at == q->source.end));
    uint32_t on[FHI_LANES];
    for (uint32_t k = 0; k < FHI_LANES; k++) on[k] = fhi_views_least(positions[k] + 4, scene->count);
    v.cues_on = FHI_VIEWS_GATHER(glances, on, 0, cues) - here.cues;
    return v;
}

#endif
