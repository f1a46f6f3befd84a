/* SPDX-License-Identifier: Apache-2.0 */
/* A name that goes on behind what the sentences know as somebody's surname, with words that they know of nobody, ends there. */
#include "annotate/name/headlines.h"

#include "annotate/name/naming.h"
#include "base/span.h"

enum { NAME_WORDS = 8 /* of a name that are looked at */ };

/* A word of people's names in sentences. */
typedef struct part {
    uint64_t word; /* 0: free */
    bool surname;  /* the last of one of them at least, others before it */
} part;

typedef struct parts {
    part *at; /* open addressing */
    uint32_t mask;
} parts;

/* A walk over the names of people. */
typedef struct walk {
    uint32_t name, token; /* the next name; the first token of the one at hand */
    uint32_t sentence;
    bool headline; /* the sentence is one */
    uint32_t words[NAME_WORDS], n;
} walk;

static part *place_of(const parts *p, uint64_t word)
{
    uint32_t slot = (uint32_t)(word >> 32) & p->mask;
    while (p->at[slot].word && p->at[slot].word != word) slot = (slot + 1) & p->mask;
    return &p->at[slot];
}

/* The next person's name, with those of its tokens that are words; NULL behind the last. */
static fhi_name *next_person(fhi_marks *marks, walk *w)
{
    const fhi_text *text = marks->text;
    while (w->name < marks->names.n && marks->names.at[w->name].type != FHI_NAME_PER) w->name++;
    if (w->name == marks->names.n) return NULL;
    fhi_name *name = &marks->names.at[w->name++];
    while (text->tokens.at[w->token].at.start < name->at.start) w->token++;
    w->n = 0;
    for (uint32_t i = w->token; i < text->tokens.n && text->tokens.at[i].at.start < name->at.end; i++)
        if (text->tokens.at[i].flags & FHI_TOKEN_WORD && text->tokens.at[i].word && w->n < NAME_WORDS)
            w->words[w->n++] = i;
    if (text->tokens.at[w->token].sentence != w->sentence) {
        w->sentence = text->tokens.at[w->token].sentence;
        w->headline = fhi_naming_style(text, &text->sentences.at[w->sentence]) != 0;
    }
    return name;
}

/* "Jr.", or an initial. */
static bool has_stop(const fhi_text *text, uint32_t token)
{
    fh_span word = fhi_span_cut(text->article->text, text->tokens.at[token].at);
    return word.len > 0 && word.ptr[word.len - 1] == '.';
}

static void learn(const fhi_text *text, const parts *p, const walk *w)
{
    for (uint32_t k = 0; k < w->n; k++) {
        uint64_t word = text->tokens.at[w->words[k]].word;
        part *known = place_of(p, word);
        known->word = word;
        known->surname |= k > 0 && k + 1 == w->n;
    }
}

static void cut(const fhi_text *text, const parts *p, const walk *w, fhi_name *name)
{
    uint32_t known = w->n; /* words, up to the last that the sentences know */
    while (known > 0 && !place_of(p, text->tokens.at[w->words[known - 1]].word)->word) known--;
    if (known == 0 || !place_of(p, text->tokens.at[w->words[known - 1]].word)->surname) return;
    while (known < w->n && has_stop(text, w->words[known])) known++;
    if (known < w->n) name->at.end = text->tokens.at[w->words[known - 1]].at.end;
}

bool fhi_headlines_cut(fhi_arena *scratch, fhi_marks *marks)
{
    parts p = {.mask = 15};
    while (p.mask < marks->names.n * 2 * NAME_WORDS) p.mask = p.mask * 2 + 1;
    p.at = fhi_arena_array(scratch, (size_t)p.mask + 1, sizeof *p.at);
    if (!p.at) return false;
    walk w = {.sentence = FHI_NONE};
    while (next_person(marks, &w)) {
        if (!w.headline) learn(marks->text, &p, &w);
    }
    w = (walk){.sentence = FHI_NONE};
    for (fhi_name *name; (name = next_person(marks, &w));) {
        if (w.headline) cut(marks->text, &p, &w, name);
    }
    return true;
}
