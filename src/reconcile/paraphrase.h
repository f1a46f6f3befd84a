/* SPDX-License-Identifier: Apache-2.0 */
/* Whether two units tell the same thing. */
#ifndef FHI_RECONCILE_PARAPHRASE_H
#define FHI_RECONCILE_PARAPHRASE_H

#include "reconcile/units.h"

/* What is looked at in a pair of units; each is 0 to 1 and the same both ways round. */
typedef enum fhi_paraphrase_sign {
    FHI_PARAPHRASE_DICE, /* fhi_paraphrase_overlap() */
    FHI_PARAPHRASE_WORDS, /* the words that both have, of those of both: all forms, each once, each the same (Dice 1945) */
    FHI_PARAPHRASE_PLAIN,      /* weight shared besides names, of the smaller of the two */
    FHI_PARAPHRASE_SHARED,     /* how much they have in common besides names: 0.5 for what two rare words weigh */
    FHI_PARAPHRASE_HEAD,       /* both stand near the heads of articles of one day */
    FHI_PARAPHRASE_ACTS,       /* an act of the one is told in the other: both ways, one way, not */
    FHI_PARAPHRASE_VOICE,      /* one speaker */
    FHI_PARAPHRASE_QUOTED,     /* both are words of speakers: other words are another saying */
    FHI_PARAPHRASE_SAME_DAY,   /* each tells of just one day, */
    FHI_PARAPHRASE_OTHER_DAY,  /* the same or not */
    FHI_PARAPHRASE_SAME_COUNT, /* a number in both */
    FHI_PARAPHRASE_CONTRARY,   /* what one denies the other tells */
    FHI_PARAPHRASE_SIGNS
} fhi_paraphrase_sign;

void fhi_paraphrase_signs(const fhi_unit *a, const fhi_unit *b, double signs[FHI_PARAPHRASE_SIGNS]);

/* How surely two units tell the same: one of them tells the main thing that the other tells. 0 to 1, symmetric. Takes
 * weighed keys: fhi_likeness_weigh(). Cost: the keys of both. */
double fhi_paraphrase_of(const fhi_unit *a, const fhi_unit *b);

/* How much of their words two units share, by weight: 0 to 1, symmetric (Dice 1945). */
double fhi_paraphrase_overlap(const fhi_unit *a, const fhi_unit *b);

/* Whether two units have all but the same words: the marks may err, the words do not. */
bool fhi_paraphrase_verbatim(const fhi_unit *a, const fhi_unit *b);

/* Whether two units give other numbers of one thing: four dead and five dead are two claims, which figures.c compares. */
bool fhi_paraphrase_counts_differ(const fhi_unit *a, const fhi_unit *b);

/* Whether a unit bears out the words of another: it surely tells the same, no small part of it, and where both give numbers, one of them is in both. */
bool fhi_paraphrase_bears_out(const fhi_unit *unit, const fhi_unit *other);

#endif
