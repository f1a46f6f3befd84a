/* SPDX-License-Identifier: Apache-2.0 */
/* Digests as archives write them: "sha1:" or "sha256:" and the value in base 16, 32 or 64 (RFC 4648), with or without padding. */
#ifndef FHI_READ_DIGEST_H
#define FHI_READ_DIGEST_H

#include "firsthand/span.h"

#include <stdbool.h>

/* False if `bytes` have another digest than is written; true, too, where it is of another kind or written in another way. */
bool fhi_digest_holds(fh_span written, fh_span bytes);

#endif
