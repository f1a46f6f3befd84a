/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a page, whole or a fragment: the article is sound, its text is valid UTF-8, and every range lies in the document. */
#include "extract/extract.h"

#include "base/span.h"
#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const fhi_page *page, const fhi_article *article)
{
    uint32_t end = 0;
    if (fhi_utf8_valid(article->text) != article->text.len) abort();
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        fhi_block block = article->blocks.at[i];
        if (block.at.start < end || block.at.start >= block.at.end || block.at.end > article->text.len) abort();
        if (block.source.start > block.source.end || block.source.end > page->captured.len) abort();
        fh_range source = fhi_map_source(&article->map, block.at);
        if (source.start < block.source.start || source.end > block.source.end) abort();
        end = block.at.end;
    }
    for (uint32_t i = 0; i < article->dropped.n; i++) {
        fhi_drop drop = article->dropped.at[i];
        if (drop.source.end > page->captured.len || drop.source.start > drop.source.end || !drop.rule) abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    fh_span html = {(const char *)data + 1, size - 1};
    if (fhi_utf8_valid(html) != html.len) return 0;
    fhi_arena *arena = fhi_arena_new(), *scratch = fhi_arena_new();
    if (!arena || !scratch) abort();
    fhi_page page = {.media = FHI_MEDIA_HTML,
                     .form = data[0] & 1 ? FHI_BODY_HTML : FHI_BODY_FRAGMENT,
                     .captured = html,
                     .body = html};
    fhi_article article;
    fh_error error;
    if (!fhi_map_add(arena, &page.map, (fhi_map_run){0, (uint32_t)html.len, 0, (uint32_t)html.len})) abort();
    if (fhi_extract_article(arena, scratch, &page, &article, &error) != FH_OK) abort();
    check(&page, &article);
    fhi_arena_free(arena);
    fhi_arena_free(scratch);
    return 0;
}
