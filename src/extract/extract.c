/* SPDX-License-Identifier: Apache-2.0 */
/* A page → its article; see extract.h. Lines become parts (parts.c), parts get their kinds (label.c), what stays is put together here,
 * with the way back to the captured bytes; then the text is asked whom it credits (mention.c). */
#include "extract/extract.h"

#include "base/limits.h"
#include "base/span.h"
#include "extract/label.h"
#include "extract/mention.h"
#include "extract/outlet.h"
#include "extract/parts.h"
#include "extract/webpage.h"
#include "tables/key.h"
#include "tables/language.h"

/* The text under way. */
typedef struct assembly {
    fhi_arena *arena;
    fhi_arena *scratch;
    const fhi_parts *parts;
    fhi_article *article;
    char *bytes;
    uint32_t len;
    fhi_map map; /* text → body */
} assembly;

static bool add_drop(assembly *a, fhi_drop_kind kind, const char *rule, fh_range body)
{
    fhi_drop *drop = FHI_PUSH(a->arena, &a->article->dropped);
    if (!drop) return false;
    *drop = (fhi_drop){kind, fhi_map_source(&a->parts->page->map, body), rule};
    return true;
}

static bool add_bytes(assembly *a, fh_range body)
{
    uint32_t len = body.end - body.start;
    memcpy(a->bytes + a->len, a->parts->body.ptr + body.start, len);
    if (!fhi_map_add(a->scratch, &a->map, (fhi_map_run){a->len, len, body.start, len})) return false;
    a->len += len;
    return true;
}

static bool add_block(assembly *a, const fhi_part *part)
{
    fhi_block *block = FHI_PUSH(a->arena, &a->article->blocks);
    if (!block) return false;
    if (a->len > 0) {
        memcpy(a->bytes + a->len, "\n\n", 2);
        a->len += 2;
    }
    block->kind = part->kind;
    block->at.start = a->len;
    for (uint32_t i = 0; i < part->count; i++) {
        const fhi_line *line = &a->parts->lines.at[part->first + i];
        if (line->hidden.end && !add_drop(a, FHI_DROP_BOILERPLATE, "hidden-card", line->hidden)) return false;
        if (i > 0 && line->join == FHI_JOIN_SPACE) a->bytes[a->len++] = ' ';
        if (!add_bytes(a, line->at)) return false;
    }
    block->at.end = a->len;
    block->source = fhi_map_source(&a->parts->page->map, part->at);
    return true;
}

/* What of the page's body was not looked at, because it is too long. Decoding stops soon after the limit: the rest of a plain text is
 * the rest of its capture. */
static bool drop_rest(assembly *a)
{
    const fhi_page *page = a->parts->page;
    uint32_t end = (uint32_t)page->body.len, start = (uint32_t)a->parts->body.len;
    if (start == end) return true;
    if (!add_drop(a, FHI_DROP_BOILERPLATE, "too-long", (fh_range){start, end})) return false;
    if (page->media == FHI_MEDIA_TEXT)
        a->article->dropped.at[a->article->dropped.n - 1].source.end = (uint32_t)page->captured.len;
    return true;
}

static bool assemble(assembly *a)
{
    const fhi_parts *parts = a->parts;
    size_t room = parts->body.len + (size_t)parts->list.n * 2 + 1; /* a blank line more for each part */
    a->bytes = fhi_arena_unset(a->arena, room, 1);
    if (!a->bytes) return false;
    for (uint32_t i = 0; i < parts->list.n; i++) {
        const fhi_part *part = &parts->list.at[i];
        bool ok;
        if (part->rule) {
            ok = add_drop(a, part->drop, part->rule, part->at);
        } else if (a->article->blocks.n == FHI_MAX_BLOCKS) {
            ok = add_drop(a, FHI_DROP_BOILERPLATE, "too-many-blocks", part->at);
        } else {
            ok = add_block(a, part);
        }
        if (!ok) return false;
    }
    a->article->text = (fh_span){a->bytes, a->len};
    return drop_rest(a) && fhi_map_join(a->arena, &a->map, &parts->page->map, &a->article->map);
}

/* A line that only goes on with the paragraph before it: one line end between them, no stop before it, a small letter behind it. */
static bool wrapped(fh_span text, const fhi_block *before, const fhi_part *part)
{
    if (before->kind != FHI_BLOCK_PARAGRAPH || part->kind != FHI_BLOCK_PARAGRAPH || part->at.start == part->at.end)
        return false;
    uint32_t ends = 0;
    for (uint32_t i = before->at.end; i < part->at.start; i++) ends += text.ptr[i] == '\n';
    char first = text.ptr[before->at.start], last = text.ptr[before->at.end - 1], next = text.ptr[part->at.start];
    return ends == 1 && next >= 'a' && next <= 'z' && !strchr(".!?:;", last) && fhi_ascii_upper(first);
}

