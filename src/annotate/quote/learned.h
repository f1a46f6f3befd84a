/* SPDX-License-Identifier: Apache-2.0 */
/* scene → frames by the trained model. */
#ifndef FHI_ANNOTATE_QUOTE_LEARNED_H
#define FHI_ANNOTATE_QUOTE_LEARNED_H

#include "annotate/quote/scene.h"
#include "annotate/quote/statement_model.h"

/* The rule number of what the model found. */
enum { FHI_LEARNED_RULE = UINT16_MAX - 1 };

/* Adds the attributions of the whole text in the order of their cues. False when memory is out. Linear in the text. */
bool fhi_learned_find(fhi_arena *arena, const fhi_scene *scene, const fhi_statement_model *model, fhi_frames *frames);

#endif
