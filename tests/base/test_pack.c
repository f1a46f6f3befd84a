/* SPDX-License-Identifier: Apache-2.0 */
/* Packed values come back as they were, and damage is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/pack.h"
#include "base/span.h"

#include <math.h>

static const uint64_t numbers[] = {0, 1, 127, 128, 16383, 16384, UINT32_MAX, (uint64_t)1 << 63, UINT64_MAX};
static const int64_t either_sign[] = {0, -1, 1, -64, 64, INT32_MIN, INT64_MIN, INT64_MAX};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static void write_all(fhi_pack *pack)
{
    for (size_t i = 0; i < COUNT(numbers); i++) {
        fhi_pack_number(pack, numbers[i]);
        fhi_pack_fixed(pack, numbers[i]);
    }
    for (size_t i = 0; i < COUNT(either_sign); i++) fhi_pack_signed(pack, either_sign[i]);
    fhi_pack_float(pack, -0.75f);
    fhi_pack_bytes(pack, FHI_SPAN("harbour"));
    fhi_pack_bytes(pack, (fh_span){NULL, 0});
}

static void values_come_back(void **state)
{
    (void)state;
    fhi_pack pack = {0};
    write_all(&pack);
    assert_false(pack.failed);
    fhi_unpack read = {fhi_pack_span(&pack), false};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        assert_true(fhi_pack_take_number(&read, UINT64_MAX) == numbers[i]);
        assert_true(fhi_pack_take_fixed(&read) == numbers[i]);
    }
    for (size_t i = 0; i < COUNT(either_sign); i++) assert_true(fhi_pack_take_signed(&read) == either_sign[i]);
    assert_true(fhi_pack_take_float(&read) == -0.75f);
    assert_true(fhi_span_is(fhi_pack_take_bytes(&read), FHI_SPAN("harbour")));
    assert_int_equal(fhi_pack_take_bytes(&read).len, 0);
    assert_true(fhi_pack_whole(&read));
    fhi_pack_done(&pack);
}

static void days_can_be_counted_from_one_to_the_other(void **state)
{
    (void)state;
    static const int64_t sound[] = {FHI_NO_DAY, -719162, 0, 2932896};
    static const int64_t damaged[] = {INT64_MIN, FHI_NO_DAY - INT64_C(1), FHI_NO_DAY + 1, INT32_MAX, INT64_MAX};
    fhi_pack pack = {0};
    for (size_t i = 0; i < COUNT(sound); i++) {
        fhi_pack_clear(&pack);
        fhi_pack_signed(&pack, sound[i]);
        fhi_unpack read = {fhi_pack_span(&pack), false};
        assert_true(fhi_pack_take_day(&read) == sound[i] && fhi_pack_whole(&read));
    }
    for (size_t i = 0; i < COUNT(damaged); i++) {
        fhi_pack_clear(&pack);
        fhi_pack_signed(&pack, damaged[i]);
        fhi_unpack read = {fhi_pack_span(&pack), false};
        assert_int_equal(fhi_pack_take_day(&read), 0);
        assert_true(read.damaged);
    }
    fhi_pack_done(&pack);
}

static void small_numbers_are_short(void **state)
{
    (void)state;
    fhi_pack pack = {0};
    fhi_pack_number(&pack, 127);
    fhi_pack_signed(&pack, -64);
    assert_int_equal(pack.n, 2);
    fhi_pack_clear(&pack);
    fhi_pack_number(&pack, 128);
    assert_int_equal(pack.n, 2);
    fhi_pack_done(&pack);
}

static void what_is_cut_short_is_damaged(void **state)
{
    (void)state;
    fhi_pack pack = {0};
    write_all(&pack);
    for (size_t n = 0; n < pack.n; n++) {
        fhi_unpack read = {{pack.at, n}, false};
        for (size_t i = 0; i < COUNT(numbers); i++) {
            fhi_pack_take_number(&read, UINT64_MAX);
            fhi_pack_take_fixed(&read);
        }
        for (size_t i = 0; i < COUNT(either_sign); i++) fhi_pack_take_signed(&read);
        fhi_pack_take_float(&read);
        fhi_pack_take_bytes(&read);
        fhi_pack_take_bytes(&read);
        assert_true(read.damaged);
    }
    fhi_pack_done(&pack);
}

static void what_is_no_such_value_is_damaged(void **state)
{
    (void)state;
    fhi_unpack eleven = {FHI_SPAN("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"), false};
    assert_true(fhi_pack_take_number(&eleven, UINT64_MAX) == 0 && eleven.damaged);
    fhi_unpack over = {FHI_SPAN("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02"), false};
    assert_true(fhi_pack_take_number(&over, UINT64_MAX) == 0 && over.damaged);
    fhi_unpack great = {FHI_SPAN("\x09"), false};
    assert_true(fhi_pack_take_number(&great, 8) == 0 && great.damaged);
    fhi_unpack long_bytes = {FHI_SPAN("\x03"
                                      "ab"),
                             false};
    assert_true(fhi_pack_take_bytes(&long_bytes).len == 0 && long_bytes.damaged);
    fhi_pack pack = {0};
    fhi_pack_float(&pack, INFINITY);
    fhi_unpack endless = {fhi_pack_span(&pack), false};
    assert_true(fhi_pack_take_float(&endless) == 0 && endless.damaged);
    fhi_unpack more = {FHI_SPAN("\x01\x02"), false};
    assert_int_equal(fhi_pack_take_number(&more, 1), 1);
    assert_false(fhi_pack_whole(&more));
    fhi_pack_done(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back),
        cmocka_unit_test(days_can_be_counted_from_one_to_the_other),
        cmocka_unit_test(small_numbers_are_short),
        cmocka_unit_test(what_is_cut_short_is_damaged),
        cmocka_unit_test(what_is_no_such_value_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
