/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: the lineage of articles from JSON Lines. Included behind cmocka.h. */
#ifndef FIRSTHAND_TESTS_LINEAGE_TRACED_H
#define FIRSTHAND_TESTS_LINEAGE_TRACED_H

#include "base/span.h"
#include "lineage/lineage.h"
#include "reading.h"

typedef struct traced {
    fhi_collection *collection;
    fhi_arena *arena;
    fhi_lineage lineage;
} traced;

static inline traced read_lines(const char *lines)
{
    traced t = {.collection = reading_of_lines(lines, true), .arena = fhi_arena_new()};
    assert_non_null(t.collection);
    return t;
}

/* All of them as one story. */
static inline void relate(traced *t, const fhi_told *told)
{
    fhi_collection *c = t->collection;
    uint32_t *one_story = fhi_arena_array(t->arena, c->n, sizeof *one_story);
    assert_non_null(one_story);
    assert_int_equal(fhi_lineage_trace(t->arena, c->readings, c->n, told, &t->lineage, NULL), FH_OK);
    assert_int_equal(fhi_lineage_relate(t->arena, one_story, &t->lineage, NULL), FH_OK);
}

static inline traced trace(const char *lines)
{
    traced t = read_lines(lines);
    relate(&t, NULL);
    return t;
}

static inline void done(traced *t)
{
    fhi_arena_free(t->arena);
    reading_done(t->collection);
}

static inline uint32_t number_of(const traced *t, const char *id)
{
    for (uint32_t i = 0; i < t->collection->n; i++) {
        if (fhi_span_is(t->collection->readings[i].article->id, fhi_span_of(id))) return i;
    }
    fail_msg("no article %s", id);
    return 0;
}

static inline const fhi_pair *pair_of(const traced *t, const char *a, const char *b)
{
    uint32_t x = number_of(t, a), y = number_of(t, b);
    for (uint32_t i = 0; i < t->lineage.pairs.n; i++) {
        const fhi_pair *pair = &t->lineage.pairs.at[i];
        if ((pair->a == x && pair->b == y) || (pair->a == y && pair->b == x)) return pair;
    }
    fail_msg("no pair %s %s", a, b);
    return NULL;
}

static inline const fhi_standing *standing_of(const traced *t, const char *id)
{
    return &t->lineage.standings[number_of(t, id)];
}

#endif
