/* SPDX-License-Identifier: Apache-2.0 */
/* An article as bytes, for the store: what it takes to tell stories apart by it again. */
#ifndef FHI_FLOW_PACKED_H
#define FHI_FLOW_PACKED_H

#include "base/pack.h"
#include "extract/article.h"
#include "flow/arrivals.h"

typedef struct fhi_packed {
    fhi_article article; /* its id, title, day of publication, text and blocks: no more */
    uint8_t digest[FHI_ARRIVALS_DIGEST];
} fhi_packed;

/* Writes the article behind what `pack` holds, the text compressed by zstd. */
void fhi_packed_write(const fhi_article *article, const uint8_t *digest, fhi_pack *pack);

/* Reads it back, text and blocks in `arena`, the rest in `row`. FH_STORE where it is damaged: nothing in it is trusted. */
fh_status fhi_packed_read(fhi_arena *arena, fh_span row, fhi_packed *packed, fh_error *error);

#endif
