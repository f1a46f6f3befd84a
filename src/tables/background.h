/* SPDX-License-Identifier: Apache-2.0 */
/* How common each stem is in the news at large: what a word in common is worth before a run has seen enough articles of its own. */
#ifndef FHI_TABLES_BACKGROUND_H
#define FHI_TABLES_BACKGROUND_H

#include <stdint.h>

enum { FHI_BACKGROUND_DOCUMENTS = 11724 }; /* that were counted */

/* In how many of the documents the stem (its hash, as text/stem.h gives it) stands; 0 where it is not in the table. O(1). */
uint32_t fhi_background_count(uint64_t stem);

#endif
