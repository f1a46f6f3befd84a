/* SPDX-License-Identifier: Apache-2.0 */
/* TF-IDF (Spärck Jones 1972; the vector space of Salton 1975) over stems, pairs of neighbouring stems and entities. Document frequencies
 * grow with the stream; until it is long, the counts of the background table stand in for those not yet seen. */
#include "story/vector.h"

#include "base/sort.h"
#include "story/outline.h"
#include "tables/background.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static_assert(FHI_BACKGROUND_DOCUMENTS <= UINT16_MAX, "their number is counted in 16 bits");

enum {
    FIRST_ROOM = 1 << 12,
    LOOK_AHEAD = 16, /* terms */
    FEW = 100000,    /* of so many articles one more may have had a term that is let go */
};

typedef struct entry {
    uint32_t number; /* plus one; 0: free */
    uint32_t tag;    /* the upper half of the key: what has another need not be looked up */
} entry;

/* Four to a line of the cache: they are looked up at random, a thousand for each article. */
typedef struct counts {
    uint64_t key; /* 0: the number is free */
    union {
        uint32_t documents; /* of this run */
        uint32_t next;      /* of a free number: the next that is free, plus one */
    };
    uint16_t background;
    bool compound; /* a pair or an entity: the background table does not know those */
} counts;

struct fhi_vocabulary {
    fhi_stems *stems;
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
    v->room = FIRST_ROOM;
    v->entries = calloc(v->room, sizeof *v->entries);
    v->counts_room = FIRST_ROOM / 2;
    v->counts = calloc(v->counts_room, sizeof *v->counts);
    if (v->stems && v->entries && v->counts) return v;
    fhi_vector_vocabulary_free(v);
    return NULL;
}

void fhi_vector_vocabulary_free(fhi_vocabulary *v)
{
    if (!v) return;
    fhi_stem_free(v->stems);
    free(v->entries);
    free(v->counts);
    free(v);
}

uint32_t fhi_vector_terms(const fhi_vocabulary *vocabulary)
{
    return vocabulary->n - vocabulary->free_n;
}

static size_t first_place(size_t room, uint64_t key)
{
    return (size_t)(key ^ key >> 29) & (room - 1);
}

static entry *place_of(const fhi_vocabulary *v, entry *entries, size_t room, uint64_t key)
{
    size_t at = first_place(room, key);
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
        v->free = v->counts[number].next;
        v->free_n--;
    }
    *place = (entry){number + 1, (uint32_t)(key >> 32)};
    v->counts[number] =
        (counts){.key = key, .background = compound ? 0 : (uint16_t)fhi_background_count(key), .compound = compound};
    return number;
}

