/* SPDX-License-Identifier: Apache-2.0 */
/* A grouping on a shelf is five sheets: the place of each article (its story, and its vector while the story is open), the title of each story that is
 * forgotten, the vocabulary, the long lists of postings, and a state of one row. All else is worked out from the places, by joining again. */
#include "story/shelf.h"

#include "base/limits.h"
#include "story/grouping.h"

#include <stdlib.h>

static const char *const PLACES = "place", *const CLOSED = "closed", *const TERMS = "term", *const CUT = "cut",
                         *const STATE = "state";

static fh_status put(const fhi_shelf *shelf, const char *sheet, uint32_t number, const fhi_pack *pack, fh_error *error)
{
    if (pack->failed) return fhi_error_memory(error, "story");
    return shelf->put(shelf->context, sheet, number, fhi_pack_span(pack), error);
}

static void pack_place(const fhi_grouping *g, const fhi_member *m, fhi_pack *pack)
{
    bool forgotten = g->stories.at[m->story].forgotten;
    uint32_t before = 0;
    fhi_pack_clear(pack);
    fhi_pack_number(pack, m->story);
    fhi_pack_number(pack, forgotten);
    fhi_pack_signed(pack, m->published);
    fhi_pack_signed(pack, m->day);
    fhi_pack_signed(pack, m->seen);
    if (forgotten) return;
    fhi_pack_bytes(pack, m->title);
    fhi_pack_number(pack, (uint32_t)m->foreign << 1 | m->vector.headline);
    fhi_pack_number(pack, m->vector.n);
    for (uint32_t i = 0; i < m->vector.n; i++) {
        const fhi_term *t = &m->vector.terms[i];
        fhi_pack_number(pack, t->number - before);
        fhi_pack_float(pack, t->whole);
        fhi_pack_float(pack, t->opening);
        fhi_pack_float(pack, t->named);
        before = t->number;
    }
}

static fh_status keep_place(const fhi_shelf *shelf, const fhi_grouping *g, uint32_t article, fhi_pack *pack,
                            fh_error *error)
{
    pack_place(g, &g->members.at[article], pack);
    return put(shelf, PLACES, article, pack, error);
}

/* A story that was forgotten, and the places of its articles, whose vectors are not needed any more. */
static fh_status keep_closed(const fhi_shelf *shelf, const fhi_grouping *g, uint32_t story, fhi_pack *pack,
                             fh_error *error)
{
    const fhi_told *s = &g->stories.at[story];
    fhi_pack_clear(pack);
    fhi_pack_number(pack, s->titled_by);
    fhi_pack_bytes(pack, s->title);
    fh_status status = put(shelf, CLOSED, story, pack, error);
    for (uint32_t i = 0; i < s->members.n && status == FH_OK; i++) {
        if (s->members.at[i] < g->kept) status = keep_place(shelf, g, s->members.at[i], pack, error);
    }
    return status;
}

static fh_status keep_terms(const fhi_shelf *shelf, const fhi_grouping *g, fhi_pack *pack, fh_error *error)
{
    fh_status status = FH_OK;
    for (uint32_t sheaf = 0; status == FH_OK; sheaf++) {
        fhi_pack_clear(pack);
        if (fhi_vector_pack_terms(g->vocabulary, sheaf, pack) == 0) break;
        status = put(shelf, TERMS, sheaf, pack, error);
    }
    if (status != FH_OK) return status;
    fhi_pack_clear(pack);
    fhi_postings_pack_cut(&g->postings, pack);
    return put(shelf, CUT, 0, pack, error);
}

static fh_status keep_state(const fhi_shelf *shelf, const fhi_grouping *g, fhi_pack *pack, fh_error *error)
{
    fhi_pack_clear(pack);
    fhi_pack_number(pack, g->members.n);
    fhi_pack_number(pack, g->stories.n);
    fhi_pack_number(pack, g->terms);
    fhi_pack_signed(pack, g->began);
    fhi_pack_signed(pack, g->today);
    fhi_clock_pack(&g->clock, pack);
    fhi_vector_pack_head(g->vocabulary, pack);
    return put(shelf, STATE, 0, pack, error);
}

