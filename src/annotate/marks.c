/* SPDX-License-Identifier: Apache-2.0 */
/* Marks by offset: each list is in text order. */
#include "annotate/marks.h"

/* The first of the `n` elements of `list` that ends behind the offset; `at` is its range. */
#define BEHIND(list, offset)                                                                                           \
    uint32_t low = 0, high = (list).n;                                                                                 \
    while (low < high) {                                                                                               \
        uint32_t middle = low + (high - low) / 2;                                                                      \
        if ((list).at[middle].at.end <= (offset))                                                                      \
            low = middle + 1;                                                                                          \
        else                                                                                                           \
            high = middle;                                                                                             \
    }                                                                                                                  \
    return low

uint32_t fhi_marks_name_behind(const fhi_marks *marks, uint32_t offset)
{
    BEHIND(marks->names, offset);
}

uint32_t fhi_marks_time_behind(const fhi_marks *marks, uint32_t offset)
{
    BEHIND(marks->times, offset);
}

uint32_t fhi_marks_amount_behind(const fhi_marks *marks, uint32_t offset)
{
    BEHIND(marks->amounts, offset);
}
