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

/* The same with all that `lineage` makes origins and relations of: outlet, place, credits, what is known of the date, the whole digest. */
void fhi_packed_write_whole(const fhi_article *article, const uint8_t *sha256, fhi_pack *pack);

/* Reads that back, all of it in `arena`, where it outlives `row`. */
fh_status fhi_packed_read_whole(fhi_arena *arena, fh_span row, fhi_article *article, uint8_t *sha256, fh_error *error);

/* What is known of a date: its value, basis and reason. */
void fhi_packed_write_date(const fhi_published *published, fhi_pack *pack);

/* Reads it back, spans in `arena`; false when memory is out. */
bool fhi_packed_read_date(fhi_arena *arena, fhi_unpack *row, fhi_published *published);

#endif
