/* SPDX-License-Identifier: Apache-2.0 */
/* What the names of people are made of besides words with capitals: initials, particles, hyphens, numbers. */
#ifndef FHI_ANNOTATE_NAME_PERSONS_H
#define FHI_ANNOTATE_NAME_PERSONS_H

#include "annotate/name/runs.h"

/* An initial that no name holds ("K." of "K. Michael Hale"). */
bool fhi_persons_initial(const fhi_naming *naming, const fhi_sentence *sentence, uint32_t i);

/* "J. P. Hale": two or three initials at token `i` and the word behind them become a name, whatever the model took that one for. How many
 * tokens; 0 if there is no such name. */
uint32_t fhi_persons_initialed(fhi_naming *naming, const fhi_sentence *sentence, uint32_t i);

/* How many tokens from `i` on tell a father from his son, or a king from the one before ("Jr.", ", Jr.", "III"), and no name holds them. */
uint32_t fhi_persons_numbered(const fhi_naming *naming, const fhi_sentence *sentence, uint32_t i);

/* Joins names that particles and hyphens stand in ("Ludwig van der Berg", "Kim Tae-hyo"). */
void fhi_persons_join(fhi_naming *naming, const fhi_sentence *sentence);

#endif
