/* SPDX-License-Identifier: Apache-2.0 */
/* What a page says of itself → what it means: titles that were escaped twice, and the outlet out of "The Courier | News for Vessmouth". */
#ifndef FHI_EXTRACT_FIELDTEXT_H
#define FHI_EXTRACT_FIELDTEXT_H

#include "base/arena.h"

/* A copy of `text` in which character references that are left ("Salt &amp; Sand", as scripts hold them) are the characters that they stand
 * for. {NULL, 0} when memory is out. */
fh_span fhi_fieldtext_copy(fhi_arena *arena, fh_span text);

/* The outlet of a page that calls its site `name` and stands at `address` (may be empty): the newsroom of the table that the name, with or without
 * its slogan, is of, else the name without a slogan. Where the name says nothing ("Home", "U.S."), the newsroom of the address, else its host. A
 * part of one of them, or static; empty if there is none. */
fh_span fhi_fieldtext_outlet(fh_span name, fh_span address);

#endif
