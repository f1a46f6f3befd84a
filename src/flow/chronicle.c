/* SPDX-License-Identifier: Apache-2.0 */
/* In the store: the articles, which are what is kept, and beside them an index, the ids that came and the grouping, from which a run goes on
 * without reading the articles again. See story/shelf.c for the grouping. */
#include "flow/chronicle.h"

#include "flow/ledger.h"
#include "flow/packed.h"
#include "story/shelf.h"
#include "text/split.h"

#include <stdlib.h>

enum {
    /* articles from one commit to the next: at least so many, at most so many, in between a part of those that are held, all of whose terms are
     * written each time */
    KEEP_LEAST = 1000,
    KEEP_MOST = 20000,
    KEEP_PART = 4
};

struct fhi_chronicle {
    fhi_ledger ledger;
    fhi_grouping *grouping;
};

void fhi_chronicle_close(fhi_chronicle *c)
{
    if (!c) return;
    if (c->grouping) fhi_group_free(c->grouping);
    fhi_ledger_close(&c->ledger);
    free(c);
}

/* ---- the ports of the grouping */

static fh_status put_row(void *context, const char *sheet, uint32_t number, fh_span row, fh_error *error)
{
    return fhi_store_put(context, sheet, number, row, error);
}

static fh_status walk_rows(void *context, const char *sheet, fhi_on_row *on_row, void *row_context, fh_error *error)
{
    return fhi_store_walk(context, sheet, on_row, row_context, error);
}

static fhi_shelf shelf_of(fhi_store *store)
{
    return (fhi_shelf){store, put_row, walk_rows};
}

/* ---- taking articles */

/* Groups the article and notes that it came, beside what the store holds of it. */
static fh_status take(fhi_chronicle *c, const fhi_reading *reading, const uint8_t *digest, fh_error *error)
{
    fh_status status = fhi_ledger_note(&c->ledger, reading->article->id, digest, error);
    return status == FH_OK ? fhi_group_add(c->grouping, reading, error) : status;
}

static bool is_time_to_keep(const fhi_chronicle *c)
{
    uint32_t since = c->ledger.arrivals.ids.n - c->ledger.committed;
    uint32_t part = fhi_group_open_articles(c->grouping) / KEEP_PART;
    return c->ledger.store && since >= KEEP_LEAST && since >= (part < KEEP_MOST ? part : KEEP_MOST);
}

static fh_status commit(fhi_chronicle *c, fh_error *error)
{
    fhi_shelf shelf = shelf_of(c->ledger.store);
    fh_status status = fhi_shelf_keep(&shelf, c->grouping, error);
    return status == FH_OK ? fhi_ledger_commit(&c->ledger, error) : status;
}

static fh_status keep(fhi_chronicle *c, fh_error *error)
{
    return c->ledger.store && c->ledger.committed < c->ledger.arrivals.ids.n ? commit(c, error) : FH_OK;
}

fh_status fhi_chronicle_keep(fhi_chronicle *c, fh_error *error)
{
    fh_error failure = {0};
    return fhi_ledger_tell(&c->ledger, keep(c, &failure), &failure, error);
}

fh_status fhi_chronicle_add(fhi_chronicle *c, const fhi_document *document, bool *before, fh_error *error)
{
    const fhi_article *article = &document->article;
    const uint8_t *digest = document->page.sha256;
    fh_error failure = {0};
    fh_status status = FH_OK;
    *before = fhi_arrivals_came(&c->ledger.arrivals, article->id, digest);
    if (*before) return FH_OK;
    if (c->ledger.store) {
        fhi_pack_clear(&c->ledger.pack);
        fhi_packed_write(article, digest, &c->ledger.pack);
        status = fhi_ledger_put(&c->ledger, fhi_ledger_articles, c->ledger.arrivals.ids.n, &failure);
    }
    if (status == FH_OK) status = take(c, &document->reading, digest, &failure);
    if (status == FH_OK && is_time_to_keep(c)) status = keep(c, &failure);
    return fhi_ledger_tell(&c->ledger, status, &failure, error);
}

