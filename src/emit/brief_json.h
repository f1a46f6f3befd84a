/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a brief's JSON that the block for verify holds, too: keys and values of the open object. */
#ifndef FHI_EMIT_BRIEF_JSON_H
#define FHI_EMIT_BRIEF_JSON_H

#include "emit/edition.h"
#include "emit/print.h"

/* "schema", "program", "plain", "documents" */
void fhi_brief_json_head(fhi_print *json, const fhi_edition *edition);

/* "claims", "figures", "timeline" */
void fhi_brief_json_claims(fhi_print *json, const fhi_edition *edition);

/* "brief": {"sections": …} */
void fhi_brief_json_sections(fhi_print *json, const fhi_edition *edition);

#endif
