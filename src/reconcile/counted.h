/* SPDX-License-Identifier: Apache-2.0 */
/* What an amount counts: "four people were killed" counts the dead, "3,000 soldiers" troops. */
#ifndef FHI_RECONCILE_COUNTED_H
#define FHI_RECONCILE_COUNTED_H

#include "annotate/marks.h"
#include "reconcile/concepts.h"

typedef struct fhi_counted {
    uint64_t key;      /* the same for amounts of one kind of thing; 0 if it counts nothing that could be compared */
    double scope;      /* how much of their context two amounts must share to be of the same thing, 0 to 1 */
    const char *label; /* static; NULL where the table has no word for it */
    uint64_t group;    /* whom of the people: "children"; 0 where it is any */
    bool moves;        /* a toll, which rises or falls from report to report */
    bool feat;         /* says nothing without who did it */
    fh_range at;       /* the words that name it */
} fhi_counted;

/* What amount number `amount` of the marks counts; `sentence` is the one that it stands in. No argument may be NULL. False when memory
 * is out. */
bool fhi_counted_by(fhi_concepts *concepts, const fhi_marks *marks, uint32_t amount, uint32_t sentence,
                    fhi_counted *counted);

#endif
