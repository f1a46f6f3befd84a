/* SPDX-License-Identifier: Apache-2.0 */
/* Publication dates that are missing or contradicted, inferred from what a whole story says of time. */
#ifndef FHI_RECONCILE_DATING_H
#define FHI_RECONCILE_DATING_H

#include "base/error.h"
#include "lineage/links.h"
#include "story/stories.h"

/* Changes `published` of articles whose date is unknown, or is not given and contradicted by the text, and resolves the times of these
 * articles again. Reasons stand in published.why. Needs only `stories`; links to copies bind dates where `lineage` is not NULL. */
fh_status fhi_dating_infer(fhi_arena *arena, fhi_reading *readings, uint32_t n, const fhi_stories *stories,
                           const fhi_lineage *lineage, fh_error *error);

#endif
