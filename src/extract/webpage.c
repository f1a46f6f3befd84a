/* SPDX-License-Identifier: Apache-2.0 */
/* HTML → article; see webpage.h. The tree is cut into segments, the model says which of them are the body (body/body.h); here their text is
 * put together, white space as a browser shows it, with the way back to the captured bytes. */
#include "extract/webpage.h"

#include "base/limits.h"
#include "base/span.h"
#include "extract/body/body.h"
#include "extract/body/stretch.h"
#include "extract/byline.h"
#include "extract/credit.h"
#include "extract/pagefacts.h"
#include "extract/photoline.h"
#include "extract/showndate.h"
#include "tables/key.h"

#include <stdlib.h>

enum {
    BYLINE_WORDS = 20, /* at most */
    CREDIT_WORDS = 60, /* likewise of a line that credits somebody */
    BYLINE_NEAR = 4,   /* segments before the first and behind the last of the body in which bylines stand */
};

typedef struct assembly {
    fhi_arena *arena, *scratch;
    const fhi_page *page;
    const fhi_tree *tree;
    const fhi_body *body;
    fhi_article *article;
    char *bytes;
    uint32_t len;
    fhi_map map;       /* text → the page's body */
    uint32_t group;    /* of the last block: its list or table, or 0 */
    uint32_t last_row; /* box of the last cell's row */
    fh_range out;      /* segments left out by one rule, not yet listed: where they stand in the page's body */
    const char *rule;
    char *key; /* room for the key of the longest segment */
} assembly;

/* ---- text */

static bool add_bytes(assembly *a, fh_span bytes)
{
    uint32_t len = (uint32_t)bytes.len;
    if (!len) return true;
    memcpy(a->bytes + a->len, bytes.ptr, len);
    fhi_map_run run = {a->len, len, (uint32_t)(bytes.ptr - a->tree->page.ptr), len};
    a->len += len;
    return fhi_map_add(a->scratch, &a->map, run);
}

/* Adds the text of one node. `*blank` is the white space before it that is still to be shown, 0 for none. `start` is where the segment
 * began: no white space stands there. */
static bool add_node(assembly *a, const fhi_node *node, uint32_t start, char *blank)
{
    fh_span text = node->text, page = a->tree->page;
    bool borrowed = text.ptr >= page.ptr && text.ptr + text.len <= page.ptr + page.len;
    uint32_t began = a->len;
    for (size_t at = 0; at < text.len;) {
        size_t space = fhi_stretch_space(text, at);
        if (space) {
            if (!*blank) *blank = ' ';
            at += space;
            continue;
        }
        if (*blank && a->len > start) a->bytes[a->len++] = *blank;
        if (began < start || a->len == start) began = a->len;
        *blank = 0;
        size_t end = fhi_stretch_end(text, at); /* of what is shown as it stands: single blanks in it too */
        while (end < text.len) {
            space = fhi_stretch_space(text, end);
            bool single = text.ptr[end] == ' ' && end + 1 < text.len && !fhi_stretch_space(text, end + 1);
            if (space && !single) break;
            end++;
        }
        fh_span stretch = {text.ptr + at, end - at};
        if (borrowed) {
            if (!add_bytes(a, stretch)) return false;
        } else {
            memcpy(a->bytes + a->len, stretch.ptr, stretch.len);
            a->len += (uint32_t)stretch.len;
        }
        at = end;
    }
    if (borrowed || a->len == began) return true;
    return fhi_map_add(a->scratch, &a->map,
                       (fhi_map_run){began, a->len - began, node->source.start, node->source.end - node->source.start});
}

static bool add_segment(assembly *a, const fhi_segment *segment)
{
    uint32_t start = a->len;
    char blank = 0;
    for (uint32_t n = segment->first; n < segment->end; n++) {
        const fhi_node *node = &a->tree->nodes[n];
        fhi_element element = (fhi_element)node->element;
        if (element == FHI_ELEMENT_TEXT) {
            if (!add_node(a, node, start, &blank)) return false;
        } else if (fhi_segments_is_unread(element)) {
            n = node->end - 1;
        } else if (element == FHI_ELEMENT_BR) {
            blank = '\n';
        }
    }
    return true;
}

/* ---- what is left out */

static bool add_drop(assembly *a, fh_range at, const char *rule)
{
    fhi_drop *drop = FHI_PUSH(a->arena, &a->article->dropped);
    if (!drop) return false;
    *drop = (fhi_drop){FHI_DROP_BOILERPLATE, fhi_map_source(&a->page->map, at), rule};
    return true;
}

static bool flush_drop(assembly *a)
{
    if (!a->rule) return true;
    bool ok = add_drop(a, a->out, a->rule);
    a->rule = NULL;
    return ok;
}

static bool leave_out(assembly *a, const fhi_segment *segment, const char *rule)
{
    if (a->rule != rule) {
        if (!flush_drop(a)) return false;
        a->rule = rule;
        a->out.start = segment->source.start;
    }
    a->out.end = segment->source.end;
    return true;
}

/* ---- blocks */

