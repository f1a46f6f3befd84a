/* SPDX-License-Identifier: Apache-2.0 */
/* A word in, its number and meanings out: the tables that tools/gen/gen_amount.py makes of data/amount, behind an open-addressed hash
 * (FNV-1a, 32 bits: Fowler, Noll, Vo; small enough for the generator to compute, too). */
#include "annotate/amount/amount_words.h"

#include "base/span.h"

#include "annotate/amount/amount_tables.inc"

static unsigned letter(char c)
{
    c = fhi_ascii_lower(c);
    return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') : 26;
}

uint16_t fhi_amount_words_find(fh_span text)
{
    if (text.len == 0 || text.len > LONGEST) return 0;
    if ((shapes[letter(text.ptr[0])][letter(text.ptr[text.len - 1])] >> (text.len & 31) & 1) == 0) return 0;
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text.len; i++) hash = (hash ^ (uint8_t)fhi_ascii_lower(text.ptr[i])) * 16777619u;
    for (uint32_t at = hash & (SLOTS - 1); slots[at]; at = (at + 1) & (SLOTS - 1)) {
        const fhi_amount_word *word = &words[slots[at]];
        if (word->length == text.len && fhi_span_same((fh_span){word->text, word->length}, text)) return slots[at];
    }
    return 0;
}

const fhi_amount_word *fhi_amount_words_at(uint16_t word)
{
    return &words[word];
}

const fhi_amount_spelling *fhi_amount_words_spelling(uint16_t row)
{
    return &spellings[row - 1];
}

const fhi_amount_phrase *fhi_amount_words_bound(uint16_t row)
{
    return &bounds[row - 1];
}

fh_span fhi_amount_words_unit(uint16_t unit)
{
    return fhi_span_of(units[unit].text);
}

fhi_unit_kind fhi_amount_words_unit_kind(uint16_t unit)
{
    return (fhi_unit_kind)units[unit].kind;
}
