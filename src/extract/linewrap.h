/* SPDX-License-Identifier: Apache-2.0 */
/* Which lines of a text belong together: text wrapped at a column, sentences and words broken over a line. */
#ifndef FHI_EXTRACT_LINEWRAP_H
#define FHI_EXTRACT_LINEWRAP_H

#include "extract/parts.h"

/* Sets the `join` of each line. False when memory is out. Linear. */
bool fhi_linewrap_join(fhi_arena *scratch, fh_span body, fhi_lines *lines);

#endif
