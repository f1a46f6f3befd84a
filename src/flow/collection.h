/* SPDX-License-Identifier: Apache-2.0 */
/* Documents kept, in an order that does not depend on how they came, and what the stages across articles make of them. */
#ifndef FHI_FLOW_COLLECTION_H
#define FHI_FLOW_COLLECTION_H

#include "brief/sections.h"
#include "flow/intake.h"

/* Told which stage across articles begins: `stage` is static, such as "comparing texts". */
typedef void fhi_on_stage(void *context, const char *stage);

typedef struct fhi_collection {
    fhi_arena *arena; /* results across documents */
    fhi_document **documents;
    uint32_t n;
    uint32_t room;
    fhi_reading *readings; /* of the documents, in the same order; NULL until fhi_collection_settle() */
    const fhi_told *told;  /* what was told of them before; NULL: nothing */
    fhi_stories stories;
    fhi_lineage lineage;
    fhi_claims claims;
    fhi_brief brief;
    fhi_on_stage *on_stage; /* may be NULL */
    void *stage_context;
} fhi_collection;

/* How far the stages across articles go. */
typedef enum fhi_reach {
    FHI_REACH_DATES,   /* stories, and publication dates inferred in them */
    FHI_REACH_LINEAGE, /* and links, origins and pairs */
    FHI_REACH_BRIEF,   /* and claims, figures, timeline and sections */
} fhi_reach;

fh_status fhi_collection_start(fhi_collection *collection, fh_error *error);
void fhi_collection_done(fhi_collection *collection);

/* Frees what the stages across articles made; the documents stay. */
void fhi_collection_forget(fhi_collection *collection);

/* Takes the document over. FH_NO_MEMORY, FH_LIMIT (ARTICLES): it is then still the caller's. */
fh_status fhi_collection_add(fhi_collection *collection, fhi_document *document, fh_error *error);

/* Puts the documents in canonical order: by publication day (unknown last), id, digest. Of documents with the same id and digest one
 * is kept; the others are told to `on_problem` (NULL is allowed) and freed. */
void fhi_collection_sort(fhi_collection *collection, fhi_on_problem *on_problem, void *context);

/* Infers publication dates from the stories that the articles make up, as FHI_REACH_DATES does in canonical order; the documents
 * stay in the order in which they came. Does nothing where every date is given. */
fh_status fhi_collection_date(fhi_collection *collection, fh_error *error);

/* Runs the stages in the order of the documents as it is now. */
fh_status fhi_collection_settle(fhi_collection *collection, fhi_reach reach, fh_error *error);

#endif
