/* SPDX-License-Identifier: Apache-2.0 */
/* A word comes in, its concept goes out. Stems by the Snowball English stemmer (Porter 2001, "Porter2"), joined further by a table of
 * news words that do not share a stem (data/reconcile/concepts.tsv). Each word is stemmed once a run. */
#include "reconcile/concepts.h"

#include "base/hash.h"
#include "base/span.h"

#include <libstemmer.h>
#include <stdlib.h>

enum { LONGEST_WORD = 64, PHRASE_REACH = 2 };

static const struct {
    const char *word;
    const char *concept;
} concept_words[] = {
#include "reconcile/concept_words.inc"
};

static const struct {
    const char *word;
    const char *concept;
    fhi_counted_kind kind;
    const char *label;
} counted_words[] = {
#include "reconcile/counted_words.inc"
};

static const struct {
    const char *verb, *behind, *same;
} phrasal_words[] = {
#include "reconcile/phrasal_words.inc"
};

static const struct {
    const char *word;
} empty_words[] = {
#include "reconcile/empty_words.inc"
};

enum {
    CONCEPT_WORDS = sizeof concept_words / sizeof *concept_words,
    COUNTED_WORDS = sizeof counted_words / sizeof *counted_words,
    PHRASAL_WORDS = sizeof phrasal_words / sizeof *phrasal_words,
    EMPTY_WORDS = sizeof empty_words / sizeof *empty_words,
};

/* A stem (of the table of phrases, their two words), and the row of the table whose word has it. */
typedef struct fhi_stem_row {
    uint64_t stem;
    uint32_t row;
} fhi_stem_row;

static uint64_t stem_of(struct sb_stemmer *stemmer, fh_span lower)
{
    const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)lower.ptr, (int)lower.len);
    if (!stem) return fhi_hash(lower);
    return fhi_hash((fh_span){(const char *)stem, (size_t)sb_stemmer_length(stemmer)});
}

static int by_stem(const void *a, const void *b)
{
    const fhi_stem_row *x = a, *y = b;
    if (x->stem != y->stem) return x->stem < y->stem ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* The row with that stem, the first of the table where several have it; UINT32_MAX if none. */
static uint32_t find_stem(const fhi_stem_row *rows, uint32_t n, uint64_t stem)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rows[middle].stem < stem)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && rows[low].stem == stem ? rows[low].row : UINT32_MAX;
}

bool fhi_concepts_start(fhi_arena *arena, fhi_concepts *concepts)
{
    *concepts = (fhi_concepts){.arena = arena, .room = 4096};
    concepts->stemmer = sb_stemmer_new("english", "UTF_8");
    concepts->slots = fhi_arena_array(arena, concepts->room, sizeof *concepts->slots);
    concepts->stems = fhi_arena_array(arena, CONCEPT_WORDS, sizeof *concepts->stems);
    concepts->counted = fhi_arena_array(arena, COUNTED_WORDS, sizeof *concepts->counted);
    concepts->phrasal = fhi_arena_array(arena, PHRASAL_WORDS, sizeof *concepts->phrasal);
    if (!concepts->stemmer || !concepts->slots || !concepts->stems || !concepts->counted || !concepts->phrasal) {
        fhi_concepts_done(concepts);
        return false;
    }
    for (uint32_t i = 0; i < CONCEPT_WORDS; i++)
        concepts->stems[i] = (fhi_stem_row){stem_of(concepts->stemmer, fhi_span_of(concept_words[i].word)), i};
    for (uint32_t i = 0; i < COUNTED_WORDS; i++)
        concepts->counted[i] = (fhi_stem_row){fhi_hash(fhi_span_of(counted_words[i].word)), i};
    for (uint32_t i = 0; i < PHRASAL_WORDS; i++)
        concepts->phrasal[i] = (fhi_stem_row){
            fhi_hash_mix(fhi_hash(fhi_span_of(phrasal_words[i].verb)), fhi_hash(fhi_span_of(phrasal_words[i].behind))),
            i};
    concepts->stem_count = CONCEPT_WORDS;
    concepts->counted_count = COUNTED_WORDS;
    concepts->phrasal_count = PHRASAL_WORDS;
    qsort(concepts->stems, CONCEPT_WORDS, sizeof *concepts->stems, by_stem);
    qsort(concepts->counted, COUNTED_WORDS, sizeof *concepts->counted, by_stem);
    qsort(concepts->phrasal, PHRASAL_WORDS, sizeof *concepts->phrasal, by_stem);
    return true;
}

