/* SPDX-License-Identifier: Apache-2.0 */
/* Two blocks are held: the one that fills, and the one before it, whose documents know the numbers of their origins. In the store are all articles as
 * they came; beside them, of each block that was told, the origins and dates of its articles, and the state of the stream. A block is noted as told
 * when it was written out: a run that is killed in between tells it again, the same. */
#include "flow/instalments.h"

#include "annotate/when/when.h"
#include "firsthand/firsthand.h"
#include "flow/ledger.h"
#include "flow/packed.h"
#include "lineage/aligned.h"
#include "story/clock.h"

#include <stdlib.h>

enum { KEEP_EVERY = 1000 }; /* articles from one commit to the next, at most */

static const char *const STATE = "state", *const TOLD = "told";

struct fhi_instalments {
    fhi_instalments_options options;
    fhi_ledger ledger;
    fhi_collection held;
    fhi_clock clock;
    fhi_aligned *aligned;
    uint32_t before;  /* the first article of the block before */
    uint32_t fills;   /* the first article of the block that fills */
    uint32_t blocks;  /* told so far */
    fhi_day first;    /* the day of the stream when the block that fills began; FHI_NO_DAY while that is not known */
    uint32_t origins; /* numbers given so far */
    uint64_t late;
    bool refused; /* on_instalment failed: no failure of the store */
};

void fhi_instalments_close(fhi_instalments *i)
{
    if (!i) return;
    fhi_collection_done(&i->held);
    fhi_aligned_free(i->aligned);
    fhi_ledger_close(&i->ledger);
    free(i);
}

uint32_t fhi_instalments_days(const fhi_instalments *i)
{
    return i->ledger.window;
}

uint64_t fhi_instalments_late(const fhi_instalments *i)
{
    return i->late;
}

/* ---- the store */

static fh_status put_state(fhi_instalments *i, fh_error *error)
{
    fhi_pack *pack = &i->ledger.pack;
    fhi_pack_clear(pack);
    fhi_pack_number(pack, i->ledger.arrivals.ids.n);
    fhi_pack_number(pack, i->fills);
    fhi_pack_number(pack, i->before);
    fhi_pack_number(pack, i->blocks);
    fhi_pack_number(pack, i->origins);
    fhi_pack_signed(pack, i->first);
    fhi_clock_pack(&i->clock, pack);
    return fhi_ledger_put(&i->ledger, STATE, 0, error);
}

static fh_status keep(fhi_instalments *i, fh_error *error)
{
    if (!i->ledger.store) return FH_OK;
    fh_status status = put_state(i, error);
    return status == FH_OK ? fhi_ledger_commit(&i->ledger, error) : status;
}

static fh_status put_article(fhi_instalments *i, const fhi_document *d, fh_error *error)
{
    if (!i->ledger.store) return FH_OK;
    fhi_pack_clear(&i->ledger.pack);
    fhi_packed_write_whole(&d->article, d->page.sha256, &i->ledger.pack);
    return fhi_ledger_put(&i->ledger, fhi_ledger_articles, i->ledger.arrivals.ids.n, error);
}

static int by_number(const void *x, const void *y)
{
    const fhi_document *a = *(fhi_document *const *)x, *b = *(fhi_document *const *)y;
    return (a->number > b->number) - (a->number < b->number);
}

/* What was found out of the documents of a block: a row. */
static fh_status put_told(fhi_instalments *i, fh_error *error)
{
    if (!i->ledger.store) return FH_OK;
    fhi_collection *c = &i->held;
    fhi_pack *pack = &i->ledger.pack;
    qsort(c->documents, c->n, sizeof(fhi_document *), by_number);
    fhi_pack_clear(pack);
    for (uint32_t k = 0; k < c->n; k++) {
        const fhi_published *published = &c->documents[k]->article.published;
        bool inferred = published->basis == FHI_BASIS_INFERRED;
        fhi_pack_number(pack, c->documents[k]->origin);
        fhi_pack_number(pack, inferred);
        if (inferred) fhi_packed_write_date(published, pack);
    }
    return fhi_ledger_put(&i->ledger, TOLD, i->blocks, error);
}

