/* SPDX-License-Identifier: Apache-2.0 */
/* Paraphrases: two units tell the same the more surely the more they share, the nearer the heads of reports of one day they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "reconcile/paraphrase.h"

/* Keys 1 to 4: a fire, destroyed, an old mill; 5 to 8: a council, raised, the harbour dues; 9 and 10 are numbers. */
enum { MOST = 8 };

typedef struct cut {
    fhi_unit unit;
    fhi_key keys[MOST];
    uint64_t acts[1], numbers[1], words[MOST];
} cut;

static void make(cut *c, uint32_t article, uint64_t first, uint32_t n, uint64_t act, uint64_t number)
{
    *c = (cut){.unit = {.article = article, .day = FHI_NO_DAY, .due = FHI_NO_DAY, .published = FHI_NO_DAY}};
    for (uint32_t i = 0; i < n; i++) {
        c->keys[i] = (fhi_key){first + i, 1};
        c->words[i] = first + i;
    }
    c->acts[0] = act;
    c->numbers[0] = number;
    c->unit.keys.at = c->keys;
    c->unit.keys.n = n;
    c->unit.words.at = c->words;
    c->unit.words.n = n;
    c->unit.total = c->unit.plain = n;
    c->unit.acts.at = c->acts;
    c->unit.acts.n = 1;
    c->unit.numbers.at = c->numbers;
    c->unit.numbers.n = number ? 1 : 0;
}

static void the_same_words_surely_tell_the_same(void **state)
{
    (void)state;
    cut a, b;
    make(&a, 0, 1, 4, 2, 0);
    make(&b, 1, 1, 4, 2, 0);
    assert_true(fhi_paraphrase_verbatim(&a.unit, &b.unit));
    assert_true(fhi_paraphrase_of(&a.unit, &b.unit) > 0.9);
    assert_true(fhi_paraphrase_bears_out(&a.unit, &b.unit));
}

static void other_words_do_not(void **state)
{
    (void)state;
    cut a, b;
    make(&a, 0, 1, 4, 2, 0);
    make(&b, 1, 5, 4, 6, 0);
    a.unit.sentence = b.unit.sentence = 12;
    assert_false(fhi_paraphrase_verbatim(&a.unit, &b.unit));
    assert_true(fhi_paraphrase_of(&a.unit, &b.unit) < 0.1);
    assert_false(fhi_paraphrase_bears_out(&a.unit, &b.unit));
}

static void common_words_count_too(void **state)
{
    (void)state;
    cut a, b;
    uint64_t one[] = {20, 21, 22, 23}, other[] = {21, 23, 24};
    make(&a, 0, 1, 4, 2, 0);
    make(&b, 1, 5, 4, 6, 0);
    double without = fhi_paraphrase_of(&a.unit, &b.unit), signs[FHI_PARAPHRASE_SIGNS];
    a.unit.words = (fhi_key_set){one, 4, 4};
    b.unit.words = (fhi_key_set){other, 3, 3};
    fhi_paraphrase_signs(&a.unit, &b.unit, signs);
    assert_float_equal(signs[FHI_PARAPHRASE_WORDS], 4.0F / 7, 0.0001F);
    assert_true(fhi_paraphrase_of(&a.unit, &b.unit) > without);
}

static void it_is_the_same_both_ways_round(void **state)
{
    (void)state;
    cut a, b;
    make(&a, 0, 1, 5, 2, 9);
    make(&b, 1, 3, 6, 4, 10);
    a.unit.sentence = 3;
    b.unit.status = FHI_CLAIM_DENIED;
    double one[FHI_PARAPHRASE_SIGNS], other[FHI_PARAPHRASE_SIGNS];
    fhi_paraphrase_signs(&a.unit, &b.unit, one);
    fhi_paraphrase_signs(&b.unit, &a.unit, other);
    for (int i = 0; i < FHI_PARAPHRASE_SIGNS; i++) {
        assert_true(one[i] == other[i]);
        assert_true(one[i] >= 0 && one[i] <= 1);
    }
    assert_true(one[FHI_PARAPHRASE_CONTRARY] == 1 && one[FHI_PARAPHRASE_SAME_COUNT] == 0);
}

