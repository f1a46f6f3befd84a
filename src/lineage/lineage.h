/* SPDX-License-Identifier: Apache-2.0 */
/* texts → links, origins and relations. */
#ifndef FHI_LINEAGE_LINEAGE_H
#define FHI_LINEAGE_LINEAGE_H

#include "base/error.h"
#include "lineage/links.h"

/* Looks for passages that two of `n` readings share, and keeps them for the two functions below. What they make of them does not depend on the order
 * of the readings but for their numbers. What `told` (NULL is allowed, else it outlives `lineage`) says is of one origin stays so, and keeps
 * its number. Fails for memory only, as they do. */
fh_status fhi_lineage_trace(fhi_arena *arena, const fhi_reading *readings, uint32_t n, const fhi_told *told,
                            fhi_lineage *lineage, fh_error *error);

/* Fills standings, links and origins by these passages alone: what may be told before stories are known. */
fh_status fhi_lineage_link(fhi_arena *arena, fhi_lineage *lineage, fh_error *error);

/* Fills standings, links and origins, and `pairs` with the relation of every two articles of one story; `story_of[i]` is the story of article i. */
fh_status fhi_lineage_relate(fhi_arena *arena, const uint32_t *story_of, fhi_lineage *lineage, fh_error *error);

#endif