/* ---- telling a block */

static fh_status tell(fhi_instalments *i, bool whole, fh_error *error)
{
    fhi_collection *c = &i->held;
    fhi_collection_sort(c, NULL, NULL);
    uint32_t *origin = fhi_arena_array(c->arena, c->n, sizeof *origin);
    if (!origin) return fhi_error_memory(error, "flow");
    for (uint32_t k = 0; k < c->n; k++) origin[k] = c->documents[k]->origin;
    fhi_told told = {origin, i->origins, i->aligned};
    c->told = &told;
    fh_status status = fhi_collection_settle(c, FHI_REACH_LINEAGE, error);
    if (status == FH_OK && i->options.on_instalment) {
        status = i->options.on_instalment(i->options.context, c, whole, error);
        i->refused = status != FH_OK;
    }
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
    if (status == FH_OK) status = put_told(i, error);
    fhi_collection_forget(c);
    fhi_aligned_turn(i->aligned);
    i->before = i->fills;
    i->fills = i->ledger.arrivals.ids.n;
    i->blocks++;
    return status;
}

static fh_status end_block(fhi_instalments *i, fh_error *error)
{
    fh_status status = tell(i, true, error);
    return status == FH_OK ? turn(i, error) : status;
}

/* ---- taking articles */

static fh_status pass_on(const fhi_instalments *i, fh_status status, const fh_error *failure, fh_error *error)
{
    if (!i->refused) return fhi_ledger_tell(&i->ledger, status, failure, error);
    if (error) *error = *failure;
    return status;
}

static fh_status take(fhi_instalments *i, fhi_document *d, bool *kept, fh_error *error)
{
    fhi_ledger *l = &i->ledger;
    fhi_day day = d->article.published.day, days = (fhi_day)l->window;
    fh_status status = FH_OK;
    fhi_clock_tick(&i->clock, day);
    fhi_day now = i->clock.now;
    if (now != FHI_NO_DAY && i->first == FHI_NO_DAY) i->first = now;
    bool ends = now != FHI_NO_DAY && now - i->first >= days;
    if (ends) {
        if (i->fills < l->arrivals.ids.n) status = end_block(i, error);
        i->first = now;
    }
    d->number = l->arrivals.ids.n;
    if (status == FH_OK) status = put_article(i, d, error);
    if (status == FH_OK) status = fhi_ledger_note(l, d->article.id, d->page.sha256, error);
    if (status == FH_OK) status = fhi_collection_add(&i->held, d, error);
    if (status != FH_OK) return status;
    *kept = true;
    i->late += day != FHI_NO_DAY && i->first != FHI_NO_DAY && i->first - day >= days;
    return ends || l->arrivals.ids.n - l->committed >= KEEP_EVERY ? keep(i, error) : FH_OK;
}

fh_status fhi_instalments_add(fhi_instalments *i, fhi_document *document, bool *kept, bool *before, fh_error *error)
{
    fh_error failure = {0};
    *kept = false;
    *before = fhi_arrivals_came(&i->ledger.arrivals, document->article.id, document->page.sha256);
    if (*before) return FH_OK;
    return pass_on(i, take(i, document, kept, &failure), &failure, error);
}

fh_status fhi_instalments_end(fhi_instalments *i, fh_error *error)
{
    fh_error failure = {0};
    fh_status status = keep(i, &failure);
    if (status == FH_OK && i->fills < i->ledger.arrivals.ids.n) status = tell(i, false, &failure);
    return pass_on(i, status, &failure, error);
}

/* ---- going on from a store */

typedef struct told_article {
    uint32_t origin;
    bool inferred;
    fhi_published published; /* only where it was inferred */
} told_article;

