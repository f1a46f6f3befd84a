/* SPDX-License-Identifier: Apache-2.0 */
/* Look-up in generated word lists; see lexicon.h. */
#include "tables/lexicon.h"

static bool same(const fhi_lexicon_entry *entry, fh_span word)
{
    if (entry->len != word.len) return false;
    for (size_t i = 0; i < word.len; i++) {
        if (entry->text[i] != fhi_ascii_lower(word.ptr[i])) return false;
    }
    return true;
}

uint32_t fhi_lexicon_look(const fhi_lexicon *lexicon, fh_span word)
{
    if (word.len > UINT16_MAX) return 0;
    uint32_t hash = fhi_lexicon_hash(FHI_LEXICON_SEED, word), slot = hash & lexicon->mask;
    uint8_t mark = (uint8_t)(hash >> 24 | 1);
    for (; lexicon->marks[slot]; slot = (slot + 1) & lexicon->mask) {
        if (lexicon->marks[slot] == mark && same(&lexicon->slots[slot], word)) return lexicon->slots[slot].value;
    }
    return 0;
}