bool fhi_vector_forget(fhi_vocabulary *v, bool (*used)(const void *context, uint32_t number), const void *context,
                       uint32_t *left)
{
    uint32_t few = 1 + v->documents / FEW;
    for (uint32_t number = 0; number < v->n; number++) {
        counts *c = &v->counts[number];
        if (!c->key || c->documents > few || used(context, number)) continue;
        *c = (counts){.next = v->free}; /* a chain of those that are free */
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
        fhi_pack_number(pack, c->key ? (uint64_t)c->documents << 1 | c->compound : c->next);
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
        c.background = c.compound ? 0 : (uint16_t)fhi_background_count(key);
        *place = (entry){v->n + 1, (uint32_t)(key >> 32)};
    } else {
        c.next = (uint32_t)number;
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
    for (; at && at <= v->n && free_n <= v->free_n && !v->counts[at - 1].key; free_n++) at = v->counts[at - 1].next;
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

/* Sorts before what is lighter; of equals the lower number. */
static uint64_t rank_of(const fhi_term *t)
{
    float weight = t->whole + t->opening; /* never below nought, so that its bits are in the same order as its value */
    uint32_t bits;
    memcpy(&bits, &weight, sizeof bits);
    return (uint64_t)~bits << 32 | t->number;
}

/* Leaves the `kept` least of `n` keys, no two of which are the same, at the front, in no order. What the keys span is cut into parts: those below the
 * part that is kept in part are taken as they are, without a jump that nobody can foresee, and that part is cut again. */
static void select_least(fhi_ranked *ranked, fhi_ranked *spare, uint32_t n, uint32_t kept)
{
    enum { PARTS = 256 };
    while (kept && kept < n) {
        uint64_t least = UINT64_MAX, most = 0;
        for (uint32_t i = 0; i < n; i++) {
            least = ranked[i].key < least ? ranked[i].key : least;
            most = ranked[i].key > most ? ranked[i].key : most;
        }
        assert(least < most); /* so that they are in different parts, and each turn leaves fewer */
        uint32_t shift = 0, count[PARTS] = {0}, part = 0, below = 0, front = 0, within = 0;
        while ((most - least) >> shift >= PARTS) shift++;
        for (uint32_t i = 0; i < n; i++) count[(ranked[i].key - least) >> shift]++;
        while (below + count[part] <= kept) below += count[part++];
        for (uint32_t i = 0; i < n; i++) {
            fhi_ranked r = ranked[i];
            uint64_t its = (r.key - least) >> shift;
            ranked[front] = r;
            front += its < part;
            spare[within] = r;
            within += its == part;
        }
        ranked += below;
        kept -= below;
        n = within;
        memcpy(ranked, spare, n * sizeof *ranked);
    }
}

/* The `most` heaviest of the terms first, in no order, with room for as many behind the `n`; NULL when memory is out. */
static fhi_ranked *rank(fhi_arena *scratch, const fhi_term *terms, uint32_t n, uint32_t most)
{
    fhi_ranked *ranked = fhi_arena_unset(scratch, n, 2 * sizeof *ranked);
    for (uint32_t i = 0; ranked && i < n; i++) ranked[i] = (fhi_ranked){rank_of(&terms[i]), i};
    if (ranked) select_least(ranked, ranked + n, n, most);
    return ranked;
}

bool fhi_vector_heaviest(fhi_arena *scratch, const fhi_term *terms, uint32_t n, uint32_t most, fhi_term *heaviest,
                         uint32_t *found)
{
    fhi_ranked *ranked = rank(scratch, terms, n, most);
    if (!ranked) return false;
    *found = n < most ? n : most;
    fhi_sort_ranked(ranked, ranked + n, *found);
    for (uint32_t i = 0; i < *found; i++) heaviest[i] = terms[ranked[i].at];
    return true;
}

/* The heaviest terms go to `arena`, as weights of length one, ascending by number. False when memory is out. */
static bool finish(fhi_arena *arena, fhi_arena *scratch, const fhi_outline *outline, const fhi_term *terms,
                   const double squares[3], fhi_vector *vector)
{
    uint32_t n = outline->n;
    fhi_ranked *ranked = rank(scratch, terms, n, FHI_VECTOR_TERMS);
    vector->n = n < FHI_VECTOR_TERMS ? n : FHI_VECTOR_TERMS;
    vector->terms = fhi_arena_unset(arena, vector->n, sizeof *vector->terms);
    vector->figures = fhi_arena_unset(arena, vector->n, sizeof *vector->figures);
    if (!ranked || !vector->terms || !vector->figures) return false;
    float whole = (float)sqrt(squares[0]), opening = (float)sqrt(squares[1]), named = (float)sqrt(squares[2]);
    for (uint32_t i = 0; i < vector->n; i++) ranked[i].key = terms[ranked[i].at].number;
    fhi_sort_ranked(ranked, ranked + n, vector->n);
    for (uint32_t i = 0; i < vector->n; i++) {
        fhi_term *t = &vector->terms[i];
        *t = terms[ranked[i].at];
        vector->figures[i] = outline->terms[ranked[i].at].number;
        if (squares[0] > 0) t->whole /= whole;
        if (squares[1] > 0) t->opening /= opening;
        if (squares[2] > 0) t->named /= named;
    }
    return true;
}

/* Asks ahead for what the terms behind `i` will be looked up in: first the place in the table, then, when that is there, the counts. Must be inlined: a
 * function that does nothing else is one without effect to the compiler, which leaves it out. */
__attribute__((always_inline)) static inline void fetch(const fhi_vocabulary *v, const fhi_outline *outline, uint32_t i)
{
    if (i + 2 * LOOK_AHEAD < outline->n)
        __builtin_prefetch(&v->entries[first_place(v->room, outline->terms[i + 2 * LOOK_AHEAD].key)]);
    if (i + LOOK_AHEAD >= outline->n) return;
    const entry *next = &v->entries[first_place(v->room, outline->terms[i + LOOK_AHEAD].key)];
    if (next->number) __builtin_prefetch(&v->counts[next->number - 1]);
}

static const fhi_outline *make_outline(fhi_arena *scratch, const fhi_vocabulary *v, const fhi_reading *reading,
                                       fhi_outline *made)
{
    fhi_stemmed text;
    if (!fhi_stem_text(scratch, v->stems, reading->text, &text)) return NULL;
    return fhi_outline_make(scratch, scratch, (fhi_outliner){v->stems, &text}, reading, made) ? made : NULL;
}

bool fhi_vector_make(fhi_arena *arena, fhi_arena *scratch, fhi_vocabulary *v, const fhi_reading *reading,
                     fhi_vector *vector)
{
    fhi_outline made;
    const fhi_outline *outline = reading->outline ? reading->outline : make_outline(scratch, v, reading, &made);
    if (!outline) return false;
    fhi_term *terms = fhi_arena_unset(scratch, outline->n, sizeof *terms);
    if (!terms) return false;
    double squares[3] = {0, 0, 0};
    v->documents++;
    for (uint32_t i = 0; i < outline->n; i++) {
        const fhi_outlined *o = &outline->terms[i];
        fetch(v, outline, i);
        uint32_t number = number_of(v, o->key, o->compound);
        if (number == UINT32_MAX) return false;
        v->counts[number].documents++;
        float r = rarity(v, &v->counts[number]);
        fhi_term *t = &terms[i];
        *t = (fhi_term){number, o->whole * r, o->opening * r, o->named * r};
        squares[0] += (double)t->whole * t->whole;
        squares[1] += (double)t->opening * t->opening;
        squares[2] += (double)t->named * t->named;
    }
    vector->headline = outline->headline;
    return finish(arena, scratch, outline, terms, squares, vector);
}

/* ---- comparing */

static uint32_t sought_hash(uint32_t number)
{
    return number * 0x9E3779B1u >> (32 - FHI_SOUGHT_BITS);
}

static uint32_t next_sought(uint32_t place)
{
    return (place + 1) & (FHI_SOUGHT_ROOM - 1);
}

void fhi_vector_seek(const fhi_term *terms, uint32_t n, fhi_sought *sought)
{
    assert(n <= FHI_SOUGHT_ROOM / 2);
    *sought = (fhi_sought){.terms = terms, .n = n};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t hash = sought_hash(terms[i].number), place = hash & (FHI_SOUGHT_ROOM - 1);
        sought->names += terms[i].named > 0;
        sought->there[hash / 64] |= (uint64_t)1 << hash % 64;
        while (sought->places[place]) place = next_sought(place);
        sought->places[place] = (uint16_t)(i + 1);
    }
}

uint32_t fhi_vector_share(const fhi_sought *sought, const fhi_term *other, uint32_t n, fhi_shared *shared)
{
    uint32_t likely = 0, kept = 0;
    for (uint32_t i = 0; i < n; i++) { /* most are not sought, which the bits tell without a jump */
        uint32_t hash = sought_hash(other[i].number);
        shared[likely].other = i;
        likely += (uint32_t)(sought->there[hash / 64] >> hash % 64 & 1);
    }
    for (uint32_t i = 0; i < likely; i++) {
        uint32_t number = other[shared[i].other].number, place = sought_hash(number) & (FHI_SOUGHT_ROOM - 1);
        while (sought->places[place] && sought->terms[sought->places[place] - 1].number != number)
            place = next_sought(place);
        if (sought->places[place]) shared[kept++] = (fhi_shared){sought->places[place] - 1u, shared[i].other};
    }
    return kept;
}

void fhi_vector_compare(const fhi_sought *a, const fhi_vector *b, fhi_likeness *likeness)
{
    fhi_shared shared[FHI_VECTOR_TERMS];
    fhi_likeness sum = {0};
    uint32_t n = fhi_vector_share(a, b->terms, b->n, shared);
    for (uint32_t i = 0; i < n; i++) {
        const fhi_term *x = &a->terms[shared[i].sought], *y = &b->terms[shared[i].other];
        sum.whole += x->whole * y->whole;
        sum.opening += x->opening * y->opening;
        sum.named += x->named * y->named;
    }
    *likeness = sum;
}
