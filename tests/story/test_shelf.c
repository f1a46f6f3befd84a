/* SPDX-License-Identifier: Apache-2.0 */
/* A grouping that was put on a shelf goes on as if it had never stopped; rows that do not fit together are told. The shelf is in memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/span.h"
#include "reading.h"
#include "story/shelf.h"

enum { DAYS = 40, A_DAY = 6, ARTICLES = DAYS * A_DAY, ROWS = 4096 };

static fhi_arena *arena;

/* ---- a shelf in memory */

typedef struct kept_row {
    const char *sheet; /* NULL: taken away */
    uint32_t number;
    fh_span bytes;
} kept_row;

typedef struct kept {
    kept_row rows[ROWS];
    uint32_t n;
} kept;

static fh_status put(void *context, const char *sheet, uint32_t number, fh_span bytes, fh_error *error)
{
    kept *k = context;
    (void)error;
    uint32_t i = 0;
    while (i < k->n && (k->rows[i].number != number || strcmp(k->rows[i].sheet, sheet) != 0)) i++;
    assert_true(i < ROWS);
    k->rows[i] = (kept_row){sheet, number, fhi_arena_copy(arena, bytes)};
    k->n += i == k->n;
    return FH_OK;
}

static fh_status walk(void *context, const char *sheet, fhi_on_row *on_row, void *row_context, fh_error *error)
{
    const kept *k = context;
    fh_status status = FH_OK;
    for (uint32_t number = 0; number < ROWS && status == FH_OK; number++) {
        for (uint32_t i = 0; i < k->n && status == FH_OK; i++) {
            const kept_row *row = &k->rows[i];
            if (row->sheet && row->number == number && strcmp(row->sheet, sheet) == 0)
                status = on_row(row_context, number, row->bytes, error);
        }
    }
    return status;
}

/* ---- a stream of reports in invented words: six a day on matters that come and go, the last of a day without a date */

enum { MATTERS = 7, WORDS = 30 };

/* The k-th word of a matter in that stretch of days. */
static size_t put_word(char *to, size_t room, int matter, int stretch, int k)
{
    static const char *const syllables[] = {"ba", "do", "fe", "gil", "ho", "ka", "lum", "mi", "nor", "pu", "ras", "to"};
    int number = (matter * 40 + stretch) * WORDS + k;
    return (size_t)snprintf(to, room, " %s%s%s%s", syllables[number % 12], syllables[number / 12 % 12],
                            syllables[number / 144 % 12], syllables[number / 1728 % 12]);
}

static fhi_collection *stream_of_reports(void)
{
    size_t room = ARTICLES * 1024, n = 0;
    char *lines = malloc(room);
    assert_non_null(lines);
    for (int i = 0; i < ARTICLES; i++) {
        int day = i / A_DAY, matter = (i + day / 9) % MATTERS, stretch = day / 5 / (1 + matter % 3);
        char published[40] = "";
        if (i % A_DAY != A_DAY - 1)
            snprintf(published, sizeof published, "\"published\": \"2025-%02d-%02d\", ", 3 + day / 28, 1 + day % 28);
        n += (size_t)snprintf(lines + n, room - n, "{\"id\": \"%d\", %s\"title\": \"Report", i, published);
        for (int k = 0; k < 5; k++) n += put_word(lines + n, room - n, matter, stretch, (i + k) % WORDS);
        n += (size_t)snprintf(lines + n, room - n, "\", \"text\": \"Of matter %d:", matter);
        for (int k = 0; k < WORDS; k++) n += put_word(lines + n, room - n, matter, stretch, (i * 7 + k) % WORDS);
        n += (size_t)snprintf(lines + n, room - n, ".\"}\n");
    }
    fhi_collection *c = reading_of_lines(lines, true);
    free(lines);
    assert_non_null(c);
    return c;
}

static fhi_collection *reports;

static fhi_grouping *new_grouping(uint32_t window)
{
    fhi_grouping *g = NULL;
    assert_int_equal(fhi_group_new(&g, NULL), FH_OK);
    if (window) fhi_group_window(g, window);
    return g;
}

static void add(fhi_grouping *g, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) assert_int_equal(fhi_group_add(g, &reports->readings[i], NULL), FH_OK);
}

static fhi_stories stories_of(fhi_grouping *g)
{
    fhi_stories stories = {0};
    assert_int_equal(fhi_group_stories(arena, g, false, &stories, NULL), FH_OK);
    fhi_group_free(g);
    return stories;
}

static void same_stories(const fhi_stories *a, const fhi_stories *b)
{
    assert_int_equal(a->stories.n, b->stories.n);
    for (uint32_t i = 0; i < a->stories.n; i++) {
        const fhi_story *x = &a->stories.at[i], *y = &b->stories.at[i];
        assert_int_equal(x->articles.n, y->articles.n);
        assert_memory_equal(x->articles.at, y->articles.at, x->articles.n * sizeof *x->articles.at);
        assert_true(fhi_span_is(x->title, y->title));
        assert_int_equal(x->titled_by, y->titled_by);
        assert_int_equal(x->first, y->first);
        assert_int_equal(x->last, y->last);
    }
}

