/* SPDX-License-Identifier: Apache-2.0 */
/* Links and pairs come in, a count of origins goes out. A sentence inside a passage taken from another article stands for that article. Origins
 * count as independent of one another only where lineage has established it for every two of them; what is not established adds nothing. */
#include "reconcile/independence.h"

#include "base/limits.h"
#include "base/span.h"

#include <stdlib.h>

enum { FARTHEST = 8 /* links followed back; a chain of copies is shorter, a ring has no end */ };

/* An origin by its name. */
typedef struct fhi_named_origin {
    fh_span name;
    uint32_t origin;
} fhi_named_origin;

/* Shares of an article from which such passages show where it comes from. */
static const double EDIT = 0.3, REWRITE = 0.4;

/* In order of lower-case letters, "The" left out. */
static int compare_names(fh_span a, fh_span b)
{
    if (a.len > 4 && fhi_span_same((fh_span){a.ptr, 4}, FHI_SPAN("the "))) a = (fh_span){a.ptr + 4, a.len - 4};
    if (b.len > 4 && fhi_span_same((fh_span){b.ptr, 4}, FHI_SPAN("the "))) b = (fh_span){b.ptr + 4, b.len - 4};
    for (size_t i = 0; i < a.len && i < b.len; i++) {
        char x = fhi_ascii_lower(a.ptr[i]), y = fhi_ascii_lower(b.ptr[i]);
        if (x != y) return (unsigned char)x < (unsigned char)y ? -1 : 1;
    }
    return a.len < b.len ? -1 : a.len > b.len;
}

static int by_name(const void *a, const void *b)
{
    const fhi_named_origin *x = a, *y = b;
    int order = compare_names(x->name, y->name);
    return order ? order : x->origin < y->origin ? -1 : x->origin > y->origin;
}

bool fhi_independence_start(fhi_arena *scratch, const fhi_lineage *lineage, uint32_t articles,
                            fhi_independence *independence)
{
    *independence = (fhi_independence){.lineage = lineage};
    independence->first_link = fhi_arena_array(scratch, (size_t)articles + 2, sizeof *independence->first_link);
    independence->names = fhi_arena_array(scratch, lineage->origins.n, sizeof *independence->names);
    if (!independence->first_link || !independence->names) return false;
    for (uint32_t i = 0; i < lineage->links.n; i++)
        if (lineage->links.at[i].to < articles) independence->first_link[lineage->links.at[i].to + 1]++;
    for (uint32_t i = 0; i < articles; i++) independence->first_link[i + 1] += independence->first_link[i];
    for (uint32_t i = 0; i < lineage->origins.n; i++)
        if (lineage->origins.at[i].name.len && lineage->origins.at[i].articles.n)
            independence->names[independence->name_count++] = (fhi_named_origin){lineage->origins.at[i].name, i};
    if (independence->name_count)
        qsort(independence->names, independence->name_count, sizeof *independence->names, by_name);
    return true;
}

uint32_t fhi_independence_named(const fhi_independence *independence, fh_span name)
{
    uint32_t low = 0, high = independence->name_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_names(independence->names[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == independence->name_count || compare_names(independence->names[low].name, name)) return FHI_NONE;
    return independence->lineage->origins.at[independence->names[low].origin].articles.at[0];
}

uint32_t fhi_independence_origin(const fhi_independence *independence, uint32_t article)
{
    const fhi_lineage *lineage = independence->lineage;
    return article < lineage->articles && lineage->standings ? lineage->standings[article].origin : article;
}

/* What is established of two articles. */
static fhi_relation established(const fhi_independence *independence, uint32_t a, uint32_t b)
{
    if (a == b || fhi_independence_origin(independence, a) == fhi_independence_origin(independence, b))
        return FHI_SAME_ORIGIN;
    if (a > b) return established(independence, b, a);
    const fhi_lineage *lineage = independence->lineage;
    uint32_t low = 0, high = lineage->pairs.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const fhi_pair *pair = &lineage->pairs.at[middle];
        if (pair->a < a || (pair->a == a && pair->b < b))
            low = middle + 1;
        else
            high = middle;
    }
    if (low >= lineage->pairs.n || lineage->pairs.at[low].a != a || lineage->pairs.at[low].b != b)
        return FHI_NOT_ESTABLISHED;
    return lineage->pairs.at[low].relation;
}

