/* SPDX-License-Identifier: Apache-2.0 */
/* Documents kept: canonical order, duplicates, dates given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/span.h"
#include "reading.h"

static const char BRIDGE[] =
    "{\"id\": \"b\", \"text\": \"The bridge at Orlow is shut.\", \"published\": \"2025-03-02\"}\n";
static const char FERRY[] = "{\"id\": \"a\", \"text\": \"The ferry runs again.\", \"published\": \"2025-03-02\"}\n";
static const char OLDER[] =
    "{\"id\": \"c\", \"text\": \"Cracks were found in the bridge.\", \"published\": \"2025-02-20\"}\n";
static const char UNDATED[] = "{\"id\": \"0\", \"text\": \"A bridge in Orlow.\"}\n";

static fhi_collection *read_all(const char *a, const char *b, const char *c, const char *d)
{
    char lines[2048];
    snprintf(lines, sizeof lines, "%s%s%s%s", a, b, c, d);
    fhi_collection *collection = reading_of_lines(lines, true);
    assert_non_null(collection);
    return collection;
}

static void assert_ids(const fhi_collection *collection, const char *ids)
{
    assert_int_equal(collection->n, strlen(ids));
    for (uint32_t i = 0; i < collection->n; i++) {
        assert_int_equal(collection->documents[i]->article.id.len, 1);
        assert_int_equal(collection->documents[i]->article.id.ptr[0], ids[i]);
    }
}

static void documents_stand_by_day_then_id_the_undated_last(void **state)
{
    (void)state;
    fhi_collection *collection = read_all(UNDATED, BRIDGE, FERRY, OLDER);
    fhi_collection_sort(collection, NULL, NULL);
    assert_ids(collection, "cab0");
    reading_done(collection);
    collection = read_all(OLDER, FERRY, UNDATED, BRIDGE);
    fhi_collection_sort(collection, NULL, NULL);
    assert_ids(collection, "cab0");
    reading_done(collection);
}

static void count(void *context, const fh_error *error, fh_span path)
{
    assert_int_equal(error->code, FH_OK);
    assert_true(fhi_span_is(path, FHI_SPAN("-")));
    ++*(int *)context;
}

static void the_same_document_is_taken_once(void **state)
{
    (void)state;
    int told = 0;
    fhi_collection *collection = read_all(BRIDGE, FERRY, BRIDGE, BRIDGE);
    fhi_collection_sort(collection, count, &told);
    assert_ids(collection, "ab");
    assert_int_equal(told, 2);
    reading_done(collection);
}

static void an_id_with_other_bytes_is_another_document(void **state)
{
    (void)state;
    fhi_collection *collection =
        read_all(BRIDGE, "{\"id\": \"b\", \"text\": \"The bridge is open.\", \"published\": \"2025-03-02\"}\n", "", "");
    fhi_collection_sort(collection, NULL, NULL);
    assert_ids(collection, "bb");
    reading_done(collection);
}

static void dating_leaves_the_order_of_arrival(void **state)
{
    (void)state;
    fhi_collection *collection = read_all(UNDATED, BRIDGE, FERRY, OLDER);
    assert_int_equal(fhi_collection_date(collection, NULL), FH_OK);
    assert_ids(collection, "0bac");
    reading_done(collection);
}

static void an_empty_collection_goes_through_every_stage(void **state)
{
    (void)state;
    fhi_collection collection;
    assert_int_equal(fhi_collection_start(&collection, NULL), FH_OK);
    fhi_collection_sort(&collection, NULL, NULL);
    assert_int_equal(fhi_collection_settle(&collection, FHI_REACH_BRIEF, NULL), FH_OK);
    assert_int_equal(collection.brief.sections.n, 0);
    fhi_collection_done(&collection);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_stand_by_day_then_id_the_undated_last),
        cmocka_unit_test(the_same_document_is_taken_once),
        cmocka_unit_test(an_id_with_other_bytes_is_another_document),
        cmocka_unit_test(dating_leaves_the_order_of_arrival),
        cmocka_unit_test(an_empty_collection_goes_through_every_stage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
