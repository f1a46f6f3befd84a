/* SPDX-License-Identifier: Apache-2.0 */
/* capture → page: what the bytes are, decoded to UTF-8, with the fields of a record taken out and the digest made. */
#ifndef FHI_READ_OPEN_H
#define FHI_READ_OPEN_H

#include "read/reader.h"

typedef struct fhi_open_options {
    bool plain;        /* --plain */
    fh_span published; /* --published, for inputs that give none; {NULL, 0} if not set */
} fhi_open_options;

/* Opens `capture` into `arena`, whose bytes the page goes on to borrow. FH_INVALID, with the offset in the error, for a record that
 * cannot be read (broken JSON, neither text nor html) and for binary data; `page` is then untouched. Pure; any thread. */
fh_status fhi_open_page(fhi_arena *arena, fhi_arena *scratch, const fhi_capture *capture,
                        const fhi_open_options *options, fhi_page *page, fh_error *error);

#endif
