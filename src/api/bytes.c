/* SPDX-License-Identifier: Apache-2.0 */
/* Words in captured bytes against words quoted; see bytes.h. */
#include "api/bytes.h"

#include "base/span.h"
#include "base/utf8.h"
#include "extract/body/segments.h"
#include "extract/html/tree.h"

/* White space as Unicode has it, and characters without a width. */
static bool is_blank(uint32_t code)
{
    if (code <= 0x20) return true;
    if (code < 0x85) return false;
    return code == 0x85 || code == 0xA0 || code == 0xAD || code == 0x1680 || (code >= 0x2000 && code <= 0x200D) ||
           code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 || code == 0x3000 ||
           code == 0xFEFF;
}

/* Goes to the next character that is no blank. False at the end. */
static bool next_visible(fh_span text, size_t *at, uint32_t *code, uint32_t *len)
{
    for (; *at < text.len; *at += *len) {
        *code = fhi_utf8_next(text, *at, len);
        if (!is_blank(*code)) return true;
    }
    return false;
}

/* A hyphen at `at` with nothing but blanks up to the line end, or to the end. */
static bool breaks_a_word(fh_span text, size_t at, uint32_t code, uint32_t len)
{
    if (code != '-' && code != 0x2010) return false;
    for (at += len; at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '\r'; at++) {
        if (!fhi_ascii_space(text.ptr[at])) return false;
    }
    return true;
}

/* The quote from `*at` on, against one piece of the source. */
static bool match_piece(fh_span piece, fh_span quote, size_t *at)
{
    uint32_t a, b, a_len, b_len;
    for (size_t i = 0; next_visible(piece, &i, &a, &a_len); i += a_len) {
        if (next_visible(quote, at, &b, &b_len) && a == b) {
            *at += b_len;
        } else if (!breaks_a_word(piece, i, a, a_len)) {
            return false;
        }
    }
    return true;
}

/* The part of the body that `run` made from bytes within `source`; empty if there is none. */
static fh_range body_part(const fhi_map_run *run, fh_range source)
{
    fh_range nothing = {run->at, run->at};
    if (run->source >= source.end || run->source + run->source_len <= source.start) return nothing;
    if (run->len != run->source_len) return (fh_range){run->at, run->at + run->len};
    uint32_t start = source.start > run->source ? source.start - run->source : 0;
    uint32_t end = source.end - run->source < run->len ? source.end - run->source : run->len;
    return (fh_range){run->at + start, run->at + end};
}

static bool match_all(fh_span text, fh_span quote)
{
    size_t at = 0;
    uint32_t code, len;
    return match_piece(text, quote, &at) && !next_visible(quote, &at, &code, &len);
}

/* HTML: what stands between its tags, references decoded. */
static bool match_markup(fh_span html, fh_span quote)
{
    fhi_arena *arena = fhi_arena_new();
    fhi_tree tree;
    bool ok = arena && fhi_tree_build(arena, html, &tree, NULL) == FH_OK;
    size_t len = 0;
    for (uint32_t n = 0; ok && n < tree.count; n++) len += tree.nodes[n].text.len;
    char *text = ok ? fhi_arena_alloc(arena, len) : NULL;
    len = 0;
    for (uint32_t n = 0; text && n < tree.count; n++) {
        if (fhi_segments_is_unread((fhi_element)tree.nodes[n].element)) {
            n = tree.nodes[n].end - 1;
            continue;
        }
        fh_span piece = tree.nodes[n].text;
        if (piece.len) memcpy(text + len, piece.ptr, piece.len);
        len += piece.len;
    }
    ok = text && match_all((fh_span){text, len}, quote);
    fhi_arena_free(arena);
    return ok;
}

bool fhi_bytes_hold(const fhi_page *page, fh_range source, fh_span quote)
{
    if (source.start >= source.end || source.end > page->captured.len) return false;
    fh_range whole = {0, 0}; /* the parts lie side by side: characters of a run of its own length stay together */
    bool found = false;
    for (uint32_t i = 0; i < page->map.n; i++) {
        fh_range part = body_part(&page->map.at[i], source);
        if (part.start == part.end) continue;
        if (!found || part.start < whole.start) whole.start = part.start;
        if (!found || part.end > whole.end) whole.end = part.end;
        found = true;
    }
    if (!found) return false;
    fh_span part = fhi_span_cut(page->body, whole);
    return page->form == FHI_BODY_TEXT ? match_all(part, quote) : match_markup(part, quote);
}
