/* SPDX-License-Identifier: Apache-2.0 */
/* descents → origins: the reports that the articles go back to. */
#ifndef FHI_LINEAGE_ORIGINS_H
#define FHI_LINEAGE_ORIGINS_H

#include "lineage/descent.h"

/* Fills the origins and each standing's index into them. False when memory is out. */
bool fhi_origins_fill(fhi_arena *arena, const fhi_tracing *tracing, const fhi_descents *descents, fhi_lineage *lineage);

#endif
