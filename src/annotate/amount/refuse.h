/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that are no amounts: years, times of day, scores, labels, parts of names, addresses, telephone numbers, ordinals. */
#ifndef FHI_ANNOTATE_REFUSE_H
#define FHI_ANNOTATE_REFUSE_H

#include "annotate/amount/measure.h"

/* True if `measure`, read in its sentence, is no amount. `bounded`: bound words stand before it. */
bool fhi_refuse_measure(const fhi_fragments *fragments, const fhi_measure *measure, bool bounded);

/* True if "a-b" is a score, a span of years or a telephone number, not a range; `*skip` is then one past it. */
bool fhi_refuse_hyphenated(const fhi_fragments *fragments, const fhi_measure *a, const fhi_measure *b, uint32_t *skip);

#endif
