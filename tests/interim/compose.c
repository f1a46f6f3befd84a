/* SPDX-License-Identifier: Apache-2.0 */
/* Until brief/compose.c is there: the sources, each by its first sentence. */
#include "brief/compose.h"

#include "base/span.h"

fh_status fhi_compose_brief(fhi_arena *arena, const fhi_reading *readings, uint32_t n, const fhi_lineage *lineage,
                            const fhi_stories *stories, const fhi_claims *claims, fhi_brief *brief, fh_error *error)
{
    (void)n, (void)lineage, (void)claims;
    for (uint32_t s = 0; s < stories->stories.n; s++) {
        fhi_section *section = FHI_PUSH(arena, &brief->sections);
        if (!section) return fhi_error_memory(error, "brief");
        *section = (fhi_section){.story = s, .kind = FHI_SECTION_SOURCES};
        for (uint32_t i = 0; i < stories->stories.at[s].articles.n; i++) {
            uint32_t article = stories->stories.at[s].articles.at[i];
            if (readings[article].text->sentences.n == 0) continue;
            fhi_line *line = FHI_PUSH(arena, &section->lines);
            fhi_cite *cite = line ? FHI_PUSH(arena, &line->cites) : NULL;
            if (!cite) return fhi_error_memory(error, "brief");
            *cite = (fhi_cite){article, readings[article].text->sentences.at[0].at};
            line->text = fhi_span_cut(readings[article].article->text, cite->at);
        }
    }
    return FH_OK;
}
