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

/* What both begin and end with. `kind` and `title` go into the page as they are. A picture is a group, not an image, to who hears the page:
 * it holds links. Where the page is narrower than its text can be read at, it is moved under its frame, by keys too. */
void fhi_picture_open(fhi_output *output, const char *kind, const char *title, uint32_t height);
void fhi_picture_close(fhi_output *output);

enum { FHI_PICTURE_WIDTH = 860 };

/* Colours are CSS variables --origin-0 … --origin-7 that the page defines; an origin has the colour of its place in the story. */
enum { FHI_PICTURE_COLOURS = 8 };

#endif