static fhi_block_kind kind_of(fhi_role role)
{
    switch (role) {
    case FHI_ROLE_TITLE: return FHI_BLOCK_TITLE;
    case FHI_ROLE_STANDFIRST: return FHI_BLOCK_STANDFIRST;
    case FHI_ROLE_HEADING: return FHI_BLOCK_HEADING;
    case FHI_ROLE_ITEM: return FHI_BLOCK_LIST;
    case FHI_ROLE_QUOTE: return FHI_BLOCK_QUOTE;
    case FHI_ROLE_CELL: return FHI_BLOCK_TABLE;
    case FHI_ROLE_CAPTION: return FHI_BLOCK_CAPTION;
    case FHI_ROLE_PARAGRAPH:
    case FHI_ROLE_OUT: break;
    }
    return FHI_BLOCK_PARAGRAPH;
}

/* A further item of the list, or cell of the table, that the last block is. */
static bool go_on(assembly *a, const fhi_segment *segment)
{
    fhi_block *block = &a->article->blocks.at[a->article->blocks.n - 1];
    uint32_t row = a->body->segments.boxes.at[segment->box].parent;
    bool same_row = block->kind == FHI_BLOCK_TABLE && row == a->last_row;
    a->last_row = row;
    a->bytes[a->len++] = same_row ? '\t' : '\n';
    if (!add_segment(a, segment)) return false;
    block->at.end = a->len;
    block->source.end = fhi_map_source(&a->page->map, segment->source).end;
    return true;
}

static bool add_block(assembly *a, const fhi_segment *segment, const fhi_part_role *part)
{
    if (a->len + segment->lower.len > FHI_MAX_TEXT_BYTES) return leave_out(a, segment, "too-long");
    if (part->group && part->group == a->group) return flush_drop(a) && go_on(a, segment);
    if (a->article->blocks.n == FHI_MAX_BLOCKS) return leave_out(a, segment, "too-many-blocks");
    if (!flush_drop(a)) return false;
    a->group = part->group;
    a->last_row = a->body->segments.boxes.at[segment->box].parent;
    fhi_block *block = FHI_PUSH(a->arena, &a->article->blocks);
    if (!block) return false;
    if (a->len > 0) {
        memcpy(a->bytes + a->len, "\n\n", 2);
        a->len += 2;
    }
    *block = (fhi_block){
        .kind = kind_of(part->role), .at.start = a->len, .source = fhi_map_source(&a->page->map, segment->source)};
    if (!add_segment(a, segment)) return false;
    block->at.end = a->len;
    fh_span text = fhi_span_cut((fh_span){a->bytes, a->len}, block->at);
    if (block->kind == FHI_BLOCK_PARAGRAPH && segment->words <= CREDIT_WORDS) {
        uint32_t words;
        fh_span key = fhi_key_make(text, a->key, &words);
        if (fhi_credit_is_line(text, key, words))
            block->kind = FHI_BLOCK_CREDIT;
        else if (fhi_photoline_ends_in_credit(text))
            block->kind = FHI_BLOCK_CAPTION;
    } else if (block->kind == FHI_BLOCK_TITLE && a->page->given.title.len == 0) {
        a->article->title = text;
    }
    return true;
}

/* A line beside the body that names the authors: `*found`. Its text is put behind the others, to be looked at, and taken away again. */
static bool find_byline(assembly *a, uint32_t i, bool *found)
{
    const fhi_body *body = a->body;
    const fhi_segment *segment = &body->segments.list.at[i];
    bool near = (i < body->first + BYLINE_NEAR && i + BYLINE_NEAR >= body->first) ||
                (i < body->end + BYLINE_NEAR && i >= body->end);
    *found = false;
    if (!near || segment->words > BYLINE_WORDS || !fhi_byline_starts(segment->lower)) return true;
    uint32_t len = a->len, words;
    fhi_map map = a->map;
    a->map = (fhi_map){0};
    if (!add_segment(a, segment)) return false;
    fh_span line = {a->bytes + len, a->len - len};
    fhi_key_make(line, a->key, &words);
    *found = fhi_byline_is_line(line, words);
    a->len = len;
    a->map = map;
    return true;
}

static bool add_byline(assembly *a, const fhi_segment *segment)
{
    static const fhi_part_role part = {.role = FHI_ROLE_PARAGRAPH};
    uint32_t before = a->article->blocks.n;
    if (!add_block(a, segment, &part)) return false;
    if (a->article->blocks.n == before) return true;
    fhi_block *block = &a->article->blocks.at[before];
    block->kind = FHI_BLOCK_CREDIT;
    fh_span line = fhi_span_cut((fh_span){a->bytes, a->len}, block->at);
    return a->article->bylines.n > 0 || fhi_byline_people(a->arena, line, a->article);
}

