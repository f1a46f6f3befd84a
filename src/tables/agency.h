/* SPDX-License-Identifier: Apache-2.0 */
/* News agencies, picture agencies and outlets that are often credited: names in all their forms → one row. */
#ifndef FHI_TABLES_AGENCY_H
#define FHI_TABLES_AGENCY_H

#include "firsthand/span.h"

#include <stdbool.h>

typedef enum fhi_agency_kind {
    FHI_AGENCY_WIRE,   /* sells text to outlets */
    FHI_AGENCY_PHOTO,  /* sells pictures */
    FHI_AGENCY_OUTLET, /* writes for its own readers, and is credited by others */
} fhi_agency_kind;

typedef struct fhi_agency {
    const char *name; /* the short form that is shown: "Reuters", "AP" */
    fhi_agency_kind kind;
    const char *country; /* ISO 3166-1 alpha-2 */
} fhi_agency;

/* The row that `name` names, in any case, with or without "the": "The Associated Press", "AP", "REUTERS". NULL if none does. Static. */
const fhi_agency *fhi_agency_find(fh_span name);

/* The row whose site is `host` ("www.reuters.com", "reuters.com"); NULL if none is. Static. */
const fhi_agency *fhi_agency_of_host(fh_span host);

/* True if `name` is built like the name of an agency, whether or not it is in the table: it ends in "News Agency", "Wire", "Newswire",
 * "Press Agency", "News Service" and the like, with a word before that. */
bool fhi_agency_is_built(fh_span name);

/* True if `name` is built like the name of an outlet: two to five words with capital letters, the last of them "Times", "Post", "Gazette"
 * and the like. */
bool fhi_agency_is_outlet_built(fh_span name);

#endif
