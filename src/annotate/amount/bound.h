/* SPDX-License-Identifier: Apache-2.0 */
/* Words around a number that say how exactly it is meant: "some", "no fewer than", "or more". */
#ifndef FHI_ANNOTATE_BOUND_H
#define FHI_ANNOTATE_BOUND_H

#include "annotate/amount/fragment.h"

/* The bound said before fragment `first`: its start, or `first` if nothing is said. `*bound` is set only where something is. */
uint32_t fhi_bound_before(const fhi_fragments *fragments, uint32_t first, fhi_bound *bound);

/* The bound said from fragment `end` on: its end, or `end` if nothing is said. */
uint32_t fhi_bound_after(const fhi_fragments *fragments, uint32_t end, fhi_bound *bound);

#endif
