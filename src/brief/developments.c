/* SPDX-License-Identifier: Apache-2.0 */
/* Claims come in, lines go out: the latest, what stands on two origins, what hangs on one, what is denied, what is still to come. Each claim has
 * one line, in the first of these that it belongs to; worth.h says which come first in each. */
#include "brief/draft.h"

#include "base/span.h"
#include "brief/worth.h"

#include <stdlib.h>

enum { LONGEST_LINE = 44 /* words */, CITES = 6, CANDIDATES = 60 };

/* The pronoun that stands for the speaker in the text of the claim ("he said"); {0, 0} if a name does, or nothing. */
static fh_range pronoun_of(const fhi_draft *draft, const fhi_claim *claim, const fhi_statement *statement)
{
    static const char *const pronouns[] = {"he", "she", "it", "they"};
    fhi_cite cite = claim->cites.at[0];
    for (uint32_t i = 0; i < statement->source.n; i++) {
        fh_range at = statement->source.at[i];
        if (at.start < cite.at.start || at.end > cite.at.end) continue;
        fh_span source = fhi_span_cut(draft->readings[cite.article].article->text, at);
        for (size_t k = 0; k < sizeof pronouns / sizeof *pronouns; k++)
            if (fhi_span_same(source, fhi_span_of(pronouns[k]))) return at;
    }
    return (fh_range){0, 0};
}

/* True if the words before the pronoun name the speaker: "Minister Lind will attack what she calls waste". */
static bool is_named_before(const fhi_draft *draft, fhi_cite cite, fh_range pronoun, fh_span name)
{
    size_t start = name.len;
    while (start && name.ptr[start - 1] != ' ') start--;
    fh_span before =
        fhi_span_cut(draft->readings[cite.article].article->text, (fh_range){cite.at.start, pronoun.start});
    return fhi_span_find(before, (fh_span){name.ptr + start, name.len - start}, 0) >= 0;
}

/* The words of a claim: as they stand, with the name behind a pronoun that speaks ("he [Mara Lind] said"); a quotation behind its speaker. */
static void put_claim(const fhi_draft *draft, fhi_phrase *phrase, const fhi_claim *claim, uint32_t words)
{
    const fhi_statement *statement = fhi_draft_statement(draft, claim);
    fhi_cite cite = claim->cites.at[0];
    bool named = statement && statement->speaker.name.len && statement->speaker.entity != FHI_NONE;
    if (named && statement->kind == FHI_STATEMENT_DIRECT) {
        fhi_draft_speaker(draft, phrase, cite.article, &statement->speaker);
        fhi_phrase_string(phrase, ": ");
        fhi_draft_content(draft, phrase, cite.article, statement, cite.at, words);
        return;
    }
    fh_range pronoun = named ? pronoun_of(draft, claim, statement) : (fh_range){0, 0};
    if (pronoun.end == 0 || is_named_before(draft, cite, pronoun, statement->speaker.name)) {
        fhi_phrase_words(phrase, claim->text, words, true);
        return;
    }
    fh_span text = draft->readings[cite.article].article->text;
    fhi_phrase_words(phrase, fhi_span_cut(text, (fh_range){cite.at.start, pronoun.end}), words, false);
    fhi_phrase_string(phrase, " [");
    fhi_phrase_words(phrase, statement->speaker.name, FHI_PHRASE_NAME, true);
    fhi_phrase_string(phrase, "] ");
    fhi_phrase_rest(phrase, fhi_span_cut(text, (fh_range){pronoun.end, cite.at.end}), words);
}

static bool add_claim(fhi_draft *draft, uint32_t number)
{
    const fhi_claim *claim = &draft->claims->claims.at[number];
    fhi_cite cites[CITES];
    fhi_phrase phrase;
    fhi_phrase_start(draft->arena, &phrase);
    put_claim(draft, &phrase, claim, LONGEST_LINE);
    fhi_draft_origins(draft, &phrase, claim);
    uint32_t n = fhi_draft_cites(draft, claim, cites, CITES);
    return phrase.ok && fhi_draft_line(draft, fhi_phrase_end(&phrase), cites, n, number);
}

typedef struct ranked {
    uint32_t claim;
    double score;
} ranked;

static int best_first(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return x->claim < y->claim ? -1 : x->claim > y->claim;
}

/* The claims of the story by a score of theirs; those with none are left out. Claims are heaviest first, so that a few of the first
 * suffice. */
