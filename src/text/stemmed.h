/* SPDX-License-Identifier: Apache-2.0 */
/* text → its stems, each once, and which of them each word has. */
#ifndef FHI_TEXT_STEMMED_H
#define FHI_TEXT_STEMMED_H

#include "text/stem.h"
#include "text/words.h"

typedef struct fhi_stemmed {
    uint32_t *of;    /* by token: the index of its stem; FHI_NOT_STEMMED where it is no word */
    uint64_t *stems; /* in the order in which they come; see fhi_stem_of() */
    uint32_t n;
    uint32_t *places; /* open addressing by stem: index plus one, 0 free */
    size_t room;      /* a power of two */
} fhi_stemmed;

#define FHI_NOT_STEMMED UINT32_MAX /* a macro, for an enumerator must fit an int */

/* Lives in `arena`. False when memory is out. Linear in the text. */
bool fhi_stemmed_make(fhi_arena *arena, fhi_stems *stems, const fhi_text *text, fhi_stemmed *stemmed);

/* The index of a stem; FHI_NOT_STEMMED where the text does not have it. */
uint32_t fhi_stemmed_find(const fhi_stemmed *stemmed, uint64_t stem);

#endif
