/* SPDX-License-Identifier: Apache-2.0 */
/* Merge sort from below, over short runs that are sorted by insertion. */
#include "base/sort.h"

#include <string.h>

enum { RUN = 8 };

static void insert_run(fhi_ranked *ranked, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        fhi_ranked r = ranked[i];
        uint32_t to = i;
        for (; to > 0 && ranked[to - 1].key > r.key; to--) ranked[to] = ranked[to - 1];
        ranked[to] = r;
    }
}

/* Two sorted runs into one, without a jump that depends on which is next. */
static void merge(const fhi_ranked *a, const fhi_ranked *a_end, const fhi_ranked *b, const fhi_ranked *b_end,
                  fhi_ranked *out)
{
    while (a < a_end && b < b_end) {
        int second = b->key < a->key;
        *out++ = *(second ? b : a);
        b += second;
        a += !second;
    }
    size_t rest = (size_t)(a_end - a);
    memcpy(out, a, rest * sizeof *a);
    memcpy(out + rest, b, (size_t)(b_end - b) * sizeof *b);
}

void fhi_sort_ranked(fhi_ranked *ranked, fhi_ranked *spare, uint32_t n)
{
    fhi_ranked *from = ranked, *to = spare;
    for (uint32_t i = 0; i < n; i += RUN) insert_run(ranked + i, n - i < RUN ? n - i : RUN);
    for (uint64_t width = RUN; width < n; width *= 2) {
        for (uint64_t i = 0; i < n; i += 2 * width) {
            uint64_t middle = i + width < n ? i + width : n, end = i + 2 * width < n ? i + 2 * width : n;
            merge(from + i, from + middle, from + middle, from + end, to + i);
        }
        fhi_ranked *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != ranked) memcpy(ranked, from, n * sizeof *ranked);
}
