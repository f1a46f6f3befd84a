/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers in digits and words: fragments → value. */
#ifndef FHI_ANNOTATE_NUMERAL_H
#define FHI_ANNOTATE_NUMERAL_H

#include "annotate/amount/fragment.h"

/* A number as read: numerator / denominator * 10^exponent, so that "1.2 million" is exactly 1200000. */
typedef struct fhi_numeral {
    uint32_t first, end; /* fragments [first, end) */
    uint64_t numerator;
    uint32_t denominator;
    int exponent;
    int decimals; /* digits behind the decimal point: what a scale adds to the exponent is exponent + decimals */
    bool negative;
    bool digits;   /* it starts with digits */
    bool marked;   /* its digits have a decimal point or separators: no year, no number of a house */
    bool scaled;   /* with "million" and the like */
    bool fraction; /* "half", "two-thirds", "1/2" */
    bool many;     /* "hundreds": not known more closely */
} fhi_numeral;

/* Reads the number that starts at fragment `at`. False if none does; `*skip` is then the fragment to go on from, past what looks
 * like a number and is none (a version, a date in figures). */
bool fhi_numeral_read(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number, uint32_t *skip);

/* Takes a letter that touches the number as a scale where money makes it one: "$5m", "€2B", "£1t". True if there is one. */
bool fhi_numeral_letter(const fhi_fragments *fragments, fhi_numeral *number);

/* Multiplies by 10^power. False, and no change, past what a number may be. */
bool fhi_numeral_scale(fhi_numeral *number, int power);

/* Adds top / bottom to a number without a fraction. False, and no change, where that cannot be held exactly. */
bool fhi_numeral_fraction(fhi_numeral *number, uint32_t top, uint32_t bottom);

/* Takes the scale words at number->end, at most three: "million", "-million", "thousand billion", "dozen"; "k" only where it
 * touches. */
void fhi_numeral_scales(const fhi_fragments *fragments, fhi_numeral *number);

/* Rounded once. */
double fhi_numeral_value(const fhi_numeral *number);

#endif
