/* SPDX-License-Identifier: Apache-2.0 */
/* Annotated articles → data/models/statements.model.
 *
 *     train_statements OUT [TUNE.jsonl] < TRAIN.jsonl
 *
 * A row is {text, statements: [{source, cue, content}]}, byte ranges, as PolNeAR (Newell et al. 2018) is kept. Cues: a linear-chain
 * CRF. Edges: one log-linear choice among the candidates of each question. Both by AdaGrad (Duchi et al. 2011), in an order that a
 * seed fixes: the same rows give the same bytes. Each sight of an example leaves out half of its features (dropout: Hinton et al.
 * 2012). All is learned four times from nothing, and the weights written are the mean over the rounds of all runs but the first
 * round of each: one run is better or worse by chance, by what it left out. With TUNE the exact F1 of source, cue and content
 * is printed after each run. */
#define _POSIX_C_SOURCE 200809L /* getline */

#include "annotate/name/name.h"
#include "annotate/quote/learned.h"
#include "annotate/quote/statement_hashes.h"
#include "base/hash.h"
#include "extract/extract.h"
#include "text/split.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { CUE_BITS = 20, EDGE_BITS = 21, RUNS = 4, ROUNDS = 8, MEETINGS_LEAST = 1 };
static const double RATE = 0.08, DECAY = 1e-7, KEPT = 0.5, BYTE_SCALE = 30.0;
/* Added to the weight of beginning a cue: the likeliest labels alone would find too few. Tuned on polnear.dev. */
static const double CUE_LEAN = 1.25;

/* One statement of the gold, in tokens; content at the two sides of the cue, empty where there is none. */
typedef struct gold {
    fhi_extent cue, source, before, behind;
} gold;

typedef struct row {
    fhi_article article;
    fhi_text text;
    fhi_marks marks;
    fhi_scene scene;
    fhi_glance *glances;
    uint8_t *labels; /* fhi_cue_label of each token */
    FHI_LIST(gold) golds;
    json_t *json;
} row;

typedef FHI_LIST(row) rows;

/* Weights under training, with the sum of squared gradients of each, and their sum over the rounds. */
typedef struct weights {
    float *value;
    float *squares;
    float *summed;
    size_t n;
} weights;

typedef struct trainer {
    fhi_arena *arena, *scratch;
    weights cues, edges;
    uint64_t seed;
    uint8_t meetings[FHI_MEETINGS];
    uint32_t met[FHI_EDGE_COUNT + 1][FHI_MEETINGS];
    int summed; /* rounds that are in the sums */
    double steps[FHI_LABEL_COUNT][FHI_LABEL_COUNT], step_squares[FHI_LABEL_COUNT][FHI_LABEL_COUNT],
        step_sums[FHI_LABEL_COUNT][FHI_LABEL_COUNT];
} trainer;

static void stop(const char *message)
{
    fprintf(stderr, "train_statements: %s\n", message);
    exit(1);
}

static void *need(void *piece)
{
    if (!piece) stop("out of memory");
    return piece;
}

/* ---- rows */

static fhi_extent tokens_of(const fhi_text *text, uint32_t start, uint32_t end)
{
    fhi_extent out = {0, 0};
    while (out.first < text->tokens.n && text->tokens.at[out.first].at.end <= start) out.first++;
    out.end = out.first;
    while (out.end < text->tokens.n && text->tokens.at[out.end].at.start < end) out.end++;
    return out;
}

static fhi_extent extent_at(const row *r, const json_t *ranges, size_t at)
{
    const json_t *range = json_array_get(ranges, at);
    if (!range) return (fhi_extent){0, 0};
    return tokens_of(&r->text, (uint32_t)json_integer_value(json_array_get(range, 0)),
                     (uint32_t)json_integer_value(json_array_get(range, 1)));
}

/* Of the fragments at one side the one next to the cue: the others are paragraphs, which the program adds by rule. */
static void read_content(const row *r, const json_t *ranges, gold *g)
{
    for (size_t i = 0; i < json_array_size(ranges); i++) {
        fhi_extent at = extent_at(r, ranges, i);
        if (at.end <= g->cue.first && at.end > g->before.end) g->before = at;
        if (at.first >= g->cue.end && (g->behind.end == 0 || at.first < g->behind.first)) g->behind = at;
    }
}

