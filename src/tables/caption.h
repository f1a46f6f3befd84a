/* SPDX-License-Identifier: Apache-2.0 */
/* Words by which the line under a picture is told. */
#ifndef FHI_TABLES_CAPTION_H
#define FHI_TABLES_CAPTION_H

#include "firsthand/span.h"

#include <stdbool.h>

/* True if the key (see key.h) starts as nothing but captions do: "in this photo", "image caption". */
bool fhi_caption_starts_alone(fh_span key);

/* True if it starts as captions do, and other lines as well: "photo", "this picture". */
bool fhi_caption_starts(fh_span key);

/* True if `word`, in lower case, is a verb that captions have in the present tense: "speaks", "poses". */
bool fhi_caption_verb(fh_span word);

#endif