const fh_span *fhi_chronicle_ids(const fhi_chronicle *c)
{
    return c->ledger.arrivals.ids.at;
}

fh_status fhi_chronicle_stories(fhi_arena *arena, const fhi_chronicle *c, bool batch, fhi_stories *stories,
                                fh_error *error)
{
    return fhi_group_stories(arena, c->grouping, batch, stories, error);
}

/* ---- going on from a store */

static fh_status take_up(void *context, fh_error *error)
{
    fhi_chronicle *c = context;
    fhi_ledger *l = &c->ledger;
    if (c->grouping) fhi_group_free(c->grouping);
    c->grouping = NULL;
    fh_status status = fhi_group_new(&c->grouping, error);
    if (status == FH_OK && l->window) fhi_group_window(c->grouping, l->window);
    if (status != FH_OK || !l->store) return status;
    fhi_shelf shelf = shelf_of(l->store);
    status = fhi_shelf_take_up(&shelf, c->grouping, error);
    if (status == FH_OK && fhi_group_articles(c->grouping) != l->arrivals.ids.n)
        status = fhi_error_set(error, FH_STORE, "flow", 0, "it is damaged: of %u articles %u are in stories",
                               l->arrivals.ids.n, fhi_group_articles(c->grouping));
    return status;
}

/* ---- a damaged index */

typedef struct remaking {
    fhi_chronicle *made;
    fhi_arena *arena;
} remaking;

static fh_status remake_article(void *context, uint32_t number, fh_span bytes, fh_error *error)
{
    remaking *r = context;
    fhi_ledger *l = &r->made->ledger;
    fhi_packed packed;
    fhi_text text;
    fhi_arena_reset(r->arena);
    fh_status status = fhi_packed_read(r->arena, bytes, &packed, error);
    if (status == FH_OK) status = fhi_split_words(r->arena, r->arena, &packed.article, &text, error);
    if (status == FH_OK && number != l->arrivals.ids.n)
        status =
            fhi_error_set(error, FH_STORE, "flow", number, "it is damaged: article %u is not there", l->arrivals.ids.n);
    if (status == FH_OK) status = fhi_store_put(l->store, fhi_ledger_articles, number, bytes, error);
    fhi_reading reading = {.article = &packed.article, .text = &text};
    return status == FH_OK ? take(r->made, &reading, packed.digest, error) : status;
}

/* Fills a new store with the articles of the old one, and an index to them. */
static fh_status remake(void *context, const char *path, fh_error *error)
{
    fhi_chronicle *c = context;
    fhi_chronicle_options options = {.store = path, .window = c->ledger.window};
    remaking r = {NULL, fhi_arena_new()};
    fh_status status = r.arena ? fhi_chronicle_open(&options, &r.made, error) : fhi_error_memory(error, "flow");
    if (status == FH_OK) status = fhi_store_walk(c->ledger.store, fhi_ledger_articles, remake_article, &r, error);
    if (status == FH_OK) status = commit(r.made, error);
    fhi_chronicle_close(r.made);
    fhi_arena_free(r.arena);
    return status;
}

fh_status fhi_chronicle_open(const fhi_chronicle_options *options, fhi_chronicle **chronicle, fh_error *error)
{
    fhi_chronicle *c = calloc(1, sizeof *c);
    if (!c) return fhi_error_memory(error, "flow");
    fhi_ledger_options ledger = {
        .path = options->store,
        .kind = FHI_STORE_STORIES,
        .window = options->window,
        .on_problem = options->on_problem,
        .problem_context = options->problem_context,
        .take_up = take_up,
        .remake = remake,
        .owner = c,
    };
    fh_status status = fhi_ledger_open(&ledger, &c->ledger, error);
    if (status == FH_OK)
        *chronicle = c;
    else
        fhi_chronicle_close(c);
    return status;
}
