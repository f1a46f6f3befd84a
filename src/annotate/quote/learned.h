/* SPDX-License-Identifier: Apache-2.0 */
/* scene → frames by the trained model. */
#ifndef FHI_ANNOTATE_QUOTE_LEARNED_H
#define FHI_ANNOTATE_QUOTE_LEARNED_H

#include "annotate/quote/scene.h"
#include "annotate/quote/statement_features.h"
#include "annotate/quote/statement_model.h"

/* Adds the attributions of the whole text in the order of their cues. False when memory is out. Linear in the text. */
bool fhi_learned_find(fhi_arena *arena, const fhi_scene *scene, const fhi_statement_model *model, fhi_frames *frames);

/* Strikes the edges that no meeting of tags allows out of a list of candidates; returns how many stay. Training asks it, too. */
uint32_t fhi_learned_edges(const fhi_scene *scene, const fhi_glance *glances, const uint8_t *meetings, fhi_edge edge,
                           uint32_t *edges, uint32_t n);

#endif
