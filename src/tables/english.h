/* SPDX-License-Identifier: Apache-2.0 */
/* Common English words: evidence for or against a word that was broken over a line. */
#ifndef FHI_TABLES_ENGLISH_H
#define FHI_TABLES_ENGLISH_H

#include "firsthand/span.h"

#include <stdbool.h>

/* True if `word`, in lower case, is a common word or one of its regular forms ("claimed", "claiming", "claims", "studies", "broadly"). */
bool fhi_english_knows(fh_span word);

#endif
