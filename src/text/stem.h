/* SPDX-License-Identifier: Apache-2.0 */
/* words → stems: "troops" and "troop" as one number, for the stages that compare what articles say rather than how. */
#ifndef FHI_TEXT_STEM_H
#define FHI_TEXT_STEM_H

#include "firsthand/span.h"

/* A stemmer and what it has stemmed so far. One thread at a time. */
typedef struct fhi_stems fhi_stems;

/* NULL when memory is out. The caller frees it with fhi_stem_free(). */
fhi_stems *fhi_stem_new(void);
void fhi_stem_free(fhi_stems *stems);

/* Asks for the place of a word in the memory ahead of fhi_stem_of(). */
void fhi_stem_fetch(const fhi_stems *stems, uint64_t word);

/* The number of the stem of a word: `word` is its hash (fhi_token.word), `spelling` how it stands in the text. The same number for the
 * same stem in every run; 0 when memory is out. Each word is stemmed once: O(1) from then on. */
uint64_t fhi_stem_of(fhi_stems *stems, uint64_t word, fh_span spelling);

#endif
