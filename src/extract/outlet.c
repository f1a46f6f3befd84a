/* SPDX-License-Identifier: Apache-2.0 */
/* The outlet by the address of the page, or by whom people in the text spoke to; see outlet.h. */
#include "extract/outlet.h"

#include "base/span.h"
#include "extract/credit.h"

#include <string.h>

static bool from_address(fhi_article *article)
{
    fh_span url = article->page->url;
    ptrdiff_t slashes = fhi_span_find(url, FHI_SPAN("://"), 0);
    if (slashes < 0) return false;
    fh_span host = {url.ptr + slashes + 3, url.len - (size_t)slashes - 3};
    for (size_t i = 0; i < host.len; i++) {
        if (strchr("/:?#", host.ptr[i])) host.len = i;
    }
    const fhi_newsroom *known = fhi_newsroom_of_host(host);
    if (fhi_span_starts(host, FHI_SPAN("www."))) host = (fh_span){host.ptr + 4, host.len - 4};
    if (host.len == 0) return false;
    article->outlet = known ? known->name : host;
    article->outlet_basis = FHI_BASIS_METADATA;
    return true;
}

/* The name of an outlet at `at`: one of the table, or "The Tarnby Times". */
static fh_span outlet_at(fh_span text, uint32_t at)
{
    fhi_credit_name name;
    fh_span rest = {text.ptr + at, text.len - at};
    if (fhi_credit_name_at(text, at, &name)) {
        return name.known->kind == FHI_NEWSROOM_OUTLET ? name.known->name : (fh_span){NULL, 0};
    }
    bool the = fhi_span_starts(rest, FHI_SPAN("The ")) || fhi_span_starts(rest, FHI_SPAN("the "));
    size_t end = the ? 4 : 0, best = 0;
    for (uint32_t words = 0; words < 4 && end < rest.len && fhi_ascii_upper(rest.ptr[end]); words++) {
        while (end < rest.len && (fhi_ascii_alpha(rest.ptr[end]) || (unsigned char)rest.ptr[end] >= 0x80)) end++;
        if (words > 0 && fhi_newsroom_is_outlet_like((fh_span){rest.ptr, end})) best = end;
        if (end >= rest.len || rest.ptr[end] != ' ') break;
        end++;
    }
    return (fh_span){best ? rest.ptr : NULL, best};
}

/* Words before the name of the outlet that somebody spoke to. "Told" alone may be another's interview, so that it must be said twice. */
static const struct {
    const char *words;
    uint32_t weight;
} self_cues[] = {
    {"interview with ", 2}, {"question from ", 2}, {"questions from ", 2}, {"contacted by ", 2},
    {"asked by ", 2},       {"told ", 1},          {"speaking to ", 1},    {"spoke to ", 1},
    {"statement to ", 1},   {"email to ", 1},      {"comment to ", 1},
};

enum { SELF_WEIGHT = 2 }; /* that makes an outlet */

/* Adds up what the block says for one outlet; false where it names a second one, as then neither is known to be the article's. */
static bool weigh_outlets(fh_span text, fh_span *outlet, uint32_t *weight)
{
    for (size_t k = 0; k < sizeof self_cues / sizeof *self_cues; k++) {
        fh_span words = fhi_span_of(self_cues[k].words);
        for (ptrdiff_t at = fhi_span_find(text, words, 0); at >= 0; at = fhi_span_find(text, words, (size_t)at + 1)) {
            if (at > 0 && text.ptr[at - 1] != ' ') continue;
            fh_span name = outlet_at(text, (uint32_t)at + (uint32_t)words.len);
            if (name.len == 0) continue;
            if (outlet->len > 0 && !fhi_span_same(*outlet, name)) return false;
            *outlet = name;
            *weight += self_cues[k].weight;
        }
    }
    return true;
}

bool fhi_outlet_find(fhi_arena *arena, fhi_article *article)
{
    if (article->outlet.len > 0 || from_address(article)) return true;
    fh_span found = {NULL, 0};
    uint32_t weight = 0;
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        if (!weigh_outlets(fhi_span_cut(article->text, article->blocks.at[i].at), &found, &weight)) return true;
    }
    for (uint32_t i = 0; i < article->credits.n; i++) {
        bool copied = article->credits.at[i].applies_to == FHI_CREDIT_TEXT &&
                      article->credits.at[i].form != FHI_CREDITED_IN_SENTENCE;
        if (copied || fhi_span_same(article->credits.at[i].name, found))
            return true; /* the text, and who spoke to whom, is another's */
    }
    if (weight < SELF_WEIGHT) return true;
    article->outlet = fhi_arena_copy(arena, found);
    article->outlet_basis = FHI_BASIS_TEXT;
    return article->outlet.ptr != NULL;
}
