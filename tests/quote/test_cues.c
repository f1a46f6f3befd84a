/* SPDX-License-Identifier: Apache-2.0 */
/* Every row of data/quote/cues.tsv, channels.tsv and certainty.tsv does on its example what it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "quote/marked.h"

enum { COLUMNS = 6 };

/* Calls `row` with the cells of each row of a table; returns how many rows it found wrong. */
static int each_row(const char *path, int columns, bool (*row)(fh_span *cells))
{
    char line[1024];
    int wrong = 0, rows = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#' || line[0] == '\n') continue;
        fh_span cells[COLUMNS];
        char *at = line;
        line[strcspn(line, "\n")] = 0;
        for (int c = 0; c < columns; c++) {
            size_t len = strcspn(at, "\t");
            cells[c] = (fh_span){at, len};
            at += len + (at[len] == '\t');
        }
        rows++;
        if (!row(cells)) {
            print_error("%s\n", line);
            wrong++;
        }
    }
    fclose(file);
    assert_true(rows > 10);
    return wrong;
}

static bool cue_holds(fh_span *cells)
{
    marked m;
    if (!marked_read(&m, cells[5]) || marked_find(&m, true) != FH_OK) return false;
    bool holds = marked_statement(&m) != NULL;
    if (!holds) {
        for (uint32_t i = 0; i < m.marks.statements.n; i++) {
            const fhi_statement *s = &m.marks.statements.at[i];
            fh_range none = {0, 0}, source = s->source.n ? s->source.at[0] : none, cue = s->cue.at[0],
                     content = s->content.at[0];
            print_error("found: [%.*s] {%.*s} <%.*s>\n", (int)(source.end - source.start), m.text + source.start,
                        (int)(cue.end - cue.start), m.text + cue.start, (int)(content.end - content.start),
                        m.text + content.start);
        }
    }
    fhi_arena_free(m.arena);
    return holds;
}

static bool channel_holds(fh_span *cells)
{
    marked m;
    if (!marked_read(&m, cells[2])) return false;
    fh_range through = m.cue, source = m.source;
    if (m.text[through.start] == 't' && strncmp(m.text + through.start, "the ", 4) == 0) through.start += 4;
    bool named = fhi_span_is(cells[1], FHI_SPAN("name"));
    if (named && through.start < source.start) marked_name(&m, through, FHI_NAME_ORG);
    marked_name(&m, source, FHI_NAME_PER);
    if (named && through.start > source.start) marked_name(&m, through, FHI_NAME_ORG);
    bool holds = false;
    if (marked_find(&m, true) == FH_OK) {
        for (uint32_t i = 0; i < m.marks.statements.n; i++) {
            const fhi_statement *s = &m.marks.statements.at[i];
            bool spoke = fhi_span_is(s->speaker.name, fhi_span_cut(m.article.text, source)) || s->source.n == 0 ||
                         (s->speaker.entity == FHI_NONE && fhi_span_ends(s->speaker.name, FHI_SPAN("council")));
            for (uint32_t c = 0; c < s->chain.n; c++)
                if (spoke && fhi_span_is(s->chain.at[c].name, fhi_span_cut(m.article.text, through))) holds = true;
        }
    }
    fhi_arena_free(m.arena);
    return holds;
}

static bool certainty_holds(fh_span *cells)
{
    marked m;
    if (!marked_read(&m, cells[3]) || marked_find(&m, true) != FH_OK) return false;
    bool in_cue = fhi_span_is(cells[1], FHI_SPAN("cue"));
    fh_range where = in_cue ? m.cue : m.content;
    if (fhi_span_find(fhi_span_cut(m.article.text, where), cells[0], 0) < 0) return false;
    fhi_status_of status = fhi_span_is(cells[2], FHI_SPAN("expected")) ? FHI_EXPECTED : FHI_POSSIBLE;
    const fhi_statement *statement = marked_statement(&m);
    bool holds = statement && statement->status == status;
    fhi_arena_free(m.arena);
    return holds;
}

static void cues_find_their_examples(void **state)
{
    (void)state;
    assert_int_equal(each_row(FIRSTHAND_SOURCE_DIR "/data/quote/cues.tsv", 6, cue_holds), 0);
}

static void channels_find_their_examples(void **state)
{
    (void)state;
    assert_int_equal(each_row(FIRSTHAND_SOURCE_DIR "/data/quote/channels.tsv", 3, channel_holds), 0);
}

static void words_of_certainty_give_their_examples_a_status(void **state)
{
    (void)state;
    assert_int_equal(each_row(FIRSTHAND_SOURCE_DIR "/data/quote/certainty.tsv", 4, certainty_holds), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cues_find_their_examples),
        cmocka_unit_test(channels_find_their_examples),
        cmocka_unit_test(words_of_certainty_give_their_examples_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
