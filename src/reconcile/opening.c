/* SPDX-License-Identifier: Apache-2.0 */
/* Datelines, credits and list marks at the head of a sentence, by its tokens. */
#include "reconcile/opening.h"

#include "base/span.h"
#include "extract/dateline.h"
#include "extract/pagedate.h"

enum { DATELINE = 18, BRACKET = 7, STAMPED = 3 }; /* tokens that one may have; that must follow a stamp */

static bool is_dash(fh_span word)
{
    return fhi_span_is(word, FHI_SPAN("-")) || fhi_span_is(word, FHI_SPAN("--")) ||
           fhi_span_is(word, FHI_SPAN("\xE2\x80\x93")) || fhi_span_is(word, FHI_SPAN("\xE2\x80\x94"));
}

/* The list mark that a sentence may begin with is no part of what it tells. */
static uint32_t behind_bullet(const fhi_text *text, const fhi_sentence *sentence)
{
    fh_span mark = fhi_span_cut(text->article->text, text->tokens.at[sentence->first].at);
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

typedef enum stamp_word { STAMP_NONE, STAMP_SMALL, STAMP_MONTH, STAMP_YEAR } stamp_word;

/* What a word may be in a page's stamp: "Updated: Monday, May 6, 2031, 8:15 a.m. GMT", "Posted: 06/05/2031". */
static stamp_word stamp_word_of(fh_span word)
{
    static const char *const small[] = {
        "published", "posted", "updated", "last", "modified", "first",   "on",        "at",       "by",
        "a.m.",      "p.m.",   "am",      "pm",   "a.m",      "p.m",     "et",        "est",      "edt",
        "pt",        "pst",    "pdt",     "ct",   "cst",      "cdt",     "mt",        "mst",      "mdt",
        "gmt",       "bst",    "utc",     "cet",  "cest",     "ist",     ",",         ":",        "/",
        "@",         "|",      "-",       ".",    "monday",   "tuesday", "wednesday", "thursday", "friday",
        "saturday",  "sunday", "mon",     "tue",  "wed",      "thu",     "fri",       "sat",      "sun"};
    fh_span bare = word.len > 3 && word.ptr[word.len - 1] == '.' ? (fh_span){word.ptr, word.len - 1} : word;
    if (fhi_pagedate_month(bare) > 0) return STAMP_MONTH;
    if (fhi_span_among(word, small, sizeof small / sizeof *small)) return STAMP_SMALL;
    if (!fhi_ascii_digit(word.ptr[0])) return STAMP_NONE;
    bool numbers = memchr(word.ptr, '/', word.len) || memchr(word.ptr, '-', word.len);
    return numbers ? STAMP_MONTH : word.len >= 4 ? STAMP_YEAR : STAMP_SMALL;
}

/* Behind the date of the page that ran into the sentence ("Posted: May 6, 2031 The bridge fell"): one with nothing before it and a capital
 * behind it, where no comma makes it a part of the sentence ("May 6, 2031, the day of the fire"); nought if there is none. */
static uint32_t behind_stamp(const fhi_text *text, const fhi_sentence *sentence)
{
    uint32_t end = sentence->first + sentence->count, i = sentence->first;
    bool month = false, year = false;
    for (; i < end && i < sentence->first + DATELINE; i++) {
        fh_span word = fhi_span_cut(text->article->text, text->tokens.at[i].at);
        stamp_word kind = stamp_word_of(word);
        if (kind == STAMP_NONE) break;
        month = month || kind == STAMP_MONTH;
        year = year || kind == STAMP_YEAR || (kind == STAMP_MONTH && fhi_ascii_digit(word.ptr[0]) && word.len >= 8);
    }
    bool begins = month && year && i + STAMPED < end && text->tokens.at[i].flags & FHI_TOKEN_CAPITAL &&
                  text->tokens.at[i - 1].tag != FHI_TAG_COMMA;
    return begins ? text->tokens.at[i].at.start : 0;
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
    if (!known) known = behind_stamp(text, sentence);
    if (known) return known;
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
        if (closed ||
            (space && ((dash && token->flags & FHI_TOKEN_SPACE) || (capitals && fhi_span_is(word, FHI_SPAN(":"))))))
            return text->tokens.at[i + 1].at.start;
        capitals = capitals && (token->flags & FHI_TOKEN_UPPER || !(token->flags & FHI_TOKEN_WORD));
    }
    return start;
}
