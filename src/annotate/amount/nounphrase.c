/* SPDX-License-Identifier: Apache-2.0 */
/* Fragments behind a measure in, the noun phrase that is counted out: the base noun phrase, by Penn tags and
 * what the tables know of words. */
#include "annotate/amount/nounphrase.h"

enum { WORDS_MAX = 8 }; /* words in the phrase: past that it is a list or a headline */

static bool may_stand(uint8_t tag)
{
    return fhi_words_noun(tag) || tag == FHI_TAG_JJ || tag == FHI_TAG_JJR || tag == FHI_TAG_JJS || tag == FHI_TAG_VBN ||
           tag == FHI_TAG_VBG || tag == FHI_TAG_FW || tag == FHI_TAG_XX || tag == FHI_TAG_AFX;
}

static bool is_plural(const fhi_fragments *fragments, uint32_t at)
{
    const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
    if (fragment->kind != FHI_FRAGMENT_LETTERS) return false;
    uint8_t hint = fhi_fragment_meaning(fragments, at)->noun;
    if (hint == FHI_NOUN_PLURAL) return true;
    return hint == FHI_NOUN_OPEN && (fragment->tag == FHI_TAG_NNS || fragment->tag == FHI_TAG_NNPS);
}

/* "300 newly built homes", "40 daily active users". */
static bool is_adverb_inside(const fhi_fragments *fragments, uint32_t at)
{
    uint8_t next = fhi_fragment_at(fragments, at + 1)->tag;
    return fhi_fragment_at(fragments, at)->tag == FHI_TAG_RB &&
           fhi_span_ends(fhi_fragment_text(fragments, at), FHI_SPAN("ly")) &&
           (next == FHI_TAG_JJ || next == FHI_TAG_VBN || next == FHI_TAG_VBG);
}

bool fhi_nounphrase_plural(const fhi_fragments *fragments, uint32_t at)
{
    for (uint32_t i = at; i < at + 3; i++) {
        const fhi_fragment *fragment = fhi_fragment_at(fragments, i);
        if (fragment->kind != FHI_FRAGMENT_LETTERS || fragment->capital ||
            fhi_fragment_meaning(fragments, i)->noun == FHI_NOUN_STOP)
            return false;
        if (!may_stand(fragment->tag)) return false;
        if (is_plural(fragments, i)) return true;
    }
    return false;
}

static bool is_determiner(const fhi_fragments *fragments, uint32_t at)
{
    static const char *const all[] = {"the", "these", "those", "its", "their", "his",
                                      "her", "our",   "my",    "all", "a",     "an"};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (fhi_fragment_is(fragments, at, all[i])) return true;
    }
    return false;
}

static bool is_number(const fhi_fragments *fragments, uint32_t at)
{
    return fhi_fragment_at(fragments, at)->kind == FHI_FRAGMENT_DIGITS ||
           fhi_fragment_meaning(fragments, at)->number != FHI_NUMERAL_NONE;
}

/* Behind the words, digits and signs of the number that starts at `at`; `at` if none does. */
static uint32_t behind_number(const fhi_fragments *fragments, uint32_t at)
{
    enum { LONGEST = 16 };
    uint32_t end = at;
    while (end < at + LONGEST &&
           (is_number(fragments, end) ||
            (end > at && fhi_fragment_at(fragments, end)->kind == FHI_FRAGMENT_SIGN && is_number(fragments, end + 1))))
        end++;
    return end;
}

/* "200 of Norland's 300 shares": behind the possessor and its number, where there is one; else `at`. */
static uint32_t behind_possessor(const fhi_fragments *fragments, uint32_t at)
{
    for (uint32_t i = at + 1; i < at + 5; i++) {
        bool apostrophe = fhi_fragment_sign(fragments, i, '\'') || fhi_fragment_sign(fragments, i, 0x2019);
        if (apostrophe && fhi_fragment_is(fragments, i + 1, "s") && is_number(fragments, i + 2))
            return behind_number(fragments, i + 2);
    }
    return at;
}

/* Where the noun phrase starts: behind "of" and a determiner, behind a hyphen, or at once. UINT32_MAX if none can. */
static uint32_t phrase_start(const fhi_fragments *fragments, const fhi_measure *measure)
{
    uint32_t at = measure->end;
    bool money = measure->unit != FHI_MEASURE_BARE && measure->kind == FHI_UNIT_MONEY;
    if (measure->age) return UINT32_MAX;
    if (fhi_fragment_is(fragments, at, "of") ||
        (money && (fhi_fragment_is(fragments, at, "in") || fhi_fragment_is(fragments, at, "worth")))) {
        at += fhi_fragment_is(fragments, at, "worth") && fhi_fragment_is(fragments, at + 1, "of") ? 2 : 1;
        bool number = is_number(fragments, at); /* "44 of 45 witnesses" */
        if (!is_determiner(fragments, at) && !number) return behind_possessor(fragments, at);
        bool place =
            measure->unit != FHI_MEASURE_BARE && (measure->kind == FHI_UNIT_LENGTH || measure->kind == FHI_UNIT_TIME);
        if (place) return UINT32_MAX; /* "within six miles of the town" */
        return behind_number(fragments, number ? at : at + 1);
    }
    if (measure->number.fraction && is_determiner(fragments, at)) return at + 1;
    if (fhi_fragment_joins(fragments, at)) return at + 1;
    if (measure->unit == FHI_MEASURE_BARE) return at;
    if (measure->unit_first > measure->number.end) return at; /* "27-kilometer ring" */
    uint8_t tag = fhi_fragment_at(fragments, at)->tag, before = fhi_fragment_at(fragments, measure->first - 1)->tag;
    bool noun = fhi_words_common_noun(tag) || tag == FHI_TAG_JJ;
    bool attribute = before == FHI_TAG_DT || before == FHI_TAG_JJ || before == FHI_TAG_PRPS || before == FHI_TAG_VBN ||
                     before == FHI_TAG_POS;
    return noun && attribute ? at : UINT32_MAX;
}

