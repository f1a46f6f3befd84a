/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of a page that are no part of the article: share buttons, advertisements, links to other stories. */
#ifndef FHI_TABLES_FURNITURE_H
#define FHI_TABLES_FURNITURE_H

#include "firsthand/span.h"

/* The rule that knows the line whose key (see key.h) is `key`, of `words` words: a static name such as "share-line"; NULL if none
 * does. */
const char *fhi_furniture_rule(fh_span key, uint32_t words);

#endif
