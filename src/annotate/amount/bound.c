/* SPDX-License-Identifier: Apache-2.0 */
/* Fragments beside a number in, its bound out. The phrases are those of data/amount/bounds.tsv; the longest that fits counts. */
#include "annotate/amount/bound.h"

#include "annotate/amount/amount_words.h"

static bool fits(const fhi_fragments *fragments, uint32_t at, const fhi_amount_phrase *phrase)
{
    for (uint32_t i = 0; i < phrase->n; i++) {
        if (fhi_fragment_at(fragments, at + i)->word != phrase->words[i]) return false;
    }
    return true;
}

uint32_t fhi_bound_before(const fhi_fragments *fragments, uint32_t first, fhi_bound *bound)
{
    if (first == 0) return first;
    uint16_t last = fhi_fragment_at(fragments, first - 1)->word;
    uint16_t row = fhi_amount_words_at(last)->bound_before;
    if (row == 0) return first;
    for (const fhi_amount_phrase *p = fhi_amount_words_bound(row); p->n > 0 && p->words[p->n - 1] == last; p++) {
        if (p->n > first || !fits(fragments, first - p->n, p)) continue;
        *bound = (fhi_bound)p->bound;
        return first - p->n;
    }
    return first;
}

uint32_t fhi_bound_after(const fhi_fragments *fragments, uint32_t end, fhi_bound *bound)
{
    uint16_t word = fhi_fragment_at(fragments, end)->word;
    uint16_t row = fhi_amount_words_at(word)->bound_after;
    if (row == 0) return end;
    for (const fhi_amount_phrase *p = fhi_amount_words_bound(row); p->n > 0 && p->words[0] == word; p++) {
        if (!fits(fragments, end, p)) continue;
        bool sign = fhi_fragment_at(fragments, end)->kind == FHI_FRAGMENT_SIGN;
        if (sign && !fhi_fragment_touches(fragments, end)) continue;
        if (fhi_fragment_sign(fragments, end + p->n, '-')) continue;
        *bound = (fhi_bound)p->bound;
        return end + p->n;
    }
    return end;
}