/* True if the fragment at `at` goes on with the phrase without being a word of it: a hyphen, the stops of "U.S.", "'s". */
static bool is_inside(const fhi_fragments *fragments, uint32_t at)
{
    const fhi_fragment *before = fhi_fragment_at(fragments, at - 1);
    if (!fhi_fragment_touches(fragments, at)) return false;
    if (fhi_fragment_joins(fragments, at)) return true;
    bool letter = before->capital && before->at.end - before->at.start == 1;
    if (fhi_fragment_sign(fragments, at, '.')) return letter;
    bool apostrophe = fhi_fragment_sign(fragments, at, '\'') || fhi_fragment_sign(fragments, at, 0x2019);
    return apostrophe && fhi_fragment_is(fragments, at + 1, "s") && fhi_fragment_touches(fragments, at + 1);
}

/* The figures of a model: "F-150 trucks", "Boeing 737 jets". */
static bool is_model(const fhi_fragments *fragments, uint32_t at)
{
    const fhi_fragment *fragment = fhi_fragment_at(fragments, at), *next = fhi_fragment_at(fragments, at + 1);
    if (fragment->kind != FHI_FRAGMENT_DIGITS || next->kind != FHI_FRAGMENT_LETTERS) return false;
    return fhi_fragment_touches(fragments, at) || fhi_fragment_meaning(fragments, at - 1)->refusal == FHI_REFUSAL_LABEL;
}

/* True if the word at `at` may go on with the phrase that began at `first` and whose last noun so far ends at `noun`. */
static bool goes_on(const fhi_fragments *fragments, uint32_t first, uint32_t at, uint32_t noun)
{
    const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
    uint8_t hint = fhi_fragment_meaning(fragments, at)->noun, tag = fragment->tag;
    bool joined = at > first && fhi_fragment_joins(fragments, at - 1);
    bool tied = joined || fhi_fragment_joins(fragments, at + 1); /* "once-classified" */
    if (hint == FHI_NOUN_STOP && !tied && !fhi_words_noun(tag)) return false;
    if (hint == FHI_NOUN_CALENDAR && fragment->capital) return false;
    bool behind_noun = noun == at && at > first;
    if (behind_noun && fragment->capital && !fhi_fragment_at(fragments, at - 1)->capital && !joined &&
        !fragments->headline)
        return false;                                                                  /* "the grain Norland bought" */
    if (noun == at && (tag == FHI_TAG_VBN || tag == FHI_TAG_VBG)) return false;        /* "people killed" */
    bool tail = !fragment->space && at > first && fhi_fragment_is(fragments, at, "s"); /* of "'s" */
    bool participle = at == first && tag == FHI_TAG_VBD && fhi_fragment_is(fragments, at - 1, "of");
    bool verb_first = noun == 0 && tag == FHI_TAG_VBZ;
    return may_stand(tag) || tail || tied || participle || verb_first || is_adverb_inside(fragments, at);
}

/* One past the last noun of the phrase that begins at `first`; 0 if it has none. */
static uint32_t noun_end(const fhi_fragments *fragments, uint32_t first)
{
    uint32_t noun = 0, words = 0;
    for (uint32_t at = first; words < WORDS_MAX; at++) {
        const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
        if (fragment->kind == FHI_FRAGMENT_SIGN && at > first && is_inside(fragments, at)) continue;
        if (at > first && is_model(fragments, at)) continue;
        if (fragment->kind != FHI_FRAGMENT_LETTERS || !goes_on(fragments, first, at, noun)) break;
        words++;
        if (fhi_words_noun(fragment->tag)) noun = at + 1;
    }
    return noun;
}

fh_range fhi_nounphrase_find(const fhi_fragments *fragments, const fhi_measure *measure, uint32_t *past)
{
    fh_range none = {0, 0};
    if (past) *past = 0;
    uint32_t first = phrase_start(fragments, measure);
    if (first == UINT32_MAX || fhi_fragment_at(fragments, first)->kind != FHI_FRAGMENT_LETTERS) return none;
    const fhi_fragment *next = fhi_fragment_at(fragments, first + 1);
    bool more =
        next->kind == FHI_FRAGMENT_LETTERS && (fhi_words_common_noun(next->tag) || is_plural(fragments, first + 1));
    if (fhi_fragment_meaning(fragments, first)->noun == FHI_NOUN_FATE && !more) {
        if (past) *past = first + 1;
        return fhi_fragment_at(fragments, first)->at;
    }
    uint32_t end = noun_end(fragments, first);
    if (end <= first) return none;
    if (past) *past = end;
    uint32_t start = fhi_fragment_at(fragments, first)->at.start;
    if (measure->number.fraction && first > 0 && is_determiner(fragments, first - 1))
        start = fhi_fragment_at(fragments, first - 1)->at.start;
    return (fh_range){start, fhi_fragment_at(fragments, end - 1)->at.end};
}
