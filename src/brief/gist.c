/* SPDX-License-Identifier: Apache-2.0 */
/* A range of an article and a time in it come in, where a line of it may be cut goes out. */
#include "brief/gist.h"

#include "reconcile/clause.h"

enum {
    BEHIND = 3, /* tokens behind a verb or a time: "was closed on", "the May 6 fire" */
    SAYS = 5,   /* tokens from a verb to the "that" of what is said: "said on Monday that" */
};

/* The token behind "that" where what the verb says begins; `verb` if it says nothing so. */
static uint32_t content_of(const fhi_text *text, uint32_t verb, uint32_t end)
{
    for (uint32_t i = verb + 1; i < end && i <= verb + SAYS; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if (tag == FHI_TAG_IN && fhi_span_same(fhi_words_text(text, i), FHI_SPAN("that"))) return i + 1;
        if (tag == FHI_TAG_COMMA || tag == FHI_TAG_TO || (tag == FHI_TAG_MD && i > verb + 1)) break;
    }
    return verb;
}

/* The verb that a line needs: that of the main clause, else of what it says. */
static uint32_t verb_of(const fhi_text *text, uint32_t first, uint32_t end)
{
    uint32_t verb = fhi_clause_main_verb(text, first, end);
    if (verb == end) return first;
    uint32_t content = content_of(text, verb, end);
    if (content == verb) return verb;
    uint32_t said = fhi_clause_main_verb(text, content, end);
    return said == end ? verb : said;
}

/* The last token of a time and, where that opens its clause ("but in March the council"), of the verb that comes behind it. */
static uint32_t dated_by(const fhi_text *text, uint32_t first, uint32_t end, fh_range time)
{
    uint32_t at = fhi_words_from(text, time.start), last = fhi_words_from(text, time.end) - 1;
    for (uint32_t i = at; i > first; i--) {
        uint8_t tag = text->tokens.at[i - 1].tag;
        if (fhi_words_finite(tag)) return last;
        if (tag == FHI_TAG_COMMA || tag == FHI_TAG_CC) break;
    }
    uint32_t verb = last + 1;
    while (verb < end && !fhi_words_finite(text->tokens.at[verb].tag)) verb++;
    return verb < end ? verb : last;
}

uint32_t fhi_gist_end(const fhi_text *text, fh_range at, fh_range time)
{
    uint32_t first = fhi_words_from(text, at.start), end = fhi_words_from(text, at.end);
    if (first == end) return at.end;
    uint32_t last = verb_of(text, first, end);
    if (time.end) {
        uint32_t dated = dated_by(text, first, end, time);
        if (dated > last) last = dated;
    }
    last = last + BEHIND < end ? last + BEHIND : end - 1;
    return text->tokens.at[last].at.end;
}

fh_range fhi_gist_time(const fhi_marks *marks, fh_range at, fhi_day first, fhi_day last)
{
    for (uint32_t i = fhi_marks_time_behind(marks, at.start); i < marks->times.n && marks->times.at[i].at.end <= at.end;
         i++)
        if (marks->times.at[i].first == first && marks->times.at[i].last == last) return marks->times.at[i].at;
    return (fh_range){0, 0};
}
