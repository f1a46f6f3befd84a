/* SPDX-License-Identifier: Apache-2.0 */
/* How the formats that people read call things. */
#ifndef FHI_EMIT_WORDING_H
#define FHI_EMIT_WORDING_H

#include "emit/edition.h"

/* "On two or more independent origins", as a reader sees it. Static. */
const char *fhi_wording_heading(fhi_section_kind kind);

/* Who an article comes from: its outlet, else its id where its file holds several, else the name of its file. Borrowed. */
fh_span fhi_wording_outlet(const fhi_edition *edition, uint32_t article);

/* The title, else the first sentence; {NULL, 0} for an empty article. Borrowed. */
fh_span fhi_wording_title(const fhi_edition *edition, uint32_t article);

/* What a story is headed with: the title of the article in its middle, else the latest that another has, else its first sentence without the
 * dateline. Borrowed. */
fh_span fhi_wording_story(const fhi_edition *edition, const fhi_story *story);

/* Writes "28 October 2024", or "date unknown" for FHI_NO_DAY; at most 31 bytes and a NUL. */
void fhi_wording_day(fhi_day day, char out[32]);

/* Writes the day and how it became known where that is no page nor record: "28 October 2024 (inferred; the page says 13 November 2024)". At most 95
 * bytes and a NUL. */
void fhi_wording_published(const fhi_published *published, char out[96]);

/* Writes "28 October to 1 November 2024", or one day where both are the same; at most 63 bytes and a NUL. */
void fhi_wording_days(fhi_day first, fhi_day last, char out[64]);

/* The words of a cite. Borrowed. */
fh_span fhi_wording_quote(const fhi_edition *edition, fhi_cite cite);

/* Where a cite stands in the captured document. */
fh_range fhi_wording_source(const fhi_edition *edition, fhi_cite cite);

/* Writes "5 articles on 3 origins, 2 or 3 of them independent · 27 to 28 October 2024"; at most 191 bytes and a NUL. */
void fhi_wording_counts(const fhi_edition *edition, uint32_t story, char out[192]);

/* "own report", "partly derived", "derived". Static. */
const char *fhi_wording_class(fhi_class of);

/* ", not in English: not read" where an article gives no lines because of its language; else "". */
const char *fhi_wording_unread(const fhi_article *article);

#endif
