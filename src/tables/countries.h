/* SPDX-License-Identifier: Apache-2.0 */
/* Countries by any of their names: "ROK", "S. Korea", "South Korean", "Seoul". From data/name/countries.tsv. */
#ifndef FHI_TABLES_COUNTRIES_H
#define FHI_TABLES_COUNTRIES_H

#include "base/span.h"

typedef enum fhi_country_sense {
    FHI_COUNTRY_NONE,
    FHI_COUNTRY_NAME,      /* "South Korea", "ROK" */
    FHI_COUNTRY_ADJECTIVE, /* "South Korean" */
    FHI_COUNTRY_PEOPLE,    /* "South Koreans" */
    FHI_COUNTRY_CAPITAL,   /* "Seoul": also said for the government */
} fhi_country_sense;

typedef struct fhi_country {
    fhi_country_sense sense;
    const char *code; /* ISO 3166-1, two letters; static */
    const char *name; /* the usual English name; static */
} fhi_country;

/* What `text` means; sense FHI_COUNTRY_NONE if nothing. Case does not matter but for "us", which is no country. */
fhi_country fhi_countries_find(fh_span text);

#endif
