/* SPDX-License-Identifier: Apache-2.0 */
/* What the word lists know for certain, against the trained model: titles and articles cut off names, countries always found. */
#ifndef FHI_ANNOTATE_NAME_AMEND_H
#define FHI_ANNOTATE_NAME_AMEND_H

#include "annotate/name/naming.h"

/* Changes the labels of the sentence at hand. */
void fhi_amend_labels(fhi_naming *naming, const fhi_sentence *sentence);

#endif
