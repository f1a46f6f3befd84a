/* SPDX-License-Identifier: Apache-2.0 */
/* Cites as JSON: {article, start, end, source, sha256, quote}. */
#ifndef FHI_EMIT_CITE_H
#define FHI_EMIT_CITE_H

#include "emit/print.h"
#include "reconcile/claims.h"

void fhi_cite_write(fhi_print *json, const fhi_reading *readings, const fhi_cite *cite);

/* "cites": […] */
void fhi_cite_list(fhi_print *json, const fhi_reading *readings, const fhi_cites *cites);

#endif
