/* SPDX-License-Identifier: Apache-2.0 */
/* How far an article and the centre of a story cover each other, over invented reports. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading.h"
#include "story/centre.h"

#define NESS_1 "{\"id\": \"n1\", \"text\": \"The ferry Osprey sank off Ness with 41 people on board.\"}\n"
#define NESS_2 "{\"id\": \"n2\", \"text\": \"All 41 people left the ferry Osprey before she sank off Ness.\"}\n"
#define WICK   "{\"id\": \"w1\", \"text\": \"The ferry Heron sank off Wick with 67 people on board.\"}\n"
#define BARE   "{\"id\": \"b1\", \"text\": \"The ferry Osprey sank off Ness.\"}\n"

enum { REPORTS = 4 };

static void names_numbers_and_the_core_are_covered(void **state)
{
    (void)state;
    fhi_collection *c = reading_of_lines(NESS_1 NESS_2 WICK BARE, true);
    fhi_arena *arena = fhi_arena_new();
    fhi_vocabulary *v = fhi_vector_vocabulary();
    fhi_vector vectors[REPORTS];
    fhi_arrival arrivals[REPORTS];
    fhi_likeness alike, compared;
    fhi_average average;
    fhi_cover cover[REPORTS];
    fhi_centre centre = {0};
    assert_true(c && arena && v);
    for (int i = 0; i < REPORTS; i++) {
        assert_true(fhi_vector_make(arena, arena, v, &c->readings[i], &vectors[i]));
        fhi_centre_arrive(&vectors[i], &arrivals[i]);
    }
    assert_true(arrivals[0].numbers > 0 && arrivals[3].numbers == 0);
    assert_true(fhi_centre_add(arena, &centre, &vectors[0], NULL));
    fhi_centre_hold(&centre, &arrivals[0], &alike, &cover[0]); /* itself */
    assert_true(cover[0].opening > .999f && cover[0].named > .999f && cover[0].numbers > .999f &&
                cover[0].core > .999f);
    for (int members = 1; members <= 2; members++) { /* a list of terms, then a table */
        for (int i = 0; i < REPORTS; i++) {
            fhi_centre_hold(&centre, &arrivals[i], &alike, &cover[i]);
            fhi_centre_compare(&centre, &arrivals[i].sought, &compared);
            assert_true(alike.whole - compared.whole < 1e-6f && compared.whole - alike.whole < 1e-6f);
            assert_true(cover[i].opening <= 1.001f && cover[i].named <= 1.001f && cover[i].core <= 1.001f);
        }
        assert_true(cover[1].numbers > .9f && cover[2].numbers == 0 && cover[3].numbers == 0);
        assert_true(cover[2].named < .1f && cover[1].named > .5f);
        /* the other wreck has neither name nor number in common, and so it is on average */
        assert_true(cover[2].strange > 0 && cover[1].strange == 0);
        fhi_centre_average(&centre, &arrivals[2].sought, &average);
        assert_true(average.strange > 0 && average.like.whole > .01f);
        fhi_centre_average(&centre, &arrivals[3].sought, &average);
        assert_true(average.strange == 0);
        assert_true(cover[2].opening < cover[1].opening && cover[2].core < cover[1].core);
        assert_true(fhi_centre_add(arena, &centre, &vectors[1], NULL));
    }
    fhi_centre_done(&centre);
    fhi_vector_vocabulary_free(v);
    fhi_arena_free(arena);
    reading_done(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_numbers_and_the_core_are_covered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
