/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers the words and stems of all articles, and marks those that say nothing about copying: quotations, captions, and the sentences
 * that one outlet prints under many articles. */
#include "lineage/phrasing.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"
#include "tables/background.h"
#include "text/stem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 12, REMEMBERED_CARRIERS = 8, SHORTEST_STANDING = 5 };

static const float SHORT = 60, NEARLY_ALL = 0.8f; /* see fhi_phrasing_share() */

/* ---- stems as numbers */

typedef struct numbered {
    uint64_t stem; /* 0: free */
    uint32_t number;
    uint32_t last; /* the article that was counted last, from 1 */
    uint32_t articles;
} numbered;

typedef struct stem_table {
    fhi_stems *stems;
    fhi_background *background;
    numbered *at;
    size_t room;
    uint32_t n;
} stem_table;

static numbered *stem_place(numbered *at, size_t room, uint64_t stem)
{
    size_t i = (size_t)stem & (room - 1);
    while (at[i].stem && at[i].stem != stem) i = (i + 1) & (room - 1);
    return &at[i];
}

static bool stem_grow(stem_table *table)
{
    size_t room = table->room ? table->room * 2 : FIRST_ROOM;
    numbered *at = calloc(room, sizeof *at);
    if (!at) return false;
    for (size_t i = 0; i < table->room; i++) {
        if (table->at[i].stem) *stem_place(at, room, table->at[i].stem) = table->at[i];
    }
    free(table->at);
    table->at = at;
    table->room = room;
    return true;
}

/* The number of a stem, counting the article (from 1) among those that have it; UINT32_MAX when memory is out. */
static uint32_t stem_number(stem_table *table, uint64_t stem, uint32_t article)
{
    if ((size_t)table->n * 2 >= table->room && !stem_grow(table)) return UINT32_MAX;
    numbered *place = stem_place(table->at, table->room, stem);
    if (!place->stem) *place = (numbered){stem, table->n++, 0, 0};
    if (place->last != article) {
        place->last = article;
        place->articles++;
    }
    return place->number;
}

/* Rarity after the run and the background together. */
static bool weigh_stems(fhi_arena *arena, const stem_table *table, fhi_phrasings *w)
{
    w->stems = table->n;
    w->rarity = fhi_arena_array(arena, table->n, sizeof *w->rarity);
    if (!w->rarity) return false;
    w->weight = w->rarity;
    double all = (double)w->n + FHI_BACKGROUND_DOCUMENTS;
    for (size_t i = 0; i < table->room; i++) {
        const numbered *s = &table->at[i];
        if (!s->stem) continue;
        double seen = (double)s->articles + (double)fhi_background_count(table->background, s->stem) + 4;
        w->rarity[s->number] = (float)(log(all / seen) / log(all / 4));
        if (w->rarity[s->number] < 0) w->rarity[s->number] = 0;
    }
    return true;
}

/* ---- one article */

static bool aside(fhi_block_kind kind)
{
    return kind == FHI_BLOCK_TITLE || kind == FHI_BLOCK_CAPTION || kind == FHI_BLOCK_CREDIT ||
           kind == FHI_BLOCK_HEADING;
}

static uint32_t run_hash(const uint64_t *words)
{
    return (uint32_t)(fhi_hash_mix(fhi_hash_mix(words[0], words[1]), words[2]) >> 20);
}

