/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens come in, a status goes out. "announced" is read off the first finite verb of the main clause; "confirmed", "denied" and "corrected" off
 * patterns of words (data/reconcile/status.tsv) that no negation, question or infinitive undoes. */
#include "reconcile/status_cues.h"

#include "base/span.h"
#include "reconcile/clause.h"

static const struct {
    fhi_claim_status status;
    uint32_t initials;   /* bit k: a first word may start with letter k */
    const char *pattern; /* words in a row, A|B is either */
} patterns[] = {
#include "reconcile/status_words.inc"
};

enum {
    PATTERNS = sizeof patterns / sizeof *patterns,
    NEGATION_REACH = 3,
    OBJECT_REACH = 7, /* tokens from a verb to what it is done to */
    VERB_GROUP = 3    /* tokens: "has also denied" */
};

static bool token_is(const fhi_text *text, uint32_t token, const char *word)
{
    return fhi_span_same(fhi_words_text(text, token), fhi_span_of(word));
}

/* True if the token is one of the words of `choices`, which '|' parts, up to a blank or the end; moves `choices` past them. */
static bool matches(fh_span token, const char **choices)
{
    bool hit = false;
    const char *p = *choices;
    while (*p && *p != ' ') {
        const char *word = p;
        while (*p && *p != ' ' && *p != '|') p++;
        hit = hit || fhi_span_same(token, (fh_span){word, (size_t)(p - word)});
        if (*p == '|') p++;
    }
    *choices = *p ? p + 1 : p;
    return hit;
}

static bool pattern_at(const fhi_text *text, uint32_t token, uint32_t end, const char *pattern)
{
    while (*pattern) {
        if (token >= end || !matches(fhi_words_text(text, token++), &pattern)) return false;
    }
    return true;
}

/* The bit of the token's first letter. */
static uint32_t initial_of(fh_span token)
{
    uint32_t letter = token.len ? (uint32_t)(fhi_ascii_lower(token.ptr[0]) - 'a') : 26;
    return letter < 26 ? 1u << letter : 0;
}

/* Something before the token takes it back or leaves it open: "could not confirm", "declined to", "if confirmed", "neither". */
static bool undone(const fhi_text *text, uint32_t first, uint32_t token)
{
    static const char *const words[] = {"not", "n't",     "n\xE2\x80\x99t", "never",    "neither", "nor",    "without",
                                        "if",  "whether", "refused",        "declined", "yet",     "unable", "no"};
    for (uint32_t back = 1; back <= NEGATION_REACH && token >= first + back; back++) {
        uint32_t i = token - back;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (token_is(text, i, words[k])) return true;
        if (text->tokens.at[i].tag == FHI_TAG_COMMA) return false;
    }
    if (token_is(text, first, "no") || token_is(text, first, "none")) return true; /* "No date has been confirmed" */
    if (token > first + 1 && (token_is(text, token - 1, "or") || token_is(text, token - 1, "and")) &&
        fhi_span_starts(fhi_words_text(text, token - 2), FHI_SPAN("confirm")))
        return true; /* "confirming or denying" */
    return token > first && token_is(text, token - 1, "to");
}

/* "would deny them the vote", "can publicly deny it": what may be denied is not. */
static bool is_chance(const fhi_text *text, uint32_t first, uint32_t token)
{
    for (uint32_t back = 1; back <= 2 && token >= first + back; back++)
        if (text->tokens.at[token - back].tag == FHI_TAG_MD) return text->tokens.at[token].tag == FHI_TAG_VB;
    return false;
}

/* "two confirmed cases": a participle before its noun says nothing of this sentence. */
static bool before_noun(const fhi_text *text, uint32_t first, uint32_t token, uint32_t end)
{
    if (token + 1 >= end) return false;
    uint8_t next = text->tokens.at[token + 1].tag;
    if (next != FHI_TAG_NN && next != FHI_TAG_NNS) return false;
    if (token == first) return false;
    uint8_t before = text->tokens.at[token - 1].tag;
    return before == FHI_TAG_DT || before == FHI_TAG_CD || before == FHI_TAG_JJ || before == FHI_TAG_IN;
}

static bool any_of(const fhi_text *text, uint32_t first, uint32_t end, const char *const *words)
{
    for (uint32_t i = first; i < end; i++)
        for (const char *const *word = words; *word; word++)
            if (token_is(text, i, *word)) return true;
    return false;
}

