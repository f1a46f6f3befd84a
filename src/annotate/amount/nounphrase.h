/* SPDX-License-Identifier: Apache-2.0 */
/* What an amount counts: "some 3,000 North Korean troops" → "North Korean troops". */
#ifndef FHI_ANNOTATE_NOUNPHRASE_H
#define FHI_ANNOTATE_NOUNPHRASE_H

#include "annotate/amount/measure.h"

/* The noun phrase that `measure` counts, as bytes of the text: behind it, or behind "of". {0, 0} if none. `*past` (NULL is allowed) is
 * the fragment behind it, 0 if none. */
fh_range fhi_nounphrase_find(const fhi_fragments *fragments, const fhi_measure *measure, uint32_t *past);

/* True if a lower-case noun in the plural starts within the next words: "2000 people". */
bool fhi_nounphrase_plural(const fhi_fragments *fragments, uint32_t at);

#endif
