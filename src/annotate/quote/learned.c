/* SPDX-License-Identifier: Apache-2.0 */
/* scene → frames. Cues first: a linear-chain CRF (Lafferty et al. 2001) labels tokens sentence by sentence, read out by Viterbi. Then
 * for each cue the edges of its source and of the content at its two sides, each the best of its candidates by a log-linear model.
 * Sums of bytes throughout, so every machine gets the same. */
#include "annotate/quote/learned.h"
#include "annotate/quote/mend.h"

#include "annotate/quote/statement_hashes.h"
#include "base/limits.h"

enum { WORST = INT32_MIN / 4, UNLIKELY = -100000, FAR_BEHIND = 150 };

typedef FHI_LIST(fhi_extent) extents;

/* A token as part of a cue. */
typedef struct weighed {
    int16_t begins, inside; /* where `known` */
    bool known;
    enum { NEVER, PERHAPS, ANYWHERE } where; /* PERHAPS: only where a cue may go on */
} weighed;

typedef struct finder {
    fhi_arena *arena;
    const fhi_scene *scene;
    const fhi_statement_model *model;
    fhi_glance *glances;
    extents cues;
    weighed *tokens; /* while cues are sought */
} finder;

/* ---- cues */

/* One token on the way through a sentence: the best score of each label, and the label before it on that way. */
typedef struct step {
    int32_t best[FHI_LABEL_COUNT];
    uint8_t from[FHI_LABEL_COUNT];
} step;

/* Words of these tags begin a cue only where the table of cues has them; most tokens need no weighing. */
static bool begins_none(const fhi_glance *g)
{
    if (g->cue) return false;
    switch (fhi_glance_tag(g)) {
    case FHI_TAG_CC:
    case FHI_TAG_CD:
    case FHI_TAG_DT:
    case FHI_TAG_IN:
    case FHI_TAG_JJR:
    case FHI_TAG_JJS:
    case FHI_TAG_NNP:
    case FHI_TAG_NNPS:
    case FHI_TAG_POS:
    case FHI_TAG_PRPS:
    case FHI_TAG_RP:
    case FHI_TAG_WP:
    case FHI_TAG_WRB:
    case FHI_TAG_HYPH:
    case FHI_TAG_COMMA:
    case FHI_TAG_STOP:
    case FHI_TAG_OPEN:
    case FHI_TAG_CLOSE:
    case FHI_TAG_OPEN_QUOTE:
    case FHI_TAG_CLOSE_QUOTE: return true;
    default: return false;
    }
}

/* A cue goes on at a token only if one could have begun: where every way through a cue is far behind, that is not asked. */
static bool in_no_cue(const step *before)
{
    return before->best[FHI_LABEL_BEGINS] < before->best[FHI_LABEL_OUTSIDE] - FAR_BEHIND &&
           before->best[FHI_LABEL_INSIDE] < before->best[FHI_LABEL_OUTSIDE] - FAR_BEHIND;
}

/* A handful of askings whose features are hashed; their weights lie all over a table that no near cache holds, so they are asked for at
 * once and added up when those of the next handful are on their way. */
typedef struct handful {
    fhi_hashes hashes;
    uint32_t of[FHI_LANES]; /* the tokens or positions */
    uint32_t n;
} handful;

/* All lanes are asked for, without a jump for those that nothing was put into: these have what the first has. Into the second cache (2): the
 * lines of two handfuls do not fit the first, and would push each other out of it before they are used. */
static void ask_for(const int8_t *weights, uint32_t size, const handful *asked)
{
    const fhi_hashes *h = &asked->hashes;
    for (uint32_t i = 0; i < h->n; i++)
        for (uint32_t k = 0; k < FHI_LANES; k++) __builtin_prefetch(weights + (size_t)h->of[i][k] * size, 0, 2);
}

static void ask_tokens(const finder *f, handful *asked)
{
    for (uint32_t i = asked->n; i < FHI_LANES; i++) asked->of[i] = asked->of[0];
    asked->hashes.mask = (1u << f->model->head->cue_bits) - 1;
    fhi_statement_hashes_cue(f->scene, f->glances, asked->of, &asked->hashes);
    ask_for(f->model->cues, 2, asked);
}

