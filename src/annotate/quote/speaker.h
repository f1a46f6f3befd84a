/* SPDX-License-Identifier: Apache-2.0 */
/* frames → who spoke, and through whom it reached the reader. */
#ifndef FHI_ANNOTATE_QUOTE_SPEAKER_H
#define FHI_ANNOTATE_QUOTE_SPEAKER_H

#include "annotate/quote/scene.h"

/* Fills speaker and chain of the statements, which were made from the frames at the same indexes; frames are in the order of their
 * cues. False when memory is out. */
bool fhi_speaker_resolve(fhi_arena *arena, const fhi_scene *scene, const fhi_frames *frames, fhi_statement *statements);

#endif
