/* SPDX-License-Identifier: Apache-2.0 */
/* Web and mail addresses in a piece of text between blanks. */
#ifndef FHI_TEXT_ADDRESSES_H
#define FHI_TEXT_ADDRESSES_H

#include "base/span.h"

/* Where an address lies in the piece; at most one is looked for. */
typedef struct fhi_addresses {
    size_t start;
    size_t end; /* 0: none */
} fhi_addresses;

/* Linear in the piece. */
fhi_addresses fhi_addresses_in(fh_span piece);

/* Length of the address that starts at `at`, 0 if none does. */
size_t fhi_addresses_at(const fhi_addresses *addresses, size_t at);

#endif
