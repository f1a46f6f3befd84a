/* SPDX-License-Identifier: Apache-2.0 */
/* glances → hashed features, eight askings at a time; see statement_hashes.h. */
#include "annotate/quote/statement_hashes.h"

/* A growing list of features; each gets the number of its template, so that equal values of two templates stay apart. */
typedef struct bag {
    fhi_lanes *out;
    uint32_t n;
    fhi_lanes template; /* multiplied by MIX */
    fhi_lanes mask;
} bag;

#define MIX 0x9E3779B1u

FHI_LANES_INLINE fhi_lanes mixed_in(fhi_lanes a, fhi_lanes times_mix)
{
    fhi_lanes x = (a ^ times_mix) * 0x85EBCA6Bu;
    return x ^ (x >> 15);
}

FHI_LANES_INLINE fhi_lanes mixed(fhi_lanes a, fhi_lanes b)
{
    return mixed_in(a, b * MIX);
}

FHI_LANES_INLINE void put(bag *b, fhi_lanes value)
{
    b->template += MIX;
    fhi_lanes x = mixed_in(value, b->template) * 0xC2B2AE35u;
    b->out[b->n++] = (x ^ (x >> 16)) & b->mask;
}

FHI_LANES_INLINE void put2(bag *b, fhi_lanes x, fhi_lanes y)
{
    put(b, mixed(x, y + 1));
}

FHI_LANES_INLINE void put3(bag *b, fhi_lanes x, fhi_lanes y, fhi_lanes z)
{
    put(b, mixed(mixed(x, y + 1), z + 7));
}

#define ALL(value)          fhi_lanes_all(value)
#define LEAST(lanes, most)  fhi_lanes_least(lanes, most)
#define PICK(mask, yes, no) fhi_lanes_pick(mask, yes, no)
#define FLAG(mask)          fhi_lanes_flag(mask)

/* What bucket() of statement_features.c makes of each lane. */
FHI_LANES_INLINE fhi_lanes bucket(fhi_lanes n)
{
    static const uint32_t starts[] = {1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 80};
    fhi_lanes_mask reached = {0};
    for (uint32_t i = 0; i < sizeof starts / sizeof starts[0]; i++) reached += n >= starts[i];
    return (fhi_lanes)-reached;
}

/* ---- looking */

/* What stands at a token, or beside the text or sentence. */
typedef struct sight {
    fhi_lanes word, tag, part, quote, shape, kin, cue_kind;
} sight;

/* One number of the tokens `d` behind those at `at`, which may lie as far beside the text as glances reach. */
#define GATHER(glances, at, d, field)                                                                                  \
    ((fhi_lanes){(glances)[(int64_t)(at)[0] + (d)].field, (glances)[(int64_t)(at)[1] + (d)].field,                     \
                 (glances)[(int64_t)(at)[2] + (d)].field, (glances)[(int64_t)(at)[3] + (d)].field,                     \
                 (glances)[(int64_t)(at)[4] + (d)].field, (glances)[(int64_t)(at)[5] + (d)].field,                     \
                 (glances)[(int64_t)(at)[6] + (d)].field, (glances)[(int64_t)(at)[7] + (d)].field})

FHI_LANES_INLINE sight unpack(fhi_lanes word, fhi_lanes look, fhi_lanes kinship)
{
    return (sight){.word = word,
                   .tag = look & 255,
                   .part = look >> 8 & 255,
                   .quote = look >> 16 & 255,
                   .shape = look >> 24,
                   .kin = kinship & 0xFFFF,
                   .cue_kind = kinship >> 16};
}

/* Where `inside` is not set, nothing is seen. */
FHI_LANES_INLINE sight see(const fhi_glance *glances, const uint32_t at[FHI_LANES], int d, fhi_lanes_mask inside)
{
    return unpack(PICK(inside, GATHER(glances, at, d, word), ALL(FHI_GLANCE_NO_WORD)),
                  PICK(inside, GATHER(glances, at, d, look), ALL(FHI_GLANCE_NO_LOOK)),
                  (fhi_lanes)inside & GATHER(glances, at, d, kinship));
}

