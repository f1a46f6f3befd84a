/* SPDX-License-Identifier: Apache-2.0 */
/* On whom a sentence really stands: the article it was taken from, and the origins behind several of them. */
#ifndef FHI_RECONCILE_INDEPENDENCE_H
#define FHI_RECONCILE_INDEPENDENCE_H

#include "reconcile/claims.h"

/* Lineage made ready for many questions. */
typedef struct fhi_independence {
    const fhi_lineage *lineage;
    uint32_t *first_link;           /* of each article among the links, which are by `to`; one more at the end */
    struct fhi_named_origin *names; /* of origins, by name; those without one left out */
    uint32_t name_count;
} fhi_independence;

/* False when memory is out. */
bool fhi_independence_start(fhi_arena *scratch, const fhi_lineage *lineage, uint32_t articles,
                            fhi_independence *independence);

/* Where the words of `range` in `article` come from, as far back as the links go: an article that may be `article` itself. */
uint32_t fhi_independence_source(const fhi_independence *independence, uint32_t article, fh_range range);

/* An article of the origin that goes by this name ("Northern Wire", "the Harbour Gazette"); FHI_NONE if none does. */
uint32_t fhi_independence_named(const fhi_independence *independence, fh_span name);

/* The origin of an article; its own number where lineage knows none. */
uint32_t fhi_independence_origin(const fhi_independence *independence, uint32_t article);

/* Fills origins, independent, most and relation of a claim that stands on the articles `sources` (ascending, each once). */
bool fhi_independence_count(fhi_arena *arena, const fhi_independence *independence, const uint32_t *sources, uint32_t n,
                            fhi_claim *claim);

#endif
