/* SPDX-License-Identifier: Apache-2.0 */
/* Acronyms in brackets behind what they stand for (Schwartz and Hearst 2003); see acronyms.h. */
#include "annotate/name/acronyms.h"

enum { LEAST = 3, MOST = 8, SMALL = 2 /* words without a capital that are passed over in a row */ };

/* How many words back from the bracket at token `i` have the acronym's letters as their initials; 0 if they do not. */
static uint32_t spelled_out(const fhi_naming *n, const fhi_sentence *s, uint32_t i, fh_span acronym)
{
    uint32_t first = i, small = 0;
    size_t letters = acronym.len;
    while (letters > 0 && first > 0 && small <= SMALL) {
        bool capital = fhi_naming_capital(n, first - 1);
        if (capital && fhi_naming_words(n, s, first - 1, 1).ptr[0] != acronym.ptr[letters - 1]) break;
        letters -= capital;
        small = capital ? 0 : small + 1;
        first--;
    }
    return letters == 0 ? i - first : 0;
}

/* Places have acronyms too ("United Arab Emirates"). */
static uint32_t type_of(fh_span name)
{
    uint32_t kinds = fhi_gazetteer_phrase(name);
    bool place = kinds & (FHI_PHRASE_COUNTRY | FHI_PHRASE_REGION | FHI_PHRASE_CITY) && !(kinds & FHI_PHRASE_BODY);
    return place ? FHI_NAME_LOC : FHI_NAME_ORG;
}

static bool has_label(const fhi_naming *n, uint32_t first, uint32_t count)
{
    for (uint32_t i = first; i < first + count; i++)
        if (n->views[i + FHI_NAMING_AROUND].label != FHI_NAMING_OUT) return true;
    return false;
}

/* The name before the bracket at token `i`. Its acronym is known from here on if the model too saw some name in it: what has capitals for the
 * sake of the acronym alone ("Work In Progress (WIP)") is none. */
static void introduce(fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    bool framed = fhi_span_is(fhi_naming_words(n, s, i, 1), FHI_SPAN("(")) &&
                  fhi_span_is(fhi_naming_words(n, s, i + 2, 1), FHI_SPAN(")"));
    fh_span acronym = fhi_naming_words(n, s, i + 1, 1);
    if (!framed || acronym.len < LEAST || acronym.len > MOST) return;
    uint32_t count = spelled_out(n, s, i, acronym);
    if (!count) return;
    uint32_t type = type_of(fhi_naming_words(n, s, i - count, count));
    if (has_label(n, i - count, count) && fhi_naming_capital(n, i + 1))
        fhi_naming_seen_of(n, n->text->tokens.at[s->first + i + 1].word)->acronym = (uint8_t)(type + 1);
    fhi_naming_write(n, i - count, count, type);
}

/* The acronym by itself. Part of a longer name it stays ("HSB Bank"). */
static void repeat(fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    const fhi_naming_view *here = &n->views[i + FHI_NAMING_AROUND];
    if (!(here->trait.flags & FHI_TOKEN_UPPER)) return;
    if (here->label != FHI_NAMING_OUT && here->label < FHI_NAMING_ONLY) return;
    uint32_t known = fhi_naming_seen_of(n, n->text->tokens.at[s->first + i].word)->acronym;
    if (known) fhi_naming_write(n, i, 1, known - 1);
}

void fhi_acronyms_settle(fhi_naming *naming, const fhi_sentence *sentence)
{
    for (uint32_t i = 2; i + 2 < naming->count; i++) introduce(naming, sentence, i);
    for (uint32_t i = 0; i < naming->count && naming->style < 2; i++) repeat(naming, sentence, i);
}
