/* SPDX-License-Identifier: Apache-2.0 */
/* edition → one HTML page: stories, sections, timeline and copy graph as SVG, the articles. Popups are plain CSS, so that the page can
 * forbid all scripts. */
#include "emit/edition.h"

#include "base/span.h"
#include "emit/article_json.h"
#include "emit/markup.h"
#include "emit/picture.h"
#include "emit/terms.h"
#include "emit/wording.h"

static const char *const head[] = {
#include "emit/page_head.inc"
};

enum { CONTEXT = 120 }; /* bytes of the text shown on either side of a cited passage, whole words */

static void put(fhi_output *output, const char *text)
{
    fhi_output_put(output, fhi_span_of(text));
}

/* The passage with a little of the text round it, the passage itself marked. */
static void put_passage(fhi_output *output, fh_span text, fh_range at)
{
    size_t start = at.start > CONTEXT ? at.start - CONTEXT : 0,
           end = at.end + CONTEXT < text.len ? at.end + CONTEXT : text.len;
    while (start > 0 && start < at.start && !fhi_ascii_space(text.ptr[start - 1])) start++;
    while (end < text.len && end > at.end && !fhi_ascii_space(text.ptr[end])) end--;
    put(output, "<q>");
    if (start) put(output, "\xE2\x80\xA6");
    fhi_markup_text(output, (fh_span){text.ptr + start, at.start - start});
    put(output, "<mark>");
    fhi_markup_text(output, fhi_span_cut(text, at));
    put(output, "</mark>");
    fhi_markup_text(output, (fh_span){text.ptr + at.end, end - at.end});
    if (end < text.len) put(output, "\xE2\x80\xA6");
    put(output, "</q>");
}

static void put_published(fhi_output *output, const fhi_published *published)
{
    char day[96];
    fhi_wording_published(published, day);
    put(output, day);
}

static void put_cite(fhi_output *output, const fhi_edition *edition, fhi_cite cite)
{
    const fhi_reading *reading = &edition->readings[cite.article];
    fh_range source = fhi_wording_source(edition, cite);
    fhi_output_format(output,
                      " <span class=\"cite\"><a href=\"#article-%u\">%u</a><span class=\"passage\" role=\"note\">",
                      (unsigned)cite.article + 1, (unsigned)cite.article + 1);
    put_passage(output, reading->article->text, cite.at);
    put(output, "<span class=\"from\">");
    fhi_markup_text(output, fhi_wording_outlet(edition, cite.article));
    put(output, ", ");
    put_published(output, &reading->article->published);
    put(output, " \xC2\xB7 ");
    fhi_markup_text(output, reading->article->id);
    fhi_output_format(output, ", bytes %u\xE2\x80\x93%u</span></span></span>", (unsigned)source.start,
                      (unsigned)source.end);
}

/* True if the passage of cite `k` is shown with one before it already. */
static bool is_shown(const fhi_line *line, uint32_t k)
{
    fhi_cite cite = line->cites.at[k];
    for (uint32_t i = 0; i < k; i++) {
        fhi_cite before = line->cites.at[i];
        if (before.article == cite.article && before.at.start <= cite.at.start && before.at.end >= cite.at.end)
            return true;
    }
    return false;
}

/* The lines of a section, and the picture that belongs to it. */
static fh_status put_section(fhi_output *output, const fhi_edition *edition, const fhi_section *section,
                             fhi_arena *scratch, fh_error *error)
{
    fhi_output_format(output, "<section class=\"%s\"><h3>%s</h3>\n<ul>\n", fhi_terms_section(section->kind),
                      fhi_wording_heading(section->kind));
    for (uint32_t i = 0; i < section->lines.n; i++) {
        const fhi_line *line = &section->lines.at[i];
        put(output, "<li>");
        fhi_markup_text(output, line->text);
        for (uint32_t k = 0; k < line->cites.n; k++)
            if (!is_shown(line, k)) put_cite(output, edition, line->cites.at[k]);
        put(output, "</li>\n");
    }
    put(output, "</ul>\n");
    fh_status status = FH_OK;
    if (section->kind == FHI_SECTION_TIMELINE)
        status = fhi_picture_timeline(output, scratch, edition, section->story, error);
    if (section->kind == FHI_SECTION_SOURCES)
        status = fhi_picture_copies(output, scratch, edition, section->story, error);
    put(output, "</section>\n");
    return status;
}

