/* SPDX-License-Identifier: Apache-2.0 */
/* The dateline that opens a report: "PHNOM PENH, Cambodia (AP) —", "Seoul, Oct. 28 (Yonhap) --", "LONDON: ". */
#ifndef FHI_EXTRACT_DATELINE_H
#define FHI_EXTRACT_DATELINE_H

#include "firsthand/span.h"

#include <stdbool.h>

typedef struct fhi_dateline {
    fh_range place;  /* without the date: "PHNOM PENH, Cambodia" */
    fh_range date;   /* behind the place: "Oct. 28"; {0, 0} if nothing */
    fh_range agency; /* what stands in brackets; {0, 0} if nothing */
    uint32_t end;    /* offset of the first word behind the dateline */
} fhi_dateline;

/* False if `paragraph` opens with none. Looks at the first 120 bytes. */
bool fhi_dateline_read(fh_span paragraph, fhi_dateline *out);

#endif
