/* SPDX-License-Identifier: Apache-2.0 */
/* Names → entities: mentions of one person, body or place in an article are joined. */
#ifndef FHI_ANNOTATE_NAME_ENTITIES_H
#define FHI_ANNOTATE_NAME_ENTITIES_H

#include "annotate/marks.h"

/* Fills `entities` of `marks` from its names, sets each name's entity, and gives all names of one entity its type. Linear in the
 * names. False when memory is out. */
bool fhi_entities_join(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks);

#endif
