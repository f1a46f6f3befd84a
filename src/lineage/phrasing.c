/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers the stems of all articles, and marks the sentences that one outlet prints under many of them: these say nothing about copying. */
#include "lineage/phrasing.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"
#include "lineage/recurring.h"
#include "tables/background.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 12, REMEMBERED_CARRIERS = 8, LOOK_AHEAD = 8 /* stems */ };

static const float SHORT = 60, NEARLY_ALL = 0.8f; /* see fhi_phrasing_share() */

/* ---- stems as numbers */

typedef struct numbered {
    uint64_t stem; /* 0: free */
    uint32_t number;
    uint32_t articles;
} numbered;

typedef struct stem_table {
    numbered *at;
    size_t room;
    uint32_t n;
} stem_table;

static size_t first_place(size_t room, uint64_t stem)
{
    return (size_t)stem & (room - 1);
}

static numbered *stem_place(numbered *at, size_t room, uint64_t stem)
{
    size_t i = first_place(room, stem);
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

/* The number of a stem, counting one more article that has it; UINT32_MAX when memory is out. */
static uint32_t stem_number(stem_table *table, uint64_t stem)
{
    if ((size_t)table->n * 2 >= table->room && !stem_grow(table)) return UINT32_MAX;
    numbered *place = stem_place(table->at, table->room, stem);
    if (!place->stem) *place = (numbered){stem, table->n++, 0};
    place->articles++;
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
        double seen = (double)s->articles + (double)fhi_background_count(s->stem) + 4;
        w->rarity[s->number] = (float)(log(all / seen) / log(all / 4));
        if (w->rarity[s->number] < 0) w->rarity[s->number] = 0;
    }
    return true;
}

/* ---- one article */

typedef struct making {
    fhi_arena *arena;   /* of the phrasings */
    fhi_arena *scratch; /* of one */
    fhi_stems *stems;   /* NULL until an article comes whose diction is not made yet */
    stem_table table;
} making;

static const fhi_diction *diction_of(making *m, const fhi_reading *reading)
{
    if (reading->diction) return reading->diction;
    if (!m->stems) m->stems = fhi_stem_new();
    fhi_diction *made = fhi_arena_alloc(m->arena, sizeof *made);
    fhi_stemmed stemmed;
    bool ok = made && m->stems && fhi_stem_text(m->scratch, m->stems, reading->text, &stemmed) &&
              fhi_diction_make(m->arena, m->scratch, &stemmed, reading, made);
    return ok ? made : NULL;
}

static bool make_one(making *m, const fhi_reading *reading, fhi_phrasing *w)
{
    fhi_arena_reset(m->scratch);
    const fhi_diction *diction = diction_of(m, reading);
    uint32_t *number = diction ? fhi_arena_unset(m->scratch, diction->stems_n, sizeof *number) : NULL;
    if (!number) return false;
    *w = (fhi_phrasing){.reading = reading,
                        .diction = diction,
                        .article = w->article,
                        .stem = fhi_arena_unset(m->arena, diction->n, sizeof *w->stem),
                        .flags = fhi_arena_unset(m->arena, diction->n, sizeof *w->flags),
                        .hash = diction->hash,
                        .run = diction->run,
                        .n = diction->n,
                        .sentence = diction->sentence,
                        .sentences = diction->sentences};
    if (!w->stem || !w->flags) return false;
    for (uint32_t i = 0; i < diction->stems_n; i++) {
        if (i + LOOK_AHEAD < diction->stems_n && m->table.room)
            __builtin_prefetch(&m->table.at[first_place(m->table.room, diction->stems[i + LOOK_AHEAD])]);
        number[i] = stem_number(&m->table, diction->stems[i]);
        if (number[i] == UINT32_MAX) return false;
    }
    for (uint32_t i = 0; i < w->n; i++) w->stem[i] = number[diction->stem[i]];
    if (w->n) memcpy(w->flags, diction->flags, w->n * sizeof *w->flags);
    return true;
}

/* ---- standing sentences */

typedef struct standing_sentence {
    uint64_t key; /* of its words and the outlet; 0: free */
    uint32_t carriers[REMEMBERED_CARRIERS];
    uint32_t n;
} standing_sentence;

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

