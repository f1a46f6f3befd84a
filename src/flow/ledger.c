/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/ledger.h"

#include "firsthand/firsthand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const SETTINGS = "setting", *const ARRIVALS = "arrival";
const char *const fhi_ledger_articles = "article";

void fhi_ledger_close(fhi_ledger *l)
{
    fhi_arrivals_done(&l->arrivals);
    fhi_store_close(l->store);
    fhi_pack_done(&l->pack);
    *l = (fhi_ledger){0};
}

fh_status fhi_ledger_tell(const fhi_ledger *l, fh_status status, const fh_error *failure, fh_error *error)
{
    if (status == FH_OK || !error) return status;
    *error = *failure;
    if (l->options.path)
        fhi_error_set(error, status, failure->stage, failure->offset, "%.80s: %.170s", l->options.path,
                      failure->message);
    return status;
}

/* ---- what comes */

fh_status fhi_ledger_put(fhi_ledger *l, const char *sheet, uint32_t number, fh_error *error)
{
    if (!l->store) return FH_OK;
    if (l->pack.failed) return fhi_error_memory(error, "flow");
    return fhi_store_put(l->store, sheet, number, fhi_pack_span(&l->pack), error);
}

fh_status fhi_ledger_note(fhi_ledger *l, fh_span id, const uint8_t *digest, fh_error *error)
{
    uint32_t number = l->arrivals.ids.n;
    fh_status status = fhi_arrivals_note(&l->arrivals, id, digest, error);
    if (status != FH_OK || !l->store) return status;
    fhi_pack_clear(&l->pack);
    fhi_pack_bytes(&l->pack, id);
    fhi_pack_bytes(&l->pack, (fh_span){(const char *)digest, FHI_ARRIVALS_DIGEST});
    return fhi_ledger_put(l, ARRIVALS, number, error);
}

fh_status fhi_ledger_commit(fhi_ledger *l, fh_error *error)
{
    fh_status status = l->store ? fhi_store_commit(l->store, error) : FH_OK;
    if (status == FH_OK) l->committed = l->arrivals.ids.n;
    return status;
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
    s->window = (uint32_t)fhi_pack_take_number(&row, FH_WINDOW_MOST);
    s->found = true;
    if (number == 0 && fhi_pack_whole(&row)) return FH_OK;
    return fhi_error_set(error, FH_STORE, "flow", 0, "it is damaged: its settings cannot be read");
}

/* The window of the store; that which is asked for where the store is new. */
static fh_status agree(fhi_ledger *l, fh_error *error)
{
    settings s = {0};
    uint32_t asked = l->options.window, articles = 0;
    fh_status status = fhi_store_walk(l->store, SETTINGS, take_settings, &s, error);
    l->window = s.found ? s.window : asked ? asked : l->options.usual;
    if (status == FH_OK && !s.found) status = fhi_store_end(l->store, fhi_ledger_articles, &articles, error);
    if (status != FH_OK) return status;
    if (articles) return fhi_error_set(error, FH_STORE, "flow", 0, "it is damaged: its settings are not there");
    if (!s.found) {
        fhi_pack_clear(&l->pack);
        fhi_pack_number(&l->pack, l->window);
        return fhi_ledger_put(l, SETTINGS, 0, error);
    }
    if (!asked || asked == s.window) return FH_OK;
    if (!s.window) return fhi_error_set(error, FH_USAGE, "flow", 0, "it was made without a window, which it keeps");
    return fhi_error_set(error, FH_USAGE, "flow", 0, "it was made with a window of %u days, which it keeps", s.window);
}

static fh_status take_arrival(void *context, uint32_t number, fh_span bytes, fh_error *error)
{
    fhi_ledger *l = context;
    fhi_unpack row = {bytes, false};
    fh_span id = fhi_pack_take_bytes(&row), digest = fhi_pack_take_bytes(&row);
    if (number != l->arrivals.ids.n || digest.len != FHI_ARRIVALS_DIGEST || !fhi_pack_whole(&row))
        return fhi_error_set(error, FH_STORE, "flow", number, "it is damaged: arrival %u does not fit the others",
                             number);
    return fhi_arrivals_note(&l->arrivals, id, (const uint8_t *)digest.ptr, error);
}

static fh_status take_up(fhi_ledger *l, fh_error *error)
{
    uint32_t articles = 0;
    fhi_arrivals_done(&l->arrivals);
    fh_status status = fhi_arrivals_start(&l->arrivals, error);
    if (status == FH_OK && l->store) {
        status = fhi_store_walk(l->store, ARRIVALS, take_arrival, l, error);
        if (status == FH_OK) status = fhi_store_end(l->store, fhi_ledger_articles, &articles, error);
        if (status == FH_OK && articles != l->arrivals.ids.n)
            status = fhi_error_set(error, FH_STORE, "flow", 0, "it is damaged: of %u articles %u came", articles,
                                   l->arrivals.ids.n);
    }
    l->committed = l->arrivals.ids.n;
    return status == FH_OK ? l->options.take_up(l->options.owner, error) : status;
}

static fh_status open_store(fhi_ledger *l, fh_error *error)
{
    return fhi_store_open(l->options.path, l->options.kind, FHI_LEDGER_FORMAT, &l->store, error);
}

/* Puts a store with the same articles and a new index in the place of the damaged one, which stands until the new one is whole. */
static fh_status rebuild(fhi_ledger *l, fh_error *error)
{
    size_t room = strlen(l->options.path) + sizeof ".new";
    char *path = malloc(room);
    if (!path) return fhi_error_memory(error, "flow");
    snprintf(path, room, "%s.new", l->options.path);
    remove(path); /* of a run that was killed here before */
    fh_status status = l->options.remake(l->options.owner, path, error);
    if (status == FH_OK && rename(path, l->options.path) != 0)
        status = fhi_error_set(error, FH_IO, "flow", 0, "the store that was made anew cannot be put in its place");
    if (status != FH_OK) remove(path);
    free(path);
    if (status != FH_OK) return status;
    fhi_store_close(l->store);
    l->store = NULL;
    status = open_store(l, error);
    return status == FH_OK ? take_up(l, error) : status;
}

static fh_status go_on(fhi_ledger *l, fh_error *error)
{
    fh_error damage = {0};
    fh_status status = open_store(l, error);
    if (status == FH_OK) status = agree(l, error);
    if (status != FH_OK) return status;
    status = take_up(l, &damage);
    if (status != FH_STORE) {
        *error = damage;
        return status;
    }
    status = rebuild(l, error);
    if (status != FH_OK) return status;
    fh_error note = {0};
    fhi_error_set(&note, FH_OK, "flow", 0, "%.160s; its index was made anew out of its %u articles", damage.message,
                  l->arrivals.ids.n);
    if (l->options.on_problem)
        l->options.on_problem(l->options.problem_context, &note, (fh_span){l->options.path, strlen(l->options.path)});
    return FH_OK;
}

fh_status fhi_ledger_open(const fhi_ledger_options *options, fhi_ledger *l, fh_error *error)
{
    *l = (fhi_ledger){.options = *options, .window = options->window ? options->window : options->usual};
    fh_error failure = {0};
    fh_status status = options->path ? go_on(l, &failure) : take_up(l, &failure);
    return fhi_ledger_tell(l, status, &failure, error);
}
