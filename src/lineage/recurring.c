/* SPDX-License-Identifier: Apache-2.0 */
#include "lineage/recurring.h"

#include <stdlib.h>

enum { BITS = 8 /* for each hash, at least */ };

bool fhi_recurring_start(size_t hashes, fhi_recurring *recurring)
{
    size_t room = 64;
    while (room < BITS * hashes) room *= 2;
    *recurring = (fhi_recurring){calloc(room / 64, sizeof(uint64_t)), calloc(room / 64, sizeof(uint64_t)), room - 1, 0};
    if (recurring->once && recurring->again) return true;
    fhi_recurring_done(recurring);
    return false;
}

void fhi_recurring_done(fhi_recurring *recurring)
{
    free(recurring->once);
    free(recurring->again);
    *recurring = (fhi_recurring){0};
}
