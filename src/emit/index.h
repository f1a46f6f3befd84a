/* SPDX-License-Identifier: Apache-2.0 */
/* An index of archives as CDXJ, the form that pywb writes and looks records up by: a line for each page, in byte order, with the address
 * as a SURT key (Sort-friendly URI Reordering Transform, as Heritrix and the surt library have it), the time of capture and an object that
 * says where its record lies. */
#ifndef FHI_EMIT_INDEX_H
#define FHI_EMIT_INDEX_H

#include "base/list.h"
#include "emit/output.h"
#include "read/page.h"

typedef struct fhi_index_record {
    fh_span key;
    char time[15]; /* of the capture: 14 digits, 0 for those that are not known; NUL-terminated */
    fh_span url, mime, digest, file;
    uint32_t status;
    uint64_t offset, length;
} fhi_index_record;

typedef struct fhi_index {
    FHI_LIST(fhi_index_record) records;
} fhi_index;

/* Adds the record that `page` was taken out of; what is needed is copied. FH_INVALID where there is none, or none that can be taken out by
 * itself; FH_NO_MEMORY. */
fh_status fhi_index_add(fhi_arena *arena, fhi_index *index, const fhi_page *page, fh_error *error);

/* Writes the index, which it sorts. Archives are named by the paths that they were given by. */
void fhi_index_write(fhi_output *output, fhi_index *index);

/* The SURT key of an address, in `arena`: "https://www.Courier.example:8080/b/?y=2&x=1#top" is "example,courier:8080)/b?x=1&y=2".
 * {NULL, 0} when memory is out. */
fh_span fhi_index_key(fhi_arena *arena, fh_span url);

#endif
