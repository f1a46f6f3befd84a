/* SPDX-License-Identifier: Apache-2.0 */
/* Names in headlines, where every word has a capital, held against those of the sentences. */
#ifndef FHI_ANNOTATE_NAME_HEADLINES_H
#define FHI_ANNOTATE_NAME_HEADLINES_H

#include "annotate/marks.h"

/* Cuts people's names that go on into the headline ("Hale Blasts" where the text names Joan Hale). Linear in the names. False when memory is out. */
bool fhi_headlines_cut(fhi_arena *scratch, fhi_marks *marks);

#endif
