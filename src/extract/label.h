/* SPDX-License-Identifier: Apache-2.0 */
/* Parts → what each of them is: title, paragraph, heading, caption, credit; or what is left out, and by which rule. */
#ifndef FHI_EXTRACT_LABEL_H
#define FHI_EXTRACT_LABEL_H

#include "extract/parts.h"

/* Sets kind, rule and drop of every part, and the title. Dates and outlets in lines that are left out go to `article`. False when
 * memory is out. Linear. */
bool fhi_label_parts(fhi_arena *arena, fhi_arena *scratch, fhi_parts *parts, fhi_article *article);

#endif
