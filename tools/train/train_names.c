/* SPDX-License-Identifier: Apache-2.0 */
/* Trains the finder of names: JSON Lines in, data/models/names.model out. Tokens, tags and features are those of the program.
 *   train_names OUT.model TRAIN.jsonl[.gz]... [--dev DEV.jsonl...] */
#include "name_texts.h"
#include "perceptron.h"

#include "annotate/name/naming.h"

#include <stdlib.h>

enum { ROUNDS = 10, EPOCHS = 16, MARGIN = 1, LEAST = 2, SLOTS = 196608, KEPT = 130000, HIDDEN = 50 };

static const char SOURCES[] =
    "GUM train (annotations CC BY 4.0; texts CC BY, CC BY-SA, public domain); WikiGold (CC BY 4.0); WNUT 2017 train "
    "(CC BY 4.0); UD English-EWT train, names by a teacher (CC BY-SA 4.0)";

typedef enum pass { COUNT, LEARN, TEST } pass;

typedef struct trainer {
    perceptron p;
    fhi_arena *scratch;
    uint64_t chance;
    uint32_t right, found, gold; /* names */
} trainer;

static bool starts(uint32_t label)
{
    return (label >= FHI_NAMING_FIRST && label < FHI_NAMING_INSIDE) || label >= FHI_NAMING_ONLY;
}

static bool ends(uint32_t label)
{
    return label >= FHI_NAMING_LAST;
}

/* Counts names that are found, that should be, and that are found right; other names than people, bodies and places do not count. */
static void score(trainer *t, const fhi_naming *naming, const uint8_t *gold)
{
    uint32_t same = 0;
    for (uint32_t i = 0; i < naming->count; i++) {
        uint32_t a = naming->views[i + FHI_NAMING_AROUND].label, b = gold[i];
        same = starts(a) || a == 0 ? a == b : same && a == b;
        t->found += ends(a) && (a - 1) % 4 != FHI_NAME_OTHER;
        t->gold += ends(b) && b < FHI_NAMING_LABELS && (b - 1) % 4 != FHI_NAME_OTHER;
        t->right += ends(a) && a == b && same && (a - 1) % 4 != FHI_NAME_OTHER;
    }
}

/* Hides the word itself in one case of N: what surrounds a name must be learned as well, most names to come are new. */
static void forget(trainer *t, uint64_t features[FHI_NAMING_FEATURES])
{
    static const uint8_t words[] = {2, 3, 4, 8, 10, 23, 24, 49, 50};
    if (perceptron_random(&t->chance) % 100 >= HIDDEN) return;
    for (size_t k = 0; k < sizeof words; k++) features[words[k]] = 0;
}

static void visit(trainer *t, const name_text *text, pass what)
{
    fhi_naming naming;
    fhi_arena_reset(t->scratch);
    if (fhi_naming_open(t->scratch, &text->text, &naming, NULL) != FH_OK) exit(5);
    /* learned from there, nouns in small letters are hardly ever names: what is known of words with capitals tells more */
    if (what != TEST) naming.careless = false;
    for (uint32_t s = 0; s < text->text.sentences.n; s++) {
        const fhi_sentence *sentence = &text->text.sentences.at[s];
        const uint8_t *gold = text->gold + sentence->first;
        fhi_naming_turn(&naming, sentence);
        for (uint32_t i = 0; i < sentence->count; i++) {
            if (!fhi_naming_candidate(&naming, i)) continue;
            uint64_t features[FHI_NAMING_FEATURES];
            uint32_t rows[FHI_NAMING_FEATURES], label = gold[i];
            fhi_naming_features(&naming, i, features);
            if (what == COUNT) {
                for (uint32_t k = 0; k < FHI_NAMING_FEATURES; k++) perceptron_count(&t->p, features[k]);
            } else {
                uint64_t allowed = fhi_naming_allowed(&naming, i);
                if (what == LEARN) forget(t, features);
                label = perceptron_guess(&t->p, features, FHI_NAMING_FEATURES, rows, allowed);
                /* where an earlier mistake forbids what is right there is nothing to learn */
                if (what == LEARN && gold[i] < FHI_NAMING_LABELS && allowed >> gold[i] & 1) {
                    uint32_t rival = perceptron_rival(&t->p, rows, FHI_NAMING_FEATURES, allowed, gold[i], MARGIN);
                    perceptron_learn(&t->p, rows, FHI_NAMING_FEATURES, gold[i], rival);
                }
            }
            fhi_naming_label(&naming, i, label);
        }
        score(t, &naming, gold);
        fhi_naming_remember(&naming);
    }
}

