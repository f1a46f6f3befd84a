/* SPDX-License-Identifier: Apache-2.0 */
/* Whether the bytes that a cite names hold the words that it quotes: the check that does not rely on extraction. */
#ifndef FHI_API_BYTES_H
#define FHI_API_BYTES_H

#include "read/page.h"

#include <stdbool.h>

/* Decodes what `source` (in page->captured) holds, by the page's own map, and compares it with `quote`: the same characters in the
 * same order, apart from white space, soft hyphens, and hyphens that break a word at a line end. */
bool fhi_bytes_hold(const fhi_page *page, fh_range source, fh_span quote);

#endif
