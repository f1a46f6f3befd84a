/* SPDX-License-Identifier: Apache-2.0 */
/* Titles and offices beside a person's name. */
#ifndef FHI_ANNOTATE_NAME_TITLES_H
#define FHI_ANNOTATE_NAME_TITLES_H

#include "text/words.h"

/* The title of the person named by the tokens [first, first + count): before the name ("NATO Secretary General Mark Rutte") or behind
 * it between commas ("Mark Rutte, the alliance's secretary general, said"); {0, 0} if there is none. */
fh_range fhi_titles_of(const fhi_text *text, uint32_t first, uint32_t count);

#endif
