/* SPDX-License-Identifier: Apache-2.0 */
/* Titles and offices; see titles.h. */
#include "annotate/name/titles.h"

#include "annotate/name/gazetteer.h"
#include "base/span.h"

enum { TITLE_WORDS = 6, APPOSITION = 14, TITLE_REACH = 8 };

/* The longest known title whose last token is `last`, not before `start`: its number of tokens, 0 if none. */
static uint32_t title_ending(const fhi_text *text, uint32_t start, uint32_t last)
{
    uint32_t found = 0;
    for (uint32_t n = 1; n <= TITLE_WORDS && last + 1 >= start + n; n++) {
        fh_range at = {text->tokens.at[last + 1 - n].at.start, text->tokens.at[last].at.end};
        if (fhi_gazetteer_phrase(fhi_span_cut(text->article->text, at)) & FHI_PHRASE_TITLE) found = n;
    }
    return found;
}

/* A word that belongs to a title in front of its last part: "South Korean Defense", "foreign ministry". */
static bool goes_before(const fhi_token *token)
{
    switch (token->tag) {
    case FHI_TAG_NNP:
    case FHI_TAG_NNPS:
    case FHI_TAG_NN:
    case FHI_TAG_NNS:
    case FHI_TAG_JJ: return true;
    case FHI_TAG_HYPH: return !(token->flags & FHI_TOKEN_SPACE); /* no dash of a dateline */
    default: return false;
    }
}

/* "Editor-[in]-Chief": a hyphen stands at the token, and no blank before it. */
static bool is_hyphenated(const fhi_text *text, uint32_t at)
{
    const fhi_token *token = &text->tokens.at[at];
    return token->tag == FHI_TAG_HYPH && !(token->flags & FHI_TOKEN_SPACE);
}

static bool is_comma(const fhi_text *text, uint32_t i)
{
    return text->article->text.ptr[text->tokens.at[i].at.start] == ',';
}

/* True of what stands behind a comma and is no apposition: "Ann Lind, mayor Bob Falk and others signed the deal, …" has a verb, or another
 * name behind its title. */
static bool goes_on(const fhi_text *text, uint32_t start, uint32_t stop)
{
    for (uint32_t i = start; i < stop; i++) {
        if (fhi_words_finite(text->tokens.at[i].tag)) return true;
        if (i + 1 == stop || text->tokens.at[i + 1].tag != FHI_TAG_NNP || !title_ending(text, start, i)) continue;
        uint32_t end = i + 1;
        while (end < stop && text->tokens.at[end].tag == FHI_TAG_NNP) end++;
        if (end == stop || text->tokens.at[end].tag != FHI_TAG_POS) return title_ending(text, start, end - 1) == 0;
    }
    return false;
}

static bool is_word(const fhi_text *text, uint32_t i, fh_span word)
{
    return fhi_span_same(fhi_span_cut(text->article->text, text->tokens.at[i].at), word);
}

/* Where the title begins that goes on with "of" before `start`: "[Chairman of the Joint Chiefs of] Staff Gen."; `start` where none does. */
static uint32_t behind_of(const fhi_text *text, uint32_t first, uint32_t start)
{
    for (uint32_t i = start; i > first && start - i < TITLE_REACH; i--) {
        const fhi_token *token = &text->tokens.at[i - 1];
        bool of = is_word(text, i - 1, FHI_SPAN("of")), the = is_word(text, i - 1, FHI_SPAN("the"));
        if (!of && !the && !fhi_words_proper_noun(token->tag)) return start;
        uint32_t n = of && i - 1 > first ? title_ending(text, first, i - 2) : 0;
        if (n) return i - 1 - n;
        if (i == start && !of) return start;
    }
    return start;
}

/* "they [miss] Hale", "to [judge] Hale" */
static bool is_verb(const fhi_token *token)
{
    bool verb = fhi_words_finite(token->tag) || token->tag == FHI_TAG_VB;
    return verb && !(token->flags & FHI_TOKEN_CAPITAL);
}

/* ", seen as the next mayor,", ", each often praising the mayor,"; not ", the ousted mayor," */
static bool begins_with_participle(const fhi_text *text, uint32_t start, uint32_t stop)
{
    if (start + 1 < stop && text->tokens.at[start].tag == FHI_TAG_DT && text->tokens.at[start + 1].tag == FHI_TAG_RB)
        start++;
    while (start + 1 < stop && text->tokens.at[start].tag == FHI_TAG_RB) start++;
    uint8_t head = text->tokens.at[start].tag;
    return head == FHI_TAG_VBN || head == FHI_TAG_VBG;
}

fh_range fhi_titles_of(const fhi_text *text, uint32_t first, uint32_t count)
{
    const fhi_sentence *s = &text->sentences.at[text->tokens.at[first].sentence];
    uint32_t n = first > s->first ? title_ending(text, s->first, first - 1) : 0;
    if (n > 1 || (n && !is_verb(&text->tokens.at[first - 1]))) {
        uint32_t start = first - n;
        while (start > s->first && first - start < TITLE_REACH &&
               (goes_before(&text->tokens.at[start - 1]) || is_hyphenated(text, start)))
            start--;
        if (text->tokens.at[start].tag == FHI_TAG_HYPH) start++;
        start = behind_of(text, s->first, start);
        return (fh_range){text->tokens.at[start].at.start, text->tokens.at[first - 1].at.end};
    }
    uint32_t at = first + count, end = s->first + s->count;
    if (at >= end || !is_comma(text, at)) return (fh_range){0, 0};
    uint32_t start = at + 1, stop = start;
    while (stop < end && stop - start < APPOSITION && !is_comma(text, stop) &&
           text->tokens.at[stop].tag != FHI_TAG_STOP)
        stop++;
    if (stop == start || stop - start == APPOSITION || goes_on(text, start, stop)) return (fh_range){0, 0};
    if (begins_with_participle(text, start, stop)) return (fh_range){0, 0};
    uint8_t head = text->tokens.at[start].tag;
    if (head == FHI_TAG_DT || head == FHI_TAG_PRPS) start++;
    for (uint32_t i = start; i < stop; i++) {
        if (text->tokens.at[i].flags & FHI_TOKEN_WORD && title_ending(text, start, i))
            return (fh_range){text->tokens.at[start].at.start, text->tokens.at[stop - 1].at.end};
    }
    return (fh_range){0, 0};
}
