/* SPDX-License-Identifier: Apache-2.0 */
/* Which articles tell of one event, over invented headlines and reports. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/span.h"
#include "reading.h"
#include "story/group.h"

#define LINE(id, day, title, text)                                                                                     \
    "{\"id\": \"" id "\", \"published\": \"" day "\", \"title\": \"" title "\", \"text\": \"" text "\"}\n"

#define ROOF_1                                                                                                         \
    LINE(                                                                                                              \
        "roof1", "2025-05-02", "Station roof falls at Tarnow Point",                                                   \
        "A glass roof fell into the main hall of Tarnow Point station on Friday, and eleven travellers were hurt by "  \
        "splinters. The roof was put up in 1962, chief engineer Dora Finch said. Trains went round by Hollin Bridge.")
#define ROOF_2                                                                                                         \
    LINE(                                                                                                              \
        "roof2", "2025-05-02", "Eleven hurt as glass roof collapses at Tarnow Point",                                  \
        "Travellers at Tarnow Point fled as the glass roof of the station hall collapsed on Friday. Eleven were hurt " \
        "by splinters, and trains were sent by Hollin Bridge, the railway said. Engineer Dora Finch had warned.")
#define CHESS_1                                                                                                        \
    LINE("chess1", "2025-05-02", "Ilya Brandt wins Marlow chess open",                                                 \
         "Grandmaster Ilya Brandt won the Marlow open on Friday after a rook endgame of ninety moves against the "     \
         "defending champion, Teresa Quill. The prize is forty thousand crowns, which Brandt gave to a chess school.")
#define CHESS_2                                                                                                        \
    LINE("chess2", "2025-05-03", "Brandt beats Quill in ninety moves at Marlow",                                       \
         "A rook endgame of ninety moves gave Ilya Brandt the Marlow chess open on Friday. Teresa Quill, the "         \
         "defending champion, resigned. Brandt gave the prize of forty thousand crowns to a chess school.")

static fhi_arena *arena;

#define ROOF_AGAIN                                                                                                     \
    LINE(                                                                                                              \
        "roof3", "2025-05-07", "Station roof falls at Tarnow Point",                                                   \
        "A glass roof fell into the main hall of Tarnow Point station, and eleven travellers were hurt by splinters. " \
        "The roof was put up in 1962, chief engineer Dora Finch said. Trains went round by Hollin Bridge.")
#define MARKET(id)                                                                                                     \
    LINE(id, "2025-05-06", "Cod dearer at Ness", "Cod cost more at the Ness fish market on Tuesday: storms.")

static fhi_stories group_within(const char *lines, bool batch, uint32_t window)
{
    fhi_collection *c = reading_of_lines(lines, true);
    fhi_grouping *grouping = NULL;
    fhi_stories stories = {0};
    fh_error error = {0};
    assert_non_null(c);
    assert_int_equal(fhi_group_new(&grouping, &error), FH_OK);
    if (window) fhi_group_window(grouping, window);
    for (uint32_t i = 0; i < c->n; i++) assert_int_equal(fhi_group_add(grouping, &c->readings[i], &error), FH_OK);
    reading_done(c); /* before the stories are asked for: nothing of the articles may be needed */
    assert_int_equal(fhi_group_stories(arena, grouping, batch, &stories, &error), FH_OK);
    fhi_group_free(grouping);
    return stories;
}

static fhi_stories group(const char *lines, bool batch)
{
    return group_within(lines, batch, 0);
}

static void two_events_are_two_stories(void **state)
{
    (void)state;
    for (int batch = 0; batch < 2; batch++) {
        fhi_stories s = group(ROOF_1 CHESS_1 ROOF_2 CHESS_2, batch);
        assert_int_equal(s.stories.n, 2);
        assert_int_equal(s.story_of[0], 0);
        assert_int_equal(s.story_of[1], 1);
        assert_int_equal(s.story_of[2], 0);
        assert_int_equal(s.story_of[3], 1);
        assert_int_equal(s.stories.at[0].articles.n, 2);
        assert_int_equal(s.stories.at[1].articles.at[0], 1);
        assert_int_equal(s.stories.at[1].last - s.stories.at[1].first, 1);
    }
}

