/* SPDX-License-Identifier: Apache-2.0 */
/* Stories for people. */
#ifndef FHI_EMIT_STORIES_TEXT_H
#define FHI_EMIT_STORIES_TEXT_H

#include "emit/output.h"
#include "story/stories.h"

/* A paragraph a story: its title, its days, its articles. `ids` are the ids of all articles, by number. */
void fhi_stories_text_write(fhi_output *output, const fhi_stories *stories, const fh_span *ids, uint32_t width,
                            bool colour);

#endif
