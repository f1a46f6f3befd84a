/* SPDX-License-Identifier: Apache-2.0 */
/* The day of publication that readers of a page are shown, held against the one in its metadata. */
#ifndef FHI_EXTRACT_SHOWNDATE_H
#define FHI_EXTRACT_SHOWNDATE_H

#include "extract/body/body.h"
#include "extract/meta/facts.h"

/* Settles `facts->published` of the page with that `body` by what its metadata, its address and its lines say. Values live in `arena`. False
 * when memory is out. Linear. */
bool fhi_showndate_settle(fhi_arena *arena, const fhi_body *body, fhi_facts *facts);

#endif