static uint32_t overlap(fh_range a, fh_range b)
{
    uint32_t start = a.start > b.start ? a.start : b.start, end = a.end < b.end ? a.end : b.end;
    return start < end ? end - start : 0;
}

/* Moves a range of `passage->to` to where it comes from: by as much where the words are the same, else to the same place in proportion. */
static fh_range carried(const fhi_passage *passage, fh_range range)
{
    uint64_t from = passage->from.end - passage->from.start, to = passage->to.end - passage->to.start;
    uint64_t start = range.start > passage->to.start ? range.start - passage->to.start : 0;
    uint64_t end = range.end < passage->to.end ? range.end - passage->to.start : to;
    if (passage->kind != FHI_PASSAGE_VERBATIM) {
        start = start * from / to;
        end = (end * from + to - 1) / to;
    }
    if (end > from) end = from;
    if (start >= end) return passage->from;
    return (fh_range){passage->from.start + (uint32_t)start, passage->from.start + (uint32_t)end};
}

/* A sentence or two told alike may be one fact told twice, from one public statement; an edit or a rewrite shows where words come from only where
 * a good part of the article is one. */
static bool taken(const fhi_link *link, const fhi_passage *passage)
{
    return passage->kind == FHI_PASSAGE_VERBATIM ||
           link->share >= (passage->kind == FHI_PASSAGE_EDITED ? EDIT : REWRITE);
}

/* The link whose passages hold most of the range, if a good part of it: what an editor leaves of a sentence that he cuts. Two that are known to be
 * independent share the words of a statement or a law; there it must be all but the whole. */
static const fhi_link *link_of(const fhi_independence *independence, uint32_t article, fh_range range, fh_range *from)
{
    const fhi_link *best = NULL;
    uint32_t most = 0, length = range.end - range.start;
    for (uint32_t i = independence->first_link[article]; i < independence->first_link[article + 1]; i++) {
        const fhi_link *link = &independence->lineage->links.at[i];
        uint32_t held = 0, largest = 0;
        fh_range source = {0, 0};
        for (uint32_t p = 0; p < link->passages.n && link->passages.at[p].to.start < range.end; p++) {
            uint32_t part = taken(link, &link->passages.at[p]) ? overlap(link->passages.at[p].to, range) : 0;
            held += part;
            if (part > largest) {
                largest = part;
                source = carried(&link->passages.at[p], range);
            }
        }
        if (held <= most || held <= length * 2 / 5) continue;
        bool apart = established(independence, link->from, article) == FHI_INDEPENDENT;
        if (!apart || held > length * 4 / 5) {
            most = held;
            best = link;
            *from = source;
        }
    }
    return best;
}

uint32_t fhi_independence_source(const fhi_independence *independence, uint32_t article, fh_range range)
{
    for (uint32_t step = 0; step < FARTHEST; step++) {
        fh_range from = {0, 0};
        const fhi_link *link = link_of(independence, article, range, &from);
        if (!link || link->from == article) break;
        article = link->from;
        range = from;
    }
    return article;
}

/* Two origins of one name are two texts of one agency or outlet: not two witnesses. */
static bool same_house(const fhi_independence *independence, uint32_t a, uint32_t b)
{
    const fhi_lineage *lineage = independence->lineage;
    uint32_t x = fhi_independence_origin(independence, a), y = fhi_independence_origin(independence, b);
    if (x >= lineage->origins.n || y >= lineage->origins.n || !lineage->origins.at[x].name.len) return false;
    return compare_names(lineage->origins.at[x].name, lineage->origins.at[y].name) == 0;
}

