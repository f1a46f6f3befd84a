/* SPDX-License-Identifier: Apache-2.0 */
/* Times with the tags round them come in; what they are times of goes out; see ahead.h. */
#include "reconcile/ahead.h"

#include "base/span.h"
#include "reconcile/clause.h"

#include <string.h>

enum { PHRASE = 10 /* tokens of a noun phrase before a time in it */ };

bool fhi_ahead_tells_which(const fhi_text *text, const fhi_time *time)
{
    uint32_t first = fhi_words_from(text, time->at.start), next = fhi_words_from(text, time->at.end);
    if (first == 0 || next + 1 >= text->tokens.n) return false;
    if (first > 1 && fhi_words_noun(text->tokens.at[first - 2].tag) &&
        fhi_span_is(fhi_words_text(text, first - 1), FHI_SPAN("of")))
        return true;
    bool owns = text->tokens.at[next].tag == FHI_TAG_POS;
    uint32_t before = text->tokens.at[first - 1].tag, noun = next + owns;
    while (noun < text->tokens.n && noun < next + PHRASE &&
           (text->tokens.at[noun].tag == FHI_TAG_JJ || (owns && text->tokens.at[noun].tag == FHI_TAG_SYM) ||
            (owns && fhi_words_of_noun(text->tokens.at[noun].tag) && !fhi_words_noun(text->tokens.at[noun].tag))))
        noun++;
    bool compound = memchr(text->article->text.ptr + time->at.start, '-', time->at.end - time->at.start) != NULL &&
                    !(text->tokens.at[first].flags & FHI_TOKEN_NUMBER); /* "in third-quarter profit" */
    bool inside = owns || compound || before == FHI_TAG_DT || before == FHI_TAG_PRPS || before == FHI_TAG_POS ||
                  before == FHI_TAG_JJ;
    return inside && noun < text->tokens.n && fhi_words_noun(text->tokens.at[noun].tag);
}

bool fhi_ahead_is_of_later(const fhi_text *text, const fhi_time *time)
{
    if (!fhi_ahead_tells_which(text, time)) return false;
    uint32_t first = fhi_words_from(text, time->at.start), i = first;
    while (i > 0 && first - i < PHRASE &&
           (fhi_words_of_noun(text->tokens.at[i - 1].tag) || text->tokens.at[i - 1].tag == FHI_TAG_POS))
        i--;
    if (i == 0) return false;
    fh_span word = fhi_words_text(text, i - 1);
    if (fhi_span_same(word, FHI_SPAN("before"))) return true;
    return i > 1 && fhi_span_same(word, FHI_SPAN("of")) &&
           fhi_span_same(fhi_words_text(text, i - 2), FHI_SPAN("ahead"));
}

bool fhi_ahead_is_miscounted(const fhi_text *text, const fhi_time *time, fh_range at, fhi_day published)
{
    static const char *const words[] = {"day", "days"};
    if (published == FHI_NO_DAY || time->first <= published) return false;
    uint32_t end = fhi_words_from(text, time->at.end);
    bool counted = false;
    for (uint32_t i = fhi_words_from(text, time->at.start); i < end; i++)
        counted = counted || fhi_span_among(fhi_words_text(text, i), words, sizeof words / sizeof *words);
    end = fhi_words_from(text, at.end);
    uint32_t verb = counted ? fhi_clause_main_verb(text, fhi_words_from(text, at.start), end) : end;
    return verb < end && text->tokens.at[verb].tag == FHI_TAG_VBD;
}

/* True if what stands between a verb and a time keeps them apart: another verb, or a word that begins a clause. */
static bool is_apart(const fhi_text *text, uint32_t verb, uint32_t time)
{
    static const char *const words[] = {"as", "that", "if", "because", "while", "ahead", "before", "after", "than"};
    static const char *const expect[] = {"expect", "expects"};
    bool expects = fhi_span_among(fhi_words_text(text, verb), expect, sizeof expect / sizeof *expect);
    for (uint32_t i = verb + 1; i < time; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if ((tag == FHI_TAG_TO && !expects) || tag == FHI_TAG_WDT || tag == FHI_TAG_WP || tag == FHI_TAG_WRB ||
            fhi_words_finite(tag))
            return true;
        if (fhi_span_among(fhi_words_text(text, i), words, sizeof words / sizeof *words)) return true;
    }
    return false;
}

/* "has been holding", "have said": of what was. */
static bool is_perfect(const fhi_text *text, uint32_t verb)
{
    static const char *const have[] = {"has", "have", "'ve", "\xE2\x80\x99ve"};
    if (!fhi_span_among(fhi_words_text(text, verb), have, sizeof have / sizeof *have)) return false;
    while (verb + 1 < text->tokens.n && text->tokens.at[verb + 1].tag == FHI_TAG_RB) verb++;
    return verb + 1 < text->tokens.n && text->tokens.at[verb + 1].tag == FHI_TAG_VBN;
}

bool fhi_ahead_is_set(const fhi_marks *marks, uint32_t time, const fhi_sentence *sentence, fh_range at,
                      fhi_day published)
{
    const fhi_text *text = marks->text;
    uint32_t verb = sentence->first, end = sentence->first + sentence->count;
    for (uint32_t i = time; i < marks->times.n && marks->times.at[i].at.start < at.end; i++)
        if (fhi_range_within(marks->times.at[i].at, at) && marks->times.at[i].first != FHI_NO_DAY &&
            (published == FHI_NO_DAY || marks->times.at[i].first <= published))
            return false;
    for (; verb < end; verb++) {
        uint8_t tag = text->tokens.at[verb].tag;
        if (!fhi_range_within(text->tokens.at[verb].at, at)) continue;
        if (tag == FHI_TAG_VBD) return false;
        if (tag == FHI_TAG_VBZ || tag == FHI_TAG_VBP) break;
    }
    if (verb == end || is_perfect(text, verb)) return false;
    for (uint32_t i = time; i < marks->times.n && marks->times.at[i].at.start < at.end; i++) {
        const fhi_time *later = &marks->times.at[i];
        if (!fhi_range_within(later->at, at) || later->first == FHI_NO_DAY || fhi_ahead_tells_which(text, later))
            continue;
        return !is_apart(text, verb,
                         fhi_words_from(text, later->at.start)); /* what parts it from one parts it from all behind */
    }
    return false;
}
