/* SPDX-License-Identifier: Apache-2.0 */
/* Terms that a vocabulary lets go of, over invented reports; the heaviest of many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reading.h"
#include "story/vector.h"

static bool is_number(const void *number, uint32_t term)
{
    return term == *(const uint32_t *)number;
}

static void rare_terms_are_forgotten_and_their_numbers_given_again(void **state)
{
    (void)state;
    fhi_collection *c = reading_of_lines("{\"id\": \"a\", \"text\": \"Otters crossed the Ness weir.\"}\n"
                                         "{\"id\": \"b\", \"text\": \"Otters left the Ness museum.\"}\n",
                                         true);
    fhi_arena *arena = fhi_arena_new();
    fhi_vocabulary *v = fhi_vector_vocabulary();
    fhi_vector first, second, again;
    assert_true(c && arena && v);
    assert_true(fhi_vector_make(arena, arena, v, &c->readings[0], &first));
    uint32_t of_one = fhi_vector_terms(v);
    assert_true(fhi_vector_make(arena, arena, v, &c->readings[1], &second));
    uint32_t all = fhi_vector_terms(v), left = 0, used = first.terms[0].number;
    assert_true(all > of_one);
    assert_true(fhi_vector_forget(v, is_number, &used, &left));
    assert_int_equal(left, fhi_vector_terms(v));
    assert_true(left >= 3 && left < of_one); /* what both have: otters, the, Ness */
    assert_true(fhi_vector_make(arena, arena, v, &c->readings[0], &again));
    assert_int_equal(fhi_vector_terms(v), of_one);
    assert_int_equal(again.n, first.n);
    uint32_t highest = 0;
    for (uint32_t i = 0; i < again.n; i++) {
        if (i > 0) assert_true(again.terms[i].number > again.terms[i - 1].number);
        highest = again.terms[i].number;
    }
    assert_true(highest < all);
    fhi_vector_vocabulary_free(v);
    fhi_arena_free(arena);
    reading_done(c);
}

static int heavier_first(const void *a, const void *b)
{
    const fhi_term *x = a, *y = b;
    if (x->whole + x->opening != y->whole + y->opening) return x->whole + x->opening > y->whole + y->opening ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* Of weights far apart, all the same, or nearly so, as many as are asked for, the heaviest first. */
static void the_heaviest_terms_are_found(void **state)
{
    (void)state;
    enum { TERMS = 600, WEIGHTS = 4 };
    fhi_term terms[TERMS], sorted[TERMS], heaviest[TERMS];
    fhi_arena *arena = fhi_arena_new();
    uint64_t drawn = 1;
    for (uint32_t kind = 0; kind < WEIGHTS; kind++) {
        for (uint32_t i = 0; i < TERMS; i++) {
            drawn = drawn * 0x5851F42D4C957F2Du + 0x14057B7EF767814Fu;
            float one = (float)(drawn >> 40) / (1 << 24);
            float weights[WEIGHTS] = {one, 0.25f, 1 + one / (1 << 16), i == 7 ? 1e30f : one * 1e-30f};
            terms[i] = (fhi_term){.number = i * 7919 % TERMS, .whole = weights[kind], .opening = i % 2 ? one / 2 : 0};
        }
        memcpy(sorted, terms, sizeof terms);
        qsort(sorted, TERMS, sizeof *sorted, heavier_first);
        for (uint32_t most = 0; most <= TERMS; most += 100) {
            uint32_t found;
            assert_true(fhi_vector_heaviest(arena, terms, TERMS, most, heaviest, &found));
            assert_int_equal(found, most);
            for (uint32_t i = 0; i < found; i++) assert_int_equal(heaviest[i].number, sorted[i].number);
        }
    }
    fhi_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rare_terms_are_forgotten_and_their_numbers_given_again),
        cmocka_unit_test(the_heaviest_terms_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
