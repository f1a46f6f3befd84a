/* SPDX-License-Identifier: Apache-2.0 */
/* Credits, found in the text of an article. */
#ifndef FHI_EXTRACT_MENTION_H
#define FHI_EXTRACT_MENTION_H

#include "extract/article.h"

/* Finds the credits, and the place of the dateline, of an article whose text and blocks are set. False when memory is out. Linear. */
bool fhi_mention_credits(fhi_arena *arena, fhi_article *article);

#endif
