/* SPDX-License-Identifier: Apache-2.0 */
/* Fits the weights by which two passages are told to say the same: pairs that were marked by reading in, src/reconcile/paraphrase_weights.inc out.
 * Logistic regression by Newton's method (iteratively reweighted least squares, Green 1984) with a ridge; each pair counts once.
 *   train_paraphrase learn OUT.inc PAIRS.tsv SET_FOLDER...   and says how well stories are told that were left out
 *   train_paraphrase draw SEED QUOTA SET_FOLDER...           draws pairs to be marked, with their words, which PAIRS.tsv leaves out */
#define _POSIX_C_SOURCE 200809L /* open_memstream, strtok_r */
#include "perceptron.h"
#include "story_sets.h"

#include "base/span.h"
#include "reconcile/likeness.h"
#include "reconcile/paraphrase.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE = 65536,
    MOST_SETS = 8,
    MOST_ARTICLES = 8, /* of a story: its first */
    SIGNS = FHI_PARAPHRASE_SIGNS + 1,
    FOLDS = 10,
    STRATA = 16,    /* of likeness, the upper half of pairs of leads */
    OF_A_STORY = 2, /* pairs drawn of a stratum */
    SPARSE = 50,    /* one in so many of the lowest stratum is looked at */
    MOVED = 16      /* bytes that the start of a passage may have moved since it was marked */
};
static const double RIDGE = 1;
static const double COMMON =
    1000; /* pairs that stand for more have next to nothing in common: left out where pairs count for all */

/* A pair that was marked. */
typedef struct pair {
    double signs[SIGNS]; /* the last is 1 */
    double of;           /* how many pairs it was drawn out of */
    uint32_t story;      /* of all sets */
    bool same;
} pair;

typedef FHI_LIST(pair) pairs;

/* What is read, and the story at hand. */
typedef struct reader {
    story_set sets[MOST_SETS];
    int n;
    fhi_reading *readings[MOST_SETS];
    fhi_concepts concepts;
    fhi_arena *words, *scratch;
    fhi_units units; /* of the first articles of a story, weighed */
} reader;

static const char *name_of(const story_set *s)
{
    const char *slash = strrchr(s->folder, '/');
    return slash ? slash + 1 : s->folder;
}

static void read_sets(reader *r, int n, char **folders)
{
    r->words = fhi_arena_new();
    r->scratch = fhi_arena_new();
    if (!r->words || !r->scratch || !fhi_concepts_start(r->words, &r->concepts)) train_fail("out of memory", "");
    for (r->n = 0; r->n < n && r->n < MOST_SETS; r->n++) {
        story_set *s = &r->sets[r->n];
        story_set_read(s, folders[r->n], FHI_DEPTH_MARKS);
        r->readings[r->n] = train_alloc(s->articles.n, sizeof **r->readings);
        for (uint32_t i = 0; i < s->articles.n; i++) r->readings[r->n][i] = s->articles.documents[i]->reading;
    }
}

/* Cuts the units of a story. False if it has a single article. */
static bool take_story(reader *r, int set, uint32_t story)
{
    const story_set *s = &r->sets[set];
    uint32_t n = 0;
    fhi_arena_reset(r->scratch);
    r->units = (fhi_units){0};
    for (uint32_t i = 0; i < s->articles.n && n < MOST_ARTICLES; i++) {
        if (s->gold[i] != story) continue;
        n++;
        if (!fhi_units_add(r->scratch, r->readings[set], i, &r->concepts, &r->units)) train_fail("out of memory", "");
    }
    if (!fhi_likeness_weigh(r->scratch, &r->units)) train_fail("out of memory", "");
    return n > 1;
}

/* ---- learning */

/* The unit that starts there, or nearest to it: where passages are cut moves a little with the models that statements come from. */
static const fhi_unit *unit_at(const reader *r, int set, const char *id, uint32_t start)
{
    const fhi_unit *found = NULL;
    uint32_t nearest = MOVED;
    for (uint32_t i = 0; i < r->units.n; i++) {
        const fhi_unit *u = &r->units.at[i];
        uint32_t off = u->said.start > start ? u->said.start - start : start - u->said.start;
        if (off >= nearest || !fhi_span_is(r->readings[set][u->article].article->id, fhi_span_of(id))) continue;
        nearest = off;
        found = u;
    }
    return found;
}