static void an_earlier_decision_does_not_depend_on_what_follows(void **state)
{
    (void)state;
    fhi_stories few = group(ROOF_1 CHESS_1 ROOF_2, false), more = group(ROOF_1 CHESS_1 ROOF_2 CHESS_2 ROOF_1, false);
    for (uint32_t i = 0; i < 3; i++) assert_int_equal(few.story_of[i], more.story_of[i]);
}

static void a_story_is_titled_by_one_of_its_articles(void **state)
{
    (void)state;
    fhi_stories s = group(ROOF_1 CHESS_1, false);
    assert_true(fhi_span_is(s.stories.at[0].title, FHI_SPAN("Station roof falls at Tarnow Point")));
    assert_int_equal(s.stories.at[1].titled_by, 1);
    s = group("{\"id\": \"x\", \"text\": \"A mast fell at Orlow. Nobody was hurt.\"}\n", false);
    assert_true(fhi_span_starts(s.stories.at[0].title, FHI_SPAN("A mast fell at Orlow.")));
}

static void a_story_has_its_title_in_english(void **state)
{
    (void)state;
    const char *lines =
        LINE("de1", "2025-05-02", "Glasdach in Tarnow Point eingest\xC3\xBCrzt",
             "Das Glasdach des Bahnhofs Tarnow Point ist am Freitag in die Halle gefallen. Elf Reisende sind "
             "verletzt, sagte Dora Finch. Die Bahnen werden \xC3\xBC"
             "ber Hollin Bridge geleitet.") ROOF_1 LINE("de2", "2025-05-02", "Elf Verletzte in Tarnow Point",
                                                        "Elf Reisende sind am Freitag durch das Glasdach des Bahnhofs "
                                                        "Tarnow Point verletzt worden. Dora Finch von der Bahn "
                                                        "sagte, die Bahnen werden \xC3\xBC"
                                                        "ber Hollin Bridge geleitet.");
    for (int batch = 0; batch < 2; batch++) {
        fhi_stories s = group(lines, batch);
        const fhi_story *of = &s.stories.at[s.story_of[1]];
        assert_true(of->articles.n > 1);
        assert_int_equal(of->titled_by, 1);
    }
}

static void a_story_past_the_window_takes_no_more(void **state)
{
    (void)state;
    const char *lines = ROOF_1 ROOF_2 MARKET("m1") MARKET("m2") MARKET("m3") ROOF_AGAIN;
    fhi_stories all = group(lines, false), wide = group_within(lines, false, 30),
                narrow = group_within(lines, false, 2);
    assert_int_equal(all.story_of[5], all.story_of[0]);
    assert_int_equal(wide.story_of[5], wide.story_of[0]);
    assert_int_not_equal(narrow.story_of[5], narrow.story_of[0]);
    assert_int_equal(narrow.stories.n, 3);
    const fhi_story *past = &narrow.stories.at[0];
    assert_int_equal(past->articles.n, 2);
    assert_true(past->titled_by < 2);
    assert_true(past->title.len > 0);
    assert_int_equal(past->first, past->last);
    assert_int_equal(narrow.stories.at[2].first - past->first, 5);
}

static void what_has_no_date_is_of_the_day_it_comes(void **state)
{
    (void)state;
    const char *undated = "{\"id\": \"u\", \"title\": \"Cod dear at Ness\", \"text\": \"Cod is dear at Ness.\"}\n";
    char lines[4096];
    snprintf(lines, sizeof lines, "%s%s", ROOF_1 MARKET("m1") MARKET("m2") MARKET("m3"), undated);
    fhi_stories s = group(lines, false);
    assert_int_equal(s.story_of[4], s.story_of[1]);
    assert_int_equal(s.stories.at[1].first, s.stories.at[1].last); /* the day of those that say it */
}

