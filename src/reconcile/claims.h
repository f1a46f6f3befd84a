/* SPDX-License-Identifier: Apache-2.0 */
/* What `reconcile` makes of the marks of a story: claims, figures and a timeline. */
#ifndef FHI_RECONCILE_CLAIMS_H
#define FHI_RECONCILE_CLAIMS_H

#include "lineage/links.h"
#include "story/stories.h"

/* A range of an article's text that bears out a line. It lies within one block. */
typedef struct fhi_cite {
    uint32_t article;
    fh_range at;
} fhi_cite;

typedef FHI_LIST(fhi_cite) fhi_cites;

/* True if some words stand in both. */
static inline bool fhi_cite_meets(fhi_cite a, fhi_cite b)
{
    return a.article == b.article && a.at.start < b.at.end && b.at.start < a.at.end;
}

typedef enum fhi_claim_status {
    FHI_CLAIM_ANNOUNCED, /* said to be about to happen */
    FHI_CLAIM_REPORTED,  /* said to have happened, or to be so */
    FHI_CLAIM_CONFIRMED,
    FHI_CLAIM_DENIED,
    FHI_CLAIM_DISPUTED, /* confirmed or reported by some, denied by others */
    FHI_CLAIM_CORRECTED,
} fhi_claim_status;

typedef struct fhi_claim_step {
    fhi_day when; /* FHI_NO_DAY if not known */
    fhi_claim_status status;
    fh_span by; /* the speaker, or the outlet where nobody is named */
    fhi_cite cite;
} fhi_claim_step;

typedef struct fhi_statement_ref {
    uint32_t article;
    uint32_t statement;
} fhi_statement_ref;

typedef struct fhi_claim {
    uint32_t story;
    fh_span text;                /* a range of one article, as it stands there: `cites.at[0]` */
    fhi_cites cites;             /* where each article says it, the clearest first */
    uint32_t borne;              /* the first so many cites bear out the text; the others tell of the same in part */
    FHI_LIST(uint32_t) articles; /* ascending */
    FHI_LIST(uint32_t) origins;  /* ascending; those that stand behind it */
    uint32_t independent;        /* how many of these are established as independent of one another; at least 1 */
    uint32_t most;               /* how many would be if all that is not established were */
    fhi_relation relation;       /* between them: independent where all are, same_origin where there is one */
    bool one_voice; /* all of them quote one speaker: so many witnesses of the utterance, but one origin of the fact */
    FHI_LIST(fhi_statement_ref) statements;
    fhi_day first, last; /* when it was first and last published, FHI_NO_DAY if not known */
    fhi_claim_status status;
    FHI_LIST(fhi_claim_step) history; /* in order of time */
    double weight;                    /* how much of the story it carries: for the order of lines */
    uint32_t leads;                   /* how many articles open with it */
    double central; /* how much its words are those of the story: the share of its articles that have them, 0 to 1 */
} fhi_claim;

typedef enum fhi_figure_relation {
    FHI_FIGURE_AGREE,
    FHI_FIGURE_CONFLICT,
    FHI_FIGURE_UPDATE,
    FHI_FIGURE_DIFFERENT_THING
} fhi_figure_relation;

typedef struct fhi_figure_value {
    double low, high;
    fhi_bound bound;
    fh_span unit;
    fhi_day as_of;  /* FHI_NO_DAY if not known */
    int64_t minute; /* since 1970 of the report that gives it: the order within a day */
    fh_span by;     /* who says so: the speaker, else the outlet or origin */
    fhi_status_of status;
    fhi_cites cites;
} fhi_figure_value;

typedef struct fhi_figure {
    uint32_t story;
    fh_span counted;   /* as it stands in the clearest mention */
    fh_span label;     /* how a brief names what is counted ("dead"); `counted` where the program has no word for it */
    uint32_t articles; /* how many say a number */
    FHI_LIST(fhi_figure_value) values; /* in order of as_of, of the reports, then of low */
    fhi_figure_relation relation;
} fhi_figure;

typedef enum fhi_certainty { FHI_CERTAINTY_STATED, FHI_CERTAINTY_RESOLVED, FHI_CERTAINTY_INFERRED } fhi_certainty;

typedef struct fhi_event {
    uint32_t story;
    fh_span edtf;
    fhi_day first, last;
    fh_span text; /* as it stands at cites.at[0] */
    fhi_cites cites;
    /* The date stands there whole; is resolved from the publication date; that date itself is inferred. */
    fhi_certainty certainty;
    bool expected;  /* still to come when it was written */
    bool named;     /* its own words name the day; else it is the day that the report is about */
    double weight;  /* how much of the story it carries */
    uint32_t claim; /* that tells it; FHI_NONE */
} fhi_event;

/* The origins behind the articles of a story: how many, and of these how many are independent of one another. */
typedef struct fhi_origin_count {
    uint32_t origins;
    uint32_t least; /* as established */
    uint32_t most;  /* if all that is not established were so */
} fhi_origin_count;

typedef struct fhi_claims {
    FHI_LIST(fhi_origin_count) counts; /* of each story */
    FHI_LIST(fhi_claim) claims;        /* by story, then by weight, heaviest first */
    FHI_LIST(fhi_figure) figures;
    FHI_LIST(fhi_event) timeline; /* by edtf */
} fhi_claims;

#endif
