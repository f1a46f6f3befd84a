/* SPDX-License-Identifier: Apache-2.0 */
/* For tests that run the examples of a TSV table under data/. */
#ifndef TESTS_TEXT_ROWS_H
#define TESTS_TEXT_ROWS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Calls `row` with the cells of each line of `path` (below the source folder) but notes and the head; returns how many there were. */
static inline unsigned each_row(const char *path, void (*row)(char **cells, unsigned n))
{
    char name[512], line[2048];
    snprintf(name, sizeof name, "%s/%s", FIRSTHAND_SOURCE_DIR, path);
    FILE *file = fopen(name, "r");
    assert_non_null(file);
    unsigned lines = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        if (!line[0] || line[0] == '#' || lines++ == 0) continue;
        char *cells[8], *at = line;
        unsigned n = 0;
        while (n < 8) {
            cells[n++] = at;
            at = strchr(at, '\t');
            if (!at) break;
            *at++ = 0;
        }
        row(cells, n);
    }
    fclose(file);
    return lines ? lines - 1 : 0;
}

#endif
