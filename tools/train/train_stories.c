/* SPDX-License-Identifier: Apache-2.0 */
/* Fits the judge that stories are told apart by: labelled sets in, src/story/weights.inc out. Its weights by a pattern search (Hooke and Jeeves
 * 1961) for the best B-cubed F1 (Bagga and Baldwin 1998) of the program's own grouping, each set read in several orders of arrival, so that no
 * luck of one order is learned; its trees by boosting, from what articles were held against in these orders and whether they belonged there.
 *   train_stories OUT.inc SET_FOLDER...        a folder holds articles.jsonl.gz, gold.tsv and, of days of one affair, siblings.tsv */
#include "boosting.h"
#include "perceptron.h"
#include "story_sets.h"

#include "base/span.h"
#include "story/group.h"
#include "story/outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ORDERS = 12,     /* the given one first; headlines, of which one order tells little, are read in all, */
    TEXT_ORDERS = 4, /* texts in these */
    MOST_SETS = 16,
};
static const double DEAR = 0.0005; /* F1 that a weight must gain for each of its steps away from where it began */

typedef struct set {
    story_set of;
    uint32_t *orders[ORDERS];
    bool headlines;
} set;

static fhi_day day_of(const set *s, uint32_t i)
{
    return s->of.articles.documents[i]->article.published.day;
}

static void note_headlines(set *s)
{
    uint32_t small = 0;
    for (uint32_t i = 0; i < s->of.articles.n; i++) small += s->of.articles.documents[i]->outline.headline;
    s->headlines = small * 2 > s->of.articles.n;
}

/* Other orders of arrival: articles of one day, or without one, change places among themselves. */
static void make_orders(set *s)
{
    uint64_t chance = 0x9E3779B97F4A7C15u;
    for (int k = 0; k < ORDERS; k++) {
        uint32_t *order = s->orders[k] = train_alloc(s->of.articles.n, sizeof *order);
        for (uint32_t i = 0; i < s->of.articles.n; i++) order[i] = i;
        for (uint32_t first = 0, end; k > 0 && first < s->of.articles.n; first = end) {
            for (end = first + 1; end < s->of.articles.n && day_of(s, end) == day_of(s, first); end++) {}
            for (uint32_t n = end - first; n > 1; n--) {
                uint32_t other = (uint32_t)(perceptron_random(&chance) % n), swap = order[first + n - 1];
                order[first + n - 1] = order[first + other];
                order[first + other] = swap;
            }
        }
    }
}

/* ---- measuring */

static bool are_siblings(const set *s, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < s->of.sibling_count; i++)
        if ((s->of.siblings[i][0] == a && s->of.siblings[i][1] == b) ||
            (s->of.siblings[i][0] == b && s->of.siblings[i][1] == a))
            return true;
    return false;
}

/* B-cubed F1; pairs of articles from sibling stories count neither way. */
static double bcubed(const set *s, const uint32_t *found)
{
    double precision = 0, recall = 0;
    uint32_t counted = 0;
    for (uint32_t i = 0; i < s->of.articles.n; i++) {
        uint32_t together = 0, right = 0, wanted = 0;
        if (s->of.gold[i] == UINT32_MAX) continue;
        for (uint32_t k = 0; k < s->of.articles.n; k++) {
            if (s->of.gold[k] == UINT32_MAX) continue;
            bool same = s->of.gold[k] == s->of.gold[i];
            wanted += same;
            if (found[k] != found[i]) continue;
            right += same;
            together += same || !are_siblings(s, s->of.gold[k], s->of.gold[i]);
        }
        precision += (double)right / together;
        recall += (double)right / wanted;
        counted++;
    }
    precision /= counted;
    recall /= counted;
    return 2 * precision * recall / (precision + recall);
}

/* An article held against a story. */
typedef struct row {
    uint32_t article, story; /* of the order, of the grouping */
    uint8_t signs[FHI_JUDGE_SIGNS];
    uint8_t set;
    bool same;
} row;

