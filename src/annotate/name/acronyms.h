/* SPDX-License-Identifier: Apache-2.0 */
/* Names that an article gives together with their acronym ("Harbour Safety Board (HSB)"), and the acronym wherever it stands behind that. */
#ifndef FHI_ANNOTATE_NAME_ACRONYMS_H
#define FHI_ANNOTATE_NAME_ACRONYMS_H

#include "annotate/name/naming.h"

/* Changes the labels of the sentence at hand. */
void fhi_acronyms_settle(fhi_naming *naming, const fhi_sentence *sentence);

#endif
