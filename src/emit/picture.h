/* SPDX-License-Identifier: Apache-2.0 */
/* The two pictures of a brief, as inline SVG 1.1: the timeline, and who took what from whom. */
#ifndef FHI_EMIT_PICTURE_H
#define FHI_EMIT_PICTURE_H

#include "emit/edition.h"

/* The dated things of one story down a line, dots filled where they have happened and hollow where they were still to come, with the
 * articles published on each day beside it. Nothing where no date is known. */
fh_status fhi_picture_timeline(fhi_output *output, fhi_arena *scratch, const fhi_edition *edition, uint32_t story,
                               fh_error *error);

/* The articles of one story by origin, a bar each for how much of its text is its own, and an arc from each article to those that took
 * from it, as thick as the share taken. */
fh_status fhi_picture_copies(fhi_output *output, fhi_arena *scratch, const fhi_edition *edition, uint32_t story,
                             fh_error *error);

/* Colours are CSS variables --origin-0 … --origin-7 that the page defines; an origin has the colour of its place in the story. */
enum { FHI_PICTURE_COLOURS = 8 };

#endif
