/* SPDX-License-Identifier: Apache-2.0 */
/* Articles of one story that tell of one event on a weekday: "will brief the council Monday" and "confirmed Monday, after the briefing"
 * fall on one day. */
#ifndef FHI_RECONCILE_EVENTS_H
#define FHI_RECONCILE_EVENTS_H

#include "reconcile/clues.h"

/* Two times of two articles that should mean the same day. */
typedef struct fhi_event_tie {
    uint32_t a, b;           /* members, a < b */
    uint32_t a_time, b_time; /* times of their marks */
} fhi_event_tie;

typedef FHI_LIST(fhi_event_tie) fhi_event_ties;

/* Ties between the members of a story; readings[member[i]] has the clues clues[i]. False when memory is out. */
bool fhi_events_tie(fhi_arena *arena, const fhi_reading *readings, const uint32_t *members, const fhi_clues *clues,
                    uint32_t n, fhi_event_ties *ties);

#endif
