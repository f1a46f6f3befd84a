/* SPDX-License-Identifier: Apache-2.0 */
/* What a story is about: the one event that most of its origins tell, however their sentences are built. */
#ifndef FHI_RECONCILE_CORE_H
#define FHI_RECONCILE_CORE_H

#include "reconcile/assemble.h"

/* Adds to the story's clusters one of the units that tell its main event, where two origins do; its members may stand in a second cluster, by
 * what else they tell. Fills core_group and core_unit; FHI_NONE where there is none. False when memory is out. */
bool fhi_core_join(fhi_arena *scratch, fhi_story_work *work);

#endif
