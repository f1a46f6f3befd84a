/* SPDX-License-Identifier: Apache-2.0 */
/* frame → whether its content is asserted, expected, possible or denied. */
#ifndef FHI_ANNOTATE_QUOTE_CERTAINTY_H
#define FHI_ANNOTATE_QUOTE_CERTAINTY_H

#include "annotate/quote/scene.h"

/* From the class of the cue, negation and modals beside it, and the first verb group of the content. Pure. */
fhi_status_of fhi_certainty_of(const fhi_scene *scene, const fhi_frame *frame);

#endif
