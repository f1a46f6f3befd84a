/* SPDX-License-Identifier: Apache-2.0 */
/* A centre as a small hash table of its own: comparing costs a look-up for each term of the article, however large the story is. */
#include "story/centre.h"

#include <math.h>
#include <stdlib.h>

enum { FIRST_ROOM = 256 };

static fhi_term *place_of(fhi_term *at, uint32_t room, uint32_t number)
{
    uint32_t i = number * 0x9E3779B1u >> 7 & (room - 1);
    while (at[i].number != UINT32_MAX && at[i].number != number) i = (i + 1) & (room - 1);
    return &at[i];
}

static bool make_room(fhi_centre *centre, uint32_t terms)
{
    uint32_t room = centre->room ? centre->room : FIRST_ROOM;
    while (room < 2 * terms) room *= 2;
    if (room == centre->room) return true;
    fhi_term *at = malloc(room * sizeof *at);
    if (!at) return false;
    for (uint32_t i = 0; i < room; i++) at[i] = (fhi_term){.number = UINT32_MAX};
    for (uint32_t i = 0; i < centre->room; i++) {
        if (centre->at[i].number != UINT32_MAX) *place_of(at, room, centre->at[i].number) = centre->at[i];
    }
    free(centre->at);
    centre->at = at;
    centre->room = room;
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
    place->whole += (float)whole;
    place->opening += (float)opening;
    place->named += (float)named;
}

bool fhi_centre_add(fhi_arena *arena, fhi_centre *centre, const fhi_vector *vector, fhi_numbers *fresh)
{
    if (!make_room(centre, centre->n + vector->n)) return false;
    for (uint32_t i = 0; i < vector->n; i++) {
        const fhi_term *term = &vector->terms[i];
        fhi_term *place = place_of(centre->at, centre->room, term->number);
        if (place->number == UINT32_MAX) {
            uint32_t *number = fresh ? FHI_PUSH(arena, fresh) : NULL;
            if (fresh && !number) return false;
            if (number) *number = term->number;
            *place = (fhi_term){.number = term->number};
            centre->n++;
        }
        weigh(centre, place, term, 1);
    }
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
    if (!make_room(into, into->n + from->n)) return false;
    for (uint32_t i = 0; i < from->room; i++) {
        const fhi_term *term = &from->at[i];
        if (term->number == UINT32_MAX) continue;
        fhi_term *place = place_of(into->at, into->room, term->number);
        if (place->number == UINT32_MAX) {
            *place = (fhi_term){.number = term->number};
            into->n++;
        }
        weigh(into, place, term, 1);
    }
    into->members += from->members;
    return true;
}

/* Products of the terms that both have. */
static void multiply(const fhi_centre *centre, const fhi_term *terms, uint32_t n, double product[3])
{
    product[0] = product[1] = product[2] = 0;
    for (uint32_t i = 0; i < n && centre->room; i++) {
        if (terms[i].number == UINT32_MAX) continue;
        const fhi_term *place = place_of(centre->at, centre->room, terms[i].number);
        if (place->number == UINT32_MAX) continue;
        product[0] += (double)(terms[i].whole * place->whole);
        product[1] += (double)(terms[i].opening * place->opening);
        product[2] += (double)(terms[i].named * place->named);
    }
}

void fhi_centre_average(const fhi_centre *centre, const fhi_vector *vector, fhi_likeness *likeness)
{
    double product[3], pairs = centre->members ? centre->members : 1;
    multiply(centre, vector->terms, vector->n, product);
    *likeness = (fhi_likeness){(float)(product[0] / pairs), (float)(product[1] / pairs), (float)(product[2] / pairs)};
}

void fhi_centre_average_of(const fhi_centre *a, const fhi_centre *b, fhi_likeness *likeness)
{
    const fhi_centre *small = a->n <= b->n ? a : b, *large = a->n <= b->n ? b : a;
    double product[3], pairs = (double)a->members * b->members;
    multiply(large, small->at, small->room, product);
    if (pairs == 0) pairs = 1;
    *likeness = (fhi_likeness){(float)(product[0] / pairs), (float)(product[1] / pairs), (float)(product[2] / pairs)};
}

static float cosine(double product, double squared_length)
{
    return squared_length > 0 ? (float)(product / sqrt(squared_length)) : 0;
}

void fhi_centre_compare(const fhi_centre *centre, const fhi_vector *vector, fhi_likeness *likeness)
{
    double product[3];
    multiply(centre, vector->terms, vector->n, product);
    *likeness = (fhi_likeness){cosine(product[0], centre->whole), cosine(product[1], centre->opening),
                               cosine(product[2], centre->named)};
}

void fhi_centre_done(fhi_centre *centre)
{
    free(centre->at);
    *centre = (fhi_centre){0};
}
