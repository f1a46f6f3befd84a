/* SPDX-License-Identifier: Apache-2.0 */
/* In the store: the articles, which are what is kept, and beside them an index, the ids that came and the grouping, from which a run goes on
 * without reading the articles again. See story/shelf.c for the grouping. */
#include "flow/chronicle.h"

#include "flow/packed.h"
#include "store/store.h"
#include "story/shelf.h"
#include "text/split.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FORMAT = 1, /* of the store */
    /* articles from one commit to the next: at least so many, at most so many, in between a part of those that are held, all of whose terms are
     * written each time */
    KEEP_LEAST = 1000,
    KEEP_MOST = 20000,
    KEEP_PART = 4
};
static const char *const SETTINGS = "setting", *const ARTICLES = "article", *const ARRIVALS = "arrival";

struct fhi_chronicle {
    fhi_chronicle_options options;
    uint32_t window;
    fhi_store *store; /* NULL: nothing is kept */
    fhi_arrivals arrivals;
    fhi_grouping *grouping;
    uint32_t kept; /* articles at the last commit */
    fhi_pack pack;
};

static fh_status start(fhi_chronicle *c, fh_error *error)
{
    fh_status status = fhi_arrivals_start(&c->arrivals, error);
    if (status == FH_OK) status = fhi_group_new(&c->grouping, error);
    if (status == FH_OK && c->window) fhi_group_window(c->grouping, c->window);
    return status;
}

static void empty(fhi_chronicle *c)
{
    fhi_arrivals_done(&c->arrivals);
    if (c->grouping) fhi_group_free(c->grouping);
    c->grouping = NULL;
}

void fhi_chronicle_close(fhi_chronicle *c)
{
    if (!c) return;
    empty(c);
    fhi_store_close(c->store);
    fhi_pack_done(&c->pack);
    free(c);
}

