/* SPDX-License-Identifier: Apache-2.0 */
/* What of a sentence is its news, and what is not. */
#ifndef FHI_RECONCILE_CLAUSE_H
#define FHI_RECONCILE_CLAUSE_H

#include "text/words.h"

/* "after the company cut jobs": a clause of what came before the news begins with the token. */
bool fhi_clause_is_background(const fhi_text *text, uint32_t token);

/* "rule out" decides nothing. */
bool fhi_clause_rules_out(const fhi_text *text, uint32_t token);

/* The first finite verb of the tokens [first, end) that is not in a clause of its own ("who led it", "after it fell"), else a participle, which is what
 * many a verb in the past is taken for ("Jon Falk, the minister, denied"); `end` if there is neither. */
uint32_t fhi_clause_main_verb(const fhi_text *text, uint32_t first, uint32_t end);

#endif
