/* SPDX-License-Identifier: Apache-2.0 */
/* Ties between weekdays of several articles by the words of their sentences; see events.h. */
#include "reconcile/events.h"

#include "base/span.h"

#include <stdlib.h>

enum {
    ARTICLES = 64, /* of one story that are compared pair by pair */
    PER_ARTICLE = 6,
    WORDS = 24,  /* of a sentence that are kept */
    SHARED = 4,  /* words that two sentences must share */
    SHORTEST = 4 /* letters of a word that counts */
};

typedef struct saying {
    uint32_t member;
    uint32_t time;
    int weekday;
    uint32_t n;
    uint64_t word[WORDS];
} saying;

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void read_saying(const fhi_reading *reading, const fhi_clue *clue, saying *out)
{
    const fhi_sentence *s = &reading->text->sentences.at[clue->sentence];
    out->time = clue->time;
    out->weekday = clue->weekday;
    for (uint32_t t = s->first; t < s->first + s->count && out->n < WORDS; t++) {
        const fhi_token *token = &reading->text->tokens.at[t];
        if (!(token->flags & FHI_TOKEN_WORD) || token->at.end - token->at.start < SHORTEST) continue;
        out->word[out->n++] = token->word;
    }
    qsort(out->word, out->n, sizeof *out->word, by_number);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->n; i++)
        if (kept == 0 || out->word[kept - 1] != out->word[i]) out->word[kept++] = out->word[i];
    out->n = kept;
}

static bool same_event(const saying *a, const saying *b)
{
    if (a->weekday != b->weekday) return false;
    uint32_t i = 0, k = 0, shared = 0;
    while (i < a->n && k < b->n) {
        if (a->word[i] == b->word[k])
            shared++, i++, k++;
        else if (a->word[i] < b->word[k])
            i++;
        else
            k++;
    }
    uint32_t least = a->n < b->n ? a->n : b->n;
    return shared >= SHARED && shared * 3 >= least;
}

bool fhi_events_tie(fhi_arena *arena, const fhi_reading *readings, const uint32_t *members, const fhi_clues *clues,
                    uint32_t n, fhi_event_ties *ties)
{
    FHI_LIST(saying) sayings = {0};
    for (uint32_t i = 0; i < n && i < ARTICLES; i++) {
        uint32_t taken = 0;
        for (uint32_t c = 0; c < clues[i].n && taken < PER_ARTICLE; c++) {
            const fhi_clue *clue = &clues[i].at[c];
            if (clue->kind != FHI_CLUE_WEEKDAY_PAST && clue->kind != FHI_CLUE_WEEKDAY_AHEAD) continue;
            saying *added = FHI_PUSH(arena, &sayings);
            if (!added) return false;
            added->member = i;
            read_saying(&readings[members[i]], clue, added);
            taken++;
        }
    }
    for (uint32_t i = 0; i < sayings.n; i++) {
        for (uint32_t k = i + 1; k < sayings.n; k++) {
            const saying *a = &sayings.at[i], *b = &sayings.at[k];
            if (a->member == b->member || !same_event(a, b)) continue;
            fhi_event_tie *tie = FHI_PUSH(arena, ties);
            if (!tie) return false;
            *tie = (fhi_event_tie){a->member, b->member, a->time, b->time};
        }
    }
    return true;
}
