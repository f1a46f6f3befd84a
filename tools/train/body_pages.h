/* SPDX-License-Identifier: Apache-2.0 */
/* Pages with the text of their article, as segments that are labelled: for training. */
#ifndef TRAIN_BODY_PAGES_H
#define TRAIN_BODY_PAGES_H

#include "extract/body/signs.h"

typedef struct body_page {
    fh_span name; /* of its file */
    uint64_t site;
    fhi_segments segments;
    fhi_signs signs;
    float *labels;  /* [segments]: the share of it that is in the article */
    float *weights; /* [segments] */
} body_page;

typedef FHI_LIST(body_page) body_pages;

/* Reads FOLDER/gold.json and FOLDER/pages/ *.html.gz into `pages`, in order of name; everything lives in `arena`. Exits with a message
 * where something is amiss. */
void body_pages_read(fhi_arena *arena, const char *folder, body_pages *pages);

#endif
