/* SPDX-License-Identifier: Apache-2.0 */
/* How a line tells a range of an article, and whether a reader who has that range alone knows of whom it tells. */
#ifndef FHI_BRIEF_TELLING_H
#define FHI_BRIEF_TELLING_H

#include "brief/draft.h"

/* The words of a range: as they stand, with the name behind a pronoun that speaks ("he [Mara Lind] said"); a quotation behind its speaker. At most
 * `words` words. `statement` is the one that the range tells, or NULL. */
void fhi_telling_put(const fhi_draft *draft, fhi_phrase *phrase, fhi_cite cite, const fhi_statement *statement,
                     uint32_t words);

/* True if whom the range tells of stands before it: "Its 340 pupils", "On Monday he left". A pronoun that fhi_telling_put() puts a name to does
 * not count. */
bool fhi_telling_leans(const fhi_draft *draft, fhi_cite cite, const fhi_statement *statement);

#endif