static int by_cue(const void *a, const void *b)
{
    const gold *x = a, *y = b;
    return (x->cue.first > y->cue.first) - (x->cue.first < y->cue.first);
}

static void read_golds(trainer *t, row *r)
{
    size_t i;
    json_t *statement;
    r->labels = need(fhi_arena_array(t->arena, r->text.tokens.n + 1, 1));
    json_array_foreach(json_object_get(r->json, "statements"), i, statement)
    {
        gold g = {.cue = extent_at(r, json_object_get(statement, "cue"), 0)};
        if (g.cue.first >= g.cue.end) continue;
        g.source = extent_at(r, json_object_get(statement, "source"), 0);
        read_content(r, json_object_get(statement, "content"), &g);
        *(gold *)need(FHI_PUSH(t->arena, &r->golds)) = g;
        for (uint32_t k = g.cue.first; k < g.cue.end; k++)
            r->labels[k] = k == g.cue.first ? FHI_LABEL_BEGINS : FHI_LABEL_INSIDE;
    }
    if (r->golds.n) qsort(r->golds.at, r->golds.n, sizeof *r->golds.at, by_cue);
}

static void see_row(trainer *t, row *r)
{
    fh_error error = {0};
    const char *text = json_string_value(json_object_get(r->json, "text"));
    fh_span body = fhi_arena_copy(t->arena, fhi_span_of(text));
    fhi_page *page = need(fhi_arena_alloc(t->arena, sizeof *page));
    *page = (fhi_page){.plain = true, .captured = body, .body = body};
    if (!fhi_map_add(t->arena, &page->map, (fhi_map_run){0, (uint32_t)body.len, 0, (uint32_t)body.len}))
        stop("out of memory");
    if (fhi_extract_article(t->arena, t->scratch, page, &r->article, &error) != FH_OK ||
        fhi_split_text(t->arena, t->scratch, &r->article, &r->text, &error) != FH_OK)
        stop(error.message);
    r->marks.text = &r->text;
    if (fhi_name_find(t->arena, t->scratch, &r->marks, &error) != FH_OK) stop(error.message);
    fhi_arena_reset(t->scratch);
    if (!fhi_scene_see(t->arena, &r->marks, &r->scene)) stop("out of memory");
    r->glances = need(fhi_statement_features_see(t->arena, &r->scene));
    read_golds(t, r);
    fhi_extent *cues = need(fhi_arena_array(t->arena, r->golds.n + 1, sizeof *cues));
    for (uint32_t i = 0; i < r->golds.n; i++) cues[i] = r->golds.at[i].cue;
    fhi_statement_features_count(r->glances, r->scene.count, cues, r->golds.n);
}

/* Articles hold pointers into themselves' neighbours, so the rows are read first and seen when none moves any more. */
static rows read_rows(trainer *t, FILE *file)
{
    rows all = {0};
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, file) > 0) {
        json_error_t error;
        json_t *json = json_loads(line, 0, &error);
        if (!json) stop(error.text);
        ((row *)need(FHI_PUSH(t->arena, &all)))->json = json;
    }
    free(line);
    for (uint32_t i = 0; i < all.n; i++) see_row(t, &all.at[i]);
    return all;
}

/* ---- learning */

static weights weights_new(size_t n)
{
    return (weights){need(calloc(n, sizeof(float))), need(calloc(n, sizeof(float))), need(calloc(n, sizeof(float))), n};
}

static void learn(weights *w, size_t at, double gradient)
{
    gradient += DECAY * w->value[at];
    w->squares[at] += (float)(gradient * gradient);
    w->value[at] -= (float)(RATE * gradient / (sqrt(w->squares[at]) + 1e-6));
}

