/* SPDX-License-Identifier: Apache-2.0 */
/* Publication dates that are missing or contradicted, inferred from what a whole story says of time. */
#ifndef FHI_RECONCILE_DATING_H
#define FHI_RECONCILE_DATING_H

#include "base/error.h"
#include "lineage/links.h"
#include "story/stories.h"

/* Changes `published` of articles whose date is unknown, or is not given and contradicted by the text, resolves the times of these articles
 * again, and sets each story's first and last day by the new dates. Reasons stand in published.why. Links to copies bind dates where
 * `lineage` is not NULL. */
fh_status fhi_dating_infer(fhi_arena *arena, fhi_reading *readings, uint32_t n, fhi_stories *stories,
                           const fhi_lineage *lineage, fh_error *error);

#endif
