/* SPDX-License-Identifier: Apache-2.0 */
/* A centre as a small hash table of its own: comparing costs a look-up for each term of the article, however large the story is. Of one
 * article there is no table: both lists of terms are in order, and are walked side by side. */
#include "story/centre.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 256, LOOK_AHEAD = 16 /* terms */, AT_A_TIME = 1024 /* terms */ };
static_assert(AT_A_TIME >= FHI_SOUGHT_ROOM / 2, "what is sought is sorted out at once");

static uint32_t there_bit(uint32_t room, uint32_t number)
{
    return number * 0x9E3779B1u >> 5 & (4 * room - 1);
}

static uint32_t first_place(uint32_t room, uint32_t number)
{
    return there_bit(room, number) / 4;
}

static fhi_term *place_of(fhi_term *at, uint32_t room, uint32_t number)
{
    uint32_t i = first_place(room, number);
    while (at[i].number != UINT32_MAX && at[i].number != number) i = (i + 1) & (room - 1);
    return &at[i];
}

static fhi_term *put(fhi_centre *centre, const fhi_term *term)
{
    uint32_t bit = there_bit(centre->room, term->number);
    centre->there[bit / 64] |= (uint64_t)1 << bit % 64;
    fhi_term *place = place_of(centre->at, centre->room, term->number);
    *place = *term;
    return place;
}

/* Makes the table large enough for so many terms, and puts into it what there is. */
static bool make_room(fhi_centre *centre, uint32_t terms)
{
    fhi_centre made = *centre;
    made.room = centre->room ? centre->room : FIRST_ROOM;
    while (made.room < 2 * terms) made.room *= 2;
    if (made.room == centre->room) return true;
    made.at = malloc(made.room * sizeof *made.at + made.room / 2); /* one piece for the terms and their bits */
    if (!made.at) return false;
    made.there = (uint64_t *)(made.at + made.room);
    memset(made.there, 0, made.room / 2);
    for (uint32_t i = 0; i < made.room; i++) made.at[i] = (fhi_term){.number = UINT32_MAX};
    for (uint32_t i = 0; i < centre->room; i++) {
        if (centre->at[i].number != UINT32_MAX) put(&made, &centre->at[i]);
    }
    for (uint32_t i = 0; centre->only && i < centre->n; i++) put(&made, &centre->only[i]);
    free(centre->at);
    made.only = NULL;
    *centre = made;
    return true;
}

/* Adds a term `sign` times (1 or -1) and keeps the squared lengths right. */
static void weigh(fhi_centre *centre, fhi_term *place, const fhi_term *term, float sign)
{
    double whole = (double)(sign * term->whole), opening = (double)(sign * term->opening),
           named = (double)(sign * term->named);
    centre->whole += whole * (2 * (double)place->whole + whole);
    centre->opening += opening * (2 * (double)place->opening + opening);
    centre->named += named * (2 * (double)place->named + named);
    centre->names += sign > 0 && term->named > 0 && place->named <= 0;
    place->whole += (float)whole;
    place->opening += (float)opening;
    place->named += (float)named;
}

/* The terms of the first member, each of them new. */
static bool add_first(fhi_arena *arena, fhi_centre *centre, const fhi_term *terms, uint32_t n, fhi_numbers *fresh)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t *number = fresh ? FHI_PUSH(arena, fresh) : NULL;
        if (fresh && !number) return false;
        if (number) *number = terms[i].number;
        centre->whole += (double)terms[i].whole * (double)terms[i].whole;
        centre->opening += (double)terms[i].opening * (double)terms[i].opening;
        centre->named += (double)terms[i].named * (double)terms[i].named;
        centre->names += terms[i].named > 0;
    }
    centre->only = terms;
    centre->n = n;
    centre->members = 1;
    return true;
}

static bool add_terms(fhi_arena *arena, fhi_centre *centre, const fhi_term *terms, uint32_t n, fhi_numbers *fresh)
{
    if (!make_room(centre, centre->n + n)) return false;
    for (uint32_t i = 0; i < n; i++) {
        if (terms[i].number == UINT32_MAX) continue;
        fhi_term *place = place_of(centre->at, centre->room, terms[i].number);
        if (place->number == UINT32_MAX) {
            uint32_t *number = fresh ? FHI_PUSH(arena, fresh) : NULL;
            if (fresh && !number) return false;
            if (number) *number = terms[i].number;
            place = put(centre, &(fhi_term){.number = terms[i].number});
            centre->n++;
        }
        weigh(centre, place, &terms[i], 1);
    }
    return true;
}

bool fhi_centre_add(fhi_arena *arena, fhi_centre *centre, const fhi_vector *vector, fhi_numbers *fresh)
{
    if (centre->members == 0) return add_first(arena, centre, vector->terms, vector->n, fresh);
    if (!add_terms(arena, centre, vector->terms, vector->n, fresh)) return false;
    centre->members++;
    return true;
}

