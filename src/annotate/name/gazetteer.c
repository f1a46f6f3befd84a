/* SPDX-License-Identifier: Apache-2.0 */
/* Phrases of the word lists in a sentence; see gazetteer.h. */
#include "annotate/name/gazetteer.h"

#include "tables/lexicon.h"
#include "text/letters.h"

#include "annotate/name/phrases.inc"

enum { LONGEST_PHRASE = 6, PHRASE_BYTES = 64 };

uint32_t fhi_gazetteer_phrase(fh_span phrase)
{
    char folded[PHRASE_BYTES];
    if (phrase.len > sizeof folded) return 0;
    return fhi_lexicon_find(&phrases, (fh_span){folded, fhi_letters_fold(phrase, folded, sizeof folded)});
}

static fhi_gazette *gazette_at(fhi_gazette *first, size_t stride, uint32_t i)
{
    return (void *)((char *)first + i * stride);
}

/* The phrases that start at token `i`. */
static void mark_from(const fhi_text *text, const fhi_sentence *sentence, uint32_t i, fhi_gazette *found, size_t stride)
{
    const fhi_token *tokens = text->tokens.at + sentence->first;
    for (uint32_t n = 1; n <= LONGEST_PHRASE && i + n <= sentence->count; n++) {
        fh_range at = {tokens[i].at.start, tokens[i + n - 1].at.end};
        if (at.end - at.start > PHRASE_BYTES) break;
        uint16_t kinds = (uint16_t)fhi_gazetteer_phrase(fhi_span_cut(text->article->text, at));
        if (!kinds) continue;
        gazette_at(found, stride, i)->starts |= kinds;
        gazette_at(found, stride, i)->longest = (uint8_t)n;
        for (uint32_t k = 1; k < n; k++) gazette_at(found, stride, i + k)->inside |= kinds;
    }
}

void fhi_gazetteer_mark(const fhi_text *text, const fhi_sentence *sentence, fhi_gazette *found, size_t stride)
{
    const fhi_token *tokens = text->tokens.at + sentence->first;
    for (uint32_t i = 0; i < sentence->count; i++) {
        if (tokens[i].flags & FHI_TOKEN_CAPITAL) mark_from(text, sentence, i, found, stride);
    }
}
