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

static void read_ends(const char *folded, size_t n, fhi_trait *trait)
{
    uint32_t end = 0;
    for (size_t i = 0; i < 4; i++) {
        if (i < n) {
            trait->starts |= (uint32_t)(unsigned char)folded[i] << 8 * i;
            end = end << 8 | (unsigned char)folded[n - 1 - i];
        }
        trait->ends[i] = end;
    }
}

static uint32_t four_at(const char *bytes)
{
    uint32_t four;
    memcpy(&four, bytes, sizeof four);
    return four;
}

/* Starts, ends and shape of a word of four ASCII letters or more, as most are: four at a time, the last four may overlap those before. */
static void read_letters(fh_span word, fhi_trait *trait)
{
    static const uint32_t small = 0x20202020; /* the bit that small letters have and capitals have not */
    uint32_t first = four_at(word.ptr), last = four_at(word.ptr + word.len - 4), all = first | 0x20;
    for (size_t at = 4; at + 4 < word.len; at += 4) all &= four_at(word.ptr + at);
    if (word.len > 4) all &= last;
    trait->starts = first | small;
    for (uint32_t i = 0; i < 4; i++) trait->ends[i] = (last | small) >> (24 - 8 * i);
    bool as_most = (all & small) == small; /* but for the first */
    trait->shape = !as_most ? shape_of(word) : (trait->flags & FHI_TOKEN_CAPITAL ? 1 << 3 | 2 : 2) | 1u << 29;
}

fhi_trait fhi_traits_of(fh_span word, const fhi_token *token)
{
    fhi_trait trait = {
        .word = token->word, .cluster = token->cluster, .flags = token->flags & (uint8_t)~FHI_TOKEN_LETTERS};
    char folded[24] = {0};
    if (token->flags & FHI_TOKEN_LETTERS && word.len >= 4) {
        read_letters(word, &trait);
        return trait;
    }
    if (token->flags & FHI_TOKEN_LETTERS) {
        for (size_t i = 0; i < word.len; i++) folded[i] = (char)(word.ptr[i] | 0x20);
        read_ends(folded, word.len, &trait);
    } else if (word.len <= sizeof folded) {
        read_ends(folded, fhi_letters_fold(word, folded, sizeof folded), &trait);
    } else {
        size_t n = fhi_letters_fold((fh_span){word.ptr + word.len - 12, 12}, folded + 12, 12) + 12;
        fhi_letters_fold((fh_span){word.ptr, 12}, folded, 12);
        read_ends(folded, n, &trait);
    }
    trait.shape = shape_of(word);
    return trait;
}