static kept *new_shelf(fhi_shelf *shelf)
{
    kept *k = test_calloc(1, sizeof *k);
    *shelf = (fhi_shelf){k, put, walk};
    return k;
}

/* The stories of all reports, the grouping put away and taken up again every `step` articles. */
static fhi_stories in_parts(uint32_t window, uint32_t step)
{
    fhi_shelf shelf;
    kept *k = new_shelf(&shelf);
    fhi_grouping *g = new_grouping(window);
    for (uint32_t i = 0; i < ARTICLES; i += step) {
        add(g, i, i + step < ARTICLES ? i + step : ARTICLES);
        assert_int_equal(fhi_shelf_keep(&shelf, g, NULL), FH_OK);
        fhi_group_free(g);
        g = new_grouping(window);
        assert_int_equal(fhi_shelf_take_up(&shelf, g, NULL), FH_OK);
    }
    test_free(k);
    return stories_of(g);
}

static void a_grouping_goes_on_as_if_it_had_never_stopped(void **state)
{
    (void)state;
    static const uint32_t windows[] = {0, 4, 12}, steps[] = {1, 7, 50, ARTICLES};
    for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) {
        fhi_grouping *g = new_grouping(windows[w]);
        add(g, 0, ARTICLES);
        fhi_stories whole = stories_of(g);
        assert_true(whole.stories.n > 3 && whole.stories.n < ARTICLES / 2);
        for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
            fhi_stories parts = in_parts(windows[w], steps[s]);
            same_stories(&whole, &parts);
        }
    }
}

static void of_an_empty_shelf_nothing_comes(void **state)
{
    (void)state;
    fhi_shelf shelf;
    kept *k = new_shelf(&shelf);
    fhi_grouping *g = new_grouping(0);
    assert_int_equal(fhi_shelf_take_up(&shelf, g, NULL), FH_OK);
    assert_int_equal(fhi_group_articles(g), 0);
    fhi_group_free(g);
    test_free(k);
}

static fhi_shelf filled(kept **k)
{
    fhi_shelf shelf;
    *k = new_shelf(&shelf);
    fhi_grouping *g = new_grouping(6);
    add(g, 0, 100);
    assert_int_equal(fhi_shelf_keep(&shelf, g, NULL), FH_OK);
    fhi_group_free(g);
    return shelf;
}

static void a_row_that_is_not_there_is_missed(void **state)
{
    (void)state;
    kept *k;
    fhi_shelf shelf = filled(&k);
    for (uint32_t i = 0; i < k->n; i++) {
        kept_row row = k->rows[i];
        if (strcmp(row.sheet, "cut") == 0) continue; /* short streams have no long lists */
        k->rows[i].sheet = NULL;
        fhi_grouping *g = new_grouping(6);
        fh_error error = {0};
        assert_int_equal(fhi_shelf_take_up(&shelf, g, &error), FH_STORE);
        assert_non_null(strstr(error.message, "does not fit"));
        fhi_group_free(g);
        k->rows[i] = row;
    }
    test_free(k);
}

/* The store has a sum for each row; what passes it by chance or by design must still do no harm. */
static void changed_bytes_do_no_harm(void **state)
{
    (void)state;
    kept *k;
    fhi_shelf shelf = filled(&k);
    unsigned told = 0, tried = 0;
    for (uint32_t i = 0; i < k->n; i += 3) {
        for (size_t at = 0; at < k->rows[i].bytes.len; at += 1 + at / 4) {
            char *byte = (char *)k->rows[i].bytes.ptr + at;
            char before = *byte;
            *byte = (char)(before ^ 0x55);
            fhi_grouping *g = new_grouping(6);
            fh_status status = fhi_shelf_take_up(&shelf, g, NULL);
            assert_true(status == FH_OK || status == FH_STORE);
            if (status == FH_OK) add(g, 100, 110);
            fhi_stories stories = {0};
            if (status == FH_OK) fhi_group_stories(arena, g, true, &stories, NULL);
            told += status == FH_STORE;
            tried++;
            fhi_group_free(g);
            *byte = before;
        }
    }
    assert_true(told > 0 && told < tried); /* other weights are as good as those that were */
    test_free(k);
}

static void memory_may_run_out(void **state)
{
    (void)state;
    kept *k;
    fhi_shelf shelf = filled(&k);
    for (uint64_t n = 1;; n += 5) {
        fhi_grouping *g = new_grouping(6);
        fh_error error = {0};
        fhi_arena_fail_after(n);
        fh_status status = fhi_shelf_take_up(&shelf, g, &error);
        bool failed = fhi_arena_fail_after(0) == 0;
        fhi_group_free(g);
        if (!failed) {
            assert_int_equal(status, FH_OK);
            break;
        }
        assert_int_equal(status, FH_NO_MEMORY);
    }
    test_free(k);
}

static int set_up(void **state)
{
    (void)state;
    arena = fhi_arena_new();
    reports = stream_of_reports();
    return arena && reports ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    reading_done(reports);
    fhi_arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_grouping_goes_on_as_if_it_had_never_stopped),
        cmocka_unit_test(of_an_empty_shelf_nothing_comes),
        cmocka_unit_test(a_row_that_is_not_there_is_missed),
        cmocka_unit_test(changed_bytes_do_no_harm),
        cmocka_unit_test(memory_may_run_out),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
