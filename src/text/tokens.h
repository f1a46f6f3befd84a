/* SPDX-License-Identifier: Apache-2.0 */
/* A block of text → tokens. */
#ifndef FHI_TEXT_TOKENS_H
#define FHI_TEXT_TOKENS_H

#include "text/words.h"

/* Kinds of abbreviations (data/text/abbreviations.tsv): what a full stop behind one may mean. */
typedef enum fhi_abbreviation {
    FHI_ABBREVIATION_NONE,
    FHI_ABBREVIATION_TITLE,   /* "Gen.": a name follows */
    FHI_ABBREVIATION_MONTH,   /* "Nov." */
    FHI_ABBREVIATION_DAY,     /* "Mon." */
    FHI_ABBREVIATION_NUMBER,  /* "No.": only before a number */
    FHI_ABBREVIATION_INNER,   /* "vs.": the sentence goes on */
    FHI_ABBREVIATION_END,     /* "Inc.": may close a sentence */
    FHI_ABBREVIATION_INITIAL, /* "E.", one capital */
    FHI_ABBREVIATION_LETTERS, /* "U.S.", "a.m.": single letters, each with its stop */
} fhi_abbreviation;

/* What kind of abbreviation `word`, which ends in a full stop, is. */
fhi_abbreviation fhi_tokens_abbreviation(fh_span word);

/* WORD, NUMBER, CAPITAL and UPPER, by the characters. */
uint8_t fhi_tokens_flags(fh_span word);

/* Appends the tokens of `block` to `text` with range, hash and flags; the rest stays zero. FHI_TOKEN_FIRST marks the first
 * token of each line. False when memory is out. */
bool fhi_tokens_cut(fhi_arena *arena, fhi_text *text, fh_range block);

#endif
