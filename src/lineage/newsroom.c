/* SPDX-License-Identifier: Apache-2.0 */
/* The table of data/lineage/newsrooms.tsv; names that it does not have are compared by their letters. */
#include "lineage/newsroom.h"

#include "base/hash.h"
#include "tables/lexicon.h"

#include "lineage/newsrooms.inc"

static fh_span without(fh_span name, fh_span prefix)
{
    if (name.len <= prefix.len || !fhi_span_same((fh_span){name.ptr, prefix.len}, prefix)) return name;
    return (fh_span){name.ptr + prefix.len, name.len - prefix.len};
}

static fh_span bare(fh_span name)
{
    return without(without(fhi_span_trim(name), FHI_SPAN("the ")), FHI_SPAN("www."));
}

const fhi_newsroom *fhi_newsroom_find(fh_span name)
{
    uint32_t number = fhi_lexicon_find(&names, bare(name));
    return number ? &newsrooms[number - 1] : NULL;
}

/* A host ends in a dot and a top-level domain, which says nothing about who it is. */
static fh_span without_ending(fh_span name)
{
    for (size_t i = name.len; i-- > 1;) {
        if (fhi_ascii_space(name.ptr[i])) return name;
        if (name.ptr[i] == '.') return name.len - i <= 6 ? (fh_span){name.ptr, i} : name;
    }
    return name;
}

uint64_t fhi_newsroom_key(fh_span name)
{
    const fhi_newsroom *known = fhi_newsroom_find(name);
    if (known) return fhi_hash(known->name);
    fh_span rest = without(without_ending(bare(name)), FHI_SPAN("the"));
    uint64_t key = 0;
    for (size_t i = 0; i < rest.len; i++) {
        char c = fhi_ascii_lower(rest.ptr[i]);
        if (fhi_ascii_alpha(c) || fhi_ascii_digit(c) || (unsigned char)c >= 0x80)
            key = fhi_hash_mix(key + 1, (unsigned char)c);
    }
    return key;
}
