/* SPDX-License-Identifier: Apache-2.0 */
/* units → the amounts in them that count something, each with whose it is, where, by whom and for when. */
#ifndef FHI_RECONCILE_TALLY_H
#define FHI_RECONCILE_TALLY_H

#include "reconcile/counted.h"
#include "reconcile/figures.h"

/* Whether a number is one that somebody asks for, offers or reckons with, not one that is so. */
typedef enum fhi_tally_wish { FHI_TALLY_IS, FHI_TALLY_WANTED, FHI_TALLY_OFFERED, FHI_TALLY_EXPECTED } fhi_tally_wish;

/* One amount that counts something. `whole`, `part`, `aside` and `group` are for those who compare them. */
typedef struct fhi_tally {
    fhi_counted counted;
    fhi_figure_value value;
    const fhi_unit *unit;
    uint64_t voice;     /* of the speaker, else of the origin */
    fhi_key_set owners; /* whose they are: entities named in the counted words */
    uint64_t place;     /* key of the place that its clause names; 0 if none */
    int64_t minute;     /* when it was reported, for order */
    bool timed;         /* to the minute */
    fhi_tally_wish wish;
    bool whole, part; /* its article gives two numbers that add up to a third: that one; one of the two */
    bool aside;       /* a part of what its article gave before */
    uint32_t amount;
    uint32_t group;
} fhi_tally;

typedef FHI_LIST(fhi_tally) fhi_tallies;

/* The amounts of all units; one that two units of a sentence hold goes with the first, which is the statement. False when memory is out. */
bool fhi_tally_collect(fhi_arena *scratch, const fhi_story_work *work, fhi_tallies *list);

#endif
