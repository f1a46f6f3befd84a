/* SPDX-License-Identifier: Apache-2.0 */
/* Lists that grow in an arena, in place where nothing stands behind them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/list.h"

typedef FHI_LIST(uint64_t) numbers;

static void push(fhi_arena *arena, numbers *list, uint64_t from, uint64_t end)
{
    for (uint64_t i = from; i < end; i++) {
        uint64_t *at = FHI_PUSH(arena, list);
        assert_non_null(at);
        assert_int_equal(*at, 0);
        *at = i;
    }
}

static void check(const numbers *list, uint64_t n)
{
    assert_int_equal(list->n, n);
    for (uint64_t i = 0; i < n; i++) assert_int_equal(list->at[i], i);
}

static void the_last_piece_grows_where_it_stands(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    numbers list = {0};
    push(arena, &list, 0, 8);
    const uint64_t *before = list.at;
    push(arena, &list, 8, 1000);
    assert_ptr_equal(list.at, before);
    check(&list, 1000);
    fhi_arena_free(arena);
}

static void a_piece_with_another_behind_it_moves(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    numbers list = {0}, other = {0};
    for (uint64_t i = 0; i < 5000; i += 100) {
        push(arena, &list, i, i + 100);
        push(arena, &other, i, i + 100);
    }
    check(&list, 5000);
    check(&other, 5000);
    fhi_arena_free(arena);
}

static void what_is_added_is_zero_in_a_used_arena(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    for (int round = 0; round < 3; round++) {
        numbers list = {0};
        push(arena, &list, 0, 1500); /* checks each for nought */
        for (uint64_t i = 0; i < 1500; i++) list.at[i] = UINT64_MAX;
        fhi_arena_reset(arena);
    }
    char *piece = fhi_arena_alloc(arena, 100);
    assert_false(fhi_arena_extend(arena, piece, 100, SIZE_MAX / 2));
    assert_false(fhi_arena_extend(arena, piece + 1, 100, 200));
    assert_true(fhi_arena_extend(arena, piece, 100, 200));
    assert_int_equal(piece[100] | piece[199], 0);
    fhi_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_piece_grows_where_it_stands),
        cmocka_unit_test(a_piece_with_another_behind_it_moves),
        cmocka_unit_test(what_is_added_is_zero_in_a_used_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
