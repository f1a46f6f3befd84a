/* SPDX-License-Identifier: Apache-2.0 */
/* What a page says of a date beside it: "Published", "Zuletzt geändert am" (data/meta/labels.tsv). */
#ifndef FHI_EXTRACT_META_DATELABEL_H
#define FHI_EXTRACT_META_DATELABEL_H

#include "firsthand/span.h"

/* The greater, the more it tells of publication. */
typedef enum fhi_date_label {
    FHI_DATED_MODIFIED = 1, /* the last change */
    FHI_DATED_UNSAID,
    FHI_DATED_PUBLISHED,
    FHI_DATED_FIRST, /* publication, where another is given too */
} fhi_date_label;

/* The label nearest to a date, in what stands `before` it and, if there is none, `behind` it up to the next; some 60 bytes of either are
 * looked at. Letters of any case. */
fhi_date_label fhi_datelabel_find(fh_span before, fh_span behind);

#endif
