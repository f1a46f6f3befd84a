/* SPDX-License-Identifier: Apache-2.0 */
/* Traits of a token; see traits.h. */
#include "text/traits.h"

#include "text/letters.h"

/* Runs of one kind of character, 3 bits each: 1 upper, 2 lower, 3 digit, 4 hyphen, 5 stop, 6 other; 7 behind the eighth run. */
static uint32_t shape_of(fh_span word)
{
    uint32_t shape = 0, runs = 0, last = 0;
    for (size_t at = 0; at < word.len && runs < 8;) {
        fhi_letter letter = fhi_letters_at(word, at);
        uint32_t kind = letter.kind == FHI_LETTER_UPPER   ? 1
                        : letter.kind == FHI_LETTER_LOWER ? 2
                        : letter.kind == FHI_LETTER_DIGIT ? 3
                        : letter.code == '-'              ? 4
                        : letter.code == '.'              ? 5
                                                          : 6;
        if (kind != last) {
            shape = shape << 3 | kind;
            runs++;
        }
        last = kind;
        at += letter.len;
    }
    /* one capital alone and a word of capitals differ */
    return shape | (word.len == 1 ? 1u << 30 : 0) | (word.len > 3 ? 1u << 29 : 0);
}

uint8_t fhi_traits_titled(const fhi_token *tokens, uint32_t count)
{
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!(tokens[i].flags & FHI_TOKEN_WORD) || tokens[i].flags & FHI_TOKEN_NUMBER) continue;
        words++;
        capitals += (tokens[i].flags & FHI_TOKEN_CAPITAL) != 0;
    }
    return words > 3 && capitals * 10 >= words * 6 ? FHI_TRAIT_TITLED : 0;
}

fhi_trait fhi_traits_of(fh_span word, const fhi_token *token)
{
    fhi_trait trait = {
        .word = token->word, .cluster = token->cluster, .flags = token->flags & (uint8_t)~FHI_TOKEN_LETTERS};
    char folded[24] = {0};
    size_t n;
    if (word.len <= sizeof folded) {
        n = fhi_letters_fold(word, folded, sizeof folded);
    } else {
        n = fhi_letters_fold((fh_span){word.ptr + word.len - 12, 12}, folded + 12, 12) + 12;
        fhi_letters_fold((fh_span){word.ptr, 12}, folded, 12);
    }
    uint32_t end = 0;
    for (size_t i = 0; i < 4; i++) {
        if (i < n) {
            trait.starts |= (uint32_t)(unsigned char)folded[i] << 8 * i;
            end = end << 8 | (unsigned char)folded[n - 1 - i];
        }
        trait.ends[i] = end;
    }
    trait.shape = shape_of(word);
    return trait;
}