/* "The senate confirmed her", "who was confirmed to the post by senators": put into office. */
static bool is_appointed(const fhi_text *text, uint32_t first, uint32_t token, uint32_t end)
{
    static const char *const words[] = {"senate", "senators", "nominee", "nominees", "nomination", "nominated", NULL};
    return fhi_span_starts(fhi_words_text(text, token), FHI_SPAN("confirm")) &&
           !(token + 1 < end && token_is(text, token + 1, "that")) && any_of(text, first, end, words);
}

/* What is amended may be a bill: a correction is of what somebody wrote or said. */
static bool is_of_words(const fhi_text *text, uint32_t first, uint32_t end)
{
    static const char *const words[] = {"article", "story",   "stories",   "report",   "headline", "post",
                                        "piece",   "caption", "statement", "figure",   "figures",  "number",
                                        "claim",   "tweet",   "articles",  "sentence", "text",     NULL};
    return any_of(text, first, end, words);
}

/* "denied Falk the prize", "denied the Liberals a vote": withheld. */
static bool is_withheld(const fhi_text *text, uint32_t token, uint32_t end)
{
    uint32_t first = token + 1;
    if (first < end && text->tokens.at[first].tag == FHI_TAG_DT) first++;
    uint32_t i = first;
    while (i < end && i < first + 3 && fhi_words_proper_noun(text->tokens.at[i].tag)) i++;
    return i > first && i < end && text->tokens.at[i].tag == FHI_TAG_DT;
}

/* What an outlet has got wrong itself: "the article misstated the year", not "the minister misstated". */
static bool is_of_article(const fhi_text *text, uint32_t first, uint32_t end)
{
    static const char *const words[] = {"article", "articles", "story", "stories", "headline", "headlines",
                                        "caption", "captions", "post",  "posts",   "version",  NULL};
    return any_of(text, first, end, words);
}

/* "misstated", "wrongly said" */
static bool is_a_slip(fh_span word)
{
    static const char *const adverbs[] = {"incorrectly", "wrongly", "erroneously", "mistakenly"};
    return fhi_span_starts(word, FHI_SPAN("mis")) || fhi_span_among(word, adverbs, sizeof adverbs / sizeof *adverbs);
}

/* "Reports that she left are false": what is false was told by others. */
static bool is_of_claims(const fhi_text *text, uint32_t first, uint32_t end)
{
    enum { AT_HEAD = 5 };
    static const char *const words[] = {"claim",   "claims", "allegation", "allegations", "accusation", "accusations",
                                        "reports", "report", "story",      "stories",     "suggestion", "suggestions",
                                        "rumor",   "rumors", "rumour",     "rumours",     NULL};
    return any_of(text, first, end < first + AT_HEAD ? end : first + AT_HEAD, words);
}

static bool is_form_of_be(fh_span word)
{
    static const char *const forms[] = {"is", "are", "was", "were"};
    return fhi_span_among(word, forms, sizeof forms / sizeof *forms);
}

/* Whether one of the words stands in the few behind the token. */
static bool soon(const fhi_text *text, uint32_t token, uint32_t end, const char *const *words)
{
    return any_of(text, token + 1, end < token + 1 + OBJECT_REACH ? end : token + 1 + OBJECT_REACH, words);
}

/* "denied the motion", "denied 300 applications", "denied its efforts to": a decision. */
static bool is_decided(const fhi_text *text, uint32_t token, uint32_t end)
{
    static const char *const words[] = {"petition", "petitions", "application", "applications", "request",
                                        "requests", "appeal",    "appeals",     "motion",       "motions",
                                        "bid",      "bids",      "effort",      "efforts",      NULL};
    bool counted = token + 1 < end && text->tokens.at[token + 1].tag == FHI_TAG_CD; /* "approved 90 and denied 40" */
    return counted || soon(text, token, end, words);
}

/* "dismissed the report", not "dismissed the guests" or "the case"; "rejected the estimate", not "the offer". */
static bool dismisses_words(const fhi_text *text, uint32_t token, uint32_t end)
{
    static const char *const numbers[] = {
        "estimate",   "estimates",   "figure",    "figures",    "claim",      "claims",      "report",      "reports",
        "allegation", "allegations", "criticism", "suggestion", "accusation", "accusations", "suggestions", NULL};
    if (fhi_span_starts(fhi_words_text(text, token), FHI_SPAN("reject"))) return soon(text, token, end, numbers);
    static const char *const words[] = {
        "claim",   "claims",  "allegation",  "allegations", "accusation", "accusations", "report", "reports",
        "story",   "stories", "suggestion",  "suggestions", "rumor",      "rumors",      "rumour", "rumours",
        "idea",    "notion",  "theory",      "speculation", "criticism",  "concerns",    "fears",  "talk",
        "charges", "affair",  "controversy", "letter",      "dossier",    NULL};
    return !fhi_span_starts(fhi_words_text(text, token), FHI_SPAN("dismiss")) || soon(text, token, end, words);
}

