/* SPDX-License-Identifier: Apache-2.0 */
/* What was announced and later called off. */
#ifndef FHI_BRIEF_REVOKED_H
#define FHI_BRIEF_REVOKED_H

#include "brief/draft.h"

/* Whether the story says on a later day than that of `announced`, words of the claim, that what they announce was called off: in the claim itself or
 * in one of the heavier ones. */
bool fhi_revoked_is(const fhi_draft *draft, const fhi_claim *claim, fhi_cite announced);

#endif