static uint64_t next_chance(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* Leaves each feature out by chance; returns how many stay. */
static uint32_t thin(trainer *t, uint32_t *ids, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if ((double)next_chance(&t->seed) < KEPT * 2147483648.0) ids[kept++] = ids[i];
    return kept;
}

static double log_sum(const double *scores, int n)
{
    double top = scores[0], sum = 0;
    for (int i = 1; i < n; i++)
        if (scores[i] > top) top = scores[i];
    for (int i = 0; i < n; i++) sum += exp(scores[i] - top);
    return top + log(sum);
}

enum { L = FHI_LABEL_COUNT, LONGEST_SENTENCE = 512 };

/* A sentence as the CRF sees it. Step 0 follows an outside label, so that no cue goes on from nowhere. */
typedef struct chain {
    uint32_t n;
    uint32_t ids[LONGEST_SENTENCE][FHI_HASHES_MOST];
    uint32_t count[LONGEST_SENTENCE];
    double scores[LONGEST_SENTENCE][L];
    double forward[LONGEST_SENTENCE][L];
    double backward[LONGEST_SENTENCE][L];
} chain;

static double step_score(const trainer *t, int from, int to)
{
    return from == FHI_LABEL_OUTSIDE && to == FHI_LABEL_INSIDE ? -1e6 : t->steps[from][to];
}

static void run_chain(const trainer *t, chain *c)
{
    for (uint32_t i = 0; i < c->n; i++) {
        for (int to = 0; to < L; to++) {
            double in[L];
            for (int from = 0; from < L; from++) {
                double before = i ? c->forward[i - 1][from] : from == FHI_LABEL_OUTSIDE ? 0 : -1e6;
                in[from] = before + step_score(t, from, to);
            }
            c->forward[i][to] = log_sum(in, L) + c->scores[i][to];
        }
    }
    for (int l = 0; l < L; l++) c->backward[c->n - 1][l] = 0;
    for (uint32_t i = c->n - 1; i > 0; i--) {
        for (int from = 0; from < L; from++) {
            double out[L];
            for (int to = 0; to < L; to++) out[to] = step_score(t, from, to) + c->scores[i][to] + c->backward[i][to];
            c->backward[i - 1][from] = log_sum(out, L);
        }
    }
}

static void learn_steps(trainer *t, const chain *c, const uint8_t *labels, double total)
{
    double gradient[L][L] = {{0}};
    for (uint32_t i = 1; i < c->n; i++) {
        for (int from = 0; from < L; from++) {
            for (int to = 0; to < L; to++)
                gradient[from][to] += exp(c->forward[i - 1][from] + step_score(t, from, to) + c->scores[i][to] +
                                          c->backward[i][to] - total);
        }
        gradient[labels[i - 1]][labels[i]] -= 1;
    }
    for (int from = 0; from < L; from++) {
        for (int to = 0; to < L; to++) {
            t->step_squares[from][to] += gradient[from][to] * gradient[from][to];
            t->steps[from][to] -= RATE * gradient[from][to] / (sqrt(t->step_squares[from][to]) + 1e-6);
        }
    }
}

/* Those of the first lane: how many were put into `ids`. */
static uint32_t take_features(const fhi_hashes *hashes, uint32_t ids[FHI_HASHES_MOST])
{
    for (uint32_t i = 0; i < hashes->n; i++) ids[i] = hashes->of[i][0];
    return hashes->n;
}

static uint32_t cue_features(const row *r, uint32_t token, uint32_t ids[FHI_HASHES_MOST])
{
    fhi_hashes hashes = {.mask = UINT32_MAX};
    uint32_t tokens[FHI_LANES] = {token, token, token, token, token, token, token, token};
    fhi_statement_hashes_cue(&r->scene, r->glances, tokens, &hashes);
    return take_features(&hashes, ids);
}

static uint32_t edge_features(const row *r, const fhi_question *question, uint32_t edge, uint32_t ids[FHI_HASHES_MOST])
{
    fhi_hashes hashes = {.mask = UINT32_MAX};
    uint32_t edges[FHI_LANES] = {edge, edge, edge, edge, edge, edge, edge, edge};
    fhi_statement_hashes_edge(&r->scene, r->glances, question, edges, &hashes);
    return take_features(&hashes, ids);
}

static void learn_sentence(trainer *t, const row *r, const fhi_sentence *s, chain *c)
{
    const uint8_t *labels = r->labels + s->first;
    uint32_t mask = (1u << CUE_BITS) - 1;
    c->n = s->count < LONGEST_SENTENCE ? s->count : LONGEST_SENTENCE;
    for (uint32_t i = 0; i < c->n; i++) {
        c->count[i] = cue_features(r, s->first + i, c->ids[i]);
        c->count[i] = thin(t, c->ids[i], c->count[i]);
        c->scores[i][0] = c->scores[i][1] = c->scores[i][2] = 0;
        for (uint32_t k = 0; k < c->count[i]; k++) {
            size_t at = (size_t)(c->ids[i][k] & mask) * 2;
            c->scores[i][FHI_LABEL_BEGINS] += t->cues.value[at];
            c->scores[i][FHI_LABEL_INSIDE] += t->cues.value[at + 1];
        }
    }
    run_chain(t, c);
    double total = log_sum(c->forward[c->n - 1], L);
    learn_steps(t, c, labels, total);
    for (uint32_t i = 0; i < c->n; i++) {
        for (int l = FHI_LABEL_BEGINS; l < L; l++) {
            double gradient = exp(c->forward[i][l] + c->backward[i][l] - total) - (labels[i] == l);
            if (fabs(gradient) < 1e-4) continue;
            for (uint32_t k = 0; k < c->count[i]; k++)
                learn(&t->cues, (size_t)(c->ids[i][k] & mask) * 2 + (size_t)(l - 1), gradient);
        }
    }
}

/* Visits each question that a gold statement answers, with the right answer. */
static void each_question(trainer *t, const row *r, const gold *g,
                          void (*visit)(trainer *, const row *, const fhi_question *, uint32_t))
{
    bool sourced = g->source.first < g->source.end;
    bool before = g->before.first < g->before.end, behind = g->behind.first < g->behind.end;
    fhi_question q = {.edge = FHI_SOURCE_END, .cue = g->cue};
    visit(t, r, &q, sourced ? g->source.end : (uint32_t)FHI_NONE);
    q.edge = FHI_SOURCE_START;
    q.near = g->source.end;
    if (sourced) visit(t, r, &q, g->source.first);
    if (!before && !behind) return;
    q.source = g->source;
    q.edge = FHI_BEFORE_END;
    visit(t, r, &q, before ? g->before.end : (uint32_t)FHI_NONE);
    q.edge = FHI_BEHIND_START;
    visit(t, r, &q, behind ? g->behind.first : (uint32_t)FHI_NONE);
    q.edge = FHI_BEFORE_START;
    q.near = g->before.end;
    if (before) visit(t, r, &q, g->before.first);
    q.edge = FHI_BEHIND_END;
    q.near = g->behind.first;
    if (behind) visit(t, r, &q, g->behind.end);
}

static void count_meeting(trainer *t, const row *r, const fhi_question *question, uint32_t right)
{
    if (right != FHI_NONE) t->met[question->edge][fhi_statement_features_meeting(&r->scene, r->glances, right)]++;
}

/* A meeting of tags is weighed from then on if the gold has it often enough; the last bit is for tokens of cues. */
static void see_meetings(trainer *t, const rows *train)
{
    for (uint32_t i = 0; i < train->n; i++) {
        const row *r = &train->at[i];
        for (uint32_t g = 0; g < r->golds.n; g++) each_question(t, r, &r->golds.at[g], count_meeting);
        for (uint32_t k = 0; k < r->scene.count; k++)
            t->met[FHI_EDGE_COUNT][fhi_statement_features_meeting(&r->scene, r->glances, k)] +=
                r->labels[k] != FHI_LABEL_OUTSIDE;
    }
    for (int edge = 0; edge <= FHI_EDGE_COUNT; edge++)
        for (uint32_t m = 0; m < FHI_MEETINGS; m++)
            if (t->met[edge][m] >= MEETINGS_LEAST) t->meetings[m] |= (uint8_t)(1 << edge);
}

static void learn_choice(trainer *t, const row *r, const fhi_question *question, uint32_t right)
{
    static uint32_t ids[FHI_EDGES_MOST][FHI_HASHES_MOST], count[FHI_EDGES_MOST];
    uint32_t edges[FHI_EDGES_MOST], mask = (1u << EDGE_BITS) - 1, answer = UINT32_MAX;
    double scores[FHI_EDGES_MOST];
    uint32_t n = fhi_statement_features_edges(&r->scene, question, edges);
    n = fhi_learned_edges(&r->scene, r->glances, t->meetings, question->edge, edges, n);
    for (uint32_t i = 0; i < n; i++)
        if (edges[i] == right) answer = i;
    if (answer == UINT32_MAX) return;
    for (uint32_t i = 0; i < n; i++) {
        count[i] = edge_features(r, question, edges[i], ids[i]);
        count[i] = thin(t, ids[i], count[i]);
        scores[i] = 0;
        for (uint32_t k = 0; k < count[i]; k++) scores[i] += t->edges.value[ids[i][k] & mask];
    }
    double total = log_sum(scores, (int)n);
    for (uint32_t i = 0; i < n; i++) {
        double gradient = exp(scores[i] - total) - (i == answer);
        if (fabs(gradient) < 1e-4) continue;
        for (uint32_t k = 0; k < count[i]; k++) learn(&t->edges, ids[i][k] & mask, gradient);
    }
}

/* ---- the file */

static int8_t byte_of(double weight)
{
    double scaled = round(weight * BYTE_SCALE);
    return (int8_t)(scaled > 127 ? 127 : scaled < -127 ? -127 : scaled);
}

static void sum_round(trainer *t)
{
    weights *both[] = {&t->cues, &t->edges};
    t->summed++;
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < both[k]->n; i++) both[k]->summed[i] += both[k]->value[i];
    for (int from = 0; from < L; from++)
        for (int to = 0; to < L; to++) t->step_sums[from][to] += t->steps[from][to];
}

