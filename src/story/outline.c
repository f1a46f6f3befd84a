/* SPDX-License-Identifier: Apache-2.0 */
/* Stems and pairs of neighbouring stems are counted; those that stand early count for more. */
#include "story/outline.h"

#include "base/hash.h"
#include "base/span.h"
#include "extract/extract.h"
#include "tables/language.h"
#include "tables/lexicon.h"
#include "text/letters.h"

#include <math.h>

#include "story/calendar.inc"

enum {
    OPENING_WORDS = 80,
    HEADLINE_TOKENS = 40,
    SHORT = 3 /* bytes; of most languages the shortest words are function words */
};
static const uint64_t PAIR = 0x9AE16A3B2F90404Fu; /* keeps pairs apart from stems */

typedef struct outlining {
    fhi_arena *scratch;
    fhi_outliner with;
    uint32_t *term_of;   /* by stem of the text: its term plus one; 0: none yet */
    uint32_t *places;    /* of all other terms, open addressing by key: the term plus one, 0 free */
    size_t room;         /* a power of two */
    fhi_outlined *terms; /* room for all that there may be, and one more */
    uint32_t n;
} outlining;

/* Adds to the term at `place`, which is a new one where it is 0: a number where `weight` says so. Whether a word has come before is what nobody can
 * foresee, so there is no jump: what a new term would be is laid down each time. */
static void count(outlining *o, uint32_t *place, uint64_t key, bool compound, fhi_outlined weight)
{
    o->terms[o->n] = (fhi_outlined){.key = key, .compound = compound, .number = weight.number};
    bool fresh = *place == 0;
    o->n += fresh;
    *place = fresh ? o->n : *place;
    fhi_outlined *term = &o->terms[*place - 1];
    term->whole += weight.whole;
    term->opening += weight.opening;
    term->named += weight.named;
}

static uint32_t *place_of(const outlining *o, uint64_t key)
{
    size_t at = (size_t)(key ^ key >> 29) & (o->room - 1);
    while (o->places[at] && o->terms[o->places[at] - 1].key != key) at = (at + 1) & (o->room - 1);
    return &o->places[at];
}

static void count_pair(outlining *o, uint64_t before, uint64_t stem, fhi_outlined weight)
{
    uint64_t key = fhi_hash_mix(before, stem) ^ PAIR;
    if (key == 0) key = 1;
    fhi_outlined half = {.whole = weight.whole * .5f, .opening = weight.opening * .5f};
    count(o, place_of(o, key), key, true, half);
}

/* "'s" or "n't": what a tokenizer cuts off a word and no writer would call one. */
static bool is_clitic(const fhi_text *text, const fhi_token *token)
{
    if (token->flags & FHI_TOKEN_LETTERS) return false; /* as nearly all */
    fh_span word = fhi_span_cut(text->article->text, token->at);
    size_t at = fhi_ascii_lower(word.ptr[0]) == 'n' && word.len > 1;
    return fhi_letters_at(word, at).kind == FHI_LETTER_APOSTROPHE;
}

/* A number in digits but no year, which most articles of it have. */
static bool is_telling(fh_span word)
{
    return word.len > 0 && fhi_ascii_digit(word.ptr[0]) &&
           !(word.len == 4 && (word.ptr[0] == '1' || word.ptr[0] == '2'));
}

/* A capital that is not the sentence's, and no month or weekday. */
static bool is_named(const fhi_token *token, fh_span word)
{
    bool capital = (token->flags & (FHI_TOKEN_CAPITAL | FHI_TOKEN_FIRST)) == FHI_TOKEN_CAPITAL;
    return capital && !fhi_lexicon_find(&calendar, word);
}

/* Words that say nothing of the matter in a language that the background table does not know: they would pass for rare ones. */
static bool is_foreign_joint(fh_span word)
{
    return word.len <= SHORT || fhi_language_joins(word);
}

