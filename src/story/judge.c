/* SPDX-License-Identifier: Apache-2.0 */
/* A sum of weighted terms; for texts with a third of what boosted trees say (Friedman 2001), which know what a term means beside another. More of
 * them is worse for stories that they did not learn from. A headline has few words, so that proportions, which logarithms
 * give, tell more than differences. */
#include "story/judge.h"

#include <math.h>
#include <string.h>

#include "story/weights.inc"

static float sum(const float *weights, const float *terms, int n)
{
    float total = 0;
    for (int i = 0; i < n; i++) total += weights[i] * terms[i];
    return total;
}

/* `value` between `low` and `high` as a byte. */
static uint8_t byte_of(float value, float low, float high)
{
    float share = (value - low) / (high - low);
    return (uint8_t)(255 * (share < 0 ? 0 : share > 1 ? 1 : share));
}

/* A share as a byte, small ones finer. */
static uint8_t share_of(float value)
{
    return byte_of(sqrtf(value > 0 ? value : 0), 0, 1);
}

void fhi_judge_signs(const fhi_closeness *c, uint8_t signs[FHI_JUDGE_SIGNS])
{
    const float most_days = 8, most_members = 8; /* as logarithms */
    const uint8_t made[FHI_JUDGE_SIGNS] = {share_of(c->centre.whole),
                                           share_of(c->centre.opening),
                                           share_of(c->centre.named),
                                           share_of(c->cover.opening),
                                           share_of(c->cover.named),
                                           share_of(c->cover.numbers),
                                           share_of(c->cover.core),
                                           share_of(c->nearest.whole),
                                           share_of(c->nearest.opening),
                                           share_of(c->nearest.named),
                                           share_of(c->average),
                                           byte_of(c->lead, -1, 2),
                                           byte_of(c->members, 0, most_members),
                                           byte_of(c->days, 0, most_days),
                                           byte_of(c->age, 0, most_days),
                                           c->numbered > 0,
                                           c->undated > 0,
                                           share_of(c->centre.named / (c->centre.whole + 0.03f) / 4)};
    memcpy(signs, made, sizeof made);
}

static float vote(const fhi_judge *judge, const fhi_closeness *c)
{
    uint8_t signs[FHI_JUDGE_SIGNS];
    int32_t votes = 0;
    fhi_judge_signs(c, signs);
    for (uint32_t i = 0; i < judge->tree_count; i++) {
        const fhi_judge_tree *tree = &judge->trees[i];
        uint32_t leaf = 0;
        for (uint32_t k = 0; k < FHI_JUDGE_LEVELS; k++)
            leaf |= (uint32_t)(signs[tree->signs[k]] > tree->bounds[k]) << k;
        votes += tree->leaves[leaf];
    }
    return judge->base + (float)votes / FHI_JUDGE_UNIT;
}

/* What an article loses that has no name or number in common with the story: events of one kind are told in the same words, but of other places and
 * people. No weight learned from the labelled sets, where such pairs are rare. */
static float strange(const fhi_closeness *c)
{
    const float most = 3;
    return most * c->cover.strange;
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
    float weighed = sum(judge->text, terms, FHI_JUDGE_TEXT);
    return (judge->tree_count ? (2 * weighed + vote(judge, c)) / 3 : weighed) - strange(c);
}
