/* SPDX-License-Identifier: Apache-2.0 */
/* A page → its article; see extract.h. */
#include "extract/extract.h"

#include "base/span.h"

/* The next line of `text` that is not blank, without blanks at its ends. */
static bool next_line(fh_span text, size_t *at, fh_range *line)
{
    while (*at < text.len) {
        const char *end = memchr(text.ptr + *at, '\n', text.len - *at);
        size_t stop = end ? (size_t)(end - text.ptr) : text.len;
        fh_span cut = fhi_span_trim((fh_span){text.ptr + *at, stop - *at});
        *at = end ? stop + 1 : text.len;
        if (cut.len == 0) continue;
        line->start = (uint32_t)(cut.ptr - text.ptr);
        line->end = line->start + (uint32_t)cut.len;
        return true;
    }
    return false;
}

fh_status fhi_extract_article(fhi_arena *arena, fhi_arena *scratch, const fhi_page *page, fhi_article *article,
                              fh_error *error)
{
    fhi_article made = {.page = page, .id = page->id, .title = page->given.title, .outlet = page->given.outlet};
    made.outlet_basis = made.outlet.len ? FHI_BASIS_GIVEN : FHI_BASIS_UNKNOWN;
    made.language = page->given.language;
    made.published.value = page->given.published;
    made.published.day = fhi_day_read(page->given.published);
    made.published.basis = made.published.day != FHI_NO_DAY ? FHI_BASIS_GIVEN : FHI_BASIS_UNKNOWN;
    char *text = fhi_arena_alloc(arena, page->body.len * 2 + 2);
    if (!text) return fhi_error_memory(error, "extract");
    uint32_t len = 0;
    size_t at = 0;
    fh_range line;
    fhi_map map = {0};
    while (next_line(page->body, &at, &line)) {
        if (len > 0 && !page->plain) {
            memcpy(text + len, "\n\n", 2);
            len += 2;
        }
        fhi_block *block = FHI_PUSH(arena, &made.blocks);
        uint32_t width = line.end - line.start;
        if (!block) return fhi_error_memory(error, "extract");
        if (page->plain) {
            block->at = line;
        } else {
            memcpy(text + len, page->body.ptr + line.start, width);
            block->at = (fh_range){len, len + width};
            if (!fhi_map_add(scratch, &map, (fhi_map_run){len, width, line.start, width}))
                return fhi_error_memory(error, "extract");
            len += width;
        }
        block->kind = FHI_BLOCK_PARAGRAPH;
        block->source = fhi_map_source(&page->map, line);
    }
    made.text = page->plain ? page->body : (fh_span){text, len};
    made.map = page->map;
    if (!page->plain && !fhi_map_join(arena, &map, &page->map, &made.map)) return fhi_error_memory(error, "extract");
    *article = made;
    return FH_OK;
}
