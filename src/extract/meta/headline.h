/* SPDX-License-Identifier: Apache-2.0 */
/* Titles as pages give them to browsers and other sites, with the outlet's name: "Lock gate fails | World | The Ardenhall Courier". */
#ifndef FHI_EXTRACT_META_HEADLINE_H
#define FHI_EXTRACT_META_HEADLINE_H

#include "firsthand/span.h"

/* `title` without the name of `outlet`, as it is given or as the host of `address` spells it, behind or before it; a part of `title`. */
fh_span fhi_headline_bare(fh_span title, fh_span outlet, fh_span address);

#endif
