/* SPDX-License-Identifier: Apache-2.0 */
/* Files, folders and compressed data → captured documents; what cannot be read is told, and the rest goes on. */
#define _XOPEN_SOURCE 700 /* mkdtemp, nftw */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/span.h"
#include "read/reader.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

/* A folder for one test, and what its reading gave: "path|record|bytes" a line, problems as "! path: message". */
typedef struct place {
    char folder[64];
    char told[8192];
    uint64_t opened;
    uint64_t skipped;
} place;

static int place_up(void **state)
{
    place *p = calloc(1, sizeof *p);
    snprintf(p->folder, sizeof p->folder, "%s", "/tmp/firsthand-test-XXXXXX");
    *state = p;
    return mkdtemp(p->folder) ? 0 : -1;
}

static int take_away(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

static int place_down(void **state)
{
    place *p = *state;
    int failed = nftw(p->folder, take_away, 8, FTW_DEPTH | FTW_PHYS);
    free(p);
    return failed;
}

static void add_file(const place *p, const char *name, const void *bytes, size_t len)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", p->folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static void add_text(const place *p, const char *name, const char *text)
{
    add_file(p, name, text, strlen(text));
}

/* The path below the test's folder. */
static fh_span below(const place *p, fh_span path)
{
    size_t len = strlen(p->folder);
    bool inside = fhi_span_starts(path, (fh_span){p->folder, len}) && path.len > len;
    return inside ? (fh_span){path.ptr + len + 1, path.len - len - 1} : path;
}

static void tell(void *context, const fh_error *error, fh_span path)
{
    place *p = context;
    fh_span name = below(p, path);
    size_t len = strlen(p->told);
    snprintf(p->told + len, sizeof p->told - len, "! %.*s: %s\n", (int)name.len, name.ptr, error->message);
}

/* Reads `name` below the folder (the folder itself where it is empty). */
static const char *read_all(place *p, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s%s%s", p->folder, *name ? "/" : "", name);
    const char *paths[] = {path};
    fhi_reader *reader = NULL;
    fh_error error;
    p->told[0] = '\0';
    assert_int_equal(fhi_reader_new(paths, 1, 0, tell, p, &reader, &error), FH_OK);
    for (;;) {
        fhi_arena *arena = fhi_arena_new();
        fhi_capture capture;
        bool found = false;
        assert_int_equal(fhi_reader_next(reader, arena, &capture, &found, &error), FH_OK);
        if (found) {
            fh_span at = below(p, capture.path);
            size_t len = strlen(p->told);
            snprintf(p->told + len, sizeof p->told - len, "%.*s|%u|%.*s\n", (int)at.len, at.ptr, capture.record,
                     (int)(capture.bytes.len < 60 ? capture.bytes.len : 60), capture.bytes.ptr);
        }
        fhi_arena_free(arena);
        if (!found) break;
    }
    fhi_reader_counts(reader, &p->opened, &p->skipped);
    fhi_reader_free(reader);
    return p->told;
}

static void folders_are_walked_in_byte_order_without_hidden_files(void **state)
{
    place *p = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/b", p->folder);
    assert_int_equal(mkdir(path, 0700), 0);
    add_text(p, "c.txt", "third");
    add_text(p, "b/x.txt", "second");
    add_text(p, "B.txt", "first");
    add_text(p, ".hidden", "never");
    assert_string_equal(read_all(p, ""), "B.txt|0|first\nb/x.txt|0|second\nc.txt|0|third\n");
    assert_int_equal(p->opened, 3);
    assert_int_equal(p->skipped, 0);
}

static void links_that_loop_are_told_and_not_followed(void **state)
{
    place *p = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/again", p->folder);
    assert_int_equal(symlink(p->folder, path), 0);
    snprintf(path, sizeof path, "%s/self", p->folder);
    assert_int_equal(symlink("self", path), 0);
    add_text(p, "z.txt", "read");
    assert_string_equal(read_all(p, ""), "! again: a link leads back to a folder that was walked already\n"
                                         "! self: cannot be opened: Too many levels of symbolic links\nz.txt|0|read\n");
}

static void pipes_in_folders_are_passed_over(void **state)
{
    place *p = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/pipe", p->folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    add_text(p, "z.txt", "read");
    assert_string_equal(
        read_all(p, ""),
        "! pipe: not a regular file; devices, sockets and pipes in folders are passed over\nz.txt|0|read\n");
}

static void a_file_that_is_not_there_is_told(void **state)
{
    place *p = *state;
    assert_string_equal(read_all(p, "gone.txt"), "! gone.txt: cannot be opened: No such file or directory\n");
    assert_int_equal(p->opened, 0);
    assert_int_equal(p->skipped, 1);
}

static void records_come_line_by_line_with_their_number(void **state)
{
    place *p = *state;
    add_text(p, "a", "\xEF\xBB\xBF\n{\"text\": \"one\"}\r\n\n{\"text\": \"two\"}");
    assert_string_equal(read_all(p, "a"), "a|2|{\"text\": \"one\"}\na|4|{\"text\": \"two\"}\n");
}

static void a_broken_first_line_does_not_hide_the_records(void **state)
{
    place *p = *state;
    add_text(p, "a", "{\"text\": \"o\n{\"text\": \"two\"}\n");
    assert_string_equal(read_all(p, "a"), "a|1|{\"text\": \"o\na|2|{\"text\": \"two\"}\n");
}

static void one_record_over_many_lines_and_arrays_of_records(void **state)
{
    place *p = *state;
    add_text(p, "a", "{\n \"text\": \"one\"\n}\n");
    assert_string_equal(read_all(p, "a"), "a|0|{\n \"text\": \"one\"\n}\n\n");
    add_text(p, "b", "[{\"text\": \"one]\"},\n {\"text\": \"two\"} ]");
    assert_string_equal(read_all(p, "b"), "b|1|{\"text\": \"one]\"}\nb|2|{\"text\": \"two\"}\n");
    add_text(p, "c", "[Correction] The mayor is 51.");
    assert_string_equal(read_all(p, "c"), "c|0|[Correction] The mayor is 51.\n");
    add_text(p, "d", "{Correction} \"The mayor is 51.\"");
    assert_string_equal(read_all(p, "d"), "d|0|{Correction} \"The mayor is 51.\"\n");
}

static void what_is_no_text_is_refused_by_name(void **state)
{
    place *p = *state;
    add_text(p, "a.txt", "%PDF-1.7 ...");
    add_text(p, "b.txt", "  <!DOCTYPE html><p>x");
    add_text(p, "c.txt", "<?xml version=\"1.0\"?><rss></rss>");
    add_text(p, "d.txt", "WARC/1.0\r\n");
    add_file(p, "e.txt", "ab\0cd", 5);
    add_text(p, "f.txt", " \n");
    char *told = strdup(read_all(p, ""));
    assert_non_null(strstr(told, "! a.txt: a PDF, not text; passed over\n"));
    assert_non_null(strstr(told, "! e.txt: binary data, not text; passed over\n"));
    assert_non_null(strstr(told, "! f.txt: empty: there is no text in it\n"));
    assert_int_equal(p->opened, 6);
    free(told);
}

static size_t gzip(const char *text, size_t len, unsigned char *out, size_t room)
{
    z_stream z = {0};
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (unsigned char *)(uintptr_t)text;
    z.avail_in = (uInt)len;
    z.next_out = out;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    size_t made = z.total_out;
    deflateEnd(&z);
    return made;
}

static void compressed_files_are_read_member_by_member(void **state)
{
    place *p = *state;
    unsigned char packed[512];
    size_t first = gzip("one ", 4, packed, sizeof packed);
    size_t second = gzip("two", 3, packed + first, sizeof packed - first);
    add_file(p, "a", packed, first + second);
    assert_string_equal(read_all(p, "a"), "a|0|one two\n");
    size_t len = ZSTD_compress(packed, sizeof packed, "{\"text\": \"one\"}\n", 16, 3);
    add_file(p, "b", packed, len);
    assert_string_equal(read_all(p, "b"), "b|1|{\"text\": \"one\"}\n");
}

static void what_comes_before_the_damage_is_kept(void **state)
{
    place *p = *state;
    unsigned char packed[4096];
    char text[4000] = "";
    for (int i = 0; i < 200; i++) {
        size_t at = strlen(text);
        snprintf(text + at, sizeof text - at, "{\"id\": \"%d\"}\n", i * 7919);
    }
    size_t len = gzip(text, strlen(text), packed, sizeof packed);
    add_file(p, "a", packed, len - 200);
    const char *told = read_all(p, "a");
    assert_non_null(strstr(told, "a|1|{\"id\": \"0\"}\n"));
    assert_non_null(strstr(told, "! a: the compressed data end too early\n"));
}

static void a_decompression_bomb_is_not_read_on(void **state)
{
    place *p = *state;
    size_t size = 64u << 20, room = 1u << 20;
    char *zeros = calloc(size, 1);
    unsigned char *packed = malloc(room);
    memset(zeros, 'a', size);
    for (int zstd = 0; zstd < 2; zstd++) {
        size_t len = zstd ? ZSTD_compress(packed, room, zeros, size, 19) : gzip(zeros, size, packed, room);
        add_file(p, "bomb", packed, len);
        assert_non_null(strstr(read_all(p, "bomb"),
                               "! bomb: compressed data that grow more than a thousandfold are not read on\n"));
    }
    free(zeros);
    free(packed);
}

/* What is no larger than the free part may be as regular as it likes; a byte more, and it is held against the ratio. */
static void what_is_small_may_be_regular(void **state)
{
    place *p = *state;
    size_t room = 1u << 16;
    char *same = malloc((size_t)FHI_MAX_INFLATE_FREE + 1);
    unsigned char *packed = malloc(room);
    memset(same, ' ', (size_t)FHI_MAX_INFLATE_FREE + 1);
    for (size_t more = 0; more < 2; more++) {
        add_file(p, "regular", packed, ZSTD_compress(packed, room, same, FHI_MAX_INFLATE_FREE + more, 19));
        assert_int_equal(strstr(read_all(p, "regular"), "more than a thousandfold") != NULL, more);
    }
    free(same);
    free(packed);
}

/* A line of exactly the limit is a record, one byte more is passed over, and the next one is read. */
static void lines_at_and_past_the_limit(void **state)
{
    place *p = *state;
    size_t room = (size_t)FHI_MAX_RECORD_BYTES + 64;
    char *line = malloc(room);
    for (size_t more = 0; more < 2; more++) {
        memset(line, 'x', room);
        memcpy(line, "{\"text\": \"", 10);
        memcpy(line + FHI_MAX_RECORD_BYTES + more - 2, "\"}\n{\"text\": \"b\"}\n", 17);
        add_text(p, "a", "{\"text\": \"a\"}\n");
        char path[128];
        snprintf(path, sizeof path, "%s/a", p->folder);
        FILE *file = fopen(path, "ab");
        assert_int_equal(fwrite(line, 1, FHI_MAX_RECORD_BYTES + more + 15, file), FHI_MAX_RECORD_BYTES + more + 15);
        fclose(file);
        const char *told = read_all(p, "a");
        assert_non_null(strstr(told, "a|3|{\"text\": \"b\"}\n"));
        assert_true((strstr(told, "! a: line 2: longer than 64 MiB; passed over\n") != NULL) == (more == 1));
        assert_int_equal(p->skipped, more);
    }
    free(line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(folders_are_walked_in_byte_order_without_hidden_files, place_up, place_down),
        cmocka_unit_test_setup_teardown(links_that_loop_are_told_and_not_followed, place_up, place_down),
        cmocka_unit_test_setup_teardown(pipes_in_folders_are_passed_over, place_up, place_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_not_there_is_told, place_up, place_down),
        cmocka_unit_test_setup_teardown(records_come_line_by_line_with_their_number, place_up, place_down),
        cmocka_unit_test_setup_teardown(a_broken_first_line_does_not_hide_the_records, place_up, place_down),
        cmocka_unit_test_setup_teardown(one_record_over_many_lines_and_arrays_of_records, place_up, place_down),
        cmocka_unit_test_setup_teardown(what_is_no_text_is_refused_by_name, place_up, place_down),
        cmocka_unit_test_setup_teardown(compressed_files_are_read_member_by_member, place_up, place_down),
        cmocka_unit_test_setup_teardown(what_comes_before_the_damage_is_kept, place_up, place_down),
        cmocka_unit_test_setup_teardown(what_is_small_may_be_regular, place_up, place_down),
        cmocka_unit_test_setup_teardown(a_decompression_bomb_is_not_read_on, place_up, place_down),
        cmocka_unit_test_setup_teardown(lines_at_and_past_the_limit, place_up, place_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
