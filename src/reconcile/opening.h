/* SPDX-License-Identifier: Apache-2.0 */
/* sentence → where what it tells begins. */
#ifndef FHI_RECONCILE_OPENING_H
#define FHI_RECONCILE_OPENING_H

#include "text/words.h"

/* The offset behind the dateline, the credit, the page's date or the list mark that opens the sentence ("VARR, May 6 (Wire) - The bridge");
 * its start where none does. */
uint32_t fhi_opening_of(const fhi_text *text, const fhi_sentence *sentence);

#endif
