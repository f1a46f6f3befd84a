/* SPDX-License-Identifier: Apache-2.0 */
/* Sorting by a number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sort.h"

enum { MOST = 1000 };

/* Numbers that look as if drawn by lot, the same each time, with equal ones among them. */
static void fill(fhi_ranked *ranked, uint32_t n)
{
    uint64_t drawn = n + 1;
    for (uint32_t i = 0; i < n; i++) {
        drawn = drawn * 0x5851F42D4C957F2Du + 0x14057B7EF767814Fu;
        ranked[i] = (fhi_ranked){drawn >> 55 << (i % 2 ? 40 : 0), i};
    }
}

static void any_number_is_put_in_order_and_equals_stay(void **state)
{
    (void)state;
    static fhi_ranked ranked[MOST], spare[MOST];
    for (uint32_t n = 0; n <= MOST; n += n < 70 ? 1 : 31) {
        uint64_t sum = 0;
        fill(ranked, n);
        fhi_sort_ranked(ranked, spare, n);
        for (uint32_t i = 0; i < n; i++) {
            sum += ranked[i].at;
            if (i == 0) continue;
            assert_true(ranked[i - 1].key <= ranked[i].key);
            if (ranked[i - 1].key == ranked[i].key) assert_true(ranked[i - 1].at < ranked[i].at);
        }
        assert_int_equal(sum, n ? (uint64_t)n * (n - 1) / 2 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_number_is_put_in_order_and_equals_stay)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
