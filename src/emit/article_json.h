/* SPDX-License-Identifier: Apache-2.0 */
/* Articles as JSON: what `read` and `annotate` give. */
#ifndef FHI_EMIT_ARTICLE_JSON_H
#define FHI_EMIT_ARTICLE_JSON_H

#include "annotate/marks.h"
#include "emit/print.h"

/* One article as `read` gives it; with `annotated`, which wants the reading's `text` and `marks`, as `annotate` gives it. */
void fhi_article_json_write(fhi_print *json, const fhi_reading *reading, bool annotated);

/* The digest in hexadecimal, and a NUL. */
void fhi_article_json_digest(const fhi_page *page, char out[65]);

/* "path", "url" where known, "sha256", "media_type", "record" where the file holds several, and what its feed or archive says. */
void fhi_article_json_document(fhi_print *json, const fhi_page *page);

#endif
