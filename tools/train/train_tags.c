/* SPDX-License-Identifier: Apache-2.0 */
/* Trains the part-of-speech tagger: CoNLL-U and a list of words in, data/models/tags.model out. Features and decisions are those of
 * src/text, so that what is learned is what is asked for later.
 *   train_tags OUT.model WORD_TAGS.tsv TRAIN.conllu.gz... [--dev DEV.conllu.gz...] */
#include "conllu.h"
#include "perceptron.h"

#include "base/hash.h"
#include "base/span.h"
#include "text/letters.h"
#include "text/tagging.h"

#include <stdlib.h>

enum {
    ROUNDS = 3,
    EPOCHS = 8,
    MARGIN = 15,
    LEAST = 2,
    SLOTS = 61440,
    KEPT = 50000,
    KNOWN_LEAST = 3,
    ALONE_LEAST = 30,
    HIDDEN = 5,
    SETS = 4096
};

static const char SOURCES[] =
    "UD English-EWT train (CC BY-SA 4.0); UD English-GUM train, texts under free licences (annotations CC BY 4.0; "
    "texts CC BY, CC BY-SA, public domain); words and tags of Brill's tagger (MIT)";

/* A word and how often each tag was its own. */
typedef struct counted {
    uint64_t word;
    uint32_t total;
    uint16_t tags[FHI_TAG_COUNT]; /* the first is its value once it is known: where `total` is UINT32_MAX */
} counted;

typedef struct lexicon {
    counted *at;
    uint32_t size, n;
    uint64_t *words;
    uint16_t *values;
    uint32_t kept;
    uint64_t sets[SETS]; /* tag sets seen so far; the index is the value */
    uint32_t set_count;
} lexicon;

static counted *look_up(lexicon *l, uint64_t word)
{
    uint32_t slot = (uint32_t)(word >> 32) & (l->size - 1);
    while (l->at[slot].total && l->at[slot].word != word) slot = (slot + 1) & (l->size - 1);
    return &l->at[slot];
}

/* Up to four tags that the word has in at least one case of thirty, most frequent first, 8 bits each. */
static uint64_t tag_set(const counted *c)
{
    uint64_t set = 0;
    uint16_t left[FHI_TAG_COUNT];
    memcpy(left, c->tags, sizeof left);
    for (uint32_t n = 0; n < 4; n++) {
        uint32_t best = 0;
        for (uint32_t t = 1; t < FHI_TAG_COUNT; t++) {
            if (left[t] > left[best]) best = t;
        }
        if (!best || left[best] * 30u < c->total) break;
        set |= (uint64_t)best << 8 * n;
        left[best] = 0;
    }
    return set;
}

static uint16_t value_of(lexicon *l, const counted *c)
{
    uint64_t set = tag_set(c);
    uint32_t first = (uint32_t)(set & 255);
    if (c->total >= ALONE_LEAST && c->tags[first] * 300u >= c->total * 299u)
        return (uint16_t)(FHI_TAGGING_ALONE | first);
    for (uint32_t i = 0; i < l->set_count; i++) {
        if (l->sets[i] == set) return (uint16_t)(i + 1);
    }
    if (l->set_count == SETS) return SETS;
    l->sets[l->set_count++] = set;
    return (uint16_t)l->set_count;
}

/* Makes a word known by its value. */
static void keep(lexicon *l, counted *c, uint64_t word, uint16_t value)
{
    *c = (counted){.word = word, .total = UINT32_MAX, .tags = {value}};
    l->words[l->kept] = word;
    l->values[l->kept++] = value;
}

/* The words of a line of the list get its number for a value, where the training text has them too seldom to know better. */
static void add_listed(lexicon *l, fh_span words, uint16_t value)
{
    for (size_t at = 0; at < words.len && l->kept < l->size / 2;) {
        const char *blank = memchr(words.ptr + at, ' ', words.len - at);
        size_t end = blank ? (size_t)(blank - words.ptr) : words.len;
        uint64_t hash = fhi_letters_hash((fh_span){words.ptr + at, end - at});
        counted *c = look_up(l, hash);
        if (c->total != UINT32_MAX) keep(l, c, hash, value);
        at = end + 1;
    }
}

/* A line of the list is tags, a tab, the words that have just these. */
static bool read_listed(lexicon *l, const char *path)
{
    static char line[1 << 20];
    FILE *file = fopen(path, "r");
    uint16_t lines = 0;
    while (file && fgets(line, sizeof line, file)) {
        const char *tab = strchr(line, '\t');
        if (line[0] == '#' || !tab) continue;
        add_listed(l, fhi_span_trim(fhi_span_of(tab)), (uint16_t)(FHI_TAGGING_LISTED | ++lines));
    }
    if (file) fclose(file);
    if (!lines) fprintf(stderr, "train: %s is no list of words\n", path);
    printf("%u words with those of the list\n", l->kept);
    return lines > 0;
}

