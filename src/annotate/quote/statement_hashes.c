/* SPDX-License-Identifier: Apache-2.0 */
/* glances → hashed features, eight askings at a time; see statement_hashes.h. */
#include "annotate/quote/statement_hashes.h"

#include "annotate/quote/statement_views.h"

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

/* ---- cues */

/* The words around and how they end. */
FHI_LANES_INLINE void put_cue_words(bag *b, const fhi_cue_view *v)
{
    fhi_sight g = v->g, l = v->l, ll = v->ll, r = v->r, rr = v->rr;
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
    put(b, v->ending);
    put2(b, v->ending, g.tag);
    put2(b, v->ending, l.tag);
    put2(b, v->ending, r.part);
}

/* Their tags and parts. */
FHI_LANES_INLINE void put_cue_tags(bag *b, const fhi_cue_view *v)
{
    fhi_sight g = v->g, l = v->l, ll = v->ll, lll = v->lll, r = v->r, rr = v->rr, rrr = v->rrr;
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
}

/* What the table of cues says of them, and whether they tell. */
FHI_LANES_INLINE void put_cue_kinds(bag *b, const fhi_cue_view *v)
{
    fhi_sight g = v->g, l = v->l, r = v->r;
    put(b, v->cue);
    put2(b, v->cue, r.part);
    put3(b, g.cue_kind, l.part, r.part);
    put3(b, g.cue_kind, l.cue_kind, r.cue_kind);
    put3(b, g.cue_kind, r.word, g.tag);
    put2(b, g.cue_kind, v->telling_right);
    put2(b, v->cue, v->telling_right);
    put2(b, g.tag, v->telling_right);
    put3(b, g.tag, v->ending, v->telling_right);
    put2(b, g.word, v->telling_left);
    put2(b, g.tag, v->telling_left);
}

/* Quotations, shapes, what else stands in the sentence, and kin of words. */
FHI_LANES_INLINE void put_cue_setting(bag *b, const fhi_cue_view *v)
{
    fhi_sight g = v->g, l = v->l, r = v->r;
    put2(b, v->quotation, g.tag);
    put2(b, v->quotation, g.cue_kind);
    put3(b, v->quotation, g.quote & 3, v->ending);
    put2(b, v->quotation, g.word);
    put2(b, g.quote, g.tag);
    put3(b, g.shape, l.shape, r.shape);
    put2(b, g.tag, r.part);
    put(b, g.cue_kind);
    put3(b, g.cue_kind, LEAST(v->verbs_right, 3), LEAST(v->verbs_left, 3));
    put2(b, g.tag, fhi_views_bucket(v->left));
    put2(b, g.cue_kind, fhi_views_bucket(v->right));
    put2(b, v->rrr.word, g.cue_kind);
    put2(b, v->lll.word, g.cue_kind);
    put2(b, v->ll.word, g.word);
    put2(b, v->rr.word, g.word);
    put2(b, g.kin, g.tag);
    put3(b, g.kin, l.part, r.part);
    put2(b, g.kin, v->telling_right);
    put3(b, g.kin, g.cue_kind, v->quotation);
    put2(b, l.kin, g.tag);
    put2(b, r.kin, g.tag);
    put2(b, l.kin, g.kin);
    put2(b, r.kin, g.kin);
}

FHI_LANES_INLINE void put_cue(bag *b, const fhi_scene *scene, const fhi_glance *glances,
                              const uint32_t tokens[FHI_LANES])
{
    fhi_cue_view v = fhi_views_cue(scene, glances, tokens);
    put_cue_words(b, &v);
    put_cue_tags(b, &v);
    put_cue_kinds(b, &v);
    put_cue_setting(b, &v);
}

/* ---- edges */

