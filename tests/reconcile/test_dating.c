/* SPDX-License-Identifier: Apache-2.0 */
/* Publication dates inferred over a story: what is found, what is left alone, and what is said of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/span.h"
#include "reconcile/dating.h"
#include "support/reading.h"

typedef struct dated {
    fhi_collection *articles;
    fhi_arena *arena;
    fhi_stories stories;
} dated;

/* The articles of `lines` as one story. */
static dated read_story(const char *lines)
{
    dated d = {.articles = reading_of_lines(lines, false), .arena = fhi_arena_new()};
    assert_non_null(d.articles);
    assert_non_null(d.arena);
    fhi_story *story = FHI_PUSH(d.arena, &d.stories.stories);
    assert_non_null(story);
    for (uint32_t i = 0; i < d.articles->n; i++) {
        uint32_t *added = FHI_PUSH(d.arena, &story->articles);
        assert_non_null(added);
        *added = i;
    }
    return d;
}

static void infer(dated *d)
{
    fh_error error = {0};
    assert_int_equal(fhi_dating_infer(d->arena, d->articles->readings, d->articles->n, &d->stories, NULL, &error),
                     FH_OK);
}

static void done(dated *d)
{
    reading_done(d->articles);
    fhi_arena_free(d->arena);
}

static fhi_published *published(const dated *d, uint32_t article)
{
    return &d->articles->readings[article].article->published;
}

/* Gives the article a date as its page's metadata would. */
static void set_page_date(dated *d, uint32_t article, const char *day)
{
    fhi_published *p = published(d, article);
    p->value = fhi_span_of(day);
    p->day = fhi_day_read(p->value);
    p->basis = FHI_BASIS_METADATA;
}

static void expect_day(const dated *d, uint32_t article, const char *day, fhi_basis basis)
{
    const fhi_published *p = published(d, article);
    if (!fhi_span_is(p->value, fhi_span_of(day)) || p->basis != basis)
        print_error("article %u: %.*s, basis %d: %.*s\n", article, (int)p->value.len, p->value.ptr ? p->value.ptr : "",
                    (int)p->basis, (int)p->why.len, p->why.ptr ? p->why.ptr : "");
    assert_true(fhi_span_is(p->value, fhi_span_of(day)));
    assert_int_equal(p->basis, basis);
}

static void expect_unknown(const dated *d, uint32_t article)
{
    assert_int_equal(published(d, article)->basis, FHI_BASIS_UNKNOWN);
    assert_int_equal(published(d, article)->day, FHI_NO_DAY);
}

/* The value of the first time whose words are these. */
static void expect_time(const dated *d, uint32_t article, const char *words, const char *value)
{
    const fhi_reading *r = &d->articles->readings[article];
    for (uint32_t i = 0; i < r->marks->times.n; i++) {
        const fhi_time *time = &r->marks->times.at[i];
        if (!fhi_span_is(fhi_span_cut(r->article->text, time->at), fhi_span_of(words))) continue;
        if (!fhi_span_is(time->value, fhi_span_of(value)))
            print_error("%s: %.*s\n", words, (int)time->value.len, time->value.ptr);
        assert_true(fhi_span_is(time->value, fhi_span_of(value)));
        return;
    }
    fail_msg("no time \"%s\"", words);
}

static bool says(const fhi_published *p, const char *words)
{
    return fhi_span_find(p->why, fhi_span_of(words), 0) >= 0;
}

