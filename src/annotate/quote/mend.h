/* SPDX-License-Identifier: Apache-2.0 */
/* frame → frame. Edges are learned one by one; where two of them make what no sentence can mean, the sentence decides. */
#ifndef FHI_ANNOTATE_QUOTE_MEND_H
#define FHI_ANNOTATE_QUOTE_MEND_H

#include "annotate/quote/scene.h"

/* Changes source and content of a frame that has content, where the grammar of its sentence says that they were mistaken. */
void fhi_mend_frame(const fhi_scene *scene, fhi_frame *frame);

#endif
