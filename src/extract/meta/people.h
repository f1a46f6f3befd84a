/* SPDX-License-Identifier: Apache-2.0 */
/* The names of authors in what pages put where authors belong. */
#ifndef FHI_EXTRACT_META_PEOPLE_H
#define FHI_EXTRACT_META_PEOPLE_H

#include "firsthand/span.h"

#include <stdbool.h>

/* The next author in `text`, from *at on, which begins at 0: "By Jane Doe, Senior Editor and John Roe" gives Jane Doe and John Roe. Addresses, handles, job
 * titles and names of roles ("admin", "Staff") are passed over. False where there are no more, and at once for a text with an address of the web in it. */
bool fhi_people_next(fh_span text, size_t *at, fh_span *name);

#endif
