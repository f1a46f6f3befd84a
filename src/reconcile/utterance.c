/* SPDX-License-Identifier: Apache-2.0 */
/* The longest run of words that two passages share and one of them quotes; see utterance.h. */
#include "reconcile/utterance.h"

#include "base/limits.h"

enum { FEWEST_RUN = 6 /* two who tell a thing in words of their own share fewer in a row */ };

static const double PART = 0.4; /* of the words of the shorter passage */

typedef struct words {
    const fhi_token *at[FHI_MAX_UTTERANCE_WORDS];
    uint32_t n;
} words;

static void gather(const fhi_text *text, fh_range range, words *into)
{
    into->n = 0;
    for (uint32_t i = fhi_words_from(text, range.start);
         i < text->tokens.n && text->tokens.at[i].at.start < range.end && into->n < FHI_MAX_UTTERANCE_WORDS; i++)
        if (text->tokens.at[i].flags & FHI_TOKEN_WORD) into->at[into->n++] = &text->tokens.at[i];
}

/* The longest run of words that both have, all of them quoted in `a`. */
static uint32_t longest_run(const words *a, const words *b)
{
    uint32_t ending[FHI_MAX_UTTERANCE_WORDS + 1] = {0}, best = 0; /* of the run that ends with each word of `b` */
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = b->n; k > 0; k--) {
            bool same = a->at[i]->flags & FHI_TOKEN_QUOTED && a->at[i]->word == b->at[k - 1]->word;
            ending[k] = same ? ending[k - 1] + 1 : 0;
            if (ending[k] > best) best = ending[k];
        }
    return best;
}

bool fhi_utterance_is(const fhi_text *a, fh_range in_a, const fhi_text *b, fh_range in_b)
{
    words x, y;
    gather(a, in_a, &x);
    gather(b, in_b, &y);
    uint32_t one = longest_run(&x, &y), other = longest_run(&y, &x), run = one > other ? one : other;
    return run >= FEWEST_RUN && run >= PART * (x.n < y.n ? x.n : y.n);
}
