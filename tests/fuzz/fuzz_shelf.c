/* SPDX-License-Identifier: Apache-2.0 */
/* Any rows as a grouping that was kept: it is taken up or refused, and one that is taken up goes on. Bytes are: sheet, length, row. */
#include "base/span.h"
#include "story/shelf.h"
#include "text/split.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const sheets[] = {"state", "term", "cut", "place", "closed"};

static fh_status walk(void *context, const char *sheet, fhi_on_row *on_row, void *row_context, fh_error *error)
{
    const fh_span *all = context;
    fh_status status = FH_OK;
    uint32_t number = 0;
    for (size_t at = 0; at + 2 < all->len && status == FH_OK;) {
        const char *of = sheets[(unsigned char)all->ptr[at] % 5];
        size_t len = (unsigned char)all->ptr[at + 1], left = all->len - at - 2;
        if (len > left) len = left;
        if (strcmp(of, sheet) == 0) status = on_row(row_context, number++, (fh_span){all->ptr + at + 2, len}, error);
        at += 2 + len;
    }
    return status;
}

static fh_status put(void *context, const char *sheet, uint32_t number, fh_span row, fh_error *error)
{
    (void)context, (void)sheet, (void)number, (void)row, (void)error;
    return FH_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fh_span all = {(const char *)data, size};
    fhi_shelf shelf = {&all, put, walk};
    fhi_grouping *grouping = NULL;
    fhi_arena *arena = fhi_arena_new();
    if (!arena || fhi_group_new(&grouping, NULL) != FH_OK) return 0;
    fhi_group_window(grouping, 5);
    fh_error error = {0};
    fh_status status = fhi_shelf_take_up(&shelf, grouping, &error);
    if (status != FH_OK && status != FH_STORE && status != FH_NO_MEMORY) abort();
    if (status == FH_OK) {
        fhi_article article = {.title = FHI_SPAN("Mast falls at Orlow"),
                               .text = FHI_SPAN("A mast fell at Orlow."),
                               .published.day = 20000};
        fhi_block block = {FHI_BLOCK_PARAGRAPH, {0, 21}, {0, 21}};
        article.blocks.at = &block;
        article.blocks.n = 1;
        fhi_text text;
        fhi_stories stories;
        fhi_reading reading = {.article = &article, .text = &text};
        for (int i = 0; i < 4; i++, article.published.day += 3) {
            if (fhi_split_words(arena, arena, &article, &text, NULL) != FH_OK ||
                fhi_group_add(grouping, &reading, NULL) != FH_OK)
                abort();
        }
        if (fhi_group_stories(arena, grouping, false, &stories, NULL) != FH_OK) abort();
        if (fhi_shelf_keep(&shelf, grouping, NULL) != FH_OK) abort();
    }
    fhi_group_free(grouping);
    fhi_arena_free(arena);
    return 0;
}
