/* SPDX-License-Identifier: Apache-2.0 */
/* Examples with marks: "[Mara Lind] {said} <the bridge would close>." is split into text and the ranges marked. The text is
 * split and tagged as in the program. */
#ifndef TESTS_QUOTE_MARKED_H
#define TESTS_QUOTE_MARKED_H

#include "annotate/quote/quote.h"

#include "base/span.h"
#include "text/split.h"

typedef struct marked {
    fhi_arena *arena;
    fhi_article article;
    fhi_text split;
    fhi_marks marks;
    char text[2048];
    fh_range source, cue, content; /* {0, 0} where not marked; a second content is not kept */
} marked;

/* A line is a paragraph. False when memory is out. */
static inline bool marked_split(marked *m)
{
    fh_span text = m->article.text;
    for (uint32_t start = 0; start < text.len;) {
        const char *line = memchr(text.ptr + start, '\n', text.len - start);
        uint32_t end = line ? (uint32_t)(line - text.ptr) : (uint32_t)text.len;
        *FHI_PUSH(m->arena, &m->article.blocks) = (fhi_block){.kind = FHI_BLOCK_PARAGRAPH, .at = {start, end}};
        start = end + 1;
    }
    return fhi_split_text(m->arena, m->arena, &m->article, &m->split, NULL) == FH_OK;
}

/* Reads an example and finds its statements. A mark of braces that name a channel ends up in `cue`. */
static inline bool marked_read(marked *m, fh_span example)
{
    memset(m, 0, sizeof *m);
    m->arena = fhi_arena_new();
    uint32_t len = 0;
    for (size_t i = 0; i < example.len && len < sizeof m->text - 1; i++) {
        switch (example.ptr[i]) {
        case '[': m->source.start = len; break;
        case ']': m->source.end = len; break;
        case '{': m->cue.start = len; break;
        case '}': m->cue.end = len; break;
        case '<':
            if (m->content.end == 0) m->content.start = len;
            break;
        case '>':
            if (m->content.end == 0) m->content.end = len;
            break;
        default: m->text[len++] = example.ptr[i];
        }
    }
    m->article.text = (fh_span){m->text, len};
    m->marks.text = &m->split;
    return m->arena && marked_split(m);
}

static inline fh_status marked_find(marked *m, bool rules)
{
    fhi_arena *scratch = fhi_arena_new();
    fh_error error = {0};
    fh_status status = rules ? fhi_quote_find_by_rules(m->arena, scratch, &m->marks, &error)
                             : fhi_quote_find(m->arena, scratch, &m->marks, &error);
    fhi_arena_free(scratch);
    return status;
}

/* Makes a name of its own entity out of a range; in text order. */
static inline void marked_name(marked *m, fh_range at, fhi_name_type type)
{
    fhi_entity *entity = FHI_PUSH(m->arena, &m->marks.entities);
    *entity = (fhi_entity){.name = fhi_span_cut(m->article.text, at), .type = type, .mentions = 1};
    fhi_name *name = FHI_PUSH(m->arena, &m->marks.names);
    *name = (fhi_name){at, type, m->marks.entities.n - 1};
}

static inline bool marked_has(const fhi_ranges *ranges, fh_range at)
{
    if (at.end == 0) return ranges->n == 0;
    for (uint32_t i = 0; i < ranges->n; i++)
        if (ranges->at[i].start == at.start && ranges->at[i].end == at.end) return true;
    return false;
}

/* The statement that has just the marked ranges, NULL if there is none. */
static inline const fhi_statement *marked_statement(const marked *m)
{
    for (uint32_t i = 0; i < m->marks.statements.n; i++) {
        const fhi_statement *s = &m->marks.statements.at[i];
        if (marked_has(&s->source, m->source) && marked_has(&s->cue, m->cue) && marked_has(&s->content, m->content))
            return s;
    }
    return NULL;
}

#endif
