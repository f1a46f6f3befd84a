/* SPDX-License-Identifier: Apache-2.0 */
/* Units come in, pairs that may say the same go out. Keys weigh by their inverse frequency in the story (Spärck Jones 1972); a pair is as like
 * as its keys overlap in both directions, less where the persons named, the acts or the days differ. An inverted index over the rarer keys
 * finds the pairs. */
#include "reconcile/likeness.h"

#include "base/hash.h"
#include "base/limits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PROBES = 14, COMPARED = 48 };

static const double HOPE =
    0.2; /* share of the smaller unit that the probes must find before the pair is compared in full */

static const double SAME_MATTER = 0.35; /* of the smaller of two denials, besides names */
static const double SAME_DENIAL = 0.65;
static const double SURELY = 0.8, SURE_LEADS = 0.4; /* so like that the acts need not be looked at */

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

static bool in_set(const fhi_key_set *set, uint64_t key)
{
    for (uint32_t i = 0; i < set->n && set->at[i] <= key; i++)
        if (set->at[i] == key) return true;
    return false;
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
            if (!in_set(&unit->entities, unit->keys.at[k].key)) unit->plain += (double)unit->keys.at[k].weight;
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

static bool share_one(const fhi_key_set *a, const fhi_key_set *b)
{
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        if (a->at[i] == b->at[j]) return true;
        if (a->at[i] < b->at[j])
            i++;
        else
            j++;
    }
    return false;
}

/* True if one of the acts is a key of the other unit: "will brief" and "the briefing". */
static bool act_among(const fhi_key_set *acts, const fhi_unit *unit)
{
    for (uint32_t i = 0, j = 0; i < acts->n && j < unit->keys.n;) {
        if (acts->at[i] == unit->keys.at[j].key) return true;
        if (acts->at[i] < unit->keys.at[j].key)
            i++;
        else
            j++;
    }
    return false;
}

/* True if both deny one matter for one body or person: each report words a denial anew, and it is short. `plain`: what they share besides names. */
static bool same_denial(const fhi_unit *a, const fhi_unit *b, double plain)
{
    if (a->status != FHI_CLAIM_DENIED || b->status != FHI_CLAIM_DENIED) return false;
    bool one_side = (a->voice && a->voice == b->voice) || share_one(&a->sides, &b->sides);
    double less = a->plain < b->plain ? a->plain : b->plain;
    return one_side && plain >= SAME_MATTER * less;
}

double fhi_likeness_of(const fhi_unit *a, const fhi_unit *b)
{
    double shared = 0, plain = 0;
    uint32_t count = 0;
    for (uint32_t i = 0, j = 0; i < a->keys.n && j < b->keys.n;) {
        if (a->keys.at[i].key == b->keys.at[j].key) {
            double both =
                (double)(a->keys.at[i].weight < b->keys.at[j].weight ? a->keys.at[i].weight : b->keys.at[j].weight);
            shared += both;
            if (!in_set(&a->entities, a->keys.at[i].key)) plain += both;
            count++;
            i++;
            j++;
        } else if (a->keys.at[i].key < b->keys.at[j].key) {
            i++;
        } else {
            j++;
        }
    }
    if (count >= 2 && same_denial(a, b, plain)) return SAME_DENIAL;
    if (count < 3 || a->total <= 0 || b->total <= 0) return 0;
    double less = a->total < b->total ? a->total : b->total;
    double dice = 2 * shared / (a->total + b->total), contained = shared / less;
    double value = 0.6 * dice + 0.4 * contained;
    if (dice > 0.85) return value; /* the same words: the marks may err, the words do not */
    if (less < 2.5) value *= less / 2.5;
    double plain_less = a->plain < b->plain ? a->plain : b->plain;
    if (plain < 0.3 * plain_less) value *= 0.75; /* of the same places, but not of the same thing */
    if (a->persons.n && b->persons.n && !share_one(&a->persons, &b->persons)) value *= 0.6;
    if (a->entities.n && b->entities.n && !share_one(&a->entities, &b->entities)) value *= 0.8;
    if (a->acts.n && b->acts.n && !act_among(&a->acts, b) && !act_among(&b->acts, a)) value *= 0.75;
    if (a->day != FHI_NO_DAY && b->day != FHI_NO_DAY) value *= a->day == b->day ? 1.1 : 0.7;
    return value > 1 ? 1 : value;
}

bool fhi_likeness_bears_out(const fhi_unit *a, const fhi_unit *b)
{
    if (a->numbers.n && b->numbers.n && !share_one(&a->numbers, &b->numbers)) return false; /* "lost 14", "15 left" */
    double surely = a->lead && b->lead ? SURE_LEADS : SURELY;
    return act_among(&a->acts, b) || act_among(&b->acts, a) || fhi_likeness_of(a, b) >= surely;
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

bool fhi_likeness_find(fhi_arena *scratch, const fhi_units *units, double least, double least_of_leads,
                       fhi_likenesses *found)
{
    key_index index = {0};
    float *weight_of = fhi_arena_array(scratch, units->n, sizeof *weight_of);
    probe_hit *hits = fhi_arena_array(scratch, units->n, sizeof *hits);
    fhi_key *keys = fhi_arena_array(scratch, FHI_MAX_UNIT_KEYS, sizeof *keys);
    if (!weight_of || !hits || !keys || !build_index(scratch, units, NULL, &index)) return false;
    for (uint32_t u = 0; u < units->n; u++) {
        uint32_t n = probe(units, &index, u, keys, weight_of, hits);
        for (uint32_t i = 0; i < n; i++) {
            const fhi_unit *a = &units->at[hits[i].unit], *b = &units->at[u];
            double value = fhi_likeness_of(a, b);
            if (value < (a->lead && b->lead ? least_of_leads : least)) continue;
            fhi_likeness *pair = FHI_PUSH(scratch, found);
            if (!pair) return false;
            *pair = (fhi_likeness){hits[i].unit, u, value};
        }
    }
    return true;
}
