/* SPDX-License-Identifier: Apache-2.0 */
/* Claims come in, lines go out: the latest, what stands on two origins, what hangs on one, what is denied, what is still to come. Each claim has
 * one line, in the first of these that it belongs to; worth.h says which come first in each. */
#include "brief/draft.h"

#include "brief/telling.h"
#include "brief/worth.h"

#include <stdlib.h>

enum { LONGEST_LINE = 44 /* words */, CITES = 6, CANDIDATES = 60 };

static bool tells(const fhi_event *event, fhi_cite cite)
{
    for (uint32_t i = 0; i < event->cites.n; i++)
        if (fhi_cite_meets(event->cites.at[i], cite)) return true;
    return false;
}

/* The one day or few days ahead that the words shown of a claim name; NULL where they name none or several. */
static const fhi_event *days_ahead(const fhi_draft *draft, uint32_t number)
{
    enum { MONTH = 31 /* days */ };
    fhi_cite cite = draft->claims->claims.at[number].cites.at[0];
    const fhi_event *found = NULL;
    for (uint32_t i = draft->first_event; i < draft->event_end; i++) {
        const fhi_event *event = draft->events[i];
        if (event->claim != number || !event->expected || !event->named || !tells(event, cite)) continue;
        if (found && (found->first != event->first || found->last != event->last)) return NULL;
        found = event;
    }
    return found && found->last - found->first < MONTH ? found : NULL;
}

static bool add_claim(fhi_draft *draft, uint32_t number)
{
    const fhi_claim *claim = &draft->claims->claims.at[number];
    fhi_cite cites[CITES];
    fhi_phrase phrase;
    fhi_phrase_start(draft->arena, &phrase);
    const fhi_event *days = draft->section.kind == FHI_SECTION_ANNOUNCED ? days_ahead(draft, number) : NULL;
    if (days) fhi_phrase_string(&phrase, "For "); /* "24 March: the minister told" would be when she did */
    if (days) fhi_draft_days(draft, &phrase, days);
    if (days) fhi_phrase_string(&phrase, ": ");
    fhi_telling_put(draft, &phrase, claim->cites.at[0], fhi_draft_statement(draft, claim), (fh_range){0, 0},
                    LONGEST_LINE);
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
        bool own =
            claim->status == FHI_CLAIM_CORRECTED; /* "This article was amended": of its own article, which is cited */
        if (!own && fhi_telling_leans(draft, claim->cites.at[0], fhi_draft_statement(draft, claim))) continue;
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
