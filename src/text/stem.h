/* SPDX-License-Identifier: Apache-2.0 */
/* words → stems: "troops" and "troop" as one number, for the stages that compare what articles say rather than how; and text → its stems. */
#ifndef FHI_TEXT_STEM_H
#define FHI_TEXT_STEM_H

#include "text/words.h"

/* A stemmer and what it has stemmed so far. One thread at a time. */
typedef struct fhi_stems fhi_stems;

/* NULL when memory is out. The caller frees it with fhi_stem_free(). */
fhi_stems *fhi_stem_new(void);
void fhi_stem_free(fhi_stems *stems);

/* The number of the stem of a word: `word` is its hash (fhi_token.word), `spelling` how it stands in the text. The same number for the
 * same stem in every run; 0 when memory is out. Each word is stemmed once: O(1) from then on. */
uint64_t fhi_stem_of(fhi_stems *stems, uint64_t word, fh_span spelling);

/* Whether so many articles have the stem that it tells nothing by itself: "of", "said". */
bool fhi_stem_is_common(uint64_t stem);

/* A text's stems, each once, and which of them each word has. */
typedef struct fhi_stemmed {
    uint32_t *of;    /* by token: the index of its stem; FHI_NOT_STEMMED where it is no word */
    uint64_t *stems; /* in the order in which they come; see fhi_stem_of() */
    bool *common;    /* of each; see fhi_stem_is_common() */
    uint32_t n;
    uint32_t *places; /* open addressing by stem: index plus one, 0 free */
    size_t room;      /* a power of two */
} fhi_stemmed;

#define FHI_NOT_STEMMED UINT32_MAX /* a macro, for an enumerator must fit an int */

/* Lives in `arena`. False when memory is out. Linear in the text. */
bool fhi_stem_text(fhi_arena *arena, fhi_stems *stems, const fhi_text *text, fhi_stemmed *stemmed);

/* The index of a stem; FHI_NOT_STEMMED where the text does not have it. */
uint32_t fhi_stem_find(const fhi_stemmed *stemmed, uint64_t stem);

#endif
