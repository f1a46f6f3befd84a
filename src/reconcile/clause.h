/* SPDX-License-Identifier: Apache-2.0 */
/* What of a sentence is not its news. */
#ifndef FHI_RECONCILE_CLAUSE_H
#define FHI_RECONCILE_CLAUSE_H

#include "text/words.h"

/* "after the company cut jobs": a clause of what came before the news begins with the token. */
bool fhi_clause_is_background(const fhi_text *text, uint32_t token);

/* "rule out" decides nothing. */
bool fhi_clause_rules_out(const fhi_text *text, uint32_t token);

#endif
