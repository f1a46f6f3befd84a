/* SPDX-License-Identifier: Apache-2.0 */
/* Units come in, pairs that say the same go out. Keys weigh by their inverse frequency in the story (Spärck Jones 1972); an inverted index over the
 * rarer ones finds the pairs that are worth comparing, and the leads of the articles, which tell one thing in words far apart, are compared anyway. */
#include "reconcile/likeness.h"

#include "base/hash.h"
#include "base/limits.h"
#include "reconcile/paraphrase.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PROBES = 14, COMPARED = 48 };

/* Share of the smaller unit that the probes must find before the pair is compared in full. */
static const double HOPE = 0.2;

/* What one unit says, as a number. */
typedef struct unit_digest {
    uint64_t key;
    uint32_t unit;
} unit_digest;

/* The list of one key. */
typedef struct key_row {
    uint64_t key;
    uint32_t first, count; /* in the units of the index */
} key_row;

/* Which units have which key: rows by the first unit that has their key, found through a hash table that is at most half full. */
typedef struct key_index {
    uint32_t *units; /* of each row in ascending order */
    key_row *rows;
    uint32_t row_count;
    uint32_t *slots; /* number of a row + 1; 0 is free */
    uint32_t mask;
} key_index;

static int by_key_then_unit(const void *a, const void *b)
{
    const unit_digest *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static uint64_t digest(const fhi_unit *unit)
{
    uint64_t hash = 1;
    for (uint32_t i = 0; i < unit->keys.n; i++) hash = fhi_hash_mix(hash, unit->keys.at[i].key);
    return hash;
}

/* Marks the first of the units that have the same keys; the others are its copies. */
static bool mark_first(fhi_arena *scratch, const fhi_units *units, bool *is_first)
{
    unit_digest *digests = fhi_arena_array(scratch, units->n, sizeof *digests);
    if (!digests) return false;
    for (uint32_t i = 0; i < units->n; i++) digests[i] = (unit_digest){digest(&units->at[i]), i};
    if (units->n) qsort(digests, units->n, sizeof *digests, by_key_then_unit);
    for (uint32_t i = 0; i < units->n; i++) is_first[digests[i].unit] = i == 0 || digests[i].key != digests[i - 1].key;
    return true;
}

static uint32_t *slot_of(const key_index *index, uint64_t key)
{
    uint32_t at = (uint32_t)(key ^ key >> 32) & index->mask;
    while (index->slots[at] && index->rows[index->slots[at] - 1].key != key) at = (at + 1) & index->mask;
    return &index->slots[at];
}

static bool build_index(fhi_arena *scratch, const fhi_units *units, const bool *taken, key_index *index)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < units->n; i++) n += !taken || taken[i] ? units->at[i].keys.n : 0;
    index->mask = 15;
    while (index->mask < n * 2) index->mask = index->mask * 2 + 1;
    uint32_t *row_numbers = fhi_arena_array(scratch, n, sizeof *row_numbers);
    index->units = fhi_arena_array(scratch, n, sizeof *index->units);
    index->rows = fhi_arena_array(scratch, n, sizeof *index->rows);
    index->slots = fhi_arena_array(scratch, (size_t)index->mask + 1, sizeof *index->slots);
    if (!row_numbers || !index->units || !index->rows || !index->slots) return false;
    n = 0;
    for (uint32_t i = 0; i < units->n; i++)
        for (uint32_t k = 0; (!taken || taken[i]) && k < units->at[i].keys.n; k++) {
            uint64_t key = units->at[i].keys.at[k].key;
            uint32_t *slot = slot_of(index, key);
            if (!*slot) {
                index->rows[index->row_count++] = (key_row){key, 0, 0};
                *slot = index->row_count;
            }
            row_numbers[n++] = *slot - 1;
            index->rows[*slot - 1].count++;
        }
    for (uint32_t r = 1; r < index->row_count; r++)
        index->rows[r].first = index->rows[r - 1].first + index->rows[r - 1].count;
    for (uint32_t r = 0; r < index->row_count; r++) index->rows[r].count = 0;
    n = 0;
    for (uint32_t i = 0; i < units->n; i++)
        for (uint32_t k = 0; (!taken || taken[i]) && k < units->at[i].keys.n; k++) {
            key_row *row = &index->rows[row_numbers[n++]];
            index->units[row->first + row->count++] = i;
        }
    return true;
}

static const key_row *row_of(const key_index *index, uint64_t key)
{
    uint32_t row = *slot_of(index, key);
    return row ? &index->rows[row - 1] : NULL;
}

bool fhi_likeness_weigh(fhi_arena *scratch, fhi_units *units)
{
    bool *is_first = fhi_arena_array(scratch, units->n, sizeof *is_first);
    key_index index = {0};
    if (!is_first || !mark_first(scratch, units, is_first) || !build_index(scratch, units, is_first, &index))
        return false;
    double n = 0;
    for (uint32_t i = 0; i < units->n; i++) n += is_first[i];
    for (uint32_t i = 0; i < units->n; i++) {
        fhi_unit *unit = &units->at[i];
        unit->total = unit->plain = 0;
        for (uint32_t k = 0; k < unit->keys.n; k++) {
            const key_row *row = row_of(&index, unit->keys.at[k].key);
            double rarity = log(1 + n / row->count) / log(1 + n);
            unit->keys.at[k].weight *= (float)(0.2 + rarity);
            unit->total += (double)unit->keys.at[k].weight;
            if (!fhi_units_has(&unit->entities, unit->keys.at[k].key)) unit->plain += (double)unit->keys.at[k].weight;
        }
    }
    return true;
}

