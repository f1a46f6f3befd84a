/* SPDX-License-Identifier: Apache-2.0 */
/* Amounts of one thing → figures, and whether they agree. */
#ifndef FHI_RECONCILE_FIGURES_H
#define FHI_RECONCILE_FIGURES_H

#include "reconcile/assemble.h"

/* Adds the figures of a story, what most articles count first. Results in `arena`. False when memory is out. */
bool fhi_figures_add(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, fhi_claims *claims);

#endif
