/* SPDX-License-Identifier: Apache-2.0 */
/* Alignments from one instalment to the next: of new articles they are there, of those told before, and after that they are gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lineage/aligned.h"

enum { ARTICLES = 60 };

static fhi_diction articles[ARTICLES];

static void keep(fhi_aligned *aligned, uint32_t a, uint32_t b)
{
    fhi_chain chain = {a, b, 1};
    fhi_stretch piece = {a, a + 9, b, b + 9, 9, FHI_PASSAGE_VERBATIM};
    fhi_alignment found = {0};
    found.chains.at = &chain;
    found.pieces.at = &piece;
    found.chains.n = found.pieces.n = b % 2; /* nothing in common is kept, too */
    assert_true(fhi_aligned_keep(aligned, &articles[a], &articles[b], &found));
}

static void is_kept(const fhi_aligned *aligned, uint32_t a, uint32_t b, bool told)
{
    const fhi_alignment *kept = fhi_aligned_of(aligned, &articles[a], &articles[b], told);
    assert_non_null(kept);
    assert_int_equal(kept->chains.n, b % 2);
    assert_int_equal(kept->pieces.n, b % 2);
    if (!kept->chains.n) return;
    assert_int_equal(kept->chains.at[0].b, a);
    assert_int_equal(kept->pieces.at[0].b_end, b + 9);
}

static void is_gone(const fhi_aligned *aligned, uint32_t a, uint32_t b, bool told)
{
    assert_null(fhi_aligned_of(aligned, &articles[a], &articles[b], told));
}

static void an_alignment_lives_for_two_blocks(void **state)
{
    (void)state;
    fhi_aligned *aligned = fhi_aligned_new();
    assert_non_null(aligned);
    is_gone(aligned, 1, 2, false);
    keep(aligned, 1, 2);
    keep(aligned, 1, 3);
    is_kept(aligned, 1, 2, false);
    is_kept(aligned, 1, 3, false);
    is_gone(aligned, 3, 1, false); /* the other way it is another one */
    is_gone(aligned, 1, 3, true);
    fhi_aligned_turn(aligned);
    is_kept(aligned, 1, 3, true);
    is_gone(aligned, 1, 3, false); /* where the article of another block stands now, it has none */
    keep(aligned, 5, 7);
    fhi_aligned_turn(aligned);
    is_gone(aligned, 1, 3, true);
    is_kept(aligned, 5, 7, true);
    fhi_aligned_turn(aligned);
    is_gone(aligned, 5, 7, true);
    fhi_aligned_free(aligned);
    fhi_aligned_free(NULL);
}

static void there_is_room_for_many(void **state)
{
    (void)state;
    fhi_aligned *aligned = fhi_aligned_new();
    assert_non_null(aligned);
    for (uint32_t a = 0; a < ARTICLES; a++)
        for (uint32_t b = a + 1; b < ARTICLES; b++) keep(aligned, a, b);
    fhi_aligned_turn(aligned);
    for (uint32_t a = 0; a < ARTICLES; a++)
        for (uint32_t b = a + 1; b < ARTICLES; b++) is_kept(aligned, a, b, true);
    fhi_aligned_free(aligned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_alignment_lives_for_two_blocks),
        cmocka_unit_test(there_is_room_for_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
