/* SPDX-License-Identifier: Apache-2.0 */
/* page → article. */
#ifndef FHI_EXTRACT_EXTRACT_H
#define FHI_EXTRACT_EXTRACT_H

#include "base/error.h"
#include "extract/article.h"

/* Fills `article` from `page`, which it borrows; everything new lives in `arena`. Malformed news is data: this fails only for
 * memory, with FH_NO_MEMORY. Pure; any thread; time linear in the page. What the text says of its sources is left out: the
 * credits and the dateline in it, a date that only the dateline gives, an outlet that only the text or the address tells. */
fh_status fhi_extract_text(fhi_arena *arena, fhi_arena *scratch, const fhi_page *page, fhi_article *article,
                           fh_error *error);

/* Adds what was left out. */
fh_status fhi_extract_sources(fhi_arena *arena, fhi_article *article, fh_error *error);

/* Both. */
fh_status fhi_extract_article(fhi_arena *arena, fhi_arena *scratch, const fhi_page *page, fhi_article *article,
                              fh_error *error);

/* True where the article is in a language that is known and is not English, for which alone there are rules and models. Pure. */
bool fhi_extract_is_foreign(const fhi_article *article);

#endif
