/* SPDX-License-Identifier: Apache-2.0 */
/* Words → clusters of words that stand in like places (after Brown et al. 1992, here k-means over GloVe vectors, Pennington et al. 2014; as
 * features, Guo et al. 2014): what is learned of a word then holds for its kin that the training texts do not have. */
#ifndef FHI_TEXT_CLUSTERS_H
#define FHI_TEXT_CLUSTERS_H

#include "base/error.h"
#include "text/words.h"

enum { FHI_CLUSTERS_VERSION = 1 };

/* A clusters file: this head, then `slots` entries: open addressing by the high half of fhi_token.word, linear probing; an entry is the
 * low 16 bits of the word (never 0) above the number of its cluster; 0 is free. Two words in some 25,000 that are not in it are taken for
 * one that is. */
typedef struct fhi_clusters_head {
    char magic[8]; /* "fhclust" */
    uint32_t version;
    uint32_t slots;  /* a power of two */
    uint64_t digest; /* XXH3 of the entries */
} fhi_clusters_head;

typedef struct fhi_clusters {
    const uint32_t *entries;
    uint32_t mask;
} fhi_clusters;

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

/* The cluster of a word, by fhi_token.word; 0 if it has none. */
uint32_t fhi_clusters_of(const fhi_clusters *clusters, uint64_t word);

#endif
