/* SPDX-License-Identifier: Apache-2.0 */
/* What is kept from run to run: rows come back as they were put, and what cannot be kept or read is told. */
#define _POSIX_C_SOURCE 200809L /* mkstemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/span.h"
#include "store/store.h"

enum { FORMAT = 3 };

static char path[128];
static fh_error error;

static fhi_store *opened(void)
{
    fhi_store *store = NULL;
    assert_int_equal(fhi_store_open(path, FHI_STORE_STORIES, FORMAT, &store, &error), FH_OK);
    return store;
}

static fh_status note_row(void *context, uint32_t number, fh_span row, fh_error *failure)
{
    (void)failure;
    char *to = context;
    size_t n = strlen(to);
    snprintf(to + n, 256 - n, "%u=%.*s;", number, (int)row.len, row.ptr);
    return FH_OK;
}

static void holds(fhi_store *store, const char *sheet, const char *rows)
{
    char found[256] = "";
    assert_int_equal(fhi_store_walk(store, sheet, note_row, found, &error), FH_OK);
    assert_string_equal(found, rows);
}

static void ends(fhi_store *store, const char *sheet, uint32_t wanted)
{
    uint32_t end = 1;
    assert_int_equal(fhi_store_end(store, sheet, &end, &error), FH_OK);
    assert_int_equal(end, wanted);
}

static void what_was_committed_is_there(void **state)
{
    (void)state;
    fhi_store *store = opened();
    assert_int_equal(fhi_store_put(store, "ship", 7, FHI_SPAN("barque"), &error), FH_OK);
    assert_int_equal(fhi_store_put(store, "ship", 2, FHI_SPAN("ketch"), &error), FH_OK);
    assert_int_equal(fhi_store_put(store, "port", UINT32_MAX - 1, (fh_span){NULL, 0}, &error), FH_OK);
    assert_int_equal(fhi_store_commit(store, &error), FH_OK);
    assert_int_equal(fhi_store_put(store, "ship", 7, FHI_SPAN("brig"), &error), FH_OK);
    assert_int_equal(fhi_store_put(store, "crew", 1, FHI_SPAN("mate"), &error), FH_OK);
    holds(store, "ship", "2=ketch;7=brig;");
    fhi_store_close(store);
    store = opened();
    holds(store, "ship", "2=ketch;7=barque;");
    holds(store, "port", "4294967294=;");
    holds(store, "crew", "");
    ends(store, "ship", 8);
    ends(store, "port", UINT32_MAX);
    ends(store, "crew", 0);
    fhi_store_close(store);
}

static void is_taken(fhi_store *store, uint32_t number, const char *row)
{
    fh_span bytes;
    bool found;
    assert_int_equal(fhi_store_take(store, "ship", number, &bytes, &found, &error), FH_OK);
    assert_int_equal(found, row != NULL);
    if (row) assert_true(fhi_span_is(bytes, fhi_span_of(row)));
}

static void a_row_is_taken_by_its_number(void **state)
{
    (void)state;
    fhi_store *store = opened();
    is_taken(store, 0, NULL);
    assert_int_equal(fhi_store_put(store, "ship", 7, FHI_SPAN("barque"), &error), FH_OK);
    assert_int_equal(fhi_store_put(store, "ship", 2, FHI_SPAN("ketch"), &error), FH_OK);
    is_taken(store, 7, "barque");
    is_taken(store, 2, "ketch");
    is_taken(store, 3, NULL);
    assert_int_equal(fhi_store_put(store, "ship", 2, FHI_SPAN("brig"), &error), FH_OK);
    assert_int_equal(fhi_store_commit(store, &error), FH_OK);
    is_taken(store, 2, "brig");
    fhi_store_close(store);
}

static void a_store_of_another_kind_is_left_alone(void **state)
{
    (void)state;
    fhi_store *store = opened();
    assert_int_equal(fhi_store_commit(store, &error), FH_OK);
    fhi_store_close(store);
    assert_int_equal(fhi_store_open(path, FHI_STORE_LINEAGE, FORMAT, &store, &error), FH_STORE);
    assert_non_null(strstr(error.message, "the store of 'stories'"));
    fhi_store_close(opened());
}

static fh_status stop_at_two(void *context, uint32_t number, fh_span row, fh_error *failure)
{
    (void)row;
    ++*(int *)context;
    return number == 2 ? fhi_error_set(failure, FH_INVALID, "test", 2, "stopped") : FH_OK;
}

static void a_walk_ends_where_it_is_told_to(void **state)
{
    (void)state;
    fhi_store *store = opened();
    for (uint32_t i = 0; i < 5; i++)
        assert_int_equal(fhi_store_put(store, "ship", i, FHI_SPAN("sloop"), &error), FH_OK);
    int seen = 0;
    assert_int_equal(fhi_store_walk(store, "ship", stop_at_two, &seen, &error), FH_INVALID);
    assert_int_equal(seen, 3);
    assert_string_equal(error.message, "stopped");
    seen = 0;
    assert_int_equal(fhi_store_walk(store, "ship", stop_at_two, &seen, &error), FH_INVALID);
    assert_int_equal(seen, 3);
    fhi_store_close(store);
}

static void cannot_be_opened(fh_status status, const char *words)
{
    fhi_store *store = NULL;
    assert_int_equal(fhi_store_open(path, FHI_STORE_STORIES, FORMAT, &store, &error), status);
    assert_null(store);
    assert_non_null(strstr(error.message, words));
}

