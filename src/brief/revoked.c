/* SPDX-License-Identifier: Apache-2.0 */
/* A claim comes in, and whether a later one takes it back, by a verb for that and the thing that both name; see revoked.h. */
#include "brief/revoked.h"

#include "base/span.h"

enum { LOOKED_AT = 60 /* claims, cites */, NEAR = 8 /* tokens from the verb to what it is said of */ };

static void tokens_of(const fhi_draft *draft, fhi_cite cite, const fhi_text **text, uint32_t *from, uint32_t *end)
{
    *text = draft->readings[cite.article].text;
    *from = *end = fhi_words_from(*text, cite.at.start);
    while (*end < (*text)->tokens.n && (*text)->tokens.at[*end].at.start < cite.at.end) (*end)++;
}

static bool has_word(const fhi_draft *draft, fhi_cite words, fh_span word)
{
    const fhi_text *text;
    uint32_t from, end;
    tokens_of(draft, words, &text, &from, &end);
    for (uint32_t i = from; i < end; i++)
        if (fhi_span_same(fhi_words_text(text, i), word)) return true;
    return false;
}

/* What a verb for calling off at token `i` is said of: the last noun of the phrase behind it, or before it where it is passive or says that
 * something will not take place. False if there is no such verb. */
static bool object_of(const fhi_text *text, uint32_t from, uint32_t end, uint32_t i, uint32_t *noun)
{
    static const char *const off[] = {"cancelled", "canceled", "scrapped", "abandoned", "averted", "withdrew"};
    static const char *const be[] = {"is", "are", "was", "were", "been", "being"};
    fh_span word = fhi_words_text(text, i), next = i + 1 < end ? fhi_words_text(text, i + 1) : (fh_span){NULL, 0};
    bool called = fhi_span_same(word, FHI_SPAN("called")) && fhi_span_same(next, FHI_SPAN("off"));
    bool place = i > from && fhi_span_same(word, FHI_SPAN("take")) && fhi_span_same(next, FHI_SPAN("place")) &&
                 fhi_span_same(fhi_words_text(text, i - 1), FHI_SPAN("not"));
    if (!called && !place && !fhi_span_among(word, off, sizeof off / sizeof *off)) return false;
    bool passive = i > from && fhi_span_among(fhi_words_text(text, i - 1), be, sizeof be / sizeof *be);
    if (place || passive) {
        for (uint32_t k = i; k > from && k + NEAR > i; k--)
            if (fhi_words_noun(text->tokens.at[k - 1].tag) && !fhi_words_proper_noun(text->tokens.at[k - 1].tag)) {
                *noun = k - 1;
                return true;
            }
        return false;
    }
    bool found = false;
    for (uint32_t k = i + 1 + called; k < end && k < i + NEAR; k++) {
        bool is_noun = fhi_words_noun(text->tokens.at[k].tag);
        if (found && !is_noun) break;
        if (is_noun) *noun = k;
        found = found || is_noun;
    }
    return found;
}

static bool revokes(const fhi_draft *draft, fhi_cite later, fhi_cite announced)
{
    const fhi_text *text;
    uint32_t from, end, noun;
    tokens_of(draft, later, &text, &from, &end);
    for (uint32_t i = from; i < end; i++)
        if (!(text->tokens.at[i].flags & FHI_TOKEN_QUOTED) && object_of(text, from, end, i, &noun) &&
            has_word(draft, announced, fhi_words_text(text, noun)))
            return true;
    return false;
}

static fhi_day day_of(const fhi_draft *draft, fhi_cite cite)
{
    return draft->readings[cite.article].article->published.day;
}

bool fhi_revoked_is(const fhi_draft *draft, const fhi_claim *claim, fhi_cite announced)
{
    fhi_day day = day_of(draft, announced);
    if (day == FHI_NO_DAY) return false;
    /* "will strike" and "called off the strike" may be one claim */
    for (uint32_t i = 0; i < claim->cites.n && i < LOOKED_AT; i++)
        if (day_of(draft, claim->cites.at[i]) > day && revokes(draft, claim->cites.at[i], announced)) return true;
    for (uint32_t i = draft->first_claim; i < draft->claim_end && i < draft->first_claim + LOOKED_AT; i++) {
        const fhi_claim *later = &draft->claims->claims.at[i];
        if (later->first != FHI_NO_DAY && later->first > day && revokes(draft, later->cites.at[0], announced))
            return true;
    }
    return false;
}