FHI_LANES_INLINE sight see_in_text(const fhi_glance *glances, const uint32_t at[FHI_LANES], int d)
{
    return unpack(GATHER(glances, at, d, word), GATHER(glances, at, d, look), GATHER(glances, at, d, kinship));
}

/* The same of one token, in all lanes. */
FHI_LANES_INLINE sight see_one(const fhi_glance *g)
{
    return unpack(ALL(g->word), ALL(g->look), ALL(g->kinship));
}

/* The glance at a token, or at an empty one beside the sentence. */
static const fhi_glance *glance_in(const fhi_glance *glances, fhi_extent bounds, int64_t at)
{
    static const fhi_glance outside = {.word = FHI_GLANCE_NO_WORD, .look = FHI_GLANCE_NO_LOOK};
    return at >= (int64_t)bounds.first && at < (int64_t)bounds.end ? &glances[at] : &outside;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

FHI_LANES_INLINE fhi_lanes load(const uint32_t numbers[FHI_LANES])
{
    fhi_lanes out;
    memcpy(&out, numbers, sizeof out);
    return out;
}

/* ---- cues */

FHI_LANES_INLINE void put_cue(bag *b, const fhi_scene *scene, const fhi_glance *glances,
                              const uint32_t tokens[FHI_LANES])
{
    uint32_t firsts[FHI_LANES], ends[FHI_LANES];
    for (uint32_t k = 0; k < FHI_LANES; k++) {
        fhi_extent s = fhi_scene_sentence(scene, tokens[k]);
        firsts[k] = s.first;
        ends[k] = s.end;
    }
    fhi_lanes at = load(tokens), left = at - load(firsts), right = load(ends) - at;
    sight g = see_in_text(glances, tokens, 0);
    sight l = see(glances, tokens, -1, left >= 1), ll = see(glances, tokens, -2, left >= 2);
    sight r = see(glances, tokens, 1, right > 1), rr = see(glances, tokens, 2, right > 2);
    sight lll = see(glances, tokens, -3, left >= 3), rrr = see(glances, tokens, 3, right > 3);
    fhi_lanes ending = GATHER(glances, tokens, 0, ending), cue = GATHER(glances, tokens, 0, cue);
    fhi_lanes telling = GATHER(glances, tokens, 0, telling), quotation = GATHER(glances, tokens, 0, quotation);
    fhi_lanes telling_right = telling & 0xFFFF, telling_left = telling >> 16;
    fhi_lanes verbs = GATHER(glances, tokens, 0, verbs);
    fhi_lanes verbs_right = GATHER(glances, ends, 0, verbs) - verbs,
              verbs_left = verbs - GATHER(glances, firsts, 0, verbs);
    put(b, g.word);
    put2(b, g.word, g.tag);
    put2(b, g.word, g.quote & 3);
    put(b, l.word);
    put(b, r.word);
    put(b, ll.word);
    put(b, rr.word);
    put2(b, l.word, g.word);
    put2(b, g.word, r.word);
    put2(b, g.word, r.part);
    put2(b, g.word, l.part);
    put3(b, g.word, r.tag, rr.tag);
    put2(b, g.word, l.tag);
    put3(b, g.word, l.tag, ll.tag);
    put3(b, l.word, g.tag, r.word);
    put3(b, r.word, rr.word, g.tag);
    put3(b, l.word, ll.word, g.tag);
    put(b, ending);
    put2(b, ending, g.tag);
    put2(b, ending, l.tag);
    put2(b, ending, r.part);
    put(b, g.tag);
    put2(b, l.tag, g.tag);
    put2(b, g.tag, r.tag);
    put3(b, l.tag, g.tag, r.tag);
    put3(b, ll.tag, l.tag, g.tag);
    put3(b, g.tag, r.tag, rr.tag);
    put3(b, l.part, g.part, r.part);
    put3(b, g.part, r.part, rr.part);
    put3(b, ll.part, l.part, g.part);
    put3(b, mixed(lll.part, ll.part), l.part, g.part);
    put3(b, mixed(rrr.part, rr.part), r.part, g.part);
    put3(b, mixed(rrr.tag, rr.tag), r.tag, g.tag);
    put(b, cue);
    put2(b, cue, r.part);
    put3(b, g.cue_kind, l.part, r.part);
    put3(b, g.cue_kind, l.cue_kind, r.cue_kind);
    put3(b, g.cue_kind, r.word, g.tag);
    put2(b, g.cue_kind, telling_right);
    put2(b, cue, telling_right);
    put2(b, g.tag, telling_right);
    put3(b, g.tag, ending, telling_right);
    put2(b, g.word, telling_left);
    put2(b, g.tag, telling_left);
    put2(b, quotation, g.tag);
    put2(b, quotation, g.cue_kind);
    put3(b, quotation, g.quote & 3, ending);
    put2(b, quotation, g.word);
    put2(b, g.quote, g.tag);
    put3(b, g.shape, l.shape, r.shape);
    put2(b, g.tag, r.part);
    put(b, g.cue_kind);
    put3(b, g.cue_kind, LEAST(verbs_right, 3), LEAST(verbs_left, 3));
    put2(b, g.tag, bucket(left));
    put2(b, g.cue_kind, bucket(right));
    put2(b, rrr.word, g.cue_kind);
    put2(b, lll.word, g.cue_kind);
    put2(b, ll.word, g.word);
    put2(b, rr.word, g.word);
    put2(b, g.kin, g.tag);
    put3(b, g.kin, l.part, r.part);
    put2(b, g.kin, telling_right);
    put3(b, g.kin, g.cue_kind, quotation);
    put2(b, l.kin, g.tag);
    put2(b, r.kin, g.tag);
    put2(b, l.kin, g.kin);
    put2(b, r.kin, g.kin);
}

/* ---- edges */

/* Of the cue as a whole: its last word, which is most often its verb, and that one's row. */
static uint32_t cue_row(const fhi_glance *glances, fhi_extent cue)
{
    for (uint32_t i = cue.end; i > cue.first; i--)
        if (glances[i - 1].cue) return glances[i - 1].cue;
    return 0;
}

/* "There is none": said by the cue and by what stands at both its sides. */
FHI_LANES_INLINE void put_none(bag *b, const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q)
{
    fhi_extent s = fhi_scene_sentence(scene, q->cue.first);
    sight last = see_one(&glances[q->cue.end - 1]), first = see_one(&glances[q->cue.first]);
    sight r = see_one(glance_in(glances, s, q->cue.end)), rr = see_one(glance_in(glances, s, (int64_t)q->cue.end + 1));
    sight l = see_one(glance_in(glances, s, (int64_t)q->cue.first - 1)),
          ll = see_one(glance_in(glances, s, (int64_t)q->cue.first - 2));
    fhi_lanes row = ALL(cue_row(glances, q->cue));
    bool has_source = q->source.first < q->source.end;
    uint32_t whence = !has_source                     ? 0
                      : q->source.end <= q->cue.first ? 1 + (q->source.end < q->cue.first)
                                                      : 3 + (q->source.first > q->cue.end);
    uint32_t source_left = has_source && whence < 3 ? q->source.first : q->cue.first;
    uint32_t source_right = has_source && whence >= 3 ? q->source.end : q->cue.end;
    sight before = see_one(glance_in(glances, s, (int64_t)source_left - 1)),
          behind = see_one(glance_in(glances, s, source_right));
    fhi_lanes where = ALL(whence), left = bucket(ALL(source_left - s.first)), right = bucket(ALL(s.end - source_right));
    bool next_opens = s.end < scene->count && (fhi_glance_quote(&glances[s.end]) & 3) == 1;
    bool last_closed = s.first > 0 && (fhi_glance_quote(&glances[s.first - 1]) & 3) == 3;
    put(b, ALL(1));
    put(b, last.word);
    put(b, row);
    put2(b, first.word, last.word);
    put2(b, last.tag, first.tag);
    put3(b, r.part, l.part, last.cue_kind);
    put2(b, r.word, last.tag);
    put2(b, l.word, last.tag);
    put3(b, r.tag, rr.tag, last.word);
    put3(b, l.tag, ll.tag, last.word);
    put2(b, before.part, behind.part);
    put3(b, before.part, behind.part, row);
    put3(b, before.quote, behind.quote, where);
    put3(b, before.quote & 3, before.part, behind.part);
    put2(b, where, last.word);
    put3(b, ALL(least(glances[source_left].quotes - glances[s.first].quotes, 3)), behind.part, before.part);
    put2(b, left, last.cue_kind);
    put2(b, right, last.cue_kind);
    put3(b, behind.word, last.word, where);
    put2(b, behind.tag, last.tag);
    put3(b, behind.tag, before.tag, last.tag);
    put3(b, ALL(next_opens), before.quote & 3, behind.part);
    put2(b, ALL(last_closed), left);
    put2(b, first.quote & 3, last.cue_kind);
    put3(b, first.word, where, behind.part);
    put2(b, last.kin, where);
    put3(b, last.kin, before.part, behind.part);
    put3(b, r.kin, last.kin, last.tag);
    put3(b, l.kin, last.kin, last.tag);
}

/* What meets at positions: r and l are the tokens at their two sides. */
typedef struct meeting {
    sight r, l, rr, ll;
    fhi_lanes ending; /* of l */
} meeting;

FHI_LANES_INLINE meeting see_meeting(const fhi_glance *glances, const uint32_t at[FHI_LANES])
{
    return (meeting){see_in_text(glances, at, 0), see_in_text(glances, at, -1), see_in_text(glances, at, 1),
                     see_in_text(glances, at, -2), GATHER(glances, at, -1, ending)};
}

/* The commonest question of an edge: what meets there. */
FHI_LANES_INLINE void put_meeting(bag *b, const meeting *m, fhi_lanes lean)
{
    sight r = m->r, l = m->l, rr = m->rr, ll = m->ll;
    put2(b, r.word, lean);
    put2(b, l.word, lean);
    put2(b, l.word, r.word);
    put2(b, rr.word, r.part);
    put2(b, ll.word, l.part);
    put2(b, r.tag, l.tag);
    put3(b, r.tag, l.tag, lean);
    put3(b, r.part, l.part, lean);
    put3(b, r.part, rr.part, l.part);
    put3(b, l.part, ll.part, r.part);
    put3(b, r.tag, rr.tag, l.tag);
    put3(b, l.tag, ll.tag, r.tag);
    put3(b, r.quote, l.quote, lean);
    put3(b, r.word, rr.word, l.part);
    put3(b, l.word, ll.word, r.part);
    put3(b, r.shape, l.shape, lean);
    put3(b, r.word, l.part, lean);
    put3(b, l.word, r.part, lean);
    put2(b, r.cue_kind, l.part);
    put2(b, m->ending, r.part);
    put3(b, mixed(r.part, rr.part), l.part, ll.part);
    put3(b, r.kin, l.part, lean);
    put3(b, l.kin, r.part, lean);
    put2(b, r.kin, l.kin);
}

/* The parts of up to four tokens between the cue and a position, and how many more there are. */
FHI_LANES_INLINE fhi_lanes parts_between(const fhi_glance *glances, const fhi_question *q, const uint32_t at[FHI_LANES],
                                         fhi_lanes_mask behind, fhi_lanes length)
{
    fhi_lanes hash = ALL(17);
    for (int i = 0; i < 4; i++) {
        fhi_lanes part = PICK(behind, ALL(glances[q->cue.end + (uint32_t)i].look), GATHER(glances, at, i, look));
        hash = PICK(length > (uint32_t)i, mixed(hash, (part >> 8 & 255) + 3), hash);
    }
    return PICK(length > 0, mixed(hash, bucket(length)), ALL(0));
}

/* What is counted between two positions. */
typedef struct stretch {
    fhi_lanes length, verbs, commas, quotes, cues;
} stretch;

FHI_LANES_INLINE stretch count_at(const fhi_glance *glances, const uint32_t at[FHI_LANES])
{
    return (stretch){load(at), GATHER(glances, at, 0, verbs), GATHER(glances, at, 0, commas),
                     GATHER(glances, at, 0, quotes), GATHER(glances, at, 0, cues)};
}

FHI_LANES_INLINE stretch count_at_one(const fhi_glance *glances, uint32_t at)
{
    const fhi_glance *g = &glances[at];
    return (stretch){ALL(at), ALL(g->verbs), ALL(g->commas), ALL(g->quotes), ALL(g->cues)};
}

FHI_LANES_INLINE stretch stretch_between(stretch from, stretch to)
{
    return (stretch){to.length - from.length, to.verbs - from.verbs, to.commas - from.commas, to.quotes - from.quotes,
                     to.cues - from.cues};
}

FHI_LANES_INLINE stretch stretch_picked(fhi_lanes_mask mask, stretch yes, stretch no)
{
    return (stretch){PICK(mask, yes.length, no.length), PICK(mask, yes.verbs, no.verbs),
                     PICK(mask, yes.commas, no.commas), PICK(mask, yes.quotes, no.quotes),
                     PICK(mask, yes.cues, no.cues)};
}

/* How a position stands to the source, where there is one. */
FHI_LANES_INLINE fhi_lanes place_by_source(const fhi_question *q, fhi_lanes at)
{
    if (q->source.first >= q->source.end) return ALL(9);
    fhi_lanes inside = PICK(at > q->source.end, 7 + FLAG(at - q->source.end > 1), ALL(10));
    fhi_lanes out = PICK(at < q->source.first, 3 + LEAST(q->source.first - at, 3), inside);
    return PICK(at == q->source.first, ALL(1), PICK(at == q->source.end, ALL(2), out));
}

/* The near edge: seen from the cue and from the source. */
FHI_LANES_INLINE void put_near(bag *b, const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q,
                               const uint32_t positions[FHI_LANES])
{
    fhi_lanes at = load(positions);
    fhi_lanes_mask is_behind = at >= q->cue.end;
    meeting m = see_meeting(glances, positions);
    put_meeting(b, &m, FLAG(is_behind));
    fhi_extent s = fhi_scene_sentence(scene, q->cue.first);
    stretch here = count_at(glances, positions);
    stretch gap = stretch_picked(is_behind, stretch_between(count_at_one(glances, q->cue.end), here),
                                 stretch_between(here, count_at_one(glances, q->cue.first)));
    sight last = see_one(&glances[q->cue.end - 1]), first = see_one(&glances[q->cue.first]);
    sight r = see(glances, positions, 0, (at >= s.first) & (at < s.end));
    sight l = see(glances, positions, -1, (at > s.first) & (at <= s.end));
    fhi_lanes row = ALL(cue_row(glances, q->cue));
    fhi_lanes to_source = place_by_source(q, at);
    fhi_lanes touches = FLAG(gap.length == 0), side = FLAG(is_behind) * 2 + touches, length = bucket(gap.length);
    fhi_lanes between = parts_between(glances, q, positions, is_behind, gap.length);
    put2(b, side, length);
    put2(b, side, last.word);
    put3(b, length, side, last.cue_kind);
    put3(b, touches, last.word, r.part);
    put3(b, touches, row, r.tag);
    put3(b, touches, last.word, r.word);
    put3(b, length, side, last.tag);
    put2(b, between, side);
    put3(b, between, side, r.part);
    put3(b, between, side, l.part);
    put3(b, between, side, last.cue_kind);
    put3(b, LEAST(gap.commas, 3), LEAST(gap.verbs, 3), side);
    put3(b, LEAST(gap.quotes, 3), LEAST(gap.commas, 2), side);
    put3(b, LEAST(gap.cues, 3), side, LEAST(gap.verbs, 3));
    put3(b, to_source, side, r.part);
    put3(b, to_source, side, l.part);
    put3(b, to_source, l.quote, r.quote);
    put3(b, to_source, last.word, side);
    put3(b, to_source, row, touches);
    put3(b, r.quote, l.quote, side);
    put3(b, mixed(r.quote, l.quote), side, row);
    put3(b, first.word, l.part, touches);
    put3(b, first.tag, l.tag, side);
    put3(b, first.tag, r.tag, side);
    put3(b, FLAG(at == s.end), FLAG(at == s.first), side);
    put3(b, l.word, side, touches);
    put3(b, r.word, side, touches);
    put2(b, first.part, touches);
    put3(b, l.shape, first.part, touches);
    put3(b, last.kin, r.part, touches);
    put3(b, last.kin, side, length);
    put3(b, last.kin, between, side);
}

/* The far edge: seen from the near one, over the stretch that would become the source or the content. */
FHI_LANES_INLINE void put_far(bag *b, const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q,
                              const uint32_t positions[FHI_LANES])
{
    fhi_lanes at = load(positions);
    bool ahead = q->edge == FHI_BEHIND_END; /* far edges are sought in one direction from the near one */
    sight last = see_one(&glances[q->cue.end - 1]);
    meeting m = see_meeting(glances, positions);
    put_meeting(b, &m, last.cue_kind);
    sight r = m.r, l = m.l;
    fhi_extent all = {0, scene->count}, s = fhi_scene_sentence(scene, ahead ? q->near : q->near - 1);
    sight near_right = see_one(glance_in(glances, all, q->near)),
          near_left = see_one(glance_in(glances, all, (int64_t)q->near - 1));
    sight near_in = ahead ? near_right : near_left, near_out = ahead ? near_left : near_right;
    stretch here = count_at(glances, positions), near = count_at_one(glances, q->near);
    stretch held = ahead ? stretch_between(near, here) : stretch_between(here, near);
    stretch left = ahead ? stretch_between(here, count_at_one(glances, s.end))
                         : stretch_between(count_at_one(glances, s.first), here);
    fhi_lanes_mask crosses = (at < s.first) | (at > s.end);
    left = stretch_picked(crosses, (stretch){{0}, {0}, {0}, {0}, {0}}, left);
    fhi_lanes edge_state = FLAG(left.length == 0) | FLAG(left.length == 1) << 1 | FLAG(crosses) << 2;
    fhi_lanes open = ahead ? near_right.quote : r.quote, close = ahead ? l.quote : near_left.quote;
    fhi_lanes quoting = (open & 3) | (close & 3) << 2 | (held.quotes & 1) << 4;
    fhi_lanes touches =
        FLAG((at == q->cue.first) | (at == q->cue.end) | (at == q->source.first) | (at == q->source.end));
    fhi_lanes verbs = LEAST(held.verbs, 3), some_verbs = LEAST(held.verbs, 2), cues = LEAST(held.cues, 3);
    fhi_lanes commas = LEAST(held.commas, 3), verbs_left = LEAST(left.verbs, 2), cues_left = LEAST(left.cues, 2);
    fhi_lanes length = bucket(held.length), rest = bucket(left.length), kind = last.cue_kind;
    uint32_t on[FHI_LANES];
    for (uint32_t k = 0; k < FHI_LANES; k++) on[k] = least(positions[k] + 4, scene->count);
    fhi_lanes cues_on = GATHER(glances, on, 0, cues) - here.cues;
    put2(b, length, near_in.part);
    put2(b, length, edge_state);
    put3(b, edge_state, r.part, l.part);
    put3(b, edge_state, r.tag, l.tag);
    put3(b, edge_state, near_in.word, r.part);
    put3(b, edge_state, near_in.part, near_in.quote);
    put2(b, edge_state, last.word);
    put3(b, edge_state, kind, r.part);
    put3(b, edge_state, FLAG(left.verbs > 0), FLAG(left.commas > 0));
    put3(b, quoting, r.part, l.part);
    put3(b, quoting, edge_state, near_out.part);
    put3(b, quoting, near_in.quote, near_out.quote);
    put3(b, quoting, edge_state, LEAST(held.length, 7));
    put3(b, verbs, r.part, l.part);
    put3(b, verbs, r.word, edge_state);
    put3(b, verbs, LEAST(left.verbs, 3), r.part);
    put3(b, commas, r.part, l.part);
    put3(b, commas, r.word, some_verbs);
    put3(b, cues, cues_left, r.part);
    put3(b, cues_left, r.word, verbs_left);
    put3(b, cues, edge_state, r.part);
    put3(b, touches, r.part, l.part);
    put3(b, near_in.word, r.part, some_verbs);
    put3(b, near_in.part, r.word, some_verbs);
    put3(b, near_in.tag, r.tag, l.tag);
    put3(b, near_in.tag, near_out.tag, r.part);
    put3(b, last.word, r.word, near_in.part);
    put3(b, last.word, r.part, some_verbs);
    put3(b, kind, r.tag, l.tag);
    put3(b, rest, r.part, verbs_left);
    put3(b, near_out.part, r.part, l.part);
    put3(b, cues_on, r.part, l.part);
    put3(b, cues_on, r.word, edge_state);
    put3(b, near_in.shape, l.shape, r.shape);
    put3(b, length, r.part, l.part);
    put3(b, length, r.tag, near_in.tag);
    put3(b, near_in.kin, r.part, some_verbs);
    put3(b, last.kin, r.part, edge_state);
    put3(b, near_in.part, r.kin, some_verbs);
}

/* ---- once for every machine, once for AVX2 */

FHI_LANES_INLINE void hash_cue(const fhi_scene *scene, const fhi_glance *glances, const uint32_t tokens[FHI_LANES],
                               fhi_hashes *out)
{
    bag b = {out->lanes, 0, {0}, ALL(out->mask)};
    put_cue(&b, scene, glances, tokens);
    out->n = b.n;
}

FHI_LANES_INLINE void hash_edge(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q,
                                const uint32_t at[FHI_LANES], fhi_hashes *out)
{
    bool none = at[0] == FHI_NONE;
    bag b = {out->lanes, 0, ALL((uint32_t)q->edge << 16 | (uint32_t)none << 8) * MIX, ALL(out->mask)};
    if (none)
        put_none(&b, scene, glances, q);
    else if (q->edge % 2 == 1)
        put_far(&b, scene, glances, q, at);
    else
        put_near(&b, scene, glances, q, at);
    out->n = b.n;
}

void fhi_statement_hashes_cue_plain(const fhi_scene *scene, const fhi_glance *glances, const uint32_t tokens[FHI_LANES],
                                    fhi_hashes *out)
{
    hash_cue(scene, glances, tokens, out);
}

void fhi_statement_hashes_edge_plain(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *question,
                                     const uint32_t at[FHI_LANES], fhi_hashes *out)
{
    hash_edge(scene, glances, question, at, out);
}

FHI_LANES_WIDE static void hash_cue_wide(const fhi_scene *scene, const fhi_glance *glances,
                                         const uint32_t tokens[FHI_LANES], fhi_hashes *out)
{
    hash_cue(scene, glances, tokens, out);
}

FHI_LANES_WIDE static void hash_edge_wide(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q,
                                          const uint32_t at[FHI_LANES], fhi_hashes *out)
{
    hash_edge(scene, glances, q, at, out);
}

void fhi_statement_hashes_cue(const fhi_scene *scene, const fhi_glance *glances, const uint32_t tokens[FHI_LANES],
                              fhi_hashes *out)
{
    (fhi_lanes_wide() ? hash_cue_wide : fhi_statement_hashes_cue_plain)(scene, glances, tokens, out);
}

void fhi_statement_hashes_edge(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *question,
                               const uint32_t at[FHI_LANES], fhi_hashes *out)
{
    (fhi_lanes_wide() ? hash_edge_wide : fhi_statement_hashes_edge_plain)(scene, glances, question, at, out);
}
