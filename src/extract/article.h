/* SPDX-License-Identifier: Apache-2.0 */
/* What `extract` makes of a page: one article, its text in blocks, and what is said about it. */
#ifndef FHI_EXTRACT_ARTICLE_H
#define FHI_EXTRACT_ARTICLE_H

#include "base/day.h"
#include "base/list.h"
#include "base/map.h"
#include "read/page.h"

typedef enum fhi_block_kind {
    FHI_BLOCK_TITLE,
    FHI_BLOCK_STANDFIRST,
    FHI_BLOCK_PARAGRAPH,
    FHI_BLOCK_HEADING,
    FHI_BLOCK_LIST,
    FHI_BLOCK_QUOTE,
    FHI_BLOCK_TABLE,
    FHI_BLOCK_CAPTION,
    FHI_BLOCK_CREDIT,
} fhi_block_kind;

typedef struct fhi_block {
    fhi_block_kind kind;
    fh_range at;     /* in the article's text */
    fh_range source; /* in the captured document */
} fhi_block;

typedef enum fhi_drop_kind { FHI_DROP_BOILERPLATE, FHI_DROP_DUPLICATE, FHI_DROP_TEASER } fhi_drop_kind;

typedef struct fhi_drop {
    fhi_drop_kind kind;
    fh_range source;  /* in the captured document */
    const char *rule; /* static: the rule that dropped it, such as "share-line" */
} fhi_drop;

/* How a field became known, from the strongest to the weakest. */
typedef enum fhi_basis {
    FHI_BASIS_GIVEN,    /* by the record, or the command line */
    FHI_BASIS_METADATA, /* by the page's metadata, or a date line above the text */
    FHI_BASIS_TEXT,     /* by the text itself */
    FHI_BASIS_INFERRED, /* from the other articles of its story */
    FHI_BASIS_UNKNOWN,
} fhi_basis;

typedef struct fhi_published {
    fh_span value; /* ISO 8601: a date, or a date-time as given; {NULL, 0} if unknown */
    fhi_day day;   /* the day in `value`; FHI_NO_DAY if unknown */
    fhi_basis basis;
    fh_span why;         /* one sentence for a reader; names a page date that was not believed */
    fh_range at;         /* where in the captured document the value stands; {0, 0} if nowhere */
    fhi_day disbelieved; /* that page date, set where the day is inferred; FHI_NO_DAY if the page gives none */
} fhi_published;

typedef enum fhi_credit_use { FHI_CREDIT_TEXT, FHI_CREDIT_PHOTO } fhi_credit_use;

/* Where a credit stands: how much it says. */
typedef enum fhi_credit_form {
    FHI_CREDITED_BY_LINE,     /* in a line of its own, a byline, or behind a text or caption: "Source: X", "(X)" */
    FHI_CREDITED_IN_PART,     /* in such a line, for help: "Additional reporting: X", "X contributed to this report" */
    FHI_CREDITED_BY_DATELINE, /* "SEOUL (X) —" */
    FHI_CREDITED_IN_SENTENCE, /* in a sentence: "X first reported", "told X"; a part of the text may be from there */
} fhi_credit_form;

/* What a web page turned out to be: not every page that is saved as an article is one. */
typedef enum fhi_page_sort {
    FHI_SORT_NONE, /* no web page */
    FHI_SORT_ARTICLE,
    FHI_SORT_LIVE,    /* a live blog: many reports in one */
    FHI_SORT_STUB,    /* the beginning of an article that is to be paid for */
    FHI_SORT_CONSENT, /* asks for consent, or for JavaScript, and shows no article */
    FHI_SORT_EMPTY,   /* no article was found on it */
} fhi_page_sort;

/* An agency or outlet that the article credits. */
typedef struct fhi_credit {
    fh_span name; /* as the table of newsrooms spells it where it is known there; else as it stands */
    fhi_credit_use applies_to;
    fhi_credit_form form;
    fh_range at; /* in the article's text */
} fhi_credit;

typedef struct fhi_article {
    const fhi_page *page; /* where it came from; outlives the article */
    fh_span id;
    fh_span title; /* {NULL, 0} if there is none */
    FHI_LIST(fh_span) bylines;
    fh_span outlet;
    fhi_basis outlet_basis;
    fh_span language; /* BCP 47, such as "en"; {NULL, 0} if not known */
    fhi_published published;
    fh_span modified;
    fh_span canonical; /* the address that a web page gives as its own; {NULL, 0} if it gives none */
    fhi_page_sort sort;
    fh_span dateline; /* the place of a dateline ("BRUSSELS, Oct. 28 —"), {NULL, 0} if none */
    FHI_LIST(fhi_credit) credits;
    fh_span text;               /* UTF-8; just the blocks, joined by blank lines (as captured under --plain) */
    FHI_LIST(fhi_block) blocks; /* in text order, without overlap */
    FHI_LIST(fhi_drop) dropped; /* in source order */
    fhi_map map;                /* text → captured */
} fhi_article;

#endif
