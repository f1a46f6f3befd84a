/* SPDX-License-Identifier: Apache-2.0 */
/* Any text, plain or with furniture: the article is sound, and nothing of the text has vanished unsaid. */
#include "extract/extract.h"

#include "base/span.h"
#include "read/open.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Marks the bytes that blocks and dropped ranges cover; what is left must be blanks or marks without width. */
static void check_cover(const fhi_page *page, const fhi_article *article)
{
    char *covered = calloc(page->captured.len + 1, 1);
    if (!covered) abort();
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        fhi_block block = article->blocks.at[i];
        if (block.source.end > page->captured.len || block.at.end > article->text.len || block.at.start >= block.at.end)
            abort();
        memset(covered + block.source.start, 1, block.source.end - block.source.start);
    }
    for (uint32_t i = 0; i < article->dropped.n; i++) {
        fhi_drop drop = article->dropped.at[i];
        if (drop.source.end > page->captured.len || drop.source.start > drop.source.end) abort();
        memset(covered + drop.source.start, 1, drop.source.end - drop.source.start);
    }
    for (size_t i = 0; i < page->captured.len; i++) {
        unsigned char c = (unsigned char)page->captured.ptr[i];
        if (!covered[i] && c < 0x80 && !fhi_ascii_space((char)c)) abort();
    }
    free(covered);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    fhi_arena *arena = fhi_arena_new(), *scratch = fhi_arena_new();
    if (!arena || !scratch) abort();
    fhi_open_options options = {.plain = data[0] & 1};
    fhi_capture capture = {.path = {"fuzz", 4}, .media = FHI_MEDIA_TEXT, .bytes = {(const char *)data + 1, size - 1}};
    fhi_page page;
    fhi_article article;
    fh_error error;
    bool utf16 = size > 2 && (data[1] == 0xFF || data[1] == 0xFE);
    if (fhi_open_page(arena, scratch, &capture, &options, &page, &error) == FH_OK) {
        if (fhi_extract_article(arena, scratch, &page, &article, &error) != FH_OK) abort();
        if (options.plain && !fhi_span_is(article.text, page.body)) abort();
        if (!utf16) check_cover(&page, &article);
    }
    fhi_arena_free(arena);
    fhi_arena_free(scratch);
    return 0;
}
