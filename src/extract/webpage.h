/* SPDX-License-Identifier: Apache-2.0 */
/* A page of HTML → its article. */
#ifndef FHI_EXTRACT_WEBPAGE_H
#define FHI_EXTRACT_WEBPAGE_H

#include "base/error.h"
#include "extract/article.h"

/* Sets the text of `article`, whose given fields are set, its blocks, what was dropped, and what the page says of itself, from the HTML
 * of article->page. What is new lives in `arena`. FH_NO_MEMORY. Linear. */
fh_status fhi_webpage_read(fhi_arena *arena, fhi_arena *scratch, fhi_article *article, fh_error *error);

#endif
