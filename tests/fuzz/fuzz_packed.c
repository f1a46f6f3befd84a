/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as an article of a store, of stories and of lineage: it is read or refused, and what is read can be split and put into words, and packs
 * and reads as the same again. */
#include "base/span.h"
#include "flow/packed.h"
#include "lineage/diction.h"
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
        if (fhi_split_words(arena, arena, &packed.article, &text, NULL) != FH_OK) abort();
        fhi_packed_write(&packed.article, packed.digest, &pack);
        if (fhi_packed_read(arena, fhi_pack_span(&pack), &again, NULL) != FH_OK) abort();
        if (!fhi_span_is(again.article.text, packed.article.text) || again.article.blocks.n != packed.article.blocks.n)
            abort();
    }
    fhi_article whole, same;
    uint8_t sha256[32];
    if (fhi_packed_read_whole(arena, (fh_span){(const char *)data, size}, &whole, sha256, NULL) == FH_OK) {
        fhi_diction diction;
        fhi_stems *stems = fhi_stem_new();
        fhi_stemmed stemmed;
        fhi_reading reading = {.article = &whole, .text = &text};
        if (!stems || fhi_split_words(arena, arena, &whole, &text, NULL) != FH_OK ||
            !fhi_stem_text(arena, stems, &text, &stemmed) ||
            !fhi_diction_make(arena, arena, &stemmed, &reading, &diction))
            abort();
        fhi_stem_free(stems);
        fhi_pack_clear(&pack);
        fhi_packed_write_whole(&whole, sha256, &pack);
        if (fhi_packed_read_whole(arena, fhi_pack_span(&pack), &same, sha256, NULL) != FH_OK) abort();
        if (!fhi_span_is(same.text, whole.text) || same.credits.n != whole.credits.n) abort();
    }
    fhi_pack_done(&pack);
    fhi_arena_free(arena);
    return 0;
}
