/* SPDX-License-Identifier: Apache-2.0 */
/* What an article's own words say of the day it was published on, as a score of any day. */
#ifndef FHI_RECONCILE_CLUES_H
#define FHI_RECONCILE_CLUES_H

#include "annotate/marks.h"

typedef enum fhi_clue_kind {
    FHI_CLUE_WEEKDAY_PAST,  /* "said Sunday": that day or the day after */
    FHI_CLUE_WEEKDAY_AHEAD, /* "will visit Monday": within the week before */
    FHI_CLUE_WEEKDAY_LAST,  /* "last Monday": not today */
    FHI_CLUE_DATE_PAST,     /* "Oct. 22, 2024" of what has happened: not before it */
    FHI_CLUE_DATE_NAME,     /* "the October 7, 2023, storm": the name of an event that all know, not of these weeks */
    FHI_CLUE_DATE_AHEAD,    /* of what is still to come: not after it */
    FHI_CLUE_DATE,          /* neither is clear */
    FHI_CLUE_MONTHDAY,      /* "by Nov. 1": the year is open */
    FHI_CLUE_DATELINE,      /* "OSLO, Oct. 28 —": that day or the day after */
    FHI_CLUE_MONTH,         /* "in August" */
    FHI_CLUE_YEAR,          /* the latest year that the article names */
} fhi_clue_kind;

/* How much a weekday, a day of a month or a whole date that has passed says of the day of publication. */
typedef enum fhi_clue_weight {
    FHI_CLUE_WEAK,     /* of a whole date: of a year that is gone */
    FHI_CLUE_MIDDLING, /* right behind a verb of speech */
    FHI_CLUE_STRONG,   /* in the lead; of a whole date: of a picture */
} fhi_clue_weight;

typedef struct fhi_clue {
    fhi_clue_kind kind;
    fhi_clue_weight weight;
    bool night;        /* of a weekday: its evening or night, which is mostly told on the day after */
    uint32_t time;     /* index of the time */
    uint32_t sentence; /* that it stands in */
    int weekday;       /* 0 = Monday; -1 = none */
    fhi_day day;       /* of a whole date */
    int32_t year;      /* of a year */
} fhi_clue;

typedef FHI_LIST(fhi_clue) fhi_clues;

/* The clues of one article, at most FHI_MAX_CLUES, in text order. False when memory is out. */
bool fhi_clues_collect(fhi_arena *arena, const fhi_reading *reading, fhi_clues *clues);

/* Log score of a day by one clue: 0 where it fits best, below where it fits less. */
double fhi_clues_score(const fhi_marks *marks, const fhi_clue *clue, fhi_day day);

/* The sum over all clues. */
double fhi_clues_total(const fhi_marks *marks, const fhi_clues *clues, fhi_day day);

#endif