/* Ferry story, May 2023: nothing is dated but a photograph (Tuesday, 9 May) and a deadline (22 May) that is ahead. */
static const char ferry[] = "{\"id\":\"a\",\"text\":\"The port council of Halvik will receive the ferry owners on "
                            "Thursday to hear why the Solveig ran aground, the council said "
                            "Wednesday.\\n\\nMayor Ida Brandt spoke to crew members in front of the ferry Solveig in "
                            "Halvik on May 9, 2023.\\n\\nThe owners have to raise the "
                            "ship by May 22, the council said.\"}\n"
                            "{\"id\":\"b\",\"text\":\"The owners of the ferry Solveig told the port council of Halvik "
                            "on Thursday that a rudder had failed.\\n\\nThe council heard "
                            "the owners behind closed doors. It expects a full report next week.\"}\n"
                            "{\"id\":\"c\",\"text\":\"Halvik's harbour police said Friday that no oil had leaked from "
                            "the Solveig. The ferry is to be raised by May 22.\"}\n";

static void a_photograph_and_a_deadline_leave_one_week(void **state)
{
    (void)state;
    dated d = read_story(ferry);
    infer(&d);
    expect_day(&d, 0, "2023-05-10", FHI_BASIS_INFERRED);
    expect_day(&d, 1, "2023-05-11", FHI_BASIS_INFERRED);
    expect_day(&d, 2, "2023-05-12", FHI_BASIS_INFERRED);
    expect_time(&d, 0, "Thursday", "2023-05-11");
    expect_time(&d, 0, "May 22", "2023-05-22");
    assert_true(says(published(&d, 0), "2023-05-09 behind it"));
    assert_true(says(published(&d, 0), "2023-05-22 ahead"));
    done(&d);
}

static void a_page_date_that_the_text_contradicts_is_not_believed(void **state)
{
    (void)state;
    dated d = read_story(ferry);
    set_page_date(&d, 0, "2023-06-05");
    infer(&d);
    expect_day(&d, 0, "2023-05-10", FHI_BASIS_INFERRED);
    assert_true(says(published(&d, 0), "the page says 2023-06-05, a Monday"));
    done(&d);
}

static void a_page_date_that_the_text_bears_out_stays(void **state)
{
    (void)state;
    dated d = read_story(ferry);
    set_page_date(&d, 0, "2023-05-10");
    infer(&d);
    expect_day(&d, 0, "2023-05-10", FHI_BASIS_METADATA);
    expect_day(&d, 1, "2023-05-11", FHI_BASIS_INFERRED);
    assert_true(says(published(&d, 1), "other reports of the story are dated 2023-05-10"));
    done(&d);
}

static void dated_neighbours_date_an_article_over_the_turn_of_the_year(void **state)
{
    (void)state;
    dated d = read_story("{\"id\":\"a\",\"published\":\"2019-12-31\",\"text\":\"The Orme glacier lost a slab the size "
                         "of a stadium, the survey of Kelland said Tuesday.\"}\n"
                         "{\"id\":\"b\",\"text\":\"Kelland's survey said Thursday that a second slab might break from "
                         "the Orme glacier. A team will fly there Saturday, it "
                         "said. Climbers saw the first cracks in November.\"}\n"
                         "{\"id\":\"c\",\"published\":\"2020-01-04\",\"text\":\"A team of Kelland's survey landed on "
                         "the Orme glacier on Saturday, "
                         "two days after a warning. The survey said Saturday "
                         "that the ice was stable.\"}\n");
    infer(&d);
    expect_day(&d, 0, "2019-12-31", FHI_BASIS_GIVEN);
    expect_day(&d, 1, "2020-01-02", FHI_BASIS_INFERRED);
    expect_time(&d, 1, "Saturday", "2020-01-04");
    expect_time(&d, 1, "November", "2019-11");
    done(&d);
}

static void without_any_date_nothing_is_guessed(void **state)
{
    (void)state;
    dated d = read_story(
        "{\"id\":\"a\",\"text\":\"The bakers of Lund will strike on Monday, their guild said Sunday.\"}\n"
        "{\"id\":\"b\",\"text\":\"Bakers in Lund downed tools Monday, the guild said. It wants talks in March.\"}\n");
    infer(&d);
    expect_unknown(&d, 0);
    expect_unknown(&d, 1);
    expect_time(&d, 0, "Monday", "XXXX-WXX-1");
    done(&d);
}