/* Takes one line: set, article and where its words start, the other article, how many pairs it stands for, and the mark. False if its words
 * are not there. */
static bool take_pair(reader *r, char *line, uint32_t *last, fhi_arena *arena, pairs *all)
{
    char *field[7], *rest = NULL;
    int n = 0;
    while (n < 7 && (field[n] = strtok_r(n ? NULL : line, "\t", &rest))) n++;
    if (n < 7) train_fail("not seven fields", line);
    int set = 0;
    while (set < r->n && strcmp(name_of(&r->sets[set]), field[0]) != 0) set++;
    if (set == r->n) train_fail("no such set was given", field[0]);
    const story_set *s = &r->sets[set];
    uint32_t article = 0;
    while (article < s->articles.n && !fhi_span_is(r->readings[set][article].article->id, fhi_span_of(field[1])))
        article++;
    if (article == s->articles.n) return false;
    uint32_t story = s->gold[article] * MOST_SETS + (uint32_t)set;
    if (story != *last) take_story(r, set, s->gold[article]);
    *last = story;
    const fhi_unit *a = unit_at(r, set, field[1], (uint32_t)strtoul(field[2], NULL, 10));
    const fhi_unit *b = unit_at(r, set, field[3], (uint32_t)strtoul(field[4], NULL, 10));
    if (!a || !b) return false;
    pair *p = FHI_PUSH(arena, all);
    if (!p) train_fail("out of memory", "");
    *p = (pair){.of = (double)strtoul(field[5], NULL, 10), .story = story, .same = strcmp(field[6], "same") == 0};
    fhi_paraphrase_signs(a, b, p->signs);
    p->signs[SIGNS - 1] = 1;
    return true;
}

static void read_pairs(reader *r, const char *path, fhi_arena *arena, pairs *all)
{
    static char line[LINE];
    uint32_t last = UINT32_MAX, lost = 0;
    FILE *file = fopen(path, "r");
    if (!file) train_fail(path, "cannot be read");
    for (bool head = true; fgets(line, sizeof line, file);) {
        line[strcspn(line, "\r\n")] = 0;
        if (line[0] == '#') continue;
        if (!head && !take_pair(r, line, &last, arena, all)) lost++;
        head = false;
    }
    fclose(file);
    printf("%u pairs, of which %u are not there any more\n", all->n + lost, lost);
}

static double judge(const double *weights, const double *signs)
{
    double sum = 0;
    for (int i = 0; i < SIGNS; i++) sum += weights[i] * signs[i];
    return 1 / (1 + exp(-sum));
}

/* Solves a x = b in place, a symmetric and positive: b becomes x. */
static void solve(double a[SIGNS][SIGNS], double *b)
{
    for (int i = 0; i < SIGNS; i++)
        for (int k = i + 1; k < SIGNS; k++) {
            double part = a[k][i] / a[i][i];
            for (int j = i; j < SIGNS; j++) a[k][j] -= part * a[i][j];
            b[k] -= part * b[i];
        }
    for (int i = SIGNS - 1; i >= 0; i--) {
        for (int j = i + 1; j < SIGNS; j++) b[i] -= a[i][j] * b[j];
        b[i] /= a[i][i];
    }
}

/* Fits to the pairs whose stories are not of the fold; -1: to all. */
static void fit(const pairs *all, int fold, double *weights)
{
    memset(weights, 0, SIGNS * sizeof *weights);
    for (int step = 0; step < 25; step++) {
        double curve[SIGNS][SIGNS] = {{0}}, slope[SIGNS] = {0};
        for (uint32_t k = 0; k < all->n; k++) {
            const pair *p = &all->at[k];
            if ((int)(p->story % FOLDS) == fold) continue;
            double now = judge(weights, p->signs), spread = now * (1 - now);
            for (int i = 0; i < SIGNS; i++) {
                slope[i] += (p->same - now) * p->signs[i];
                for (int j = 0; j < SIGNS; j++) curve[i][j] += spread * p->signs[i] * p->signs[j];
            }
        }
        for (int i = 0; i < SIGNS; i++) {
            double ridge = i == SIGNS - 1 ? 1e-6 : RIDGE;
            slope[i] -= ridge * weights[i];
            curve[i][i] += ridge;
        }
        solve(curve, slope);
        for (int i = 0; i < SIGNS; i++) weights[i] += slope[i];
    }
}