fh_status fhi_shelf_keep(const fhi_shelf *shelf, fhi_grouping *g, fh_error *error)
{
    fhi_pack pack = {0};
    fh_status status = FH_OK;
    for (uint32_t i = 0; i < g->closed.n && status == FH_OK; i++)
        status = keep_closed(shelf, g, g->closed.at[i], &pack, error);
    for (uint32_t i = g->kept; i < g->members.n && status == FH_OK; i++) status = keep_place(shelf, g, i, &pack, error);
    if (status == FH_OK) status = keep_terms(shelf, g, &pack, error);
    if (status == FH_OK) status = keep_state(shelf, g, &pack, error);
    fhi_pack_done(&pack);
    if (status != FH_OK) return status;
    g->kept = g->members.n;
    g->closed.n = 0;
    return FH_OK;
}

/* ---- and back */

typedef struct taking {
    fhi_grouping *g;
    uint32_t members, stories, terms; /* that there are to be; of terms, numbers */
    uint32_t next;                    /* row of the sheet that is walked */
} taking;

static fh_status misfit(const char *sheet, uint32_t number, fh_error *error)
{
    return fhi_error_set(error, FH_STORE, "story", number, "row %u of its sheet '%s' does not fit the others", number,
                         sheet);
}

static fh_status take_state(void *context, uint32_t number, fh_span bytes, fh_error *error)
{
    taking *t = context;
    fhi_grouping *g = t->g;
    fhi_unpack row = {bytes, false};
    t->members = (uint32_t)fhi_pack_take_number(&row, FHI_MAX_ARTICLES);
    t->stories = (uint32_t)fhi_pack_take_number(&row, t->members);
    g->terms = (uint32_t)fhi_pack_take_number(&row, UINT32_MAX);
    g->began = fhi_pack_take_day(&row);
    g->today = fhi_pack_take_day(&row);
    fhi_clock_unpack(&g->clock, FHI_MAX_ARTICLES, &row);
    t->terms = fhi_vector_unpack_head(g->vocabulary, &row);
    return number == 0 && fhi_pack_whole(&row) ? FH_OK : misfit(STATE, number, error);
}

static fh_status take_terms(void *context, uint32_t number, fh_span bytes, fh_error *error)
{
    taking *t = context;
    fhi_unpack row = {bytes, false};
    if (number != t->next++) return misfit(TERMS, number, error);
    if (!fhi_vector_unpack_terms(t->g->vocabulary, &row)) return fhi_error_memory(error, "story");
    return fhi_pack_whole(&row) ? FH_OK : misfit(TERMS, number, error);
}

static fh_status take_cut(void *context, uint32_t number, fh_span bytes, fh_error *error)
{
    taking *t = context;
    fhi_unpack row = {bytes, false};
    if (!fhi_postings_unpack_cut(&t->g->postings, &row, t->terms, t->stories)) return fhi_error_memory(error, "story");
    return number == 0 && fhi_pack_whole(&row) ? FH_OK : misfit(CUT, number, error);
}

/* Vector and title of a member whose story is open. */
static bool unpack_open(const taking *t, fhi_unpack *row, fhi_member *m)
{
    fhi_arena *scratch = t->g->scratch;
    fh_span title = fhi_pack_take_bytes(row);
    uint32_t sort = (uint32_t)fhi_pack_take_number(row, 3);
    m->foreign = sort >> 1;
    fhi_vector v = {.headline = sort & 1};
    v.n = (uint32_t)fhi_pack_take_number(row, FHI_VECTOR_TERMS);
    v.terms = fhi_arena_array(scratch, v.n, sizeof *v.terms);
    if (!v.terms) return false;
    uint32_t before = 0;
    for (uint32_t i = 0; i < v.n && !row->damaged; i++) {
        uint32_t step = (uint32_t)fhi_pack_take_number(row, UINT32_MAX);
        if ((i && !step) || step >= t->terms - before) row->damaged = true;
        before += step;
        v.terms[i].number = before;
        v.terms[i].whole = fhi_pack_take_float(row);
        v.terms[i].opening = fhi_pack_take_float(row);
        v.terms[i].named = fhi_pack_take_float(row);
    }
    return row->damaged || fhi_group_hold(m, &v, title);
}

