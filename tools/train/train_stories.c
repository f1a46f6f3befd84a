/* SPDX-License-Identifier: Apache-2.0 */
/* Fits the weights that stories are told apart by: labelled sets in, src/story/weights.inc out. A pattern search (Hooke and Jeeves 1961)
 * for the best B-cubed F1 (Bagga and Baldwin 1998) of the program's own grouping, each set read in several orders of arrival, so that no
 * luck of one order is learned.
 *   train_stories OUT.inc SET_FOLDER...        a folder holds articles.jsonl.gz, gold.tsv and, of days of one affair, siblings.tsv */
#include "perceptron.h"
#include "story_sets.h"

#include "base/span.h"
#include "story/group.h"
#include "story/outline.h"

#include <math.h>
#include <stdlib.h>

enum {
    ORDERS = 12,     /* the given one first; headlines, of which one order tells little, are read in all, */
    TEXT_ORDERS = 4, /* texts in these */
    HEADLINE_TOKENS = 40,
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
    for (uint32_t i = 0; i < s->of.articles.n; i++)
        small += s->of.articles.documents[i]->text.tokens.n < HEADLINE_TOKENS;
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

/* Outlines are the same in every order, and most of the work. */
static void make_outlines(set *s)
{
    fhi_arena *arena = fhi_arena_new();
    fhi_stems *stems = fhi_stem_new();
    if (!arena || !stems) train_fail("out of memory", "");
    for (uint32_t i = 0; i < s->of.articles.n; i++) {
        fhi_reading *reading = &s->of.articles.documents[i]->reading;
        fhi_stemmed text;
        fhi_outline *outline = train_alloc(1, sizeof *outline);
        if (!fhi_stem_text(arena, stems, reading->text, &text) ||
            !fhi_outline_make(arena, arena, (fhi_outliner){stems, &text}, reading, outline))
            train_fail("out of memory", "");
        reading->outline = outline;
    }
    fhi_stem_free(stems); /* the arena stays: the outlines live in it */
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

static double measure_order(const set *s, const uint32_t *order, const fhi_judge *judge)
{
    fhi_grouping *grouping;
    fhi_arena *arena = fhi_arena_new();
    fhi_stories stories;
    if (!arena || fhi_group_new(&grouping, NULL) != FH_OK) train_fail("out of memory", "");
    fhi_group_judge_by(grouping, judge);
    for (uint32_t i = 0; i < s->of.articles.n; i++)
        if (fhi_group_add(grouping, &s->of.articles.documents[order[i]]->reading, NULL) != FH_OK)
            train_fail("out of memory", "");
    if (fhi_group_stories(arena, grouping, false, &stories, NULL) != FH_OK) train_fail("out of memory", "");
    uint32_t *found = train_alloc(s->of.articles.n, sizeof *found);
    for (uint32_t i = 0; i < s->of.articles.n; i++) found[order[i]] = stories.story_of[i];
    double f1 = bcubed(s, found);
    free(found);
    fhi_group_free(grouping);
    fhi_arena_free(arena);
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
        {-.31f, 3.3f, -.55f, -.1f, 4, 1.3f, .2f, 1.75f, .29f, -.25f, -2, -1.55f, .38f, .55f, -.15f, 1.4f, -.6f},
        {4.4f, 3, 1, -8, .85f, .67f, .1f, 1.8f, -.16f, -.6f}};
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
        make_outlines(&sets[i]);
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
    FILE *out = fopen(argv[1], "w");
    if (!out) train_fail(argv[1], "cannot be written");
    fprintf(out, "/* Made by tools/train/train_stories.c; do not edit. */\n");
    write_weights(out, judge.text, FHI_JUDGE_TEXT);
    write_weights(out, judge.headline, FHI_JUDGE_HEADLINE);
    return fclose(out) == 0 ? 0 : 3;
}
