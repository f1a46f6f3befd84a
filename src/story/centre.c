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

bool fhi_centre_add(fhi_arena *arena, fhi_centre *centre, const fhi_vector *vector, fhi_numbers *fresh)
{
    if (!make_room(centre, centre->n + vector->n)) return false;
    for (uint32_t i = 0; i < vector->n; i++) {
        const fhi_term *term = &vector->terms[i];
        fhi_term *place = place_of(centre->at, centre->room, term->number);
        if (place->number == UINT32_MAX) {
            uint32_t *number = FHI_PUSH(arena, fresh);
            if (!number) return false;
            *number = term->number;
            *place = (fhi_term){.number = term->number};
            centre->n++;
        }
        centre->whole += (double)term->whole * (2 * (double)place->whole + (double)term->whole);
        centre->opening += (double)term->opening * (2 * (double)place->opening + (double)term->opening);
        place->whole += term->whole;
        centre->named += (double)term->named * (2 * (double)place->named + (double)term->named);
        place->opening += term->opening;
        place->named += term->named;
    }
    centre->members++;
    return true;
}

static float cosine(double product, double squared_length)
{
    return squared_length > 0 ? (float)(product / sqrt(squared_length)) : 0;
}

void fhi_centre_compare(const fhi_centre *centre, const fhi_vector *vector, fhi_likeness *likeness)
{
    double whole = 0, opening = 0, named = 0;
    for (uint32_t i = 0; i < vector->n && centre->room; i++) {
        const fhi_term *term = &vector->terms[i];
        const fhi_term *place = place_of(centre->at, centre->room, term->number);
        if (place->number == UINT32_MAX) continue;
        whole += (double)(term->whole * place->whole);
        opening += (double)(term->opening * place->opening);
        named += (double)(term->named * place->named);
    }
    *likeness =
        (fhi_likeness){cosine(whole, centre->whole), cosine(opening, centre->opening), cosine(named, centre->named)};
}

void fhi_centre_done(fhi_centre *centre)
{
    free(centre->at);
    *centre = (fhi_centre){0};
}
