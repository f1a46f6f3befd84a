/* SPDX-License-Identifier: Apache-2.0 */
/* scene → frames. Cues first: a linear-chain CRF (Lafferty et al. 2001) labels tokens sentence by sentence, read out by Viterbi. Then
 * for each cue the edges of its source and of the content at its two sides, each the best of its candidates by a log-linear model.
 * Sums of bytes throughout, so every machine gets the same. */
#include "annotate/quote/learned.h"

#include "annotate/quote/statement_features.h"
#include "base/limits.h"

enum { WORST = INT32_MIN / 4, UNLIKELY = -100000, FAR_BEHIND = 150 };

typedef FHI_LIST(fhi_extent) extents;

typedef struct finder {
    fhi_arena *arena;
    const fhi_scene *scene;
    const fhi_statement_model *model;
    fhi_glance *glances;
    extents cues;
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
    switch (g->tag) {
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

/* The features of one question. Their weights are asked for as soon as they are known and added up when the next question's are being
 * made: they lie all over a table that no cache holds. */
typedef struct asked {
    uint32_t ids[FHI_FEATURES_MOST];
    uint32_t n;
} asked;

static void ask_cue(const finder *f, uint32_t token, asked *out)
{
    uint32_t mask = (1u << f->model->head->cue_bits) - 1;
    out->n = fhi_statement_features_cue(f->scene, f->glances, token, out->ids);
    for (uint32_t i = 0; i < out->n; i++) {
        out->ids[i] &= mask;
        __builtin_prefetch(&f->model->cues[(size_t)out->ids[i] * 2]);
    }
}

static bool is_never(const finder *f, uint32_t token)
{
    uint32_t meeting = fhi_statement_features_meeting(f->scene, f->glances, token);
    return !(f->model->meetings[meeting] & 1u << FHI_EDGE_COUNT);
}

/* `question` is that of the token, with n = 0 where it was not asked yet; `never` says that the token is in no cue. */
static void score_labels(const finder *f, uint32_t token, const step *before, bool never, asked *question,
                         int32_t out[FHI_LABEL_COUNT])
{
    out[FHI_LABEL_OUTSIDE] = 0;
    if (never || (begins_none(&f->glances[token]) && in_no_cue(before))) {
        out[FHI_LABEL_BEGINS] = out[FHI_LABEL_INSIDE] = UNLIKELY;
        return;
    }
    if (question->n == 0) ask_cue(f, token, question);
    int32_t begins = 0, inside = 0;
    for (uint32_t i = 0; i < question->n; i++) {
        const int8_t *pair = &f->model->cues[(size_t)question->ids[i] * 2];
        begins += pair[0];
        inside += pair[1];
    }
    out[FHI_LABEL_BEGINS] = begins;
    out[FHI_LABEL_INSIDE] = inside;
}

static void walk(const finder *f, fhi_extent sentence, step *steps)
{
    step before = {{0, WORST, WORST}, {0}};
    asked questions[2];
    bool never[2];
    for (uint32_t t = sentence.first; t < sentence.end; t++) {
        int32_t scores[FHI_LABEL_COUNT];
        step *now = &steps[t - sentence.first];
        for (uint32_t ahead = t == sentence.first ? t : t + 1; ahead <= t + 1 && ahead < sentence.end; ahead++) {
            never[ahead & 1] = is_never(f, ahead);
            questions[ahead & 1].n = 0;
            if (!never[ahead & 1] && !begins_none(&f->glances[ahead])) ask_cue(f, ahead, &questions[ahead & 1]);
        }
        score_labels(f, t, &before, never[t & 1], &questions[t & 1], scores);
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
    if (!steps || !labels) return false;
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

static void ask_edge(const finder *f, const fhi_question *question, uint32_t at, asked *out)
{
    uint32_t mask = (1u << f->model->head->edge_bits) - 1;
    out->n = fhi_statement_features_edge(f->scene, f->glances, question, at, out->ids);
    for (uint32_t i = 0; i < out->n; i++) {
        out->ids[i] &= mask;
        __builtin_prefetch(&f->model->edges[out->ids[i]]);
    }
}

static int32_t score_edge(const finder *f, const asked *candidate)
{
    int32_t score = 0;
    for (uint32_t i = 0; i < candidate->n; i++) score += f->model->edges[candidate->ids[i]];
    return score;
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

static answer ask(const finder *f, const fhi_question *question)
{
    uint32_t edges[FHI_EDGES_MOST];
    uint32_t n = fhi_statement_features_edges(f->scene, question, edges);
    n = fhi_learned_edges(f->scene, f->glances, f->model->meetings, question->edge, edges, n);
    answer best = {FHI_NONE, WORST};
    int32_t none = WORST, top = WORST;
    asked candidates[2];
    if (n) ask_edge(f, question, edges[0], &candidates[0]);
    for (uint32_t i = 0; i < n; i++) {
        if (i + 1 < n) ask_edge(f, question, edges[i + 1], &candidates[(i + 1) & 1]);
        int32_t score = score_edge(f, &candidates[i & 1]);
        if (edges[i] == FHI_NONE)
            none = score;
        else if (score > top) {
            top = score;
            best.at = edges[i];
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

static bool find_content(const finder *f, fhi_frame *frame)
{
    fhi_question q = {.edge = FHI_BEFORE_END, .cue = frame->cue, .source = frame->source};
    answer before = ask(f, &q);
    q.edge = FHI_BEHIND_START;
    answer behind = ask(f, &q);
    bool has_before = before.at != FHI_NONE && (before.lead > 0 || before.lead >= behind.lead);
    bool has_behind = behind.at != FHI_NONE && (behind.lead > 0 || !has_before || behind.lead > before.lead);
    if (before.lead <= 0 && has_behind) has_before = false;
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

/* True if a clause is told in these tokens: a finite verb that no "who" or "which" leads to. */
static bool is_clause(const fhi_scene *scene, fhi_extent at)
{
    for (uint32_t i = at.first; i < at.end; i++) {
        fhi_tag tag = (fhi_tag)scene->tokens[i].tag;
        if (tag == FHI_TAG_WP || tag == FHI_TAG_WDT) return false;
        if (fhi_words_finite(tag)) return true;
    }
    return false;
}

/* "Divers found the bell, said Odile Brandt, a diver.": where a clause was taken for the source and an apposition for what it said, it
 * is the other way round. */
static void turn_round(const fhi_scene *scene, fhi_frame *frame)
{
    fhi_extent clause = frame->source;
    bool stands_before = clause.first < clause.end && clause.end == frame->cue.first &&
                         scene->parts[clause.end - 1] == FHI_PART_COMMA && frame->content.n == 1;
    if (!stands_before || frame->content.at[0].first < frame->cue.end) return;
    fhi_extent behind = {frame->cue.end, frame->content.at[0].end};
    if (!is_clause(scene, clause) || is_clause(scene, behind) || scene->named[behind.first] == FHI_NONE) return;
    frame->source = behind;
    frame->content.at[0] = (fhi_extent){clause.first, clause.end - 1};
}

static uint8_t kind_of_cue(const fhi_glance *glances, fhi_extent cue)
{
    for (uint32_t i = cue.end; i > cue.first; i--)
        if (glances[i - 1].cue_kind) return glances[i - 1].cue_kind / 8;
    return FHI_CUE_SAID;
}

bool fhi_learned_find(fhi_arena *arena, const fhi_scene *scene, const fhi_statement_model *model, fhi_frames *frames)
{
    finder f = {.arena = arena, .scene = scene, .model = model};
    f.glances = fhi_statement_features_see(arena, scene);
    if (!f.glances || !find_cues(&f)) return false;
    fhi_statement_features_count(f.glances, scene->count, f.cues.at, f.cues.n);
    for (uint32_t i = 0; i < f.cues.n; i++) {
        fhi_frame frame = {.cue = f.cues.at[i], .rule = FHI_LEARNED_RULE};
        frame.kind = kind_of_cue(f.glances, frame.cue);
        frame.source = find_source(&f, frame.cue);
        if (!find_content(&f, &frame)) return false;
        if (frame.content.n == 0) continue;
        turn_round(scene, &frame);
        fhi_frame *room = FHI_PUSH(arena, frames);
        if (!room) return false;
        *room = frame;
    }
    return true;
}
