/* SPDX-License-Identifier: Apache-2.0 */
/* How a unit reads when it stands alone, off tags and a few closed word classes. */
#include "reconcile/clarity.h"

#include "base/span.h"
#include "reconcile/prose.h"

/* "After the mayor asked for help": a clause that hangs on another, which is not there. */
static bool hangs_alone(const fhi_text *text, const fhi_unit *unit, const fhi_sentence *sentence)
{
    static const char *const words[] = {"after",  "although", "because", "before", "if",    "since",
                                        "though", "unless",   "until",   "when",   "while", "whether"};
    fh_span head = fhi_words_text(text, sentence->first);
    if (!fhi_span_among(head, words, sizeof words / sizeof *words)) return false;
    uint32_t verbs = 0;
    for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (!fhi_range_within(token->at, unit->shown)) continue;
        verbs += fhi_words_finite(token->tag);
        if (token->tag == FHI_TAG_COMMA) return false;
    }
    return verbs == 1;
}

/* "that the mill burnt": what a page has left of a sentence whose head is lost. Sentences begin with a capital or a quotation. */
static bool is_headless(const fhi_text *text, const fhi_unit *unit, const fhi_sentence *sentence)
{
    const fhi_token *first = &text->tokens.at[sentence->first];
    if (unit->shown.start != first->at.start || !(first->flags & FHI_TOKEN_WORD)) return false;
    if (hangs_alone(text, unit, sentence)) return true;
    if (first->flags & (FHI_TOKEN_CAPITAL | FHI_TOKEN_NUMBER)) return false;
    return first->tag == FHI_TAG_IN || first->tag == FHI_TAG_WDT || first->tag == FHI_TAG_WP ||
           first->tag == FHI_TAG_CC || first->tag == FHI_TAG_TO;
}

bool fhi_clarity_is_prose(const fhi_text *text, const fhi_unit *unit, const fhi_sentence *sentence)
{
    fh_span shown = fhi_span_cut(text->article->text, unit->shown);
    if (!fhi_prose_has_verb(text, sentence, unit->shown) || fhi_prose_has_code(shown)) return false;
    if (is_headless(text, unit, sentence) || fhi_span_ends(shown, FHI_SPAN("?"))) return false;
    if (unit->quoted && unit->voice) return true; /* shown behind its speaker, without the marks */
    return !fhi_prose_all_quoted(text, sentence, unit->shown) && !fhi_prose_breaks_quotation(shown);
}

/* How much a unit that begins with these words leans on what stood before: "It was", "That's why", "Turns out", "And yet". */
static double leaning(const fhi_token *first, const fhi_token *next)
{
    bool verb = next && (fhi_words_finite(next->tag) || next->tag == FHI_TAG_POS);
    switch (first->tag) {
    case FHI_TAG_PRP: return 0.5;
    case FHI_TAG_EX: return 0.25;              /* "There are ways" */
    case FHI_TAG_DT: return verb ? 0.5 : 0.05; /* "That is", not "The mayor" */
    case FHI_TAG_PRPS:
    case FHI_TAG_VB:
    case FHI_TAG_VBZ:
    case FHI_TAG_VBP: return 0.3;
    case FHI_TAG_RB: return verb ? 0.7 : 0.12; /* "Here are five things", not "Slowly the sea" */
    case FHI_TAG_CC:
    case FHI_TAG_IN: return 0.12;
    default: return 0;
    }
}

double fhi_clarity_of(const fhi_text *text, const fhi_unit *unit, const fhi_sentence *sentence)
{
    double clarity = 0;
    uint32_t words = 0, capitals = 0, upper = 0;
    bool first = true;
    for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (!fhi_range_within(token->at, unit->at) || !(token->flags & FHI_TOKEN_WORD)) continue;
        words++;
        capitals += token->flags & FHI_TOKEN_CAPITAL && !first;
        upper += (token->flags & FHI_TOKEN_UPPER) != 0;
        if (first)
            clarity -= leaning(token, i + 1 < sentence->first + sentence->count ? token + 1 : NULL);
        else if (token->tag == FHI_TAG_PRP)
            clarity -= 0.12;
        first = false;
    }
    clarity += 0.06 * (capitals < 5 ? capitals : 5);
    if (words > 28) clarity -= 0.02 * (words - 28);
    if (words < 8) clarity -= 0.08 * (8 - words);
    if (unit->quoted) clarity -= 0.35;
    if (upper * 4 > words * 3) clarity -= 1;
    if (text->article->text.ptr[unit->at.end - 1] == '?') clarity -= 0.5;
    switch (text->article->blocks.n > sentence->block ? text->article->blocks.at[sentence->block].kind
                                                      : FHI_BLOCK_PARAGRAPH) {
    case FHI_BLOCK_TITLE: return clarity - 0.6;
    case FHI_BLOCK_CAPTION: return clarity - 0.7;
    case FHI_BLOCK_STANDFIRST: return clarity - 0.2;
    default: return clarity;
    }
}

bool fhi_clarity_may_lead(const fhi_reading *reading, const fhi_unit *unit)
{
    uint32_t first = fhi_words_from(reading->text, unit->shown.start);
    while (first < reading->text->tokens.n && !(reading->text->tokens.at[first].flags & FHI_TOKEN_WORD)) first++;
    uint32_t block = reading->text->sentences.at[unit->sentence].block;
    if (!unit->prose || first == reading->text->tokens.n) return false;
    if (reading->text->tokens.at[first].flags & FHI_TOKEN_QUOTED) return false;
    if (block >= reading->article->blocks.n) return true;
    return reading->article->blocks.at[block].kind == FHI_BLOCK_PARAGRAPH;
}
