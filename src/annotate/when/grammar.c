/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of the grammar of times and how a word is found in them; see grammar.h. */
#include "annotate/when/grammar.h"

#include <string.h>

#include "annotate/when/tables.inc"

/* FNV-1a, 32 bits (Fowler, Noll, Vo): words are short, and the generator can compute it without a library. */
static uint32_t word_hash(const char *word, uint32_t length)
{
    uint32_t h = 2166136261u;
    for (uint32_t i = 0; i < length; i++) h = (h ^ (uint8_t)word[i]) * 16777619u;
    return h;
}

uint16_t fhi_grammar_find(const char *word, uint32_t length)
{
    for (uint32_t at = word_hash(word, length) % WORD_SLOTS;; at = (at + 1) % WORD_SLOTS) {
        uint16_t row = word_slots[at];
        if (row == 0) return 0;
        const fhi_grammar_word *found = &fhi_grammar_words[row];
        if (found->length == length && memcmp(found->text, word, length) == 0) return row;
    }
}

bool fhi_grammar_value(uint16_t word, int of, bool capital, int *value)
{
    const fhi_grammar_word *found = &fhi_grammar_words[word];
    for (uint32_t i = found->sense; i < (uint32_t)found->sense + found->senses; i++) {
        const fhi_grammar_sense *sense = &fhi_grammar_senses[i];
        if (sense->of != of || (sense->capital && !capital)) continue;
        *value = sense->value;
        return true;
    }
    return false;
}