static void heads_count_for_reports_of_one_day(void **state)
{
    (void)state;
    cut a, b;
    make(&a, 0, 1, 5, 2, 0);
    make(&b, 1, 3, 5, 4, 0);
    a.unit.published = 100;
    b.unit.published = 101;
    double heads = fhi_paraphrase_of(&a.unit, &b.unit);
    b.unit.published = 102;
    double later = fhi_paraphrase_of(&a.unit, &b.unit);
    b.unit.published = 101;
    b.unit.sentence = 12;
    double below = fhi_paraphrase_of(&a.unit, &b.unit);
    assert_true(heads > later && heads > below);
    b.unit.article = 0; /* an article does not say its news twice */
    b.unit.sentence = 0;
    assert_true(fhi_paraphrase_of(&a.unit, &b.unit) == later);
}

static void another_number_bears_nothing_out(void **state)
{
    (void)state;
    cut a, b;
    make(&a, 0, 1, 4, 2, 9);
    make(&b, 1, 1, 4, 2, 10);
    assert_false(fhi_paraphrase_bears_out(&a.unit, &b.unit));
    b.numbers[0] = 9;
    assert_true(fhi_paraphrase_bears_out(&a.unit, &b.unit));
}

/* "Two are still missing" does not tell that the two still missing were found. */
static void a_small_part_bears_nothing_out(void **state)
{
    (void)state;
    cut part, whole;
    make(&part, 0, 1, 2, 2, 9);
    make(&whole, 1, 1, 8, 2, 9);
    part.unit.voice = whole.unit.voice = 7;
    part.unit.day = whole.unit.day = 100;
    assert_true(fhi_paraphrase_bears_out(&whole.unit, &part.unit));
    whole.unit.total *= 2; /* words that the part has none of */
    assert_true(fhi_paraphrase_of(&part.unit, &whole.unit) > 0.9);
    assert_false(fhi_paraphrase_bears_out(&part.unit, &whole.unit));
    assert_true(fhi_paraphrase_bears_out(&whole.unit, &part.unit));
}

static void other_numbers_of_one_thing_differ(void **state)
{
    (void)state;
    cut a, b;
    fhi_count four_dead = {20, 9}, five_dead = {20, 10}, five_ships = {21, 10};
    make(&a, 0, 1, 4, 2, 9);
    make(&b, 1, 1, 4, 2, 10);
    a.unit.counts.at = &four_dead;
    b.unit.counts.at = &five_dead;
    a.unit.counts.n = b.unit.counts.n = 1;
    assert_true(fhi_paraphrase_counts_differ(&a.unit, &b.unit));
    b.unit.counts.at = &five_ships;
    assert_false(fhi_paraphrase_counts_differ(&a.unit, &b.unit));
    b.unit.counts.at = &four_dead;
    assert_false(fhi_paraphrase_counts_differ(&a.unit, &b.unit));
}

static void nothing_in_two_empty_units(void **state)
{
    (void)state;
    cut a, b;
    make(&a, 0, 1, 0, 0, 0);
    make(&b, 1, 1, 0, 0, 0);
    assert_false(fhi_paraphrase_verbatim(&a.unit, &b.unit));
    assert_false(fhi_paraphrase_bears_out(&a.unit, &b.unit));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_words_surely_tell_the_same),
        cmocka_unit_test(other_words_do_not),
        cmocka_unit_test(common_words_count_too),
        cmocka_unit_test(it_is_the_same_both_ways_round),
        cmocka_unit_test(heads_count_for_reports_of_one_day),
        cmocka_unit_test(another_number_bears_nothing_out),
        cmocka_unit_test(nothing_in_two_empty_units),
        cmocka_unit_test(a_small_part_bears_nothing_out),
        cmocka_unit_test(other_numbers_of_one_thing_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