/* A number of each lane. */
typedef int16_t lane_sums __attribute__((vector_size(2 * FHI_LANES)));

/* The two weights of a feature as one number: "begins" is its lower byte, "inside" its upper one. */
static inline int16_t pair_at(const int8_t *weights, uint32_t feature)
{
    int16_t pair;
    memcpy(&pair, weights + 2 * (size_t)feature, sizeof pair);
    return pair;
}

static void weigh_tokens(finder *f, const handful *asked)
{
    const fhi_hashes *h = &asked->hashes;
    const int8_t *weights = f->model->cues;
    lane_sums begins = {0}, inside = {0};
    if (asked->n == 0) return;
    for (uint32_t i = 0; i < h->n; i++) {
        const uint32_t *of = h->of[i];
        lane_sums pairs = {pair_at(weights, of[0]), pair_at(weights, of[1]), pair_at(weights, of[2]),
                           pair_at(weights, of[3]), pair_at(weights, of[4]), pair_at(weights, of[5]),
                           pair_at(weights, of[6]), pair_at(weights, of[7])};
        begins += pairs << 8 >> 8;
        inside += pairs >> 8;
    }
    for (uint32_t k = 0; k < asked->n; k++) {
        weighed *w = &f->tokens[asked->of[k]];
        *w = (weighed){begins[k], inside[k], true, w->where};
    }
}

static bool is_never(const finder *f, uint32_t token)
{
    uint32_t meeting = fhi_statement_features_meeting(f->scene, f->glances, token);
    return !(f->model->meetings[meeting] & 1u << FHI_EDGE_COUNT);
}

static void weigh_all(finder *f)
{
    handful two[2], *now = &two[0], *last = &two[1];
    now->n = last->n = 0;
    for (uint32_t t = 0; t < f->scene->count; t++) {
        if (is_never(f, t)) continue;
        if (begins_none(&f->glances[t])) {
            f->tokens[t].where = PERHAPS;
            continue;
        }
        f->tokens[t].where = ANYWHERE;
        now->of[now->n++] = t;
        if (now->n < FHI_LANES) continue;
        ask_tokens(f, now);
        weigh_tokens(f, last);
        handful *free = last;
        last = now;
        now = free;
        now->n = 0;
    }
    weigh_tokens(f, last);
    if (now->n == 0) return;
    ask_tokens(f, now);
    weigh_tokens(f, now);
}

/* Weighs a token that may be in a cue, and with it those behind it that may go on in the same one: there are lanes for them. */
static void weigh_from(finder *f, uint32_t token, uint32_t end)
{
    handful some;
    some.n = 0;
    for (uint32_t t = token; t < end && t < token + FHI_LANES; t++)
        if (f->tokens[t].where == PERHAPS && !f->tokens[t].known) some.of[some.n++] = t;
    ask_tokens(f, &some);
    weigh_tokens(f, &some);
}

static void score_labels(finder *f, uint32_t token, uint32_t end, const step *before, int32_t out[FHI_LABEL_COUNT])
{
    const weighed *w = &f->tokens[token];
    out[FHI_LABEL_OUTSIDE] = 0;
    out[FHI_LABEL_BEGINS] = out[FHI_LABEL_INSIDE] = UNLIKELY;
    if (w->where == NEVER || (w->where == PERHAPS && in_no_cue(before))) return;
    if (!w->known) weigh_from(f, token, end);
    out[FHI_LABEL_BEGINS] = w->begins;
    out[FHI_LABEL_INSIDE] = w->inside;
}

