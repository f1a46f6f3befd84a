/* SPDX-License-Identifier: Apache-2.0 */
/* Stems are found by their hashes; see background.h. */
#include "tables/background.h"

#include "tables/background.inc"

uint32_t fhi_background_count(uint64_t stem)
{
    uint32_t group = stem % GROUPS;
    for (uint32_t i = firsts[group]; i < firsts[group + 1]; i++) {
        if (stems[i] == stem) return documents[i];
    }
    return 0;
}
