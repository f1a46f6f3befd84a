/* SPDX-License-Identifier: Apache-2.0 */
/* The key of an entity: equal in other articles for the same country, body or full name. */
#ifndef FHI_ANNOTATE_NAME_KEYS_H
#define FHI_ANNOTATE_NAME_KEYS_H

#include "annotate/marks.h"

/* Case, diacritics, blanks, hyphens, initials and a leading article do not matter; known acronyms and other names of countries and
 * bodies count as the full name; "-sky", "-skyy" and "-skiy" end a name alike. */
uint64_t fhi_keys_of(fh_span name, fhi_name_type type);

#endif
