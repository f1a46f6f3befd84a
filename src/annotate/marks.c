/* SPDX-License-Identifier: Apache-2.0 */
/* Marks by offset. */
#include "annotate/marks.h"

uint32_t fhi_marks_time_behind(const fhi_marks *marks, uint32_t offset)
{
    uint32_t low = 0, high = marks->times.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (marks->times.at[middle].at.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
