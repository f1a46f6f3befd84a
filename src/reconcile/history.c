/* SPDX-License-Identifier: Apache-2.0 */
/* The units of a claim come in, the steps of its status go out, oldest first: each voice once for each thing that it says of it. */
#include "reconcile/history.h"

#include "annotate/when/hours.h"
#include "base/limits.h"
#include "base/span.h"

#include <stdlib.h>

int64_t fhi_history_minute(const fhi_published *published)
{
    enum { MINUTES = FHI_HOURS_DAY / 60 };
    if (published->day == FHI_NO_DAY) return INT64_MAX;
    int32_t second = fhi_hours_read(published->value);
    int64_t day = (int64_t)published->day * MINUTES;
    return second < 0 ? day + MINUTES / 2 : day + second / 60 - fhi_hours_zone(published->value, 0);
}

/* A step with what puts it in order. */
typedef struct dated_step {
    fhi_claim_step step;
    int64_t minute;
    uint64_t voice;
} dated_step;

static int oldest_first(const void *a, const void *b)
{
    const dated_step *x = a, *y = b;
    if (x->minute != y->minute) return x->minute < y->minute ? -1 : 1;
    if (x->step.status != y->step.status) return x->step.status < y->step.status ? -1 : 1;
    if (x->step.cite.article != y->step.cite.article) return x->step.cite.article < y->step.cite.article ? -1 : 1;
    return x->step.cite.at.start < y->step.cite.at.start ? -1 : x->step.cite.at.start > y->step.cite.at.start;
}

static bool same_voice(const dated_step *a, const dated_step *b)
{
    if (a->step.status != b->step.status) return false;
    if (a->voice && a->voice == b->voice) return true;
    return fhi_span_same(a->step.by, b->step.by);
}

/* What all steps together make of the claim: a denial leaves open what others say happened; else the farthest step counts. */
static fhi_claim_status sum_up(const fhi_claim *claim)
{
    bool seen[FHI_CLAIM_CORRECTED + 1] = {false};
    for (uint32_t i = 0; i < claim->history.n; i++) seen[claim->history.at[i].status] = true;
    if (seen[FHI_CLAIM_CORRECTED]) return FHI_CLAIM_CORRECTED;
    if (seen[FHI_CLAIM_DENIED])
        return seen[FHI_CLAIM_REPORTED] || seen[FHI_CLAIM_CONFIRMED] || seen[FHI_CLAIM_ANNOUNCED] ? FHI_CLAIM_DISPUTED
                                                                                                  : FHI_CLAIM_DENIED;
    if (seen[FHI_CLAIM_CONFIRMED]) return FHI_CLAIM_CONFIRMED;
    return seen[FHI_CLAIM_REPORTED] ? FHI_CLAIM_REPORTED : FHI_CLAIM_ANNOUNCED;
}

/* What the members of a claim say of it as something to come. */
typedef struct prospects {
    fhi_day due;            /* the last day that one names */
    fhi_day announced;      /* the last that one was published on, not in a speaker's words */
    uint32_t to_come, done; /* how many look ahead, and how many tell it in the past */
} prospects;

static prospects look_ahead(const fhi_units *units, const uint32_t *members, uint32_t n)
{
    prospects p = {.due = FHI_NO_DAY, .announced = FHI_NO_DAY};
    for (uint32_t i = 0; i < n; i++) {
        const fhi_unit *unit = &units->at[members[i]];
        bool ahead = unit->status == FHI_CLAIM_ANNOUNCED;
        if (unit->due > p.due) p.due = unit->due;
        if (ahead && !unit->quoted && unit->published > p.announced) p.announced = unit->published;
        p.to_come += ahead;
        p.done += unit->status == FHI_CLAIM_REPORTED && unit->done;
    }
    return p;
}

/* True if what a member reports cannot have happened yet: it is written before the day that others name, and not in the past, or most are not. Nor
 * is what a speaker says of it in words of his own ("I am glad to do it") a report that it has. */
static bool still_to_come(const fhi_unit *unit, const prospects *p)
{
    bool before =
        unit->published != FHI_NO_DAY && unit->published < p->due; /* undated, it may have been written behind */
    if (before && (!unit->done || p->to_come > p->done)) return true;
    return unit->quoted && p->announced != FHI_NO_DAY && unit->published <= p->announced;
}

bool fhi_history_trace(fhi_arena *arena, const fhi_reading *readings, const fhi_units *units, const uint32_t *members,
                       uint32_t n, fhi_claim *claim)
{
    dated_step *steps = fhi_arena_array(arena, n, sizeof *steps);
    if (!steps) return false;
    claim->first = claim->last = FHI_NO_DAY;
    prospects ahead = look_ahead(units, members, n);
    for (uint32_t i = 0; i < n; i++) {
        const fhi_unit *unit = &units->at[members[i]];
        const fhi_published *published = &readings[unit->article].article->published;
        steps[i] = (dated_step){{published->day, unit->status, unit->by, {unit->article, unit->at}},
                                fhi_history_minute(published),
                                unit->voice};
        if (unit->status == FHI_CLAIM_REPORTED && still_to_come(unit, &ahead))
            steps[i].step.status = FHI_CLAIM_ANNOUNCED;
        if (published->day == FHI_NO_DAY) continue;
        if (claim->first == FHI_NO_DAY || published->day < claim->first) claim->first = published->day;
        if (claim->last == FHI_NO_DAY || published->day > claim->last) claim->last = published->day;
    }
    if (n) qsort(steps, n, sizeof *steps, oldest_first);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n && kept < FHI_MAX_CLAIM_STEPS; i++) {
        bool known = false;
        for (uint32_t k = 0; k < kept && !known; k++) known = same_voice(&steps[k], &steps[i]);
        if (known) continue;
        steps[kept++] = steps[i];
        fhi_claim_step *step = FHI_PUSH(arena, &claim->history);
        if (!step) return false;
        *step = steps[i].step;
    }
    claim->status = sum_up(claim);
    return true;
}
