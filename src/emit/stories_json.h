/* SPDX-License-Identifier: Apache-2.0 */
/* Stories as JSON and as text. */
#ifndef FHI_EMIT_STORIES_JSON_H
#define FHI_EMIT_STORIES_JSON_H

#include "emit/print.h"
#include "story/stories.h"

/* One story of what `stories` gives. `ids` are the ids of all articles, by number. */
void fhi_stories_json_write(fhi_print *json, const fhi_stories *stories, uint32_t index, const fh_span *ids);

#endif
