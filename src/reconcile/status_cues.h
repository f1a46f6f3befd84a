/* SPDX-License-Identifier: Apache-2.0 */
/* How far a thing has come, by the words that say so: "will", "confirmed", "denied". */
#ifndef FHI_RECONCILE_STATUS_CUES_H
#define FHI_RECONCILE_STATUS_CUES_H

#include "reconcile/claims.h"

/* The status that the tokens [first, end) of a text give what they say, and in `at` the token that says so (FHI_NONE for
 * FHI_CLAIM_REPORTED, which no word says). Words in quotation marks count only where all of the range is quoted. What is denied or dismissed
 * may stand behind the range, before token `limit`: "denied" alone does not tell whether a claim or a request was. */
fhi_claim_status fhi_status_cues_read(const fhi_text *text, uint32_t first, uint32_t end, uint32_t limit, uint32_t *at);

/* Whether the main clause tells of what is done: its verb is in the past ("voters rejected it") or the perfect ("have rejected it"). */
bool fhi_status_cues_done(const fhi_text *text, uint32_t first, uint32_t end);

#endif
