/* SPDX-License-Identifier: Apache-2.0 */
/* Is a part the line under a picture? */
#ifndef FHI_EXTRACT_PHOTOLINE_H
#define FHI_EXTRACT_PHOTOLINE_H

#include "extract/parts.h"

/* True if `part` is a caption by its words: how it opens ("In this photo"), or a present-tense sentence with a picture credit behind. */
bool fhi_photoline_is_caption(const fhi_part *part);

/* True if `part` would do as a caption, once something else (standing twice) speaks for it. */
bool fhi_photoline_is_likely(const fhi_part *part);

/* True if a short text ends in the credit of a picture in brackets: "The quay at low water (Image: Owen Farr)". */
bool fhi_photoline_ends_in_credit(fh_span text);

/* True if `inside`, which stands in brackets behind a text, credits a picture by its own words: "AP Photo/Jane Doe", "File". */
bool fhi_photoline_is_credit(fh_span inside);

#endif
