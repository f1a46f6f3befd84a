/* SPDX-License-Identifier: Apache-2.0 */
#include "reconcile/clause.h"

#include "base/span.h"

bool fhi_clause_is_background(const fhi_text *text, uint32_t token)
{
    static const char *const words[] = {"after", "following", "amid", "despite"};
    fh_span word = fhi_words_text(text, token);
    uint8_t tag = text->tokens.at[token].tag;
    return (tag == FHI_TAG_IN || tag == FHI_TAG_VBG) && fhi_span_among(word, words, sizeof words / sizeof *words);
}

bool fhi_clause_rules_out(const fhi_text *text, uint32_t token)
{
    static const char *const words[] = {"rule", "rules", "ruled", "ruling"};
    return token + 1 < text->tokens.n && fhi_span_same(fhi_words_text(text, token + 1), FHI_SPAN("out")) &&
           fhi_span_among(fhi_words_text(text, token), words, sizeof words / sizeof *words);
}
