/* SPDX-License-Identifier: Apache-2.0 */
/* Two units come in, how surely they tell the same goes out: logistic regression over a dozen signs, learned from pairs of passages that were
 * marked by reading (tools/train/train_paraphrase.c, data/reconcile/pairs.tsv). */
#include "reconcile/paraphrase.h"

#include <math.h>
#include <stdlib.h>

static const double HALF = 2;        /* weight: what FHI_PARAPHRASE_SHARED counts half */
static const double VERBATIM = 0.85; /* of the keys, by weight */
/* Where each tells an act of the other, and where not: nine in ten of such pairs in the groups of cluster.c tell the same. */
static const double SURELY = 0.65, SURELY_ELSE = 0.9;
static const double COVERED = 0.2;      /* of the words that are borne out */
static const double SAME_MATTER = 0.35; /* of the smaller of two denials, besides names */
static const double SAME_DENIAL = 0.65;

static const double weights[FHI_PARAPHRASE_SIGNS + 1] = {
#include "reconcile/paraphrase_weights.inc"
};

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

/* The weight of the keys that two units share, all and without names. */
static void share(const fhi_unit *a, const fhi_unit *b, double *all, double *plain)
{
    *all = *plain = 0;
    for (uint32_t i = 0, j = 0; i < a->keys.n && j < b->keys.n;) {
        const fhi_key *x = &a->keys.at[i], *y = &b->keys.at[j];
        if (x->key == y->key) {
            double both = (double)(x->weight < y->weight ? x->weight : y->weight);
            *all += both;
            if (!fhi_units_has(&a->entities, x->key)) *plain += both;
        }
        i += x->key <= y->key;
        j += y->key <= x->key;
    }
}

/* True if what stands at the heads of the two articles may be one piece of news: an article does not say it twice, and two days later it is another. */
static bool same_news(const fhi_unit *a, const fhi_unit *b)
{
    if (a->article == b->article) return false;
    return a->published == FHI_NO_DAY || b->published == FHI_NO_DAY || abs(a->published - b->published) <= 1;
}

static double part(double of, double whole)
{
    return whole > 0 ? of / whole : 0;
}

void fhi_paraphrase_signs(const fhi_unit *a, const fhi_unit *b, double signs[FHI_PARAPHRASE_SIGNS])
{
    double all, plain;
    share(a, b, &all, &plain);
    bool days = a->day != FHI_NO_DAY && b->day != FHI_NO_DAY;
    signs[FHI_PARAPHRASE_DICE] = part(2 * all, a->total + b->total);
    signs[FHI_PARAPHRASE_WORDS] = part(2.0 * fhi_units_shared(&a->words, &b->words), a->words.n + b->words.n);
    signs[FHI_PARAPHRASE_PLAIN] = part(plain, a->plain < b->plain ? a->plain : b->plain);
    signs[FHI_PARAPHRASE_SHARED] = plain / (plain + HALF);
    signs[FHI_PARAPHRASE_HEAD] = same_news(a, b) ? fhi_units_place(a) * fhi_units_place(b) : 0;
    signs[FHI_PARAPHRASE_ACTS] = 0.5 * act_among(&a->acts, b) + 0.5 * act_among(&b->acts, a);
    signs[FHI_PARAPHRASE_VOICE] = a->voice && a->voice == b->voice;
    signs[FHI_PARAPHRASE_QUOTED] = a->quoted && b->quoted;
    signs[FHI_PARAPHRASE_SAME_DAY] = days && a->day == b->day;
    signs[FHI_PARAPHRASE_OTHER_DAY] = days && a->day != b->day;
    signs[FHI_PARAPHRASE_SAME_COUNT] = fhi_units_share(&a->numbers, &b->numbers);
    signs[FHI_PARAPHRASE_CONTRARY] = (a->status == FHI_CLAIM_DENIED) != (b->status == FHI_CLAIM_DENIED);
}

/* True if both deny one matter for one body or person: each report words a denial anew, and it is short. `plain`: what they share besides names. */
static bool same_denial(const fhi_unit *a, const fhi_unit *b, double plain)
{
    if (a->status != FHI_CLAIM_DENIED || b->status != FHI_CLAIM_DENIED) return false;
    bool one_side = (a->voice && a->voice == b->voice) || fhi_units_share(&a->sides, &b->sides);
    return one_side && plain >= SAME_MATTER;
}

double fhi_paraphrase_of(const fhi_unit *a, const fhi_unit *b)
{
    double signs[FHI_PARAPHRASE_SIGNS], sum = weights[FHI_PARAPHRASE_SIGNS];
    fhi_paraphrase_signs(a, b, signs);
    for (int i = 0; i < FHI_PARAPHRASE_SIGNS; i++) sum += weights[i] * signs[i];
    double value = 1 / (1 + exp(-sum));
    return value < SAME_DENIAL && same_denial(a, b, signs[FHI_PARAPHRASE_PLAIN]) ? SAME_DENIAL : value;
}

double fhi_paraphrase_overlap(const fhi_unit *a, const fhi_unit *b)
{
    double all, plain;
    share(a, b, &all, &plain);
    return part(2 * all, a->total + b->total);
}

bool fhi_paraphrase_verbatim(const fhi_unit *a, const fhi_unit *b)
{
    return fhi_paraphrase_overlap(a, b) > VERBATIM;
}

bool fhi_paraphrase_counts_differ(const fhi_unit *a, const fhi_unit *b)
{
    bool differ = false;
    for (uint32_t i = 0; i < a->counts.n; i++)
        for (uint32_t j = 0; j < b->counts.n; j++) {
            if (a->counts.at[i].thing != b->counts.at[j].thing) continue;
            if (a->counts.at[i].number == b->counts.at[j].number) return false;
            differ = true;
        }
    return differ;
}

bool fhi_paraphrase_bears_out(const fhi_unit *unit, const fhi_unit *other)
{
    if (unit->numbers.n && other->numbers.n && !fhi_units_share(&unit->numbers, &other->numbers))
        return false; /* "lost 14", "15 left" */
    double all, plain;
    share(unit, other, &all, &plain);
    if (all < COVERED * other->total) return false;
    bool acts = act_among(&unit->acts, other) && act_among(&other->acts, unit);
    return fhi_paraphrase_of(unit, other) >= (acts ? SURELY : SURELY_ELSE);
}
