/* SPDX-License-Identifier: Apache-2.0 */
/* One document and all that was made of it. */
#ifndef FHI_FLOW_DOCUMENT_H
#define FHI_FLOW_DOCUMENT_H

#include "annotate/marks.h"
#include "lineage/diction.h"
#include "read/reader.h"
#include "story/outline.h"

/* Its arena holds everything; nothing points outside of it. It never moves. */
typedef struct fhi_document {
    fhi_arena *arena;
    fhi_capture capture;
    fhi_page page;
    fhi_article article;
    fhi_text text;
    fhi_marks marks;
    fhi_outline outline;
    fhi_diction diction;
    fhi_reading reading; /* of those above */
    uint32_t number;     /* among those that came, where they are counted */
    uint32_t origin;     /* the number that its origin was told under; FHI_NONE */
} fhi_document;

/* An empty one; NULL when memory is out. */
fhi_document *fhi_document_new(void);

/* NULL is allowed. */
void fhi_document_free(fhi_document *document);

/* Makes `*document` (NULL is allowed) ready for another capture, with its arena where that is worth keeping. False when memory is
 * out; `*document` is then NULL. */
bool fhi_document_clear(fhi_document **document);

#endif
