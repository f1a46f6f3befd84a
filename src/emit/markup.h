/* SPDX-License-Identifier: Apache-2.0 */
/* Text from documents inside HTML, SVG and Markdown: escaped, so that a report can never become markup. */
#ifndef FHI_EMIT_MARKUP_H
#define FHI_EMIT_MARKUP_H

#include "emit/output.h"

/* `text` with & < > " ' escaped and control characters shown as U+FFFD: safe between tags and in quoted attributes. */
void fhi_markup_text(fhi_output *output, fh_span text);

/* At most `most` code points of it, cut at a word with "…" behind. Runs of blanks become one. */
void fhi_markup_cut(fhi_output *output, fh_span text, uint32_t most);

/* `text` on one line with the characters that Markdown (CommonMark 0.31) reads as markup escaped. */
void fhi_markup_markdown(fhi_output *output, fh_span text);

/* The end of the longest start of `text` that has at most `most` code points and ends at a word; all of it if it is short. For
 * wrapping lines of a picture. At least one code point, unless `text` is empty. */
size_t fhi_markup_fit(fh_span text, uint32_t most);

#endif
