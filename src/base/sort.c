/* SPDX-License-Identifier: Apache-2.0 */
/* Many by their bytes (radix sort from the lowest on), where the keys differ in few of them; else merge sort from below, over short runs that are sorted
 * by insertion. */
#include "base/sort.h"

#include <stdbool.h>
#include <string.h>

enum { RUN = 8, DIGITS = 256, BYTES = 8, MANY = 32 /* for each byte that they differ in */ };

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

/* One pass: into `to` in the order of the byte that stands `shift` bits up; equals stay. */
static void sort_by_byte(const fhi_ranked *from, fhi_ranked *to, uint32_t n, uint32_t shift)
{
    uint32_t place[DIGITS] = {0}, before = 0;
    for (uint32_t i = 0; i < n; i++) place[from[i].key >> shift & (DIGITS - 1)]++;
    for (uint32_t d = 0; d < DIGITS; d++) {
        uint32_t count = place[d];
        place[d] = before;
        before += count;
    }
    for (uint32_t i = 0; i < n; i++) to[place[from[i].key >> shift & (DIGITS - 1)]++] = from[i];
}

/* Sorts by the bytes that the keys differ in, where they are few for so many; else does nothing, and gives false. */
static bool sort_by_bytes(fhi_ranked *ranked, fhi_ranked *spare, uint32_t n)
{
    uint64_t differ = 0;
    uint32_t shifts[BYTES], passes = 0;
    for (uint32_t i = 1; i < n; i++) differ |= ranked[i].key ^ ranked[0].key;
    for (uint32_t shift = 0; shift < 64; shift += 8) {
        if (differ >> shift & (DIGITS - 1)) shifts[passes++] = shift;
    }
    if (n < passes * MANY) return false;
    fhi_ranked *from = ranked, *to = spare;
    for (uint32_t p = 0; p < passes; p++) {
        sort_by_byte(from, to, n, shifts[p]);
        fhi_ranked *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != ranked) memcpy(ranked, from, n * sizeof *ranked);
    return true;
}

void fhi_sort_ranked(fhi_ranked *ranked, fhi_ranked *spare, uint32_t n)
{
    if (n >= MANY && sort_by_bytes(ranked, spare, n)) return;
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
