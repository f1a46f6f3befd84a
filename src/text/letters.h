/* SPDX-License-Identifier: Apache-2.0 */
/* What kind of character stands at a place in a text: ASCII by a table, the rest by ICU. */
#ifndef FHI_TEXT_LETTERS_H
#define FHI_TEXT_LETTERS_H

#include "base/span.h"

typedef enum fhi_letter_kind {
    FHI_LETTER_OTHER, /* punctuation, symbols, control characters, broken bytes */
    FHI_LETTER_SPACE,
    FHI_LETTER_LOWER, /* letters without case, and marks, count as lower */
    FHI_LETTER_UPPER,
    FHI_LETTER_DIGIT,
    FHI_LETTER_OPEN,       /* “ ‘ « „ ‹ */
    FHI_LETTER_CLOSE,      /* ” » › */
    FHI_LETTER_APOSTROPHE, /* ' ’ ʼ */
    FHI_LETTER_DASH,       /* – — ― and the like, not the ASCII hyphen */
} fhi_letter_kind;

typedef struct fhi_letter {
    fhi_letter_kind kind;
    uint32_t code;
    uint32_t len; /* in bytes */
} fhi_letter;

/* Kinds of the ASCII characters. */
extern const uint8_t fhi_letters_ascii[128];

/* The same as fhi_letters_at() for a character that is not ASCII. */
fhi_letter fhi_letters_wide(fh_span text, size_t at);

/* The character at `at` (< text.len). */
static inline fhi_letter fhi_letters_at(fh_span text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < 0x80) return (fhi_letter){(fhi_letter_kind)fhi_letters_ascii[c], c, 1};
    return fhi_letters_wide(text, at);
}

/* The character before `at` (> 0). */
fhi_letter fhi_letters_before(fh_span text, size_t at);

static inline bool fhi_letters_word(fhi_letter_kind kind)
{
    return kind == FHI_LETTER_LOWER || kind == FHI_LETTER_UPPER || kind == FHI_LETTER_DIGIT;
}

/* The text in lower case, quotation marks and dashes made plain ASCII, written to `out` of `room` bytes; returns its length. What does
 * not fit is left out, so the same text always gives the same bytes. */
size_t fhi_letters_fold(fh_span text, char *out, size_t room);

/* The hash of a word in that dress (fhi_token.word). */
uint64_t fhi_letters_hash(fh_span word);

#endif
