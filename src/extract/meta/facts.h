/* SPDX-License-Identifier: Apache-2.0 */
/* What a page says of its article in metadata: JSON-LD (schema.org's NewsArticle and its kin), Open Graph and other meta elements,
 * microdata, time elements, links, its address. */
#ifndef FHI_EXTRACT_META_FACTS_H
#define FHI_EXTRACT_META_FACTS_H

#include "base/arena.h"
#include "base/list.h"
#include "extract/html/tree.h"
#include "extract/meta/datetext.h"

typedef struct fhi_fact {
    fh_span value;     /* {NULL, 0}: not said */
    fh_range at;       /* in the page: the attribute, the text, or the element that says it */
    const char *basis; /* static: "JSON-LD", "meta", "microdata", "time", "link", "address" */
    bool doubtful;     /* often of another article or day: what the page shows is believed more */
} fhi_fact;

/* What kind of page it says it is. */
typedef enum fhi_page_kind { FHI_PAGE_UNSAID, FHI_PAGE_ARTICLE, FHI_PAGE_LIVE, FHI_PAGE_PAYWALLED } fhi_page_kind;

typedef struct fhi_facts {
    fhi_fact title; /* without the outlet behind it */
    FHI_LIST(fhi_fact) authors;
    fhi_fact published, modified; /* ISO 8601 */
    fhi_fact addressed;           /* the day in the page's address */
    fhi_fact outlet;
    fhi_fact language; /* BCP 47 */
    fhi_fact address;  /* the canonical one */
    fhi_page_kind kind;
} fhi_facts;

/* Finds the facts of `tree`, whose address, if it is known, is `url`. Values live in `arena` or borrow from the page. False when memory is
 * out. Linear. */
bool fhi_facts_find(fhi_arena *arena, const fhi_tree *tree, fh_span url, fhi_facts *facts);

/* The day of publication that the data in a page's other scripts give, for pages that say it nowhere else. False when memory is out. */
bool fhi_facts_in_scripts(fhi_arena *arena, const fhi_tree *tree, fhi_fact *published);

#endif
