/* SPDX-License-Identifier: Apache-2.0 */
/* Everything that the stages across articles gave, as the outputs take it, and the outputs of the commands over many articles. */
#ifndef FHI_EMIT_EDITION_H
#define FHI_EMIT_EDITION_H

#include "brief/sections.h"
#include "emit/output.h"
#include "emit/print.h"

/* `lineage` and `stories` always; `claims` and `brief` only where the command is brief. All borrowed. */
typedef struct fhi_edition {
    const fhi_reading *readings;
    uint32_t n;
    const fhi_lineage *lineage;
    const fhi_stories *stories;
    const fhi_claims *claims;
    const fhi_brief *brief;
    bool open;      /* an instalment that more may come to */
    bool plain;     /* the texts were taken as they are: verify has to read them in the same way */
    uint32_t width; /* columns of FH_TEXT */
    bool colour;    /* FH_TEXT may use ANSI colours */
} fhi_edition;

/* One object, without a line end: of an instalment only what is new, with the days of its articles. */
void fhi_lineage_json_write(fhi_print *json, const fhi_edition *edition);

/* One object and a line end. */
void fhi_brief_json_write(fhi_output *output, const fhi_edition *edition);

/* For people. `scratch` is for what a page needs while it is made; FH_NO_MEMORY is the only failure. A write that failed is told by
 * fhi_output_flush(). */
void fhi_lineage_text_write(fhi_output *output, const fhi_edition *edition);
void fhi_brief_markdown_write(fhi_output *output, const fhi_edition *edition);
fh_status fhi_brief_text_write(fhi_output *output, const fhi_edition *edition, fhi_arena *scratch, fh_error *error);
fh_status fhi_brief_html_write(fhi_output *output, const fhi_edition *edition, fhi_arena *scratch, fh_error *error);

/* What `verify` needs of a brief, as JSON that can stand inside an HTML <script type="application/json" id="firsthand-brief"> or a
 * Markdown comment "<!-- firsthand-brief … -->", on a line of its own: documents and every cite. The renderers write what stands
 * round it. "-", "<" and ">" do not occur in its strings. */
void fhi_proof_write(fhi_output *output, const fhi_edition *edition);

#endif