static uint32_t rank(const fhi_draft *draft, double (*score)(const fhi_draft *, const fhi_claim *), ranked *list)
{
    uint32_t n = 0;
    for (uint32_t i = draft->first_claim; i < draft->claim_end && n < CANDIDATES; i++) {
        if (draft->used[i]) continue;
        double value = score(draft, &draft->claims->claims.at[i]);
        if (value > 0) list[n++] = (ranked){i, value};
    }
    if (n) qsort(list, n, sizeof *list, best_first);
    return n;
}

/* True if the line begins with a word for what stood before it, so that nobody knows of whom it tells: "Its 340 pupils". */
static bool leans_back(const fhi_draft *draft, const fhi_claim *claim)
{
    static const char *const words[] = {"Its ",  "Their ", "His ", "Her ", "They ", "It ",
                                        "This ", "These ", "He ",  "She ", "That "};
    fhi_cite cite = claim->cites.at[0];
    const fhi_statement *statement = fhi_draft_statement(draft, claim);
    fh_span text = fhi_span_cut(draft->readings[cite.article].article->text, cite.at);
    if (statement && statement->speaker.name.len) {
        if (statement->kind == FHI_STATEMENT_DIRECT) return false;
        fh_range pronoun = pronoun_of(draft, claim, statement);
        if (pronoun.end && pronoun.start == cite.at.start) return false; /* the name is put behind it */
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fhi_span_starts(text, fhi_span_of(words[i]))) return true;
    return false;
}

/* Adds the claims with the best scores, of which none is below `least` of the heaviest claim's weight: what weighs little beside the rest of the
 * story is not worth a reader's time. */
static bool add_ranked(fhi_draft *draft, fhi_section_kind kind, double least,
                       double (*score)(const fhi_draft *, const fhi_claim *), uint32_t most)
{
    ranked list[CANDIDATES];
    uint32_t n = rank(draft, score, list);
    bool failed = false;
    double floor =
        draft->first_claim < draft->claim_end ? least * draft->claims->claims.at[draft->first_claim].weight : 0;
    fhi_draft_open(draft, kind);
    for (uint32_t i = 0; i < n && draft->section.lines.n < most && list[i].score >= floor; i++) {
        const fhi_claim *claim = &draft->claims->claims.at[list[i].claim];
        if (leans_back(draft, claim)) continue;
        if (fhi_draft_repeats(draft, claim->cites.at[0], &failed)) {
            if (failed) return false;
            draft->used[list[i].claim] = 1;
            continue;
        }
        if (!add_claim(draft, list[i].claim)) return false;
    }
    return fhi_draft_close(draft);
}

static fhi_day published_of(const fhi_draft *draft, const fhi_line *line)
{
    return draft->readings[line->cites.at[0].article].article->published.day;
}

/* Puts the words of the later day first. */
static void put_newest_first(const fhi_draft *draft, fhi_section *section)
{
    for (uint32_t i = 1; i < section->lines.n; i++)
        for (uint32_t k = i; k > 0; k--) {
            fhi_line *before = &section->lines.at[k - 1], line = section->lines.at[k];
            if (published_of(draft, &line) <= published_of(draft, before)) break;
            section->lines.at[k] = *before;
            *before = line;
        }
}

bool fhi_developments_latest(fhi_draft *draft, uint32_t most)
{
    uint32_t before = draft->brief.sections.n;
    if (!add_ranked(draft, FHI_SECTION_LATEST, 0, fhi_worth_latest, most)) return false;
    if (draft->brief.sections.n > before) put_newest_first(draft, &draft->brief.sections.at[before]);
    return true;
}

bool fhi_developments_established(fhi_draft *draft, uint32_t most)
{
    return add_ranked(draft, FHI_SECTION_ESTABLISHED, 0.1, fhi_worth_established, most);
}

bool fhi_developments_single(fhi_draft *draft, uint32_t most)
{
    return add_ranked(draft, FHI_SECTION_SINGLE, 0.15, fhi_worth_single, most);
}

bool fhi_developments_disputed(fhi_draft *draft, uint32_t most)
{
    return add_ranked(draft, FHI_SECTION_DISPUTED, 0.05, fhi_worth_disputed, most);
}

bool fhi_developments_announced(fhi_draft *draft, uint32_t most)
{
    return add_ranked(draft, FHI_SECTION_ANNOUNCED, 0.08, fhi_worth_announced, most);
}
