/* SPDX-License-Identifier: Apache-2.0 */
/* Every row of data/when/rules.tsv and festivals.tsv does on its example what it says; the examples are read as of Monday, 28 October
 * 2024. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "annotate/when/grammar.h"
#include "base/span.h"
#include "support/reading.h"

enum { COLUMNS = 6 };

/* True if the example has a time of that value, by that rule where one is named. */
static bool holds(fh_span rule, fh_span example, fh_span value)
{
    char text[512];
    snprintf(text, sizeof text, "%.*s", (int)example.len, example.ptr);
    fhi_document *document = reading_of_text(text, "2024-10-28", true);
    assert_non_null(document);
    const fhi_marks *marks = document->reading.marks;
    bool found = false;
    for (uint32_t i = 0; i < marks->times.n; i++) {
        const fhi_time *time = &marks->times.at[i];
        fh_span name = fhi_span_of(fhi_grammar_rules[time->rule].name);
        found = found || (fhi_span_is(time->value, value) && (!rule.len || fhi_span_is(name, rule)));
    }
    for (uint32_t i = 0; i < marks->times.n && !found; i++) {
        const fhi_time *time = &marks->times.at[i];
        fh_span words = fhi_span_cut(document->article.text, time->at);
        print_error("  found \"%.*s\" %.*s by %s\n", (int)words.len, words.ptr, (int)time->value.len, time->value.ptr,
                    fhi_grammar_rules[time->rule].name);
    }
    fhi_document_free(document);
    return found;
}

/* Runs the example of each row of a table; `rule`, `example` and `value` are columns, `rule` -1 for none. Returns the rows that fail. */
static int run_table(const char *path, int columns, int rule, int example, int value)
{
    char line[4096];
    int wrong = 0, rows = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        assert_true(strchr(line, '\n') != NULL); /* a row longer than the buffer would be cut */
        if (line[0] == '#') continue;
        if (rows++ == 0) continue; /* the names of the columns */
        fh_span cells[COLUMNS] = {{NULL, 0}};
        char *at = line;
        line[strcspn(line, "\n")] = 0;
        for (int c = 0; c < columns; c++) {
            size_t len = strcspn(at, "\t");
            cells[c] = (fh_span){at, len};
            at += len + (at[len] == '\t');
        }
        fh_span name = rule < 0 ? (fh_span){NULL, 0} : cells[rule];
        if (holds(name, cells[example], cells[value])) continue;
        print_error("%.*s: %.*s -> %.*s\n", (int)cells[0].len, cells[0].ptr, (int)cells[example].len,
                    cells[example].ptr, (int)cells[value].len, cells[value].ptr);
        wrong++;
    }
    fclose(file);
    assert_true(rows > 20);
    return wrong;
}

static void every_rule_reads_its_example(void **state)
{
    (void)state;
    assert_int_equal(run_table(FIRSTHAND_SOURCE_DIR "/data/when/rules.tsv", 6, 0, 4, 5), 0);
}

static void every_festival_falls_on_its_day(void **state)
{
    (void)state;
    assert_int_equal(run_table(FIRSTHAND_SOURCE_DIR "/data/when/festivals.tsv", 6, -1, 4, 5), 0);
}

/* "To brief" is a plan where no verb stands before it; the text is of a Sunday. */
static void a_title_with_an_infinitive_looks_ahead(void **state)
{
    (void)state;
    fhi_document *document = reading_of_text(
        "Delegation of Orvan to brief council of Hask on ramp this week\n\n"
        "HASK, Oct. 27 (Northern Wire) - The council of Hask met three times this week, officials said. The ramp fell "
        "into the harbour in the winter.\n\n"
        "Nobody was hurt when the ramp fell, and the council has paid for a new one out of its own funds.\n",
        "2024-10-27", false);
    assert_non_null(document);
    const fhi_marks *marks = document->reading.marks;
    assert_true(marks->times.n >= 3); /* the second is that of the dateline */
    assert_true(fhi_span_is(marks->times.at[0].value, FHI_SPAN("2024-W44")));
    assert_true(fhi_span_is(marks->times.at[2].value, FHI_SPAN("2024-W43")));
    fhi_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_rule_reads_its_example),
                                       cmocka_unit_test(every_festival_falls_on_its_day),
                                       cmocka_unit_test(a_title_with_an_infinitive_looks_ahead)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