/* "was denied entry", "the request was denied": refused. What "was denied by the mayor" is a denial. */
static bool is_refused(const fhi_text *text, uint32_t first, uint32_t token, uint32_t end)
{
    static const char *const forms[] = {"was", "were", "is", "are", "been", "being", "be"};
    if (!token_is(text, token, "denied")) return false;
    if (is_withheld(text, token, end) || is_decided(text, token, end)) return true;
    bool passive =
        token > first && fhi_span_among(fhi_words_text(text, token - 1), forms, sizeof forms / sizeof *forms);
    return passive && !(token + 1 < end && token_is(text, token + 1, "by"));
}

/* Only verbs, adjectives and adverbs begin a pattern: most tokens are passed over by this. */
static bool may_begin(uint8_t tag)
{
    return (tag >= FHI_TAG_VB && tag <= FHI_TAG_VBZ) || tag == FHI_TAG_MD || tag == FHI_TAG_JJ || tag == FHI_TAG_JJR ||
           tag == FHI_TAG_RBR || tag == FHI_TAG_RB;
}

/* "Falk to resign over bridge": what a headline says is to come. "Bid to save the mill" names a thing. The token of "to"; FHI_NONE. */
static uint32_t headline_infinitive(const fhi_text *text, uint32_t first, uint32_t end)
{
    static const char *const things[] = {"bid",      "plan",    "plans",    "move",  "effort",   "efforts", "attempt",
                                         "attempts", "call",    "calls",    "way",   "ways",     "right",   "need",
                                         "deal",     "ability", "decision", "push",  "fight",    "race",    "chance",
                                         "threat",   "failure", "refusal",  "vote",  "campaign", "drive",   "pressure",
                                         "pledge",   "vow",     "steps",    "power", "powers",   "reason",  "reasons"};
    uint32_t i = first;
    while (i < end && (fhi_words_noun(text->tokens.at[i].tag) || text->tokens.at[i].tag == FHI_TAG_JJ ||
                       text->tokens.at[i].tag == FHI_TAG_DT || text->tokens.at[i].tag == FHI_TAG_POS ||
                       text->tokens.at[i].tag == FHI_TAG_CD || text->tokens.at[i].tag == FHI_TAG_PRPS))
        i++;
    if (i == first || i + 1 >= end || !fhi_words_noun(text->tokens.at[i - 1].tag) || !token_is(text, i, "to") ||
        text->tokens.at[i + 1].tag != FHI_TAG_VB)
        return FHI_NONE;
    return fhi_span_among(fhi_words_text(text, i - 1), things, sizeof things / sizeof *things) ? FHI_NONE : i;
}

/* "None of this is to say that": what is meant, nothing that is to come. */
static bool is_meant(const fhi_text *text, uint32_t token, uint32_t end)
{
    static const char *const words[] = {"say", "suggest", "imply", "argue", "deny", "blame"};
    return token + 2 < end && token_is(text, token + 1, "to") &&
           fhi_span_among(fhi_words_text(text, token + 2), words, sizeof words / sizeof *words);
}

/* "The goal is to raise the age", "To leave is to lose": what is wanted, or what a thing amounts to. */
static bool is_equated(const fhi_text *text, uint32_t first, uint32_t token, uint32_t end)
{
    static const char *const wants[] = {"goal",   "goals",    "aim",     "aims",      "idea", "purpose", "point",
                                        "task",   "job",      "mission", "challenge", "way",  "ways",    "key",
                                        "answer", "priority", "role",    "trick",     NULL};
    static const char *const forms[] = {"is", "are", "was", "were"};
    return token + 1 < end && token_is(text, token + 1, "to") &&
           fhi_span_among(fhi_words_text(text, token), forms, sizeof forms / sizeof *forms) &&
           (token_is(text, first, "to") || any_of(text, first, token, wants));
}

/* "I am pleased to announce that she will lead the port": the first token of what is announced; `first` if nothing is. */
static uint32_t behind_announcement(const fhi_text *text, uint32_t first, uint32_t end)
{
    enum { REACH = 8 };
    static const char *const words[] = {"announce", "announced", "announces", "announcing"};
    for (uint32_t i = first; i + 2 < end && i < first + REACH; i++)
        if (fhi_span_among(fhi_words_text(text, i), words, sizeof words / sizeof *words) &&
            token_is(text, i + 1, "that"))
            return i + 2;
    return first;
}