void fhi_concepts_done(fhi_concepts *concepts)
{
    if (concepts->stemmer) sb_stemmer_delete(concepts->stemmer);
    concepts->stemmer = NULL;
}

static uint64_t concept_key(const char *name)
{
    return fhi_hash_mix(fhi_hash(fhi_span_of(name)), 1);
}

uint64_t fhi_concepts_counted(const char *name)
{
    return fhi_hash_mix(fhi_hash(fhi_span_of(name)), 2);
}

static int by_word(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Finds what the tables say of one word. */
static fhi_concept look_up(fhi_concepts *concepts, uint64_t word, fh_span text)
{
    fhi_concept found = {.word = word};
    char lower[LONGEST_WORD + 1];
    if (text.len > LONGEST_WORD) { /* no word of a language: itself */
        found.key = word;
        return found;
    }
    for (size_t i = 0; i < text.len; i++) lower[i] = fhi_ascii_lower(text.ptr[i]);
    lower[text.len] = '\0';
    const char *wanted = lower;
    found.empty = bsearch(&wanted, empty_words, EMPTY_WORDS, sizeof *empty_words, by_word) != NULL;
    uint64_t stem = stem_of(concepts->stemmer, (fh_span){lower, text.len});
    uint32_t row = find_stem(concepts->stems, concepts->stem_count, stem);
    found.key = row == UINT32_MAX ? stem : concept_key(concept_words[row].concept);
    row = find_stem(concepts->counted, concepts->counted_count, fhi_hash((fh_span){lower, text.len}));
    if (row != UINT32_MAX) {
        found.counted = fhi_concepts_counted(counted_words[row].concept);
        found.counts = (uint8_t)counted_words[row].kind;
        found.label = counted_words[row].label;
    }
    return found;
}

static fhi_concept *slot_of(fhi_concept *slots, uint32_t room, uint64_t word)
{
    uint32_t i = (uint32_t)(word ^ (word >> 32)) & (room - 1);
    while (slots[i].word && slots[i].word != word) i = (i + 1) & (room - 1);
    return &slots[i];
}

static bool grow(fhi_concepts *concepts)
{
    uint32_t room = concepts->room * 2;
    fhi_concept *slots = fhi_arena_array(concepts->arena, room, sizeof *slots);
    if (!slots) return false;
    for (uint32_t i = 0; i < concepts->room; i++)
        if (concepts->slots[i].word) *slot_of(slots, room, concepts->slots[i].word) = concepts->slots[i];
    concepts->slots = slots;
    concepts->room = room;
    return true;
}

const fhi_concept *fhi_concepts_of(fhi_concepts *concepts, uint64_t word, fh_span text)
{
    word += word == 0;
    fhi_concept *slot = slot_of(concepts->slots, concepts->room, word);
    if (slot->word) return slot;
    if (concepts->used * 2 >= concepts->room) {
        if (!grow(concepts)) return NULL;
        slot = slot_of(concepts->slots, concepts->room, word);
    }
    *slot = look_up(concepts, word, text);
    concepts->used++;
    return slot;
}

const fhi_concept *fhi_concepts_of_act(fhi_concepts *concepts, const fhi_text *text, uint32_t token, uint32_t end)
{
    const fhi_token *verb = &text->tokens.at[token];
    for (uint32_t i = token + 1; i < end && i <= token + PHRASE_REACH; i++) {
        uint64_t phrase = fhi_hash_mix(verb->word, text->tokens.at[i].word);
        uint32_t row = find_stem(concepts->phrasal, concepts->phrasal_count, phrase);
        if (row == UINT32_MAX) continue;
        fh_span same = fhi_span_of(phrasal_words[row].same);
        return fhi_concepts_of(concepts, fhi_hash(same), same);
    }
    return fhi_concepts_of(concepts, verb->word, fhi_span_cut(text->article->text, verb->at));
}
