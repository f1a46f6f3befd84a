/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces are zero whatever stood there before, but for those that are not asked to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

enum { SMALL = 1000, LARGE = 3 << 20 /* more than the largest chunk */ };

static void is_zero(const char *piece, size_t size)
{
    for (size_t i = 0; i < size; i++) assert_int_equal(piece[i], 0);
}

static void pieces_are_zero_also_when_used_again(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    for (uint32_t round = 0; round < 4; round++) {
        for (size_t size = 1; size < SMALL; size += 37) {
            char *piece = fhi_arena_alloc(arena, size), *other = fhi_arena_unset(arena, size, 1);
            assert_non_null(piece);
            assert_non_null(other);
            is_zero(piece, size);
            memset(piece, 1, size);
            memset(other, 1, size);
        }
        char *large = fhi_arena_alloc(arena, LARGE);
        assert_non_null(large);
        is_zero(large, LARGE);
        memset(large, 1, LARGE);
        fhi_arena_reset(arena);
    }
    fhi_arena_free(arena);
}

static void absurd_sizes_are_refused(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    assert_null(fhi_arena_array(arena, SIZE_MAX / 2, 4));
    assert_null(fhi_arena_unset(arena, SIZE_MAX / 2, 4));
    assert_non_null(fhi_arena_unset(arena, 0, 4));
    fhi_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zero_also_when_used_again),
        cmocka_unit_test(absurd_sizes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
