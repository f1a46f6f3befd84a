/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that runs out: arena allocations fail one by one on the whole way from files to a brief. Each time FH_NO_MEMORY comes back with
 * its stage, and all is freed (the address sanitizer sees to that). Of the allocations of each part, TRIES at even distances fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "emit/edition.h"
#include "flow/instalments.h"

enum { TRIES = 100 };

/* What the failing allocation is looked for in. */
typedef enum part { READING, SETTLING, WRITING_HTML, WRITING_TEXT, INSTALMENTS } part;

static const char *const paths[] = {
    FIRSTHAND_SOURCE_DIR "/examples/vessmouth/01-harbour-gazette.txt",
    FIRSTHAND_SOURCE_DIR "/examples/vessmouth/02-radio-vess.txt",
    FIRSTHAND_SOURCE_DIR "/examples/vessmouth/06-harbour-gazette.txt",
    FIRSTHAND_SOURCE_DIR "/examples/vessmouth/07-harbour-gazette.txt",
};

static fh_status keep(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    fh_status status = fhi_collection_add(context, document, error);
    *kept = status == FH_OK;
    return status;
}

static bool drop(void *context, fh_span bytes)
{
    *(size_t *)context += bytes.len;
    return true;
}

static fh_status read_all(fhi_on_document *on_document, void *context, fh_error *error)
{
    fhi_intake intake = {.paths = paths,
                         .path_count = sizeof paths / sizeof *paths,
                         .depth = FHI_DEPTH_MARKS,
                         .threads = 1,
                         .on_document = on_document,
                         .document_context = context};
    fhi_intake_counts counts;
    return fhi_intake_run(&intake, &counts, error);
}

static fh_status write_brief(const fhi_collection *c, part what, fh_error *error)
{
    fhi_output *output = malloc(sizeof *output);
    assert_non_null(output);
    size_t written = 0;
    fhi_output_start(output, drop, &written);
    fhi_edition edition = {.readings = c->readings,
                           .n = c->n,
                           .lineage = &c->lineage,
                           .stories = &c->stories,
                           .claims = &c->claims,
                           .brief = &c->brief,
                           .width = 80};
    fh_status status = FH_OK;
    if (what == WRITING_HTML) status = fhi_brief_html_write(output, &edition, c->arena, error);
    if (what == WRITING_TEXT) status = fhi_brief_text_write(output, &edition, c->arena, error);
    free(output);
    return status;
}

static fh_status add(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    bool before;
    return fhi_instalments_add(context, document, kept, &before, error);
}

static fh_status count(void *context, const fhi_collection *collection, bool whole, fh_error *error)
{
    (void)error, (void)whole;
    *(uint32_t *)context += collection->n;
    return FH_OK;
}

static fh_status tell_instalments(uint64_t n, uint64_t *left, fh_error *error)
{
    uint32_t told = 0;
    fhi_instalments *instalments;
    fhi_instalments_options options = {.days = 1, .on_instalment = count, .context = &told};
    assert_int_equal(fhi_instalments_open(&options, &instalments, error), FH_OK);
    fhi_arena_fail_after(n);
    fh_status status = read_all(add, instalments, error);
    if (status == FH_OK) status = fhi_instalments_end(instalments, error);
    *left = fhi_arena_fail_after(0);
    fhi_instalments_close(instalments);
    if (status == FH_OK) assert_true(told >= sizeof paths / sizeof *paths);
    return status;
}

/* Goes the way to the end of `what`, in which allocation `n` fails. `*left` is then what was not reached of `n`. */
static fh_status go(part what, uint64_t n, uint64_t *left, fh_error *error)
{
    if (what == INSTALMENTS) return tell_instalments(n, left, error);
    fhi_collection c;
    assert_int_equal(fhi_collection_start(&c, error), FH_OK);
    if (what == READING) fhi_arena_fail_after(n);
    fh_status status = read_all(keep, &c, error);
    if (what > READING) {
        assert_int_equal(status, FH_OK);
        fhi_collection_sort(&c, NULL, NULL);
        if (what == SETTLING) fhi_arena_fail_after(n);
        status = fhi_collection_settle(&c, FHI_REACH_BRIEF, error);
    }
    if (what > SETTLING) {
        assert_int_equal(status, FH_OK);
        fhi_arena_fail_after(n);
        status = write_brief(&c, what, error);
    }
    *left = fhi_arena_fail_after(0);
    fhi_collection_done(&c);
    return status;
}

static void fail_each(part what)
{
    uint64_t left;
    fh_error error = {0};
    assert_int_equal(go(what, UINT64_MAX, &left, &error), FH_OK);
    uint64_t total = UINT64_MAX - left, stride = total / TRIES + 1;
    assert_true(total > 0);
    for (uint64_t n = 1; n <= total; n += stride) {
        error = (fh_error){0};
        fh_status status = go(what, n, &left, &error);
        if (status != FH_NO_MEMORY || left || error.code != FH_NO_MEMORY || !error.stage)
            fail_msg("allocation %llu of %llu failed: status %d, stage %s", (unsigned long long)n,
                     (unsigned long long)total, status, error.stage ? error.stage : "missing");
    }
}

static void reading_and_marking(void **state)
{
    (void)state;
    fail_each(READING);
}

static void from_readings_to_claims_and_brief(void **state)
{
    (void)state;
    fail_each(SETTLING);
}

static void writing_html(void **state)
{
    (void)state;
    fail_each(WRITING_HTML);
}

static void writing_text(void **state)
{
    (void)state;
    fail_each(WRITING_TEXT);
}

static void lineage_in_instalments(void **state)
{
    (void)state;
    fail_each(INSTALMENTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_and_marking),    cmocka_unit_test(from_readings_to_claims_and_brief),
        cmocka_unit_test(writing_html),           cmocka_unit_test(writing_text),
        cmocka_unit_test(lineage_in_instalments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