static void walk(finder *f, fhi_extent sentence, step *steps)
{
    step before = {{0, WORST, WORST}, {0}};
    for (uint32_t t = sentence.first; t < sentence.end; t++) {
        int32_t scores[FHI_LABEL_COUNT];
        step *now = &steps[t - sentence.first];
        score_labels(f, t, sentence.end, &before, scores);
        for (int to = 0; to < FHI_LABEL_COUNT; to++) {
            now->best[to] = WORST;
            for (int from = 0; from < FHI_LABEL_COUNT; from++) {
                if (to == FHI_LABEL_INSIDE && from == FHI_LABEL_OUTSIDE) continue;
                int32_t score = before.best[from] + f->model->head->steps[from][to] + scores[to];
                if (score <= now->best[to]) continue;
                now->best[to] = score;
                now->from[to] = (uint8_t)from;
            }
        }
        before = *now;
        int32_t top = before.best[0]; /* kept near zero, so that no sentence is long enough to overflow */
        for (int l = 0; l < FHI_LABEL_COUNT; l++)
            before.best[l] = before.best[l] - top < WORST ? WORST : before.best[l] - top;
    }
}

static bool read_back(finder *f, fhi_extent sentence, const step *steps, uint8_t *labels)
{
    uint32_t n = sentence.end - sentence.first;
    const step *last = &steps[n - 1];
    uint8_t label = 0;
    for (uint8_t l = 1; l < FHI_LABEL_COUNT; l++)
        if (last->best[l] > last->best[label]) label = l;
    for (uint32_t i = n; i > 0; i--) {
        labels[i - 1] = label;
        label = steps[i - 1].from[label];
    }
    for (uint32_t i = 0; i < n; i++) {
        if (labels[i] != FHI_LABEL_BEGINS) continue;
        fhi_extent *cue = FHI_PUSH(f->arena, &f->cues);
        if (!cue) return false;
        cue->first = cue->end = sentence.first + i;
        do cue->end++;
        while (cue->end < sentence.end && labels[cue->end - sentence.first] == FHI_LABEL_INSIDE);
    }
    return true;
}

static bool find_cues(finder *f)
{
    uint32_t longest = 0;
    const fhi_text *text = f->scene->marks->text;
    for (uint32_t i = 0; i < text->sentences.n; i++)
        if (text->sentences.at[i].count > longest) longest = text->sentences.at[i].count;
    step *steps = fhi_arena_array(f->arena, longest, sizeof *steps);
    uint8_t *labels = fhi_arena_array(f->arena, longest, 1);
    f->tokens = fhi_arena_array(f->arena, f->scene->count, sizeof *f->tokens);
    if (!steps || !labels || !f->tokens) return false;
    weigh_all(f);
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        const fhi_sentence *s = &text->sentences.at[i];
        fhi_extent sentence = {s->first, s->first + s->count};
        if (s->count == 0) continue;
        walk(f, sentence, steps);
        if (!read_back(f, sentence, steps, labels)) return false;
    }
    return true;
}

/* ---- edges */

/* The best answer that is a position, and how far it is ahead of "there is none" (INT32_MAX where that is no answer). */
typedef struct answer {
    uint32_t at; /* FHI_NONE if there is no candidate */
    int32_t lead;
} answer;

static void ask_edges(const finder *f, const fhi_question *question, handful *asked)
{
    for (uint32_t i = asked->n; i < FHI_LANES; i++) asked->of[i] = asked->of[0];
    asked->hashes.mask = (1u << f->model->head->edge_bits) - 1;
    fhi_statement_hashes_edge(f->scene, f->glances, question, asked->of, &asked->hashes);
    ask_for(f->model->edges, 1, asked);
}

static void score_edges(const finder *f, const handful *asked, int32_t scores[FHI_LANES])
{
    const int8_t *weights = f->model->edges;
    int32_t sums[FHI_LANES] = {0};
    for (uint32_t i = 0; i < asked->hashes.n; i++)
        for (uint32_t k = 0; k < FHI_LANES; k++) sums[k] += weights[asked->hashes.of[i][k]];
    memcpy(scores, sums, sizeof sums);
}

uint32_t fhi_learned_edges(const fhi_scene *scene, const fhi_glance *glances, const uint8_t *meetings, fhi_edge edge,
                           uint32_t *edges, uint32_t n)
{
    uint32_t kept = 0, first = n ? edges[0] : 0;
    for (uint32_t i = 0; i < n; i++) {
        bool none = edges[i] == FHI_NONE;
        if (none || meetings[fhi_statement_features_meeting(scene, glances, edges[i])] & 1u << edge)
            edges[kept++] = edges[i];
    }
    if (kept == 0 && n) edges[kept++] = first; /* a far edge must stand somewhere */
    return kept;
}

