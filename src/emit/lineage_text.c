/* SPDX-License-Identifier: Apache-2.0 */
/* Who took what from whom, for people: origins, then a line for each link, then the pairs of a story with their reasons. */
#include "base/span.h"
#include "emit/lineage_json.h"
#include "emit/terms.h"
#include "emit/wrap.h"

#include <math.h>

typedef struct sheet {
    fhi_output *output;
    const fhi_edition *edition;
} sheet;

static void heading(const sheet *s, const char *text)
{
    fhi_wrap_style(s->output, s->edition->colour, FHI_STYLE_BOLD);
    fhi_output_format(s->output, "%s\n", text);
    fhi_wrap_style(s->output, s->edition->colour, FHI_STYLE_PLAIN);
}

static void write_days(const sheet *s)
{
    fhi_day days[2];
    char text[2][11];
    fhi_lineage_json_days(s->edition, &days[0], &days[1]);
    if (days[0] == FHI_NO_DAY) {
        heading(s, s->edition->open ? "Articles without a date, so far" : "Articles without a date");
        return;
    }
    fhi_day_write(days[0], text[0]);
    fhi_day_write(days[1], text[1]);
    fhi_wrap_style(s->output, s->edition->colour, FHI_STYLE_BOLD);
    fhi_output_format(s->output, days[0] == days[1] ? "Articles of %s" : "Articles of %s to %s", text[0], text[1]);
    fhi_output_format(s->output, "%s\n\n", s->edition->open ? ", so far" : "");
    fhi_wrap_style(s->output, s->edition->colour, FHI_STYLE_PLAIN);
}

static fh_span id_of(const sheet *s, uint32_t article)
{
    return s->edition->readings[article].article->id;
}

static void write_reasons(const sheet *s, const fhi_reasons *why)
{
    for (uint32_t i = 0; i < why->n; i++) {
        fhi_output_put(s->output, FHI_SPAN("    "));
        fhi_wrap_put(s->output, why->at[i], 4, 6, s->edition->width);
    }
}

static void write_origins(const sheet *s)
{
    const fhi_lineage *lineage = s->edition->lineage;
    heading(s, "Origins");
    for (uint32_t i = 0; i < lineage->origins.n; i++) {
        const fhi_origin *origin = &lineage->origins.at[i];
        if (!fhi_lineage_has_new(lineage, origin)) continue;
        fhi_output_format(s->output, "o%u  ", origin->number + 1);
        fhi_wrap_put(s->output, origin->name, 4, 6, s->edition->width);
        write_reasons(s, &origin->why);
        for (uint32_t k = 0; k < origin->joined.n; k++)
            fhi_output_format(s->output, "    o%u has turned out to be the same.\n", origin->joined.at[k] + 1);
        for (uint32_t k = 0; k < origin->articles.n; k++) {
            const fhi_standing *standing = &lineage->standings[origin->articles.at[k]];
            fhi_output_format(s->output, "    %-15s %3.0f %% own  ", fhi_terms_class(standing->of),
                              round(standing->own_share * 100));
            fhi_wrap_put(s->output, id_of(s, origin->articles.at[k]), 29, 29, s->edition->width);
        }
    }
}

static void write_links(const sheet *s)
{
    const fhi_lineage *lineage = s->edition->lineage;
    if (lineage->links.n) heading(s, "\nWho took from whom");
    for (uint32_t i = 0; i < lineage->links.n; i++) {
        const fhi_link *link = &lineage->links.at[i];
        fhi_wrap_put(s->output, id_of(s, link->to), 0, 2, s->edition->width);
        fhi_output_format(s->output, "  %3.0f %% from ", round(link->share * 100));
        fhi_wrap_put(s->output, id_of(s, link->from), 13, 13, s->edition->width);
        fhi_output_format(s->output, "  %u passage%s; shown by", link->passages.n, link->passages.n == 1 ? "" : "s");
        const char *comma = " ";
        for (uint32_t bit = 0; fhi_terms_link_basis(bit); bit++) {
            if (!(link->basis >> bit & 1)) continue;
            fhi_output_format(s->output, "%s%s", comma, fhi_terms_link_basis(bit));
            comma = ", ";
        }
        fhi_output_char(s->output, '\n');
    }
}

static void write_pairs(const sheet *s)
{
    static const char *const relations[] = {[FHI_NOT_ESTABLISHED] = "not established",
                                            [FHI_SAME_ORIGIN] = "same origin",
                                            [FHI_INDEPENDENT] = "independent"};
    const fhi_lineage *lineage = s->edition->lineage;
    if (lineage->pairs.n) heading(s, "\nPairs within a story");
    for (uint32_t i = 0; i < lineage->pairs.n; i++) {
        const fhi_pair *pair = &lineage->pairs.at[i];
        fhi_wrap_put(s->output, id_of(s, pair->a), 0, 2, s->edition->width);
        fhi_wrap_put(s->output, id_of(s, pair->b), 0, 2, s->edition->width);
        fhi_output_format(s->output, "  %s\n", relations[pair->relation]);
        write_reasons(s, &pair->why);
    }
    if (lineage->uncompared)
        fhi_output_format(s->output, "%llu more pairs of large stories were not compared: not established\n",
                          (unsigned long long)lineage->uncompared);
}

void fhi_lineage_text_write(fhi_output *output, const fhi_edition *edition)
{
    sheet s = {output, edition};
    if (edition->lineage->told) write_days(&s);
    write_origins(&s);
    write_links(&s);
    write_pairs(&s);
}
