/* SPDX-License-Identifier: Apache-2.0 */
/* claims → brief. */
#ifndef FHI_BRIEF_COMPOSE_H
#define FHI_BRIEF_COMPOSE_H

#include "base/error.h"
#include "brief/sections.h"

/* Composes the brief of all stories; its spans and lists live in `arena`, or borrow from the readings, claims and lineage, which stay as they
 * are. `readings` has one of each article that stories and claims number. Reads no clock: the same input gives the same brief. FH_NO_MEMORY;
 * `brief` is then untouched. */
fh_status fhi_compose_brief(fhi_arena *arena, const fhi_reading *readings, const fhi_lineage *lineage,
                            const fhi_stories *stories, const fhi_claims *claims, fhi_brief *brief, fh_error *error);

#endif
