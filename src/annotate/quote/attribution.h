/* SPDX-License-Identifier: Apache-2.0 */
/* scene → frames by rule: what the table of cues and the order of parts tell, without a trained model. */
#ifndef FHI_ANNOTATE_QUOTE_ATTRIBUTION_H
#define FHI_ANNOTATE_QUOTE_ATTRIBUTION_H

#include "annotate/quote/scene.h"

/* Adds the attributions of the whole text in the order of their cues. False when memory is out. Linear in the text: every look
 * around a cue is bounded. */
bool fhi_attribution_find(fhi_arena *arena, const fhi_scene *scene, fhi_frames *frames);

#endif