/* Articles of a store on their way back. */
typedef struct taking {
    fhi_ledger *from;
    uint32_t first, end; /* numbers */
    uint32_t next;
    fhi_arena *arena;
    told_article *told; /* of the first ones */
    uint32_t told_n;
    fhi_instalments *to;
} taking;

static fh_status misfit(const char *sheet, fh_error *error)
{
    return fhi_error_set(error, FH_STORE, "flow", 0, "it is damaged: its sheet '%s' does not fit the others", sheet);
}

static fh_status take_state(fhi_instalments *i, fh_error *error)
{
    fh_span bytes;
    bool found;
    uint32_t n = i->ledger.arrivals.ids.n;
    fh_status status = fhi_store_take(i->ledger.store, STATE, 0, &bytes, &found, error);
    if (status != FH_OK) return status;
    if (!found) return n ? misfit(STATE, error) : FH_OK;
    fhi_unpack row = {bytes, false};
    uint32_t articles = (uint32_t)fhi_pack_take_number(&row, n);
    i->fills = (uint32_t)fhi_pack_take_number(&row, n);
    i->before = (uint32_t)fhi_pack_take_number(&row, i->fills);
    i->blocks = (uint32_t)fhi_pack_take_number(&row, n);
    i->origins = (uint32_t)fhi_pack_take_number(&row, n);
    i->first = fhi_pack_take_day(&row);
    fhi_clock_unpack(&i->clock, n, &row);
    bool told = i->blocks > 0, sound = fhi_pack_whole(&row) && articles == n;
    sound = sound && told == (i->fills > i->before) && told == (i->origins > 0);
    return sound ? FH_OK : misfit(STATE, error);
}

/* What was told of the articles of the block before. */
static fh_status take_told(taking *t, fh_error *error)
{
    fhi_instalments *i = t->to;
    fh_span bytes;
    bool found;
    if (!i->blocks) return FH_OK;
    fh_status status = fhi_store_take(i->ledger.store, TOLD, i->blocks - 1, &bytes, &found, error);
    if (status != FH_OK) return status;
    if (!found) return misfit(TOLD, error);
    fhi_unpack row = {bytes, false};
    t->told_n = i->fills - i->before;
    t->told = fhi_arena_array(t->arena, t->told_n, sizeof *t->told);
    if (!t->told) return fhi_error_memory(error, "flow");
    for (uint32_t k = 0; k < t->told_n && !row.damaged; k++) {
        told_article *told = &t->told[k];
        told->origin = (uint32_t)fhi_pack_take_number(&row, i->origins - 1);
        told->inferred = fhi_pack_take_number(&row, 1);
        if (!told->inferred) continue;
        if (!fhi_packed_read_date(t->arena, &row, &told->published)) return fhi_error_memory(error, "flow");
        if (told->published.basis != FHI_BASIS_INFERRED) row.damaged = true;
    }
    return fhi_pack_whole(&row) ? FH_OK : misfit(TOLD, error);
}

static bool apply(const told_article *told, fhi_document *d)
{
    fhi_published *published = &d->article.published;
    d->origin = told->origin;
    if (!told->inferred) return true;
    *published = told->published;
    published->value = fhi_arena_copy(d->arena, published->value);
    published->why = fhi_arena_copy(d->arena, published->why);
    return published->value.ptr && published->why.ptr;
}

static fh_status take_article(void *context, fhi_document *d, bool *found, fh_error *error)
{
    taking *t = context;
    fh_span row;
    *found = false;
    if (t->next == t->end) return FH_OK;
    fh_status status = fhi_store_take(t->from->store, fhi_ledger_articles, t->next, &row, found, error);
    if (status == FH_OK && !*found)
        status = fhi_error_set(error, FH_STORE, "flow", t->next, "it is damaged: article %u is not there", t->next);
    if (status == FH_OK) status = fhi_packed_read_whole(d->arena, row, &d->article, d->page.sha256, error);
    if (status != FH_OK) return status;
    uint32_t number = t->next++;
    d->number = number;
    if (number - t->first >= t->told_n || apply(&t->told[number - t->first], d)) return FH_OK;
    return fhi_error_memory(error, "flow");
}

