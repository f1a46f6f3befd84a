/* SPDX-License-Identifier: Apache-2.0 */
/* TF-IDF (Spärck Jones 1972; the vector space of Salton 1975) over stems, pairs of neighbouring stems and entities. Document frequencies
 * grow with the stream; until it is long, the counts of the background table stand in for those not yet seen. */
#include "story/vector.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"
#include "tables/background.h"
#include "text/letters.h"
#include "text/stem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_ROOM = 1 << 12,
    FEW = 100000,                          /* of so many articles one more may have had a term that is let go */
    KEPT_TERMS = 300,                      /* the weightiest of a vector: the rest is the long tail of a long report */
    COMMON = FHI_BACKGROUND_DOCUMENTS / 6, /* stems in more articles than this pair with nothing: "of", "said" */
};
static const uint64_t PAIR = 0x9AE16A3B2F90404Fu; /* keeps pairs apart from stems */

typedef struct entry {
    uint32_t number; /* plus one; 0: free */
    uint32_t tag;    /* the upper half of the key: what has another need not be looked up */
} entry;

typedef struct counts {
    uint64_t key;       /* 0: the number is free */
    uint32_t documents; /* of this run */
    uint32_t background;
    uint32_t last; /* the article that counted it last, from 1 */
    uint32_t at;   /* its place in the vector being made; of a free number: the next that is free, plus one */
    bool compound; /* a pair or an entity: the background table does not know those */
} counts;

struct fhi_vocabulary {
    fhi_stems *stems;
    fhi_background *background;
    entry *entries;
    size_t room;
    counts *counts;
    uint32_t n, counts_room; /* numbers given so far */
    uint32_t free, free_n;   /* the first number that may be given again, plus one; how many there are */
    uint32_t documents;
    uint32_t expected; /* while it is unpacked: what `n` is to come to */
};

fhi_vocabulary *fhi_vector_vocabulary(void)
{
    fhi_vocabulary *v = calloc(1, sizeof *v);
    if (!v) return NULL;
    v->stems = fhi_stem_new();
    v->background = fhi_background_new();
    v->room = FIRST_ROOM;
    v->entries = calloc(v->room, sizeof *v->entries);
    v->counts_room = FIRST_ROOM / 2;
    v->counts = calloc(v->counts_room, sizeof *v->counts);
    if (v->stems && v->background && v->entries && v->counts) return v;
    fhi_vector_vocabulary_free(v);
    return NULL;
}

void fhi_vector_vocabulary_free(fhi_vocabulary *v)
{
    if (!v) return;
    fhi_stem_free(v->stems);
    fhi_background_free(v->background);
    free(v->entries);
    free(v->counts);
    free(v);
}

uint32_t fhi_vector_terms(const fhi_vocabulary *vocabulary)
{
    return vocabulary->n - vocabulary->free_n;
}

static entry *place_of(const fhi_vocabulary *v, entry *entries, size_t room, uint64_t key)
{
    size_t at = (size_t)(key ^ key >> 29) & (room - 1);
    uint32_t tag = (uint32_t)(key >> 32);
    while (entries[at].number && (entries[at].tag != tag || v->counts[entries[at].number - 1].key != key))
        at = (at + 1) & (room - 1);
    return &entries[at];
}

/* A table of `room` places with all terms in it; false when memory is out. */
static bool lay_out(fhi_vocabulary *v, size_t room)
{
    entry *entries = calloc(room, sizeof *entries);
    if (!entries) return false;
    for (uint32_t number = 0; number < v->n; number++) {
        uint64_t key = v->counts[number].key;
        if (key) *place_of(v, entries, room, key) = (entry){number + 1, (uint32_t)(key >> 32)};
    }
    free(v->entries);
    v->entries = entries;
    v->room = room;
    return true;
}

static bool grow(fhi_vocabulary *v)
{
    size_t room = v->room * 2;
    counts *more = realloc(v->counts, room / 2 * sizeof *more);
    if (!more) return false;
    v->counts = more;
    v->counts_room = (uint32_t)(room / 2);
    return lay_out(v, room);
}

