/* SPDX-License-Identifier: Apache-2.0 */
/* What `annotate` makes of a text: marks, that is, byte ranges with a meaning. Each folder below fills in one list of them. */
#ifndef FHI_ANNOTATE_MARKS_H
#define FHI_ANNOTATE_MARKS_H

#include "text/words.h"

#define FHI_NONE UINT32_MAX /* no index; a macro, for an enumerator must fit an int */

/* ---- annotate/name */

typedef enum fhi_name_type { FHI_NAME_PER, FHI_NAME_ORG, FHI_NAME_LOC, FHI_NAME_OTHER } fhi_name_type;

/* A mention: a name, without titles and articles ("Mark Rutte", "NATO"). */
typedef struct fhi_name {
    fh_range at;
    fhi_name_type type;
    uint32_t entity; /* index into the article's entities */
} fhi_name;

/* One person, body or place in one article. */
typedef struct fhi_entity {
    fh_span name; /* the fullest name that the article gives; lives in the arena or the text */
    fhi_name_type type;
    /* The same for the same entity in other articles, as far as names tell: of the normalised full name, or of the row of the table of
     * countries, capitals and demonyms. */
    uint64_t key;
    fh_range title; /* "NATO Secretary General", where one stands before or behind a mention; {0, 0} if none */
    uint32_t mentions;
} fhi_entity;

/* ---- annotate/when */

typedef enum fhi_time_type { FHI_TIME_DATE, FHI_TIME_TIME, FHI_TIME_DURATION, FHI_TIME_SET } fhi_time_type;

/* What a time is counted from. */
typedef enum fhi_anchor {
    FHI_ANCHOR_NONE,      /* it says it all itself: "22 October 2024" */
    FHI_ANCHOR_PUBLISHED, /* the publication date: "Monday", "last week", "in August" */
    FHI_ANCHOR_BEFORE,    /* the time before it in the text: "the previous day" */
} fhi_anchor;

/* Which way an expression that repeats (a weekday, a month, a day without a year) is to be looked for from its anchor. */
typedef enum fhi_direction {
    FHI_DIRECTION_NONE,
    FHI_DIRECTION_PAST,
    FHI_DIRECTION_FUTURE,
    FHI_DIRECTION_NEAREST
} fhi_direction;

enum { FHI_TIME_FIELDS = 40 };

/* A time as the grammar read it, before it is resolved: enough to resolve it again when the publication date changes. annotate/when
 * owns what the fields mean; see when/meaning.h. */
typedef struct fhi_time_meaning {
    int16_t field[FHI_TIME_FIELDS]; /* FHI_WHEN_YEAR, …; INT16_MIN where it says nothing of it */
    double amount;                  /* how many units; 0 = none */
    uint32_t base;                  /* index of the time it counts from, FHI_NONE */
} fhi_time_meaning;

typedef struct fhi_time {
    fh_range at;
    fhi_time_type type;
    fhi_anchor anchor;
    fhi_time_meaning meaning;
    uint16_t rule;       /* row of the rule table; the tests ask for it */
    fh_span value;       /* TIMEX3 (TimeML 1.2.1); filled by fhi_when_resolve() */
    fh_span edtf;        /* the interval meant, ISO 8601-2 Extended Date/Time Format; {NULL, 0} if it has none */
    fh_span own;         /* that of its own words: where "before 2018" is meant, 2018 */
    fhi_day first, last; /* the days of that interval, inclusive; FHI_NO_DAY if not resolved or no date */
} fhi_time;

/* ---- annotate/amount */

typedef enum fhi_bound {
    FHI_BOUND_EXACT,
    FHI_BOUND_ABOUT,
    FHI_BOUND_AT_LEAST,
    FHI_BOUND_AT_MOST,
    FHI_BOUND_MORE_THAN,
    FHI_BOUND_LESS_THAN,
    FHI_BOUND_RANGE,
} fhi_bound;

typedef enum fhi_change { FHI_CHANGE_NONE, FHI_CHANGE_UP, FHI_CHANGE_DOWN } fhi_change;

typedef struct fhi_amount {
    fh_range at;      /* with its bound words ("some 3,000") and without what is counted */
    double low, high; /* scaled to the unit: "1.2 million" is 1200000 */
    fhi_bound bound;
    fhi_change change; /* only where the amount is a movement */
    fh_span unit;      /* "%", "USD", "km", …; {NULL, 0} for a bare count */
    fh_range counted;  /* the noun phrase that is counted ("North Korean troops"); {0, 0} if none */
} fhi_amount;

/* ---- annotate/quote */

typedef enum fhi_statement_kind {
    FHI_STATEMENT_DIRECT,
    FHI_STATEMENT_MIXED,
    FHI_STATEMENT_INDIRECT
} fhi_statement_kind;

typedef enum fhi_status_of { FHI_ASSERTED, FHI_EXPECTED, FHI_POSSIBLE, FHI_DENIED } fhi_status_of;

/* A verb but helping ones, with whether what it names happened, by the text. */
typedef struct fhi_predicate {
    fh_range at;
    fhi_status_of status;
} fhi_predicate;

typedef FHI_LIST(fh_range) fhi_ranges;

/* One that a statement passed through, or its speaker. */
typedef struct fhi_voice {
    /* Index into the article's entities, FHI_NONE where it is none of them ("officials", the outlet itself). */
    uint32_t entity;
    fh_span name; /* the fullest name, or the words that stand there */
} fhi_voice;

typedef struct fhi_statement {
    fhi_ranges source; /* may be empty: "it was reported that" */
    fhi_ranges cue;
    fhi_ranges content;
    fhi_statement_kind kind;
    fhi_voice speaker;         /* name {NULL, 0} if nobody is named */
    FHI_LIST(fhi_voice) chain; /* through whom it reached the reader, nearest to the reader first */
    fhi_status_of status;
} fhi_statement;

/* ---- all of them */

typedef struct fhi_marks {
    const fhi_text *text;     /* outlives it */
    FHI_LIST(fhi_name) names; /* each list in text order */
    FHI_LIST(fhi_entity) entities;
    FHI_LIST(fhi_time) times;
    FHI_LIST(fhi_amount) amounts;
    FHI_LIST(fhi_predicate) events;
    FHI_LIST(fhi_statement) statements;
} fhi_marks;

/* The first name, time or amount that ends behind the offset; their number where none does. */
uint32_t fhi_marks_name_behind(const fhi_marks *marks, uint32_t offset);
uint32_t fhi_marks_time_behind(const fhi_marks *marks, uint32_t offset);
uint32_t fhi_marks_amount_behind(const fhi_marks *marks, uint32_t offset);

/* What `story` (story/outline.h) and `lineage` (lineage/diction.h) make of one article whichever others there are. */
typedef struct fhi_outline fhi_outline;
typedef struct fhi_diction fhi_diction;

/* All that one document gave. The stages across articles take an array of these; a document's number is its index there. */
typedef struct fhi_reading {
    const fhi_page *page;
    fhi_article *article; /* `published` changes when dates are inferred */
    fhi_text *text;
    fhi_marks *marks;           /* times are resolved again when `published` changes */
    const fhi_outline *outline; /* NULL: is made when it is needed, as is `diction` */
    const fhi_diction *diction;
} fhi_reading;

#endif