/* Takes the next edges: FHI_NONE, which is the first of them if it is there, by itself. */
static uint32_t take_edges(const uint32_t *edges, uint32_t n, handful *asked)
{
    asked->n = 0;
    while (asked->n < n && asked->n < FHI_LANES && (asked->n == 0 || asked->of[0] != FHI_NONE)) {
        asked->of[asked->n] = edges[asked->n];
        asked->n++;
    }
    return asked->n;
}

static answer ask(const finder *f, const fhi_question *question)
{
    uint32_t edges[FHI_EDGES_MOST];
    uint32_t n = fhi_statement_features_edges(f->scene, question, edges);
    n = fhi_learned_edges(f->scene, f->glances, f->model->meetings, question->edge, edges, n);
    answer best = {FHI_NONE, WORST};
    int32_t none = WORST, top = WORST;
    handful two[2];
    uint32_t taken = take_edges(edges, n, &two[0]);
    if (n) ask_edges(f, question, &two[0]);
    for (uint32_t turn = 0; two[turn & 1].n; turn++) {
        const handful *now = &two[turn & 1];
        handful *next = &two[(turn + 1) & 1];
        taken += take_edges(edges + taken, n - taken, next);
        if (next->n) ask_edges(f, question, next);
        int32_t scores[FHI_LANES];
        score_edges(f, now, scores);
        for (uint32_t k = 0; k < now->n; k++) {
            int32_t score = scores[k];
            if (now->of[k] == FHI_NONE) {
                none = score;
            } else if (score > top) {
                top = score;
                best.at = now->of[k];
            }
        }
    }
    best.lead = none == WORST ? INT32_MAX : top - none;
    return best;
}

static fhi_extent find_source(const finder *f, fhi_extent cue)
{
    fhi_question q = {.edge = FHI_SOURCE_END, .cue = cue};
    answer end = ask(f, &q);
    if (end.at == FHI_NONE || end.lead <= 0) return (fhi_extent){0, 0};
    q.edge = FHI_SOURCE_START;
    q.near = end.at;
    return (fhi_extent){ask(f, &q).at, end.at};
}

static bool add_content(fhi_arena *arena, fhi_frame *frame, fhi_extent at)
{
    fhi_extent *room = at.first < at.end ? FHI_PUSH(arena, &frame->content) : NULL;
    if (room) *room = at;
    return room || at.first >= at.end;
}

/* Content, with the paragraphs that go on in its quotation: none of those is in reach of the model, which sees one paragraph. */
static bool add_with_paragraphs(const finder *f, fhi_frame *frame, fhi_extent at)
{
    const fhi_scene *scene = f->scene;
    uint32_t first = scene->quoted[at.first], last = scene->quoted[at.end - 1];
    bool opens = first != FHI_NONE && scene->quotations.at[first].at.first == at.first;
    uint32_t oldest = first;
    while (opens && scene->quotations.at[oldest].before != FHI_NONE && first - oldest < FHI_MAX_QUOTED_PARAGRAPHS)
        oldest = scene->quotations.at[oldest].before;
    for (; opens && oldest < first; oldest++)
        if (!add_content(f->arena, frame, scene->quotations.at[oldest].at)) return false;
    if (!add_content(f->arena, frame, at)) return false;
    bool closes = last != FHI_NONE && scene->quotations.at[last].at.end == at.end;
    uint32_t limit = closes ? last + FHI_MAX_QUOTED_PARAGRAPHS : 0;
    if (limit >= scene->quotations.n) limit = scene->quotations.n - (scene->quotations.n > 0);
    for (; closes && last < limit && scene->quotations.at[last + 1].before == last; last++)
        if (!add_content(f->arena, frame, scene->quotations.at[last + 1].at)) return false;
    return true;
}

/* "Police held a man, his lawyer said on Monday." and a quotation in the next paragraph: who tells something in the sentence itself, up to the
 * comma before his name, says that. */
