/* SPDX-License-Identifier: Apache-2.0 */
/* scene → features. Words, endings, tags, parts, quotation state and the cue table around a position, hashed into numbers (feature
 * hashing: Weinberger et al. 2009). */
#include "annotate/quote/statement_features.h"

#include "text/clusters.h"

/* Sixty features are put for each token and edge that is weighed: inlined, the number of the template folds into a constant. */
#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* A growing list of features; each gets the number of its template, so that equal values of two templates stay apart. */
typedef struct bag {
    uint32_t *out;
    uint32_t n;
    uint32_t template;
} bag;

ALWAYS_INLINE uint32_t mixed(uint32_t a, uint32_t b)
{
    uint32_t x = (a ^ (b * 0x9E3779B1u)) * 0x85EBCA6Bu;
    return x ^ (x >> 15);
}

ALWAYS_INLINE void put(bag *b, uint32_t value)
{
    uint32_t x = mixed(value, ++b->template) * 0xC2B2AE35u;
    b->out[b->n++] = x ^ (x >> 16);
}

ALWAYS_INLINE void put2(bag *b, uint32_t x, uint32_t y)
{
    put(b, mixed(x, y + 1));
}

ALWAYS_INLINE void put3(bag *b, uint32_t x, uint32_t y, uint32_t z)
{
    put(b, mixed(mixed(x, y + 1), z + 7));
}