void fhi_centre_take(fhi_centre *centre, const fhi_vector *vector)
{
    if (centre->members == 1) {
        fhi_centre_done(centre); /* no rest of rounding stays behind */
        return;
    }
    for (uint32_t i = 0; i < vector->n; i++)
        weigh(centre, place_of(centre->at, centre->room, vector->terms[i].number), &vector->terms[i], -1);
    centre->members--;
}

bool fhi_centre_unite(fhi_centre *into, const fhi_centre *from)
{
    const fhi_term *terms = from->only ? from->only : from->at;
    if (!add_terms(NULL, into, terms, from->only ? from->n : from->room, NULL)) return false;
    into->members += from->members;
    return true;
}

uint32_t fhi_centre_terms(const fhi_centre *centre, fhi_term *terms)
{
    const fhi_term *from = centre->only ? centre->only : centre->at;
    uint32_t room = centre->only ? centre->n : centre->room, n = 0;
    for (uint32_t i = 0; i < room; i++) {
        if (from[i].number != UINT32_MAX && from[i].whole + from[i].opening > 0) terms[n++] = from[i];
    }
    return n;
}

bool fhi_centre_numbers(fhi_arena *arena, const fhi_centre *centre, fhi_numbers *numbers)
{
    const fhi_term *from = centre->only ? centre->only : centre->at;
    uint32_t room = centre->only ? centre->n : centre->room;
    for (uint32_t i = 0; i < room; i++) {
        uint32_t *number = from[i].number != UINT32_MAX ? FHI_PUSH(arena, numbers) : NULL;
        if (number) *number = from[i].number;
        if (!number && from[i].number != UINT32_MAX) return false;
    }
    return true;
}

/* Sums over the terms that two sides have in common. */
typedef struct products {
    double whole, opening, named, mentioned;
} products;

static void add_product(products *sum, const fhi_term *a, const fhi_term *b)
{
    sum->whole += (double)(a->whole * b->whole);
    sum->opening += (double)(a->opening * b->opening);
    sum->named += (double)(a->named * b->named);
    sum->mentioned += (double)(a->named * b->whole + a->whole * b->named);
}

/* Which of the terms, AT_A_TIME at most, the centre, a table, may have: most it has not, which the bits tell without a jump. How many. */
static uint32_t sort_out(const fhi_centre *centre, const fhi_term *terms, uint32_t n, uint32_t likely[AT_A_TIME])
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n && centre->room; i++) {
        uint32_t bit = there_bit(centre->room, terms[i].number);
        likely[kept] = i;
        kept += (uint32_t)(centre->there[bit / 64] >> bit % 64 & 1);
    }
    return kept;
}

/* Asks ahead for where the `i`th of the likely terms is looked up; inlined as that of vector.c. */
__attribute__((always_inline)) static inline void fetch(const fhi_centre *centre, const fhi_term *terms,
                                                        const uint32_t *likely, uint32_t n, uint32_t i)
{
    if (i < n) __builtin_prefetch(&centre->at[first_place(centre->room, terms[likely[i]].number)]);
}

/* Products of the terms that both have, the centre a table. */
static void multiply(const fhi_centre *centre, const fhi_term *terms, uint32_t n, products *sum)
{
    uint32_t likely[AT_A_TIME];
    *sum = (products){0};
    for (uint32_t from = 0, some; from < n; from += some) {
        some = n - from < AT_A_TIME ? n - from : AT_A_TIME;
        uint32_t left = sort_out(centre, terms + from, some, likely);
        for (uint32_t i = 0; i < left; i++) {
            const fhi_term *term = &terms[from + likely[i]];
            fetch(centre, terms + from, likely, left, i + LOOK_AHEAD);
            const fhi_term *place = place_of(centre->at, centre->room, term->number);
            if (place->number != UINT32_MAX) add_product(sum, term, place);
        }
    }
}

static void multiply_sought(const fhi_centre *centre, const fhi_sought *sought, products *sum)
{
    if (!centre->only) {
        multiply(centre, sought->terms, sought->n, sum);
        return;
    }
    fhi_shared shared[FHI_VECTOR_TERMS];
    uint32_t n = fhi_vector_share(sought, centre->only, centre->n, shared);
    *sum = (products){0};
    for (uint32_t i = 0; i < n; i++) add_product(sum, &sought->terms[shared[i].sought], &centre->only[shared[i].other]);
}

