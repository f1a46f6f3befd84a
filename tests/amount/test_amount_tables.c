/* SPDX-License-Identifier: Apache-2.0 */
/* Every row of data/amount carries an example; each must come out as its row says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "amount/amount_notation.h"

#include <stdlib.h>

enum { LINE_MAX_BYTES = 4096, COLUMNS = 8 };

/* Cuts a line at its tabs; returns the number of cells. */
static int cells(char *line, char *out[COLUMNS])
{
    int n = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *at = line; at && n < COLUMNS; n++) {
        out[n] = at;
        at = strchr(at, '\t');
        if (at) *at++ = '\0';
    }
    return n;
}

/* Runs the examples of one table; the columns are found by the names "example" and "expect". Returns how many failed. */
static int run_table(const char *name)
{
    char path[512], line[LINE_MAX_BYTES], out[1024], *cell[COLUMNS];
    int example = -1, expect = -1, failed = 0, rows = 0;
    snprintf(path, sizeof path, "%s/data/amount/%s.tsv", FIRSTHAND_SOURCE_DIR, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    fhi_arena *arena = fhi_arena_new();
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, "# ", 2) == 0) continue;
        int n = cells(line, cell);
        if (example < 0) {
            for (int i = 0; i < n; i++) {
                if (strcmp(cell[i], "example") == 0) example = i;
                if (strcmp(cell[i], "expect") == 0) expect = i;
            }
            assert_true(example >= 0 && expect >= 0);
            continue;
        }
        assert_true(expect < n);
        rows++;
        assert_true(notation_of(arena, cell[example], NULL, out, sizeof out));
        if (strcmp(out, cell[expect]) == 0) continue;
        failed++;
        print_error("%s: %s\n    expected %s\n    found    %s\n", name, cell[example], cell[expect], out);
    }
    fclose(file);
    fhi_arena_free(arena);
    assert_true(rows > 5);
    return failed;
}

static void every_example_holds(void **state)
{
    static const char *const tables[] = {"numbers", "units", "currencies", "bounds", "changes", "refusals", "nouns"};
    int failed = 0;
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) failed += run_table(tables[i]);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_example_holds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