static bool add_origin(fhi_arena *arena, fhi_claim *claim, uint32_t origin)
{
    uint32_t i = 0;
    while (i < claim->origins.n && claim->origins.at[i] < origin) i++;
    if (i < claim->origins.n && claim->origins.at[i] == origin) return true;
    uint32_t *slot = FHI_PUSH(arena, &claim->origins);
    if (!slot) return false;
    for (uint32_t k = claim->origins.n - 1; k > i; k--) claim->origins.at[k] = claim->origins.at[k - 1];
    claim->origins.at[i] = origin;
    return true;
}

static fhi_relation relation_of(const fhi_independence *independence, uint32_t a, uint32_t b)
{
    return same_house(independence, a, b) ? FHI_SAME_ORIGIN : established(independence, a, b);
}

/* A source, and how many of the others it is independent of. */
typedef struct witness {
    uint32_t source;
    uint32_t apart;
} witness;

static int most_apart_first(const void *a, const void *b)
{
    const witness *x = a, *y = b;
    if (x->apart != y->apart) return x->apart > y->apart ? -1 : 1;
    return x->source < y->source ? -1 : x->source > y->source;
}

/* Of one origin the article of which most is known speaks for it. */
static uint32_t order_witnesses(const fhi_independence *independence, const uint32_t *sources, uint32_t n,
                                witness *witnesses)
{
    if (n > FHI_MAX_WITNESSES) n = FHI_MAX_WITNESSES;
    for (uint32_t i = 0; i < n; i++) {
        witnesses[i] = (witness){sources[i], 0};
        for (uint32_t k = 0; k < n; k++)
            witnesses[i].apart += relation_of(independence, sources[i], sources[k]) == FHI_INDEPENDENT;
    }
    qsort(witnesses, n, sizeof *witnesses, most_apart_first);
    return n;
}

/* How many there are if only what is known to be the same counts as one. */
static uint32_t count_distinct(const fhi_independence *independence, const witness *witnesses, uint32_t n)
{
    uint32_t distinct[FHI_MAX_WITNESSES], count = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool known = false;
        for (uint32_t k = 0; k < count && !known; k++)
            known = relation_of(independence, distinct[k], witnesses[i].source) == FHI_SAME_ORIGIN;
        if (!known) distinct[count++] = witnesses[i].source;
    }
    return count;
}

bool fhi_independence_count(fhi_arena *arena, const fhi_independence *independence, const uint32_t *sources, uint32_t n,
                            fhi_claim *claim)
{
    uint32_t chosen[FHI_MAX_WITNESSES], count = 0;
    witness witnesses[FHI_MAX_WITNESSES];
    bool all = true;
    uint32_t ordered = order_witnesses(independence, sources, n, witnesses);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t source = i < ordered ? witnesses[i].source : sources[i];
        if (!add_origin(arena, claim, fhi_independence_origin(independence, source))) return false;
        bool apart = true, open = false, known = false; /* open: towards one that is chosen; known: the same as one */
        for (uint32_t k = 0; k < count && !known; k++) {
            fhi_relation relation = relation_of(independence, chosen[k], source);
            apart = apart && relation == FHI_INDEPENDENT;
            open = open || relation == FHI_NOT_ESTABLISHED;
            known = relation == FHI_SAME_ORIGIN;
        }
        all = all && (known || !open);
        if (apart && count < FHI_MAX_WITNESSES) chosen[count++] = source;
    }
    claim->independent = count ? count : 1;
    claim->most = ordered < n ? claim->origins.n : count_distinct(independence, witnesses, n);
    if (claim->most < claim->independent) claim->most = claim->independent;
    claim->relation = claim->origins.n < 2               ? FHI_SAME_ORIGIN
                      : all && count == claim->origins.n ? FHI_INDEPENDENT
                                                         : FHI_NOT_ESTABLISHED;
    return true;
}
