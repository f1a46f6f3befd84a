/* SPDX-License-Identifier: Apache-2.0 */
/* The language of a text by its function words. */
#ifndef FHI_TABLES_LANGUAGE_H
#define FHI_TABLES_LANGUAGE_H

#include "firsthand/span.h"

/* The BCP 47 code of the language that the words of `key` (see key.h) are in: static; {NULL, 0} where they are too few or do not
 * say. At most the first 200 words are looked at. */
fh_span fhi_language_of(fh_span key);

#endif