/* The number of a term; UINT32_MAX when memory is out. */
static uint32_t number_of(fhi_vocabulary *v, uint64_t key, bool compound)
{
    if (key == 0) key = 1;
    entry *place = place_of(v, v->entries, v->room, key);
    if (place->number) return place->number - 1;
    if (v->free == 0 && v->n == v->counts_room) {
        if (!grow(v)) return UINT32_MAX;
        place = place_of(v, v->entries, v->room, key);
    }
    uint32_t number = v->free ? v->free - 1 : v->n++;
    if (v->free) {
        v->free = v->counts[number].at;
        v->free_n--;
    }
    *place = (entry){number + 1, (uint32_t)(key >> 32)};
    v->counts[number] = (counts){
        .key = key, .background = compound ? 0 : fhi_background_count(v->background, key), .compound = compound};
    return number;
}

bool fhi_vector_forget(fhi_vocabulary *v, bool (*used)(const void *context, uint32_t number), const void *context,
                       uint32_t *left)
{
    uint32_t few = 1 + v->documents / FEW;
    for (uint32_t number = 0; number < v->n; number++) {
        counts *c = &v->counts[number];
        if (!c->key || c->documents > few || used(context, number)) continue;
        *c = (counts){.at = v->free}; /* a chain of those that are free */
        v->free = number + 1;
        v->free_n++;
    }
    *left = v->n - v->free_n;
    return lay_out(v, v->room); /* what is taken out of open addressing leaves holes */
}

/* ---- kept on disk: see vector.h */

void fhi_vector_pack_head(const fhi_vocabulary *v, fhi_pack *pack)
{
    fhi_pack_number(pack, v->n);
    fhi_pack_number(pack, v->documents);
    fhi_pack_number(pack, v->free);
}

uint32_t fhi_vector_pack_terms(const fhi_vocabulary *v, uint32_t sheaf, fhi_pack *pack)
{
    uint64_t first = (uint64_t)sheaf * FHI_VECTOR_SHEAF;
    for (uint64_t i = first; i < v->n && i < first + FHI_VECTOR_SHEAF; i++) {
        const counts *c = &v->counts[i];
        fhi_pack_fixed(pack, c->key);
        fhi_pack_number(pack, c->key ? (uint64_t)c->documents << 1 | c->compound : c->at);
    }
    return first >= v->n ? 0 : v->n - first < FHI_VECTOR_SHEAF ? (uint32_t)(v->n - first) : FHI_VECTOR_SHEAF;
}

uint32_t fhi_vector_unpack_head(fhi_vocabulary *v, fhi_unpack *unpack)
{
    v->expected = (uint32_t)fhi_pack_take_number(unpack, UINT32_MAX / 4);
    v->documents = (uint32_t)fhi_pack_take_number(unpack, UINT32_MAX / 2);
    v->free = (uint32_t)fhi_pack_take_number(unpack, v->expected);
    return v->expected;
}

/* One term; false when memory is out. */
static bool unpack_term(fhi_vocabulary *v, fhi_unpack *unpack)
{
    uint64_t key = fhi_pack_take_fixed(unpack), number = fhi_pack_take_number(unpack, UINT32_MAX);
    counts c = {.key = key};
    if (v->n == v->counts_room && !grow(v)) return false;
    entry *place = key ? place_of(v, v->entries, v->room, key) : NULL;
    if (v->n == v->expected || (place && place->number)) unpack->damaged = true;
    if (unpack->damaged) return true;
    if (place) {
        c.documents = (uint32_t)(number >> 1);
        c.compound = number & 1;
        c.background = c.compound ? 0 : fhi_background_count(v->background, key);
        *place = (entry){v->n + 1, (uint32_t)(key >> 32)};
    } else {
        c.at = (uint32_t)number;
        v->free_n++;
    }
    v->counts[v->n++] = c;
    return true;
}

bool fhi_vector_unpack_terms(fhi_vocabulary *v, fhi_unpack *unpack)
{
    while (unpack->rest.len && !unpack->damaged) {
        if (!unpack_term(v, unpack)) return false;
    }
    return true;
}

bool fhi_vector_unpacked(const fhi_vocabulary *v)
{
    uint32_t free_n = 0, at = v->free;
    for (; at && at <= v->n && free_n <= v->free_n && !v->counts[at - 1].key; free_n++) at = v->counts[at - 1].at;
    return v->n == v->expected && !at && free_n == v->free_n;
}

