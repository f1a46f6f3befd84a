/* SPDX-License-Identifier: Apache-2.0 */
/* Countries by name; see countries.h. */
#include "tables/countries.h"

#include "tables/lexicon.h"

#include "tables/countries.inc"

fhi_country fhi_countries_find(fh_span text)
{
    uint32_t value =
        text.len && (text.len > 2 || fhi_ascii_upper(text.ptr[0])) ? fhi_lexicon_find(&country_names, text) : 0;
    if (!value) return (fhi_country){FHI_COUNTRY_NONE, NULL, NULL};
    return (fhi_country){(fhi_country_sense)(value & 7), countries[(value >> 3) - 1].code,
                         countries[(value >> 3) - 1].name};
}