/* --plain: the text is the body, byte for byte, and the blocks are marked in it. */
static bool assemble_plain(assembly *a)
{
    const fhi_parts *parts = a->parts;
    fhi_article *article = a->article;
    article->text = parts->body;
    for (uint32_t i = 0; i < parts->list.n; i++) {
        const fhi_part *part = &parts->list.at[i];
        fhi_block *last = article->blocks.n ? &article->blocks.at[article->blocks.n - 1] : NULL;
        if (last && wrapped(article->text, last, part)) {
            last->at.end = part->at.end;
            last->source = fhi_map_source(&parts->page->map, last->at);
            continue;
        }
        if (article->blocks.n == FHI_MAX_BLOCKS) { /* it stays in the text, but no stage looks at it */
            if (!add_drop(a, FHI_DROP_BOILERPLATE, "too-many-blocks", part->at)) return false;
            continue;
        }
        fhi_block *block = FHI_PUSH(a->arena, &article->blocks);
        if (!block) return false;
        *block = (fhi_block){part->kind, part->at, fhi_map_source(&parts->page->map, part->at)};
    }
    article->map = parts->page->map;
    return drop_rest(a);
}

/* What the record says of itself. */
static bool set_given(fhi_arena *arena, const fhi_page *page, fhi_article *article)
{
    const fhi_given *given = &page->given;
    article->title = given->title;
    article->outlet = given->outlet;
    article->outlet_basis = given->outlet.len ? FHI_BASIS_GIVEN : FHI_BASIS_UNKNOWN;
    article->language = given->language;
    article->modified = given->modified;
    article->published = (fhi_published){.day = FHI_NO_DAY, .basis = FHI_BASIS_UNKNOWN};
    if (given->byline.len > 0) {
        fh_span *name = FHI_PUSH(arena, &article->bylines);
        if (!name) return false;
        *name = given->byline;
    }
    if (given->published.len == 0) return true;
    article->published.day = fhi_day_read(given->published);
    if (article->published.day == FHI_NO_DAY) {
        article->published.why =
            fhi_arena_format(arena, "the date given, \"%.*s\", is not ISO 8601",
                             (int)(given->published.len < 40 ? given->published.len : 40), given->published.ptr);
        return article->published.why.ptr != NULL;
    }
    article->published.value = given->published;
    article->published.basis = FHI_BASIS_GIVEN;
    article->published.why = FHI_SPAN("given with the document");
    return true;
}

/* The language by the first paragraphs, which templates of pages know less well; a region stays ("en-GB"). */
static bool set_language(fhi_arena *scratch, fhi_article *article)
{
    enum { LOOKED_AT = 2000 };
    fh_span start = {article->text.ptr, article->text.len < LOOKED_AT ? article->text.len : LOOKED_AT};
    char *room = fhi_arena_unset(scratch, FHI_KEY_ROOM(start.len), 1);
    if (!room) return false;
    fh_span told = fhi_language_of(fhi_key_make(start, room, NULL));
    bool free =
        !article->language.len || fhi_language_is_told(article->language) || fhi_language_same(told, FHI_SPAN("en"));
    if (told.len && free && !fhi_language_same(told, article->language)) article->language = told;
    return true;
}

static bool set_title(fhi_arena *arena, const fhi_parts *parts, fhi_article *article)
{
    if (article->title.len > 0 || parts->title == UINT32_MAX || parts->list.at[parts->title].rule) return true;
    article->title = fhi_arena_copy(arena, parts->list.at[parts->title].text);
    return article->title.ptr != NULL;
}

/* Plain text: lines, parts, labels. */
static bool read_text(fhi_arena *arena, fhi_arena *scratch, const fhi_page *page, fhi_article *article)
{
    fhi_parts parts;
    bool byline_given = article->bylines.n > 0;
    if (!fhi_parts_make(scratch, page, &parts) || !fhi_label_parts(arena, scratch, &parts, article)) return false;
    if (byline_given) article->bylines.n = 1;
    assembly a = {.arena = arena, .scratch = scratch, .parts = &parts, .article = article};
    return (page->plain ? assemble_plain(&a) : assemble(&a)) && set_title(arena, &parts, article);
}

bool fhi_extract_is_foreign(const fhi_article *article)
{
    return article->language.len > 0 && !fhi_language_same(article->language, FHI_SPAN("en"));
}

fh_status fhi_extract_text(fhi_arena *arena, fhi_arena *scratch, const fhi_page *page, fhi_article *article,
                           fh_error *error)
{
    fhi_article made = {.page = page, .id = page->id};
    if (!set_given(arena, page, &made)) return fhi_error_memory(error, "extract");
    if (page->form == FHI_BODY_TEXT) {
        if (!read_text(arena, scratch, page, &made)) return fhi_error_memory(error, "extract");
    } else {
        fh_status status = fhi_webpage_read(arena, scratch, &made, error);
        if (status != FH_OK) return status;
    }
    if (!page->given.language.len && !set_language(scratch, &made)) return fhi_error_memory(error, "extract");
    *article = made;
    return FH_OK;
}

fh_status fhi_extract_sources(fhi_arena *arena, fhi_article *article, fh_error *error)
{
    if (!fhi_mention_credits(arena, article) || !fhi_outlet_find(arena, article))
        return fhi_error_memory(error, "extract");
    if (article->published.basis == FHI_BASIS_UNKNOWN && article->published.why.len == 0)
        article->published.why = FHI_SPAN("no date is given");
    return FH_OK;
}

fh_status fhi_extract_article(fhi_arena *arena, fhi_arena *scratch, const fhi_page *page, fhi_article *article,
                              fh_error *error)
{
    fhi_article made;
    fh_status status = fhi_extract_text(arena, scratch, page, &made, error);
    if (status == FH_OK) status = fhi_extract_sources(arena, &made, error);
    if (status == FH_OK) *article = made;
    return status;
}