/* How much a term says: the logarithm of how few articles have it. */
static float rarity(const fhi_vocabulary *v, const counts *c)
{
    float prior = 1.0f;
    float seen = (float)c->documents + prior * (float)c->background + 2.0f;
    float all = (float)v->documents + prior * (float)FHI_BACKGROUND_DOCUMENTS;
    float r = logf(all / seen);
    return r > 0 ? r : 0;
}

typedef struct making {
    fhi_vocabulary *v;
    fhi_arena *arena;
    FHI_LIST(fhi_term) terms; /* weights are counts until they are finished */
} making;

static bool count(making *m, uint64_t key, bool compound, fhi_term weight)
{
    uint32_t number = number_of(m->v, key, compound);
    if (number == UINT32_MAX) return false;
    counts *c = &m->v->counts[number];
    if (c->last != m->v->documents) {
        fhi_term *term = FHI_PUSH(m->arena, &m->terms);
        if (!term) return false;
        c->last = m->v->documents;
        c->documents++;
        c->at = m->terms.n - 1;
        term->number = number;
    }
    m->terms.at[c->at].whole += weight.whole;
    m->terms.at[c->at].opening += weight.opening;
    m->terms.at[c->at].named += weight.named;
    return true;
}

/* "'s" or "n't": what a tokenizer cuts off a word and no writer would call one. */
static bool is_clitic(fh_span word)
{
    size_t at = fhi_ascii_lower(word.ptr[0]) == 'n' && word.len > 1;
    return fhi_letters_at(word, at).kind == FHI_LETTER_APOSTROPHE;
}

/* Stems and pairs of the words in `text`, the first `opening` of which open the article. */
static bool count_words(making *m, const fhi_text *text, uint32_t opening)
{
    uint64_t before = 0;
    uint32_t words = 0, sentence = FHI_NONE;
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (token->sentence != sentence) before = 0;
        sentence = token->sentence;
        if (!(token->flags & FHI_TOKEN_WORD)) continue;
        fh_span word = fhi_span_cut(text->article->text, token->at);
        if (is_clitic(word)) continue;
        uint64_t stem = fhi_stem_of(m->v->stems, token->word, word);
        if (!stem) return false;
        bool named = token->flags & FHI_TOKEN_NUMBER ||
                     (token->flags & (FHI_TOKEN_CAPITAL | FHI_TOKEN_FIRST)) == FHI_TOKEN_CAPITAL;
        fhi_term weight = {.whole = (float)(1.0 / (1.0 + (double)words / 400.0)),
                           .opening = words < opening ? 1.0f : 0.0f};
        fhi_term pair = {.whole = weight.whole * .5f, .opening = weight.opening * .5f};
        weight.named = named ? weight.whole : 0;
        words++;
        if (!count(m, stem, false, weight)) return false;
        bool common = fhi_background_count(m->v->background, stem) > COMMON;
        if (!common && before && !count(m, fhi_hash_mix(before, stem) ^ PAIR, true, pair)) return false;
        before = common ? 0 : stem;
    }
    return true;
}

static bool in_word(fh_span text, size_t at)
{
    char c = text.ptr[at];
    if (fhi_ascii_alpha(c) || fhi_ascii_digit(c)) return true;
    if ((unsigned char)c >= 0x80) return (unsigned char)c != 0xE2; /* all but dashes and quotation marks */
    bool inside = at > 0 && at + 1 < text.len && fhi_ascii_digit(text.ptr[at - 1]) && fhi_ascii_digit(text.ptr[at + 1]);
    bool initial = c == '.' && at > 0 && fhi_ascii_upper(text.ptr[at - 1]);
    return initial || ((c == '.' || c == ',') && inside) || (c == '-' && at > 0 && fhi_ascii_alpha(text.ptr[at - 1]));
}

/* The title is not always part of the text, so its words are cut here: at whatever is neither letter nor digit. */
static bool count_title(making *m, fh_span title)
{
    uint64_t before = 0;
    for (size_t at = 0; at < title.len;) {
        size_t end = at;
        while (end < title.len && in_word(title, end)) end++;
        if (end == at) {
            at++;
            continue;
        }
        fh_span word = {title.ptr + at, end - at};
        at = end;
        uint64_t stem = fhi_stem_of(m->v->stems, fhi_letters_hash(word), word);
        if (!stem) return false;
        fhi_term once = {.whole = 1.0f, .opening = 1.0f};
        if (!count(m, stem, false, once)) return false;
        bool common = fhi_background_count(m->v->background, stem) > COMMON;
        fhi_term pair = {.whole = .5f, .opening = .5f};
        if (!common && before && !count(m, fhi_hash_mix(before, stem) ^ PAIR, true, pair)) return false;
        before = common ? 0 : stem;
    }
    return true;
}