static lexicon build_lexicon(const conllu *set)
{
    lexicon l = {.size = 1u << 18};
    l.at = calloc(l.size, sizeof *l.at);
    l.words = calloc(l.size, sizeof *l.words);
    l.values = calloc(l.size, sizeof *l.values);
    if (!l.at || !l.words || !l.values) exit(5);
    for (uint32_t d = 0; d < set->documents.n; d++) {
        const conllu_document *document = &set->documents.at[d];
        for (uint32_t i = 0; i < document->text.tokens.n; i++) {
            counted *c = look_up(&l, document->text.tokens.at[i].word);
            c->word = document->text.tokens.at[i].word;
            c->total++;
            c->tags[document->gold[i]]++;
        }
    }
    for (uint32_t i = 0; i < l.size; i++) {
        if (l.at[i].total < KNOWN_LEAST) continue;
        keep(&l, &l.at[i], l.at[i].word, value_of(&l, &l.at[i]));
    }
    printf("%u words, %u sets of tags\n", l.kept, l.set_count);
    return l;
}

/* ---- one pass over the text */

typedef struct trainer {
    perceptron p;
    lexicon words;
    uint8_t classes[FHI_TAG_COUNT]; /* class of a tag */
    uint8_t tags[FHI_MODEL_CLASSES];
    fhi_trait *traits;
    uint64_t chance;
    uint32_t right, seen;
} trainer;

typedef enum pass { COUNT, LEARN, TEST } pass;