#define LESSONS                                                                                                        \
    LINE("lessons", "2025-12-22", "What the year has taught Hollin",                                                   \
         "The year began with snow on the tram lines and ended with a new mayor. Hollin has learned to wait: for the " \
         "bridge, for the ferry, for spring. At Christmas the families of the old town sit down to carp and quarrel, " \
         "and the council counts its holes in the road. Next year will be better, as every year is.")
#define GIFTS                                                                                                          \
    LINE("gifts", "2025-12-22", "What to give a family at Christmas",                                                  \
         "A reader asks what to give a family that has all it needs. The year was hard for many, and a gift at "       \
         "Christmas need not be dear. Sit down with the children and ask them what they learned this year; bake with " \
         "them, write to a friend. A letter from the family costs nothing and is kept for every year to come.")

/* A line of JSON whose words no other line has. */
static void print_strange_line(FILE *out, uint32_t n)
{
    fprintf(out, "{\"id\": \"s%u\", \"published\": \"2025-12-22\", \"text\": \"", n);
    for (uint32_t word = 0; word < 40; word++) fprintf(out, "q%ux%u ", word, n);
    fputs("\"}\n", out);
}

static void two_of_many_have_more_in_common_by_chance(void **state)
{
    (void)state;
    fhi_stories few = group(LESSONS GIFTS, true);
    assert_int_equal(few.stories.n, 1);
    char *lines = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&lines, &size);
    assert_non_null(out);
    fputs(LESSONS GIFTS, out);
    for (uint32_t i = 0; i < 2000; i++) print_strange_line(out, i);
    assert_int_equal(fclose(out), 0);
    fhi_stories many = group(lines, true);
    assert_int_not_equal(many.story_of[0], many.story_of[1]);
    free(lines);
}

static void an_empty_stream_has_no_stories(void **state)
{
    (void)state;
    fhi_grouping *grouping = NULL;
    fhi_stories stories = {0};
    fh_error error = {0};
    assert_int_equal(fhi_group_new(&grouping, &error), FH_OK);
    assert_int_equal(fhi_group_stories(arena, grouping, true, &stories, &error), FH_OK);
    assert_int_equal(stories.stories.n, 0);
    fhi_group_free(grouping);
}

static void run_out_of_memory(uint32_t window)
{
    fhi_collection *c = reading_of_lines(ROOF_1 CHESS_1 ROOF_2 MARKET("m1") MARKET("m2") MARKET("m3"), true);
    assert_non_null(c);
    for (uint64_t n = 1;; n += 3) {
        fhi_grouping *grouping = NULL;
        fhi_stories stories = {0};
        fh_error error = {0};
        assert_int_equal(fhi_group_new(&grouping, &error), FH_OK);
        if (window) fhi_group_window(grouping, window);
        fhi_arena_fail_after(n);
        fh_status status = FH_OK;
        for (uint32_t i = 0; i < c->n && status == FH_OK; i++)
            status = fhi_group_add(grouping, &c->readings[i], &error);
        if (status == FH_OK) status = fhi_group_stories(arena, grouping, !window, &stories, &error);
        fhi_arena_fail_after(0);
        fhi_group_free(grouping);
        if (status == FH_OK) break;
        assert_int_equal(status, FH_NO_MEMORY);
    }
    reading_done(c);
}

static void memory_running_out_is_told(void **state)
{
    (void)state;
    run_out_of_memory(0);
    run_out_of_memory(2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_events_are_two_stories),
        cmocka_unit_test(an_earlier_decision_does_not_depend_on_what_follows),
        cmocka_unit_test(a_story_is_titled_by_one_of_its_articles),
        cmocka_unit_test(a_story_has_its_title_in_english),
        cmocka_unit_test(a_story_past_the_window_takes_no_more),
        cmocka_unit_test(what_has_no_date_is_of_the_day_it_comes),
        cmocka_unit_test(two_of_many_have_more_in_common_by_chance),
        cmocka_unit_test(an_empty_stream_has_no_stories),
        cmocka_unit_test(memory_running_out_is_told),
    };
    arena = fhi_arena_new();
    int failed = arena ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
    fhi_arena_free(arena);
    return failed;
}