static int by_weight(const void *a, const void *b)
{
    const fhi_term *x = a, *y = b;
    float p = x->whole + x->opening, q = y->whole + y->opening;
    if (p != q) return p > q ? -1 : 1;
    return x->number < y->number ? -1 : 1;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = ((const fhi_term *)a)->number, y = ((const fhi_term *)b)->number;
    return x < y ? -1 : x > y;
}

/* Brings the `kept` heaviest of `n` terms to the front, in no order: Hoare's selection (1961); by_weight leaves no ties. */
static void select_heaviest(fhi_term *terms, uint32_t n, uint32_t kept)
{
    uint32_t low = 0, high = kept < n ? n : 0;
    while (high - low > 1) {
        fhi_term pivot = terms[low + (high - 1 - low) / 2]; /* never the last: each part keeps something */
        uint32_t i = low, j = high - 1;
        for (;; i++, j--) {
            while (by_weight(&terms[i], &pivot) < 0) i++;
            while (by_weight(&pivot, &terms[j]) < 0) j--;
            if (i >= j) break;
            fhi_term swapped = terms[i];
            terms[i] = terms[j];
            terms[j] = swapped;
        }
        if (j + 1 == kept) return;
        *(j + 1 > kept ? &high : &low) = j + 1;
    }
}

uint32_t fhi_vector_heaviest(fhi_term *terms, uint32_t n, uint32_t most)
{
    select_heaviest(terms, n, most);
    if (n > most) n = most;
    if (n) qsort(terms, n, sizeof *terms, by_weight);
    return n;
}

/* Counts to weights of length one; the heaviest terms go to `arena`. False when memory is out. */
static bool finish(fhi_arena *arena, making *m, fhi_vector *vector)
{
    double whole = 0, opening = 0, named = 0;
    for (uint32_t i = 0; i < m->terms.n; i++) {
        fhi_term *t = &m->terms.at[i];
        float r = rarity(m->v, &m->v->counts[t->number]);
        t->whole = logf(1 + t->whole) * r;
        t->opening = logf(1 + t->opening) * r;
        t->named = logf(1 + t->named) * r;
        named += (double)t->named * t->named;
        whole += (double)t->whole * t->whole;
        opening += (double)t->opening * t->opening;
    }
    select_heaviest(m->terms.at, m->terms.n, KEPT_TERMS);
    if (m->terms.n > KEPT_TERMS) m->terms.n = KEPT_TERMS;
    for (uint32_t i = 0; i < m->terms.n; i++) {
        if (whole > 0) m->terms.at[i].whole /= (float)sqrt(whole);
        if (opening > 0) m->terms.at[i].opening /= (float)sqrt(opening);
        if (named > 0) m->terms.at[i].named /= (float)sqrt(named);
    }
    vector->n = m->terms.n;
    vector->terms = fhi_arena_array(arena, m->terms.n, sizeof *vector->terms);
    if (!vector->terms) return false;
    if (!m->terms.n) return true;
    memcpy(vector->terms, m->terms.at, m->terms.n * sizeof *vector->terms);
    qsort(vector->terms, vector->n, sizeof *vector->terms, by_number);
    return true;
}

bool fhi_vector_make(fhi_arena *arena, fhi_arena *scratch, fhi_vocabulary *vocabulary, const fhi_reading *reading,
                     fhi_vector *vector)
{
    making m = {.v = vocabulary, .arena = scratch};
    vocabulary->documents++;
    if (!count_title(&m, reading->article->title) || !count_words(&m, reading->text, 80)) return false;
    vector->headline = reading->text->tokens.n < 40;
    return finish(arena, &m, vector);
}

void fhi_vector_compare(const fhi_vector *a, const fhi_vector *b, fhi_likeness *likeness)
{
    fhi_likeness sum = {0};
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        const fhi_term *x = &a->terms[i], *y = &b->terms[j];
        if (x->number == y->number) {
            sum.whole += x->whole * y->whole;
            sum.opening += x->opening * y->opening;
            sum.named += x->named * y->named;
        }
        i += x->number <= y->number;
        j += y->number <= x->number;
    }
    *likeness = sum;
}
