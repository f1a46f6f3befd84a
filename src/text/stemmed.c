/* SPDX-License-Identifier: Apache-2.0 */
/* A small table of the text's own tells stems that it has from those that are new: what is looked up a thousand times is near. */
#include "text/stemmed.h"

#include "base/span.h"

enum { LOOK_AHEAD = 16 }; /* tokens */

static uint32_t *place_of(const fhi_stemmed *stemmed, uint64_t stem)
{
    size_t at = (size_t)(stem ^ stem >> 32) & (stemmed->room - 1);
    while (stemmed->places[at] && stemmed->stems[stemmed->places[at] - 1] != stem) at = (at + 1) & (stemmed->room - 1);
    return &stemmed->places[at];
}

bool fhi_stemmed_make(fhi_arena *arena, fhi_stems *stems, const fhi_text *text, fhi_stemmed *stemmed)
{
    fhi_stemmed made = {.room = 16};
    while (made.room < text->tokens.n) made.room *= 2;
    made.room *= 2;
    made.of = fhi_arena_unset(arena, text->tokens.n, sizeof *made.of);
    made.stems = fhi_arena_unset(arena, text->tokens.n, sizeof *made.stems);
    made.places = fhi_arena_array(arena, made.room, sizeof *made.places);
    if (!made.of || !made.stems || !made.places) return false;
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        const fhi_token *token = &text->tokens.at[i];
        made.of[i] = FHI_NOT_STEMMED;
        if (i + LOOK_AHEAD < text->tokens.n) fhi_stem_fetch(stems, text->tokens.at[i + LOOK_AHEAD].word);
        if (!(token->flags & FHI_TOKEN_WORD)) continue;
        uint64_t stem = fhi_stem_of(stems, token->word, fhi_span_cut(text->article->text, token->at));
        if (!stem) return false;
        uint32_t *place = place_of(&made, stem);
        if (!*place) {
            made.stems[made.n++] = stem;
            *place = made.n;
        }
        made.of[i] = *place - 1;
    }
    *stemmed = made;
    return true;
}

uint32_t fhi_stemmed_find(const fhi_stemmed *stemmed, uint64_t stem)
{
    uint32_t place = *place_of(stemmed, stem);
    return place ? place - 1 : FHI_NOT_STEMMED;
}