/* "There is none": said by the cue and by what stands at both its sides. */
FHI_LANES_INLINE void put_none(bag *b, const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q)
{
    fhi_none_view seen = fhi_views_none(scene, glances, q), *v = &seen;
    fhi_sight last = v->last, first = v->first, r = v->r, rr = v->rr, l = v->l, ll = v->ll;
    fhi_sight before = v->before, behind = v->behind;
    put(b, ALL(1));
    put(b, last.word);
    put(b, v->row);
    put2(b, first.word, last.word);
    put2(b, last.tag, first.tag);
    put3(b, r.part, l.part, last.cue_kind);
    put2(b, r.word, last.tag);
    put2(b, l.word, last.tag);
    put3(b, r.tag, rr.tag, last.word);
    put3(b, l.tag, ll.tag, last.word);
    put2(b, before.part, behind.part);
    put3(b, before.part, behind.part, v->row);
    put3(b, before.quote, behind.quote, v->where);
    put3(b, before.quote & 3, before.part, behind.part);
    put2(b, v->where, last.word);
    put3(b, v->quotes, behind.part, before.part);
    put2(b, v->left, last.cue_kind);
    put2(b, v->right, last.cue_kind);
    put3(b, behind.word, last.word, v->where);
    put2(b, behind.tag, last.tag);
    put3(b, behind.tag, before.tag, last.tag);
    put3(b, v->next_opens, before.quote & 3, behind.part);
    put2(b, v->last_closed, v->left);
    put2(b, first.quote & 3, last.cue_kind);
    put3(b, first.word, v->where, behind.part);
    put2(b, last.kin, v->where);
    put3(b, last.kin, before.part, behind.part);
    put3(b, r.kin, last.kin, last.tag);
    put3(b, l.kin, last.kin, last.tag);
}

/* The commonest question of an edge: what meets there. */
FHI_LANES_INLINE void put_meeting(bag *b, const fhi_meeting *m, fhi_lanes lean)
{
    fhi_sight r = m->r, l = m->l, rr = m->rr, ll = m->ll;
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
        fhi_lanes part =
            PICK(behind, ALL(glances[q->cue.end + (uint32_t)i].look), FHI_VIEWS_GATHER(glances, at, i, look));
        hash = PICK(length > (uint32_t)i, mixed(hash, (part >> 8 & 255) + 3), hash);
    }
    return PICK(length > 0, mixed(hash, fhi_views_bucket(length)), ALL(0));
}

/* The near edge: seen from the cue and from the source. */
FHI_LANES_INLINE void put_near(bag *b, const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q,
                               const uint32_t positions[FHI_LANES])
{
    fhi_near_view seen = fhi_views_near(scene, glances, q, positions), *v = &seen;
    fhi_meeting m = fhi_views_meeting(glances, positions);
    put_meeting(b, &m, FLAG(v->is_behind));
    fhi_sight r = v->r, l = v->l, first = v->first, last = v->last;
    fhi_lanes length = fhi_views_bucket(v->gap.length);
    fhi_lanes between = parts_between(glances, q, positions, v->is_behind, v->gap.length);
    put2(b, v->side, length);
    put2(b, v->side, last.word);
    put3(b, length, v->side, last.cue_kind);
    put3(b, v->touches, last.word, r.part);
    put3(b, v->touches, v->row, r.tag);
    put3(b, v->touches, last.word, r.word);
    put3(b, length, v->side, last.tag);
    put2(b, between, v->side);
    put3(b, between, v->side, r.part);
    put3(b, between, v->side, l.part);
    put3(b, between, v->side, last.cue_kind);
    put3(b, LEAST(v->gap.commas, 3), LEAST(v->gap.verbs, 3), v->side);
    put3(b, LEAST(v->gap.quotes, 3), LEAST(v->gap.commas, 2), v->side);
    put3(b, LEAST(v->gap.cues, 3), v->side, LEAST(v->gap.verbs, 3));
    put3(b, v->to_source, v->side, r.part);
    put3(b, v->to_source, v->side, l.part);
    put3(b, v->to_source, l.quote, r.quote);
    put3(b, v->to_source, last.word, v->side);
    put3(b, v->to_source, v->row, v->touches);
    put3(b, r.quote, l.quote, v->side);
    put3(b, mixed(r.quote, l.quote), v->side, v->row);
    put3(b, first.word, l.part, v->touches);
    put3(b, first.tag, l.tag, v->side);
    put3(b, first.tag, r.tag, v->side);
    put3(b, v->at_end, v->at_first, v->side);
    put3(b, l.word, v->side, v->touches);
    put3(b, r.word, v->side, v->touches);
    put2(b, first.part, v->touches);
    put3(b, l.shape, first.part, v->touches);
    put3(b, last.kin, r.part, v->touches);
    put3(b, last.kin, v->side, length);
    put3(b, last.kin, between, v->side);
}

