/* SPDX-License-Identifier: Apache-2.0 */
/* What stands beside dates. Every row of the table is told in its example. */
#include "extract/meta/datelabel.h"

#include "base/span.h"
#include "extract/meta/datetext.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *const names[] = {"", "MODIFIED", "UNSAID", "PUBLISHED", "FIRST"};

static void assert_label(const char *line, const char *wanted)
{
    fh_span text = fhi_span_of(line);
    fhi_datetext date;
    if (!fhi_datetext_find(text, FHI_DAY_FIRST, &date)) fail_msg("\"%s\" has no date", line);
    fh_span before = {text.ptr, date.at.start}, behind = {text.ptr + date.at.end, text.len - date.at.end};
    const char *found = names[fhi_datelabel_find(before, behind)];
    if (strcmp(found, wanted) != 0) fail_msg("\"%s\" gives %s, not %s", line, found, wanted);
}

static void labels_stand_before_dates_or_behind_them(void **state)
{
    (void)state;
    assert_label("7 March 2031", "UNSAID");
    assert_label("PUBLISHED \xE2\x80\x94 7 March 2031, 9:05", "PUBLISHED");
    assert_label("Published by Tilda Brook, updated 7 March 2031", "MODIFIED");
    assert_label("7. M\xC3\xA4rz 2031 von Tilda Brook ver\xC3\xB6"
                 "ffentlicht",
                 "PUBLISHED");
    assert_label("7 March 2031, updated an hour ago", "UNSAID");
    assert_label("Posted in one of the very many sections that this outlet keeps for such news on 7 March 2031",
                 "UNSAID");
}

static void every_label_is_told_in_its_example(void **state)
{
    (void)state;
    FILE *file = fopen(FIRSTHAND_SOURCE_DIR "/data/meta/labels.tsv", "r");
    assert_non_null(file);
    char line[512];
    uint32_t rows = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#' || strncmp(line, "label\t", 6) == 0) continue;
        line[strcspn(line, "\n")] = '\0';
        char *kind = strchr(line, '\t') + 1, *example = strrchr(line, '\t') + 1;
        *strchr(kind, '\t') = '\0';
        assert_label(example, kind);
        rows++;
    }
    fclose(file);
    assert_true(rows > 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_stand_before_dates_or_behind_them),
        cmocka_unit_test(every_label_is_told_in_its_example),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
