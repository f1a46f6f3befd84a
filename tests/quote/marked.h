/* SPDX-License-Identifier: Apache-2.0 */
/* Examples with marks: "[Mara Lind] {said} <the bridge would close>." is split into text and the ranges marked. The text is cut into
 * words and signs right here and carries no tags, so these tests speak of the rules alone. */
#ifndef TESTS_QUOTE_MARKED_H
#define TESTS_QUOTE_MARKED_H

#include "annotate/quote/quote.h"

#include "base/hash.h"
#include "base/span.h"

typedef struct marked {
    fhi_arena *arena;
    fhi_article article;
    fhi_text split;
    fhi_marks marks;
    char text[2048];
    fh_range source, cue, content; /* {0, 0} where not marked; a second content is not kept */
} marked;

static inline bool marked_word_byte(char c)
{
    return fhi_ascii_alpha(c) || fhi_ascii_digit(c) || (unsigned char)c >= 0xC3;
}

static inline uint32_t marked_token_end(fh_span text, uint32_t at)
{
    uint32_t end = at + 1;
    if ((unsigned char)text.ptr[at] == 0xE2) return at + 3;                     /* curly marks and dashes */
    if (text.ptr[at] == '\'' && at > 0 && marked_word_byte(text.ptr[at - 1])) { /* clitics are tokens of their own */
        if (fhi_span_starts((fh_span){text.ptr + end, text.len - end}, FHI_SPAN("s"))) return at + 2;
        if (fhi_span_starts((fh_span){text.ptr + end, text.len - end}, FHI_SPAN("ll"))) return at + 3;
    }
    while (marked_word_byte(text.ptr[at]) && end < text.len && marked_word_byte(text.ptr[end])) end++;
    if (text.ptr[at] == 'M' && end < text.len && fhi_span_is((fh_span){text.ptr + at, end - at}, FHI_SPAN("Mr"))) end++;
    return end;
}

static inline void marked_split(marked *m)
{
    fh_span text = m->article.text;
    bool new_block = true, new_sentence = true;
    for (uint32_t at = 0; at < text.len;) {
        if (text.ptr[at] == '\n') new_block = true;
        if (fhi_ascii_space(text.ptr[at])) {
            at++;
            continue;
        }
        uint32_t end = marked_token_end(text, at);
        if (new_block || new_sentence) {
            fhi_sentence *sentence = FHI_PUSH(m->arena, &m->split.sentences);
            uint32_t block = m->split.sentences.n > 1 ? sentence[-1].block + new_block : 0;
            *sentence = (fhi_sentence){{at, end}, m->split.tokens.n, 0, block};
            if (new_block) *FHI_PUSH(m->arena, &m->article.blocks) = (fhi_block){.kind = FHI_BLOCK_PARAGRAPH};
            new_block = new_sentence = false;
        }
        fhi_token *token = FHI_PUSH(m->arena, &m->split.tokens);
        token->at = (fh_range){at, end};
        token->sentence = m->split.sentences.n - 1;
        token->word = fhi_hash(fhi_span_cut(text, token->at));
        if (at == 0 || fhi_ascii_space(text.ptr[at - 1])) token->flags |= FHI_TOKEN_SPACE;
        if (marked_word_byte(text.ptr[at])) token->flags |= FHI_TOKEN_WORD;
        if (fhi_ascii_upper(text.ptr[at])) token->flags |= FHI_TOKEN_CAPITAL;
        m->split.sentences.at[token->sentence].count++;
        m->split.sentences.at[token->sentence].at.end = end;
        bool stop = end - at == 1 && strchr(".?!", text.ptr[at]) != NULL;
        bool quoted_stop = end < text.len && (text.ptr[end] == '"' || (unsigned char)text.ptr[end] == 0xE2);
        bool closes =
            at > 0 && strchr(".?!", text.ptr[at - 1]) && (text.ptr[at] == '"' || (unsigned char)text.ptr[at] == 0xE2);
        new_sentence = (stop && !quoted_stop) || closes;
        at = end;
    }
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
    m->split.article = &m->article;
    m->marks.text = &m->split;
    marked_split(m);
    return m->arena != NULL;
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
