/* SPDX-License-Identifier: Apache-2.0 */
/* What `lineage` makes of texts: who took what from whom, and on how many origins they stand. */
#ifndef FHI_LINEAGE_LINKS_H
#define FHI_LINEAGE_LINKS_H

#include "annotate/marks.h"

typedef enum fhi_passage_kind { FHI_PASSAGE_VERBATIM, FHI_PASSAGE_EDITED, FHI_PASSAGE_REWRITTEN } fhi_passage_kind;

typedef struct fhi_passage {
    fh_range from; /* in the text of the link's `from` */
    fh_range to;
    fhi_passage_kind kind;
} fhi_passage;

/* Why a link, and its direction, is believed: a set of bits. */
enum {
    FHI_BY_CREDIT = 1,      /* a credit line or "X reported" */
    FHI_BY_CONTAINMENT = 2, /* shared passages; the one holds the other */
    FHI_BY_TIME = 4,        /* published earlier */
    FHI_BY_ORDER = 8,       /* the same facts, names and numbers in the same order */
    FHI_BY_DATELINE = 16,
    FHI_BY_OUTLET = 32, /* the origin's own page */
};

typedef struct fhi_link {
    uint32_t from;                  /* article */
    uint32_t to;                    /* the derived article */
    double share;                   /* of `to`'s text that `from` accounts for, 0 to 1 */
    uint32_t basis;                 /* FHI_BY_* */
    FHI_LIST(fhi_passage) passages; /* in the order of `to`'s text, without overlap there */
} fhi_link;

typedef FHI_LIST(fh_span) fhi_reasons; /* sentences for a reader */

typedef struct fhi_origin {
    uint32_t number;             /* what it is called by: "o1" is 0; its index, unless something was told before */
    FHI_LIST(uint32_t) joined;   /* numbers of origins told before that have turned out to be this one */
    fh_span name;                /* the agency or outlet, or the title of the earliest article where neither is known */
    FHI_LIST(uint32_t) articles; /* ascending */
    fhi_reasons why;
} fhi_origin;

typedef enum fhi_class { FHI_CLASS_OWN, FHI_CLASS_PARTLY_DERIVED, FHI_CLASS_DERIVED } fhi_class;

/* Where one article stands. */
typedef struct fhi_standing {
    fhi_class of;
    double own_share;           /* of its text, 0 to 1 */
    uint32_t origin;            /* index into origins */
    uint32_t source;            /* the article that accounts for most of it; FHI_NONE */
    FHI_LIST(fh_span) credited; /* names of agencies and outlets credited for the text */
} fhi_standing;

typedef enum fhi_relation { FHI_NOT_ESTABLISHED, FHI_SAME_ORIGIN, FHI_INDEPENDENT } fhi_relation;

typedef struct fhi_pair {
    uint32_t a, b; /* articles, a < b */
    fhi_relation relation;
    fhi_reasons why; /* never empty */
} fhi_pair;

/* What was told before of the articles of a run, where a stream is told in instalments: each is traced together with the articles of the
 * one before. */
typedef struct fhi_told {
    const uint32_t *origin;      /* by article: the number of its origin; FHI_NONE: the article is new */
    uint32_t origins;            /* numbers given so far */
    struct fhi_aligned *aligned; /* what is kept from one instalment to the next; NULL: nothing */
} fhi_told;

typedef struct fhi_tracing fhi_tracing; /* what lineage keeps between its two steps */

typedef struct fhi_lineage {
    fhi_standing *standings; /* one an article */
    uint32_t articles;
    FHI_LIST(fhi_link) links; /* with a new article at one end; by `to`, then by share, largest first */
    FHI_LIST(fhi_origin) origins;
    FHI_LIST(fhi_pair) pairs; /* within stories, with a new article; by a, then b */
    uint64_t uncompared;  /* such pairs of large stories that were left out: see STORY_NEIGHBOURS; not established */
    const fhi_told *told; /* NULL: nothing was told before, all is new */
    fhi_tracing *tracing;
} fhi_lineage;

static inline bool fhi_lineage_is_new(const fhi_lineage *lineage, uint32_t article)
{
    return !lineage->told || lineage->told->origin[article] == FHI_NONE;
}

/* Whether it has a new article. */
static inline bool fhi_lineage_has_new(const fhi_lineage *lineage, const fhi_origin *origin)
{
    bool found = false;
    for (uint32_t i = 0; i < origin->articles.n && !found; i++)
        found = fhi_lineage_is_new(lineage, origin->articles.at[i]);
    return found;
}

#endif
