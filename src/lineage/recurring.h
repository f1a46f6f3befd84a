/* SPDX-License-Identifier: Apache-2.0 */
/* Which of very many hashes come more than once: nearly all of them do not, and need no place in the tables that tell who has them. */
#ifndef FHI_LINEAGE_RECURRING_H
#define FHI_LINEAGE_RECURRING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Two bits for each: whether one with these bits has come, and whether one came again. */
typedef struct fhi_recurring {
    uint64_t *once, *again;
    uint64_t mask;
    size_t n; /* how many came again: of those that recur there are at most twice as many */
} fhi_recurring;

/* Room for so many hashes; false when memory is out. The caller ends it with fhi_recurring_done(). */
bool fhi_recurring_start(size_t hashes, fhi_recurring *recurring);
void fhi_recurring_done(fhi_recurring *recurring);

static inline void fhi_recurring_note(fhi_recurring *recurring, uint64_t hash)
{
    uint64_t place = hash & recurring->mask, bit = (uint64_t)1 << place % 64;
    uint64_t before = recurring->once[place / 64] & bit;
    recurring->once[place / 64] |= bit;
    recurring->again[place / 64] |= before;
    recurring->n += before != 0;
}

/* True for each hash that was noted more than once, and for about one in eight of the others. */
static inline bool fhi_recurring_has(const fhi_recurring *recurring, uint64_t hash)
{
    uint64_t place = hash & recurring->mask;
    return recurring->again[place / 64] >> place % 64 & 1;
}

#endif
