/* SPDX-License-Identifier: Apache-2.0 */
/* The tokens of a block → sentences. */
#ifndef FHI_TEXT_SENTENCES_H
#define FHI_TEXT_SENTENCES_H

#include "text/words.h"

/* Gives the tokens of a sentence its number, and FHI_TOKEN_FIRST to the first of them that is a word. */
void fhi_sentences_settle(fhi_text *text, uint32_t sentence);

/* Appends the sentences of the block whose tokens are [first, text->tokens.n), and sets the tokens' sentence and FHI_TOKEN_FIRST.
 * False when memory is out. */
bool fhi_sentences_find(fhi_arena *arena, fhi_text *text, uint32_t first, uint32_t block);

#endif
