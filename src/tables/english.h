/* SPDX-License-Identifier: Apache-2.0 */
/* Common English words: evidence for or against a word that was broken over a line. */
#ifndef FHI_TABLES_ENGLISH_H
#define FHI_TABLES_ENGLISH_H

#include "firsthand/span.h"

#include <stdbool.h>

typedef struct fhi_english fhi_english;

/* A reader of words: one thread at a time, some microseconds to make. NULL when memory is out. The caller frees it. */
fhi_english *fhi_english_new(void);
void fhi_english_free(fhi_english *english);

/* True if `word`, in lower case, is a common word, one of its regular forms ("claimed", "studies", "broadly"), or of the stem of
 * a word that the news uses ("postponed"). Pieces of up to three letters are words only if they are listed themselves: "ed" is no
 * word. */
bool fhi_english_knows(fhi_english *english, fh_span word);

#endif
