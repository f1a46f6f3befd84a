/* SPDX-License-Identifier: Apache-2.0 */
/* edition → CommonMark: a heading a story, a list a section, a table of the articles, and the cites in a comment for `verify`. */
#include "emit/edition.h"

#include "base/span.h"
#include "emit/article_json.h"
#include "emit/markup.h"
#include "emit/wording.h"

static void put(fhi_output *output, const char *text)
{
    fhi_output_put(output, fhi_span_of(text));
}

/* " [\[3:120–240\]](#article-3)" for each cite: its article and its bytes, half-open. */
static void put_cites(fhi_output *output, const fhi_edition *edition, const fhi_cites *cites)
{
    for (uint32_t i = 0; i < cites->n; i++) {
        fh_range source = fhi_wording_source(edition, cites->at[i]);
        fhi_output_format(output, " [\\[%u:%u\xE2\x80\x93%u\\]](#article-%u)", (unsigned)cites->at[i].article + 1,
                          (unsigned)source.start, (unsigned)source.end, (unsigned)cites->at[i].article + 1);
    }
}

static void put_section(fhi_output *output, const fhi_edition *edition, const fhi_section *section)
{
    fhi_output_format(output, "\n### %s\n\n", fhi_wording_heading(section->kind));
    for (uint32_t i = 0; i < section->lines.n; i++) {
        put(output, "- ");
        fhi_markup_markdown(output, section->lines.at[i].text);
        put_cites(output, edition, &section->lines.at[i].cites);
        put(output, "\n");
    }
}

static void put_story(fhi_output *output, const fhi_edition *edition, uint32_t index)
{
    const fhi_story *story = &edition->stories->stories.at[index];
    char counts[192];
    fhi_wording_counts(edition, index, counts);
    put(output, "\n## ");
    fhi_markup_markdown(output, fhi_wording_story(edition, story));
    fhi_output_format(output, "\n\n%s\n", counts);
}

static void put_articles(fhi_output *output, const fhi_edition *edition)
{
    put(output, "\n## Articles\n\nA cite is [article:start\xE2\x80\x93"
                "end] in bytes of the document as captured; the "
                "byte at the end is the first "
                "that is not cited.\n\n"
                "| | outlet | published | standing | origin | document | SHA-256 |\n|---|---|---|---|---|---|---|\n");
    for (uint32_t i = 0; i < edition->n; i++) {
        const fhi_reading *reading = &edition->readings[i];
        const fhi_standing *standing = &edition->lineage->standings[i];
        char day[96];
        fhi_wording_published(&reading->article->published, day);
        fhi_output_format(output, "| <a id=\"article-%u\"></a>%u | ", (unsigned)i + 1, (unsigned)i + 1);
        fhi_markup_markdown(output, fhi_wording_outlet(edition, i));
        fhi_output_format(output, " | %s | %s, %u %% own%s | ", day, fhi_wording_class(standing->of),
                          (unsigned)(standing->own_share * 100 + 0.5), fhi_wording_unread(reading->article));
        if (standing->origin < edition->lineage->origins.n) {
            fhi_markup_markdown(output, edition->lineage->origins.at[standing->origin].name);
        }
        put(output, " | ");
        fhi_markup_markdown(output, reading->article->id);
        put(output, " | `");
        char digest[65];
        fhi_article_json_digest(reading->page, digest);
        put(output, digest);
        put(output, "` |\n");
    }
}

void fhi_brief_markdown_write(fhi_output *output, const fhi_edition *edition)
{
    put(output, "# Brief\n");
    uint32_t story = FHI_NONE;
    for (uint32_t i = 0; i < edition->brief->sections.n; i++) {
        const fhi_section *section = &edition->brief->sections.at[i];
        if (section->story != story) put_story(output, edition, section->story);
        story = section->story;
        put_section(output, edition, section);
    }
    put_articles(output, edition);
    put(output, "\n<!-- firsthand-brief\n");
    fhi_proof_write(output, edition);
    put(output, "\n-->\n");
}
