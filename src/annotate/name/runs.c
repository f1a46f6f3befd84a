/* SPDX-License-Identifier: Apache-2.0 */
/* Runs of tokens that are names, or may be; see runs.h. */
#include "annotate/name/runs.h"

enum {
    OTHER_WORD =
        FHI_PHRASE_TITLE | FHI_PHRASE_BODY_WORD | FHI_PHRASE_PLACE_WORD | FHI_PHRASE_CALENDAR | FHI_PHRASE_PEOPLE
};

fhi_run fhi_runs_from(const fhi_naming *n, uint32_t i)
{
    uint32_t label = fhi_runs_label(n, i);
    fhi_run r = {i, 1, (label - 1) % 4};
    while (label < FHI_NAMING_LAST && i + r.count < n->count) label = fhi_runs_label(n, i + r.count++);
    return r;
}

uint32_t fhi_runs_start(const fhi_naming *n, uint32_t i)
{
    while (i > 0 && fhi_runs_label(n, i) >= FHI_NAMING_INSIDE && fhi_runs_label(n, i) < FHI_NAMING_ONLY) i--;
    return i;
}

bool fhi_runs_given(const fhi_naming *n, uint32_t i)
{
    const fhi_gazette *g = &n->views[i + FHI_NAMING_AROUND].gazette;
    return g->starts & FHI_PHRASE_FIRST || g->listed & (FHI_LISTED_GIVEN | FHI_LISTED_GIVEN_RARE);
}

bool fhi_runs_free(const fhi_naming *n, uint32_t i)
{
    return i < n->count && fhi_runs_label(n, i) == FHI_NAMING_OUT && fhi_naming_capital(n, i) &&
           fhi_runs_follows(n, i) && fhi_words_proper_noun(n->views[i + FHI_NAMING_AROUND].tag);
}

bool fhi_runs_all_personal(const fhi_naming *n, fhi_run r)
{
    for (uint32_t i = 0; i < r.count; i++) {
        const fhi_naming_view *word = &n->views[r.first + i + FHI_NAMING_AROUND];
        if (word->gazette.starts & (FHI_PHRASE_PLACE_WORD | FHI_PHRASE_BODY_WORD | FHI_PHRASE_TITLE)) return false;
        bool tied = i && (fhi_runs_hyphen(n, r.first + i) || fhi_runs_hyphen(n, r.first + i - 1));
        if (!tied && !(word->trait.flags & FHI_TOKEN_CAPITAL)) return false;
    }
    return true;
}

bool fhi_runs_may_be_person(const fhi_naming *n, uint32_t i)
{
    const fhi_gazette *g = &n->views[i + FHI_NAMING_AROUND].gazette;
    return fhi_runs_free(n, i) && !((g->starts | g->inside) & OTHER_WORD);
}
