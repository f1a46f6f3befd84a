/* SPDX-License-Identifier: Apache-2.0 */
/* Articles for people: what `read` and `annotate` show in a terminal. */
#ifndef FHI_EMIT_ARTICLE_TEXT_H
#define FHI_EMIT_ARTICLE_TEXT_H

#include "annotate/marks.h"
#include "emit/output.h"

typedef struct fhi_article_text_style {
    uint32_t width;
    bool colour;
    bool first; /* no rule above it */
} fhi_article_text_style;

/* Title, fields, then the text block by block and what was dropped; with `annotated`, the text sentence by sentence, the marks of each
 * below it. */
void fhi_article_text_write(fhi_output *output, const fhi_reading *reading, bool annotated,
                            fhi_article_text_style style);

#endif