double *fhi_likeness_central(fhi_arena *scratch, const fhi_units *units)
{
    double *central = fhi_arena_array(scratch, units->n, sizeof *central);
    key_index index = {0};
    if (!central || !build_index(scratch, units, NULL, &index)) return NULL;
    double articles = 0, *share = fhi_arena_array(scratch, index.row_count, sizeof *share);
    if (!share) return NULL;
    for (uint32_t i = 0; i < units->n; i++) articles += i == 0 || units->at[i].article != units->at[i - 1].article;
    for (uint32_t r = 0; r < index.row_count; r++) {
        const uint32_t *unit = index.units + index.rows[r].first;
        for (uint32_t i = 0; i < index.rows[r].count; i++)
            share[r] += i == 0 || units->at[unit[i]].article != units->at[unit[i - 1]].article;
    }
    for (uint32_t i = 0; i < units->n; i++) {
        const fhi_unit *unit = &units->at[i];
        for (uint32_t k = 0; k < unit->keys.n; k++)
            central[i] +=
                (double)unit->keys.at[k].weight * share[row_of(&index, unit->keys.at[k].key) - index.rows] / articles;
        if (unit->total > 0) central[i] /= unit->total;
    }
    return central;
}

/* What is kept while the pairs of one unit are looked for. */
typedef struct probe_hit {
    uint32_t unit;
    float weight;
} probe_hit;

static int by_weight(const void *a, const void *b)
{
    const probe_hit *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static int heaviest_first(const void *a, const void *b)
{
    const fhi_key *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* The units before `u` that share its weightiest keys, with the weight that they share there. */
static uint32_t probe(const fhi_units *units, const key_index *index, uint32_t u, fhi_key *keys, float *weight_of,
                      probe_hit *hits)
{
    const fhi_unit *unit = &units->at[u];
    uint32_t n = 0, probes = 0;
    if (unit->keys.n == 0) return 0;
    memcpy(keys, unit->keys.at, unit->keys.n * sizeof *keys);
    qsort(keys, unit->keys.n, sizeof *keys, heaviest_first);
    for (uint32_t k = 0; k < unit->keys.n && probes < PROBES; k++) {
        const key_row *row = row_of(index, keys[k].key);
        if (row->count < 2) continue;
        probes++;
        uint32_t seen = 0;
        for (uint32_t p = row->first; p < row->first + row->count && seen < FHI_MAX_KEY_POSTINGS; p++, seen++) {
            uint32_t other = index->units[p];
            if (other >= u) break;
            if (weight_of[other] == 0) hits[n++].unit = other;
            weight_of[other] += keys[k].weight;
        }
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        const fhi_unit *other = &units->at[hits[i].unit];
        float weight = weight_of[hits[i].unit];
        weight_of[hits[i].unit] = 0;
        double less = unit->total < other->total ? unit->total : other->total;
        if ((double)weight >= HOPE * less) hits[kept++] = (probe_hit){hits[i].unit, weight};
    }
    n = kept;
    if (n) qsort(hits, n, sizeof *hits, by_weight);
    return n < COMPARED ? n : COMPARED;
}

static bool add_pair(fhi_arena *scratch, const fhi_units *units, uint32_t a, uint32_t b, double least,
                     fhi_likenesses *found)
{
    const fhi_unit *x = &units->at[a], *y = &units->at[b];
    if ((x->status == FHI_CLAIM_CORRECTED) != (y->status == FHI_CLAIM_CORRECTED))
        return true; /* an outlet tells what it got wrong: no report of the thing */
    double value = fhi_paraphrase_of(x, y);
    if (value < least) return true;
    fhi_likeness *pair = FHI_PUSH(scratch, found);
    if (pair) *pair = (fhi_likeness){a, b, value};
    return pair != NULL;
}

bool fhi_likeness_find(fhi_arena *scratch, const fhi_units *units, double least, fhi_likenesses *found)
{
    key_index index = {0};
    float *weight_of = fhi_arena_array(scratch, units->n, sizeof *weight_of);
    probe_hit *hits = fhi_arena_array(scratch, units->n, sizeof *hits);
    fhi_key *keys = fhi_arena_array(scratch, FHI_MAX_UNIT_KEYS, sizeof *keys);
    uint32_t *leads = fhi_arena_array(scratch, units->n, sizeof *leads), lead_count = 0;
    if (!weight_of || !hits || !keys || !leads || !build_index(scratch, units, NULL, &index)) return false;
    for (uint32_t u = 0; u < units->n; u++) {
        uint32_t n = probe(units, &index, u, keys, weight_of, hits);
        for (uint32_t i = 0; i < n; i++)
            if (!add_pair(scratch, units, hits[i].unit, u, least, found)) return false;
        if (!units->at[u].lead) continue;
        for (uint32_t i = lead_count > COMPARED ? lead_count - COMPARED : 0; i < lead_count; i++)
            if (!add_pair(scratch, units, leads[i], u, least, found)) return false;
        leads[lead_count++] = u;
    }
    return true;
}
