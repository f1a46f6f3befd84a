/* SPDX-License-Identifier: Apache-2.0 */
/* Whether an amount is a movement: "fell 5%" is, "fell to 1,200" is not. */
#ifndef FHI_ANNOTATE_CHANGE_H
#define FHI_ANNOTATE_CHANGE_H

#include "annotate/amount/measure.h"

/* The movement that the fragments [first, end), an amount with its bound words, stand for; `measure` is its (last) measure. */
fhi_change fhi_change_of(const fhi_fragments *fragments, uint32_t first, uint32_t end, const fhi_measure *measure);

/* True if a verb or noun of change stands in the few words before `at`: what tells "rose from 3 to 5" from "from 3 to 5 people". */
bool fhi_change_before(const fhi_fragments *fragments, uint32_t at);

#endif
