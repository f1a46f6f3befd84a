/* SPDX-License-Identifier: Apache-2.0 */
/* The line that names the authors: "By Jane Doe and John Roe, Northern Wire", "Jane Doe | City Desk". */
#ifndef FHI_EXTRACT_BYLINE_H
#define FHI_EXTRACT_BYLINE_H

#include "extract/article.h"

/* True if `line` begins as bylines do: "By", "Written by". Letters of any case. */
bool fhi_byline_starts(fh_span line);

/* True if `line`, of `words` words, is a byline. */
bool fhi_byline_is_line(fh_span line, uint32_t words);

/* Adds the people that a byline (with or without "By") names to the article's, agencies, outlets and job titles apart. False when memory is
 * out. */
bool fhi_byline_people(fhi_arena *arena, fh_span line, fhi_article *article);

/* The outlet that stands behind the authors, {NULL, 0} if none does. */
fh_span fhi_byline_outlet(fh_span line);

#endif