/* In training a weight met only its share of the others, so that it is worth that share. */
static fh_span write_model(trainer *t)
{
    size_t size = sizeof(fhi_statement_head) + FHI_MEETINGS + t->cues.n + t->edges.n;
    char *bytes = need(malloc(size));
    fhi_statement_head head = {.magic = {'F', 'H', 'S', 'M'},
                               .version = FHI_STATEMENT_MODEL_VERSION,
                               .features = FHI_STATEMENT_FEATURES,
                               .cue_bits = CUE_BITS,
                               .edge_bits = EDGE_BITS,
                               .trained_on = "PolNeAR train"};
    for (int from = 0; from < L; from++)
        for (int to = 0; to < L; to++)
            head.steps[from][to] = (int32_t)round(
                (t->step_sums[from][to] / t->summed + (to == FHI_LABEL_BEGINS ? CUE_LEAN : 0)) * BYTE_SCALE);
    memcpy(bytes + sizeof head, t->meetings, FHI_MEETINGS);
    int8_t *weight = (int8_t *)(bytes + sizeof head + FHI_MEETINGS);
    for (size_t i = 0; i < t->cues.n; i++) *weight++ = byte_of(t->cues.summed[i] * KEPT / t->summed);
    for (size_t i = 0; i < t->edges.n; i++) *weight++ = byte_of(t->edges.summed[i] * KEPT / t->summed);
    head.digest = fhi_hash((fh_span){bytes + sizeof head, size - sizeof head});
    memcpy(bytes, &head, sizeof head);
    return (fh_span){bytes, size};
}