/* Stems and pairs of the words in `text`, the first of which open the article. */
static void count_words(outlining *o, const fhi_text *text)
{
    uint64_t before = 0;
    uint32_t words = 0, sentence = FHI_NONE;
    bool foreign = fhi_extract_is_foreign(text->article);
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (token->sentence != sentence) before = 0;
        sentence = token->sentence;
        uint32_t index = o->with.text->of[i];
        if (index == FHI_NOT_STEMMED || is_clitic(text, token)) continue;
        fh_span word = fhi_span_cut(text->article->text, token->at);
        if (foreign && is_foreign_joint(word)) continue;
        uint64_t stem = o->with.text->stems[index];
        bool number = token->flags & FHI_TOKEN_NUMBER;
        fhi_outlined weight = {.whole = (float)(1.0 / (1.0 + (double)words / 400.0)),
                               .opening = words < OPENING_WORDS ? 1.0f : 0.0f,
                               .number = number && is_telling(word)};
        weight.named = weight.number || is_named(token, word) ? weight.whole : 0;
        words++;
        count(o, &o->term_of[index], stem, false, weight);
        bool common = o->with.text->common[index], pair = !common & (before != 0);
        if (pair) count_pair(o, before, stem, weight); /* what is common pairs with nothing */
        before = common ? 0 : stem;
    }
}

static bool in_word(fh_span text, size_t at)
{
    char c = text.ptr[at];
    if (fhi_ascii_alpha(c) || fhi_ascii_digit(c)) return true;
    if ((unsigned char)c >= 0x80) return (unsigned char)c != 0xE2; /* all but dashes and quotation marks */
    bool inside = at > 0 && at + 1 < text.len && fhi_ascii_digit(text.ptr[at - 1]) && fhi_ascii_digit(text.ptr[at + 1]);
    bool initial = c == '.' && at > 0 && fhi_ascii_upper(text.ptr[at - 1]);
    return initial || ((c == '.' || c == ',') && inside) || (c == '-' && at > 0 && fhi_ascii_alpha(text.ptr[at - 1]));
}

/* The title is not always part of the text, so its words are cut here: at whatever is neither letter nor digit. */
static bool count_title(outlining *o, fh_span title)
{
    uint64_t before = 0;
    for (size_t at = 0; at < title.len;) {
        size_t end = at;
        while (end < title.len && in_word(title, end)) end++;
        if (end == at) {
            at++;
            continue;
        }
        fh_span word = {title.ptr + at, end - at};
        at = end;
        uint64_t stem = fhi_stem_of(o->with.stems, fhi_letters_hash(word), word);
        if (!stem) return false;
        uint32_t index = fhi_stem_find(o->with.text, stem);
        fhi_outlined once = {.whole = 1.0f, .opening = 1.0f, .number = is_telling(word)};
        count(o, index == FHI_NOT_STEMMED ? place_of(o, stem) : &o->term_of[index], stem, false, once);
        bool common = fhi_stem_is_common(stem);
        if (!common && before) count_pair(o, before, stem, once);
        before = common ? 0 : stem;
    }
    return true;
}

static bool start(outlining *o, const fhi_reading *reading)
{
    o->term_of = fhi_arena_array(o->scratch, o->with.text->n, sizeof *o->term_of);
    size_t most = reading->text->tokens.n + reading->article->title.len;
    for (o->room = 16; o->room < 2 * most;) o->room *= 2;
    o->places = fhi_arena_array(o->scratch, o->room, sizeof *o->places);
    o->terms = fhi_arena_unset(o->scratch, 2 * most + 1, sizeof *o->terms);
    return o->term_of && o->places && o->terms;
}

/* The logarithm of a count and one. */
static float log_count(float count)
{
    return count > 0 ? logf(1 + count) : 0;
}

bool fhi_outline_make(fhi_arena *arena, fhi_arena *scratch, fhi_outliner outliner, const fhi_reading *reading,
                      fhi_outline *outline)
{
    outlining o = {.scratch = scratch, .with = outliner};
    if (!start(&o, reading) || !count_title(&o, reading->article->title)) return false;
    count_words(&o, reading->text);
    outline->headline = reading->text->tokens.n < HEADLINE_TOKENS;
    outline->n = o.n;
    outline->terms = fhi_arena_unset(arena, o.n, sizeof *outline->terms);
    if (!outline->terms) return false;
    for (uint32_t i = 0; i < o.n; i++) {
        const fhi_outlined *t = &o.terms[i];
        outline->terms[i] = (fhi_outlined){
            t->key, log_count(t->whole), log_count(t->opening), log_count(t->named), t->compound, t->number};
    }
    return true;
}
