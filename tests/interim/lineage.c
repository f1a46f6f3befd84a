/* SPDX-License-Identifier: Apache-2.0 */
/* Until lineage/lineage.c is there: every article is its own origin, and no pair is established. */
#include "lineage/lineage.h"

#include "base/span.h"

fh_status fhi_lineage_trace(fhi_arena *arena, const fhi_reading *readings, uint32_t n, fhi_lineage *lineage,
                            fh_error *error)
{
    lineage->standings = fhi_arena_array(arena, n, sizeof *lineage->standings);
    if (!lineage->standings) return fhi_error_memory(error, "lineage");
    lineage->articles = n;
    for (uint32_t i = 0; i < n; i++) {
        const fhi_article *a = readings[i].article;
        fhi_origin *o = FHI_PUSH(arena, &lineage->origins);
        uint32_t *member = o ? FHI_PUSH(arena, &o->articles) : NULL;
        if (!member) return fhi_error_memory(error, "lineage");
        *member = i;
        o->name = a->outlet.ptr ? a->outlet : a->title.ptr ? a->title : a->id;
        lineage->standings[i] = (fhi_standing){.of = FHI_CLASS_OWN, .own_share = 1, .origin = i};
    }
    return FH_OK;
}

fh_status fhi_lineage_relate(fhi_arena *arena, const fhi_reading *readings, const uint32_t *story_of,
                             fhi_lineage *lineage, fh_error *error)
{
    (void)readings;
    for (uint32_t a = 0; a < lineage->articles; a++) {
        for (uint32_t b = a + 1; b < lineage->articles; b++) {
            if (story_of[a] != story_of[b]) continue;
            fhi_pair *p = FHI_PUSH(arena, &lineage->pairs);
            if (!p) return fhi_error_memory(error, "lineage");
            *p = (fhi_pair){.a = a, .b = b, .relation = FHI_NOT_ESTABLISHED};
            fh_span *why = FHI_PUSH(arena, &p->why);
            if (!why) return fhi_error_memory(error, "lineage");
            *why = FHI_SPAN("Nothing was compared");
        }
    }
    return FH_OK;
}