/* ---- tuning */

/* Exact agreement of one role. */
typedef struct score {
    double gold, found, right;
} score;

static bool holds_range(const fh_range *ranges, uint32_t n, fh_range at)
{
    for (uint32_t i = 0; i < n; i++)
        if (ranges[i].start == at.start && ranges[i].end == at.end) return true;
    return false;
}

static void add_once(fhi_arena *arena, fhi_ranges *ranges, fh_range at)
{
    if (at.end > at.start && !holds_range(ranges->at, ranges->n, at)) *(fh_range *)need(FHI_PUSH(arena, ranges)) = at;
}

static fh_range bytes_of(const row *r, fhi_extent at)
{
    if (at.first >= at.end) return (fh_range){0, 0};
    return (fh_range){r->text.tokens.at[at.first].at.start, r->text.tokens.at[at.end - 1].at.end};
}

static void count_role(trainer *t, const row *r, const fhi_frames *frames, int role, score *out)
{
    static const char *const names[] = {"source", "cue", "content"};
    fhi_ranges gold_ranges = {0}, found = {0};
    size_t i, k;
    json_t *statement, *range;
    json_array_foreach(json_object_get(r->json, "statements"), i, statement)
    {
        json_array_foreach(json_object_get(statement, names[role]), k, range)
        {
            fh_range at = {(uint32_t)json_integer_value(json_array_get(range, 0)),
                           (uint32_t)json_integer_value(json_array_get(range, 1))};
            add_once(t->scratch, &gold_ranges, at);
        }
    }
    for (i = 0; i < frames->n; i++) {
        const fhi_frame *f = &frames->at[i];
        if (role < 2) add_once(t->scratch, &found, bytes_of(r, role ? f->cue : f->source));
        for (k = 0; role == 2 && k < f->content.n; k++) add_once(t->scratch, &found, bytes_of(r, f->content.at[k]));
    }
    out->gold += gold_ranges.n;
    out->found += found.n;
    for (i = 0; i < found.n; i++) out->right += holds_range(gold_ranges.at, gold_ranges.n, found.at[i]);
}

