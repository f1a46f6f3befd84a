/* SPDX-License-Identifier: Apache-2.0 */
/* edition → lines for a terminal: stories, their sections, and the articles by number at the end. */
#include "base/span.h"
#include "emit/edition.h"
#include "emit/wording.h"
#include "emit/wrap.h"

#include <stdio.h>

enum { MARGIN = 2, BEHIND_DOT = 4, BEHIND_NUMBER = 6 };

static void heading(fhi_output *output, const fhi_edition *edition, fh_span text, fhi_style style, uint32_t indent)
{
    fhi_output_repeat(output, ' ', indent);
    fhi_wrap_style(output, edition->colour, style);
    fhi_wrap_put(output, text, indent, indent, edition->width);
    fhi_wrap_style(output, edition->colour, FHI_STYLE_PLAIN);
}

/* The line with "[3]" behind it for each article cited, once each. {NULL, 0} when memory is out. */
static fh_span with_cites(fhi_arena *scratch, const fhi_line *line)
{
    fh_span text = line->text;
    for (uint32_t i = 0; i < line->cites.n && text.ptr; i++) {
        uint32_t article = line->cites.at[i].article;
        bool again = false;
        for (uint32_t k = 0; k < i && !again; k++) again = line->cites.at[k].article == article;
        if (!again) text = fhi_arena_format(scratch, "%.*s [%u]", (int)text.len, text.ptr, (unsigned)article + 1);
    }
    return text;
}

static fh_status put_section(fhi_output *output, const fhi_edition *edition, const fhi_section *section,
                             fhi_arena *scratch, fh_error *error)
{
    fhi_output_char(output, '\n');
    heading(output, edition, fhi_span_of(fhi_wording_heading(section->kind)), FHI_STYLE_ACCENT, MARGIN);
    for (uint32_t i = 0; i < section->lines.n; i++) {
        fh_span text = with_cites(scratch, &section->lines.at[i]);
        if (!text.ptr) return fhi_error_memory(error, "emit");
        fhi_output_put(output, FHI_SPAN("  \xC2\xB7 "));
        fhi_wrap_put(output, text, BEHIND_DOT, BEHIND_DOT, edition->width);
    }
    return FH_OK;
}

static void put_story(fhi_output *output, const fhi_edition *edition, uint32_t index)
{
    const fhi_story *story = &edition->stories->stories.at[index];
    char counts[192];
    fhi_wording_counts(edition, index, counts);
    fhi_output_char(output, '\n');
    heading(output, edition, fhi_wording_story(edition, story), FHI_STYLE_BOLD, 0);
    heading(output, edition, fhi_span_of(counts), FHI_STYLE_DIM, 0);
}

static fh_status put_article(fhi_output *output, const fhi_edition *edition, uint32_t i, fhi_arena *scratch,
                             fh_error *error)
{
    const fhi_article *article = edition->readings[i].article;
    fh_span outlet = fhi_wording_outlet(edition, i);
    char day[96];
    fhi_wording_published(&article->published, day);
    fh_span text = fhi_arena_format(scratch, "%.*s, %s: %s%s \xC2\xB7 %.*s", (int)outlet.len, outlet.ptr, day,
                                    fhi_wording_class(edition->lineage->standings[i].of), fhi_wording_unread(article),
                                    (int)article->id.len, article->id.ptr);
    if (!text.ptr) return fhi_error_memory(error, "emit");
    fhi_output_format(output, "%4u. ", (unsigned)i + 1);
    fhi_wrap_put(output, text, BEHIND_NUMBER, BEHIND_NUMBER, edition->width);
    return FH_OK;
}

fh_status fhi_brief_text_write(fhi_output *output, const fhi_edition *edition, fhi_arena *scratch, fh_error *error)
{
    uint32_t story = FHI_NONE;
    fh_status status = FH_OK;
    for (uint32_t i = 0; i < edition->brief->sections.n && !status; i++) {
        const fhi_section *section = &edition->brief->sections.at[i];
        if (section->story != story) put_story(output, edition, section->story);
        story = section->story;
        status = put_section(output, edition, section, scratch, error);
    }
    if (!edition->n) return status;
    fhi_output_char(output, '\n');
    heading(output, edition, FHI_SPAN("Articles"), FHI_STYLE_ACCENT, MARGIN);
    for (uint32_t i = 0; i < edition->n && !status; i++) status = put_article(output, edition, i, scratch, error);
    return status;
}
