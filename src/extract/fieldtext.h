/* SPDX-License-Identifier: Apache-2.0 */
/* What a page says of itself → what it means: titles that were escaped twice, and the outlet out of "The Courier | News for Vessmouth". */
#ifndef FHI_EXTRACT_FIELDTEXT_H
#define FHI_EXTRACT_FIELDTEXT_H

#include "base/arena.h"

/* A copy of `text` in which character references that are left ("Salt &amp; Sand", as scripts hold them) are the characters that they stand
 * for. {NULL, 0} when memory is out. */
fh_span fhi_fieldtext_copy(fhi_arena *arena, fh_span text);

/* The outlet of a page that calls its site `name` and stands at `address` (may be empty). A newsroom of the table that the name or, where that
 * says another thing ("Hosted", "U.S."), the address names: one that
 * a page gives as its own is of whom it has the text from, too; else the name without a slogan; the host where the name says nothing ("Home").
 * A part of one of them, or static; empty if there is none. */
fh_span fhi_fieldtext_outlet(fh_span name, fh_span address);

#endif
