/* SPDX-License-Identifier: Apache-2.0 */
/* The part of the number grammar that reads words; numeral.h is its door. */
#ifndef FHI_ANNOTATE_NUMERAL_WORDS_H
#define FHI_ANNOTATE_NUMERAL_WORDS_H

#include "annotate/amount/numeral.h"

/* Reads a number in words at `at` into `number`, whose `first` and `denominator` are set. False if none stands there. */
bool fhi_numeral_words_read(const fhi_fragments *fragments, uint32_t at, fhi_numeral *number);

/* Adds "and a half", "and three quarters" where that stands behind `number`: of a million, where it is one of millions. */
void fhi_numeral_words_fraction(const fhi_fragments *fragments, fhi_numeral *number);

/* True if "and a half" stands at `at`. */
bool fhi_numeral_words_and_half(const fhi_fragments *fragments, uint32_t at);

#endif
