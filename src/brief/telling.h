/* SPDX-License-Identifier: Apache-2.0 */
/* How a line tells a range of an article, and whether a reader who has that range alone knows of whom it tells. */
#ifndef FHI_BRIEF_TELLING_H
#define FHI_BRIEF_TELLING_H

#include "brief/draft.h"

/* The words of a range: as they stand, with the name behind a pronoun that speaks ("he [Mara Lind] said"); a quotation behind its speaker. At most
 * `words` words, if it tells anything without the others: see gist.h. `statement` is the one that the range tells, or NULL; `time` the one that it is told
 * for, or {0, 0}. */
void fhi_telling_put(const fhi_draft *draft, fhi_phrase *phrase, fhi_cite cite, const fhi_statement *statement,
                     fh_range time, uint32_t words);

/* How many words of the range a line must have to tell anything. */
uint32_t fhi_telling_least(const fhi_draft *draft, fhi_cite cite, fh_range time);

/* True if whom the range tells of stands before it: "Its 340 pupils", "On Monday he left". A pronoun that fhi_telling_put() puts a name to does
 * not count. */
bool fhi_telling_leans(const fhi_draft *draft, fhi_cite cite, const fhi_statement *statement);

#endif
