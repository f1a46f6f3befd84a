/* SPDX-License-Identifier: Apache-2.0 */
/* What was announced and later called off. */
#ifndef FHI_BRIEF_REVOKED_H
#define FHI_BRIEF_REVOKED_H

#include "brief/draft.h"

/* Whether the story says on a later day than the claim was first told, in one of its heavier claims, that what it announces was called off. */
bool fhi_revoked_is(const fhi_draft *draft, const fhi_claim *claim);

#endif
