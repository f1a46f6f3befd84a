/* SPDX-License-Identifier: Apache-2.0 */
/* Which way the sentence points where a time stands in it: "will visit Monday" ahead, "said Sunday" back. */
#ifndef FHI_WHEN_TENSE_H
#define FHI_WHEN_TENSE_H

#include "annotate/marks.h"

/* The direction at the tokens [first, last] of one sentence; FHI_DIRECTION_NEAREST where no verb tells. `whole`: the time is a
 * date with its year. */
fhi_direction fhi_tense_at(const fhi_text *text, uint32_t first, uint32_t last, bool whole);

/* Whether the verb before the time says that what it tells is to come: "will close in"; "closes in" where a verb in the present may say so. */
bool fhi_tense_is_ahead(const fhi_text *text, uint32_t first, bool present);

#endif