static void one_article_with_an_old_date_stays_unknown(void **state)
{
    (void)state;
    dated d = read_story("{\"id\":\"a\",\"text\":\"The town of Brede opened its new library on Friday. The old one "
                         "burned down on June 3, 2011, after a "
                         "storm.\"}\n");
    infer(&d);
    expect_unknown(&d, 0);
    done(&d);
}

static void given_dates_are_never_changed(void **state)
{
    (void)state;
    dated d = read_story(
        "{\"id\":\"a\",\"published\":\"2022-03-01\",\"text\":\"Rain closed the pass, officials said Friday.\"}\n"
        "{\"id\":\"b\",\"published\":\"2022-03-04\",\"text\":\"The pass is shut, officials said Friday.\"}\n");
    infer(&d);
    expect_day(&d, 0, "2022-03-01", FHI_BASIS_GIVEN);
    expect_day(&d, 1, "2022-03-04", FHI_BASIS_GIVEN);
    done(&d);
}

static void an_article_without_a_day_of_its_own_still_gets_its_months(void **state)
{
    (void)state;
    dated d = read_story("{\"id\":\"a\",\"published\":\"2021-09-14\",\"text\":\"The dam at Corrie will be drained, its "
                         "owner said Tuesday.\"}\n"
                         "{\"id\":\"b\",\"text\":\"The draining of the Corrie dam follows a leak that divers found in "
                         "June. The owner has to finish by Nov. 20.\"}\n");
    infer(&d);
    expect_unknown(&d, 1);
    expect_time(&d, 1, "June", "2021-06");
    expect_time(&d, 1, "Nov. 20", "2021-11-20");
    done(&d);
}

/* A storm that all know by its day is named in every report; years later it says nothing of the week. */
static void the_day_that_an_event_is_known_by_dates_nothing(void **state)
{
    (void)state;
    dated d =
        read_story("{\"id\":\"a\",\"text\":\"The port council of Halvik voted Tuesday to build the sea wall that was "
                   "lost in the March 4, 2019, storm.\"}\n"
                   "{\"id\":\"b\",\"text\":\"Halvik will have its sea wall again after the March 4, 2019, storm, the "
                   "port council said on Tuesday. It won the money in 2021.\"}\n");
    infer(&d);
    expect_unknown(&d, 0);
    expect_unknown(&d, 1);
    done(&d);
}

/* The trial of what was done on a Friday ends on a Saturday years later; who names the year by its number does not write in it. */
static void days_of_a_year_that_is_gone_date_nothing(void **state)
{
    (void)state;
    dated d = read_story(
        "{\"id\":\"a\",\"text\":\"A judge in Varnholm on Saturday sentenced Osk Brandel to life for the fire that he "
        "set on March 11, 2005. Brandel was found guilty last month of the March 2005 fire.\"}\n"
        "{\"id\":\"b\",\"text\":\"Osk Brandel was sentenced Saturday to life. He fled on March 11, 2005, and was "
        "caught in 2005 after the fire in Varnholm.\"}\n");
    infer(&d);
    expect_unknown(&d, 0);
    expect_unknown(&d, 1);
    done(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_photograph_and_a_deadline_leave_one_week),
        cmocka_unit_test(a_page_date_that_the_text_contradicts_is_not_believed),
        cmocka_unit_test(a_page_date_that_the_text_bears_out_stays),
        cmocka_unit_test(dated_neighbours_date_an_article_over_the_turn_of_the_year),
        cmocka_unit_test(without_any_date_nothing_is_guessed),
        cmocka_unit_test(one_article_with_an_old_date_stays_unknown),
        cmocka_unit_test(the_day_that_an_event_is_known_by_dates_nothing),
        cmocka_unit_test(days_of_a_year_that_is_gone_date_nothing),
        cmocka_unit_test(given_dates_are_never_changed),
        cmocka_unit_test(an_article_without_a_day_of_its_own_still_gets_its_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