static bool tells_before(const finder *f, const fhi_frame *frame, uint32_t before, uint32_t behind)
{
    const fhi_scene *scene = f->scene;
    fhi_extent sentence = fhi_scene_sentence(scene, frame->cue.first);
    uint32_t named = frame->source.end == frame->cue.first ? frame->source.first : frame->cue.first;
    bool later = behind != FHI_NONE && behind >= sentence.end && scene->parts[sentence.end - 1] == FHI_PART_STOP;
    if (!later || before == FHI_NONE || before <= sentence.first || before + 1 != named) return false;
    for (uint32_t i = sentence.first; i < before; i++)
        if (scene->quoted[i] != FHI_NONE) return false; /* "“It fell,” he said. “Then it sank.”" */
    uint8_t first = scene->tokens[sentence.first].tag;
    return scene->parts[before] == FHI_PART_COMMA && first != FHI_TAG_IN && first != FHI_TAG_VBG &&
           first != FHI_TAG_VBN && first != FHI_TAG_WRB;
}

static bool find_content(const finder *f, fhi_frame *frame)
{
    fhi_question q = {.edge = FHI_BEFORE_END, .cue = frame->cue, .source = frame->source};
    answer before = ask(f, &q);
    q.edge = FHI_BEHIND_START;
    answer behind = ask(f, &q);
    bool has_before = before.at != FHI_NONE && (before.lead > 0 || before.lead >= behind.lead);
    bool has_behind = behind.at != FHI_NONE && (behind.lead > 0 || !has_before || behind.lead > before.lead);
    if (before.lead <= 0 && has_behind) has_before = false;
    if (has_behind && tells_before(f, frame, before.at, behind.at)) {
        has_before = true;
        has_behind = false;
    }
    if (has_before) {
        q.edge = FHI_BEFORE_START;
        q.near = before.at;
        if (!add_with_paragraphs(f, frame, (fhi_extent){ask(f, &q).at, before.at})) return false;
    }
    if (has_behind) {
        q.edge = FHI_BEHIND_END;
        q.near = behind.at;
        if (!add_with_paragraphs(f, frame, (fhi_extent){behind.at, ask(f, &q).at})) return false;
    }
    return true;
}

static uint8_t kind_of_cue(const fhi_glance *glances, fhi_extent cue)
{
    for (uint32_t i = cue.end; i > cue.first; i--)
        if (fhi_glance_cue_kind(&glances[i - 1])) return fhi_glance_cue_kind(&glances[i - 1]) / 8;
    return FHI_CUE_SAID;
}

/* "The mayor told the Courier: “…”": the colon is no second cue of what the mayor said. */
static bool is_told(const fhi_scene *scene, const fhi_frames *frames, const fhi_frame *frame)
{
    const fhi_frame *last = frames->n ? &frames->at[frames->n - 1] : NULL;
    bool colon = frame->cue.end - frame->cue.first == 1 && scene->parts[frame->cue.first] == FHI_PART_COLON;
    return last && colon && last->content.n && last->content.at[0].first == frame->content.at[0].first;
}

bool fhi_learned_find(fhi_arena *arena, const fhi_scene *scene, const fhi_statement_model *model, fhi_frames *frames)
{
    finder f = {.arena = arena, .scene = scene, .model = model};
    f.glances = fhi_statement_features_see(arena, scene);
    if (!f.glances || !find_cues(&f)) return false;
    fhi_statement_features_count(f.glances, scene->count, f.cues.at, f.cues.n);
    for (uint32_t i = 0; i < f.cues.n; i++) {
        fhi_frame frame = {.cue = f.cues.at[i]};
        frame.kind = kind_of_cue(f.glances, frame.cue);
        frame.source = find_source(&f, frame.cue);
        if (!find_content(&f, &frame)) return false;
        if (frame.content.n == 0) continue;
        fhi_mend_frame(scene, &frame);
        if (is_told(scene, frames, &frame)) continue;
        fhi_frame *room = FHI_PUSH(arena, frames);
        if (!room) return false;
        *room = frame;
    }
    return true;
}
