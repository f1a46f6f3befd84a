/* SPDX-License-Identifier: Apache-2.0 */
/* A claim comes in, and whether a later one takes it back, by a verb for that and the thing that both name; see revoked.h. */
#include "brief/revoked.h"

#include "base/span.h"

enum {
    LOOKED_AT = 60, /* claims, cites */
    NEAR = 8,       /* tokens from the verb to what it is said of */
    FAR = 24        /* the same to what a sentence opens with, over a relative clause */
};

static void tokens_of(const fhi_draft *draft, fhi_cite cite, const fhi_text **text, uint32_t *from, uint32_t *end)
{
    *text = draft->readings[cite.article].text;
    *from = *end = fhi_words_from(*text, cite.at.start);
    while (*end < (*text)->tokens.n && (*text)->tokens.at[*end].at.start < cite.at.end) (*end)++;
}

/* One thing by several names, which another report may use. */
static bool is_one_thing(fh_span a, fh_span b)
{
    static const char *const things[][6] = {{"strike", "strikes", "walkout", "walkouts", "walk", "stoppage"},
                                            {"talks", "meeting", "summit", "negotiations", "meet", "talk"},
                                            {"match", "game", "fixture", "matches", "games", "play"},
                                            {"concert", "show", "gig", "concerts", "shows", "perform"},
                                            {"election", "vote", "ballot", "poll", "elections", "polls"},
                                            {"visit", "trip", "tour", "visits", "travel", "journey"}};
    enum { NAMES = sizeof things[0] / sizeof *things[0] };
    if (fhi_span_same(a, b)) return true;
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (fhi_span_among(a, things[i], NAMES) && fhi_span_among(b, things[i], NAMES)) return true;
    return false;
}

static bool has_word(const fhi_draft *draft, fhi_cite words, fh_span word)
{
    const fhi_text *text;
    uint32_t from, end;
    tokens_of(draft, words, &text, &from, &end);
    for (uint32_t i = from; i < end; i++)
        if (is_one_thing(fhi_words_text(text, i), word)) return true;
    return false;
}

/* The last common noun of the phrase that a sentence opens with: "A three-day train strike that was due to begin on Monday has been". */
static bool opening_noun(const fhi_text *text, uint32_t from, uint32_t verb, uint32_t *noun)
{
    bool found = false;
    for (uint32_t k = from; k < verb && verb - from < FAR; k++) {
        uint8_t tag = text->tokens.at[k].tag;
        bool common = fhi_words_common_noun(tag);
        if (found && !common) break;
        if (tag == FHI_TAG_IN || tag == FHI_TAG_COMMA || fhi_words_finite(tag)) break;
        if (common) *noun = k;
        found = found || common;
    }
    return found;
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
        return opening_noun(text, from, i, noun);
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
    uint32_t from, end, noun = 0;
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
