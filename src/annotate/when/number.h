/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that take several pieces, as the grammar of times reads them. Each returns the piece behind the number, or `at` if there is
 * none there. */
#ifndef FHI_WHEN_NUMBER_H
#define FHI_WHEN_NUMBER_H

#include "annotate/when/pieces.h"

/* A count: "12", "2 1/2", "twenty-four", "two and a half", "a hundred and ten", "13 billion". */
uint32_t fhi_number_count(const fhi_piece *pieces, uint32_t at, uint32_t end, double *value);

/* An ordinal: "22nd", "third", "twenty-second". */
uint32_t fhi_number_ordinal(const fhi_piece *pieces, uint32_t at, uint32_t end, int *value);

/* A year in words: "nineteen ninety-one", "two thousand ten", "fifteen seventeen". */
uint32_t fhi_number_year(const fhi_piece *pieces, uint32_t at, uint32_t end, int *value);

/* Minutes in words, 10 to 59: "thirty", "forty-five". */
uint32_t fhi_number_minutes(const fhi_piece *pieces, uint32_t at, uint32_t end, int *value);

/* A day of a month in words, 1 to 31. */
uint32_t fhi_number_day(const fhi_piece *pieces, uint32_t at, uint32_t end, int *value);

#endif