static uint32_t fewer(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* `names`: of the side that has fewer. */
static float strange(const products *sum, double pairs, uint32_t names)
{
    enum { FEW = 1, ENOUGH = 3 };
    const double acquainted = 0.06; /* what reports of one event say of each other's names at the least */
    double mentioned = sum->mentioned / pairs;
    if (names <= FEW || mentioned >= acquainted) return 0;
    double known = names >= ENOUGH ? 1 : (double)(names - FEW) / (ENOUGH - FEW);
    return (float)(known * (1 - mentioned / acquainted));
}

static fhi_average average(const products *sum, double pairs, uint32_t names)
{
    if (pairs == 0) pairs = 1;
    return (fhi_average){{(float)(sum->whole / pairs), (float)(sum->opening / pairs), (float)(sum->named / pairs)},
                         strange(sum, pairs, names)};
}

void fhi_centre_average(const fhi_centre *centre, const fhi_sought *vector, fhi_average *made)
{
    products sum;
    multiply_sought(centre, vector, &sum);
    *made = average(&sum, centre->members, fewer(vector->names, centre->names));
}

void fhi_centre_average_of(const fhi_centre *a, const fhi_sought *sought, const fhi_centre *b, fhi_average *made)
{
    products sum;
    if (a->only)
        multiply_sought(b, sought, &sum);
    else if (b->only)
        multiply(a, b->only, b->n, &sum);
    else if (a->n <= b->n) /* the smaller table is walked */
        multiply(b, a->at, a->room, &sum);
    else
        multiply(a, b->at, b->room, &sum);
    *made = average(&sum, (double)a->members * b->members, fewer(a->names, b->names));
}

static float cosine(double product, double squared_length)
{
    return squared_length > 0 ? (float)(product / sqrt(squared_length)) : 0;
}

static fhi_likeness cosines(const fhi_centre *centre, const products *sum)
{
    return (fhi_likeness){cosine(sum->whole, centre->whole), cosine(sum->opening, centre->opening),
                          cosine(sum->named, centre->named)};
}

void fhi_centre_compare(const fhi_centre *centre, const fhi_sought *vector, fhi_likeness *likeness)
{
    products sum;
    multiply_sought(centre, vector, &sum);
    *likeness = cosines(centre, &sum);
}

/* The terms that both have, of a centre that is a table. */
static uint32_t share_of_table(const fhi_centre *centre, const fhi_sought *sought, fhi_shared *shared)
{
    uint32_t likely[AT_A_TIME], left = sort_out(centre, sought->terms, sought->n, likely), n = 0;
    for (uint32_t i = 0; i < left; i++) {
        fetch(centre, sought->terms, likely, left, i + LOOK_AHEAD);
        const fhi_term *place = place_of(centre->at, centre->room, sought->terms[likely[i]].number);
        if (place->number != UINT32_MAX) shared[n++] = (fhi_shared){likely[i], (uint32_t)(place - centre->at)};
    }
    return n;
}

void fhi_centre_arrive(const fhi_vector *vector, fhi_arrival *arrival)
{
    fhi_vector_seek(vector->terms, vector->n, &arrival->sought);
    arrival->figures = vector->figures;
    arrival->opening = arrival->named = arrival->numbers = 0;
    for (uint32_t i = 0; i < vector->n; i++) {
        const fhi_term *t = &vector->terms[i];
        arrival->opening += t->opening;
        arrival->named += t->named;
        if (vector->figures[i]) arrival->numbers += t->opening;
    }
}

static float lesser(float a, float b)
{
    return a < b ? a : b;
}

/* Adds what one term that both have comes to; `share` of what the centre has of it is one member's, on average. */
static void cover_term(const fhi_term *mine, bool figure, const fhi_term *theirs, float share, fhi_cover *sum)
{
    float opening = lesser(mine->opening, theirs->opening * share);
    sum->opening += opening;
    sum->named += lesser(mine->named, theirs->named * share);
    if (figure) sum->numbers += opening;
    sum->core += theirs->opening * theirs->opening;
}

static float part(float sum, float all)
{
    return all > 0 ? sum / all : 0;
}

void fhi_centre_hold(const fhi_centre *centre, const fhi_arrival *arrival, fhi_likeness *likeness, fhi_cover *cover)
{
    const fhi_sought *sought = &arrival->sought;
    fhi_shared shared[FHI_VECTOR_TERMS];
    uint32_t n = centre->only ? fhi_vector_share(sought, centre->only, centre->n, shared)
                              : share_of_table(centre, sought, shared);
    const fhi_term *terms = centre->only ? centre->only : centre->at;
    products product = {0};
    fhi_cover sum = {0};
    float share = 1 / (float)centre->members;
    for (uint32_t i = 0; i < n; i++) {
        const fhi_term *mine = &sought->terms[shared[i].sought], *theirs = &terms[shared[i].other];
        add_product(&product, mine, theirs);
        cover_term(mine, arrival->figures[shared[i].sought], theirs, share, &sum);
    }
    *likeness = cosines(centre, &product);
    *cover = (fhi_cover){part(sum.opening, arrival->opening), part(sum.named, arrival->named),
                         part(sum.numbers, arrival->numbers), part(sum.core, (float)centre->opening),
                         strange(&product, centre->members, fewer(sought->names, centre->names))};
}

void fhi_centre_done(fhi_centre *centre)
{
    free(centre->at);
    *centre = (fhi_centre){0};
}
