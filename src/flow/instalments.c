/* SPDX-License-Identifier: Apache-2.0 */
/* Two blocks are held: the one that fills, and the one before it, whose documents know the numbers of their origins. */
#include "flow/instalments.h"

#include "annotate/when/when.h"
#include "flow/arrivals.h"
#include "story/clock.h"

#include <stdlib.h>

struct fhi_instalments {
    fhi_instalments_options options;
    fhi_arrivals arrivals;
    fhi_collection held;
    fhi_clock clock;
    uint32_t fresh;   /* documents of the block that fills */
    fhi_day first;    /* the day of the stream when it began; FHI_NO_DAY while that is not known */
    uint32_t origins; /* numbers given so far */
    uint64_t late;
};

static fh_status start(fhi_instalments *i, fh_error *error)
{
    fh_status status = fhi_arrivals_start(&i->arrivals, error);
    if (status == FH_OK) status = fhi_collection_start(&i->held, error);
    i->held.on_stage = i->options.on_stage;
    i->held.stage_context = i->options.context;
    return status;
}

fh_status fhi_instalments_open(const fhi_instalments_options *options, fhi_instalments **instalments, fh_error *error)
{
    fhi_instalments *i = calloc(1, sizeof *i);
    if (!i) return fhi_error_memory(error, "flow");
    i->options = *options;
    i->first = i->clock.now = FHI_NO_DAY;
    fh_status status = start(i, error);
    if (status == FH_OK)
        *instalments = i;
    else
        fhi_instalments_close(i);
    return status;
}

void fhi_instalments_close(fhi_instalments *i)
{
    if (!i) return;
    fhi_collection_done(&i->held);
    fhi_arrivals_done(&i->arrivals);
    free(i);
}

/* ---- telling a block */

static fh_status tell(fhi_instalments *i, fh_error *error)
{
    fhi_collection *c = &i->held;
    fhi_collection_sort(c, NULL, NULL);
    uint32_t *origin = fhi_arena_array(c->arena, c->n, sizeof *origin);
    if (!origin) return fhi_error_memory(error, "flow");
    for (uint32_t k = 0; k < c->n; k++) origin[k] = c->documents[k]->origin;
    fhi_told told = {origin, i->origins};
    c->told = &told;
    fh_status status = fhi_collection_settle(c, FHI_REACH_LINEAGE, error);
    if (status == FH_OK) status = i->options.on_instalment(i->options.context, c, error);
    c->told = NULL;
    return status;
}

/* An inferred date, and the times that were resolved by it, lie in the arena of the collection: they are put where the document's own
 * things are. */
static fh_status keep_date(fhi_document *d, fh_error *error)
{
    fhi_published *published = &d->article.published;
    bool inferred = published->basis == FHI_BASIS_INFERRED;
    if (!inferred && published->day != FHI_NO_DAY) return FH_OK;
    if (inferred) {
        published->value = fhi_arena_copy(d->arena, published->value);
        published->why = fhi_arena_copy(d->arena, published->why);
        if (!published->value.ptr || !published->why.ptr) return fhi_error_memory(error, "flow");
    }
    return fhi_when_resolve(d->arena, &d->marks, published->day, error);
}

/* The block that was told becomes the one before, whose documents go. */
static fh_status turn(fhi_instalments *i, fh_error *error)
{
    fhi_collection *c = &i->held;
    uint32_t kept = 0;
    for (uint32_t k = 0; k < c->n; k++) {
        fhi_document *d = c->documents[k];
        uint32_t number = c->lineage.origins.at[c->lineage.standings[k].origin].number;
        if (number >= i->origins) i->origins = number + 1;
        if (d->origin != FHI_NONE) {
            fhi_document_free(d);
            continue;
        }
        c->documents[kept++] = d;
        d->origin = number;
    }
    c->n = kept;
    fh_status status = FH_OK;
    for (uint32_t k = 0; k < kept && status == FH_OK; k++) status = keep_date(c->documents[k], error);
    fhi_collection_forget(c);
    i->fresh = 0;
    i->first = i->clock.now;
    return status;
}

static fh_status end_block(fhi_instalments *i, fh_error *error)
{
    if (i->fresh == 0) return FH_OK;
    fh_status status = tell(i, error);
    return status == FH_OK ? turn(i, error) : status;
}

/* ---- taking articles */

fh_status fhi_instalments_add(fhi_instalments *i, fhi_document *document, bool *kept, bool *before, fh_error *error)
{
    fh_span id = document->article.id;
    fhi_day day = document->article.published.day, days = (fhi_day)i->options.days;
    *kept = false;
    *before = fhi_arrivals_came(&i->arrivals, id, document->page.sha256);
    if (*before) return FH_OK;
    fh_status status = FH_OK;
    fhi_clock_tick(&i->clock, day);
    fhi_day now = i->clock.now;
    if (now != FHI_NO_DAY && i->first == FHI_NO_DAY) i->first = now;
    if (now != FHI_NO_DAY && now - i->first >= days) status = end_block(i, error);
    if (status == FH_OK) status = fhi_arrivals_note(&i->arrivals, id, document->page.sha256, error);
    if (status == FH_OK) status = fhi_collection_add(&i->held, document, error);
    if (status != FH_OK) return status;
    *kept = true;
    i->fresh++;
    i->late += day != FHI_NO_DAY && i->first != FHI_NO_DAY && i->first - day >= days;
    return FH_OK;
}

fh_status fhi_instalments_end(fhi_instalments *i, uint64_t *late, fh_error *error)
{
    *late = i->late;
    return end_block(i, error);
}
