/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as an article of a store: it is read or refused, and what is read can be split, and packs and reads as the same again. */
#include "base/span.h"
#include "flow/packed.h"
#include "text/split.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhi_arena *arena = fhi_arena_new();
    if (!arena) return 0;
    fhi_packed packed, again;
    fhi_text text;
    fhi_pack pack = {0};
    if (fhi_packed_read(arena, (fh_span){(const char *)data, size}, &packed, NULL) == FH_OK) {
        if (fhi_split_words(arena, &packed.article, &text, NULL) != FH_OK) abort();
        fhi_packed_write(&packed.article, packed.digest, &pack);
        if (fhi_packed_read(arena, fhi_pack_span(&pack), &again, NULL) != FH_OK) abort();
        if (!fhi_span_is(again.article.text, packed.article.text) || again.article.blocks.n != packed.article.blocks.n)
            abort();
    }
    fhi_pack_done(&pack);
    fhi_arena_free(arena);
    return 0;
}