/* 0, 1, 2, 3, 4, 6, 8, 12, 16, 24, … as 0, 1, 2, …: distances and counts. */
static uint32_t bucket(uint32_t n)
{
    static const uint8_t of[] = {0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8};
    return n < 24 ? of[n] : n < 40 ? 9 : n < 80 ? 10 : 11;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* ---- glances */

enum { SHORT_QUOTATION = 7 };

static uint8_t quote_state(const fhi_scene *scene, uint32_t token)
{
    uint32_t q = scene->quoted[token];
    if (q == FHI_NONE) return 0;
    const fhi_quotation *quotation = &scene->quotations.at[q];
    uint8_t state = token == quotation->at.first ? 1 : token + 1 == quotation->at.end && quotation->closed ? 3 : 2;
    return (uint8_t)(state + (quotation->at.end - quotation->at.first < SHORT_QUOTATION ? 4 : 0));
}

static uint8_t shape_of(const fhi_token *token, fh_span word)
{
    uint8_t shape =
        token->flags & (FHI_TOKEN_WORD | FHI_TOKEN_NUMBER | FHI_TOKEN_CAPITAL | FHI_TOKEN_UPPER | FHI_TOKEN_FIRST);
    for (size_t i = 0; i < word.len && i < 24; i++)
        if (word.ptr[i] == '-') shape |= 128;
    return shape;
}

fhi_glance *fhi_statement_features_see(fhi_arena *arena, const fhi_scene *scene)
{
    fhi_glance *glances = fhi_arena_array(arena, (size_t)scene->count + 1, sizeof *glances);
    uint32_t verbs = 0, commas = 0, quotes = 0;
    for (uint32_t i = 0; glances && i <= scene->count; i++) {
        fhi_glance *g = &glances[i];
        g->verbs = verbs;
        g->commas = commas;
        g->quotes = quotes;
        if (i == scene->count) break;
        fh_span word = fhi_scene_word(scene, i);
        fhi_cue verb, noun;
        g->word = (uint32_t)scene->tokens[i].word;
        for (size_t c = word.len > 3 ? word.len - 3 : 0; c < word.len; c++)
            g->ending = g->ending << 8 | (uint8_t)fhi_ascii_lower(word.ptr[c]);
        if ((scene->tokens[i].flags & FHI_TOKEN_WORD) && fhi_cues_find(word, &verb, &noun)) {
            fhi_cue *cue = verb.kind ? &verb : &noun;
            g->cue = (uint16_t)(cue->row + 1);
            g->cue_kind = (uint8_t)(cue->kind * 8 + cue->form);
        }
        g->kin = (uint16_t)fhi_clusters_kin(scene->tokens[i].cluster);
        g->tag = scene->tokens[i].tag;
        g->part = scene->parts[i];
        g->quote = quote_state(scene, i);
        g->shape = shape_of(&scene->tokens[i], word);
        bool verbal = g->part == FHI_PART_VERB || g->part == FHI_PART_BE || g->part == FHI_PART_HAVE ||
                      g->part == FHI_PART_DO || g->part == FHI_PART_MODAL || (g->cue && g->tag == FHI_TAG_NONE);
        verbs += verbal;
        commas += g->part == FHI_PART_COMMA;
        quotes += g->part == FHI_PART_QUOTE;
    }
    return glances;
}

void fhi_statement_features_count(fhi_glance *glances, uint32_t tokens, const fhi_extent *cues, uint32_t n)
{
    for (uint32_t i = 0, c = 0; i <= tokens; i++) {
        while (c < n && cues[c].first < i) c++;
        glances[i].cues = c;
    }
}

/* The glance at a token, or at an empty one beside the sentence. */
static const fhi_glance *glance_in(const fhi_glance *glances, fhi_extent bounds, int64_t at)
{
    static const fhi_glance outside = {.word = 1, .tag = 255, .part = 255};
    return at >= (int64_t)bounds.first && at < (int64_t)bounds.end ? &glances[at] : &outside;
}

/* ---- cues */

/* How a quotation stands to a token in its sentence: right before, a few words before, right behind, a few words behind. */
static uint32_t near_quotation(const fhi_scene *scene, const fhi_glance *glances, fhi_extent sentence, uint32_t token)
{
    uint32_t before = 0, behind = 0;
    for (uint32_t d = 1; d <= 6; d++) {
        if (!before && token >= sentence.first + d && (glances[token - d].quote & 3) == 3) before = bucket(d) + 1;
        if (!behind && token + d < sentence.end && (glances[token + d].quote & 3) == 1) behind = bucket(d) + 1;
    }
    bool next_opens = sentence.end < scene->count && (glances[sentence.end].quote & 3) == 1;
    bool last_closed = sentence.first > 0 && (glances[sentence.first - 1].quote & 3) == 3;
    return before | behind << 4 | (uint32_t)next_opens << 8 | (uint32_t)last_closed << 9;
}

/* What stands right of a verb says whether it attributes: the first telling word within a few. */
static uint32_t first_telling(const fhi_glance *glances, fhi_extent sentence, uint32_t token, bool right)
{
    for (uint32_t d = 1; d <= 8; d++) {
        if (right ? token + d >= sentence.end : token < sentence.first + d) return d == 1 ? 250 : 251;
        const fhi_glance *g = &glances[right ? token + d : token - d];
        switch (g->part) {
        case FHI_PART_COMPLEMENTIZER:
        case FHI_PART_QUESTION:
        case FHI_PART_TO:
        case FHI_PART_QUOTE:
        case FHI_PART_COMMA:
        case FHI_PART_COLON:
        case FHI_PART_STOP:
        case FHI_PART_VERB:
        case FHI_PART_BE:
        case FHI_PART_MODAL:
        case FHI_PART_SUBORDINATOR: return g->part | bucket(d) << 8;
        default: break;
        }
    }
    return 252;
}

uint32_t fhi_statement_features_cue(const fhi_scene *scene, const fhi_glance *glances, uint32_t token,
                                    uint32_t out[FHI_FEATURES_MOST])
{
    bag b = {out, 0, 0};
    fhi_extent s = fhi_scene_sentence(scene, token);
    const fhi_glance *g = &glances[token];
    const fhi_glance *l = glance_in(glances, s, (int64_t)token - 1), *ll = glance_in(glances, s, (int64_t)token - 2);
    const fhi_glance *r = glance_in(glances, s, (int64_t)token + 1), *rr = glance_in(glances, s, (int64_t)token + 2);
    const fhi_glance *lll = glance_in(glances, s, (int64_t)token - 3), *rrr = glance_in(glances, s, (int64_t)token + 3);
    uint32_t telling_right = first_telling(glances, s, token, true),
             telling_left = first_telling(glances, s, token, false);
    put(&b, g->word);
    put2(&b, g->word, g->tag);
    put2(&b, g->word, g->quote & 3);
    put(&b, l->word);
    put(&b, r->word);
    put(&b, ll->word);
    put(&b, rr->word);
    put2(&b, l->word, g->word);
    put2(&b, g->word, r->word);
    put2(&b, g->word, r->part);
    put2(&b, g->word, l->part);
    put3(&b, g->word, r->tag, rr->tag);
    put2(&b, g->word, l->tag);
    put3(&b, g->word, l->tag, ll->tag);
    put3(&b, l->word, g->tag, r->word);
    put3(&b, r->word, rr->word, g->tag);
    put3(&b, l->word, ll->word, g->tag);
    put(&b, g->ending);
    put2(&b, g->ending, g->tag);
    put2(&b, g->ending, l->tag);
    put2(&b, g->ending, r->part);
    put(&b, g->tag);
    put2(&b, l->tag, g->tag);
    put2(&b, g->tag, r->tag);
    put3(&b, l->tag, g->tag, r->tag);
    put3(&b, ll->tag, l->tag, g->tag);
    put3(&b, g->tag, r->tag, rr->tag);
    put3(&b, l->part, g->part, r->part);
    put3(&b, g->part, r->part, rr->part);
    put3(&b, ll->part, l->part, g->part);
    put3(&b, mixed(lll->part, ll->part), l->part, g->part);
    put3(&b, mixed(rrr->part, rr->part), r->part, g->part);
    put3(&b, mixed(rrr->tag, rr->tag), r->tag, g->tag);
    put(&b, g->cue);
    put2(&b, g->cue, r->part);
    put3(&b, g->cue_kind, l->part, r->part);
    put3(&b, g->cue_kind, l->cue_kind, r->cue_kind);
    put3(&b, g->cue_kind, r->word, g->tag);
    put2(&b, g->cue_kind, telling_right);
    put2(&b, g->cue, telling_right);
    put2(&b, g->tag, telling_right);
    put3(&b, g->tag, g->ending, telling_right);
    put2(&b, g->word, telling_left);
    put2(&b, g->tag, telling_left);
    uint32_t quotation = near_quotation(scene, glances, s, token);
    put2(&b, quotation, g->tag);
    put2(&b, quotation, g->cue_kind);
    put3(&b, quotation, g->quote & 3, g->ending);
    put2(&b, quotation, g->word);
    put2(&b, g->quote, g->tag);
    put3(&b, g->shape, l->shape, r->shape);
    put2(&b, g->tag, r->part);
    put(&b, g->cue_kind);
    put3(&b, g->cue_kind, least(glances[s.end].verbs - glances[token].verbs, 3),
         least(glances[token].verbs - glances[s.first].verbs, 3));
    put2(&b, g->tag, bucket(token - s.first));
    put2(&b, g->cue_kind, bucket(s.end - token));
    put2(&b, rrr->word, g->cue_kind);
    put2(&b, lll->word, g->cue_kind);
    put2(&b, ll->word, g->word);
    put2(&b, rr->word, g->word);
    put2(&b, g->kin, g->tag);
    put3(&b, g->kin, l->part, r->part);
    put2(&b, g->kin, telling_right);
    put3(&b, g->kin, g->cue_kind, quotation);
    put2(&b, l->kin, g->tag);
    put2(&b, r->kin, g->tag);
    put2(&b, l->kin, g->kin);
    put2(&b, r->kin, g->kin);
    return b.n;
}

/* ---- edges */

/* How far edges are looked for, in tokens and in sentences beyond the near edge's own. */
enum { NEAR_REACH = 48, SOURCE_LENGTH = 32, CONTENT_LENGTH = 128, SENTENCES_ON = 10 };

static fhi_extent sentence_of(const fhi_scene *scene, uint32_t token)
{
    return fhi_scene_sentence(scene, token);
}

static uint32_t add_edge(uint32_t edge, uint32_t *out, uint32_t n)
{
    for (uint32_t i = n; i > 0 && i + SENTENCES_ON + 2 > n; i--)
        if (out[i - 1] == edge) return n;
    out[n] = edge;
    return n + 1;
}

static uint32_t edges_down(uint32_t from, uint32_t to, uint32_t *out, uint32_t n)
{
    for (uint32_t p = from + 1; p > to && n < FHI_EDGES_MOST - SENTENCES_ON - 4; p--) out[n++] = p - 1;
    return n;
}

static uint32_t edges_up(uint32_t from, uint32_t to, uint32_t *out, uint32_t n)
{
    for (uint32_t p = from; p <= to && n < FHI_EDGES_MOST - SENTENCES_ON - 4; p++) out[n++] = p;
    return n;
}

static uint32_t back(uint32_t from, uint32_t reach, uint32_t floor)
{
    return from - floor > reach ? from - reach : floor;
}

static uint32_t ahead(uint32_t from, uint32_t reach, uint32_t ceiling)
{
    return ceiling - from > reach ? from + reach : ceiling;
}

/* Ends of content that starts at `near`: every token of its sentence, then the ends of the sentences behind it in its paragraph. */
static uint32_t behind_ends(const fhi_scene *scene, uint32_t near, uint32_t *out)
{
    uint32_t sentence = scene->tokens[near].sentence;
    fhi_extent s = sentence_of(scene, near);
    uint32_t n = edges_up(near + 1, ahead(near, CONTENT_LENGTH, s.end), out, 0);
    uint32_t block = scene->sentences[sentence].block;
    for (uint32_t i = 1; i <= SENTENCES_ON && sentence + i < scene->marks->text->sentences.n; i++) {
        const fhi_sentence *next = &scene->sentences[sentence + i];
        if (next->block != block) break;
        out[n++] = next->first + next->count;
    }
    uint32_t q = scene->quoted[near];
    if (q != FHI_NONE && scene->quotations.at[q].at.first == near && scene->quotations.at[q].at.end > s.end)
        n = add_edge(scene->quotations.at[q].at.end, out, n);
    return n;
}

static uint32_t before_starts(const fhi_scene *scene, uint32_t near, uint32_t *out)
{
    uint32_t sentence = scene->tokens[near - 1].sentence;
    fhi_extent s = sentence_of(scene, near - 1);
    uint32_t n = edges_down(near - 1, back(near - 1, CONTENT_LENGTH, s.first), out, 0);
    uint32_t block = scene->sentences[sentence].block;
    for (uint32_t i = 1; i <= SENTENCES_ON && i <= sentence && scene->sentences[sentence - i].block == block; i++)
        out[n++] = scene->sentences[sentence - i].first;
    uint32_t q = scene->quoted[near - 1];
    if (q != FHI_NONE && scene->quotations.at[q].at.end == near && scene->quotations.at[q].at.first < s.first)
        n = add_edge(scene->quotations.at[q].at.first, out, n);
    return n;
}

uint32_t fhi_statement_features_edges(const fhi_scene *scene, const fhi_question *question,
                                      uint32_t out[FHI_EDGES_MOST])
{
    fhi_extent cue = question->cue, s = sentence_of(scene, cue.first);
    uint32_t n = 0, near = question->near;
    switch (question->edge) {
    case FHI_SOURCE_END:
        out[n++] = FHI_NONE;
        n = edges_down(cue.first, back(cue.first, NEAR_REACH, s.first) + (cue.first > s.first), out, n);
        if (cue.first == s.first) n = 1;
        return edges_up(cue.end + 1, ahead(cue.end, NEAR_REACH, s.end), out, n);
    case FHI_SOURCE_START: {
        uint32_t floor = near > cue.end ? cue.end : s.first;
        return edges_down(near - 1, back(near - 1, SOURCE_LENGTH, floor), out, n);
    }
    case FHI_BEHIND_START:
        out[n++] = FHI_NONE;
        n = edges_up(cue.end, ahead(cue.end, NEAR_REACH, s.end), out, n);
        while (n > 1 && out[n - 1] >= scene->count) n--;
        return n;
    case FHI_BEHIND_END: return behind_ends(scene, near, out);
    case FHI_BEFORE_END:
        out[n++] = FHI_NONE;
        n = edges_down(cue.first, back(cue.first, NEAR_REACH, s.first), out, n);
        while (n > 1 && out[n - 1] == 0) n--;
        return n;
    default: return before_starts(scene, near, out);
    }
}

uint32_t fhi_statement_features_meeting(const fhi_scene *scene, const fhi_glance *glances, uint32_t at)
{
    uint32_t left = at > 0 ? glances[at - 1].tag : 63u, right = at < scene->count ? glances[at].tag : 63u;
    return (left & 63) << 6 | (right & 63);
}

/* Of the cue as a whole: its last word, which is most often its verb, and that one's row. */
static uint32_t cue_row(const fhi_glance *glances, fhi_extent cue)
{
    for (uint32_t i = cue.end; i > cue.first; i--)
        if (glances[i - 1].cue) return glances[i - 1].cue;
    return 0;
}

/* "There is none": said by the cue and by what stands at both its sides. */
static void put_none(bag *b, const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q)
{
    fhi_extent s = fhi_scene_sentence(scene, q->cue.first);
    const fhi_glance *last = &glances[q->cue.end - 1], *first = &glances[q->cue.first];
    const fhi_glance *r = glance_in(glances, s, q->cue.end), *l = glance_in(glances, s, (int64_t)q->cue.first - 1);
    const fhi_glance *rr = glance_in(glances, s, (int64_t)q->cue.end + 1),
                     *ll = glance_in(glances, s, (int64_t)q->cue.first - 2);
    uint32_t row = cue_row(glances, q->cue);
    bool has_source = q->source.first < q->source.end;
    uint32_t where = !has_source                     ? 0
                     : q->source.end <= q->cue.first ? 1 + (q->source.end < q->cue.first)
                                                     : 3 + (q->source.first > q->cue.end);
    uint32_t source_left = has_source && where < 3 ? q->source.first : q->cue.first;
    uint32_t source_right = has_source && where >= 3 ? q->source.end : q->cue.end;
    const fhi_glance *before = glance_in(glances, s, (int64_t)source_left - 1),
                     *behind = glance_in(glances, s, source_right);
    uint32_t quotes_before = least(glances[source_left].quotes - glances[s.first].quotes, 3);
    put(b, 1);
    put(b, last->word);
    put(b, row);
    put2(b, first->word, last->word);
    put2(b, last->tag, first->tag);
    put3(b, r->part, l->part, last->cue_kind);
    put2(b, r->word, last->tag);
    put2(b, l->word, last->tag);
    put3(b, r->tag, rr->tag, last->word);
    put3(b, l->tag, ll->tag, last->word);
    put2(b, before->part, behind->part);
    put3(b, before->part, behind->part, row);
    put3(b, before->quote, behind->quote, where);
    put3(b, before->quote & 3, before->part, behind->part);
    put2(b, where, last->word);
    put3(b, quotes_before, behind->part, before->part);
    put2(b, bucket(source_left - s.first), last->cue_kind);
    put2(b, bucket(s.end - source_right), last->cue_kind);
    put3(b, behind->word, last->word, where);
    put2(b, behind->tag, last->tag);
    put3(b, behind->tag, before->tag, last->tag);
    uint32_t next = s.end;
    put3(b, next < scene->count && (glances[next].quote & 3) == 1, before->quote & 3, behind->part);
    put2(b, s.first > 0 && (glances[s.first - 1].quote & 3) == 3, bucket(source_left - s.first));
    put2(b, glances[q->cue.first].quote & 3, last->cue_kind);
    put3(b, first->word, where, behind->part);
    put2(b, last->kin, where);
    put3(b, last->kin, before->part, behind->part);
    put3(b, r->kin, last->kin, last->tag);
    put3(b, l->kin, last->kin, last->tag);
}

/* The commonest question of an edge: what meets there. */
static void put_meeting(bag *b, const fhi_glance *glances, fhi_extent text, uint32_t at, uint32_t lean)
{
    const fhi_glance *r = glance_in(glances, text, at), *rr = glance_in(glances, text, (int64_t)at + 1);
    const fhi_glance *l = glance_in(glances, text, (int64_t)at - 1), *ll = glance_in(glances, text, (int64_t)at - 2);
    put2(b, r->word, lean);
    put2(b, l->word, lean);
    put2(b, l->word, r->word);
    put2(b, rr->word, r->part);
    put2(b, ll->word, l->part);
    put2(b, r->tag, l->tag);
    put3(b, r->tag, l->tag, lean);
    put3(b, r->part, l->part, lean);
    put3(b, r->part, rr->part, l->part);
    put3(b, l->part, ll->part, r->part);
    put3(b, r->tag, rr->tag, l->tag);
    put3(b, l->tag, ll->tag, r->tag);
    put3(b, r->quote, l->quote, lean);
    put3(b, r->word, rr->word, l->part);
    put3(b, l->word, ll->word, r->part);
    put3(b, r->shape, l->shape, lean);
    put3(b, r->word, l->part, lean);
    put3(b, l->word, r->part, lean);
    put2(b, r->cue_kind, l->part);
    put2(b, l->ending, r->part);
    put3(b, mixed(r->part, rr->part), l->part, ll->part);
    put3(b, r->kin, l->part, lean);
    put3(b, l->kin, r->part, lean);
    put2(b, r->kin, l->kin);
}

/* The parts of up to four tokens in [from, to), and how many more there are. */
static uint32_t parts_between(const fhi_glance *glances, uint32_t from, uint32_t to)
{
    uint32_t h = 17;
    if (from >= to) return from == to ? 0 : 1;
    for (uint32_t i = from; i < to && i < from + 4; i++) h = mixed(h, glances[i].part + 3u);
    return mixed(h, bucket(to - from));
}

typedef struct stretch {
    uint32_t length, verbs, commas, quotes, cues;
} stretch;

static stretch stretch_between(const fhi_glance *glances, uint32_t a, uint32_t b)
{
    uint32_t from = least(a, b), to = a > b ? a : b;
    return (stretch){to - from, glances[to].verbs - glances[from].verbs, glances[to].commas - glances[from].commas,
                     glances[to].quotes - glances[from].quotes, glances[to].cues - glances[from].cues};
}

/* The near edge: seen from the cue and from the source. */
static void put_near(bag *b, const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q, uint32_t at)
{
    bool behind = at >= q->cue.end;
    uint32_t from = behind ? q->cue.end : at, to = behind ? at : q->cue.first;
    fhi_extent s = fhi_scene_sentence(scene, q->cue.first);
    const fhi_glance *last = &glances[q->cue.end - 1], *first = &glances[q->cue.first];
    const fhi_glance *r = glance_in(glances, s, at), *l = glance_in(glances, s, (int64_t)at - 1);
    uint32_t row = cue_row(glances, q->cue);
    stretch gap = stretch_between(glances, from, to);
    bool has_source = q->source.first < q->source.end;
    uint32_t to_source = !has_source             ? 9
                         : at == q->source.first ? 1
                         : at == q->source.end   ? 2
                         : at < q->source.first  ? 3 + least(q->source.first - at, 3)
                         : at > q->source.end    ? 7 + (at - q->source.end > 1)
                                                 : 10;
    uint32_t side = behind * 2u + (gap.length == 0);
    uint32_t between = parts_between(glances, from, to);
    put2(b, side, bucket(gap.length));
    put2(b, side, last->word);
    put3(b, bucket(gap.length), side, last->cue_kind);
    put3(b, gap.length == 0, last->word, r->part);
    put3(b, gap.length == 0, row, r->tag);
    put3(b, gap.length == 0, last->word, r->word);
    put3(b, bucket(gap.length), side, last->tag);
    put2(b, between, side);
    put3(b, between, side, r->part);
    put3(b, between, side, l->part);
    put3(b, between, side, last->cue_kind);
    put3(b, least(gap.commas, 3), least(gap.verbs, 3), side);
    put3(b, least(gap.quotes, 3), least(gap.commas, 2), side);
    put3(b, least(gap.cues, 3), side, least(gap.verbs, 3));
    put3(b, to_source, side, r->part);
    put3(b, to_source, side, l->part);
    put3(b, to_source, l->quote, r->quote);
    put3(b, to_source, last->word, side);
    put3(b, to_source, row, gap.length == 0);
    put3(b, r->quote, l->quote, side);
    put3(b, mixed(r->quote, l->quote), side, row);
    put3(b, first->word, l->part, gap.length == 0);
    put3(b, first->tag, l->tag, side);
    put3(b, first->tag, r->tag, side);
    put3(b, at == s.end, at == s.first, side);
    put3(b, l->word, side, gap.length == 0);
    put3(b, r->word, side, gap.length == 0);
    put2(b, first->part, gap.length == 0);
    put3(b, l->shape, first->part, gap.length == 0);
    put3(b, last->kin, r->part, gap.length == 0);
    put3(b, last->kin, side, bucket(gap.length));
    put3(b, last->kin, between, side);
}

/* The far edge: seen from the near one, over the stretch that would become the source or the content. */
static void put_far(bag *b, const fhi_scene *scene, const fhi_glance *glances, const fhi_question *q, uint32_t at)
{
    uint32_t from = least(at, q->near), to = at > q->near ? at : q->near;
    fhi_extent all = {0, scene->count};
    fhi_extent s = fhi_scene_sentence(scene, at > q->near ? q->near : q->near - 1);
    const fhi_glance *open = glance_in(glances, all, from), *close = glance_in(glances, all, (int64_t)to - 1);
    const fhi_glance *r = glance_in(glances, all, at), *l = glance_in(glances, all, (int64_t)at - 1);
    const fhi_glance *near_in = glance_in(glances, all, q->near > at ? (int64_t)q->near - 1 : q->near);
    const fhi_glance *near_out = glance_in(glances, all, q->near > at ? q->near : (int64_t)q->near - 1);
    stretch held = stretch_between(glances, from, to);
    bool crosses = at < s.first || at > s.end;
    uint32_t rest = at > q->near ? (crosses ? 0 : s.end - at) : (crosses ? 0 : at - s.first);
    stretch left = crosses        ? (stretch){0, 0, 0, 0, 0}
                   : at > q->near ? stretch_between(glances, at, s.end)
                                  : stretch_between(glances, s.first, at);
    uint32_t edge_state = (uint32_t)(rest == 0) | (uint32_t)(rest == 1) << 1 | (uint32_t)crosses << 2;
    uint32_t quoting = (open->quote & 3) | (close->quote & 3u) << 2 | (held.quotes & 1) << 4;
    bool touches = at == q->cue.first || at == q->cue.end || at == q->source.first || at == q->source.end;
    uint32_t last_word = glances[q->cue.end - 1].word, kind = glances[q->cue.end - 1].cue_kind;
    put2(b, bucket(held.length), near_in->part);
    put2(b, bucket(held.length), edge_state);
    put3(b, edge_state, r->part, l->part);
    put3(b, edge_state, r->tag, l->tag);
    put3(b, edge_state, near_in->word, r->part);
    put3(b, edge_state, near_in->part, near_in->quote);
    put2(b, edge_state, last_word);
    put3(b, edge_state, kind, r->part);
    put3(b, edge_state, left.verbs > 0, left.commas > 0);
    put3(b, quoting, r->part, l->part);
    put3(b, quoting, edge_state, near_out->part);
    put3(b, quoting, near_in->quote, near_out->quote);
    put3(b, quoting, edge_state, least(held.length, 7));
    put3(b, least(held.verbs, 3), r->part, l->part);
    put3(b, least(held.verbs, 3), r->word, edge_state);
    put3(b, least(held.verbs, 3), least(left.verbs, 3), r->part);
    put3(b, least(held.commas, 3), r->part, l->part);
    put3(b, least(held.commas, 3), r->word, least(held.verbs, 2));
    put3(b, least(held.cues, 3), least(left.cues, 2), r->part);
    put3(b, least(left.cues, 2), r->word, least(left.verbs, 2));
    put3(b, least(held.cues, 3), edge_state, r->part);
    put3(b, touches, r->part, l->part);
    put3(b, near_in->word, r->part, least(held.verbs, 2));
    put3(b, near_in->part, r->word, least(held.verbs, 2));
    put3(b, near_in->tag, r->tag, l->tag);
    put3(b, near_in->tag, near_out->tag, r->part);
    put3(b, last_word, r->word, near_in->part);
    put3(b, last_word, r->part, least(held.verbs, 2));
    put3(b, kind, r->tag, l->tag);
    put3(b, bucket(rest), r->part, least(left.verbs, 2));
    put3(b, near_out->part, r->part, l->part);
    uint32_t on = least(at + 4, scene->count);
    put3(b, glances[on].cues - glances[at].cues, r->part, l->part);
    put3(b, glances[on].cues - glances[at].cues, r->word, edge_state);
    put3(b, near_in->shape, l->shape, r->shape);
    put3(b, bucket(held.length), r->part, l->part);
    put3(b, bucket(held.length), r->tag, near_in->tag);
    put3(b, near_in->kin, r->part, least(held.verbs, 2));
    put3(b, glances[q->cue.end - 1].kin, r->part, edge_state);
    put3(b, near_in->part, r->kin, least(held.verbs, 2));
}

uint32_t fhi_statement_features_edge(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *question,
                                     uint32_t at, uint32_t out[FHI_FEATURES_MOST])
{
    bag b = {out, 0, (uint32_t)question->edge << 16};
    if (at == FHI_NONE) {
        b.template += 1u << 8;
        put_none(&b, scene, glances, question);
        return b.n;
    }
    bool far = question->edge % 2 == 1;
    put_meeting(&b, glances, (fhi_extent){0, scene->count}, at,
                far ? glances[question->cue.end - 1].cue_kind : at >= question->cue.end);
    if (far)
        put_far(&b, scene, glances, question, at);
    else
        put_near(&b, scene, glances, question, at);
    return b.n;
}
