/* SPDX-License-Identifier: Apache-2.0 */
/* The stages across articles, in their order; see collection.h. */
#include "flow/collection.h"

#include "base/limits.h"
#include "base/span.h"
#include "brief/compose.h"
#include "lineage/lineage.h"
#include "reconcile/dating.h"
#include "reconcile/reconcile.h"
#include "story/group.h"

#include <stdlib.h>
#include <string.h>

fh_status fhi_collection_start(fhi_collection *collection, fh_error *error)
{
    *collection = (fhi_collection){.arena = fhi_arena_new()};
    return collection->arena ? FH_OK : fhi_error_memory(error, "flow");
}

void fhi_collection_done(fhi_collection *collection)
{
    for (uint32_t i = 0; i < collection->n; i++) fhi_document_free(collection->documents[i]);
    free(collection->documents);
    fhi_arena_free(collection->arena);
    *collection = (fhi_collection){0};
}

void fhi_collection_forget(fhi_collection *collection)
{
    fhi_collection kept = *collection;
    fhi_arena_reset(kept.arena);
    *collection = (fhi_collection){.arena = kept.arena,
                                   .documents = kept.documents,
                                   .n = kept.n,
                                   .room = kept.room,
                                   .on_stage = kept.on_stage,
                                   .stage_context = kept.stage_context};
}

fh_status fhi_collection_add(fhi_collection *collection, fhi_document *document, fh_error *error)
{
    if (collection->n == FHI_MAX_ARTICLES)
        return fhi_error_set(error, FH_LIMIT, "flow", collection->n, "more than %d articles in one run",
                             FHI_MAX_ARTICLES);
    if (collection->n == collection->room) {
        uint32_t room = collection->room ? collection->room * 2 : 64;
        fhi_document **grown = realloc(collection->documents, room * sizeof(fhi_document *));
        if (!grown) return fhi_error_memory(error, "flow");
        collection->documents = grown;
        collection->room = room;
    }
    collection->documents[collection->n++] = document;
    return FH_OK;
}

static int by_identity(const fhi_document *a, const fhi_document *b)
{
    int order = fhi_span_compare(a->article.id, b->article.id);
    return order ? order : memcmp(a->page.sha256, b->page.sha256, sizeof a->page.sha256);
}

/* FHI_NO_DAY, the least number, comes last: what is dated leads, so that a story grows in the order of its days. */
static int canonical(const void *x, const void *y)
{
    const fhi_document *a = *(fhi_document *const *)x, *b = *(fhi_document *const *)y;
    fhi_day day_a = a->article.published.day, day_b = b->article.published.day;
    if (day_a != day_b) {
        if (day_a == FHI_NO_DAY) return 1;
        if (day_b == FHI_NO_DAY) return -1;
        return day_a < day_b ? -1 : 1;
    }
    int order = by_identity(a, b);
    return order ? order : fhi_span_compare(a->page.path, b->page.path);
}

void fhi_collection_sort(fhi_collection *collection, fhi_on_problem *on_problem, void *context)
{
    if (collection->n == 0) return;
    qsort(collection->documents, collection->n, sizeof(fhi_document *), canonical);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < collection->n; i++) {
        fhi_document *document = collection->documents[i];
        if (by_identity(collection->documents[kept - 1], document) != 0) {
            collection->documents[kept++] = document;
            continue;
        }
        fh_error note = {0};
        fhi_error_set(&note, FH_OK, "flow", 0, "given more than once, taken once: %.*s",
                      (int)(document->article.id.len < 180 ? document->article.id.len : 180), document->article.id.ptr);
        if (on_problem) on_problem(context, &note, document->page.path);
        fhi_document_free(document);
    }
    collection->n = kept;
}

static fh_status find_stories(fhi_collection *c, fh_error *error)
{
    fhi_grouping *grouping;
    fh_status status = fhi_group_new(&grouping, error);
    if (status != FH_OK) return status;
    for (uint32_t i = 0; i < c->n && status == FH_OK; i++) status = fhi_group_add(grouping, &c->readings[i], error);
    if (status == FH_OK) status = fhi_group_stories(c->arena, grouping, true, &c->stories, error);
    fhi_group_free(grouping);
    return status;
}

static void begin(const fhi_collection *c, const char *stage)
{
    if (c->on_stage) c->on_stage(c->stage_context, stage);
}

static fh_status find_claims(fhi_collection *c, fh_error *error)
{
    begin(c, "reconciling claims");
    fh_status status = fhi_reconcile_claims(c->arena, c->readings, c->n, &c->lineage, &c->stories, &c->claims, error);
    if (status != FH_OK) return status;
    begin(c, "composing the brief");
    return fhi_compose_brief(c->arena, c->readings, &c->lineage, &c->stories, &c->claims, &c->brief, error);
}

/* Whether every date was given: then none is inferred. */
static bool dates_are_given(const fhi_collection *c)
{
    uint32_t given = 0;
    while (given < c->n && c->documents[given]->article.published.basis == FHI_BASIS_GIVEN) given++;
    return given == c->n;
}

fh_status fhi_collection_settle(fhi_collection *c, fhi_reach reach, fh_error *error)
{
    c->readings = fhi_arena_array(c->arena, c->n, sizeof *c->readings);
    if (!c->readings) return fhi_error_memory(error, "flow");
    for (uint32_t i = 0; i < c->n; i++) c->readings[i] = c->documents[i]->reading;
    bool traced = reach >= FHI_REACH_LINEAGE, linked = traced && !dates_are_given(c);
    fh_status status = FH_OK;
    begin(c, "comparing texts");
    if (traced) status = fhi_lineage_trace(c->arena, c->readings, c->n, c->told, &c->lineage, error);
    if (linked && status == FH_OK) status = fhi_lineage_link(c->arena, &c->lineage, error); /* links bind dates */
    begin(c, "telling stories apart");
    if (status == FH_OK) status = find_stories(c, error);
    begin(c, "inferring dates");
    if (status == FH_OK)
        status = fhi_dating_infer(c->arena, c->readings, c->n, &c->stories, linked ? &c->lineage : NULL, error);
    begin(c, "relating articles");
    if (status == FH_OK && traced) status = fhi_lineage_relate(c->arena, c->stories.story_of, &c->lineage, error);
    if (status != FH_OK || reach < FHI_REACH_BRIEF) return status;
    return find_claims(c, error);
}

fh_status fhi_collection_date(fhi_collection *c, fh_error *error)
{
    if (dates_are_given(c)) return FH_OK;
    size_t size = c->n * sizeof(fhi_document *);
    fhi_document **arrived = fhi_arena_alloc(c->arena, size);
    if (!arrived) return fhi_error_memory(error, "flow");
    memcpy(arrived, c->documents, size);
    qsort(c->documents, c->n, sizeof(fhi_document *), canonical);
    fh_status status = fhi_collection_settle(c, FHI_REACH_DATES, error);
    memcpy(c->documents, arrived, size);
    return status;
}
