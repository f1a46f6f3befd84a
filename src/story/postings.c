/* SPDX-License-Identifier: Apache-2.0 */
/* An inverted index in memory. Lists are arrays that double. */
#include "story/postings.h"

#include "base/limits.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_TERMS = 1 << 12, FIRST_ROOM = 8 };
static_assert(2 * FHI_MAX_STORY_POSTINGS <= UINT16_MAX, "the room of a list is counted in 16 bits");

static uint32_t *stories_of(fhi_posting *p)
{
    return p->room ? p->at : p->inside;
}

static bool make_terms(fhi_postings *postings, uint32_t term)
{
    if (term >= postings->room) {
        uint32_t room = postings->room ? postings->room : FIRST_TERMS;
        while (room <= term && room <= UINT32_MAX / 2) room *= 2;
        fhi_posting *more = room > term ? realloc(postings->by_term, room * sizeof *more) : NULL;
        if (!more) return false;
        postings->by_term = more;
        postings->room = room;
    }
    while (postings->terms <= term) postings->by_term[postings->terms++] = (fhi_posting){0};
    return true;
}

static bool make_room(fhi_posting *p)
{
    if (p->n < (p->room ? p->room : FHI_POSTINGS_INSIDE)) return true;
    if (p->n >= 2 * FHI_MAX_STORY_POSTINGS) {
        memmove(p->at, p->at + p->n - FHI_MAX_STORY_POSTINGS, FHI_MAX_STORY_POSTINGS * sizeof *p->at);
        p->n = FHI_MAX_STORY_POSTINGS;
        p->cut = true;
        return true;
    }
    uint32_t room = p->room ? p->room * 2 : FIRST_ROOM;
    uint32_t *at = p->room ? realloc(p->at, room * sizeof *at) : malloc(room * sizeof *at);
    if (!at) return false;
    if (!p->room) memcpy(at, p->inside, sizeof p->inside);
    p->at = at;
    p->room = (uint16_t)room;
    return true;
}

bool fhi_postings_add(fhi_postings *postings, uint32_t term, uint32_t story)
{
    if (!make_terms(postings, term)) return false;
    fhi_posting *p = &postings->by_term[term];
    if (!make_room(p)) return false;
    stories_of(p)[p->n++] = story;
    return true;
}

const uint32_t *fhi_postings_of(const fhi_postings *postings, uint32_t term, uint32_t *n)
{
    *n = 0;
    if (term >= postings->terms) return NULL;
    fhi_posting *p = &postings->by_term[term];
    *n = p->n < FHI_MAX_STORY_POSTINGS ? p->n : FHI_MAX_STORY_POSTINGS;
    return stories_of(p) + (p->n - *n);
}

static void sweep_one(fhi_posting *p, bool (*gone)(const void *context, uint32_t story), const void *context)
{
    uint32_t *at = stories_of(p), kept = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        if (!gone(context, at[i])) at[kept++] = at[i];
    }
    p->n = kept;
    p->swept = true;
    if (!p->room || kept > FHI_POSTINGS_INSIDE) return;
    uint32_t inside[FHI_POSTINGS_INSIDE] = {0};
    memcpy(inside, at, kept * sizeof *at);
    free(at);
    *p = (fhi_posting){.n = kept, .cut = p->cut, .swept = true};
    memcpy(p->inside, inside, sizeof inside);
}

void fhi_postings_sweep(fhi_postings *postings, const uint32_t *terms, uint32_t n,
                        bool (*gone)(const void *context, uint32_t story), const void *context)
{
    for (uint32_t i = 0; i < n; i++) {
        fhi_posting *p = &postings->by_term[terms[i]];
        if (!p->swept) sweep_one(p, gone, context);
    }
    for (uint32_t i = 0; i < n; i++) postings->by_term[terms[i]].swept = false;
}

bool fhi_postings_is_cut(const fhi_postings *postings, uint32_t term)
{
    return term < postings->terms && postings->by_term[term].cut;
}

void fhi_postings_pack_cut(const fhi_postings *postings, fhi_pack *pack)
{
    for (uint32_t term = 0; term < postings->terms; term++) {
        fhi_posting *p = &postings->by_term[term];
        if (!p->cut) continue;
        fhi_pack_number(pack, term);
        fhi_pack_number(pack, p->n);
        for (uint32_t i = 0; i < p->n; i++) fhi_pack_number(pack, stories_of(p)[i]);
    }
}

bool fhi_postings_unpack_cut(fhi_postings *postings, fhi_unpack *unpack, uint32_t terms, uint32_t stories)
{
    if (unpack->rest.len && (terms == 0 || stories == 0)) unpack->damaged = true;
    while (unpack->rest.len && !unpack->damaged) {
        uint32_t term = (uint32_t)fhi_pack_take_number(unpack, terms - 1);
        uint32_t n = (uint32_t)fhi_pack_take_number(unpack, 2 * FHI_MAX_STORY_POSTINGS);
        if (unpack->damaged || !make_terms(postings, term)) return unpack->damaged;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t story = (uint32_t)fhi_pack_take_number(unpack, stories - 1);
            if (!fhi_postings_add(postings, term, story)) return false;
        }
        postings->by_term[term].cut = true;
    }
    return true;
}

void fhi_postings_done(fhi_postings *postings)
{
    for (uint32_t term = 0; term < postings->terms; term++) {
        if (postings->by_term[term].room) free(postings->by_term[term].at);
    }
    free(postings->by_term);
    *postings = (fhi_postings){0};
}
