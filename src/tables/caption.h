/* SPDX-License-Identifier: Apache-2.0 */
/* Words by which the line under a picture is told. */
#ifndef FHI_TABLES_CAPTION_H
#define FHI_TABLES_CAPTION_H

#include "firsthand/span.h"

#include <stdbool.h>

/* True if the key (see key.h) starts as captions do: "in this photo", "file photo". */
bool fhi_caption_starts(fh_span key);

/* True if `word`, in lower case, is a verb that captions have in the present tense: "speaks", "poses". */
bool fhi_caption_verb(fh_span word);

#endif
