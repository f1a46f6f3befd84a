/* SPDX-License-Identifier: Apache-2.0 */
/* Stories as JSON: what `stories` gives. */
#include "emit/stories_json.h"

#include "base/span.h"

#include <stdio.h>

static void write_day(fhi_print *json, const char *key, fhi_day day)
{
    char text[11];
    if (day != FHI_NO_DAY) fhi_day_write(day, text);
    fhi_print_string_at(json, key, day == FHI_NO_DAY ? (fh_span){NULL, 0} : fhi_span_of(text));
}

void fhi_stories_json_write(fhi_print *json, const fhi_stories *stories, uint32_t index, const fh_span *ids)
{
    const fhi_story *story = &stories->stories.at[index];
    char id[16];
    snprintf(id, sizeof id, "s%u", index + 1);
    fhi_print_object(json);
    fhi_print_word_at(json, "id", id);
    fhi_print_string_at(json, "title", story->title);
    fhi_print_key(json, "articles");
    fhi_print_array(json);
    for (uint32_t i = 0; i < story->articles.n; i++) fhi_print_string(json, ids[story->articles.at[i]]);
    fhi_print_end_array(json);
    write_day(json, "first", story->first);
    write_day(json, "last", story->last);
    fhi_print_end_object(json);
}
