/* SPDX-License-Identifier: Apache-2.0 */
/* On how many independent origins a claim stands, by what is established of its articles two by two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/span.h"
#include "reconcile/independence.h"

enum { ARTICLES = 5 };

/* Origins of the articles, and the pairs that are independent, as "ab" for the articles 0 and 1; of the others nothing is established. */
static fhi_claim count(const uint32_t *origins, const char *const *independent, fhi_arena *arena)
{
    fhi_lineage lineage = {.articles = ARTICLES};
    fhi_independence independence;
    fhi_claim claim = {0};
    uint32_t sources[ARTICLES];
    lineage.standings = fhi_arena_array(arena, ARTICLES, sizeof *lineage.standings);
    assert_non_null(lineage.standings);
    for (uint32_t i = 0; i < ARTICLES; i++) {
        sources[i] = i;
        lineage.standings[i].origin = origins[i];
        while (lineage.origins.n <= origins[i])
            *FHI_PUSH(arena, &lineage.origins) =
                (fhi_origin){.name = fhi_arena_format(arena, "o%u", lineage.origins.n)};
        *FHI_PUSH(arena, &lineage.origins.at[origins[i]].articles) = i;
    }
    for (uint32_t a = 0; a < ARTICLES; a++)
        for (uint32_t b = a + 1; b < ARTICLES; b++) {
            fhi_pair *pair = FHI_PUSH(arena, &lineage.pairs);
            *pair = (fhi_pair){.a = a, .b = b, .relation = FHI_NOT_ESTABLISHED};
            for (const char *const *two = independent; *two; two++)
                if ((*two)[0] == (char)('a' + a) && (*two)[1] == (char)('a' + b)) pair->relation = FHI_INDEPENDENT;
        }
    assert_true(fhi_independence_start(arena, &lineage, ARTICLES, &independence));
    assert_true(fhi_independence_count(arena, &independence, sources, ARTICLES, &claim));
    return claim;
}

static void of_an_origin_the_article_speaks_of_which_most_is_known(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    static const uint32_t origins[ARTICLES] = {0, 0, 1, 2, 2}; /* nothing is known of "a" and "e" */
    static const char *const independent[] = {"bc", "bd", "cd", NULL};
    fhi_claim claim = count(origins, independent, arena);
    assert_int_equal(claim.origins.n, 3);
    assert_int_equal(claim.independent, 3);
    assert_int_equal(claim.most, 3);
    assert_int_equal(claim.relation, FHI_INDEPENDENT);
    fhi_arena_free(arena);
}

static void an_origin_of_which_nothing_is_known_leaves_it_open(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    static const uint32_t origins[ARTICLES] = {0, 1, 2, 2, 2};
    static const char *const independent[] = {"bc", "bd", NULL};
    fhi_claim claim = count(origins, independent, arena);
    assert_int_equal(claim.independent, 2);
    assert_int_equal(claim.most, 3);
    assert_int_equal(claim.relation, FHI_NOT_ESTABLISHED);
    fhi_arena_free(arena);
}

static void two_reports_of_one_origin_are_one_witness(void **state)
{
    (void)state;
    fhi_arena *arena = fhi_arena_new();
    static const uint32_t origins[ARTICLES] = {0, 0, 0, 0, 0};
    static const char *const independent[] = {"ab", "bc", NULL}; /* the origin counts for more than the pair */
    fhi_claim claim = count(origins, independent, arena);
    assert_int_equal(claim.independent, 1);
    assert_int_equal(claim.most, 1);
    assert_int_equal(claim.relation, FHI_SAME_ORIGIN);
    fhi_arena_free(arena);
}

/* Articles of an origin each, of which the last two alone are known to be independent of one another. */
static uint32_t independent_at_the_end(uint32_t n)
{
    fhi_arena *arena = fhi_arena_new();
    fhi_lineage lineage = {.articles = n, .standings = fhi_arena_array(arena, n, sizeof *lineage.standings)};
    uint32_t *sources = fhi_arena_array(arena, n, sizeof *sources);
    assert_non_null(lineage.standings);
    assert_non_null(sources);
    for (uint32_t i = 0; i < n; i++) {
        sources[i] = lineage.standings[i].origin = i;
        *FHI_PUSH(arena, &lineage.origins) = (fhi_origin){.name = fhi_arena_format(arena, "o%u", i)};
        *FHI_PUSH(arena, &lineage.origins.at[i].articles) = i;
    }
    *FHI_PUSH(arena, &lineage.pairs) = (fhi_pair){.a = n - 2, .b = n - 1, .relation = FHI_INDEPENDENT};
    fhi_independence independence;
    fhi_claim claim = {0};
    assert_true(fhi_independence_start(arena, &lineage, n, &independence));
    assert_true(fhi_independence_count(arena, &independence, sources, n, &claim));
    assert_int_equal(claim.origins.n, n);
    assert_int_equal(claim.most, n);
    fhi_arena_free(arena);
    return claim.independent;
}

static void beyond_the_limit_no_more_is_counted_than_is_known(void **state)
{
    (void)state;
    assert_int_equal(independent_at_the_end(FHI_MAX_WITNESSES), 2);
    assert_int_equal(independent_at_the_end(FHI_MAX_WITNESSES + 1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_an_origin_the_article_speaks_of_which_most_is_known),
        cmocka_unit_test(an_origin_of_which_nothing_is_known_leaves_it_open),
        cmocka_unit_test(two_reports_of_one_origin_are_one_witness),
        cmocka_unit_test(beyond_the_limit_no_more_is_counted_than_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
