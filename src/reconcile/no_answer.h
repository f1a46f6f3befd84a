/* SPDX-License-Identifier: Apache-2.0 */
/* Words of a claim come in, and whether they say no more than that somebody said nothing. */
#ifndef FHI_RECONCILE_NO_ANSWER_H
#define FHI_RECONCILE_NO_ANSWER_H

#include "firsthand/firsthand.h"

#include <stdbool.h>

/* True of "The mayor did not respond to a request for comment": the text has a phrase of data/reconcile/no_answer.tsv. */
bool fhi_no_answer_is(fh_span text);

#endif
