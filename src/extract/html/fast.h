/* SPDX-License-Identifier: Apache-2.0 */
/* Short cuts through the state machine of the tokenizer: runs of text, plain tags, comments and references, and the text of scripts and
 * styles, each read in one go from the chunk, without a copy but of values with references. The states stay the rule: a short cut gives the
 * very tokens that they would give, and where it meets anything rare (an upper-case name, a reference without its semicolon, a NUL, a
 * carriage return, the end of the chunk) it does nothing. */
#ifndef FHI_EXTRACT_HTML_FAST_H
#define FHI_EXTRACT_HTML_FAST_H

#include "extract/html/machine.h"

/* Takes what a short cut can take at t->at, which is before the end of the chunk. False if none can: the states go on there. */
bool fhi_fast_take(fhi_tokenizer *t);

/* The first byte at or after `p` that is `a`, `b`, NUL or a carriage return; `end` if there is none. */
const char *fhi_fast_find(const char *p, const char *end, char a, char b);

/* Reads the reference whose "&" is at `p`, or what looks like one and is none, in text or in a quoted value: gives its length in the input
 * and the `characters` that it means, which stand in the table, in the input or in `room`. 0 where it is left to the states. */
size_t fhi_reference_read(const char *p, const char *end, bool in_value, fh_span *characters, char room[4]);

#endif
