/* SPDX-License-Identifier: Apache-2.0 */
/* Units with times → the dated events of a story. */
#ifndef FHI_RECONCILE_TIMELINE_H
#define FHI_RECONCILE_TIMELINE_H

#include "reconcile/assemble.h"

/* Adds the events of a story, the weightiest first. Results in `arena`. False when memory is out. */
bool fhi_timeline_add(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, fhi_claims *claims);

#endif