/* Of the far edge itself: what meets there, how the sentence and quotations stand to it. */
FHI_LANES_INLINE void put_far_edge(bag *b, const fhi_far_view *v)
{
    fhi_sight r = v->r, l = v->l;
    fhi_lanes length = fhi_views_bucket(v->held.length);
    put2(b, length, v->near_in.part);
    put2(b, length, v->edge_state);
    put3(b, v->edge_state, r.part, l.part);
    put3(b, v->edge_state, r.tag, l.tag);
    put3(b, v->edge_state, v->near_in.word, r.part);
    put3(b, v->edge_state, v->near_in.part, v->near_in.quote);
    put2(b, v->edge_state, v->last.word);
    put3(b, v->edge_state, v->last.cue_kind, r.part);
    put3(b, v->edge_state, FLAG(v->left.verbs > 0), FLAG(v->left.commas > 0));
    put3(b, v->quoting, r.part, l.part);
    put3(b, v->quoting, v->edge_state, v->near_out.part);
    put3(b, v->quoting, v->near_in.quote, v->near_out.quote);
    put3(b, v->quoting, v->edge_state, LEAST(v->held.length, 7));
}

/* Of the stretch up to it, and of what is left behind. */
FHI_LANES_INLINE void put_far_stretch(bag *b, const fhi_far_view *v)
{
    fhi_sight r = v->r, l = v->l, near_in = v->near_in, near_out = v->near_out;
    fhi_lanes verbs = LEAST(v->held.verbs, 3), some_verbs = LEAST(v->held.verbs, 2), cues = LEAST(v->held.cues, 3);
    fhi_lanes commas = LEAST(v->held.commas, 3);
    fhi_lanes verbs_left = LEAST(v->left.verbs, 2), cues_left = LEAST(v->left.cues, 2);
    fhi_lanes length = fhi_views_bucket(v->held.length), rest = fhi_views_bucket(v->left.length);
    put3(b, verbs, r.part, l.part);
    put3(b, verbs, r.word, v->edge_state);
    put3(b, verbs, LEAST(v->left.verbs, 3), r.part);
    put3(b, commas, r.part, l.part);
    put3(b, commas, r.word, some_verbs);
    put3(b, cues, cues_left, r.part);
    put3(b, cues_left, r.word, verbs_left);
    put3(b, cues, v->edge_state, r.part);
    put3(b, v->touches, r.part, l.part);
    put3(b, near_in.word, r.part, some_verbs);
    put3(b, near_in.part, r.word, some_verbs);
    put3(b, near_in.tag, r.tag, l.tag);
    put3(b, near_in.tag, near_out.tag, r.part);
    put3(b, v->last.word, r.word, near_in.part);
    put3(b, v->last.word, r.part, some_verbs);
    put3(b, v->last.cue_kind, r.tag, l.tag);
    put3(b, rest, r.part, verbs_left);
    put3(b, near_out.part, r.part, l.part);
    put3(b, v->cues_on, r.part, l.part);
    put3(b, v->cues_on, r.word, v->edge_state);
    put3(b, near_in.shape, l.shape, r.shape);
    put3(b, length, r.part, l.part);
    put3(b, length, r.tag, near_in.tag);
    put3(b, near_in.kin, r.part, some_verbs);
    put3(b, v->last.kin, r.part, v->edge_state);
    put3(b, near_in.part, r.kin, some_verbs);
}

/* The far edge: seen from the near one, over the fhi_counts that would become the source or the content. */
FHI_LANES_INLINE void put_far(bag *b, const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q,
                              const uint32_t positions[FHI_LANES])
{
    fhi_meeting m = fhi_views_meeting(glances, positions);
    fhi_far_view v = fhi_views_far(scene, glances, q, positions, &m);
    put_meeting(b, &m, v.last.cue_kind);
    put_far_edge(b, &v);
    put_far_stretch(b, &v);
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
