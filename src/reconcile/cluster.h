/* SPDX-License-Identifier: Apache-2.0 */
/* Units → groups that say the same. */
#ifndef FHI_RECONCILE_CLUSTER_H
#define FHI_RECONCILE_CLUSTER_H

#include "reconcile/likeness.h"

/* The units in groups: group g is members[start[g] .. start[g + 1]), ascending; groups in order of their first member. */
typedef struct fhi_clusters {
    uint32_t *members;
    uint32_t *start;
    uint32_t n;
} fhi_clusters;

/* Joins units by average link; units that tell of days far apart are joined only where their words are the same. In `scratch`. False when
 * memory is out. */
bool fhi_cluster_units(fhi_arena *scratch, const fhi_units *units, fhi_clusters *clusters);

#endif