bool fhi_status_cues_done(const fhi_text *text, uint32_t first, uint32_t end)
{
    static const char *const have[] = {"has", "have", "had", "'ve", "\xE2\x80\x99ve"}; /* "'s planned" is not done */
    uint32_t verb = fhi_clause_main_verb(text, first, end);
    if (verb == end) return false;
    if (text->tokens.at[verb].tag == FHI_TAG_VBD) return true;
    if (!fhi_span_among(fhi_words_text(text, verb), have, sizeof have / sizeof *have)) return false;
    while (verb + 1 < end && text->tokens.at[verb + 1].tag == FHI_TAG_RB) verb++;
    return verb + 1 < end && text->tokens.at[verb + 1].tag == FHI_TAG_VBN;
}

/* "would have banned": what did not come about. */
static bool is_past_chance(const fhi_text *text, uint32_t token, uint32_t end)
{
    return token + 2 < end && token_is(text, token, "would") && token_is(text, token + 1, "have") &&
           text->tokens.at[token + 2].tag == FHI_TAG_VBN;
}

fhi_claim_status fhi_status_cues_read(const fhi_text *text, uint32_t first, uint32_t end, uint32_t limit, uint32_t *at)
{
    fhi_claim_status best = FHI_CLAIM_REPORTED;
    first = behind_announcement(text, first, end);
    uint32_t verb = fhi_clause_main_verb(text, first, end), found = FHI_NONE;
    bool all_quoted = true;
    for (uint32_t i = first; i < end && all_quoted; i++)
        all_quoted = !(text->tokens.at[i].flags & FHI_TOKEN_WORD) || text->tokens.at[i].flags & FHI_TOKEN_QUOTED;
    for (uint32_t i = first; i < end; i++) {
        if (!all_quoted && text->tokens.at[i].flags & FHI_TOKEN_QUOTED) continue;
        if (i != verb && !may_begin(text->tokens.at[i].tag)) continue;
        uint32_t initial = initial_of(fhi_words_text(text, i));
        bool form = is_form_of_be(fhi_words_text(text, i));
        for (uint32_t p = 0; p < PATTERNS; p++) {
            if (!(patterns[p].initials & initial)) continue;
            fhi_claim_status status = patterns[p].status;
            if (status == FHI_CLAIM_ANNOUNCED && (i != verb || is_meant(text, i, end) ||
                                                  is_equated(text, first, i, end) || is_past_chance(text, i, end)))
                continue;
            bool be = status == FHI_CLAIM_DENIED && form;
            bool near = i >= verb && i - verb <= VERB_GROUP;
            bool about_all = status == FHI_CLAIM_ANNOUNCED || status == FHI_CLAIM_CORRECTED || be || near;
            if (!about_all) continue; /* "the visit comes after the ministry confirmed": of something else */
            if (found != FHI_NONE && (best != FHI_CLAIM_ANNOUNCED || status == FHI_CLAIM_ANNOUNCED)) continue;
            if (!pattern_at(text, i, end, patterns[p].pattern)) continue;
            bool untrue = be && i + 1 < end && token_is(text, i + 1, "not"); /* "it is not true that" */
            if (be && !(untrue ? near : is_of_claims(text, first, i))) continue;
            if (status != FHI_CLAIM_ANNOUNCED && undone(text, first, i)) continue;
            bool attribute = status != FHI_CLAIM_CORRECTED || text->tokens.at[i].tag == FHI_TAG_VBN;
            if (status >= FHI_CLAIM_CONFIRMED && !be && attribute && before_noun(text, first, i, end)) continue;
            if (status == FHI_CLAIM_DENIED && is_refused(text, first, i, limit)) continue;
            if (status == FHI_CLAIM_DENIED && is_chance(text, first, i)) continue;
            if (status == FHI_CLAIM_DENIED && !dismisses_words(text, i, limit)) continue;
            if (status == FHI_CLAIM_CONFIRMED && is_appointed(text, first, i, end)) continue;
            bool wrong = status == FHI_CLAIM_CORRECTED && is_a_slip(fhi_words_text(text, i));
            if (wrong ? !is_of_article(text, first, end)
                      : status == FHI_CLAIM_CORRECTED && !is_of_words(text, first, end))
                continue;
            best = status;
            found = i;
        }
    }
    if (found == FHI_NONE && (verb == end || text->tokens.at[verb].tag == FHI_TAG_VBN)) {
        found = headline_infinitive(text, first, end);
        if (found != FHI_NONE) best = FHI_CLAIM_ANNOUNCED;
    }
    *at = best == FHI_CLAIM_REPORTED ? FHI_NONE : found;
    return best;
}
