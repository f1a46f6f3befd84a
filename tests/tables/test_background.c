/* SPDX-License-Identifier: Apache-2.0 */
/* The table of stems: each row of data/story/background.tsv is found by its hash, which the generator works out by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/span.h"
#include "tables/background.h"

#include <math.h>
#include <stdio.h>

static void every_row_is_found(void **state)
{
    (void)state;
    FILE *rows = fopen(FIRSTHAND_SOURCE_DIR "/data/story/background.tsv", "r");
    char stem[100];
    unsigned documents, n = 0;
    assert_non_null(rows);
    assert_int_equal(fscanf(rows, "%*[^\n] "), 0); /* what the columns are called */
    for (; fscanf(rows, "%99s %u ", stem, &documents) == 2; n++) {
        double off = log2((double)fhi_background_count(fhi_hash(fhi_span_of(stem))) / documents);
        assert_true(fabs(off) < .2); /* counts are rounded to quarter octaves */
    }
    assert_true(feof(rows));
    assert_in_range(n, 1000, 100000);
    fclose(rows);
}

static void no_other_is(void **state)
{
    (void)state;
    assert_int_equal(fhi_background_count(fhi_hash(FHI_SPAN("no stem"))), 0);
    for (uint64_t i = 0; i < 100000; i++) assert_int_equal(fhi_background_count(i), 0); /* in every group */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found),
        cmocka_unit_test(no_other_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
