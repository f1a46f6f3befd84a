/* SPDX-License-Identifier: Apache-2.0 */
/* A sum of weighted terms. A headline has few words, so that proportions, which logarithms give, tell more than differences. */
#include "story/judge.h"

#include <math.h>

const fhi_judge fhi_judge_learned = {
#include "story/weights.inc"
};

static float sum(const float *weights, const float *terms, int n)
{
    float total = 0;
    for (int i = 0; i < n; i++) total += weights[i] * terms[i];
    return total;
}

float fhi_judge_sure(const fhi_judge *judge, const fhi_closeness *c, bool headline)
{
    const float little = 0.02f; /* keeps the logarithm of nought finite */
    if (headline) {
        const float terms[FHI_JUDGE_HEADLINE] = {1,
                                                 c->centre.whole,
                                                 c->centre.opening,
                                                 c->average,
                                                 logf(c->centre.whole + little),
                                                 logf(c->centre.opening + little),
                                                 logf(c->nearest.whole + little),
                                                 c->members * c->centre.whole,
                                                 c->members,
                                                 c->days};
        return sum(judge->headline, terms, FHI_JUDGE_HEADLINE);
    }
    /* shares as logarithms, each about nought where judging is hard; a number in common says little where words are not */
    const float terms[FHI_JUDGE_TEXT] = {1,
                                         c->centre.whole,
                                         c->centre.opening,
                                         c->centre.named,
                                         c->nearest.whole,
                                         c->nearest.opening,
                                         c->average,
                                         c->lead,
                                         c->members,
                                         c->days,
                                         c->age,
                                         c->undated,
                                         logf(c->cover.core + little) + 1.05f,
                                         logf(c->cover.opening + little) + 1.3f,
                                         logf(c->cover.named + little) + 1.2f,
                                         c->cover.numbers * fminf(1, 6 * c->centre.whole),
                                         c->numbered - 0.5f};
    return sum(judge->text, terms, FHI_JUDGE_TEXT);
}