/* What of the capture was not decoded: pages in old encodings are cut at TEXT_BYTES. */
static bool drop_undecoded(assembly *a)
{
    enum { NEAR = 8 };
    fh_span body = a->page->body, captured = a->page->captured;
    if (body.len + NEAR < FHI_MAX_TEXT_BYTES || body.ptr == captured.ptr || a->page->media != FHI_MEDIA_HTML)
        return true;
    uint32_t end = fhi_map_source(&a->page->map, (fh_range){(uint32_t)body.len - 1, (uint32_t)body.len}).end;
    fhi_drop *drop = end < captured.len ? FHI_PUSH(a->arena, &a->article->dropped) : NULL;
    if (drop) *drop = (fhi_drop){FHI_DROP_BOILERPLATE, {end, (uint32_t)captured.len}, "too-long"};
    return drop || end >= captured.len;
}

static bool assemble(assembly *a)
{
    const fhi_body *body = a->body;
    size_t room = 1, longest = 0;
    for (uint32_t i = 0; i < body->segments.list.n; i++) {
        size_t len = body->segments.list.at[i].lower.len;
        room += len + 2;
        if (len > longest) longest = len;
    }
    a->bytes = fhi_arena_alloc(a->arena, room);
    a->key = fhi_arena_alloc(a->scratch, FHI_KEY_ROOM(longest));
    if (!a->bytes || !a->key) return false;
    for (uint32_t i = 0; i < body->segments.list.n; i++) {
        const fhi_segment *segment = &body->segments.list.at[i];
        const fhi_part_role *part = &body->parts[i];
        bool byline, ok = find_byline(a, i, &byline);
        if (!ok) return false;
        if (byline)
            ok = add_byline(a, segment);
        else if (part->role != FHI_ROLE_OUT)
            ok = add_block(a, segment, part);
        else
            ok = leave_out(a, segment, part->rule);
        if (!ok) return false;
    }
    if (!flush_drop(a)) return false;
    a->article->text = (fh_span){a->bytes, a->len};
    fh_range rest = {body->segments.end, (uint32_t)a->page->body.len};
    if (rest.start < rest.end && !add_drop(a, rest, "too-long")) return false;
    if (!drop_undecoded(a)) return false;
    return fhi_map_join(a->arena, &a->map, &a->page->map, &a->article->map);
}

/* ---- what the page is */

/* What the page is, by how much text it has, what it says of itself, and what stands beside its text. */
static fhi_page_sort sort_of(const fhi_body *body, fhi_page_kind said)
{
    enum { STUB_WORDS = 150, FEW_WORDS = 40, BEHIND = 6 };
    static const uint64_t sells = 1ull << FHI_PHRASE_SUBSCRIBE | 1ull << FHI_PHRASE_LOGIN;
    const fhi_segments *segments = &body->segments;
    uint32_t words = 0, notices = 0, offers = 0;
    for (uint32_t i = 0; i < segments->list.n; i++) {
        const fhi_segment *segment = &segments->list.at[i];
        bool text = body->parts[i].role != FHI_ROLE_OUT && body->parts[i].role != FHI_ROLE_CAPTION;
        if (text && body->parts[i].role != FHI_ROLE_TITLE) words += segment->words;
        if (words >= STUB_WORDS) return said == FHI_PAGE_LIVE ? FHI_SORT_LIVE : FHI_SORT_ARTICLE;
    }
    for (uint32_t i = 0; i < segments->list.n; i++) {
        fh_span lower = segments->list.at[i].lower;
        if (body->parts[i].role == FHI_ROLE_OUT || words < FEW_WORDS)
            notices += (fhi_spot_phrases(lower) & 1ull << FHI_PHRASE_COOKIES) != 0;
        if (i >= body->end && i < body->end + BEHIND) offers += (fhi_spot_phrases(lower) & sells) != 0;
    }
    if (words < FEW_WORDS && notices * 2 > segments->list.n / 4 + 1) return FHI_SORT_CONSENT;
    if (said == FHI_PAGE_PAYWALLED || offers > 1) return FHI_SORT_STUB;
    if (said == FHI_PAGE_LIVE) return FHI_SORT_LIVE;
    return words ? FHI_SORT_ARTICLE : FHI_SORT_EMPTY;
}

/* ---- the door */

fh_status fhi_webpage_read(fhi_arena *arena, fhi_arena *scratch, fhi_article *article, fh_error *error)
{
    const fhi_page *page = article->page;
    fhi_tree tree;
    fhi_body body;
    fh_status status = fhi_tree_build(scratch, page->body, &tree, error);
    if (status != FH_OK) return status;
    status = page->form == FHI_BODY_HTML ? fhi_body_find(scratch, &tree, &body, error)
                                         : fhi_body_take(scratch, &tree, &body, error);
    if (status != FH_OK) return status;
    fhi_facts facts;
    assembly a = {.arena = arena, .scratch = scratch, .page = page, .tree = &tree, .body = &body, .article = article};
    bool ok = fhi_facts_find(scratch, &tree, page->url, &facts) && fhi_showndate_settle(scratch, &body, &facts) &&
              (facts.published.value.ptr || fhi_facts_in_scripts(scratch, &tree, &facts.published)) &&
              fhi_pagefacts_set(arena, &facts, article) && assemble(&a);
    if (!ok) return fhi_error_memory(error, "extract");
    if (page->form == FHI_BODY_HTML) article->sort = sort_of(&body, facts.kind);
    return FH_OK;
}
