/* SPDX-License-Identifier: Apache-2.0 */
/* What must hold besides a pattern (the `if` column of data/when/rules.tsv, checks.def). */
#ifndef FHI_WHEN_CHECK_H
#define FHI_WHEN_CHECK_H

#include "annotate/when/match.h"

bool fhi_check_holds(const fhi_match_sentence *sentence, const fhi_match *match);

#endif