typedef struct rows {
    row *at;
    uint32_t n, room, first; /* first: of the order at hand */
    uint8_t set;
} rows;

static void note(void *context, uint32_t article, uint32_t story, const fhi_closeness *closeness)
{
    rows *r = context;
    if (r->n == r->room) {
        r->room = r->room ? 2 * r->room : 4096;
        r->at = realloc(r->at, r->room * sizeof *r->at);
        if (!r->at) train_fail("out of memory", "");
    }
    row *made = &r->at[r->n++];
    *made = (row){.article = article, .story = story, .set = r->set};
    fhi_judge_signs(closeness, made->signs);
}

/* The story of each article of an order, to be freed; what they are held against goes to `watcher`, if any. */
static uint32_t *group_order(const set *s, const uint32_t *order, const fhi_judge *judge, rows *watcher)
{
    fhi_grouping *grouping;
    fhi_arena *arena = fhi_arena_new();
    fhi_stories stories;
    if (!arena || fhi_group_new(&grouping, NULL) != FH_OK) train_fail("out of memory", "");
    fhi_group_judge_by(grouping, judge);
    if (watcher) fhi_group_watch(grouping, note, watcher);
    for (uint32_t i = 0; i < s->of.articles.n; i++)
        if (fhi_group_add(grouping, &s->of.articles.documents[order[i]]->reading, NULL) != FH_OK)
            train_fail("out of memory", "");
    if (fhi_group_stories(arena, grouping, false, &stories, NULL) != FH_OK) train_fail("out of memory", "");
    uint32_t *story_of = train_alloc(s->of.articles.n, sizeof *story_of);
    memcpy(story_of, stories.story_of, s->of.articles.n * sizeof *story_of);
    fhi_group_free(grouping);
    fhi_arena_free(arena);
    return story_of;
}

static double measure_order(const set *s, const uint32_t *order, const fhi_judge *judge)
{
    uint32_t *story_of = group_order(s, order, judge, NULL), *found = train_alloc(s->of.articles.n, sizeof *found);
    for (uint32_t i = 0; i < s->of.articles.n; i++) found[order[i]] = story_of[i];
    double f1 = bcubed(s, found);
    free(found);
    free(story_of);
    return f1;
}

/* The mean over the sets of headlines, or of texts, of the mean over their orders. */
static double measure(const set *sets, int n, bool headlines, const fhi_judge *judge, bool say)
{
    double sum = 0;
    int of = 0;
    for (int i = 0; i < n; i++) {
        if (sets[i].headlines != headlines) continue;
        double mean = 0, given = 0;
        const int orders = headlines ? ORDERS : TEXT_ORDERS;
        for (int k = 0; k < orders; k++) {
            double f1 = measure_order(&sets[i], sets[i].orders[k], judge);
            mean += f1 / orders;
            if (k == 0) given = f1;
        }
        if (say) printf("%s: %.4f in the given order, %.4f over all\n", sets[i].of.folder, given, mean);
        sum += mean;
        of++;
    }
    return of ? sum / of : 0;
}

/* ---- searching */

typedef struct search {
    const set *sets;
    int n;
    bool headlines;
    fhi_judge *judge;
    float *weights;
    const float *began, *steps;
    int count;
} search;

/* What is made as large as can be. */
static double worth(const search *s)
{
    double price = 0;
    for (int i = 0; i < s->count; i++) price += fabs((double)(s->weights[i] - s->began[i]) / (double)s->steps[i]);
    return measure(s->sets, s->n, s->headlines, s->judge, false) - DEAR * price;
}