static void tune(trainer *t, const rows *held, fh_span bytes, int run)
{
    fhi_statement_model model;
    score scores[3] = {{0, 0, 0}};
    if (held->n == 0) return;
    if (!fhi_statement_model_read(bytes, &model)) stop("the model does not read back");
    for (uint32_t i = 0; i < held->n; i++) {
        fhi_frames frames = {0};
        if (!fhi_learned_find(t->scratch, &held->at[i].scene, &model, &frames)) stop("out of memory");
        for (int role = 0; role < 3; role++) count_role(t, &held->at[i], &frames, role, &scores[role]);
        fhi_arena_reset(t->scratch);
    }
    fprintf(stderr, "run %d:", run);
    for (int role = 0; role < 3; role++)
        fprintf(stderr, "  P %.3f R %.3f F %.4f", scores[role].right / scores[role].found,
                scores[role].right / scores[role].gold,
                2 * scores[role].right / (scores[role].found + scores[role].gold));
    fprintf(stderr, "\n");
}

static void shuffle(uint32_t *order, uint32_t n, uint64_t *seed)
{
    for (uint32_t i = n; i > 1; i--) {
        uint32_t k = (uint32_t)(next_chance(seed) % i), held = order[i - 1];
        order[i - 1] = order[k];
        order[k] = held;
    }
}

/* Goes through all rows once, in an order of chance. */
static void learn_round(trainer *t, const rows *train, uint32_t *order, chain *c)
{
    shuffle(order, train->n, &t->seed);
    for (uint32_t i = 0; i < train->n; i++) {
        const row *r = &train->at[order[i]];
        for (uint32_t s = 0; s < r->text.sentences.n; s++)
            if (r->text.sentences.at[s].count) learn_sentence(t, r, &r->text.sentences.at[s], c);
        for (uint32_t g = 0; g < r->golds.n; g++) each_question(t, r, &r->golds.at[g], learn_choice);
    }
}

/* All rounds, from nothing but the sums. */
static void learn_run(trainer *t, const rows *train, uint32_t *order, chain *c)
{
    weights *both[] = {&t->cues, &t->edges};
    for (int k = 0; k < 2; k++) {
        memset(both[k]->value, 0, both[k]->n * sizeof(float));
        memset(both[k]->squares, 0, both[k]->n * sizeof(float));
    }
    memset(t->steps, 0, sizeof t->steps);
    memset(t->step_squares, 0, sizeof t->step_squares);
    for (int round_number = 1; round_number <= ROUNDS; round_number++) {
        learn_round(t, train, order, c);
        if (round_number > 1) sum_round(t);
    }
}

int main(int argc, char **argv)
{
    if (argc < 2) stop("train_statements OUT [TUNE.jsonl] < TRAIN.jsonl");
    static trainer t;
    t = (trainer){.seed = 20160101, .arena = need(fhi_arena_new()), .scratch = need(fhi_arena_new())};
    t.cues = weights_new((size_t)2 << CUE_BITS);
    t.edges = weights_new((size_t)1 << EDGE_BITS);
    rows train = read_rows(&t, stdin), held = {0};
    FILE *tuning = argc > 2 ? fopen(argv[2], "r") : NULL;
    if (tuning) held = read_rows(&t, tuning);
    uint32_t *order = need(calloc(train.n, sizeof *order));
    chain *c = need(malloc(sizeof *c));
    see_meetings(&t, &train);
    fh_span bytes = {NULL, 0};
    for (uint32_t i = 0; i < train.n; i++) order[i] = i;
    for (int run = 1; run <= RUNS; run++) {
        learn_run(&t, &train, order, c);
        free((char *)bytes.ptr);
        bytes = write_model(&t);
        tune(&t, &held, bytes, run);
    }
    FILE *out = fopen(argv[1], "wb");
    if (!out || fwrite(bytes.ptr, 1, bytes.len, out) != bytes.len || fclose(out) != 0)
        stop("the model cannot be written");
    return 0;
}