/* The share of pairs of one that is the same and one that is not in which the first is judged higher: the area under the curve. */
static double area(const pairs *all, const double *judged)
{
    double above = 0, both = 0;
    for (uint32_t i = 0; i < all->n; i++)
        for (uint32_t k = 0; k < all->n; k++) {
            if (!all->at[i].same || all->at[k].same) continue;
            both++;
            above += judged[i] > judged[k] ? 1 : judged[i] == judged[k] ? 0.5 : 0;
        }
    return above / both;
}

/* How well pairs of stories that were left out are told, at several thresholds; as drawn, and as the pairs stand for others. */
static void report(const pairs *all)
{
    double *judged = train_alloc(all->n, sizeof *judged), weights[SIGNS];
    for (int fold = 0; fold < FOLDS; fold++) {
        fit(all, fold, weights);
        for (uint32_t k = 0; k < all->n; k++)
            if ((int)(all->at[k].story % FOLDS) == fold) judged[k] = judge(weights, all->at[k].signs);
    }
    double *overlap = train_alloc(all->n, sizeof *overlap);
    for (uint32_t k = 0; k < all->n; k++) overlap[k] = all->at[k].signs[FHI_PARAPHRASE_DICE];
    printf("area under the curve %.4f (of the overlap of words alone: %.4f)\nfrom   precision recall   of all: "
           "precision recall\n",
           area(all, judged), area(all, overlap));
    free(overlap);
    for (double from = 0.3; from < 0.95; from += 0.05) {
        double told = 0, right = 0, same = 0, told_of = 0, right_of = 0, same_of = 0;
        for (uint32_t k = 0; k < all->n; k++) {
            bool now = judged[k] >= from;
            told += now, same += all->at[k].same, right += now && all->at[k].same;
            if (all->at[k].of > COMMON) continue;
            told_of += now * all->at[k].of, same_of += all->at[k].same * all->at[k].of;
            right_of += (now && all->at[k].same) * all->at[k].of;
        }
        printf("%.2f   %.3f     %.3f            %.3f     %.3f\n", from, right / told, right / same, right_of / told_of,
               right_of / same_of);
    }
    free(judged);
}

static int learn(int argc, char **argv)
{
    static reader r;
    pairs all = {0};
    double weights[SIGNS];
    fhi_arena *arena = fhi_arena_new();
    if (!arena) train_fail("out of memory", "");
    read_sets(&r, argc - 4, argv + 4);
    read_pairs(&r, argv[3], arena, &all);
    if (!all.n) train_fail(argv[3], "no pairs");
    report(&all);
    fit(&all, -1, weights);
    FILE *out = fopen(argv[2], "w");
    if (!out) train_fail(argv[2], "cannot be written");
    fprintf(out,
            "/* Made by tools/train/train_paraphrase.c; do not edit. By fhi_paraphrase_sign, then the constant. */\n");
    for (int i = 0; i < SIGNS; i++) fprintf(out, "%s%.3f", i ? ", " : "", weights[i]);
    fprintf(out, "\n");
    return fclose(out) == 0 ? 0 : 3;
}

/* ---- drawing */

typedef struct drawn {
    int stratum;
    uint64_t chance;
    char *line;
} drawn;

typedef FHI_LIST(drawn) hat;

static int stratum_of(const fhi_unit *a, const fhi_unit *b)
{
    static const double edges[] = {.05, .1, .2, .35, .5, .65, .8};
    int n = 0;
    double value = fhi_paraphrase_of(a, b);
    while (n < STRATA / 2 - 1 && value >= edges[n]) n++;
    return (a->lead && b->lead ? STRATA / 2 : 0) + n;
}

static void print(FILE *out, fh_span text)
{
    for (size_t i = 0; i < text.len; i++) fputc(fhi_ascii_space(text.ptr[i]) ? ' ' : text.ptr[i], out);
}

