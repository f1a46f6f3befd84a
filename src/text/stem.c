/* SPDX-License-Identifier: Apache-2.0 */
/* Stems by Snowball's English stemmer (Porter 2001), remembered word by word: a text of 500 words costs 500 look-ups, not 500
 * stemmings. */
#include "text/stem.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"
#include "tables/background.h"
#include "text/letters.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 12, LONGEST_WORD = 64, LOOK_AHEAD = 16 /* tokens */ };

typedef struct known_word {
    uint64_t word; /* 0: free */
    uint64_t stem;
    uint32_t text, index; /* the last text that had it, and the index that its stem has there */
    bool common;          /* see fhi_stem_is_common() */
} known_word;

struct fhi_stems {
    struct sb_stemmer *snowball;
    known_word *known; /* open addressing, linear probing, at most half full */
    size_t room;       /* a power of two */
    size_t n;
    uint32_t texts; /* that were stemmed, counted from 1 */
};

fhi_stems *fhi_stem_new(void)
{
    fhi_stems *stems = calloc(1, sizeof *stems);
    if (!stems) return NULL;
    stems->room = FIRST_ROOM;
    stems->known = calloc(stems->room, sizeof *stems->known);
    stems->snowball = sb_stemmer_new("english", "UTF_8");
    if (stems->known && stems->snowball) return stems;
    fhi_stem_free(stems);
    return NULL;
}

void fhi_stem_free(fhi_stems *stems)
{
    if (!stems) return;
    if (stems->snowball) sb_stemmer_delete(stems->snowball);
    free(stems->known);
    free(stems);
}

static size_t first_place(size_t room, uint64_t word)
{
    return (size_t)(word ^ word >> 32) & (room - 1);
}

static known_word *place_of(known_word *known, size_t room, uint64_t word)
{
    size_t at = first_place(room, word);
    while (known[at].word && known[at].word != word) at = (at + 1) & (room - 1);
    return &known[at];
}

static int grow(fhi_stems *stems)
{
    size_t room = stems->room * 2;
    known_word *known = calloc(room, sizeof *known);
    if (!known) return 0;
    for (size_t i = 0; i < stems->room; i++) {
        if (stems->known[i].word) *place_of(known, room, stems->known[i].word) = stems->known[i];
    }
    free(stems->known);
    stems->known = known;
    stems->room = room;
    return 1;
}

static void forget(fhi_stems *stems)
{
    memset(stems->known, 0, stems->room * sizeof *stems->known);
    stems->n = 0;
}

/* The word as its hash takes it (fhi_letters_hash()), so that one hash has one stem, without what writers leave out as they please ("U.S." and
 * "US", "3,000" and "3000", "it’s" and "its"); its length, or 0 where it has letters beyond ASCII or is too long to be English: such a word is its
 * own stem. */
static size_t plain(fh_span spelling, char out[LONGEST_WORD])
{
    char folded[LONGEST_WORD + 1];
    size_t len = fhi_letters_fold(spelling, folded, sizeof folded), n = 0;
    if (len > LONGEST_WORD) return 0;
    for (size_t i = 0; i < len; i++) {
        char c = folded[i];
        if ((unsigned char)c >= 0x80) return 0;
        if (c != '.' && c != ',' && c != '\'') out[n++] = c;
    }
    return n;
}

/* Stems a word that is not known yet; NULL when memory is out. */
static known_word *learn(fhi_stems *stems, uint64_t word, fh_span spelling)
{
    if (stems->n * 2 >= stems->room) {
        if (stems->n >= FHI_MAX_STEMS_KEPT)
            forget(stems);
        else if (!grow(stems))
            return NULL;
    }
    char letters[LONGEST_WORD];
    size_t n = plain(spelling, letters);
    uint64_t number = word;
    if (n) {
        const sb_symbol *stem = sb_stemmer_stem(stems->snowball, (const sb_symbol *)letters, (int)n);
        if (!stem) return NULL;
        number = fhi_hash((fh_span){(const char *)stem, (size_t)sb_stemmer_length(stems->snowball)});
    }
    known_word *place = place_of(stems->known, stems->room, word);
    *place = (known_word){.word = word, .stem = number ? number : 1, .common = fhi_stem_is_common(number)};
    stems->n++;
    return place;
}

static inline known_word *look_up(fhi_stems *stems, uint64_t word, fh_span spelling)
{
    if (word == 0) word = 1;
    known_word *place = place_of(stems->known, stems->room, word);
    return place->word ? place : learn(stems, word, spelling);
}

bool fhi_stem_is_common(uint64_t stem)
{
    enum { COMMON = FHI_BACKGROUND_DOCUMENTS / 6 };
    return fhi_background_count(stem) > COMMON;
}

uint64_t fhi_stem_of(fhi_stems *stems, uint64_t word, fh_span spelling)
{
    const known_word *known = look_up(stems, word, spelling);
    return known ? known->stem : 0;
}

/* ---- texts */

static uint32_t *index_of(const fhi_stemmed *stemmed, uint64_t stem)
{
    size_t at = first_place(stemmed->room, stem);
    while (stemmed->places[at] && stemmed->stems[stemmed->places[at] - 1] != stem) at = (at + 1) & (stemmed->room - 1);
    return &stemmed->places[at];
}

bool fhi_stem_text(fhi_arena *arena, fhi_stems *stems, const fhi_text *text, fhi_stemmed *stemmed)
{
    fhi_stemmed made = {.room = 16};
    while (made.room < text->tokens.n + text->tokens.n / 2) made.room *= 2;
    made.of = fhi_arena_unset(arena, text->tokens.n, sizeof *made.of);
    made.stems = fhi_arena_unset(arena, text->tokens.n, sizeof *made.stems);
    made.common = fhi_arena_unset(arena, text->tokens.n, sizeof *made.common);
    made.places = fhi_arena_array(arena, made.room, sizeof *made.places);
    if (!made.of || !made.stems || !made.common || !made.places) return false;
    if (++stems->texts == 0) {
        forget(stems);
        stems->texts = 1;
    }
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        const fhi_token *token = &text->tokens.at[i];
        made.of[i] = FHI_NOT_STEMMED;
        if (i + LOOK_AHEAD < text->tokens.n)
            __builtin_prefetch(&stems->known[first_place(stems->room, token[LOOK_AHEAD].word)]);
        if (!(token->flags & FHI_TOKEN_WORD)) continue;
        known_word *known = look_up(stems, token->word, fhi_span_cut(text->article->text, token->at));
        if (!known) return false;
        if (known->text != stems->texts) { /* the first time that the text has the word; it may have the stem */
            uint32_t *index = index_of(&made, known->stem);
            if (!*index) {
                made.common[made.n] = known->common;
                made.stems[made.n++] = known->stem;
                *index = made.n;
            }
            known->text = stems->texts;
            known->index = *index - 1;
        }
        made.of[i] = known->index;
    }
    *stemmed = made;
    return true;
}

uint32_t fhi_stem_find(const fhi_stemmed *stemmed, uint64_t stem)
{
    uint32_t index = *index_of(stemmed, stem);
    return index ? index - 1 : FHI_NOT_STEMMED;
}