static fh_status take_place(void *context, uint32_t number, fh_span bytes, fh_error *error)
{
    taking *t = context;
    fhi_grouping *g = t->g;
    fhi_arena_reset(g->scratch);
    fhi_unpack row = {bytes, false};
    fhi_member m = {.story = (uint32_t)fhi_pack_take_number(&row, g->stories.n)};
    bool forgotten = fhi_pack_take_number(&row, 1);
    m.published = fhi_pack_take_day(&row);
    m.day = fhi_pack_take_day(&row);
    m.seen = fhi_pack_take_day(&row);
    uint32_t story = m.story;
    bool ok = forgotten || unpack_open(t, &row, &m);
    fhi_member *kept = ok ? FHI_PUSH(g->arena, &g->members) : NULL;
    if (!kept) {
        free(m.vector.terms);
        return fhi_error_memory(error, "story");
    }
    *kept = m;
    if (number != t->next++ || number >= t->members || !fhi_pack_whole(&row)) return misfit(PLACES, number, error);
    if (story == g->stories.n) {
        if (!fhi_group_start(g, &story)) return fhi_error_memory(error, "story");
        g->stories.at[story].forgotten = forgotten;
    }
    g->past += forgotten;
    if (g->stories.at[story].forgotten != forgotten) return misfit(PLACES, number, error);
    return fhi_group_join(g, number, story, m.seen, true) ? FH_OK : fhi_error_memory(error, "story");
}

static fh_status take_closed(void *context, uint32_t number, fh_span bytes, fh_error *error)
{
    taking *t = context;
    fhi_unpack row = {bytes, false};
    uint32_t titled_by = (uint32_t)fhi_pack_take_number(&row, t->members ? t->members - 1 : 0);
    fh_span title = fhi_pack_take_bytes(&row);
    fhi_told *s = number < t->g->stories.n ? &t->g->stories.at[number] : NULL;
    if (!s || !s->forgotten || s->title.ptr || !fhi_pack_whole(&row)) return misfit(CLOSED, number, error);
    t->next++;
    s->titled_by = titled_by;
    s->title = fhi_arena_copy(t->g->arena, title);
    return s->title.ptr ? FH_OK : fhi_error_memory(error, "story");
}

static fh_status walk(const fhi_shelf *shelf, const char *sheet, fhi_on_row *on_row, taking *t, fh_error *error)
{
    t->next = 0;
    return shelf->walk(shelf->context, sheet, on_row, t, error);
}

fh_status fhi_shelf_take_up(const fhi_shelf *shelf, fhi_grouping *g, fh_error *error)
{
    taking t = {.g = g};
    fh_status status = walk(shelf, STATE, take_state, &t, error);
    if (status == FH_OK) status = walk(shelf, TERMS, take_terms, &t, error);
    if (status == FH_OK && !fhi_vector_unpacked(g->vocabulary)) status = misfit(TERMS, t.next, error);
    if (status == FH_OK) status = walk(shelf, CUT, take_cut, &t, error);
    if (status == FH_OK) status = walk(shelf, PLACES, take_place, &t, error);
    if (status == FH_OK && (g->members.n != t.members || g->stories.n != t.stories))
        status = misfit(PLACES, g->members.n, error);
    if (status == FH_OK) status = walk(shelf, CLOSED, take_closed, &t, error);
    if (status != FH_OK) return status;
    uint32_t open = 0;
    for (uint32_t i = 0; i < g->open.n; i++) {
        if (!g->stories.at[g->open.at[i]].forgotten) g->open.at[open++] = g->open.at[i];
    }
    if (g->open.n - open != t.next) return misfit(CLOSED, t.next, error);
    g->open.n = open;
    g->kept = g->members.n;
    return FH_OK;
}
