/* SPDX-License-Identifier: Apache-2.0 */
/* Words of a claim come in, and whether they say that it is from others who are not named. */
#ifndef FHI_RECONCILE_HEARSAY_H
#define FHI_RECONCILE_HEARSAY_H

#include "firsthand/firsthand.h"

#include <stdbool.h>

/* True of "Millers were angry at reports that the mill will be sold": the text has a phrase of data/reconcile/hearsay.tsv. */
bool fhi_hearsay_is(fh_span text);

#endif