static bool make_one(fhi_arena *arena, stem_table *table, const fhi_reading *reading, fhi_phrasing *w)
{
    const fhi_text *text = reading->text;
    uint32_t room = text->tokens.n < FHI_MAX_TRACED_WORDS ? text->tokens.n : FHI_MAX_TRACED_WORDS;
    w->reading = reading;
    w->hash = fhi_arena_array(arena, room, sizeof *w->hash);
    w->run = fhi_arena_array(arena, room, sizeof *w->run);
    w->stem = fhi_arena_array(arena, room, sizeof *w->stem);
    w->token = fhi_arena_array(arena, room, sizeof *w->token);
    w->flags = fhi_arena_array(arena, room, sizeof *w->flags);
    w->sentence = fhi_arena_array(arena, text->sentences.n + 1, sizeof *w->sentence);
    if (!w->hash || !w->run || !w->stem || !w->token || !w->flags || !w->sentence) return false;
    for (uint32_t s = 0; s < text->sentences.n; s++) {
        const fhi_sentence *sentence = &text->sentences.at[s];
        uint8_t always = aside(reading->article->blocks.at[sentence->block].kind) ? FHI_WORD_ASIDE : 0;
        uint8_t starts = FHI_WORD_STARTS;
        w->sentence[w->sentences++] = w->n;
        for (uint32_t t = sentence->first; t < sentence->first + sentence->count && w->n < room; t++) {
            const fhi_token *token = &text->tokens.at[t];
            if (!(token->flags & FHI_TOKEN_WORD)) continue;
            uint8_t flags = always | starts;
            starts = 0;
            if (token->flags & FHI_TOKEN_QUOTED) flags |= FHI_WORD_QUOTED;
            if (token->flags & FHI_TOKEN_NUMBER) flags |= FHI_WORD_NUMBER;
            if ((token->flags & (FHI_TOKEN_CAPITAL | FHI_TOKEN_FIRST)) == FHI_TOKEN_CAPITAL) flags |= FHI_WORD_NAME;
            uint64_t stem = fhi_stem_of(table->stems, token->word, fhi_span_cut(reading->article->text, token->at));
            uint32_t number = stem ? stem_number(table, stem, w->article + 1) : UINT32_MAX;
            if (number == UINT32_MAX) return false;
            w->hash[w->n] = token->word;
            w->stem[w->n] = number;
            w->token[w->n] = t;
            w->flags[w->n++] = flags;
        }
    }
    w->sentence[w->sentences] = w->n;
    for (uint32_t i = 0; i + FHI_RUN_WORDS <= w->n; i++) w->run[i] = run_hash(&w->hash[i]);
    return true;
}

/* ---- standing sentences */

typedef struct standing_sentence {
    uint64_t key; /* of its words and the outlet; 0: free */
    uint32_t carriers[REMEMBERED_CARRIERS];
    uint32_t n;
} standing_sentence;

static uint64_t sentence_key(const fhi_phrasing *w, uint32_t s)
{
    if (w->sentence[s + 1] - w->sentence[s] < SHORTEST_STANDING) return 0;
    uint64_t key = w->outlet;
    for (uint32_t i = w->sentence[s]; i < w->sentence[s + 1]; i++) key = fhi_hash_mix(key, w->hash[i]);
    return key ? key : 1;
}

static standing_sentence *standing_place(standing_sentence *at, size_t room, uint64_t key)
{
    size_t i = (size_t)key & (room - 1);
    while (at[i].key && at[i].key != key) i = (i + 1) & (room - 1);
    return &at[i];
}

/* How many words of `w` stand in sentences that it shares with the article `other` of its outlet. */
static uint32_t words_with(const fhi_phrasing *w, standing_sentence *const *places, uint32_t other)
{
    uint32_t words = 0;
    for (uint32_t s = 0; s < w->sentences; s++) {
        const standing_sentence *place = places[s];
        for (uint32_t k = 0; place && k < place->n; k++) {
            if (place->carriers[k] == other) words += w->sentence[s + 1] - w->sentence[s];
        }
    }
    return words;
}

/* A sentence is furniture where the outlet has it in another article that is otherwise a different text: less than a third in common.
 * A report and its update have more in common than that. */