/* Hides the word and what the dictionary knows of it in a few cases: new words must be judged by their shape and place. */
static void forget(trainer *t, uint64_t features[FHI_TAGGING_FEATURES])
{
    static const uint8_t words[] = {0, 1, 5, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
    if (perceptron_random(&t->chance) % 100 >= HIDDEN) return;
    for (size_t k = 0; k < sizeof words; k++) features[words[k]] = 0;
}

static void visit(trainer *t, const conllu_document *d, const fhi_sentence *s, pass what)
{
    const fhi_token *tokens = d->text.tokens.at + s->first;
    const uint8_t *gold = d->gold + s->first;
    fhi_trait *here = t->traits + FHI_TAGGING_AROUND;
    uint8_t titled = fhi_traits_titled(tokens, s->count);
    for (uint32_t i = 0; i < s->count; i++) {
        here[i] = fhi_traits_of(fhi_span_cut(d->article.text, tokens[i].at), &tokens[i]);
        here[i].flags |= titled;
        const counted *known = look_up(&t->words, tokens[i].word);
        here[i].known = known->total == UINT32_MAX ? known->tags[0] : 0;
    }
    for (uint32_t i = 0; i < FHI_TAGGING_AROUND; i++) here[s->count + i] = (fhi_trait){0};
    uint8_t before = FHI_TAG_NONE, before_that = FHI_TAG_NONE;
    for (uint32_t i = 0; i < s->count; i++) {
        uint8_t tag = fhi_tagging_certain(fhi_span_cut(d->article.text, tokens[i].at), &here[i], tokens[i].tag);
        if (!tag) {
            uint64_t features[FHI_TAGGING_FEATURES];
            uint32_t rows[FHI_TAGGING_FEATURES];
            fhi_tagging_features(&here[i], before, before_that, features);
            if (what == COUNT) {
                for (uint32_t k = 0; k < FHI_TAGGING_FEATURES; k++) perceptron_count(&t->p, features[k]);
                tag = gold[i];
            } else {
                if (what == LEARN) forget(t, features);
                uint32_t guess = perceptron_guess(&t->p, features, FHI_TAGGING_FEATURES, rows, ~0ull);
                bool learns = what == LEARN && t->tags[t->classes[gold[i]]] == gold[i];
                if (learns) {
                    uint32_t class = t->classes[gold[i]];
                    uint32_t rival = perceptron_rival(&t->p, rows, FHI_TAGGING_FEATURES, ~0ull, class, MARGIN);
                    perceptron_learn(&t->p, rows, FHI_TAGGING_FEATURES, class, rival);
                }
                tag = t->tags[guess];
            }
        }
        t->right += tag == gold[i];
        t->seen++;
        before_that = before;
        before = tag;
    }
}

static void pass_over(trainer *t, const conllu *set, pass what, uint64_t seed)
{
    typedef struct place {
        uint32_t document, sentence;
    } place;
    static place *order;
    static uint32_t n;
    if (what == COUNT) {
        for (uint32_t d = 0; d < set->documents.n; d++) n += set->documents.at[d].text.sentences.n;
        order = calloc(n, sizeof *order);
        if (!order) exit(5);
        n = 0;
        for (uint32_t d = 0; d < set->documents.n; d++) {
            for (uint32_t s = 0; s < set->documents.at[d].text.sentences.n; s++) order[n++] = (place){d, s};
        }
    }
    t->right = t->seen = 0;
    if (what == TEST) {
        for (uint32_t d = 0; d < set->documents.n; d++) {
            const conllu_document *document = &set->documents.at[d];
            for (uint32_t s = 0; s < document->text.sentences.n; s++)
                visit(t, document, &document->text.sentences.at[s], what);
        }
        return;
    }
    for (uint32_t i = n; what == LEARN && i > 1; i--) {
        uint32_t k = (uint32_t)(perceptron_random(&seed) % i);
        place swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
    for (uint32_t i = 0; i < n; i++) {
        const conllu_document *document = &set->documents.at[order[i].document];
        visit(t, document, &document->text.sentences.at[order[i].sentence], what);
    }
}

static void learn(trainer *t, const conllu *set, uint32_t rounds)
{
    for (uint32_t epoch = 0; epoch < rounds * EPOCHS; epoch++) {
        pass_over(t, set, LEARN, 0x9E3779B97F4A7C15u + epoch);
        printf("pass %u: %.4f\n", epoch + 1, (double)t->right / t->seen);
        fflush(stdout);
        if ((epoch + 1) % EPOCHS == 0) perceptron_round(&t->p);
    }
    perceptron_blend(&t->p);
}

/* Classes are the tags of the training text, but those that quotation marks and brackets have. */
static uint32_t name_classes(trainer *t, const conllu *set, char labels[FHI_MODEL_CLASSES][FHI_MODEL_LABEL])
{
    uint32_t seen[FHI_TAG_COUNT] = {0}, n = 0;
    for (uint32_t d = 0; d < set->documents.n; d++) {
        for (uint32_t i = 0; i < set->documents.at[d].text.tokens.n; i++) seen[set->documents.at[d].gold[i]]++;
    }
    for (uint32_t tag = 1; tag < FHI_TAG_COUNT && n < FHI_MODEL_CLASSES - 1; tag++) {
        if (seen[tag] < 5 || tag == FHI_TAG_OPEN || tag == FHI_TAG_CLOSE) continue;
        t->tags[n] = (uint8_t)tag;
        t->classes[tag] = (uint8_t)n;
        memcpy(labels[n++], fhi_words_tag((fhi_tag)tag), strlen(fhi_words_tag((fhi_tag)tag)));
    }
    return n;
}

int main(int argc, char **argv)
{
    conllu train = {.arena = fhi_arena_new()}, dev = {.arena = fhi_arena_new()};
    bool testing = false;
    for (int i = 3; i < argc; i++) {
        if (strcmp(argv[i], "--dev") == 0) {
            testing = true;
        } else if (!conllu_read(testing ? &dev : &train, argv[i], !testing)) {
            return 3;
        }
    }
    if (argc < 4 || !train.documents.n) {
        fputs("usage: train_tags OUT.model WORD_TAGS.tsv TRAIN.conllu.gz... [--dev DEV.conllu.gz...]\n", stderr);
        return 2;
    }
    trainer t = {.words = build_lexicon(&train), .chance = 0x9E3779B97F4A7C15u};
    if (!read_listed(&t.words, argv[2])) return 3;
    char labels[FHI_MODEL_CLASSES][FHI_MODEL_LABEL] = {{0}};
    t.p = perceptron_new(name_classes(&t, &train, labels));
    t.traits = calloc(1 << 16, sizeof *t.traits);
    if (!t.traits) return 5;
    pass_over(&t, &train, COUNT, 0);
    perceptron_keep(&t.p, LEAST);
    printf("%u classes, %u features seen, %u of them twice\n", t.p.classes, t.p.used, t.p.kept);
    learn(&t, &train, 1);
    pass_over(&t, &dev, TEST, 0);
    if (testing) printf("all features: %.4f on the development text\n", (double)t.right / t.seen);
    perceptron_select(&t.p, KEPT);
    learn(&t, &train, ROUNDS);
    pass_over(&t, &dev, TEST, 0);
    if (testing) printf("%u features: %.4f on the development text\n", t.p.kept, (double)t.right / t.seen);
    model_text text = {
        "tags", SOURCES, (const char(*)[FHI_MODEL_LABEL])labels, FHI_MODEL_CLASSES, SLOTS, FHI_TAGGING_FEATURES};
    dictionary words = {t.words.words, t.words.values, t.words.kept};
    return perceptron_write(&t.p, &text, &words, argv[1]) ? 0 : 3;
}
