/* SPDX-License-Identifier: Apache-2.0 */
/* Days as the formats that people read write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emit/wording.h"
#include "reconcile/told.h"

static void a_page_date_that_was_not_believed_is_named(void **state)
{
    (void)state;
    char out[96];
    fhi_published published = {
        .day = fhi_day_of((fhi_date){2031, 5, 6}), .basis = FHI_BASIS_INFERRED, .disbelieved = FHI_NO_DAY};
    fhi_wording_published(&published, out);
    assert_string_equal(out, "6 May 2031 (inferred)");
    published.disbelieved = fhi_day_of((fhi_date){2031, 5, 19});
    fhi_wording_published(&published, out);
    assert_string_equal(out, "6 May 2031 (inferred; the page says 19 May 2031)");
    published.disbelieved = published.day;
    fhi_wording_published(&published, out);
    assert_string_equal(out, "6 May 2031 (inferred)");
    published.basis = FHI_BASIS_METADATA;
    fhi_wording_published(&published, out);
    assert_string_equal(out, "6 May 2031");
}

static void days_are_written_short(void **state)
{
    (void)state;
    char out[64];
    fhi_day day = fhi_day_of((fhi_date){2031, 5, 6});
    fhi_wording_days(day, day, out);
    assert_string_equal(out, "6 May 2031");
    fhi_wording_days(day, day + 3, out);
    assert_string_equal(out, "6 to 9 May 2031");
    fhi_wording_days(day, day + 30, out);
    assert_string_equal(out, "6 May to 5 June 2031");
    fhi_wording_days(day, day + 365, out);
    assert_string_equal(out, "6 May 2031 to 5 May 2032");
    fhi_wording_days(FHI_NO_DAY, FHI_NO_DAY, out);
    assert_string_equal(out, "date unknown");
}

/* The counts of a story of 9 articles on 6 May 2031. */
static const char *counts(uint32_t origins, uint32_t least, uint32_t most)
{
    static char out[192];
    fhi_story story = {.articles = {.n = 9}, .first = fhi_day_of((fhi_date){2031, 5, 6})};
    story.last = story.first;
    fhi_origin_count count = {origins, least, most};
    fhi_stories stories = {.stories = {.at = &story, .n = 1}};
    fhi_claims claims = {.counts = {.at = &count, .n = 1}};
    fhi_edition edition = {.stories = &stories, .claims = &claims};
    fhi_wording_counts(&edition, 0, out);
    return out;
}

static void the_least_and_the_most_that_are_independent_are_told(void **state)
{
    (void)state;
    assert_string_equal(counts(1, 1, 1), "9 articles on 1 origin \xC2\xB7 6 May 2031");
    assert_string_equal(counts(2, 2, 2), "9 articles on 2 origins, both independent \xC2\xB7 6 May 2031");
    assert_string_equal(counts(3, 3, 3), "9 articles on 3 origins, all independent \xC2\xB7 6 May 2031");
    assert_string_equal(counts(3, 2, 2), "9 articles on 3 origins, 2 of them independent \xC2\xB7 6 May 2031");
    assert_string_equal(counts(3, 2, 3), "9 articles on 3 origins, 2 or 3 of them independent \xC2\xB7 6 May 2031");
    assert_string_equal(counts(7, 2, 5), "9 articles on 7 origins, 2 to 5 of them independent \xC2\xB7 6 May 2031");
    assert_string_equal(counts(2, 1, 1), "9 articles on 2 origins, none independent \xC2\xB7 6 May 2031");
}

static bool is_headed(const char *lines, const char *title)
{
    told t;
    assert_true(told_of_lines(&t, lines));
    fhi_edition edition = {.readings = t.from->readings, .n = t.from->n, .stories = &t.stories};
    bool same = fhi_span_is(fhi_wording_story(&edition, &t.stories.stories.at[0]), fhi_span_of(title));
    told_done(&t);
    return same;
}

static void a_story_has_the_latest_title_where_its_middle_has_none(void **state)
{
    (void)state;
    static const char untitled[] =
        TOLD_LINE("a", "Coast Post", "2031-05-06",
                  "TARNBY, May 6 (Coast Post) - The old mill at Tarnby burned down on Monday. Nobody was hurt.");
    static const char titled[] =
        TOLD_LINE("a", "Coast Post", "2031-05-06", "The old mill at Tarnby burned down on Monday.") TOLD_LINE(
            "b", "Inland Mail", "2031-05-06",
            "On Monday the old mill of Tarnby burned down.") "{\"id\":\"c\",\"outlet\":\"Inland "
                                                             "Mail\",\"published\":\"2031-05-07\",\"title\":\"Lamp "
                                                             "set fire to mill\",\"text\":\"A lamp set fire to the old "
                                                             "mill at Tarnby.\"}\n"
                                                             "{\"id\":\"d\",\"outlet\":\"Valley "
                                                             "Times\",\"published\":\"2031-05-06\",\"title\":\"Mill "
                                                             "burns\",\"text\":\"The old mill at Tarnby burned.\"}\n";
    assert_true(is_headed(untitled, "The old mill at Tarnby burned down on Monday."));
    assert_true(is_headed(titled, "Lamp set fire to mill"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_date_that_was_not_believed_is_named),
        cmocka_unit_test(days_are_written_short),
        cmocka_unit_test(a_story_has_the_latest_title_where_its_middle_has_none),
        cmocka_unit_test(the_least_and_the_most_that_are_independent_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