static void one_run_at_a_time_has_it(void **state)
{
    (void)state;
    fhi_store *store = opened();
    cannot_be_opened(FH_STORE, "in use by another run");
    assert_int_equal(fhi_store_put(store, "ship", 1, FHI_SPAN("yawl"), &error), FH_OK);
    assert_int_equal(fhi_store_commit(store, &error), FH_OK);
    cannot_be_opened(FH_STORE, "in use by another run");
    fhi_store_close(store);
    fhi_store_close(opened());
}

static void write_file(const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static void what_is_no_store_is_left_alone(void **state)
{
    (void)state;
    static const char letter[] =
        "Dear editor, the ferry was late again, and nobody said why. Yours, a traveller from Orlow.\n"
        "P.S. It was late on Monday, too, and on the Monday before that one, as it is each Monday.\n";
    write_file(letter, sizeof letter);
    cannot_be_opened(FH_STORE, "no store of firsthand");
    char read[sizeof letter] = "";
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(read, 1, sizeof read, file), sizeof letter);
    fclose(file);
    assert_memory_equal(read, letter, sizeof letter);
}

static void a_newer_format_is_told(void **state)
{
    (void)state;
    fhi_store *store = NULL;
    assert_int_equal(fhi_store_open(path, FHI_STORE_STORIES, FORMAT + 1, &store, &error), FH_OK);
    assert_int_equal(fhi_store_put(store, "ship", 1, FHI_SPAN("cog"), &error), FH_OK);
    assert_int_equal(fhi_store_commit(store, &error), FH_OK);
    fhi_store_close(store);
    cannot_be_opened(FH_STORE, "newer firsthand");
}

/* The file's bytes; `n` is set. The caller frees them. */
static char *read_file(size_t *n)
{
    char *bytes = malloc(1 << 20);
    FILE *file = fopen(path, "rb");
    assert_non_null(bytes);
    assert_non_null(file);
    *n = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void a_changed_bit_is_told(void **state)
{
    (void)state;
    fhi_store *store = opened();
    assert_int_equal(fhi_store_put(store, "ship", 1, FHI_SPAN("a three-masted barquentine"), &error), FH_OK);
    assert_int_equal(fhi_store_commit(store, &error), FH_OK);
    fhi_store_close(store);
    size_t n, at = 0;
    char *bytes = read_file(&n);
    while (at < n && memcmp(bytes + at, "barquentine", 11) != 0) at++;
    assert_true(at < n);
    bytes[at] ^= 1;
    write_file(bytes, n);
    free(bytes);
    store = opened();
    char found[256] = "";
    assert_int_equal(fhi_store_walk(store, "ship", note_row, found, &error), FH_STORE);
    assert_non_null(strstr(error.message, "row 1 of its sheet 'ship' has changed"));
    fhi_store_close(store);
}

/* Whatever the file holds, opening and walking ends with an answer. */
static void a_damaged_file_is_told_or_read(void **state)
{
    (void)state;
    fhi_store *store = opened();
    char row[600];
    for (uint32_t i = 0; i < 60; i++) {
        memset(row, 'a' + (int)(i % 26), sizeof row);
        assert_int_equal(fhi_store_put(store, "ship", i, (fh_span){row, sizeof row}, &error), FH_OK);
    }
    assert_int_equal(fhi_store_commit(store, &error), FH_OK);
    fhi_store_close(store);
    size_t n;
    char *bytes = read_file(&n);
    for (size_t at = 0; at < n; at += at < 4200 ? 37 : 997) {
        char before = bytes[at];
        bytes[at] = (char)~before;
        write_file(bytes, n);
        bytes[at] = before;
        store = NULL;
        fh_status status = fhi_store_open(path, FHI_STORE_STORIES, FORMAT, &store, &error);
        assert_true(status == FH_OK || status == FH_STORE || status == FH_IO);
        int seen = 0;
        if (status == FH_OK) status = fhi_store_walk(store, "ship", stop_at_two, &seen, &error);
        assert_true(status == FH_OK || status == FH_INVALID || status == FH_STORE);
        fhi_store_close(store);
    }
    free(bytes);
}

static void a_place_without_a_folder_is_told(void **state)
{
    (void)state;
    fhi_store *store = NULL;
    assert_int_equal(fhi_store_open("/nowhere/at/all.store", FHI_STORE_STORIES, FORMAT, &store, &error), FH_IO);
    assert_true(error.message[0] != '\0');
}

static int set_up(void **state)
{
    (void)state;
    const char *folder = getenv("TMPDIR");
    snprintf(path, sizeof path, "%.100s/firsthand-XXXXXX", folder && *folder ? folder : "/tmp");
    int file = mkstemp(path);
    FILE *stream = file < 0 ? NULL : fdopen(file, "wb");
    return stream ? fclose(stream) : -1;
}

static int tear_down(void **state)
{
    (void)state;
    return remove(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_committed_is_there),    TEST(a_walk_ends_where_it_is_told_to),
        TEST(one_run_at_a_time_has_it),       TEST(what_is_no_store_is_left_alone),
        TEST(a_newer_format_is_told),         TEST(a_changed_bit_is_told),
        TEST(a_damaged_file_is_told_or_read), TEST(a_place_without_a_folder_is_told),
        TEST(a_row_is_taken_by_its_number),   TEST(a_store_of_another_kind_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
