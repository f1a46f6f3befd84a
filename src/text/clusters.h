/* SPDX-License-Identifier: Apache-2.0 */
/* Words → clusters of words that stand in like places (after Brown et al. 1992, here k-means over GloVe vectors, Pennington et al. 2014; as
 * features, Guo et al. 2014): what is learned of a word then holds for its kin that the training texts do not have. */
#ifndef FHI_TEXT_CLUSTERS_H
#define FHI_TEXT_CLUSTERS_H

#include "base/error.h"
#include "text/words.h"

/* A cluster is a number from 1 up, 0 for none: eight in a row are kin, eight kin a family. */
static inline uint32_t fhi_clusters_kin(uint32_t cluster)
{
    return cluster ? (cluster - 1) / 8 + 1 : 0;
}

static inline uint32_t fhi_clusters_family(uint32_t cluster)
{
    return cluster ? (cluster - 1) / 64 + 1 : 0;
}

/* Sets the cluster of every token by its word. FH_INVALID where the embedded clusters are damaged. */
fh_status fhi_clusters_mark(fhi_text *text, fh_error *error);

#endif
