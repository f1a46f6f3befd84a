/* SPDX-License-Identifier: Apache-2.0 */
/* Text for a terminal: lines broken at blanks, indents, colours. */
#ifndef FHI_EMIT_WRAP_H
#define FHI_EMIT_WRAP_H

#include "emit/output.h"

/* Writes `text` in lines of at most `width` columns, each behind `indent` blanks; the first line starts at column `column`, where the
 * output already stands. White space runs become one blank; a word wider than the line stands alone. A line end closes it. Control
 * characters are written as U+FFFD, so that no text can steer a terminal. A column is a code point. */
void fhi_wrap_put(fhi_output *output, fh_span text, uint32_t column, uint32_t indent, uint32_t width);

/* The columns that `text` takes on one line. */
uint32_t fhi_wrap_columns(fh_span text);

/* `text` on one line, cut to `width` columns with "…" where it is longer. Gives the columns used. */
uint32_t fhi_wrap_cut(fhi_output *output, fh_span text, uint32_t width);

typedef enum fhi_style { FHI_STYLE_PLAIN, FHI_STYLE_BOLD, FHI_STYLE_DIM, FHI_STYLE_ACCENT } fhi_style;

/* Starts a style, or with FHI_STYLE_PLAIN ends it, where `colour` allows. */
void fhi_wrap_style(fhi_output *output, bool colour, fhi_style style);

#endif
