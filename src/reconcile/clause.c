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

/* True if the words begin with a clause that hangs on what follows: "After it fell, …". */
static bool hangs(const fhi_text *text, uint32_t first, uint32_t end)
{
    static const char *const words[] = {"after", "as",      "while",  "although", "though", "if",
                                        "since", "because", "before", "when",     "until"};
    return first < end && fhi_span_among(fhi_words_text(text, first), words, sizeof words / sizeof *words);
}

uint32_t fhi_clause_main_verb(const fhi_text *text, uint32_t first, uint32_t end)
{
    bool aside = hangs(text, first, end); /* in a subordinate clause, which ends at a comma */
    uint32_t fallback = end, participle = end;
    for (uint32_t i = first; i < end; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if (tag == FHI_TAG_WDT || tag == FHI_TAG_WP || tag == FHI_TAG_WPS || tag == FHI_TAG_WRB) {
            aside = true;
        } else if (tag == FHI_TAG_COMMA) {
            aside = false;
        } else if (fhi_words_finite(tag)) {
            if (!aside) return i;
            if (fallback == end) fallback = i;
        } else if (tag == FHI_TAG_VBN && participle == end) {
            participle = i;
        }
    }
    return fallback == end ? participle : fallback;
}