/* Nearly all sentences of an outlet come once. */
static bool find_recurring(const fhi_phrasings *all, fhi_recurring *recurring)
{
    size_t sentences = 0;
    for (uint32_t i = 0; i < all->n; i++) sentences += all->at[i].sentences;
    if (!fhi_recurring_start(sentences, recurring)) return false;
    for (uint32_t i = 0; i < all->n; i++) {
        const fhi_diction *w = all->at[i].diction;
        for (uint32_t s = 0; s < w->sentences; s++) {
            if (w->standing[s]) fhi_recurring_note(recurring, w->standing[s]);
        }
    }
    return true;
}

/* A sentence is furniture where the outlet has it in another article that is otherwise a different text: less than a third in common.
 * A report and its update have more in common than that. */
static bool mark_furniture(fhi_arena *scratch, fhi_phrasings *all)
{
    fhi_recurring recurring;
    if (!find_recurring(all, &recurring)) return false;
    size_t room = 16;
    while (room < 4 * recurring.n) room *= 2;
    standing_sentence *table = calloc(room, sizeof *table);
    bool ok = table != NULL;
    for (int pass = 0; pass < 2 && ok; pass++) {
        for (uint32_t i = 0; i < all->n && ok; i++) {
            fhi_phrasing *w = &all->at[i];
            if (!w->diction->outlet) continue;
            standing_sentence **places = fhi_arena_array(scratch, w->sentences, sizeof(standing_sentence *));
            ok = places != NULL;
            for (uint32_t s = 0; s < w->sentences && ok; s++) {
                uint64_t key = w->diction->standing[s];
                bool stands = key && fhi_recurring_has(&recurring, key);
                standing_sentence *place = stands ? standing_place(table, room, key) : NULL;
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
    fhi_recurring_done(&recurring);
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
    const fh_range *at = phrasing->diction->at;
    return (fh_range){at[first].start, at[end - 1].end};
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

/* Puts the articles into the order of what they say. */
static bool put_in_order(making *m, const fhi_reading *readings, uint32_t n, fhi_phrasings *phrasings)
{
    rank *ranks = fhi_arena_array(m->arena, n, sizeof *ranks);
    if (!ranks) return false;
    for (uint32_t i = 0; i < n; i++) {
        const fhi_article *article = readings[i].article;
        ranks[i] = (rank){readings[i].diction ? readings[i].diction->content : fhi_hash(article->text), article->id, i};
    }
    if (n) qsort(ranks, n, sizeof *ranks, by_content);
    for (uint32_t i = 0; i < n; i++) phrasings->at[i].article = ranks[i].article;
    return true;
}

static bool add_up(fhi_arena *arena, fhi_phrasing *w)
{
    uint32_t quarters = 0, quoted = 0;
    w->quarters = fhi_arena_unset(arena, w->n + 1, sizeof *w->quarters);
    w->quoted = fhi_arena_unset(arena, w->n + 1, sizeof *w->quoted);
    if (!w->quarters || !w->quoted) return false;
    for (uint32_t k = 0; k < w->n; k++) {
        w->quarters[k] = quarters;
        w->quoted[k] = quoted;
        quarters += (uint32_t)(4 * fhi_phrasing_weight(w->flags[k]));
        quoted += (w->flags[k] & FHI_WORD_QUOTED) != 0;
    }
    w->quarters[w->n] = quarters;
    w->quoted[w->n] = quoted;
    w->body = fhi_phrasing_sum(w, 0, w->n);
    return true;
}

static bool make_all(making *m, const fhi_reading *readings, uint32_t n, fhi_phrasings *phrasings)
{
    phrasings->at = fhi_arena_array(m->arena, n, sizeof *phrasings->at);
    phrasings->n = n;
    if (!phrasings->at || !put_in_order(m, readings, n, phrasings)) return false;
    for (uint32_t i = 0; i < n; i++) {
        if (!make_one(m, &readings[phrasings->at[i].article], &phrasings->at[i])) return false;
    }
    fhi_arena_reset(m->scratch);
    if (!weigh_stems(m->arena, &m->table, phrasings) || !mark_furniture(m->scratch, phrasings)) return false;
    for (uint32_t i = 0; i < n; i++)
        if (!add_up(m->arena, &phrasings->at[i])) return false;
    return true;
}

bool fhi_phrasing_all(fhi_arena *arena, const fhi_reading *readings, uint32_t n, fhi_phrasings *phrasings)
{
    making m = {.arena = arena, .scratch = fhi_arena_new()};
    bool ok = m.scratch && make_all(&m, readings, n, phrasings);
    free(m.table.at);
    fhi_stem_free(m.stems);
    fhi_arena_free(m.scratch);
    return ok;
}
