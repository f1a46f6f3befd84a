/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/pagefacts.h"

#include "base/span.h"
#include "extract/fieldtext.h"

static bool set_published(fhi_arena *arena, const fhi_fact *fact, fhi_article *article)
{
    fhi_day day = fhi_day_read(fact->value);
    if (article->published.basis != FHI_BASIS_UNKNOWN || article->published.why.len || day == FHI_NO_DAY) return true;
    fh_span value = fhi_arena_copy(arena, fact->value);
    fh_span why = fhi_arena_format(arena, "the page says so: %s", fact->basis);
    if (!value.ptr || !why.ptr) return false;
    article->published =
        (fhi_published){value, day, FHI_BASIS_METADATA, why, fhi_map_source(&article->page->map, fact->at), FHI_NO_DAY};
    return true;
}

static bool copy(fhi_arena *arena, fh_span from, fh_span *to)
{
    if (to->len || !from.len) return true;
    *to = fhi_fieldtext_copy(arena, from);
    return to->ptr != NULL;
}

bool fhi_pagefacts_set(fhi_arena *arena, const fhi_facts *facts, fhi_article *article)
{
    if (!set_published(arena, &facts->published, article)) return false;
    if (!copy(arena, facts->modified.value, &article->modified) || !copy(arena, facts->title.value, &article->title) ||
        !copy(arena, facts->language.value, &article->language) ||
        !copy(arena, facts->address.value, &article->canonical))
        return false;
    if (article->outlet.len == 0 && facts->outlet.value.len) {
        fh_span address = article->page->url.len ? article->page->url : facts->address.value;
        article->outlet = fhi_fieldtext_copy(arena, fhi_fieldtext_outlet(facts->outlet.value, address));
        article->outlet_basis = FHI_BASIS_METADATA;
        if (!article->outlet.ptr) return false;
    }
    if (article->bylines.n) return true;
    for (uint32_t i = 0; i < facts->authors.n; i++) {
        fh_span *name = FHI_PUSH(arena, &article->bylines);
        if (!name) return false;
        *name = fhi_fieldtext_copy(arena, facts->authors.at[i].value);
        if (!name->ptr) return false;
    }
    return true;
}
