/* SPDX-License-Identifier: Apache-2.0 */
/* CDXJ (as pywb and Common Crawl write it): an index of archives, one record a line. */
#ifndef FHI_READ_CDXJ_H
#define FHI_READ_CDXJ_H

#include "base/arena.h"

#include <stdbool.h>

/* Where one record lies. */
typedef struct fhi_cdxj_place {
    fh_span file; /* name of the archive, as the index gives it */
    uint64_t offset, length;
} fhi_cdxj_place;

typedef enum fhi_cdxj_line {
    FHI_CDXJ_RECORD,
    FHI_CDXJ_OTHER,  /* a head line, or what is no page and no text: redirects, images, revisits */
    FHI_CDXJ_DAMAGED /* not a line of an index, or it does not say where its record lies */
} fhi_cdxj_line;

/* True if an index starts at the beginning of `bytes`: a head line, or a key, a date of 14 digits and an object. */
bool fhi_cdxj_starts(fh_span bytes);

/* Reads a line; `file` is kept in `arena`, and {NULL, 0} when memory is out. */
fhi_cdxj_line fhi_cdxj_read(fhi_arena *arena, fh_span line, fhi_cdxj_place *place);

#endif
