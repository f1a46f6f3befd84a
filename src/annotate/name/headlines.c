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

static part *place_of(const parts *p, uint64_t word)
{
    uint32_t slot = (uint32_t)(word >> 32) & p->mask;
    while (p->at[slot].word && p->at[slot].word != word) slot = (slot + 1) & p->mask;
    return &p->at[slot];
}

/* The tokens of a name that are words, `token` being at its first. */
static uint32_t words_of(const fhi_text *text, const fhi_name *name, uint32_t *token, uint32_t words[NAME_WORDS])
{
    uint32_t n = 0;
    while (text->tokens.at[*token].at.start < name->at.start) ++*token;
    for (uint32_t i = *token; i < text->tokens.n && text->tokens.at[i].at.start < name->at.end; i++)
        if (text->tokens.at[i].flags & FHI_TOKEN_WORD && text->tokens.at[i].word && n < NAME_WORDS) words[n++] = i;
    return n;
}

/* "Jr.", or an initial. */
static bool has_stop(const fhi_text *text, uint32_t token)
{
    fh_span word = fhi_span_cut(text->article->text, text->tokens.at[token].at);
    return word.len > 0 && word.ptr[word.len - 1] == '.';
}

static void cut(const fhi_text *text, const parts *p, fhi_name *name, const uint32_t *words, uint32_t n)
{
    uint32_t known = n; /* words, up to the last that the sentences know */
    while (known > 0 && !place_of(p, text->tokens.at[words[known - 1]].word)->word) known--;
    if (known == 0 || !place_of(p, text->tokens.at[words[known - 1]].word)->surname) return;
    while (known < n && has_stop(text, words[known])) known++;
    if (known < n) name->at.end = text->tokens.at[words[known - 1]].at.end;
}

bool fhi_headlines_cut(fhi_arena *scratch, fhi_marks *marks)
{
    const fhi_text *text = marks->text;
    parts p = {.mask = 15};
    while (p.mask < marks->names.n * 2 * NAME_WORDS) p.mask = p.mask * 2 + 1;
    p.at = fhi_arena_array(scratch, (size_t)p.mask + 1, sizeof *p.at);
    if (!p.at) return false;
    for (int headlines = 0; headlines < 2; headlines++) {
        uint32_t token = 0, words[NAME_WORDS], sentence = FHI_NONE;
        bool headline = false; /* the sentence */
        for (uint32_t i = 0; i < marks->names.n; i++) {
            fhi_name *name = &marks->names.at[i];
            if (name->type != FHI_NAME_PER) continue;
            uint32_t n = words_of(text, name, &token, words);
            if (text->tokens.at[token].sentence != sentence) {
                sentence = text->tokens.at[token].sentence;
                headline = fhi_naming_style(text, &text->sentences.at[sentence]) != 0;
            }
            if (headline && headlines) cut(text, &p, name, words, n);
            for (uint32_t k = 0; k < n && !headline && !headlines; k++) {
                part *known = place_of(&p, text->tokens.at[words[k]].word);
                known->word = text->tokens.at[words[k]].word;
                known->surname |= k > 0 && k + 1 == n;
            }
        }
    }
    return true;
}