static fh_status hold_article(void *context, fhi_document *d, bool *kept, fh_error *error)
{
    taking *t = context;
    fh_status status = fhi_collection_add(&t->to->held, d, error);
    *kept = status == FH_OK;
    return status;
}

/* Hands the articles from `t->first` on to `on_document`, as far as lineage takes them. */
static fh_status go_over(taking *t, fhi_on_document *on_document, fh_error *error)
{
    fhi_intake intake = {
        .next_kept = take_article,
        .kept_context = t,
        .depth = FHI_DEPTH_DATED,
        .threads = t->to->options.threads,
        .on_document = on_document,
        .document_context = t,
    };
    fhi_intake_counts counts;
    t->next = t->first;
    fh_status status = fhi_intake_run(&intake, &counts, error);
    return status == FH_OK && counts.documents != t->end - t->first ? misfit(fhi_ledger_articles, error) : status;
}

static fh_status take_up(void *owner, fh_error *error)
{
    fhi_instalments *i = owner;
    fhi_collection_done(&i->held);
    i->first = i->clock.now = FHI_NO_DAY;
    fh_status status = fhi_collection_start(&i->held, error);
    i->held.on_stage = i->options.on_stage;
    i->held.stage_context = i->options.context;
    if (status == FH_OK && i->ledger.store) status = take_state(i, error);
    if (status != FH_OK || i->ledger.arrivals.ids.n == 0) return status;
    taking t = {.from = &i->ledger, .to = i, .first = i->before, .end = i->ledger.arrivals.ids.n};
    t.arena = fhi_arena_new();
    status = t.arena ? take_told(&t, error) : fhi_error_memory(error, "flow");
    if (status == FH_OK) status = go_over(&t, hold_article, error);
    fhi_arena_free(t.arena);
    return status;
}

/* ---- a damaged index */

static fh_status add_again(void *context, fhi_document *d, bool *kept, fh_error *error)
{
    taking *t = context;
    bool before;
    fh_status status = fhi_instalments_add(t->to, d, kept, &before, error);
    return status == FH_OK && before ? misfit(fhi_ledger_articles, error) : status;
}

/* Fills a new store with the articles of the old one, by going the whole way again, and telling nobody. */
static fh_status remake(void *owner, const char *path, fh_error *error)
{
    fhi_instalments *i = owner;
    fhi_instalments_options options = {.store = path, .days = i->ledger.window, .threads = i->options.threads};
    taking t = {.from = &i->ledger};
    fh_status status = fhi_instalments_open(&options, &t.to, error);
    if (status == FH_OK) status = fhi_store_end(t.from->store, fhi_ledger_articles, &t.end, error);
    if (status == FH_OK) status = go_over(&t, add_again, error);
    if (status == FH_OK) status = keep(t.to, error);
    fhi_instalments_close(t.to);
    return status;
}

fh_status fhi_instalments_open(const fhi_instalments_options *options, fhi_instalments **instalments, fh_error *error)
{
    fhi_instalments *i = calloc(1, sizeof *i);
    if (!i) return fhi_error_memory(error, "flow");
    i->options = *options;
    i->aligned = fhi_aligned_new();
    if (!i->aligned) {
        free(i);
        return fhi_error_memory(error, "flow");
    }
    fhi_ledger_options ledger = {
        .path = options->store,
        .kind = FHI_STORE_LINEAGE,
        .window = options->days,
        .usual = FH_WINDOW,
        .on_problem = options->on_problem,
        .problem_context = options->problem_context,
        .take_up = take_up,
        .remake = remake,
        .owner = i,
    };
    fh_status status = fhi_ledger_open(&ledger, &i->ledger, error);
    if (status == FH_OK)
        *instalments = i;
    else
        fhi_instalments_close(i);
    return status;
}
