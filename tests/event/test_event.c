/* SPDX-License-Identifier: Apache-2.0 */
/* Events: which verbs are some, and what the text says of them. In a text the event that is looked at stands between asterisks. */
#include "text/rows.h"

#include "annotate/event/event.h"
#include "base/span.h"
#include "emit/terms.h"
#include "support/reading.h"

#include <stdlib.h>

/* The status of the event between the asterisks; "none" if that is no event. The caller frees nothing. */
static const char *status_in(const char *marked)
{
    char text[512];
    const char *open = strchr(marked, '*'), *close = open ? strchr(open + 1, '*') : NULL;
    assert_non_null(close);
    uint32_t start = (uint32_t)(open - marked), end = (uint32_t)(close - marked) - 1;
    snprintf(text, sizeof text, "%.*s%.*s%s", (int)start, marked, (int)(end - start), open + 1, close + 1);
    fhi_document *document = reading_of_text(text, NULL, true);
    assert_non_null(document);
    const fhi_marks *marks = document->reading.marks;
    const char *status = "none";
    for (uint32_t i = 0; i < marks->events.n; i++) {
        const fhi_predicate *event = &marks->events.at[i];
        if (event->at.start == start && event->at.end == end) status = fhi_terms_status(event->status);
    }
    fhi_document_free(document);
    return status;
}

static int wrong;

static void run_row(char **cells, unsigned n)
{
    assert_int_equal(n, 4);
    const char *found = status_in(cells[2]);
    if (strcmp(found, cells[3]) == 0) return;
    print_error("%s\n    expected %s\n    found    %s\n", cells[2], cells[3], found);
    wrong++;
}

static void every_row_does_what_it_says(void **state)
{
    (void)state;
    assert_true(each_row("data/event/words.tsv", run_row) > 30);
    assert_int_equal(wrong, 0);
}

static void what_governs_a_verb_decides(void **state)
{
    static const char *const cases[][2] = {
        {"The crew *left* on Monday.", "asserted"},
        {"The crew *was* not leaving.", "none"}, /* it only helps */
        {"The crew was not *leaving*.", "denied"},
        {"The gate *is* not safe.", "denied"},
        {"The town agreed to *pay*.", "expected"},
        {"The town did not agree to *pay*.", "denied"},
        {"The town might agree to *pay*.", "possible"},
        {"The mayor asked the crew of the ship to *leave*.", "possible"},
        {"If the gate holds, the crew will *stay*.", "expected"},
        {"In May the crew *left*.", "asserted"},
        {"No ship in the harbour *moved*.", "denied"},
        {"There is no doubt, and the crew *left*.", "asserted"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = status_in(cases[i][0]);
        if (strcmp(found, cases[i][1]) != 0) fail_msg("%s: %s, not %s", cases[i][0], found, cases[i][1]);
    }
}

static void an_allocation_that_fails_is_reported(void **state)
{
    (void)state;
    fhi_document *document = reading_of_text("The crew left. The gate failed.", NULL, true);
    assert_non_null(document);
    int failures = 0;
    for (uint64_t n = 1; n < 8; n++) {
        fhi_arena *arena = fhi_arena_new(), *scratch = fhi_arena_new();
        fhi_marks marks = {.text = &document->text};
        fh_error error = {0};
        fhi_arena_fail_after(n);
        fh_status status = fhi_event_find(arena, scratch, &marks, &error);
        fhi_arena_fail_after(0);
        assert_int_equal(marks.events.n, status == FH_OK ? 2 : 0);
        if (status != FH_OK) {
            failures++;
            assert_int_equal(status, FH_NO_MEMORY);
        }
        fhi_arena_free(arena);
        fhi_arena_free(scratch);
    }
    assert_true(failures > 0);
    fhi_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_does_what_it_says),
        cmocka_unit_test(what_governs_a_verb_decides),
        cmocka_unit_test(an_allocation_that_fails_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
