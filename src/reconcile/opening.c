/* SPDX-License-Identifier: Apache-2.0 */
/* Datelines, credits and list marks at the head of a sentence, by its tokens. */
#include "reconcile/opening.h"

#include "base/span.h"
#include "extract/dateline.h"
#include "extract/pagedate.h"

enum { DATELINE = 18, BRACKET = 7 }; /* tokens that one may have */

static bool is_dash(fh_span word)
{
    return fhi_span_is(word, FHI_SPAN("-")) || fhi_span_is(word, FHI_SPAN("--")) ||
           fhi_span_is(word, FHI_SPAN("\xE2\x80\x93")) || fhi_span_is(word, FHI_SPAN("\xE2\x80\x94"));
}

/* The list mark that a sentence may begin with is no part of what it tells. */
static uint32_t behind_bullet(const fhi_text *text, const fhi_sentence *sentence)
{
    fh_span mark = fhi_words_text(text, sentence->first);
    bool bullet = fhi_span_is(mark, FHI_SPAN("\xE2\x80\xA2")) || fhi_span_is(mark, FHI_SPAN("\xC2\xB7")) ||
                  fhi_span_is(mark, FHI_SPAN("\xE2\x96\xAA")) || fhi_span_is(mark, FHI_SPAN("*"));
    return bullet && sentence->count > 1 ? text->tokens.at[sentence->first + 1].at.start : sentence->at.start;
}

/* The same for "Tarnby, Varr – May 6, 2031 – ", where only names and numbers stand before the last dash, and behind the dash of a list. */
static uint32_t behind_place_and_day(const fhi_text *text, const fhi_sentence *sentence)
{
    uint32_t start = behind_bullet(text, sentence);
    for (uint32_t i = sentence->first; i + 1 < sentence->first + sentence->count && i < sentence->first + DATELINE;
         i++) {
        const fhi_token *token = &text->tokens.at[i];
        uint8_t tag = token->tag;
        bool dash = is_dash(fhi_span_cut(text->article->text, token->at));
        if (dash && text->tokens.at[i + 1].flags & FHI_TOKEN_SPACE)
            start = text->tokens.at[i + 1].at.start;
        else if (!dash && token->flags & FHI_TOKEN_WORD && tag != FHI_TAG_NNP && tag != FHI_TAG_CD)
            break;
    }
    return start;
}

/* "(Wire) The bridge": where the sentence begins behind a credit in brackets that opens it; nought if none does. */
static uint32_t behind_bracket(const fhi_text *text, const fhi_sentence *sentence)
{
    uint32_t end = sentence->first + (sentence->count < BRACKET ? sentence->count : BRACKET);
    for (uint32_t i = sentence->first + 1; i + 1 < end; i++) {
        const fhi_token *token = &text->tokens.at[i], *next = token + 1;
        if (token->tag == FHI_TAG_CLOSE)
            return i > sentence->first + 1 && next->flags & FHI_TOKEN_CAPITAL ? next->at.start : 0;
        if (!(token->flags & FHI_TOKEN_CAPITAL)) return 0;
    }
    return 0;
}

/* Behind the dateline that `extract` finds at the head of a block; nought if the sentence opens with none. */
static uint32_t behind_known_dateline(const fhi_text *text, const fhi_sentence *sentence)
{
    const fhi_article *article = text->article;
    fhi_dateline dateline;
    if (sentence->block >= article->blocks.n || article->blocks.at[sentence->block].at.start != sentence->at.start)
        return 0;
    if (!fhi_dateline_read(fhi_span_cut(article->text, article->blocks.at[sentence->block].at), &dateline)) return 0;
    uint32_t end = sentence->at.start + dateline.end;
    return dateline.agency.end && end < sentence->at.end ? end : 0;
}

/* Where the sentence begins behind a dateline ("VARR, May 6 (Wire) - "): behind a dash near its start, before which there is no verb and the
 * first word is all capitals or in brackets. */
uint32_t fhi_opening_of(const fhi_text *text, const fhi_sentence *sentence)
{
    uint32_t known = behind_known_dateline(text, sentence);
    if (known) return known;
    uint32_t stamp = fhi_pagedate_ahead(fhi_span_cut(text->article->text, sentence->at));
    if (stamp) return sentence->at.start + stamp;
    const fhi_token *first = &text->tokens.at[sentence->first];
    bool bracket = text->article->text.ptr[first->at.start] == '(';
    bool capitals = first->flags & FHI_TOKEN_UPPER; /* so far: "THE HAGUE: " is a dateline as well */
    if (!capitals && !bracket) return behind_place_and_day(text, sentence);
    uint32_t behind = bracket ? behind_bracket(text, sentence) : 0, start = behind ? behind : sentence->at.start;
    for (uint32_t i = sentence->first + 1; i + 1 < sentence->first + sentence->count && i < sentence->first + DATELINE;
         i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (token->tag == FHI_TAG_MD || token->tag == FHI_TAG_VBD || token->tag == FHI_TAG_VBZ) return start;
        fh_span word = fhi_span_cut(text->article->text, token->at);
        bool dash = is_dash(word);
        bool space = text->tokens.at[i + 1].flags & FHI_TOKEN_SPACE;
        bool closed = dash && text->tokens.at[i - 1].tag == FHI_TAG_CLOSE; /* "VARR (Wire) -The bridge" */
        bool tight = capitals && fhi_span_is(word, FHI_SPAN("\xE2\x80\x94")) &&
                     text->tokens.at[i + 1].flags & FHI_TOKEN_CAPITAL; /* "VARR—The bridge" */
        if (closed || tight ||
            (space && ((dash && token->flags & FHI_TOKEN_SPACE) || (capitals && fhi_span_is(word, FHI_SPAN(":"))))))
            return text->tokens.at[i + 1].at.start;
        capitals = capitals && (token->flags & FHI_TOKEN_UPPER || !(token->flags & FHI_TOKEN_WORD));
    }
    return start;
}
