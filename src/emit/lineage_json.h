/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of `lineage` that `brief` writes, too. */
#ifndef FHI_EMIT_LINEAGE_JSON_H
#define FHI_EMIT_LINEAGE_JSON_H

#include "emit/edition.h"
#include "emit/print.h"

/* An id of this output as a value: "o1" is the first origin. */
void fhi_lineage_json_id(fhi_print *json, char letter, uint32_t index);

/* The days of the new articles, FHI_NO_DAY where none is known. */
void fhi_lineage_json_days(const fhi_edition *edition, fhi_day *first, fhi_day *last);

/* "articles": their ids. */
void fhi_lineage_json_articles(fhi_print *json, const fhi_edition *edition, const uint32_t *articles, uint32_t n);

/* "articles", "links", "origins" and "pairs" of the open object. */
void fhi_lineage_json_fields(fhi_print *json, const fhi_edition *edition);

#endif
