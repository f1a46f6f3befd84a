/* SPDX-License-Identifier: Apache-2.0 */
/* Claims that are direct quotations come in, lines "Speaker: quotation" go out: a speaker at most twice, what most articles heard first. */
#include "brief/draft.h"

#include "base/hash.h"
#include "base/span.h"

#include <stdlib.h>

enum { FEWEST_WORDS = 6, LONGEST_QUOTE = 40, EACH = 2, CITES = 4, CANDIDATES = 64 };

typedef struct quotation {
    uint32_t claim;
    double score;
    uint64_t speaker;
    const fhi_statement *statement;
} quotation;

static int best_first(const void *a, const void *b)
{
    const quotation *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return x->claim < y->claim ? -1 : x->claim > y->claim;
}

static uint32_t words_in(const fhi_text *text, fh_range at)
{
    uint32_t words = 0;
    for (uint32_t i = fhi_words_from(text, at.start); i < text->tokens.n && text->tokens.at[i].at.end <= at.end; i++)
        words += text->tokens.at[i].flags & FHI_TOKEN_WORD;
    return words;
}

/* What one article calls "Mara Lind" and another "Minister Lind" is one speaker. */
static uint64_t last_word(fh_span name)
{
    size_t start = name.len;
    while (start && name.ptr[start - 1] != ' ') start--;
    return fhi_hash((fh_span){name.ptr + start, name.len - start});
}

/* A quotation worth a line: by a named speaker, neither a scrap nor a speech. */
static bool weigh(const fhi_draft *draft, uint32_t number, quotation *made)
{
    const fhi_claim *claim = &draft->claims->claims.at[number];
    const fhi_statement *statement = fhi_draft_statement(draft, claim);
    fhi_cite cite = claim->cites.at[0];
    const fhi_marks *marks = draft->readings[cite.article].marks;
    if (!statement || statement->kind != FHI_STATEMENT_DIRECT || !statement->speaker.name.len) return false;
    if (statement->speaker.entity >= marks->entities.n) return false;
    uint32_t words = words_in(marks->text, cite.at);
    if (words < FEWEST_WORDS) return false;
    const fhi_entity *entity = &marks->entities.at[statement->speaker.entity];
    double titled = entity->title.end > entity->title.start ? 1.3 : 1;
    double length = words > LONGEST_QUOTE ? 0.5 : 1;
    *made = (quotation){number, claim->weight * titled * length, last_word(statement->speaker.name), statement};
    return true;
}

bool fhi_voices_said(fhi_draft *draft, uint32_t most)
{
    quotation *list = fhi_arena_array(draft->scratch, CANDIDATES, sizeof *list);
    uint32_t n = 0;
    bool failed = false;
    if (!list) return false;
    for (uint32_t i = draft->first_claim; i < draft->claim_end && n < CANDIDATES; i++)
        if (!draft->used[i] && weigh(draft, i, &list[n])) n++;
    if (n) qsort(list, n, sizeof *list, best_first);
    fhi_draft_open(draft, FHI_SECTION_SAID);
    for (uint32_t i = 0; i < n && draft->section.lines.n < most; i++) {
        const fhi_claim *claim = &draft->claims->claims.at[list[i].claim];
        uint32_t spoken = 0;
        for (uint32_t k = 0; k < i; k++) spoken += list[k].speaker == list[i].speaker && draft->used[list[k].claim];
        if (spoken >= EACH || fhi_draft_repeats(draft, claim->cites.at[0], &failed)) continue;
        fhi_cite cites[CITES];
        fhi_phrase phrase;
        fhi_phrase_start(draft->arena, &phrase);
        fhi_draft_speaker(draft, &phrase, claim->cites.at[0].article, &list[i].statement->speaker);
        fhi_phrase_string(&phrase, ": ");
        fhi_draft_content(draft, &phrase, claim->cites.at[0].article, list[i].statement, claim->cites.at[0].at,
                          LONGEST_QUOTE);
        uint32_t cited = fhi_draft_cites(draft, claim, cites, CITES);
        if (!phrase.ok || !fhi_draft_line(draft, fhi_phrase_end(&phrase), cites, cited, list[i].claim)) return false;
    }
    return !failed && fhi_draft_close(draft);
}
