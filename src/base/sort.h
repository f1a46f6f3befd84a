/* SPDX-License-Identifier: Apache-2.0 */
/* Sorting by a number, where qsort() would take longer to ask than to answer. */
#ifndef FHI_BASE_SORT_H
#define FHI_BASE_SORT_H

#include <stdint.h>

typedef struct fhi_ranked {
    uint64_t key;
    uint32_t at; /* whatever the caller sorts, by its index */
} fhi_ranked;

/* Sorts by key, ascending; of equals the one that was before stays before. `spare` has room for `n` as well. O(n log n). */
void fhi_sort_ranked(fhi_ranked *ranked, fhi_ranked *spare, uint32_t n);

#endif
