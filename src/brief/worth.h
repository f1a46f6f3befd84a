/* SPDX-License-Identifier: Apache-2.0 */
/* What a claim is worth as a line of each section: more where more of the story hangs on it. 0: it does not belong there. */
#ifndef FHI_BRIEF_WORTH_H
#define FHI_BRIEF_WORTH_H

#include "brief/draft.h"

double fhi_worth_latest(const fhi_draft *draft, const fhi_claim *claim);
double fhi_worth_established(const fhi_draft *draft, const fhi_claim *claim);
double fhi_worth_single(const fhi_draft *draft, const fhi_claim *claim);
double fhi_worth_disputed(const fhi_draft *draft, const fhi_claim *claim);
double fhi_worth_announced(const fhi_draft *draft, const fhi_claim *claim);

#endif
