/* SPDX-License-Identifier: Apache-2.0 */
/* article → text: tokens, tags and sentences. */
#ifndef FHI_TEXT_SPLIT_H
#define FHI_TEXT_SPLIT_H

#include "base/error.h"
#include "text/words.h"

/* Splits the article's text: sentences, in `arena`, and tokens, in an arena of theirs (it may be the same) since some need them for a while only;
 * without clusters and tags. Fails only for memory. Pure; any thread; time linear in the text. */
fh_status fhi_split_words(fhi_arena *arena, fhi_arena *of_tokens, const fhi_article *article, fhi_text *text,
                          fh_error *error);

/* Gives the tokens of a text their clusters and tags. */
fh_status fhi_split_tag(fhi_arena *scratch, fhi_text *text, fh_error *error);

/* Splits and tags the article's text. Fails only for memory. Pure; any thread; time linear in the text. */
fh_status fhi_split_text(fhi_arena *arena, fhi_arena *scratch, const fhi_article *article, fhi_text *text,
                         fh_error *error);

#endif