static char *line_of(const reader *r, int set, const fhi_unit *a, const fhi_unit *b)
{
    char *line = NULL;
    size_t size;
    FILE *out = open_memstream(&line, &size);
    if (!out) train_fail("out of memory", "");
    const fhi_article *one = r->readings[set][a->article].article, *other = r->readings[set][b->article].article;
    fprintf(out, "%s\t", name_of(&r->sets[set]));
    print(out, one->id);
    fprintf(out, "\t%u\t", a->said.start);
    print(out, other->id);
    fprintf(out, "\t%u\t", b->said.start);
    fputs("%.0f\t?\t", out);
    print(out, fhi_span_cut(one->text, a->shown));
    fputc('\t', out);
    print(out, fhi_span_cut(other->text, b->shown));
    if (fclose(out) != 0) train_fail("out of memory", "");
    return line;
}

static int by_stratum_then_chance(const void *x, const void *y)
{
    const drawn *a = x, *b = y;
    if (a->stratum != b->stratum) return a->stratum < b->stratum ? -1 : 1;
    return a->chance < b->chance ? -1 : a->chance > b->chance;
}

/* Puts a few pairs of each stratum of the story into the hat. */
static void draw_story(const reader *r, int set, uint64_t *chance, double *totals, fhi_arena *arena, hat *all)
{
    uint32_t began = all->n, kept = began, run = 0;
    for (uint32_t a = 0; a < r->units.n; a++)
        for (uint32_t b = a + 1; b < r->units.n; b++) {
            const fhi_unit *x = &r->units.at[a], *y = &r->units.at[b];
            if (x->article == y->article || !x->prose || !y->prose) continue;
            drawn one = {stratum_of(x, y), perceptron_random(chance), NULL};
            totals[one.stratum]++;
            if (one.stratum == 0 && one.chance % SPARSE) continue;
            drawn *slot = FHI_PUSH(arena, all);
            if (!slot) train_fail("out of memory", "");
            one.line = line_of(r, set, x, y);
            *slot = one;
        }
    if (all->n > began) qsort(all->at + began, all->n - began, sizeof *all->at, by_stratum_then_chance);
    for (uint32_t i = began; i < all->n; i++) {
        run = i > began && all->at[i].stratum == all->at[i - 1].stratum ? run + 1 : 0;
        if (run >= OF_A_STORY) {
            free(all->at[i].line);
            continue;
        }
        drawn one = all->at[i];
        one.chance = perceptron_random(chance);
        all->at[kept++] = one;
    }
    all->n = kept;
}

static int draw(int argc, char **argv)
{
    static reader r;
    hat all = {0};
    double totals[STRATA] = {0};
    uint64_t chance = strtoull(argv[2], NULL, 10) * 0x9E3779B97F4A7C15u + 1;
    uint32_t quota = (uint32_t)strtoul(argv[3], NULL, 10), run = 0;
    fhi_arena *arena = fhi_arena_new();
    if (!arena) train_fail("out of memory", "");
    read_sets(&r, argc - 4, argv + 4);
    for (int set = 0; set < r.n; set++)
        for (uint32_t story = 0; story < r.sets[set].stories; story++)
            if (take_story(&r, set, story)) draw_story(&r, set, &chance, totals, arena, &all);
    if (all.n) qsort(all.at, all.n, sizeof *all.at, by_stratum_then_chance);
    for (uint32_t i = 0, end; i < all.n; i = end) {
        for (end = i; end < all.n && all.at[end].stratum == all.at[i].stratum;) end++;
        uint32_t taken = end - i < quota ? end - i : quota;
        for (run = 0; run < taken; run++) {
            char *line = all.at[i + run].line, *of = strstr(line, "%.0f");
            printf("%.*s%.0f%s\n", (int)(of - line), line, totals[all.at[i].stratum] / taken, of + 4);
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc > 4 && strcmp(argv[1], "learn") == 0) return learn(argc, argv);
    if (argc > 4 && strcmp(argv[1], "draw") == 0) return draw(argc, argv);
    fputs("usage: train_paraphrase learn OUT.inc PAIRS.tsv SET_FOLDER...\n       train_paraphrase draw SEED QUOTA "
          "SET_FOLDER...\n",
          stderr);
    return 2;
}
