/* SPDX-License-Identifier: Apache-2.0 */
/* Parts that say what another part says: captions that stand twice, teasers, doubled bodies. */
#ifndef FHI_EXTRACT_REPEAT_H
#define FHI_EXTRACT_REPEAT_H

#include "extract/parts.h"

/* Marks duplicates and teasers among the parts that are not dropped yet. False when memory is out. Linear. */
bool fhi_repeat_drop(fhi_arena *scratch, fhi_parts *parts);

#endif
