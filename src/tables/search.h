/* SPDX-License-Identifier: Apache-2.0 */
/* Binary search in the sorted tables of this folder. */
#ifndef FHI_TABLES_SEARCH_H
#define FHI_TABLES_SEARCH_H

#include "base/span.h"

/* Index of the row whose first member, a const char *, is `word`; -1 if there is none. Rows of `size` bytes, in byte order. */
static inline ptrdiff_t fhi_search_rows(const void *rows, size_t n, size_t size, fh_span word)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const char *name;
        memcpy(&name, (const char *)rows + mid * size, sizeof name);
        int order = strncmp(name, word.ptr, word.len);
        if (order == 0) order = name[word.len] != '\0';
        if (order == 0) return (ptrdiff_t)mid;
        if (order < 0) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return -1;
}

#define FHI_SEARCH(table, word) fhi_search_rows(table, sizeof(table) / sizeof *(table), sizeof *(table), word)

#endif
