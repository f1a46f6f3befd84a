/* SPDX-License-Identifier: Apache-2.0 */
/* The names of authors in what pages put where authors belong. */
#ifndef FHI_EXTRACT_META_PEOPLE_H
#define FHI_EXTRACT_META_PEOPLE_H

#include "firsthand/span.h"

#include <stdbool.h>

/* The next author in `text`, from *at on: "By Jane Doe, Senior Editor and John Roe" gives Jane Doe and John Roe. Addresses, handles, job
 * titles and names of roles ("admin", "Staff") are passed over. False where there are no more. */
bool fhi_people_next(fh_span text, size_t *at, fh_span *name);

#endif
