/* SPDX-License-Identifier: Apache-2.0 */
/* Hidden cards that scraping brought into the text: behind the name of a person a site shows the full name and headlines about them when the
 * mouse rests there, up to "MORE": "Mayor Ann Lind Ann Maria LindCouncil votes on budget Lind opens bridge MORE said". */
#ifndef FHI_EXTRACT_HOVERCARD_H
#define FHI_EXTRACT_HOVERCARD_H

#include "firsthand/span.h"

#include <stdbool.h>

/* Finds the first card in `line`: its range, from behind the name to behind "MORE". False if there is none. Linear. */
bool fhi_hovercard_find(fh_span line, fh_range *card);

#endif