/* Moves one weight at a time by its step, up or down, while that helps; then by smaller ones. */
static void climb(search *s)
{
    static const float parts[] = {2, 1, 0.5f};
    double best = worth(s);
    for (size_t turn = 0; turn < sizeof parts / sizeof *parts; turn++) {
        float part = parts[turn];
        for (int i = 0; i < s->count; i++) {
            for (int way = -1; way <= 1; way += 2) {
                float before = s->weights[i];
                s->weights[i] += (float)way * part * s->steps[i];
                double now = worth(s);
                if (now > best)
                    best = now, way -= 2; /* and once more the same way */
                else
                    s->weights[i] = before;
            }
        }
        printf("steps of %.1f: %.4f\n", (double)part, best);
        fflush(stdout);
    }
}

/* ---- trees */

static const boosting_ways WAYS = {
    .trees = 50, .levels = FHI_JUDGE_LEVELS, .rate = 0.1f, .rows = 0.7f, .columns = 0.6f, .calm = 6.0};
_Static_assert((int)BOOSTING_UNIT == (int)FHI_JUDGE_UNIT, "leaves as they are read");

/* Labels the rows of an order: an article belongs to a story of which at least half is its own. Rows between siblings go. */
static void label(rows *r, const set *s, const uint32_t *order, const uint32_t *story_of)
{
    uint32_t kept = r->first;
    for (uint32_t k = r->first; k < r->n; k++) {
        uint32_t mine = s->of.gold[order[r->at[k].article]], same = 0, all = 0;
        bool sibling = false;
        for (uint32_t i = 0; i < r->at[k].article; i++) {
            if (story_of[i] != r->at[k].story) continue;
            uint32_t its = s->of.gold[order[i]];
            all++;
            same += its == mine;
            sibling = sibling || (its != mine && are_siblings(s, its, mine));
        }
        if (mine == UINT32_MAX || (sibling && 2 * same < all)) continue;
        r->at[kept] = r->at[k];
        r->at[kept++].same = 2 * same >= all;
    }
    r->n = kept;
}

static void learn_trees(const set *sets, int n, const fhi_judge *judge, boosting_tree *trees, float *base)
{
    rows r = {0};
    uint32_t of_set[MOST_SETS] = {0};
    fhi_arena *arena = fhi_arena_new();
    for (int i = 0; i < n; i++) {
        r.set = (uint8_t)i;
        for (int k = 0; k < TEXT_ORDERS && !sets[i].headlines; k++) {
            r.first = r.n;
            uint32_t *story_of = group_order(&sets[i], sets[i].orders[k], judge, &r);
            label(&r, &sets[i], sets[i].orders[k], story_of);
            free(story_of);
            of_set[i] += r.n - r.first;
        }
    }
    boosting_table t;
    if (!arena) train_fail("out of memory", "");
    boosting_table_make(arena, r.n, FHI_JUDGE_SIGNS, &t);
    for (uint32_t k = 0; k < r.n; k++) {
        for (uint32_t c = 0; c < FHI_JUDGE_SIGNS; c++) t.values[(size_t)c * t.rows + k] = r.at[k].signs[c];
        t.labels[k] = r.at[k].same;
        t.weights[k] = (float)r.n / (float)of_set[r.at[k].set] / (float)n; /* each set counts for as much */
    }
    for (uint32_t c = 0; c < FHI_JUDGE_SIGNS; c++) boosting_part(&t, c);
    float *sums = train_alloc(r.n, sizeof *sums);
    boosting_start();
    *base = boosting_learn(arena, &t, FHI_JUDGE_SIGNS, 1, &WAYS, trees, sums);
    printf("trees: %u pairs of an article and a story\n", r.n);
    free(sums);
    free(r.at);
    fhi_arena_free(arena);
}

/* ---- out */

static void write_bytes(FILE *out, const uint8_t *bytes, int n)
{
    for (int i = 0; i < n; i++) fprintf(out, "%s%u", i ? ", " : "{", bytes[i]);
    fputs("}, ", out);
}