/* Passes a failure on, with the name of the store where it is the store's. */
static fh_status tell(const fhi_chronicle *c, fh_status status, const fh_error *failure, fh_error *error)
{
    if (status == FH_OK || !error) return status;
    *error = *failure;
    if (c->options.store)
        fhi_error_set(error, status, failure->stage, failure->offset, "%.80s: %.170s", c->options.store,
                      failure->message);
    return status;
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

static fh_status put_packed(fhi_chronicle *c, const char *sheet, uint32_t number, fh_error *error)
{
    if (c->pack.failed) return fhi_error_memory(error, "flow");
    return fhi_store_put(c->store, sheet, number, fhi_pack_span(&c->pack), error);
}

static fh_status put_arrival(fhi_chronicle *c, uint32_t number, fh_span id, const uint8_t *digest, fh_error *error)
{
    fhi_pack_clear(&c->pack);
    fhi_pack_bytes(&c->pack, id);
    fhi_pack_bytes(&c->pack, (fh_span){(const char *)digest, FHI_ARRIVALS_DIGEST});
    return put_packed(c, ARRIVALS, number, error);
}

/* Groups the article and notes that it came; its own row apart, all that is kept of it. */
static fh_status take(fhi_chronicle *c, const fhi_reading *reading, const uint8_t *digest, fh_error *error)
{
    uint32_t number = c->arrivals.ids.n;
    fh_span id = reading->article->id;
    fh_status status = fhi_arrivals_note(&c->arrivals, id, digest, error);
    if (status == FH_OK) status = fhi_group_add(c->grouping, reading, error);
    return status == FH_OK && c->store ? put_arrival(c, number, id, digest, error) : status;
}

static bool is_time_to_keep(const fhi_chronicle *c)
{
    uint32_t since = c->arrivals.ids.n - c->kept, part = fhi_group_open_articles(c->grouping) / KEEP_PART;
    return c->store && since >= KEEP_LEAST && since >= (part < KEEP_MOST ? part : KEEP_MOST);
}

static fh_status commit(fhi_chronicle *c, fh_error *error)
{
    fhi_shelf shelf = shelf_of(c->store);
    fh_status status = fhi_shelf_keep(&shelf, c->grouping, error);
    if (status == FH_OK) status = fhi_store_commit(c->store, error);
    if (status == FH_OK) c->kept = c->arrivals.ids.n;
    return status;
}

static fh_status keep(fhi_chronicle *c, fh_error *error)
{
    return c->store && c->kept < c->arrivals.ids.n ? commit(c, error) : FH_OK;
}

fh_status fhi_chronicle_keep(fhi_chronicle *c, fh_error *error)
{
    fh_error failure = {0};
    return tell(c, keep(c, &failure), &failure, error);
}

fh_status fhi_chronicle_add(fhi_chronicle *c, const fhi_document *document, bool *before, fh_error *error)
{
    const fhi_article *article = &document->article;
    const uint8_t *digest = document->page.sha256;
    fh_error failure = {0};
    fh_status status = FH_OK;
    *before = fhi_arrivals_came(&c->arrivals, article->id, digest);
    if (*before) return FH_OK;
    if (c->store) {
        fhi_pack_clear(&c->pack);
        fhi_packed_write(article, digest, &c->pack);
        status = put_packed(c, ARTICLES, c->arrivals.ids.n, &failure);
    }
    if (status == FH_OK) status = take(c, &document->reading, digest, &failure);
    if (status == FH_OK && is_time_to_keep(c)) status = keep(c, &failure);
    return tell(c, status, &failure, error);
}

const fh_span *fhi_chronicle_ids(const fhi_chronicle *c)
{
    return c->arrivals.ids.at;
}

fh_status fhi_chronicle_stories(fhi_arena *arena, const fhi_chronicle *c, bool batch, fhi_stories *stories,
                                fh_error *error)
{
    return fhi_group_stories(arena, c->grouping, batch, stories, error);
}

/* ---- going on from a store */

typedef struct settings {
    uint32_t window;
    bool found;
} settings;

static fh_status take_settings(void *context, uint32_t number, fh_span bytes, fh_error *error)
{
    settings *s = context;
    fhi_unpack row = {bytes, false};
    s->window = (uint32_t)fhi_pack_take_number(&row, UINT32_MAX);
    s->found = true;
    if (number == 0 && fhi_pack_whole(&row)) return FH_OK;
    return fhi_error_set(error, FH_STORE, "flow", 0, "it is damaged: its settings cannot be read");
}

static fh_status put_settings(fhi_chronicle *c, fh_error *error)
{
    fhi_pack_clear(&c->pack);
    fhi_pack_number(&c->pack, c->window);
    return put_packed(c, SETTINGS, 0, error);
}

/* The window of the store; that which is asked for where the store is new. */
static fh_status agree(fhi_chronicle *c, fh_error *error)
{
    settings s = {0};
    fh_status status = fhi_store_walk(c->store, SETTINGS, take_settings, &s, error);
    c->window = s.found ? s.window : c->options.window;
    if (status != FH_OK || !s.found) return status == FH_OK ? put_settings(c, error) : status;
    if (!c->options.window || c->options.window == s.window) return FH_OK;
    if (!s.window) return fhi_error_set(error, FH_USAGE, "flow", 0, "it was made without a window, which it keeps");
    return fhi_error_set(error, FH_USAGE, "flow", 0, "it was made with a window of %u days, which it keeps", s.window);
}

static fh_status take_arrival(void *context, uint32_t number, fh_span bytes, fh_error *error)
{
    fhi_chronicle *c = context;
    fhi_unpack row = {bytes, false};
    fh_span id = fhi_pack_take_bytes(&row), digest = fhi_pack_take_bytes(&row);
    if (number != c->arrivals.ids.n || digest.len != FHI_ARRIVALS_DIGEST || !fhi_pack_whole(&row))
        return fhi_error_set(error, FH_STORE, "flow", number, "it is damaged: arrival %u does not fit the others",
                             number);
    return fhi_arrivals_note(&c->arrivals, id, (const uint8_t *)digest.ptr, error);
}

static fh_status take_up(fhi_chronicle *c, fh_error *error)
{
    fhi_shelf shelf = shelf_of(c->store);
    uint32_t articles = 0;
    fh_status status = start(c, error);
    if (status == FH_OK) status = fhi_store_walk(c->store, ARRIVALS, take_arrival, c, error);
    if (status == FH_OK) status = fhi_shelf_take_up(&shelf, c->grouping, error);
    if (status == FH_OK) status = fhi_store_end(c->store, ARTICLES, &articles, error);
    if (status == FH_OK && (articles != c->arrivals.ids.n || articles != fhi_group_articles(c->grouping)))
        status =
            fhi_error_set(error, FH_STORE, "flow", 0, "it is damaged: of %u articles %u came, and %u are in stories",
                          articles, c->arrivals.ids.n, fhi_group_articles(c->grouping));
    c->kept = c->arrivals.ids.n;
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
    fhi_packed packed;
    fhi_text text;
    fhi_arena_reset(r->arena);
    fh_status status = fhi_packed_read(r->arena, bytes, &packed, error);
    if (status == FH_OK) status = fhi_split_words(r->arena, &packed.article, &text, error);
    if (status == FH_OK && number != r->made->arrivals.ids.n)
        status = fhi_error_set(error, FH_STORE, "flow", number, "it is damaged: article %u is not there",
                               r->made->arrivals.ids.n);
    if (status == FH_OK) status = fhi_store_put(r->made->store, ARTICLES, number, bytes, error);
    fhi_reading reading = {.article = &packed.article, .text = &text};
    return status == FH_OK ? take(r->made, &reading, packed.digest, error) : status;
}

/* Fills a new store with the articles of the old one, and an index to them. */
static fh_status remake(fhi_chronicle *c, const char *path, fh_error *error)
{
    remaking r = {calloc(1, sizeof *r.made), fhi_arena_new()};
    fh_status status = r.made && r.arena ? FH_OK : fhi_error_memory(error, "flow");
    remove(path); /* of a run that was killed here before */
    if (status == FH_OK) status = fhi_store_open(path, FORMAT, &r.made->store, error);
    if (status == FH_OK) {
        r.made->window = c->window;
        status = start(r.made, error);
    }
    if (status == FH_OK) status = put_settings(r.made, error);
    if (status == FH_OK) status = fhi_store_walk(c->store, ARTICLES, remake_article, &r, error);
    if (status == FH_OK) status = commit(r.made, error);
    fhi_chronicle_close(r.made);
    fhi_arena_free(r.arena);
    return status;
}

/* Puts a store with the same articles and a new index in the place of the damaged one, which stands until the new one is whole. */
static fh_status rebuild(fhi_chronicle *c, fh_error *error)
{
    size_t room = strlen(c->options.store) + sizeof ".new";
    char *path = malloc(room);
    if (!path) return fhi_error_memory(error, "flow");
    snprintf(path, room, "%s.new", c->options.store);
    fh_status status = remake(c, path, error);
    if (status == FH_OK && rename(path, c->options.store) != 0)
        status = fhi_error_set(error, FH_IO, "flow", 0, "the store that was made anew cannot be put in its place");
    if (status != FH_OK) remove(path);
    free(path);
    if (status != FH_OK) return status;
    fhi_store_close(c->store);
    c->store = NULL;
    empty(c);
    status = fhi_store_open(c->options.store, FORMAT, &c->store, error);
    return status == FH_OK ? take_up(c, error) : status;
}

static fh_status open_store(fhi_chronicle *c, fh_error *error)
{
    fh_error damage = {0};
    fh_status status = fhi_store_open(c->options.store, FORMAT, &c->store, error);
    if (status == FH_OK) status = agree(c, error);
    if (status != FH_OK) return status;
    status = take_up(c, &damage);
    if (status != FH_STORE) {
        if (error) *error = damage;
        return status;
    }
    status = rebuild(c, error);
    if (status != FH_OK) return status;
    fh_error note = {0};
    fhi_error_set(&note, FH_OK, "flow", 0, "%.160s; its index was made anew out of its %u articles", damage.message,
                  c->arrivals.ids.n);
    if (c->options.on_problem)
        c->options.on_problem(c->options.problem_context, &note, (fh_span){c->options.store, strlen(c->options.store)});
    return FH_OK;
}

fh_status fhi_chronicle_open(const fhi_chronicle_options *options, fhi_chronicle **chronicle, fh_error *error)
{
    fhi_chronicle *c = calloc(1, sizeof *c);
    if (!c) return fhi_error_memory(error, "flow");
    c->options = *options;
    c->window = options->window;
    fh_error failure = {0};
    fh_status status = options->store ? open_store(c, &failure) : start(c, &failure);
    if (status != FH_OK) {
        tell(c, status, &failure, error);
        fhi_chronicle_close(c);
        return status;
    }
    *chronicle = c;
    return FH_OK;
}
