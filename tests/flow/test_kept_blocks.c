/* SPDX-License-Identifier: Apache-2.0 */
/* A store of lineage whose rows fit their sums and not each other: whatever they hold, opening it ends with an answer; and so where memory runs out. */
#define _POSIX_C_SOURCE 200809L /* mkstemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/pack.h"
#include "firsthand/firsthand.h"
#include "flow/instalments.h"
#include "flow/ledger.h"
#include "reading.h"
#include "store/store.h"

enum { DAYS = 6 };

static char path[128];
static char *sound; /* the file, as it was made */
static size_t sound_n;

static fh_status count(void *context, const fhi_collection *collection, bool whole, fh_error *error)
{
    (void)error, (void)whole;
    *(uint32_t *)context += collection->n;
    return FH_OK;
}

static fh_status open_kept(fhi_instalments **instalments, uint32_t *told, fh_error *error)
{
    fhi_instalments_options options = {.store = path, .threads = 1, .on_instalment = count, .context = told};
    return fhi_instalments_open(&options, instalments, error);
}

static void add_all(fhi_instalments *instalments, fhi_collection *c)
{
    bool kept, before;
    for (uint32_t k = 0; k < c->n; k++) {
        assert_int_equal(fhi_instalments_add(instalments, c->documents[k], &kept, &before, NULL), FH_OK);
        assert_true(kept && !before);
        c->documents[k] = NULL;
    }
}

/* Reports of six days, one in three without a date, each with a sentence of that of the day before. */
static void make(void)
{
    char lines[8192] = "";
    for (int day = 0, n = 0; day < DAYS; day++) {
        for (int k = 0; k < 3; k++) {
            char date[48] = "";
            if (k < 2) snprintf(date, sizeof date, "\"published\": \"2031-01-0%d\", ", 1 + day);
            n += snprintf(lines + n, sizeof lines - (size_t)n,
                          "{\"id\": \"%d-%d\", %s\"outlet\": \"Orlow Paper\", \"text\": \"ORLOW, Jan. %d (Lowland "
                          "Wire) — Mast %d of "
                          "the old ferry fell at noon on Jan. %d, 2031, the harbour master of Orlow said.\\n\\nMast %d "
                          "of the old ferry "
                          "had stood for %d years, and nobody saw it fall but the crew of a barge.\"}\n",
                          day, k, date, 1 + day, day * 3 + k, 1 + day, day * 3 + k - 1, 70 + day);
        }
    }
    fhi_collection *c = reading_of_lines(lines, false);
    fhi_instalments *instalments;
    uint32_t told = 0;
    assert_non_null(c);
    assert_int_equal(open_kept(&instalments, &told, NULL), FH_OK);
    assert_int_equal(fhi_instalments_days(instalments), 3);
    add_all(instalments, c);
    assert_int_equal(fhi_instalments_end(instalments, NULL), FH_OK);
    assert_true(told >= DAYS * 3);
    fhi_instalments_close(instalments);
    reading_done(c);
}

static void write_back(void)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(sound, 1, sound_n, file), sound_n);
    assert_int_equal(fclose(file), 0);
}

static void put(const char *sheet, uint32_t number, fh_span row)
{
    fhi_store *store;
    assert_int_equal(fhi_store_open(path, FHI_STORE_LINEAGE, FHI_LEDGER_FORMAT, &store, NULL), FH_OK);
    assert_int_equal(fhi_store_put(store, sheet, number, row, NULL), FH_OK);
    assert_int_equal(fhi_store_commit(store, NULL), FH_OK);
    fhi_store_close(store);
}

/* Opens it and goes on to the end. */
static void answers(void)
{
    fhi_instalments *instalments;
    fh_error error = {0};
    uint32_t told = 0;
    fh_status status = open_kept(&instalments, &told, &error);
    if (status != FH_OK) {
        assert_int_equal(status, FH_STORE);
        assert_non_null(strstr(error.message, "damaged"));
        return;
    }
    assert_int_equal(fhi_instalments_end(instalments, NULL), FH_OK);
    assert_true(told > 0);
    fhi_instalments_close(instalments);
}

static void change_each(const char *sheet, uint32_t number)
{
    fhi_store *store;
    fh_span row;
    bool found;
    char bytes[4096];
    write_back();
    assert_int_equal(fhi_store_open(path, FHI_STORE_LINEAGE, FHI_LEDGER_FORMAT, &store, NULL), FH_OK);
    assert_int_equal(fhi_store_take(store, sheet, number, &row, &found, NULL), FH_OK);
    assert_true(found && row.len <= sizeof bytes);
    size_t n = row.len, step = n > 64 ? n / 12 : 1;
    memcpy(bytes, row.ptr, n);
    fhi_store_close(store);
    for (size_t at = 0; at < n; at += at < 12 ? 1 : step) {
        char was = bytes[at];
        static const unsigned char flips[] = {1, 0xFF};
        put(sheet, number, (fh_span){bytes, at}); /* cut short */
        answers();
        for (size_t k = 0; k < sizeof flips; k++) {
            bytes[at] = (char)(was ^ flips[k]);
            write_back();
            put(sheet, number, (fh_span){bytes, n});
            answers();
        }
        bytes[at] = was;
        write_back();
    }
}

