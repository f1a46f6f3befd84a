/* SPDX-License-Identifier: Apache-2.0 */
/* Binary search in tables made from data/, which are sorted by their words. */
#ifndef FHI_TABLES_SEARCH_H
#define FHI_TABLES_SEARCH_H

#include "base/span.h"

/* Index of the first row whose first member, a const char *, is not before `word`; `*found` tells whether it is `word`. Rows of
 * `size` bytes, in byte order. */
static inline size_t fhi_search_place(const void *rows, size_t n, size_t size, fh_span word, bool *found)
{
    size_t low = 0, high = n;
    *found = false;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const char *name;
        memcpy(&name, (const char *)rows + mid * size, sizeof name);
        int order = word.len ? (unsigned char)name[0] - (unsigned char)word.ptr[0] : 0; /* mostly that is enough */
        if (order == 0) order = strncmp(name, word.ptr, word.len);
        if (order == 0) { /* a NUL in `word` ends the comparison before its end */
            size_t len = strlen(name);
            order = (len > word.len) - (len < word.len);
        }
        if (order == 0) {
            *found = true;
            return mid;
        }
        if (order < 0) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

/* Index of the row that is `word`; -1 if there is none. */
static inline ptrdiff_t fhi_search_rows(const void *rows, size_t n, size_t size, fh_span word)
{
    bool found;
    size_t place = fhi_search_place(rows, n, size, word, &found);
    return found ? (ptrdiff_t)place : -1;
}

/* The same for an array of rows. */
#define FHI_SEARCH(table, word) fhi_search_rows(table, sizeof(table) / sizeof *(table), sizeof *(table), word)

#endif
