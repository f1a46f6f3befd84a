/* SPDX-License-Identifier: Apache-2.0 */
/* Stories as JSON: what `stories` gives. */
#include "emit/stories_json.h"

#include <stdio.h>

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
    fhi_print_day_at(json, "first", story->first);
    fhi_print_day_at(json, "last", story->last);
    fhi_print_end_object(json);
}