static void put_story(fhi_output *output, const fhi_edition *edition, uint32_t index)
{
    const fhi_story *story = &edition->stories->stories.at[index];
    char counts[192];
    fhi_wording_counts(edition, index, counts);
    put(output, "<h2>");
    fhi_markup_text(output, fhi_wording_story(edition, story));
    fhi_output_format(output, "</h2>\n<p class=\"counts\">%s</p>\n", counts);
}

static void put_reasons(fhi_output *output, const fhi_edition *edition, uint32_t i)
{
    const fhi_reading *reading = &edition->readings[i];
    const fhi_standing *standing = &edition->lineage->standings[i];
    fhi_output_format(output, "<span class=\"badge %s\">%s</span>%s ", fhi_terms_class(standing->of),
                      fhi_wording_class(standing->of), fhi_wording_unread(reading->article));
    if (standing->origin < edition->lineage->origins.n) {
        put(output, "origin: ");
        fhi_markup_text(output, edition->lineage->origins.at[standing->origin].name);
    }
    if (reading->article->published.basis == FHI_BASIS_INFERRED && reading->article->published.why.len) {
        put(output, "<br><small>");
        fhi_markup_text(output, reading->article->published.why);
        put(output, "</small>");
    }
}

static void put_articles(fhi_output *output, const fhi_edition *edition)
{
    put(output, "<article class=\"articles\"><h2>Articles</h2>\n<ol>\n");
    for (uint32_t i = 0; i < edition->n; i++) {
        const fhi_reading *reading = &edition->readings[i];
        fhi_output_format(output, "<li id=\"article-%u\"><b>", (unsigned)i + 1);
        fhi_markup_text(output, fhi_wording_outlet(edition, i));
        put(output, "</b>, ");
        put_published(output, &reading->article->published);
        put(output, " ");
        put_reasons(output, edition, i);
        put(output, "<br>");
        fhi_markup_cut(output, fhi_wording_title(edition, i), 160);
        put(output, "<br><code>");
        fhi_markup_text(output, reading->article->id);
        put(output, "</code> <code class=\"digest\" title=\"SHA-256 of the document as captured\">");
        char digest[65];
        fhi_article_json_digest(reading->page, digest);
        put(output, digest);
        put(output, "</code></li>\n");
    }
    put(output, "</ol></article>\n");
}

fh_status fhi_brief_html_write(fhi_output *output, const fhi_edition *edition, fhi_arena *scratch, fh_error *error)
{
    for (size_t i = 0; i < sizeof head / sizeof *head; i++) put(output, head[i]);
    fh_status status = FH_OK;
    uint32_t story = FHI_NONE;
    for (uint32_t i = 0; i < edition->brief->sections.n && !status; i++) {
        const fhi_section *section = &edition->brief->sections.at[i];
        if (section->story != story) {
            if (story != FHI_NONE) put(output, "</article>\n");
            put(output, "<article class=\"story\">\n");
            put_story(output, edition, section->story);
        }
        story = section->story;
        status = put_section(output, edition, section, scratch, error);
    }
    if (story != FHI_NONE) put(output, "</article>\n");
    if (status) return status;
    put_articles(output, edition);
    put(output, "</main>\n<script type=\"application/json\" id=\"firsthand-brief\">\n");
    fhi_proof_write(output, edition);
    put(output, "\n</script>\n</body>\n</html>\n");
    return FH_OK;
}
