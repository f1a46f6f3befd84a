/* SPDX-License-Identifier: Apache-2.0 */
/* The language of a text by its function words. */
#ifndef FHI_TABLES_LANGUAGE_H
#define FHI_TABLES_LANGUAGE_H

#include "firsthand/span.h"

#include <stdbool.h>

/* The BCP 47 code of the language that the words of `key` (see key.h) are in: static; {NULL, 0} where they are too few or do not
 * say. At most the first 200 words are looked at. */
fh_span fhi_language_of(fh_span key);

/* Whether two BCP 47 tags name one language, whatever their regions and case: "en-GB" and "EN". Pure. */
bool fhi_language_same(fh_span a, fh_span b);

/* Whether fhi_language_of() might give the language of this tag. Pure. */
bool fhi_language_is_told(fh_span tag);

/* Whether a word is a function word of a language other than English. Pure. */
bool fhi_language_joins(fh_span word);

#endif