static void write_trees(FILE *out, const boosting_tree *trees)
{
    fprintf(out, "static const fhi_judge_tree learned_trees[] = {\n");
    for (uint32_t k = 0; k < WAYS.trees; k++) {
        fputs("{", out);
        write_bytes(out, trees[k].columns, FHI_JUDGE_LEVELS);
        write_bytes(out, trees[k].bounds, FHI_JUDGE_LEVELS);
        for (int i = 0; i < FHI_JUDGE_LEAVES; i++) fprintf(out, "%s%d", i ? ", " : "{", trees[k].leaves[i]);
        fputs("}},\n", out);
    }
    fputs("};\n", out);
}

static void write_weights(FILE *out, const float *weights, int n)
{
    for (int i = 0; i < n; i++) fprintf(out, "%s%.3ff", i ? ", " : "{", (double)weights[i]);
    fprintf(out, "},\n");
}

int main(int argc, char **argv)
{
    static const float text_steps[FHI_JUDGE_TEXT] = {.15f, .5f, .5f, .4f, .5f, .5f, 1,   .3f, .04f,
                                                     .1f,  .2f, .2f, .1f, .1f, .1f, .3f, .15f},
                       headline_steps[FHI_JUDGE_HEADLINE] = {.1f, .5f, .5f, 1, .1f, .1f, .1f, .2f, .05f, .1f};
    /* where the search begins: where an earlier one ended, which began by logistic regression on pairs and a search at random */
    static const fhi_judge began = {
        .text = {-.61f, 3.3f, -.55f, -.1f, 4, 1.3f, .2f, 2.2f, .33f, -.25f, -2, -1.55f, .43f, .55f, -.15f, 1.55f, -.6f},
        .headline = {4.4f, 3, 1, -8, .85f, .67f, .1f, 1.8f, -.16f, -.6f}};
    static set sets[MOST_SETS];
    fhi_judge judge = began;
    int n = argc - 2;
    if (n < 1 || n > MOST_SETS) {
        fputs("usage: train_stories OUT.inc SET_FOLDER...\n", stderr);
        return 2;
    }
    for (int i = 0; i < n; i++) {
        story_set_read(&sets[i].of, argv[i + 2], FHI_DEPTH_WORDS);
        note_headlines(&sets[i]);
        make_orders(&sets[i]);
    }
    for (int headlines = 0; headlines < 2; headlines++) {
        measure(sets, n, headlines, &judge, true);
        search s = {sets,
                    n,
                    headlines,
                    &judge,
                    headlines ? judge.headline : judge.text,
                    headlines ? began.headline : began.text,
                    headlines ? headline_steps : text_steps,
                    headlines ? FHI_JUDGE_HEADLINE : FHI_JUDGE_TEXT};
        climb(&s);
        measure(sets, n, headlines, &judge, true);
    }
    boosting_tree *trees = train_alloc(WAYS.trees, sizeof *trees);
    learn_trees(sets, n, &judge, trees, &judge.base);
    fhi_judge_tree *grown = train_alloc(WAYS.trees, sizeof *grown);
    for (uint32_t k = 0; k < WAYS.trees; k++) {
        memcpy(grown[k].signs, trees[k].columns, sizeof grown[k].signs);
        memcpy(grown[k].bounds, trees[k].bounds, sizeof grown[k].bounds);
        memcpy(grown[k].leaves, trees[k].leaves, sizeof grown[k].leaves);
    }
    judge.trees = grown;
    judge.tree_count = WAYS.trees;
    measure(sets, n, false, &judge, true);
    FILE *out = fopen(argv[1], "w");
    if (!out) train_fail(argv[1], "cannot be written");
    fprintf(out, "/* Made by tools/train/train_stories.c; do not edit. */\n");
    write_trees(out, trees);
    fputs("const fhi_judge fhi_judge_learned = {\n", out);
    write_weights(out, judge.text, FHI_JUDGE_TEXT);
    write_weights(out, judge.headline, FHI_JUDGE_HEADLINE);
    fprintf(out, "learned_trees, %u, %.4ff};\n", WAYS.trees, (double)judge.base);
    return fclose(out) == 0 ? 0 : 3;
}