static void test(trainer *t, const name_texts *dev, const char *what)
{
    t->right = t->found = t->gold = 0;
    for (uint32_t i = 0; i < dev->texts.n; i++) visit(t, &dev->texts.at[i], TEST);
    if (dev->texts.n) printf("%s: %.4f on the development texts\n", what, 2.0 * t->right / (t->found + t->gold));
}

static void learn(trainer *t, const name_texts *set, uint32_t *order, uint32_t rounds)
{
    for (uint32_t epoch = 0; epoch < rounds * EPOCHS; epoch++) {
        uint64_t state = 0x9E3779B97F4A7C15u + epoch;
        for (uint32_t i = set->texts.n; i > 1; i--) {
            uint32_t k = (uint32_t)(perceptron_random(&state) % i), swap = order[i - 1];
            order[i - 1] = order[k];
            order[k] = swap;
        }
        t->right = t->found = t->gold = 0;
        for (uint32_t i = 0; i < set->texts.n; i++) visit(t, &set->texts.at[order[i]], LEARN);
        printf("pass %u: %.4f\n", epoch + 1, 2.0 * t->right / (t->found + t->gold));
        fflush(stdout);
        if ((epoch + 1) % EPOCHS == 0) perceptron_round(&t->p);
    }
    perceptron_blend(&t->p);
}

/* "U-PER" and so on, for a reader of the file. */
static void write_labels(char labels[FHI_NAMING_LABELS][FHI_MODEL_LABEL])
{
    static const char *const types[] = {"PER", "ORG", "LOC", "OTH"};
    labels[0][0] = 'O';
    for (uint32_t k = 1; k < FHI_NAMING_LABELS; k++)
        snprintf(labels[k], FHI_MODEL_LABEL, "%c-%s", "BILU"[(k - 1) / 4], types[(k - 1) % 4]);
}

int main(int argc, char **argv)
{
    name_texts train = {.arena = fhi_arena_new()}, dev = {.arena = fhi_arena_new()};
    bool testing = false;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--dev") == 0) {
            testing = true;
        } else if (!name_texts_read(testing ? &dev : &train, argv[i])) {
            return 3;
        }
    }
    uint32_t *order = calloc(train.texts.n + 1, sizeof *order);
    if (argc < 3 || !train.texts.n || !order) {
        fputs("usage: train_names OUT.model TRAIN.jsonl... [--dev DEV.jsonl...]\n", stderr);
        return 2;
    }
    trainer t = {.p = perceptron_new(FHI_NAMING_LABELS), .scratch = fhi_arena_new(), .chance = 0x9E3779B97F4A7C15u};
    for (uint32_t i = 0; i < train.texts.n; i++) {
        order[i] = i;
        visit(&t, &train.texts.at[i], COUNT);
    }
    perceptron_keep(&t.p, LEAST);
    printf("%u texts, %u names cut by no token; %u features seen, %u of them twice\n", train.texts.n, train.lost,
           t.p.used, t.p.kept);
    learn(&t, &train, order, 1);
    test(&t, &dev, "all features");
    perceptron_select(&t.p, KEPT);
    learn(&t, &train, order, ROUNDS);
    test(&t, &dev, "best features");
    char labels[FHI_NAMING_LABELS][FHI_MODEL_LABEL] = {{0}};
    write_labels(labels);
    model_text text = {"names",           SOURCES, (const char(*)[FHI_MODEL_LABEL])labels,
                       FHI_NAMING_STRIDE, SLOTS,   FHI_NAMING_FEATURES};
    dictionary none = {0};
    return perceptron_write(&t.p, &text, &none, argv[1]) ? 0 : 3;
}
