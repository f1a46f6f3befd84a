/* SPDX-License-Identifier: Apache-2.0 */
/* The timeline of a story as SVG; see picture.h. Rows are drawn at even steps: a picture to scale would put the week that matters into
 * one dot and the years before it over the whole page. Where days were left out between two rows, the line is broken. */
#include "base/span.h"
#include "emit/markup.h"
#include "emit/picture.h"
#include "emit/wording.h"

#include <stdlib.h>

enum {
    DATE_RIGHT = 128, /* dates end here */
    LINE_X = 150,
    TEXT_X = 172,
    ROW = 24,       /* of one line of text */
    TEXT_MOST = 90, /* characters on a line of the picture, which hold in wide letters too */
    TEXT_LINES = 2,
    MOST_ROWS = 40,
    GAP_DAYS = 3, /* more days than this between two rows break the line */
};

/* One row: an event, or a day on which articles came out. */
typedef struct row {
    fhi_day day;
    const fhi_event *event; /* NULL: articles alone */
} row;

static void put(fhi_output *output, const char *text)
{
    fhi_output_put(output, fhi_span_of(text));
}

static int by_day(const void *a, const void *b)
{
    const row *x = a, *y = b;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    if (!x->event || !y->event) return (x->event != NULL) - (y->event != NULL);
    return fhi_span_compare(x->event->text, y->event->text);
}

/* The events that stand in the story's timeline section of the brief, or, where it has none, the first of its events. */
static uint32_t collect(const fhi_edition *edition, uint32_t story, row *rows)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < edition->claims->timeline.n && n < MOST_ROWS; i++) {
        const fhi_event *event = &edition->claims->timeline.at[i];
        if (event->story != story || event->first == FHI_NO_DAY || !event->cites.n) continue;
        bool shown = false, section_there = false;
        for (uint32_t k = 0; k < edition->brief->sections.n && !shown; k++) {
            const fhi_section *section = &edition->brief->sections.at[k];
            if (section->story != story || section->kind != FHI_SECTION_TIMELINE) continue;
            section_there = true;
            for (uint32_t m = 0; m < section->lines.n && !shown; m++) {
                const fhi_cites *cites = &section->lines.at[m].cites;
                for (uint32_t c = 0; c < cites->n && !shown; c++) {
                    shown = cites->at[c].article == event->cites.at[0].article &&
                            cites->at[c].at.start == event->cites.at[0].at.start;
                }
            }
        }
        if (shown || !section_there) rows[n++] = (row){event->first, event};
    }
    return n;
}

/* Text over at most TEXT_LINES lines. */
static void put_text(fhi_output *output, fh_span text, uint32_t y)
{
    for (uint32_t line = 0; line < TEXT_LINES && text.len; line++) {
        fhi_output_format(output, "<text x=\"%d\" y=\"%u\">", TEXT_X, (unsigned)(y + line * 18));
        size_t end = line + 1 < TEXT_LINES ? fhi_markup_fit(text, TEXT_MOST) : text.len;
        fhi_markup_cut(output, (fh_span){text.ptr, end}, TEXT_MOST);
        put(output, "</text>");
        text = fhi_span_trim((fh_span){text.ptr + end, text.len - end});
    }
}

/* The numbers of the articles that came out on `day`, in the margin behind the line. */
static void put_published(fhi_output *output, const fhi_edition *edition, const fhi_story *story, fhi_day day,
                          uint32_t y)
{
    bool any = false;
    for (uint32_t i = 0; i < story->articles.n; i++) {
        uint32_t article = story->articles.at[i];
        if (edition->readings[article].article->published.day != day) continue;
        if (!any) fhi_output_format(output, "<text class=\"quiet\" x=\"%d\" y=\"%u\">published: ", TEXT_X, (unsigned)y);
        fhi_output_format(output, any ? ", %u" : "%u", (unsigned)article + 1);
        any = true;
    }
    if (any) put(output, "</text>");
}

static void put_row(fhi_output *output, const fhi_edition *edition, const row *r, uint32_t y, bool with_date)
{
    if (with_date) {
        char day[32];
        fhi_wording_day(r->day, day);
        fhi_output_format(output, "<text class=\"date\" text-anchor=\"end\" x=\"%d\" y=\"%u\">%s</text>", DATE_RIGHT,
                          (unsigned)y, day);
    }
    if (!r->event) return;
    put(output, "<g class=\"event\"><title>");
    fhi_markup_text(output, fhi_wording_quote(edition, r->event->cites.at[0]));
    put(output, " \xE2\x80\x94 ");
    fhi_markup_text(output, fhi_wording_outlet(edition, r->event->cites.at[0].article));
    fhi_output_format(output, "</title><circle class=\"%s\" cx=\"%d\" cy=\"%u\" r=\"6\"/>",
                      r->event->expected ? "expected" : "happened", LINE_X, (unsigned)(y - 5));
}

static uint32_t height_of(const row *r)
{
    if (!r->event) return ROW;
    return fhi_markup_fit(r->event->text, TEXT_MOST) < r->event->text.len ? ROW + 18 + 6 : ROW + 6;
}

/* Adds a row for each day on which an article of the story came out. */
static uint32_t add_published(const fhi_edition *edition, const fhi_story *story, row *rows, uint32_t n)
{
    for (uint32_t i = 0; i < story->articles.n && n < 2 * MOST_ROWS; i++) {
        fhi_day day = edition->readings[story->articles.at[i]].article->published.day;
        bool there = day == FHI_NO_DAY;
        for (uint32_t k = 0; k < n && !there; k++) there = !rows[k].event && rows[k].day == day;
        if (!there) rows[n++] = (row){day, NULL};
    }
    return n;
}

fh_status fhi_picture_timeline(fhi_output *output, fhi_arena *scratch, const fhi_edition *edition, uint32_t story,
                               fh_error *error)
{
    row *rows = fhi_arena_array(scratch, 2 * MOST_ROWS, sizeof *rows);
    if (!rows) return fhi_error_memory(error, "emit");
    uint32_t n = collect(edition, story, rows);
    if (!n) return FH_OK;
    n = add_published(edition, &edition->stories->stories.at[story], rows, n);
    qsort(rows, n, sizeof *rows, by_day);

    uint32_t height = 16;
    for (uint32_t i = 0; i < n; i++) height += height_of(&rows[i]);
    fhi_picture_open(output, "timeline", "Timeline", height);
    uint32_t y = 24;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t step = height_of(&rows[i]);
        if (i + 1 < n) {
            bool gap = rows[i + 1].day - rows[i].day > GAP_DAYS;
            fhi_output_format(output, "<line class=\"%s\" x1=\"%d\" y1=\"%u\" x2=\"%d\" y2=\"%u\"/>",
                              gap ? "gap" : "axis", LINE_X, (unsigned)(y - 5), LINE_X, (unsigned)(y - 5 + step));
        }
        put_row(output, edition, &rows[i], y, i == 0 || rows[i].day != rows[i - 1].day);
        if (rows[i].event) {
            put_text(output, rows[i].event->text, y);
            put(output, "</g>");
        } else {
            put_published(output, edition, &edition->stories->stories.at[story], rows[i].day, y);
        }
        y += step;
    }
    fhi_picture_close(output);
    return FH_OK;
}
