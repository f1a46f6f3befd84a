/* SPDX-License-Identifier: Apache-2.0 */
/* For tests of claims: articles from JSON Lines, all of one story; articles of one outlet have one origin, those of two are independent. So
 * what is tested does not hang on what other stages make of the texts. */
#ifndef TESTS_RECONCILE_TOLD_H
#define TESTS_RECONCILE_TOLD_H

#include "base/span.h"
#include "brief/compose.h"
#include "reading.h"
#include "reconcile/reconcile.h"

typedef struct told {
    fhi_collection *from;
    fhi_arena *arena;
    fhi_stories stories;
    fhi_lineage lineage;
    fhi_claims claims;
    fhi_brief brief;
} told;

static inline bool told_origins(told *t, const fhi_reading *readings, uint32_t n)
{
    t->lineage.articles = n;
    t->lineage.standings = fhi_arena_array(t->arena, n, sizeof *t->lineage.standings);
    if (!t->lineage.standings) return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t origin = 0;
        fh_span outlet = readings[i].article->outlet;
        while (origin < t->lineage.origins.n && !fhi_span_is(t->lineage.origins.at[origin].name, outlet)) origin++;
        fhi_origin *o =
            origin == t->lineage.origins.n ? FHI_PUSH(t->arena, &t->lineage.origins) : &t->lineage.origins.at[origin];
        o->name = outlet;
        *FHI_PUSH(t->arena, &o->articles) = i;
        t->lineage.standings[i].origin = origin;
    }
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++) {
            fhi_pair *pair = FHI_PUSH(t->arena, &t->lineage.pairs);
            if (!pair) return false;
            *pair = (fhi_pair){.a = a, .b = b, .relation = FHI_INDEPENDENT};
            if (t->lineage.standings[a].origin == t->lineage.standings[b].origin) pair->relation = FHI_SAME_ORIGIN;
        }
    return true;
}

static inline bool told_story(told *t, const fhi_reading *readings, uint32_t n)
{
    fhi_story *story = FHI_PUSH(t->arena, &t->stories.stories);
    t->stories.story_of = fhi_arena_array(t->arena, n, sizeof *t->stories.story_of);
    if (!story || !t->stories.story_of) return false;
    story->title = readings[0].article->title;
    story->first = story->last = FHI_NO_DAY;
    for (uint32_t i = 0; i < n; i++) {
        fhi_day day = readings[i].article->published.day;
        *FHI_PUSH(t->arena, &story->articles) = i;
        if (day == FHI_NO_DAY) continue;
        if (story->first == FHI_NO_DAY || day < story->first) story->first = day;
        if (story->last == FHI_NO_DAY || day > story->last) story->last = day;
    }
    return true;
}

/* Reads the lines and reconciles them; a link of `links` may be added by the test before told_again(). False when something failed. */
static inline bool told_again(told *t)
{
    return fhi_reconcile_claims(t->arena, t->from->readings, t->from->n, &t->lineage, &t->stories, &t->claims, NULL) ==
               FH_OK &&
           fhi_compose_brief(t->arena, t->from->readings, &t->lineage, &t->stories, &t->claims, &t->brief, NULL) ==
               FH_OK;
}

static inline bool told_of_lines(told *t, const char *lines)
{
    *t = (told){.from = reading_of_lines(lines, true), .arena = fhi_arena_new()};
    if (!t->from || !t->arena) return false;
    return told_origins(t, t->from->readings, t->from->n) && told_story(t, t->from->readings, t->from->n) &&
           told_again(t);
}

static inline void told_done(told *t)
{
    if (t->from) reading_done(t->from);
    fhi_arena_free(t->arena);
}

/* The claim one of whose cites holds the words; NULL if none. */
static inline const fhi_claim *told_claim(const told *t, const char *words)
{
    for (uint32_t i = 0; i < t->claims.claims.n; i++) {
        const fhi_claim *claim = &t->claims.claims.at[i];
        for (uint32_t k = 0; k < claim->cites.n; k++) {
            fhi_cite cite = claim->cites.at[k];
            fh_span text = fhi_span_cut(t->from->readings[cite.article].article->text, cite.at);
            if (fhi_span_find(text, fhi_span_of(words), 0) >= 0) return claim;
        }
    }
    return NULL;
}

#define TOLD_LINE(id, outlet, day, text)                                                                               \
    "{\"id\":\"" id "\",\"outlet\":\"" outlet "\",\"published\":\"" day "\",\"text\":\"" text "\"}\n"

/* The section of the brief; NULL if it has none of the kind. */
static inline const fhi_section *told_section(const told *t, fhi_section_kind kind)
{
    for (uint32_t i = 0; i < t->brief.sections.n; i++)
        if (t->brief.sections.at[i].kind == kind) return &t->brief.sections.at[i];
    return NULL;
}

/* Whether a line of the section has the words. */
static inline bool told_has_line(const told *t, fhi_section_kind kind, const char *words)
{
    const fhi_section *section = told_section(t, kind);
    for (uint32_t i = 0; section && i < section->lines.n; i++)
        if (fhi_span_find(section->lines.at[i].text, fhi_span_of(words), 0) >= 0) return true;
    return false;
}

#endif
