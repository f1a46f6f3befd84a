/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: a text in, its article out in a notation that is easy to read, a line a block ("paragraph: …"), credit ("credit text: X"),
 * field ("outlet: X") or dropped range ("- share-line: …"). */
#ifndef FIRSTHAND_TESTS_ARTICLE_NOTATION_H
#define FIRSTHAND_TESTS_ARTICLE_NOTATION_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/span.h"
#include "extract/extract.h"
#include "read/open.h"

#include <stdio.h>

typedef struct made {
    fhi_arena *arena;
    fhi_arena *scratch;
    fhi_page page;
    fhi_article article;
} made;

static inline void make_capture(made *m, fh_span bytes, fhi_media media, bool plain)
{
    fh_error error;
    *m = (made){.arena = fhi_arena_new(), .scratch = fhi_arena_new()};
    fhi_capture capture = {.path = FHI_SPAN("test"), .media = media, .bytes = bytes};
    fhi_open_options options = {.plain = plain};
    assert_int_equal(fhi_open_page(m->arena, m->scratch, &capture, &options, &m->page, &error), FH_OK);
    assert_int_equal(fhi_extract_article(m->arena, m->scratch, &m->page, &m->article, &error), FH_OK);
}

static inline void make(made *m, const char *text)
{
    make_capture(m, fhi_span_of(text), FHI_MEDIA_TEXT, false);
}

static inline void unmake(made *m)
{
    fhi_arena_free(m->arena);
    fhi_arena_free(m->scratch);
}

static inline void put(char *out, size_t room, const char *label, const char *more, fh_span text)
{
    size_t len = strlen(out);
    snprintf(out + len, room - len, "%s%s: %.*s\n", label, more, (int)text.len, text.ptr);
}

/* Blocks, then what was dropped. */
static inline const char *blocks_of(const made *m, char *out, size_t room)
{
    static const char *const kinds[] = {"title", "standfirst", "paragraph", "heading", "list",
                                        "quote", "table",      "caption",   "credit"};
    out[0] = '\0';
    for (uint32_t i = 0; i < m->article.blocks.n; i++) {
        fhi_block block = m->article.blocks.at[i];
        put(out, room, kinds[block.kind], "", fhi_span_cut(m->article.text, block.at));
    }
    for (uint32_t i = 0; i < m->article.dropped.n; i++) {
        fhi_drop drop = m->article.dropped.at[i];
        put(out, room, "- ", drop.rule, fhi_span_cut(m->page.captured, drop.source));
    }
    return out;
}

/* Credits, a line each: "text Reuters: Reuters" is who is credited for what, and the words. */
static inline const char *credits_of(const made *m, char *out, size_t room)
{
    out[0] = '\0';
    for (uint32_t i = 0; i < m->article.credits.n; i++) {
        fhi_credit credit = m->article.credits.at[i];
        char name[128];
        snprintf(name, sizeof name, " %.*s", (int)credit.name.len, credit.name.ptr);
        put(out, room, credit.applies_to == FHI_CREDIT_PHOTO ? "photo" : "text", name,
            fhi_span_cut(m->article.text, credit.at));
    }
    return out;
}

static inline void assert_span(fh_span span, const char *wanted)
{
    char got[512];
    snprintf(got, sizeof got, "%.*s", (int)span.len, span.len ? span.ptr : "");
    assert_string_equal(got, wanted);
}

#endif
