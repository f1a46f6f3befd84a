/* SPDX-License-Identifier: Apache-2.0 */
/* Stories for people: a paragraph each. */
#include "emit/stories_text.h"

#include "base/span.h"
#include "emit/wrap.h"

static void write_days(fhi_output *output, const fhi_story *story)
{
    char first[11], last[11];
    if (story->first == FHI_NO_DAY) return;
    fhi_day_write(story->first, first);
    fhi_output_format(output, ", %s", first);
    if (story->last == story->first || story->last == FHI_NO_DAY) return;
    fhi_day_write(story->last, last);
    fhi_output_format(output, " to %s", last);
}

void fhi_stories_text_write(fhi_output *output, const fhi_stories *stories, const fh_span *ids, uint32_t width,
                            bool colour)
{
    for (uint32_t i = 0; i < stories->stories.n; i++) {
        const fhi_story *story = &stories->stories.at[i];
        if (i) fhi_output_char(output, '\n');
        fhi_wrap_style(output, colour, FHI_STYLE_BOLD);
        fhi_wrap_put(output, story->title.len ? story->title : FHI_SPAN("(no title)"), 0, 0, width);
        fhi_wrap_style(output, colour, FHI_STYLE_PLAIN);
        fhi_output_format(output, "  %u article%s", story->articles.n, story->articles.n == 1 ? "" : "s");
        write_days(output, story);
        fhi_output_char(output, '\n');
        for (uint32_t k = 0; k < story->articles.n; k++) {
            fhi_output_put(output, FHI_SPAN("  "));
            fhi_wrap_put(output, ids[story->articles.at[k]], 2, 4, width);
        }
    }
}
