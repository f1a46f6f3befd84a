/* SPDX-License-Identifier: Apache-2.0 */
/* A file of words with a number each, read where it stands. tools/train/train_wordtable.c makes such files. */
#ifndef FHI_TEXT_WORDTABLE_H
#define FHI_TEXT_WORDTABLE_H

#include "base/error.h"

#include <stdatomic.h>

enum { FHI_WORDTABLE_VERSION = 1 };

/* The head of a file; behind it stand `slots` entries: open addressing by the high half of fhi_letters_hash(), linear probing; an entry is
 * the low 16 bits of the hash (never 0) above the number of the word; 0 is free. Two words in some 25,000 that are not in it are taken
 * for one that is. */
typedef struct fhi_wordtable_head {
    char magic[8]; /* what the numbers are: "fhclust", "fhlists" */
    uint32_t version;
    uint32_t slots;  /* a power of two */
    uint64_t digest; /* XXH3 of the entries */
} fhi_wordtable_head;

typedef struct fhi_wordtable {
    const uint32_t *entries;
    uint32_t mask;
} fhi_wordtable;

/* A table that is part of the program. `checked` is set once it was found good. */
typedef struct fhi_wordtable_embedded {
    const char *bytes, *end;
    const char *magic;
    const char *what; /* for the error: "clusters of words" */
    atomic_int checked;
} fhi_wordtable_embedded;

/* FH_INVALID where the bytes are damaged. */
fh_status fhi_wordtable_open(fhi_wordtable_embedded *embedded, fhi_wordtable *table, fh_error *error);

/* Has the place of a word brought near that will be asked for soon. */
static inline void fhi_wordtable_fetch(const fhi_wordtable *table, uint64_t word)
{
    __builtin_prefetch(&table->entries[(uint32_t)(word >> 32) & table->mask]);
}

/* The number of a word, by its fhi_letters_hash(); 0 if it has none. */
uint32_t fhi_wordtable_find(const fhi_wordtable *table, uint64_t word);

#endif
