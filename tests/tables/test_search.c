/* SPDX-License-Identifier: Apache-2.0 */
/* The search in sorted tables: every row is found, and nothing that is not a row, whatever its bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tables/search.h"

typedef struct row {
    const char *word;
    int value;
} row;

static const row rows[] = {{"a", 1}, {"ab", 2}, {"abc", 3}, {"b", 4}, {"\xC3\xA9", 5}};

static void every_row_is_found(void **state)
{
    (void)state;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)(sizeof rows / sizeof *rows); i++)
        assert_int_equal(FHI_SEARCH(rows, fhi_span_of(rows[i].word)), i);
}

static void nothing_else_is_found(void **state)
{
    static const fh_span others[] = {{"", 0}, {"abcd", 4}, {"A", 1}, {"ac", 2}, {"c", 1}, {"\xC3", 1}};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_int_equal(FHI_SEARCH(rows, others[i]), -1);
}

static void a_nul_is_a_byte_like_any_other(void **state)
{
    static const fh_span others[] = {{"\0", 1}, {"a\0", 2}, {"a\0\0\0\0\0\0\0\0", 9}, {"ab\0c", 4}};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_int_equal(FHI_SEARCH(rows, others[i]), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found),
        cmocka_unit_test(nothing_else_is_found),
        cmocka_unit_test(a_nul_is_a_byte_like_any_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