static bool mark_furniture(fhi_arena *scratch, fhi_phrasings *all)
{
    size_t sentences = 1, room = FIRST_ROOM;
    for (uint32_t i = 0; i < all->n; i++) sentences += all->at[i].sentences;
    while (room < sentences * 2) room *= 2;
    standing_sentence *table = calloc(room, sizeof *table);
    if (!table) return false;
    bool ok = true;
    for (int pass = 0; pass < 2 && ok; pass++) {
        for (uint32_t i = 0; i < all->n && ok; i++) {
            fhi_phrasing *w = &all->at[i];
            if (!w->outlet) continue;
            standing_sentence **places = fhi_arena_array(scratch, w->sentences, sizeof(standing_sentence *));
            ok = places != NULL;
            for (uint32_t s = 0; s < w->sentences && ok; s++) {
                uint64_t key = sentence_key(w, s);
                standing_sentence *place = key ? standing_place(table, room, key) : NULL;
                places[s] = place;
                if (pass == 0 && place && place->n < REMEMBERED_CARRIERS) {
                    place->key = key;
                    if (place->n == 0 || place->carriers[place->n - 1] != i) place->carriers[place->n++] = i;
                }
            }
            for (uint32_t s = 0; pass == 1 && s < w->sentences && ok; s++) {
                if (!places[s] || places[s]->n < 2) continue;
                for (uint32_t k = 0; k < places[s]->n; k++) {
                    uint32_t other = places[s]->carriers[k];
                    if (other == i || words_with(w, places, other) * 3 >= w->n) continue;
                    for (uint32_t x = w->sentence[s]; x < w->sentence[s + 1]; x++) w->flags[x] |= FHI_WORD_FURNITURE;
                    break;
                }
            }
            fhi_arena_reset(scratch);
        }
    }
    free(table);
    return ok;
}

/* ---- all */

float fhi_phrasing_share(const fhi_phrasing *w, float words)
{
    if (w->body <= 0) return 0;
    return words / (w->body < SHORT && words < NEARLY_ALL * w->body ? SHORT : w->body);
}

fh_range fhi_phrasing_bytes(const fhi_phrasing *phrasing, uint32_t first, uint32_t end)
{
    const fhi_text *text = phrasing->reading->text;
    return (fh_range){text->tokens.at[phrasing->token[first]].at.start,
                      text->tokens.at[phrasing->token[end - 1]].at.end};
}

typedef struct rank {
    uint64_t key;
    fh_span id;
    uint32_t article;
} rank;

static int by_content(const void *a, const void *b)
{
    const rank *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    int ids = fhi_span_compare(x->id, y->id);
    return ids ? ids : (x->article > y->article) - (x->article < y->article);
}

bool fhi_phrasing_all(fhi_arena *arena, const fhi_reading *readings, uint32_t n, fhi_phrasings *phrasings)
{
    stem_table table = {.stems = fhi_stem_new(), .background = fhi_background_new()};
    fhi_arena *scratch = fhi_arena_new();
    rank *ranks = fhi_arena_array(arena, n, sizeof *ranks);
    phrasings->at = fhi_arena_array(arena, n, sizeof *phrasings->at);
    phrasings->n = n;
    bool ok = table.stems && table.background && scratch && ranks && phrasings->at;
    for (uint32_t i = 0; i < n && ok; i++) {
        ranks[i] = (rank){fhi_hash(readings[i].article->text), readings[i].article->id, i};
    }
    if (ok) qsort(ranks, n, sizeof *ranks, by_content);
    for (uint32_t i = 0; i < n && ok; i++) {
        fhi_phrasing *w = &phrasings->at[i];
        w->article = ranks[i].article;
        fh_span outlet = readings[w->article].article->outlet;
        w->outlet = outlet.len ? fhi_hash(outlet) : 0;
        ok = make_one(arena, &table, &readings[w->article], w);
    }
    ok = ok && weigh_stems(arena, &table, phrasings) && mark_furniture(scratch, phrasings);
    for (uint32_t i = 0; i < n && ok; i++) {
        fhi_phrasing *w = &phrasings->at[i];
        for (uint32_t k = 0; k < w->n; k++) w->body += fhi_phrasing_weight(w->flags[k]);
    }
    free(table.at);
    fhi_stem_free(table.stems);
    fhi_background_free(table.background);
    fhi_arena_free(scratch);
    return ok;
}