static void the_state_may_hold_anything(void **state)
{
    (void)state;
    change_each("state", 0);
}

static void note_it(void *context, const fh_error *problem, fh_span at)
{
    (void)at;
    if (strstr(problem->message, "made anew")) ++*(int *)context;
}

/* The state of a stream that has come to the day `now`, in a block that began on the day `first`. */
static void put_state(int64_t first, int64_t now)
{
    static const uint64_t articles_fills_before_blocks_origins[] = {DAYS * 3, 12, 0, 1, DAYS * 3};
    fhi_pack pack = {0};
    for (size_t i = 0; i < 5; i++) fhi_pack_number(&pack, articles_fills_before_blocks_origins[i]);
    fhi_pack_signed(&pack, first);
    fhi_pack_signed(&pack, now);
    fhi_pack_number(&pack, 12);
    fhi_pack_number(&pack, DAYS * 3);
    for (int k = 0; k < 3; k++) fhi_pack_signed(&pack, now);
    put("state", 0, fhi_pack_span(&pack));
    fhi_pack_done(&pack);
}

static void days_that_are_too_far_apart_are_damage(void **state)
{
    (void)state;
    static const int64_t apart[][2] = {{22284, 22286}, {-2000000000, 2000000000}};
    for (int k = 0; k < 2; k++) {
        fhi_instalments *instalments;
        int anew = 0;
        fhi_instalments_options options = {
            .store = path, .threads = 1, .on_problem = note_it, .problem_context = &anew};
        write_back();
        put_state(apart[k][0], apart[k][1]);
        assert_int_equal(fhi_instalments_open(&options, &instalments, NULL), FH_OK);
        assert_int_equal(anew, k);
        fhi_instalments_close(instalments);
    }
}

static void a_window_that_none_can_have_is_damage(void **state)
{
    (void)state;
    static const uint64_t windows[] = {FH_WINDOW_MOST + 1, UINT32_MAX};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        fhi_instalments *instalments;
        fhi_pack pack = {0};
        uint32_t told = 0;
        write_back();
        fhi_pack_number(&pack, windows[i]);
        put("setting", 0, fhi_pack_span(&pack));
        assert_int_equal(open_kept(&instalments, &told, NULL), FH_STORE);
        fhi_pack_done(&pack);
    }
}

static void what_was_told_may_hold_anything(void **state)
{
    (void)state;
    change_each("told", 0);
}

static void arrivals_may_hold_anything(void **state)
{
    (void)state;
    change_each("arrival", 4);
}

static void articles_may_hold_anything(void **state)
{
    (void)state;
    change_each("article", 4);
    change_each("article", DAYS * 3 - 1);
}

static void memory_may_run_out(void **state)
{
    (void)state;
    fh_status status = FH_NO_MEMORY;
    write_back();
    for (uint64_t n = 1, left = 0; left == 0; n += 1 + n / 16) {
        fhi_instalments *instalments = NULL;
        uint32_t told = 0;
        fhi_arena_fail_after(n);
        status = open_kept(&instalments, &told, NULL);
        if (status == FH_OK) status = fhi_instalments_end(instalments, NULL);
        left = fhi_arena_fail_after(0);
        assert_int_equal(status, left ? FH_OK : FH_NO_MEMORY);
        fhi_instalments_close(instalments);
    }
}

static int set_up(void **state)
{
    (void)state;
    const char *folder = getenv("TMPDIR");
    snprintf(path, sizeof path, "%.100s/firsthand-XXXXXX", folder && *folder ? folder : "/tmp");
    int file = mkstemp(path);
    if (file < 0 || close(file) != 0) return -1;
    make();
    FILE *stream = fopen(path, "rb");
    if (!stream || fseek(stream, 0, SEEK_END) != 0) return -1;
    sound_n = (size_t)ftell(stream);
    rewind(stream);
    sound = malloc(sound_n);
    bool ok = sound && fread(sound, 1, sound_n, stream) == sound_n;
    fclose(stream);
    return ok ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    free(sound);
    return remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_state_may_hold_anything),
        cmocka_unit_test(days_that_are_too_far_apart_are_damage),
        cmocka_unit_test(a_window_that_none_can_have_is_damage),
        cmocka_unit_test(what_was_told_may_hold_anything),
        cmocka_unit_test(arrivals_may_hold_anything),
        cmocka_unit_test(articles_may_hold_anything),
        cmocka_unit_test(memory_may_run_out),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
