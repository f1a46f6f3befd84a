/* SPDX-License-Identifier: Apache-2.0 */
/* Of many hashes those that come again are told, and hardly any of the others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "lineage/recurring.h"

enum { HASHES = 4000, EVERY = 10 };

static void what_comes_again_is_told(void **state)
{
    (void)state;
    fhi_recurring recurring;
    uint32_t again = HASHES / EVERY, told = 0;
    assert_true(fhi_recurring_start(HASHES + again, &recurring));
    for (uint64_t i = 0; i < HASHES; i++) fhi_recurring_note(&recurring, fhi_hash_mix(1, i));
    for (uint64_t i = 0; i < HASHES; i += EVERY) fhi_recurring_note(&recurring, fhi_hash_mix(1, i));
    for (uint64_t i = 0; i < HASHES; i++) {
        bool has = fhi_recurring_has(&recurring, fhi_hash_mix(1, i));
        if (i % EVERY == 0) assert_true(has);
        told += has;
    }
    assert_in_range(told, again, HASHES / 4);
    assert_in_range(told, again, 2 * recurring.n);
    fhi_recurring_done(&recurring);
}

static void of_none_none_comes_again(void **state)
{
    (void)state;
    fhi_recurring recurring;
    assert_true(fhi_recurring_start(0, &recurring));
    assert_false(fhi_recurring_has(&recurring, 0));
    assert_false(fhi_recurring_has(&recurring, UINT64_MAX));
    assert_int_equal(recurring.n, 0);
    fhi_recurring_done(&recurring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_comes_again_is_told),
        cmocka_unit_test(of_none_none_comes_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
